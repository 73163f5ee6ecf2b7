using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Where one command leads: the instance with what was chosen on the way, and what the command did. There is no instance
/// where the machine refused: the command leads round and round without an end.
/// </summary>
internal sealed record Successor(Instance? Instance, ImmutableArray<Arrival> Ended, Footprint? Footprint, Move Move, ImmutableSortedDictionary<string, Value> Flags)
{
    /// <summary>Variables anybody may have set, as they were read.</summary>
    public ImmutableSortedDictionary<string, Value> Read { get; init; } = Findings.NoFlags;
}

/// <summary>
/// All an instance of a process can come to, by the machine's own steps. States that differ only in ids, moments and order
/// are one; of branches that never meet one order stands for all.
/// </summary>
internal sealed partial class Exploration
{
    /// <summary>Most tokens in one place that are followed; more only grow further.</summary>
    public const int MostTokensInOnePlace = 4;

    private const int Nowhere = -1;

    // How a state was come to first, and what stands there; the instance itself is let go.
    private sealed record Trace(int From, Done By, string Where);

    private sealed record Done(Move Move, ImmutableSortedDictionary<string, Value> Flags, ImmutableSortedDictionary<string, Value> Read)
    {
        public Deed Deed => new(Move.Act, Move.Node, Move.Results.SetItems(Read)) { ErrorCode = Move.ErrorCode };
    }

    private readonly Library library;
    private readonly Definition definition;
    private readonly Surroundings surroundings;
    private readonly Choices choices;
    private readonly Moves moves;
    private readonly Independence independence;
    private readonly Fingerprint fingerprint;
    private readonly HashSet<int> noted = [];
    private readonly Dictionary<UInt128, int> known = [];
    private readonly List<Trace> traces = [];
    private readonly List<(int From, int To)> edges = [];
    private readonly List<int> ends = [];
    private readonly Queue<(int Number, Instance Instance, ImmutableArray<Arrival> Ended)> waiting = new();
    private readonly List<int> cut = [];

    public Exploration(Library library, Definition definition, Surroundings surroundings, Domains domains, bool ignoresGuards)
    {
        choices = new(domains);
        this.library = library with { Unset = choices.Read };
        this.definition = definition;
        this.surroundings = surroundings;
        moves = new(surroundings, domains, ignoresGuards);
        independence = new(this.library, surroundings);
        fingerprint = new(surroundings);
    }

    /// <summary>How many states were seen.</summary>
    public int States => traces.Count;

    /// <summary>Whether all there is was seen.</summary>
    public bool IsComplete => waiting.Count == 0 && cut.Count == 0;

    /// <summary>Nodes passed in some run.</summary>
    public HashSet<string> Passed { get; } = new(StringComparer.Ordinal);

    /// <summary>The first ways to two tokens in one place, and to an end event reached twice.</summary>
    public Finding? Unsafe { get; private set; }

    public Finding? Improper { get; private set; }

    /// <summary>Goes through all states, at most so many.</summary>
    public void Run(int most, Action<int>? progress)
    {
        foreach (var start in definition.Nodes.Where(node => node.Kind == NodeKind.StartEvent && node.Parent is null))
        {
            var begin = new ProcessCommand.Begin(definition.Id, ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal)) { Start = start.Id };
            Add(Nowhere, Carry(null, [], [new Move(Instance.Root, start.Id, "begin", begin, Moves.Start)]));
        }

