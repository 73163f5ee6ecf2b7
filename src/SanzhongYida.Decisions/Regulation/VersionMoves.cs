using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>A matter was moved to another version of its workflow.</summary>
/// <param name="Migration">By which plan.</param>
/// <param name="From">Content hash of the version it had run on.</param>
/// <param name="At">When.</param>
public sealed record VersionMove(int Migration, string From, DateTimeOffset At);

/// <summary>What a plan does with one matter.</summary>
public enum MigrationVerdict
{
    /// <summary>It moves, or would.</summary>
    Moves,

    /// <summary>It stays on its version, for the reasons given.</summary>
    Stays,

    /// <summary>It was moved by this plan.</summary>
    Moved,
}

/// <summary>One matter in the report of a plan, before it is applied and after. Administrators of workflows read no matter, so it says
/// no more than the number; of a restricted one not even where it stands.</summary>
public sealed record MigrationLine(string Matter, string Number, MigrationVerdict Verdict, ImmutableArray<Refusal> Reasons);

/// <summary>One plan set against matters: the dry run and the application ask the same.</summary>
public sealed class VersionMoves
{
    private readonly Migration _migration;

    private VersionMoves(PlannedMigration planned, string from, string to, Migration migration) =>
        (Planned, From, To, _migration) = (planned, from, to, migration);

    /// <summary>The plan.</summary>
    public PlannedMigration Planned { get; }

    /// <summary>Content hash of the version matters move from.</summary>
    public string From { get; }

    /// <summary>Content hash of the version they move to.</summary>
    public string To { get; }

    /// <summary>The plan with this number, for readers who draft or approve workflows; null when there is none for the reader.</summary>
    public static VersionMoves? For(Law law, Reader reader, string process, int number) =>
        reader.Holds([AccessKey.Role(Role.WorkflowEditor), AccessKey.Role(Role.WorkflowApprover)]) ? Of(law, process, number) : null;

    /// <summary>What the plan does with a matter; null where it is not for it, because it runs on another version or has ended.</summary>
    public MigrationLine? Line(Matter matter)
    {
        if (IsMoved(matter))
        {
            return new(matter.Id, matter.Number, MigrationVerdict.Moved, []);
        }

        if (matter.DefinitionHash != From || matter.Instance is not { HasEnded: false })
        {
            return null;
        }

        var reasons = Reasons(matter);
        return reasons.IsEmpty ? new(matter.Id, matter.Number, MigrationVerdict.Moves, [])
            : new(matter.Id, matter.Number, MigrationVerdict.Stays, matter.IsRestricted ? [new(Rule.State, "受限事项,原因不予显示", "a restricted matter: the reasons are not shown")] : reasons);
    }

    internal static void Move(Proceeding p, SubmissionCommand.MoveToVersion c)
    {
        if (!Offices.RequireRole(p, Role.WorkflowApprover))
        {
            return;
        }

        if (p.Find(c.Subjects[0]) is not Matter matter || matter.Process != c.Process || Of(p.Law, c.Process, c.Migration) is not { } moves)
        {
            p.Refuse(Rule.NotFound, "没有这个事项或迁移方案", "there is no such matter or migration plan");
            return;
        }

        p.Require(moves.Planned.ApprovedBy is not null, Rule.State, "迁移方案尚未批准", "the migration plan is not approved");
        p.Refuse(moves.Reasons(matter));
        if (!p.IsRefused)
        {
            moves.Move(p, c.Subjects[0], matter, p.Law.LibraryByHash(moves.To)!);
        }
    }

    // What waits keeps its id, its day and its due date; its name, its step and who may do it are those of the new version.
    private void Move(Proceeding p, Subject subject, Matter before, Library library)
    {
        switch (_migration.Move(before.Instance!, p.At, (period, from) => Periods.Moment(p.Law.Regulation.Calendar, period, from)))
        {
            case ProcessStep.Refused refused:
                p.Refuse(Rule.State, refused.Chinese, refused.English);
                break;
            case ProcessStep.Accepted accepted:
                p.Record(subject, new SubmissionFact.ProcessMigrated(Planned.Number, To, accepted.Facts));
                Course.Reconcile(p, subject, library, before, note: null);
                Rename(p, subject, library);
                Course.Advance(p, subject);
                break;
        }
    }

    private static void Rename(Proceeding p, Subject subject, Library library)
    {
        var matter = (Matter)p.Find(subject)!;
        foreach (var item in matter.WorkItems)
        {
            var changed = Course.Open(p, library, matter, matter.Instance!.FindTask(item.Id)!) with { OpenedOn = item.OpenedOn, Due = item.Due };
            if (!(changed with { Candidates = item.Candidates }).Equals(item) || !changed.Candidates.SequenceEqual(item.Candidates, StringComparer.Ordinal))
            {
                p.Record(subject, new SubmissionFact.WorkItemChanged(changed));
            }
        }
    }

    private static VersionMoves? Of(Law law, string process, int number)
    {
        if (law.Workflows.GetValueOrDefault(process) is not { } workflow || workflow.Migrations.FirstOrDefault(it => it.Number == number) is not { } planned)
        {
            return null;
        }

        var (from, to) = (workflow.Find(planned.From)!.Hash, workflow.Find(planned.To)!.Hash);
        return law.LibraryByHash(from) is { } before && law.LibraryByHash(to) is { } after ? new(planned, from, to, new(before, after, planned.Plan)) : null;
    }

    // A plan moves a matter once, also when a later plan has moved it back.
    private bool IsMoved(Matter matter) => matter.Moves.Any(move => move.Migration == Planned.Number && move.From == From);

    private ImmutableArray<Refusal> Reasons(Matter matter) =>
        IsMoved(matter) ? [new(Rule.State, "该事项已按本方案迁移", "the matter was moved by this plan")]
        : matter.DefinitionHash != From || matter.Instance is not { } instance ? [new(Rule.State, "该事项不在本方案的旧版本上运行", "the matter does not run on the old version of this plan")]
        : [.. _migration.Jumped(instance).Select(Jumped), .. _migration.Obstacles(instance).Select(it => new Refusal(Rule.State, it.Chinese, it.English))];

    // No version may be used to go past a prescribed step: it is refused with the rule the step comes from. Where a step was
    // never before the token, as when the new version has added it, its evidence is asked for by the gates of the meeting all the same.
    private static Refusal Jumped(Jump jump)
    {
        var sentence = jump.RuleId is { } id && Clauses.Sentence(id) is { } quoted ? $"「{quoted}」" : "";
        return new(jump.RuleId ?? Rule.State, $"移到新版本会越过环节“{jump.Step}”{sentence}", $"in the new version the step {jump.Step} would be passed over");
    }
}
