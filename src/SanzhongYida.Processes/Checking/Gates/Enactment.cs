using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Looks for a shortest run of the machine that breaks a gate, so that what was found on the map can be played. A result whose
/// step was not passed may be anything, as on the map. The map says more than can happen; where no run is found among so many
/// states, the way on the map stands alone.
/// </summary>
internal sealed class Enactment
{
    /// <summary>Most states looked at for all runs of one check: well under a second.</summary>
    public const int MaximumStates = 20_000;

    private sealed record Come(Come? From, Move Move, ImmutableSortedDictionary<string, Value> Read, Instance Instance, Watch.Standing Standing)
    {
        public ImmutableSortedDictionary<string, Value> Flags { get; init; } = Findings.NoFlags;

        public Deed Deed => new(Move.Act, Move.Node, Move.Results.SetItems(Read)) { ErrorCode = Move.ErrorCode };
    }

    private readonly Library library;
    private readonly Definition definition;
    private readonly Surroundings surroundings;
    private readonly Choices choices;
    private readonly Moves moves;
    private readonly Fingerprint fingerprint;
    private int states;

    public Enactment(Library library, Definition definition, Domains domains)
    {
        var bounded = Soundness.Bounded(library, domains);
        choices = new(domains, choosesResults: true);
        this.library = bounded with { Unset = choices.Read };
        this.definition = definition;
        surroundings = new(bounded, domains);
        moves = new(surroundings, domains, ignoresGuards: false);
        fingerprint = new(surroundings);
    }

    /// <summary>The finding as a run, under its own flags; as it was where none is found.</summary>
    public Finding Of(Finding finding, Gate gate)
    {
        var watch = new Watch(gate, surroundings);
        var seen = new HashSet<UInt128>();
        var waiting = new Queue<Come>();
        foreach (var start in definition.Nodes.Where(node => node.Kind == NodeKind.StartEvent && node.Parent is null))
        {
            var begin = new ProcessCommand.Begin(definition.Id, finding.Flags.ToImmutableDictionary(StringComparer.Ordinal)) { Start = start.Id };
            if (Carry(null, new Move(Instance.Root, start.Id, "begin", begin, Moves.Start), watch, seen, waiting) is var (broken, at))
            {
                return Played(finding, broken, at);
            }
        }

        while (states < MaximumStates && waiting.TryDequeue(out var come))
        {
            foreach (var move in moves.Of(come.Instance).SelectMany(group => group))
            {
                if (Carry(come, move, watch, seen, waiting) is var (broken, at))
                {
                    return Played(finding, broken, at);
                }
            }
        }

        return finding;
    }

    private (Come Broken, string At)? Carry(Come? from, Move move, Watch watch, HashSet<UInt128> seen, Queue<Come> waiting)
    {
        do
        {
            choices.Restart();
            if (Engine.Step(library, from?.Instance, move.Command, move.At, Moves.Due) is not ProcessStep.Accepted step)
            {
                continue;
            }

            var (lasting, read) = choices.Sorted();
            var after = step with { Instance = step.Instance with { Variables = step.Instance.Variables.SetItems(lasting).SetItems(read) } };
            var (standing, at) = watch.After(from?.Standing ?? watch.Beginning, from?.Instance, move, after);
            var come = new Come(from, move, read, after.Instance, standing) { Flags = lasting };
            if (at is not null)
            {
                choices.Forget();
                return (come, at);
            }

            if (standing != Watch.Standing.Met && !after.Instance.HasEnded && seen.Add(fingerprint.Of(after.Instance, []) * 4 + (UInt128)(int)standing))
            {
                states++;
                waiting.Enqueue(come);
            }
        }
        while (choices.Advance());
        return null;
    }

    private Finding Played(Finding finding, Come broken, string at)
    {
        var run = new List<Come>();
        for (var come = broken; come is not null; come = come.From)
        {
            run.Add(come);
        }

        run.Reverse();
        var element = at.Length == 0 ? null : surroundings.Of(at).Node;
        return finding with
        {
            Element = element?.Id ?? definition.Id,
            Name = element?.Name ?? definition.Name,
            Line = element?.Line ?? 0,
            Path = [.. run.Select(come => come.Move.Node), .. element is null ? Array.Empty<string>() : [element.Id]],
            Flags = run.Aggregate(finding.Flags, (flags, come) => flags.SetItems(come.Flags)),
            Deeds = [.. run.Select(come => come.Deed)],
        };
    }
}
