using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>How a meeting concluded the matter's item. A decision exists only as such (R-4-c).</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The item's number on its agenda.</param>
/// <param name="Forum">The body that decided.</param>
/// <param name="Outcome">Carried, rejected, one of the deferrals, or noted.</param>
/// <param name="On">The day.</param>
/// <param name="WorkItem">The meeting node it completed.</param>
/// <param name="Evaluation">The evaluation it decided on, or null when it decided on the matter itself.</param>
/// <param name="Coordinator">The coordinating leader the presider named, or null.</param>
/// <param name="Content">The decided text.</param>
/// <param name="OpenQuestions">What was found unclear (R-4.2.3-e).</param>
/// <param name="ExecutingUnit">执行部门 the meeting named, or null.</param>
/// <param name="EnteredOn">补录: the day it was entered, when that is not the day it happened (T-1).</param>
public sealed record Conclusion(
    string Meeting,
    int Item,
    BodyKind Forum,
    Outcome Outcome,
    DateOnly On,
    string WorkItem,
    string? Evaluation,
    string? Coordinator,
    TextRef Content,
    ImmutableArray<string> OpenQuestions,
    string? ExecutingUnit = null,
    DateOnly? EnteredOn = null)
{
    /// <summary>Is it one of the deferrals? Then the matter goes back with its number and history.</summary>
    [JsonIgnore]
    public bool IsDeferred => Outcome is Outcome.DeferredNotCarried or Outcome.DeferredDivergent or Outcome.DeferredUnclear or Outcome.DeferredByHead;
}

/// <summary>四(二)作出决策, as the matter keeps it.</summary>
[JsonDerivedType(typeof(DecisionFact.ItemConcluded), "item-concluded")]
[JsonDerivedType(typeof(DecisionFact.ItemOpened), "item-opened")]
[JsonDerivedType(typeof(DecisionFact.ItemNotTaken), "item-not-taken")]
[JsonDerivedType(typeof(DecisionFact.MinutesFiled), "meeting-minutes-filed")]
[JsonDerivedType(typeof(DecisionFact.ReadersRecused), "readers-recused")]
[JsonDerivedType(typeof(DecisionFact.HeadRecused), "head-recused")]
[JsonDerivedType(typeof(DecisionFact.MatterDiscussed), "matter-discussed")]
public abstract partial record MatterFact;

/// <summary>What a meeting did to the matter.</summary>
public abstract record DecisionFact : MatterFact
{
    private DecisionFact()
    {
    }

    /// <summary>A meeting took up the matter's item.</summary>
    public sealed record ItemOpened(string Meeting, int Item) : DecisionFact;

    /// <summary>The item returned to the agenda for want of a quorum.</summary>
    public sealed record ItemNotTaken(string Meeting, int Item) : DecisionFact;

    /// <summary>The presider closed the matter's item.</summary>
    public sealed record ItemConcluded(Conclusion Conclusion) : DecisionFact;

    /// <summary>The minutes of a meeting that concluded the matter were filed (R-4.2.6-b).</summary>
    public sealed record MinutesFiled(string Meeting, DateOnly On) : DecisionFact;

    /// <summary>People recused from the matter's item read its materials no longer (R-4.2.5-b).</summary>
    public sealed record ReadersRecused(ImmutableArray<string> People) : DecisionFact;

    /// <summary>The district head is recused, and reads the restricted matter by office no longer either (R-4.2.5-b).</summary>
    public sealed record HeadRecused(string Person) : DecisionFact;

    /// <summary>A meeting before the deciding one discussed it (R-4-a).</summary>
    public sealed record MatterDiscussed(Discussion Discussion) : DecisionFact;
}

public sealed partial record Matter
{
    /// <summary>Every conclusion, oldest first. None is ever changed or removed (R-4.3.2-a).</summary>
    public ImmutableArray<Conclusion> Conclusions { get; init; } = [];

    /// <summary>Meetings whose minutes are filed.</summary>
    public ImmutableArray<string> MinutedMeetings { get; init; } = [];

    /// <summary>Prior discussing meetings, oldest first: opinions, not decisions (R-4-a).</summary>
    public ImmutableArray<Discussion> Discussions { get; init; } = [];

    /// <summary>People recused from it: of a restricted matter they see nothing.</summary>
    public ImmutableArray<string> Recused { get; init; } = [];

    /// <summary>Is a district head among the recused?</summary>
    public bool IsHeadRecused { get; init; }

    /// <summary>The decision that stands: the last carried, or null.</summary>
    [JsonIgnore]
    public Conclusion? StandingDecision => Conclusions.LastOrDefault(conclusion => conclusion.Outcome == Outcome.Carried);

    /// <summary>How often it was deferred; each deferral begins a new round of preparation.</summary>
    [JsonIgnore]
    public int Round => Conclusions.Count(conclusion => conclusion.IsDeferred && conclusion.Evaluation is null);

    /// <summary>The last deferral, or null.</summary>
    [JsonIgnore]
    public Conclusion? LastDeferral => Conclusions.LastOrDefault(conclusion => conclusion.IsDeferred && conclusion.Evaluation is null);

    private Matter Apply(DecisionFact fact) => fact switch
    {
        DecisionFact.ItemConcluded f => this with { Conclusions = Conclusions.Add(f.Conclusion), OpenAt = null, Urgency = f.Conclusion.IsDeferred ? null : Urgency },
        DecisionFact.ItemOpened f => this with { OpenAt = f.Meeting },
        DecisionFact.ItemNotTaken => this with { OpenAt = null },
        DecisionFact.MinutesFiled f => this with { MinutedMeetings = MinutedMeetings.Add(f.Meeting) },
        DecisionFact.MatterDiscussed f => this with { Discussions = Discussions.Add(f.Discussion) },
        DecisionFact.ReadersRecused f => this with { Recused = Recused.AddRange(f.People) },
        DecisionFact.HeadRecused => this with { IsHeadRecused = true },
        _ => throw new UnreachableException(),
    };
}

/// <summary>The joint between a meeting and a matter's process.</summary>
internal static class Conclusions
{
    /// <summary>Records how the meeting concluded the item, completes the meeting node and lets the process go on: one step, one commit.</summary>
    public static void Conclude(Proceeding p, string matterId, Conclusion conclusion)
    {
        var subject = Subject.Matter(matterId);
        p.Record(subject, new DecisionFact.ItemConcluded(conclusion));
        var matter = (Matter)p.Find(subject)!;
        if (matter.WorkItems.FirstOrDefault(item => item.Id == conclusion.WorkItem) is not { } item)
        {
            p.Refuse(Rule.State, "事项不在上会环节", "the matter does not stand before a meeting");
            return;
        }

        Executions.OnConcluded(p, subject, conclusion);
        Course.Complete(p, subject, item, note: null, ImmutableDictionary<string, Value>.Empty.Add("outcome", Value.Of(Word(conclusion))));
    }

    private static string Word(Conclusion conclusion) => conclusion.Outcome switch
    {
        Outcome.Carried => "carried",
        Outcome.Rejected => "rejected",
        Outcome.Noted => "noted",
        _ => "deferred",
    };
}
