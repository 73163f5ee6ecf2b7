using System.Collections;

namespace SanzhongYida.Processes;

/// <summary>
/// What lies where on a map: which places every way to a place passes, which results may change while a token
/// stands somewhere because another token writes them, and which ways into a join are certain to be come by.
/// </summary>
internal sealed class Lay
{
    private readonly RouteMap map;
    private readonly BitArray[] before;
    private readonly List<(Way Fork, Way Into)>[] certain;

    public Lay(RouteMap map)
    {
        this.map = map;
        before = Dominators(map.Start.Number, place => place.Into.Select(way => way.From), place => place.Ways.Select(way => way.To));
        Restless = Unsettled();
        certain = [.. map.Places.Select(place => place.Meets == Meets.Certain ? Leading(place) : [])];
    }

    /// <summary>By place: the results another token may write meanwhile.</summary>
    public HashSet<Vocabulary.Result>[] Restless { get; }

    /// <summary>Whether every way to a place passes another.</summary>
    public bool IsBehind(Place place, Place other) => before[place.Number][other.Number];

    /// <summary>The ways into a join that are surely come by when it is come to in this standing.</summary>
    public HashSet<Way> CertainInto(Place gathering, Ground ground, int standing)
    {
        var found = new HashSet<Way>();
        foreach (var (fork, into) in certain[gathering.Number])
        {
            if (ground.Must(fork, standing))
            {
                found.Add(into);
            }
        }

        return found;
    }

    // A fork that every way to the join passes, and a way out of it from which every way on comes by one way into the join.
    private List<(Way Fork, Way Into)> Leading(Place gathering)
    {
        var found = new List<(Way, Way)>();
        foreach (var fork in map.Places.Where(place => before[gathering.Number][place.Number] && place != gathering && place.IsDone && place.Ways.Count > 1 && place.Node is not null))
        {
            if (!IsRead(fork, gathering))
            {
                found.AddRange(
                    from way in fork.Ways
                    where way.Flow is not null
                    from last in gathering.Into
                    where way == last || AlwaysComesBy(way, last, gathering)
                    select (way, last));
            }
        }

        return found;
    }

    // What the fork read may have been written anew before the join is come to.
    private bool IsRead(Place fork, Place gathering)
    {
        var read = fork.Node!.Outgoing.SelectMany(flow => flow.Condition?.Names ?? []).ToHashSet(StringComparer.Ordinal);
        if (read.Count == 0)
        {
            return false;
        }

        var reached = Reach([.. fork.Ways.Select(way => way.To)], gathering);
        return map.Places.Any(place => reached[place.Number] && place.IsDone && place.Node is { } node && Vocabulary.WrittenBy(node) is { } result && read.Contains(result.Name))
            || Restless[fork.Number].Any(result => read.Contains(result.Name));
    }

    private bool AlwaysComesBy(Way from, Way into, Place gathering)
    {
        if (from.To == gathering)
        {
            return from == into;
        }

        var seen = new BitArray(map.Places.Count) { [from.To.Number] = true };
        var waiting = new Stack<Place>([from.To]);
        while (waiting.TryPop(out var place))
        {
            if (place.Ways.Count == 0 || place == map.Exit)
            {
                return false;
            }

            foreach (var way in place.Ways)
            {
                if (way == into)
                {
                    continue;
                }

                if (way.To == gathering)
                {
                    return false;
                }

                if (!seen[way.To.Number])
                {
                    seen[way.To.Number] = true;
                    waiting.Push(way.To);
                }
            }
        }

        return true;
    }

    private HashSet<Vocabulary.Result>[] Unsettled()
    {
        HashSet<Vocabulary.Result>[] restless = [.. map.Places.Select(_ => new HashSet<Vocabulary.Result>())];
        var writers = map.Places.Where(place => place.IsDone && place.Node is not null)
            .Select(place => (place.Number, Result: Vocabulary.WrittenBy(place.Node!))).Where(pair => pair.Result is not null).ToList();
        if (writers.Count == 0)
        {
            return restless;
        }

        var after = Dominators(map.Exit.Number, place => place.Ways.Select(way => way.To), place => place.Into.Select(way => way.From));
        foreach (var fork in map.Places.Where(IsFork))
        {
            var meeting = Meeting(fork, after);
            var branches = fork.Ways.Select(way => Reach([way.To], meeting)).ToList();
            foreach (var (writer, result) in writers)
            {
                for (var branch = 0; branch < branches.Count; branch++)
                {
                    if (branches[branch][writer])
                    {
                        Disturb(restless, result!, branches.Where((_, other) => other != branch));
                    }
                }
            }
        }

        return restless;
    }

    private static void Disturb(HashSet<Vocabulary.Result>[] restless, Vocabulary.Result result, IEnumerable<BitArray> branches)
    {
        foreach (var branch in branches)
        {
            for (var place = 0; place < restless.Length; place++)
            {
                if (branch[place])
                {
                    restless[place].Add(result);
                }
            }
        }
    }

    // Several tokens may leave here: an activity may also be left by a boundary event that lets it go on.
    private static bool IsFork(Place place) => place.Ways.Count > 1 && place.Node is { } node
        && (node.Kind is NodeKind.ParallelGateway or NodeKind.InclusiveGateway
            || place.Ways.Any(way => way.Flow is null && way.To.Node is { AttachedTo: not null, IsInterrupting: false })
            || (place.IsDone && node.Kind is not (NodeKind.ExclusiveGateway or NodeKind.EventGateway) && place.Ways.Count(way => way.Flow is not null) > 1));

    // Where all branches of a fork have come together again; the nearest join every way on passes.
    private Place? Meeting(Place fork, BitArray[] after) => map.Places
        .Where(place => place != fork && after[fork.Number][place.Number] && place.Meets != Meets.Any)
        .MaxBy(place => Enumerable.Range(0, after[place.Number].Length).Count(index => after[place.Number][index]));

    private BitArray Reach(List<Place> from, Place? until)
    {
        var seen = new BitArray(map.Places.Count);
        var waiting = new Stack<Place>(from);
        while (waiting.TryPop(out var place))
        {
            if (place != until && !seen[place.Number])
            {
                seen[place.Number] = true;
                place.Ways.ForEach(way => waiting.Push(way.To));
            }
        }

        return seen;
    }

    private BitArray[] Dominators(int root, Func<Place, IEnumerable<Place>> into, Func<Place, IEnumerable<Place>> onward)
    {
        var order = new List<Place>();
        var seen = new BitArray(map.Places.Count) { [root] = true };
        var waiting = new Queue<Place>([map.Places[root]]);
        while (waiting.TryDequeue(out var place))
        {
            order.Add(place);
            foreach (var next in onward(place).Where(next => !seen[next.Number]))
            {
                seen[next.Number] = true;
                waiting.Enqueue(next);
            }
        }

        BitArray[] dominators = [.. map.Places.Select(place => new BitArray(map.Places.Count, defaultValue: place.Number != root))];
        dominators[root][root] = true;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var place in order.Skip(1))
            {
                var common = new BitArray(map.Places.Count, defaultValue: true);
                foreach (var other in into(place).Where(other => seen[other.Number]))
                {
                    common.And(dominators[other.Number]);
                }

                common[place.Number] = true;
                if (!Same(common, dominators[place.Number]))
                {
                    dominators[place.Number] = common;
                    changed = true;
                }
            }
        }

        return dominators;
    }

    private static bool Same(BitArray left, BitArray right)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index] != right[index])
            {
                return false;
            }
        }

        return true;
    }
}
