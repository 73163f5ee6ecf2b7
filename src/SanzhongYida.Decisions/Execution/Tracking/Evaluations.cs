using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>(三)3: evaluation of the execution, and what its recommendation can and can't do.</summary>
internal static class Evaluations
{
    /// <summary>The word for an evaluation no longer needed.</summary>
    public const string Lapsed = "lapsed";

    /// <summary>What the process hears of the evaluation: the recommendation, or that it lapsed because completion was confirmed before it was due.</summary>
    public static string Advice(Matter matter) => matter.Evaluations.FirstOrDefault(evaluation => evaluation.Id == matter.PendingEvaluation)?.Recommendation switch
    {
        Recommendation.Continue => "continue",
        Recommendation.Suspend => "suspend",
        Recommendation.Amend => "amend",
        Recommendation.Other => "other",
        _ => Lapsed,
    };

    // R-4.3.3-c 「决策施行过程中,决策执行部门应当通过抽样调查、跟踪调查、评估和效益指标考核等方式对决策执行情况进行评估」
    // R-4.3.4-a: one planned for later than completion lapses.
    public static IEnumerable<Refusal> Missing(Matter matter, DateOnly today)
    {
        var lapses = matter.CompletionConfirmed is not null && !matter.OpenObligations(ObligationKind.Evaluation).Any(due => due.Due.On <= today);
        return matter.PendingEvaluation is not null || lapses
            ? []
            : [new Refusal("R-4.3.3-c", "尚未提交决策执行评估", "no evaluation was filed yet")];
    }

    public static void File(Proceeding p, ExecutionCommand.FileEvaluation c)
    {
        if (Executor.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.Require(Undertakings.AreTracked(p.Law.Regulation.On(p.Today), matter.Kind), "C-32", "本类事项不作执行评估", "this kind is not evaluated");
        p.Require(matter.PendingEvaluation is null, Rule.State, "上一次评估尚未经会议审议", "an evaluation waits for its meeting");
        p.RequireText(c.Evaluation, 60, Rule.Input, "评估编号", "the evaluation's id");
        p.Require(matter.Evaluations.All(known => known.Id != c.Evaluation), Rule.State, "评估编号已存在", "the evaluation exists already");
        p.Require(!c.Methods.IsDefaultOrEmpty && c.Methods.All(Enum.IsDefined), "R-4.3.3-c", "未写明评估方式", "no method is named");
        p.RequireText(c.Evidence, 10_000, "R-4.3.3-c", "评估依据和数据", "the evidence");
        p.RequireText(c.Organisation, 120, "R-4.3.3-c", "评估单位", "the evaluating organisation");
        p.Require(Enum.IsDefined(c.Recommendation), "R-4.3.3-d", "未提出执行建议", "no recommendation is made");
        p.RequireText(c.Advice, 2000, "R-4.3.3-d", "执行建议", "the recommendation in words");

        // W-713-36: not the one that did the main argument or assessment before.
        p.Require(!EarlierAssessors(matter).Contains(c.Organisation?.Trim(), StringComparer.Ordinal), "W-713-36", $"“{c.Organisation}”承担过决策前的论证评估,不得作决策后评估", $"“{c.Organisation}” did the argument or assessment before the decision");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.EvaluationFiled(
                c.Evaluation, c.Methods, c.Organisation!.Trim(), p.Keep(c.Evidence), c.Recommendation, p.Keep(c.Advice)));
            Course.Advance(p, c.Subjects[0]);
        }
    }

    private static IEnumerable<string> EarlierAssessors(Matter matter) =>
        matter.All<Evidence.StabilityAssessment>().Select(assessment => assessment.By)
            .Concat(matter.All<Evidence.ExpertArgument>().SelectMany(argument => argument.Experts).Select(expert => expert.Organisation))
            .Where(organisation => !Wording.IsBlank(organisation))
            .Select(organisation => organisation.Trim());
}
