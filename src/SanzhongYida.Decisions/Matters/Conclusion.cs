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
/// <param name="Reopens">复议: the number of the decision that was taken up again, or null (W-CAD).</param>
/// <param name="Option">Which of several options was adopted, or null (W-713-12).</param>
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
    DateOnly? EnteredOn = null,
    int? Reopens = null,
    string? Option = null)
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
[JsonDerivedType(typeof(DecisionFact.HeadRepresented), "head-represented")]
[JsonDerivedType(typeof(DecisionFact.ReopeningProposed), "reopening-proposed")]
[JsonDerivedType(typeof(DecisionFact.ReopeningConsented), "reopening-consented")]
[JsonDerivedType(typeof(DecisionFact.DecisionReopened), "decision-reopened")]
[JsonDerivedType(typeof(DecisionFact.DisposedFirst), "disposed-first")]
[JsonDerivedType(typeof(DecisionFact.OptionsFiled), "options-filed")]
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

    /// <summary>Who presided in the recused head's place, by the head's delegation, acts for the head on this matter (R-4-f).</summary>
    public sealed record HeadRepresented(string Person) : DecisionFact;

    /// <summary>A member asked for the decision to be taken up again (W-CAD).</summary>
    public sealed record ReopeningProposed(int Decision, TextRef Reason) : DecisionFact;

    /// <summary>A member consents to it.</summary>
    public sealed record ReopeningConsented(string Member) : DecisionFact;

    /// <summary>More than half of the members consent: it is taken up again.</summary>
    public sealed record DecisionReopened(int Consents, int Members) : DecisionFact;

    /// <summary>The head acted ahead of the meeting (C-26).</summary>
    public sealed record DisposedFirst(TextRef Measures) : DecisionFact;

    /// <summary>Options were put forward; like a change in substance they ask for another legality review.</summary>
    public sealed record OptionsFiled(Comparison Comparison) : DecisionFact;

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

    /// <summary>Who acts for the recused head, or null.</summary>
    public string? HeadRepresentative { get; init; }

    /// <summary>The decision that stands: the last carried, or null.</summary>
    [JsonIgnore]
    public Conclusion? StandingDecision => Conclusions.LastOrDefault(conclusion => conclusion.Outcome == Outcome.Carried);

    /// <summary>How often it was deferred; each deferral begins a new round of preparation.</summary>
    [JsonIgnore]
    public int Round => Conclusions.Count(IsRound);

    /// <summary>The last deferral, or null.</summary>
    [JsonIgnore]
    public Conclusion? LastDeferral => Conclusions.LastOrDefault(IsRound);

    private static bool IsRound(Conclusion conclusion) => conclusion is { IsDeferred: true, Evaluation: null, Reopens: null };

    private Matter Apply(DecisionFact fact, Stamp stamp) => fact switch
    {
        DecisionFact.ItemConcluded f => Concluded(f.Conclusion),
        DecisionFact.ItemOpened f => this with { OpenAt = f.Meeting },
        DecisionFact.ItemNotTaken => this with { OpenAt = null },
        DecisionFact.MinutesFiled f => this with { MinutedMeetings = MinutedMeetings.Add(f.Meeting) },
        DecisionFact.MatterDiscussed f => this with { Discussions = Discussions.Add(f.Discussion) },
        DecisionFact.ReadersRecused f => this with { Recused = Recused.AddRange(f.People) },
        DecisionFact.HeadRecused => this with { IsHeadRecused = true },
        DecisionFact.HeadRepresented f => this with { HeadRepresentative = f.Person },
        DecisionFact.ReopeningProposed f => this with { Reopening = new Reopening(f.Decision, stamp.By, stamp.On, f.Reason, [stamp.By]) },
        DecisionFact.ReopeningConsented f => this with { Reopening = Reopening! with { Consents = Reopening.Consents.Add(f.Member) } },
        DecisionFact.DecisionReopened => TakenUpAgain(stamp),
        DecisionFact.OptionsFiled f => this with { Comparison = f.Comparison, LegalityFrom = Evidence.Length },
        DecisionFact.DisposedFirst f => this with { Disposal = new Entered(stamp.On, stamp.By, f.Measures) },
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
        if (conclusion.Reopens is not null)
        {
            Reopenings.OnConcluded(p, subject, conclusion);
            return;
        }

        var matter = (Matter)p.Find(subject)!;
        if (matter.WorkItems.FirstOrDefault(item => item.Id == conclusion.WorkItem) is not { } item)
        {
            p.Refuse(Rule.State, "事项不在上会环节", "the matter does not stand before a meeting");
            return;
        }

        Executions.OnConcluded(p, subject, conclusion);
        Course.Complete(p, subject, item, ImmutableDictionary<string, Value>.Empty.Add("outcome", Value.Of(Word(conclusion))));
    }

    private static string Word(Conclusion conclusion) => conclusion.Outcome switch
    {
        Outcome.Carried => "carried",
        Outcome.Rejected => "rejected",
        Outcome.Noted => "noted",
        _ => "deferred",
    };
}
