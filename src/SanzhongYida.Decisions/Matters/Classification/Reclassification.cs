using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>R-3.4-d: which clauses an amount is in, alone and with others of its project; and what follows when the amount changes.</summary>
internal static class Reclassification
{
    /// <summary>Every clause matched by what was declared and asked for; where splits add up (C-24), by the sum of the parts too.</summary>
    public static ImmutableArray<string> Clauses(Proceeding p, ImmutableArray<Subject> subjects, string matter, IEnumerable<string> declared, Funds? funds)
    {
        var settings = p.Law.Regulation.On(p.Today);
        var clauses = Scope.Match(declared, funds, settings);
        if (funds?.Project is null || !settings.AddsUpSplits || ProjectOf(subjects) is not { } project)
        {
            return clauses;
        }

        var parts = Splitting.Parts((ProjectFunds?)p.Find(project), new RequestedFunds(matter, "", funds), settings);
        return parts.IsEmpty ? clauses : [.. clauses.Concat(Scope.Match([], Splitting.Together(parts), settings)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Enters what the command's matter now asks for under its project, where it has one.</summary>
    public static void Enter(Proceeding p, ImmutableArray<Subject> subjects)
    {
        if (ProjectOf(subjects) is { } project)
        {
            Splitting.Enter(p, (Matter)p.Find(subjects[0])!, project);
        }
    }

    // R-3.4-d: amount changes after classification re-run the clauses, and the steps now needed are open again.
    public static void Change(Proceeding p, SubmissionCommand.ChangeFunds c)
    {
        if (Matters.Registered(p, c.Matter) is not { } matter)
        {
            return;
        }

        Filing.RequireUnit(p, matter);
        p.RequireText(c.Reason, 2000, Rule.Input, "变更理由", "the reason");
        p.Require(matter.Decisions.IsEmpty, "R-4.3.2-a", "已作出决策,不得擅自变更金额", "a decision stands: its amount changes only by another");
        p.Require(matter.OpenAt is null, Rule.State, "会议正在审议,不得变更金额", "a meeting has it open");
        p.Require(matter.Funds is not null && c.Project == matter.Funds.Project && c.Year == matter.SubmittedOn.Year, Rule.Input, "原事项未申请资金,或项目编码、年度与原申请不符", "no money was asked for, or under another project or year");
        p.Require(Money.TryParse(c.Amount, out var amount), Rule.Input, "金额须为元、万元或亿元,且不细于分", "an amount in 元, 万元 or 亿元, not finer than 分");
        if (p.IsRefused)
        {
            return;
        }

        var funds = matter.Funds! with { InBudget = c.InBudget, Amount = amount, Typed = c.Amount };
        var clauses = Clauses(p, c.Subjects, c.Matter, matter.Clauses, funds);
        var flags = clauses.SequenceEqual(matter.Clauses, StringComparer.Ordinal) ? matter.Flags : Scope.With(matter.Flags, clauses, funds);
        p.Require(!clauses.IsEmpty || matter.IsOutOfScope, Rule.Input, "变更后不再属于“三重一大”事项,应予撤回", "no clause would match any longer: the matter is to be withdrawn");
        Submission.RequireForum(p, matter.Kind, matter.Forum, flags);
        var workflow = Course.WorkflowFor(p, matter.Kind);
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new SubmissionFact.FundsChanged(funds, clauses, flags, p.Keep(c.Reason)));
        Enter(p, c.Subjects);
        if (matter.Process.Length > 0)
        {
            // On its own definition: what is still good passes straight through.
            Course.Begin(p, c.Subjects[0]);
        }
        else if (!clauses.IsEmpty)
        {
            Course.Begin(p, c.Subjects[0], workflow!);
        }
    }

    private static Subject? ProjectOf(ImmutableArray<Subject> subjects) =>
        subjects.Where(subject => subject.Kind == SubjectKind.Project).Select(subject => (Subject?)subject).FirstOrDefault();
}