        Search(most, progress);
    }

    /// <summary>Goes through all an instance can come to from where it stands, at most so many states.</summary>
    public void RunFrom(Instance instance, int most)
    {
        var where = instance.Activities.FirstOrDefault()?.Node ?? definition.StartOf(null)!.Id;
        var standing = new Move(Instance.Root, where, "stand", new ProcessCommand.Resume(), Moves.Start);
        Number(Nowhere, new(instance, [], new Footprint([], surroundings), standing, Findings.NoFlags));
        Search(most, progress: null);
    }

    private void Search(int most, Action<int>? progress)
    {
        while (traces.Count < most && waiting.TryDequeue(out var state))
        {
            if (IsCrowded(state.Instance))
            {
                cut.Add(state.Number);
                continue;
            }

            Expand(state.Number, state.Instance, state.Ended);
            if ((state.Number & 0xFFF) == 0)
            {
                progress?.Invoke(traces.Count);
            }
        }
    }

    /// <summary>A shortest way to where it can't end any more; null if there is no such place among what was seen.</summary>
    public Finding? Stuck()
    {
        var open = waiting.Select(state => state.Number).Concat(cut).Concat(ends);
        var (first, next) = (new int[traces.Count], new int[edges.Count]);
        Array.Fill(first, Nowhere);
        for (var edge = 0; edge < edges.Count; edge++)
        {
            (next[edge], first[edges[edge].To]) = (first[edges[edge].To], edge);
        }

        var canEnd = new bool[traces.Count];
        var back = new Stack<int>(open);
        while (back.TryPop(out var number))
        {
            if (!canEnd[number])
            {
                canEnd[number] = true;
                for (var edge = first[number]; edge != Nowhere; edge = next[edge])
                {
                    back.Push(edges[edge].From);
                }
            }
        }

        var stuck = Array.IndexOf(canEnd, value: false);
        return stuck < 0 ? null : Found("optionToComplete", stuck, null, traces[stuck].Where, "从此处不再能够结束。", "From here it can't end any more.");
    }

    private void Expand(int number, Instance instance, ImmutableArray<Arrival> ended)
    {
        var groups = moves.Of(instance);
        var carried = new List<Successor>?[groups.Count];
        for (var index = 0; index < groups.Count && groups.Count > 1; index++)
        {
            if (instance.FindActivity(groups[index][0].Activity) is { } activity && independence.MayBeAlone(instance, activity, groups[index]))
            {
                carried[index] = Carry(instance, ended, groups[index]);
                if (independence.IsAlone(instance, activity, groups[index], carried[index]!))
                {
                    Add(number, carried[index]!);
                    return;
                }
            }
        }

        for (var index = 0; index < groups.Count; index++)
        {
            carried[index] ??= Carry(instance, ended, groups[index]);
            Add(number, carried[index]!);
        }

        if (Unsafe is null)
        {
            LookForMeeting(number, groups, carried!);
        }
    }

    private List<Successor> Carry(Instance? instance, ImmutableArray<Arrival> ended, List<Move> group)
    {
        var successors = new List<Successor>(group.Count);
        foreach (var move in group)
        {
            Carry(instance, ended, move, successors);
        }

        return successors;
    }

    // Once for everything that may be chosen while it is carried out.
    private void Carry(Instance? instance, ImmutableArray<Arrival> ended, Move move, List<Successor> successors)
    {
        do
        {
            choices.Restart();
            var step = Engine.Step(library, instance, move.Command, move.At, Moves.Due);
            var (lasting, read) = choices.Sorted();
            if (step is ProcessStep.Accepted accepted && !HasFailed(move, accepted))
            {
                var after = lasting.IsEmpty ? accepted.Instance : accepted.Instance with { Variables = accepted.Instance.Variables.SetItems(lasting) };
                var footprint = new Footprint(accepted.Facts, surroundings);
                successors.Add(new(after, Reached(ended, footprint), footprint, move, lasting) { Read = read });
            }
            else if (step is ProcessStep.Refused && move.Act is "begin" or "complete" or "job")
            {
                successors.Add(new(null, [], null, move, lasting) { Read = read });
            }
        }
        while (choices.Advance());
    }

    // A job that fails with what nobody catches is mended by hand; no drawing can do without that.
    private static bool HasFailed(Move move, ProcessStep.Accepted step) =>
        move.Act == "fail" && step.Facts.Any(fact => fact is ProcessFact.IncidentRaised { Cause: Incident.Causes.JobFailed } or ProcessFact.JobPostponed);

    private ImmutableArray<Arrival> Reached(ImmutableArray<Arrival> ended, Footprint footprint)
    {
        foreach (var (scope, over) in footprint.Taken)
        {
            if (over.Ends)
            {
                ended = ended.Add(new(scope, over.Flow.Id));
            }
        }

        return ended;
    }

    private void Add(int from, List<Successor> successors)
    {
        foreach (var successor in successors)
        {
            Note(successor);
            var number = successor.Instance is null ? Keep(from, successor) : Number(from, successor);
            if (from != Nowhere)
            {
                edges.Add((from, number));
            }
        }
    }

    private int Number(int from, Successor successor)
    {
        Look(from, successor);
        var instance = successor.Instance!;
        ImmutableArray<Arrival> ended = successor.Ended.IsEmpty ? [] : [.. successor.Ended.Where(arrival => instance.FindScope(arrival.Scope) is not null).Distinct()];
        var key = fingerprint.Of(instance, ended);
        if (known.TryGetValue(key, out var number))
        {
            return number;
        }

        known[key] = number = Keep(from, successor);
        if (instance.HasEnded)
        {
            ends.Add(number);
        }
        else
        {
            waiting.Enqueue((number, instance, ended));
        }

        return number;
    }

    private int Keep(int from, Successor successor)
    {
        var where = successor.Instance switch
        {
            { HasEnded: false, Incidents: [var incident, ..] } => incident.Node,
            { HasEnded: false, Marks: [var mark, ..] } => mark.Node,
            { HasEnded: false, Activities: [var activity, ..] } => activity.Node,
            _ => null,
        };
        traces.Add(new(from, DoneBy(successor), where ?? successor.Move.Node));
        return traces.Count - 1;
    }

    private void Note(Successor successor)
    {
        Passed.Add(successor.Move.Node);
        if (successor.Footprint is not { } footprint)
        {
            return;
        }

        foreach (var (_, over) in footprint.Taken)
        {
            if (noted.Add(over.Number))
            {
                Passed.Add(over.Flow.Source);
                if (!IsJoin(over.Target.Node))
                {
                    Passed.Add(over.Flow.Target);
                }
            }
        }

        Passed.UnionWith(footprint.Joined);
        Passed.UnionWith(footprint.Caught);
    }

    private static bool IsJoin(Node node) => node.Incoming.Length > 1 && node.Kind is NodeKind.ParallelGateway or NodeKind.InclusiveGateway;
}
