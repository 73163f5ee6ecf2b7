using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>迁移方案: how matters that run on one published version of a workflow move to another.</summary>
/// <param name="Number">1, 2, … within its workflow.</param>
/// <param name="From">The version they run on.</param>
/// <param name="To">The version they move to.</param>
/// <param name="Edits">What the administrator changed of what was proposed; a new name that is empty: no counterpart.</param>
/// <param name="Plan">The whole of it, as it is applied.</param>
/// <param name="By">Who drafted or last edited it.</param>
/// <param name="On">The day of that.</param>
public sealed record PlannedMigration(int Number, int From, int To, ImmutableArray<Renaming> Edits, MigrationPlan Plan, string By, DateOnly On)
{
    /// <summary>Who approved it, never the same person; null before.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The day it was approved.</summary>
    public DateOnly? ApprovedOn { get; init; }
}

/// <summary>Drafting, editing and approving migration plans.</summary>
internal static class MigrationPlans
{
    /// <summary>Most edits of one plan.</summary>
    public const int MostEdits = 500;

    public static void Draft(Proceeding p, WorkflowCommand.DraftMigration c)
    {
        Offices.RequireRole(p, Role.WorkflowEditor);
        if (!p.IsRefused && Find(p, c.Process) is { } workflow)
        {
            Record(p, c.Subjects[0], workflow, workflow.Migrations.Length + 1, c.From, c.To, c.Edits);
        }
    }

    public static void Edit(Proceeding p, WorkflowCommand.EditMigration c)
    {
        Offices.RequireRole(p, Role.WorkflowEditor);
        if (!p.IsRefused && Find(p, c.Process, c.Number) is var (workflow, planned)
            && p.Require(planned.ApprovedBy is null, Rule.State, "迁移方案已经批准,不能再改", "the migration plan is approved and can't be changed"))
        {
            Record(p, c.Subjects[0], workflow, planned.Number, planned.From, planned.To, c.Edits);
        }
    }

    // R-1-b: like a version, a plan is applied only after a second person has approved it.
    public static void Approve(Proceeding p, WorkflowCommand.ApproveMigration c)
    {
        Offices.RequireRole(p, Role.WorkflowApprover);
        if (!p.IsRefused && Find(p, c.Process, c.Number) is var (_, planned))
        {
            p.Require(planned.ApprovedBy is null, Rule.State, "迁移方案已经批准", "the migration plan is approved already");
            p.Require(planned.By != p.Actor, "R-1-b", "起草人不得自行批准迁移方案,须由另一人批准", "a second person must approve the migration plan");
            p.Record(c.Subjects[0], new WorkflowFact.MigrationApproved(planned.Number));
        }
    }

    public static void Begin(Proceeding p, WorkflowCommand.BeginMigration c)
    {
        Offices.RequireRole(p, Role.WorkflowApprover);
        if (!p.IsRefused && Find(p, c.Process, c.Number) is var (_, planned))
        {
            p.Require(planned.ApprovedBy is not null, Rule.State, "迁移方案尚未批准", "the migration plan is not approved");
            p.Record(c.Subjects[0], new WorkflowFact.MigrationBegun(planned.Number));
        }
    }

    private static void Record(Proceeding p, Subject subject, Workflow workflow, int number, int from, int to, ImmutableArray<Renaming> edits)
    {
        var (old, next) = (workflow.Find(from), workflow.Find(to));
        p.Require(old is not null && next is not null && old.Hash != next.Hash, Rule.Input, "须指明已发布的两个不同版本", "two different published versions must be named");
        p.Require(!edits.IsDefault && edits.Length <= MostEdits, Rule.Input, $"改动缺失或超过{MostEdits}项", $"the edits are missing or more than {MostEdits}");
        if (p.IsRefused || p.Law.LibraryByHash(old!.Hash) is not { } before || p.Law.LibraryByHash(next!.Hash) is not { } after)
        {
            return;
        }

        var plan = MigrationPlan.Propose(before, after, edits);
        var known = plan.Processes.Concat(plan.Nodes).Concat(plan.Flows).ToHashSet();
        foreach (var edit in edits.Where(edit => edit.New.Length > 0 && !known.Contains(edit)))
        {
            p.Refuse(Rule.Input, $"旧版本中没有“{edit.Old}”,或其改动重复", $"the old version has no “{edit.Old}”, or it is edited twice");
        }

        foreach (var problem in plan.Problems(before, after))
        {
            p.Refuse(Rule.Input, problem.Chinese, problem.English);
        }

        p.Record(subject, new WorkflowFact.MigrationDrafted(number, from, to, edits, plan));
    }

    private static Workflow? Find(Proceeding p, string process)
    {
        var workflow = p.Find(new(SubjectKind.Definition, process)) as Workflow;
        p.Require(workflow is not null, Rule.NotFound, "没有这个流程", "there is no such workflow");
        return workflow;
    }

    private static (Workflow Workflow, PlannedMigration Planned)? Find(Proceeding p, string process, int number)
    {
        if (Find(p, process) is not { } workflow)
        {
            return null;
        }

        var planned = workflow.Migrations.FirstOrDefault(it => it.Number == number);
        p.Require(planned is not null, Rule.NotFound, "没有这个迁移方案", "there is no such migration plan");
        return planned is null ? null : (workflow, planned);
    }
}
