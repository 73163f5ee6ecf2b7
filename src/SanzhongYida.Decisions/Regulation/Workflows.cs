using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>Drafts and publication of workflow definitions.</summary>
internal static class Workflows
{
    /// <summary>Most states looked at before a draft is published: about a second. Beyond, the check is undecided.</summary>
    public const int MostStates = 20_000;

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    public static void Handle(Proceeding p, WorkflowCommand command)
    {
        switch (command)
        {
            case WorkflowCommand.SaveDraft c:
                Save(p, c);
                break;
            case WorkflowCommand.PublishDraft c:
                Publish(p, c);
                break;
            case WorkflowCommand.DraftMigration c:
                MigrationPlans.Draft(p, c);
                break;
            case WorkflowCommand.EditMigration c:
                MigrationPlans.Edit(p, c);
                break;
            case WorkflowCommand.ApproveMigration c:
                MigrationPlans.Approve(p, c);
                break;
            case WorkflowCommand.BeginMigration c:
                MigrationPlans.Begin(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void Save(Proceeding p, WorkflowCommand.SaveDraft c)
    {
        Offices.RequireRole(p, Role.WorkflowEditor);
        var reading = DefinitionReader.Read(c.Xml);
        foreach (var problem in reading.Problems)
        {
            p.Refuse(Rule.Input, $"第{problem.Line}行 {problem.ElementId} {problem.Name}:{problem.Chinese}", $"line {problem.Line} {problem.ElementId} {problem.Name}: {problem.English}");
        }

        if (!p.IsRefused)
        {
            p.Require(reading.Definitions.Any(d => d.Id == c.Process), Rule.Input, $"文件中没有流程“{c.Process}”", $"the file holds no process “{c.Process}”");
        }

        p.Record(c.Subjects[0], new WorkflowFact.DraftSaved(c.Process, p.KeepContent(c.Xml)));
    }

    private static void Publish(Proceeding p, WorkflowCommand.PublishDraft c)
    {
        Offices.RequireRole(p, Role.WorkflowApprover);
        if (p.Find(c.Subjects[0]) is not Workflow { Draft: { } draft } workflow)
        {
            p.Refuse(Rule.State, "没有待发布的草稿", "there is no draft to publish");
            return;
        }

        // Publishing always needs a second person; the record's own first start publishes what was shipped.
        p.Require(draft.By != p.Actor || p.Actor == Instruction.System, "R-1-b", "起草人不得自行发布,须由另一人批准", "a second person must publish the draft");
        if (p.Law.LibraryByHash(draft.Hash) is not { } library || library.Find(c.Process) is not { } definition)
        {
            p.Refuse(Rule.State, "草稿内容不可读", "the draft cannot be read");
            return;
        }

        var kinds = definition.Kinds.Select(kind => Enum.TryParse<MatterKind>(kind, out var parsed) ? parsed : (MatterKind?)null).ToList();
        p.Require(kinds.TrueForAll(kind => kind is not null), Rule.Input, "szyd:kinds 含有未知的事项类别", "szyd:kinds names an unknown matter kind");
        if (!p.IsRefused && p.Actor != Instruction.System)
        {
            RequireChecked(p, c, draft, library);
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new WorkflowFact.VersionPublished(workflow.Versions.Length + 1, draft.Hash, definition.Name, [.. kinds.Select(kind => kind!.Value)]));
        }
    }

    // R-4-c 「“三重一大”事项原则上须通过召开会议的方式集体决策」: a definition that lets a matter go without a step the rules
    // prescribe, or that comes to a stand, is not published. Each gate is refused with the rule it comes from and its sentence.
    private static void RequireChecked(Proceeding p, WorkflowCommand.PublishDraft c, WorkflowDraft draft, Library library)
    {
        var report = Checker.Check(library, MostStates);
        foreach (var problem in report.Problems)
        {
            var sentence = problem.RuleId is { } id && Clauses.Sentence(id) is { } quoted ? $"「{quoted}」" : "";
            var way = problem.Path.IsEmpty ? "" : $" {string.Join(" → ", problem.Path)}";
            p.Refuse(problem.RuleId ?? Rule.Input, $"{problem.Element} {problem.Name}:{problem.Chinese}{sentence}{way}", $"{problem.Element} {problem.Name}: {problem.English}{way}");
        }

        if (report.IsUndecided && p.RequireText(c.Reason, LongestReason, Rule.Input, "接受未能判定的检查结果的理由", "the reason for taking an undecided check"))
        {
            p.Record(c.Subjects[0], new WorkflowFact.UndecidedAccepted(draft.Hash, p.Keep(c.Reason!)));
        }
    }
}
