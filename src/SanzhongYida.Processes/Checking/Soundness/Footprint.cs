using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>A token that came to an end event by a flow.</summary>
internal sealed record Arrival(string Scope, string Flow);

/// <summary>What one command did: which flows it took, what it cancelled, what it passed.</summary>
internal sealed class Footprint
{
    public Footprint(ImmutableArray<ProcessFact> facts)
    {
        foreach (var fact in facts)
        {
            Note(fact);
        }
    }

    /// <summary>The flows taken, each with its scope, in order.</summary>
    public List<(string Scope, string Flow)> Taken { get; } = [];

    /// <summary>The joins that let a token pass.</summary>
    public List<string> Joined { get; } = [];

    /// <summary>The events that caught an error or an escalation.</summary>
    public List<string> Caught { get; } = [];

    /// <summary>The activities cancelled.</summary>
    public HashSet<string> Cancelled { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it did anything whose bearing on other branches isn't known here.</summary>
    public bool IsStrange { get; private set; }

    private void Note(ProcessFact fact)
    {
        switch (fact)
        {
            case ProcessFact.Taken it:
                foreach (var flow in it.Flows)
                {
                    Taken.Add((it.Scope ?? Instance.Root, flow));
                }

                break;
            case ProcessFact.Arrived it:
                Taken.Add((it.Scope ?? Instance.Root, it.Flow));
                break;
            case ProcessFact.Joined it:
                Joined.Add(it.Node);
                break;
            case ProcessFact.ErrorCaught it:
                Caught.Add(it.Node);
                break;
            case ProcessFact.EscalationCaught it:
                Caught.Add(it.Node);
                IsStrange = true;
                break;
            case ProcessFact.Cancelled it:
                Cancelled.UnionWith(it.Ids);
                break;
            case ProcessFact.Began or ProcessFact.Entered or ProcessFact.ScopeOpened or ProcessFact.TaskOpened or ProcessFact.JobAsked
                or ProcessFact.MessageAwaited or ProcessFact.MessageReceived or ProcessFact.MessageSent or ProcessFact.Due or ProcessFact.TimerFired
                or ProcessFact.Left or ProcessFact.VariablesSet or ProcessFact.IncidentRaised or ProcessFact.Reached
                or ProcessFact.SequenceBegan or ProcessFact.MessageKeyed:
                break;
            default:
                IsStrange = true;
                break;
        }
    }
}
