using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>What somebody is told about work that people hand to one another.</summary>
public enum News
{
    /// <summary>委派.</summary>
    Delegated,

    /// <summary>改派.</summary>
    Reassigned,

    /// <summary>加签, 会签: an opinion is asked for.</summary>
    SignatureAsked,

    /// <summary>签署: an opinion was given.</summary>
    SignatureGiven,

    /// <summary>退回.</summary>
    SentBack,

    /// <summary>撤回.</summary>
    TakenBack,

    /// <summary>挂起.</summary>
    Suspended,

    /// <summary>恢复.</summary>
    Resumed,

    /// <summary>人工调整.</summary>
    Modified,

    /// <summary>异常.</summary>
    IncidentRaised,
}

public static partial class Notices
{
    // Of a restricted matter whoever is told learns the number and nothing else.
    private static IEnumerable<Notice> OfCourse(Matter matter, string? id, ImmutableArray<ProcessFact> facts)
    {
        return facts.Select(fact => fact switch
        {
            ProcessFact.Delegated f => Handed(News.Delegated, f.Activity, [AccessKey.Person(f.To)]),
            ProcessFact.Reassigned f => Handed(News.Reassigned, f.Activity, [AccessKey.Person(f.To)]),
            ProcessFact.SignerAdded f => Handed(News.SignatureAsked, f.Activity, [AccessKey.Person(f.Person)]),
            ProcessFact.SignatureGiven f => Handed(News.SignatureGiven, f.Activity, Handlers(Open(f.Activity))),
            ProcessFact.SentBack f => Handed(News.SentBack, At(f.Node)?.Id, Handlers(At(f.Node))),
            ProcessFact.TakenBack f => Handed(News.TakenBack, At(f.Node)?.Id, [AccessKey.Unit(matter.Unit)]),
            ProcessFact.Suspended => Handed(News.Suspended, null, Readers(matter)),
            ProcessFact.Resumed => Handed(News.Resumed, null, Readers(matter)),
            ProcessFact.Modified => Handed(News.Modified, null, Readers(matter)),
            ProcessFact.IncidentRaised => Handed(News.IncidentRaised, null, [AccessKey.Role(Role.WorkflowEditor), AccessKey.Role(Role.WorkflowApprover)]),
            _ => null,
        }).OfType<Notice>();

        Notice.WorkHanded Handed(News news, string? item, ImmutableArray<string> audience) =>
            new(audience, id, matter.Number, id is null ? null : item, id is null ? null : news);

        WorkItem? Open(string activity) => matter.WorkItems.FirstOrDefault(item => item.Id == activity);

        WorkItem? At(string node) => matter.WorkItems.FirstOrDefault(item => item.Node == node);

        ImmutableArray<string> Handlers(WorkItem? item) => item is null ? [] : [.. matter.HandlersOf(item)];
    }
}
