using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>A token that came to an end event by a flow.</summary>
internal sealed record Arrival(string Scope, string Flow);

/// <summary>What one command did: which flows it took, what it cancelled, what it passed.</summary>
internal sealed class Footprint
{
    /// <summary>A token went over a flow in a scope.</summary>
    public readonly record struct Step(string Scope, Passage Over)
    {
        public bool IsSameAs(Step other) => ReferenceEquals(Over, other.Over) && string.Equals(Scope, other.Scope, StringComparison.Ordinal);
    }

    private readonly Surroundings surroundings;

    public Footprint(ImmutableArray<ProcessFact> facts, Surroundings surroundings)
    {
        this.surroundings = surroundings;
        foreach (var fact in facts)
        {
            Note(fact);
        }
    }

    /// <summary>The flows taken, each with its scope, in order.</summary>
    public List<Step> Taken { get; } = [];

    /// <summary>The joins that let a token pass.</summary>
    public ImmutableArray<string> Joined { get; private set; } = [];

    /// <summary>The events that caught an error or an escalation.</summary>
    public ImmutableArray<string> Caught { get; private set; } = [];

    /// <summary>The activities cancelled.</summary>
    public ImmutableArray<string> Cancelled { get; private set; } = [];

    /// <summary>Whether a token went over this flow in this scope.</summary>
    public bool Took(Step step)
    {
        foreach (var taken in Taken)
        {
            if (taken.IsSameAs(step))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it did anything whose bearing on other branches isn't known here.</summary>
    public bool IsStrange { get; private set; }

    private void Note(ProcessFact fact)
    {
        switch (fact)
        {
            case ProcessFact.Taken it:
                foreach (var flow in it.Flows)
                {
                    Taken.Add(new(it.Scope ?? Instance.Root, surroundings.Passage(flow)));
                }

                break;
            case ProcessFact.Arrived it:
                Taken.Add(new(it.Scope ?? Instance.Root, surroundings.Passage(it.Flow)));
                break;
            case ProcessFact.Joined it:
                Joined = Joined.Add(it.Node);
                break;
            case ProcessFact.ErrorCaught it:
                Caught = Caught.Add(it.Node);
                break;
            case ProcessFact.EscalationCaught it:
                Caught = Caught.Add(it.Node);
                IsStrange = true;
                break;
            case ProcessFact.Cancelled it:
                Cancelled = Cancelled.AddRange(it.Ids);
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
