using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>A step a matter needs before a meeting, with the clause that requires it.</summary>
/// <param name="Step">The step's name in the vocabulary of definitions.</param>
/// <param name="RuleId">The clause.</param>
/// <param name="Chinese">Its name.</param>
public sealed record RequiredStep(string Step, string RuleId, string Chinese);

/// <summary>May a matter be decided by a meeting? This is the guarantee, wherever its tokens stand: every gate of 四(一), all reasons at once.</summary>
public static class AgendaGate
{
    /// <summary>The steps the matter's marks require, in the order of the regulation; also the one due before issue.</summary>
    public static IEnumerable<RequiredStep> RequiredSteps(Matter matter)
    {
        yield return new("research", "R-4.1.1-a", "调研");
        if (Funding.NeedsSource(matter))
        {
            yield return new("research", "W-BUD-69", "财政来源");
        }

        if (Describing.NeedsEnvironmentalReference(matter))
        {
            yield return new("research", "R-3.3-a", "环评文号");
        }

        if (!matter.Particulars.AffectedGroups.IsEmpty)
        {
            yield return new("research", "W-713-14", "听取特定群体意见");
        }

        if (matter.IsMultiDepartment)
        {
            yield return new("department-positions", "R-4.1.3-b", "部门意见");
        }

        if (matter.Flags.PublicInterest)
        {
            yield return new("public-notice", "R-4.1.1-e", "公示");
            yield return new("hearing", "R-4.1.1-e", "听证");
        }

        else if (matter.Latest<Evidence.NoticeOpened>() is not null)
        {
            yield return new("public-comment", "R-4.1.1-f", "公开征求意见");
        }

        if (matter.Flags.Technical)
        {
            yield return new("expert-argument", "R-4.1.1-c", "专家论证");
        }

        if (matter.Flags.StabilityRisk)
        {
            yield return new("stability-risk-assessment", "R-4.1.1-g", "稳评");
        }

        if (matter.Flags.DemocraticConsultation)
        {
            yield return new("democratic-consultation", "R-4.1.1-d", "民主协商");
        }

        if (matter.Flags.MajorAdministrativeDecision)
        {
            yield return new("legality-review", "R-4.1.1-b", "合法性审查");
            yield return new("report-party-committee", "W-713-31", "党委请示报告");
        }

        if (matter.Particulars.ConcernsMarket)
        {
            yield return new("legality-review", "W-713-29", "公平竞争审查");
        }

        if (matter.Flags.Congress || matter.Flags.BudgetAdjustment)
        {
            yield return new("congress-approval", matter.Flags.BudgetAdjustment ? "W-BUD-69" : "W-713-8", "人大批准");
        }
    }

    /// <summary>What whoever reads the matter, and whoever decides on it, is told beside its papers.</summary>
    public static IEnumerable<string> Notes(Matter matter)
    {
        if (Describing.Advice(matter) is { } advice)
        {
            yield return advice;
        }

        // W-713-25: the legal risk is shown on the item.
        if (Pack.HasLegalRisk(matter))
        {
            yield return "改革探索:国家尚无规定,已附法律风险说明";
        }
    }

    /// <summary>Everything that stands against deciding the matter in that forum today; nothing when nothing does.</summary>
    internal static ImmutableArray<Refusal> MayBeDecided(Law law, Matter matter, BodyKind forum, DateOnly today)
    {
        ImmutableArray<Refusal> reasons = [.. AgainstForum(matter, forum), .. matter.StandingDecision is null ? Unprepared(law, matter, today) : UnpreparedAmendment(matter)];

        // What is not prepared does not stand before a meeting either: then the clause is the reason.
        return !reasons.IsEmpty ? reasons
            : matter.Reopened is null && matter.WorkItems.All(item => item.Step != "meeting") ? [new Refusal(Rule.State, "事项尚未到上会环节", "the matter does not stand before a meeting")]
            : matter.IsProcessSuspended ? [new Refusal(Rule.State, "流程已经挂起", "the process is suspended")]
            : [];
    }

    private static IEnumerable<Refusal> AgainstForum(Matter matter, BodyKind forum)
    {
        if (forum == matter.Forum)
        {
            yield break;
        }

        // R-3.2-a; C-25 with R-4-a: 专题会议 decides no 重大行政决策; R-4-a: each matter is assigned one forum.
        yield return (matter, forum) switch
        {
            ({ Kind: MatterKind.KeyAppointment }, _) => new Refusal("R-3.2-a", "干部任免事项只能列入党组会议", "appointments go before the Party group only"),
            ({ Flags.MajorAdministrativeDecision: true }, BodyKind.SpecialTopic) => new Refusal("C-25", "专题会议不得决定重大行政决策", "a special-topic meeting decides no major administrative decision"),
            _ => new Refusal("R-4-a", "该会议不是本事项的决策形式", "this body is not the matter's forum"),
        };
    }

    private static IEnumerable<Refusal> Unprepared(Law law, Matter matter, DateOnly today) =>
        RequiredSteps(matter)
            .Where(step => step.Step is not ("report-party-committee" or "congress-approval"))
            .SelectMany(step => Requirement(law, matter, step.Step, today))
            .Concat(Positions.Divided(matter, law.Regulation.On(today)))
            .Concat(Acts.Missing(matter, ActKind.PreliminaryReview))
            .Concat(Acts.Missing(matter, ActKind.Endorsement))
            .Concat(Acts.Missing(matter, ActKind.Determination));

    // R-4.3.3-d: 修改 goes through the preparation the change needs; R-4.1.1-b: what was reviewed before is spent for it.
    private static IEnumerable<Refusal> UnpreparedAmendment(Matter matter) =>
        matter.IsAmendmentPending && matter.Flags.MajorAdministrativeDecision ? Procedures.LegalityReview(matter) : [];

    private static IEnumerable<Refusal> Requirement(Law law, Matter matter, string step, DateOnly today) =>
        Preparations.Requirements.First(pair => pair.Key == step).Value(law, matter, Anybody(step), today);

    private static WorkItem Anybody(string step) => new("", "", "", step, [], null, default, null);
}
