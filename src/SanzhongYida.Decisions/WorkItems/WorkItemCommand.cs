using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>What people do with a work item beside completing it.</summary>
public abstract record WorkItemCommand : MatterCommand
{
    private WorkItemCommand(string matter, string workItem)
        : base(matter) => WorkItem = workItem;

    /// <summary>The work item.</summary>
    public string WorkItem { get; }

    /// <summary>领取.</summary>
    public sealed record Claim(string Matter, string WorkItem) : WorkItemCommand(Matter, WorkItem);

    /// <summary>放回: open to all its candidates again.</summary>
    public sealed record Release(string Matter, string WorkItem) : WorkItemCommand(Matter, WorkItem);

    /// <summary>委派: another does it for whoever has taken it.</summary>
    public sealed record DelegateTask(string Matter, string WorkItem, string To) : WorkItemCommand(Matter, WorkItem);

    /// <summary>改派: another has it from now on, with the reason.</summary>
    public sealed record Reassign(string Matter, string WorkItem, string To, string Reason) : WorkItemCommand(Matter, WorkItem);

    /// <summary>移交 of what waits for somebody who leaves, by the hand-over that was begun under that number.</summary>
    public sealed record TakeOver(string Matter, string WorkItem, string From, long HandOver) : WorkItemCommand(Matter, WorkItem);

    /// <summary>加签: one person more is asked.</summary>
    public sealed record AddSigner(string Matter, string WorkItem, string Person) : WorkItemCommand(Matter, WorkItem);

    /// <summary>会签: several persons are asked for their opinions.</summary>
    public sealed record Countersign(string Matter, string WorkItem, ImmutableArray<string> Persons) : WorkItemCommand(Matter, WorkItem);

    /// <summary>签署: the opinion one was asked for.</summary>
    public sealed record Sign(string Matter, string WorkItem, string Opinion) : WorkItemCommand(Matter, WorkItem);

    /// <summary>退回 to an earlier node, with the reason. Of the acts of it is the return of the matter.</summary>
    public sealed record SendBack(string Matter, string WorkItem, string To, string Reason) : WorkItemCommand(Matter, WorkItem);
}

/// <summary>What is done to the course of a matter by hand.</summary>
public abstract record CourseCommand : MatterCommand
{
    private CourseCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>撤回 of one's own completed task, by its node, with the reason.</summary>
    public sealed record TakeBack(string Matter, string Node, string Reason) : CourseCommand(Matter);

    /// <summary>挂起, with the reason.</summary>
    public sealed record Suspend(string Matter, string Reason) : CourseCommand(Matter);

    /// <summary>恢复, with the reason.</summary>
    public sealed record Resume(string Matter, string Reason) : CourseCommand(Matter);

    /// <summary>人工调整: tokens cancelled, started or moved, all or none of it, with the reason.</summary>
    public sealed record Modify(string Matter, ImmutableArray<TokenMove> Moves, string Reason) : CourseCommand(Matter);

    /// <summary>Tries again where an incident stands, with what was put right, and the reason.</summary>
    public sealed record Retry(string Matter, string Incident, ImmutableDictionary<string, Value> Variables, string Reason) : CourseCommand(Matter);

    /// <summary>Passes over the work an incident stands for, with its results, and the reason.</summary>
    public sealed record Skip(string Matter, string Incident, ImmutableDictionary<string, Value> Results, string Reason) : CourseCommand(Matter);
}
