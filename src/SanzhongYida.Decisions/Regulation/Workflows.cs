using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>Drafts and publication of workflow definitions.</summary>
internal static class Workflows
{
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
        if (p.Law.LibraryByHash(draft.Hash)?.Processes.GetValueOrDefault(c.Process) is not { } definition)
        {
            p.Refuse(Rule.State, "草稿内容不可读", "the draft cannot be read");
            return;
        }

        var kinds = definition.Kinds.Select(kind => Enum.TryParse<MatterKind>(kind, out var parsed) ? parsed : (MatterKind?)null).ToList();
        p.Require(kinds.TrueForAll(kind => kind is not null), Rule.Input, "szyd:kinds 含有未知的事项类别", "szyd:kinds names an unknown matter kind");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new WorkflowFact.VersionPublished(workflow.Versions.Length + 1, draft.Hash, definition.Name, [.. kinds.Select(kind => kind!.Value)]));
        }
    }
}
