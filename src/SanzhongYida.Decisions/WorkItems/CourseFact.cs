using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>What was done with work items and to the course of a matter. The machine's own facts stand in
/// <see cref="SubmissionFact.ProcessMoved"/>; here is why.</summary>
[JsonDerivedType(typeof(CourseFact.ReasonGiven), "reason-given")]
[JsonDerivedType(typeof(CourseFact.WorkHandedOver), "work-handed-over")]
public abstract partial record MatterFact;

/// <summary>Why somebody did what the machine records beside it.</summary>
public abstract record CourseFact : MatterFact
{
    private CourseFact()
    {
    }

    /// <summary>The reason of an act; <paramref name="Part"/> is the work item, node or incident it is about, null for the whole course.</summary>
    public sealed record ReasonGiven(CourseAct Act, string? Part, TextRef Reason) : CourseFact;

    /// <summary>移交: a work item went from somebody who leaves to another; <paramref name="HandOver"/> is its number with the one who leaves.</summary>
    public sealed record WorkHandedOver(string WorkItem, string From, string To, long HandOver, TextRef Reason) : CourseFact;
}

/// <summary>Acts that need a reason.</summary>
public enum CourseAct
{
    /// <summary>改派.</summary>
    Reassign,

    /// <summary>退回.</summary>
    SendBack,

    /// <summary>撤回 of a completed task.</summary>
    TakeBack,

    /// <summary>挂起.</summary>
    Suspend,

    /// <summary>恢复.</summary>
    Resume,

    /// <summary>人工调整.</summary>
    Modify,

    /// <summary>An incident tried again.</summary>
    Retry,

    /// <summary>The work of an incident passed over.</summary>
    Skip,
}

public sealed partial record Matter
{
    /// <summary>Nodes that wait again after 退回 or 撤回, each with how many pieces of evidence stood then: what was filed before completes them no more.</summary>
    public ImmutableDictionary<string, int> ReopenedNodes { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Does the process stand still?</summary>
    [JsonIgnore]
    public bool IsProcessSuspended => Instance?.IsSuspended ?? false;

    /// <summary>The task in the machine that a work item stands for, or null.</summary>
    public OpenTask? TaskOf(WorkItem item) => Instance?.FindTask(item.Id);

    /// <summary>On whose list it stands: whoever has it, else all candidates; and whoever is still asked to sign.</summary>
    public IEnumerable<string> HandlersOf(WorkItem item)
    {
        var task = TaskOf(item);
        var handlers = task?.Assignee is { } assignee ? [AccessKey.Person(assignee)] : item.Candidates;
        return handlers.Concat(AskedToSign(item).Select(AccessKey.Person)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Who was asked to sign and has not.</summary>
    public IEnumerable<string> AskedToSign(WorkItem item) =>
        (TaskOf(item)?.Signatures ?? []).Where(signature => signature.Opinion is null).Select(signature => signature.Person);

    private Matter Apply(CourseFact fact) => fact switch
    {
        CourseFact.ReasonGiven or CourseFact.WorkHandedOver => this,
        _ => throw new UnreachableException(),
    };

    private Matter Moved(ImmutableArray<ProcessFact> facts) => this with
    {
        Instance = facts.Aggregate(Instance, Instance.Apply),
        ReopenedNodes = facts.OfType<ProcessFact.Migrated>().Aggregate(ReopenedNodes, Renamed).SetItems(facts.Select(Again).OfType<string>().Select(node => KeyValuePair.Create(node, Evidence.Length))),
    };

    private static ImmutableDictionary<string, int> Renamed(ImmutableDictionary<string, int> nodes, ProcessFact.Migrated moved) =>
        nodes.ToImmutableDictionary(pair => moved.Nodes.FirstOrDefault(node => node.Old == pair.Key)?.New ?? pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static string? Again(ProcessFact fact) => fact switch
    {
        ProcessFact.SentBack f => f.Node,
        ProcessFact.TakenBack f => f.Node,
        _ => null,
    };
}
