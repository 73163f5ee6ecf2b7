using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Looks for a way that breaks a gate. A join is come to only when every way that must come has come, and come without
/// passing what the gate requires: so what any branch before a join must pass counts as passed behind it.
/// </summary>
internal sealed class Walk
{
    private const int Unseen = -1;
    private const int First = -2;

    private readonly RouteMap map;
    private readonly Ground ground;
    private readonly Lay lay;
    private readonly Gate gate;
    private readonly Place? through;
    private readonly bool[] isTarget;
    private readonly bool[] isRequired;
    private readonly int[] from;
    private readonly Queue<int> waiting = new();
    private readonly Dictionary<int, List<int>> come = [];

    private Walk(RouteMap map, Ground ground, Lay lay, Gate gate, Place? through)
    {
        this.map = map;
        this.ground = ground;
        this.lay = lay;
        this.gate = gate;
        this.through = through;
        Targets = gate.Targets;
        Required = gate.Required;
        isTarget = [.. map.Places.Select(place => place == map.Exit ? Targets.Any(target => target.What is "exit")
            : place is { Node: { } node, IsOpened: true } && Targets.Any(target => target.Is(node)))];
        isRequired = [.. map.Places.Select(place => place is { Node: { } node, IsDone: true } && Landmark.CanCarry(node) && Required.Any(landmark => landmark.Is(node)))];
        from = new int[map.Ways.Count * ground.Standings * 2];
        Array.Fill(from, Unseen);
    }

    private ImmutableArray<Landmark> Targets { get; }

    private ImmutableArray<Landmark> Required { get; }

    /// <summary>The places of a shortest way that breaks the gate; null if none does.</summary>
    public static List<Place>? Breaking(RouteMap map, Ground ground, Lay lay, Gate gate)
    {
        if (gate.After.Length == 0)
        {
            return new Walk(map, ground, lay, gate, through: null).Find();
        }

        List<Place>? shortest = null;
        var landmarks = gate.Through;
        foreach (var place in map.Places.Where(place => place.IsDone && place.Node is { } node && landmarks.Any(landmark => landmark.Is(node))))
        {
            var found = new Walk(map, ground, lay, gate, place).Find();
            shortest = found is not null && (shortest is null || found.Count < shortest.Count) ? found : shortest;
        }

        return shortest;
    }

    // A token on a way, as one number: with which results, and whether it is behind what the gate speaks of the ways after.
    private int Stand(Way way, int standing, bool isAfter) => (((way.Number * ground.Standings) + standing) * 2) + (isAfter ? 1 : 0);

    private Way WayOf(int stand) => map.Ways[stand / 2 / ground.Standings];

    private int StandingOf(int stand) => stand / 2 % ground.Standings;

    private static bool IsAfter(int stand) => (stand & 1) == 1;

    private List<Place>? Find()
    {
        foreach (var way in map.Start.Ways)
        {
            Step(Stand(way, 0, through is null), First);
        }

        while (waiting.TryDequeue(out var stand))
        {
            var place = WayOf(stand).To;
            foreach (var ready in Come(place, stand))
            {
                if (IsAfter(ready) && isTarget[place.Number] && IsMeant(place, StandingOf(ready)))
                {
                    return Trace(ready);
                }

                Pass(place, ready);
            }
        }

        return null;
    }

    private void Step(int stand, int before)
    {
        if (from[stand] == Unseen)
        {
            from[stand] = before;
            waiting.Enqueue(stand);
        }
    }

    private List<Place> Trace(int last)
    {
        var places = new List<Place> { WayOf(last).To };
        for (var stand = last; stand != First; stand = from[stand])
        {
            places.Add(WayOf(stand).From);
        }

        places.Reverse();
        return places;
    }

    // A token has come by a way; with it, others that waited here may go on as well.
    private List<int> Come(Place place, int stand)
    {
        if (place.Meets == Meets.Any)
        {
            return [stand];
        }

        var way = stand / 2 / ground.Standings;
        if (!come.TryGetValue(way, out var here))
        {
            come[way] = here = [];
        }

        here.Add(stand);
        return [.. place.Into.SelectMany(into => come.GetValueOrDefault(into.Number, [])).Where(other => IsMet(place, other))];
    }

    private bool IsMet(Place gathering, int one)
    {
        IEnumerable<Way> needed = gathering.Meets == Meets.All ? gathering.Into : lay.CertainInto(gathering, ground, StandingOf(one));
        return needed.All(way => way == WayOf(one) || come.GetValueOrDefault(way.Number, []).Exists(other => Goes(other, one)));
    }

    // One that has not come after waits for none that has; one that has, only for what can have come before.
    private bool Goes(int other, int one) =>
        IsAfter(other) ? IsAfter(one) : !IsAfter(one) || through is null || !lay.IsBehind(WayOf(other).From, through);

    private bool IsMeant(Place place, int standing) => Targets.Any(target =>
        (place == map.Exit ? target.What is "exit" : target.Is(place.Node!)) && target.Stands(ground.ValueIn(standing, "outcome")));

    private void Pass(Place place, int stand)
    {
        var isAfter = IsAfter(stand);
        if (place == through && gate.Anew && isAfter)
        {
            return;
        }

        foreach (var (way, standing) in ground.Onward(place, StandingOf(stand)))
        {
            if (!((isAfter || !gate.Anew) && isRequired[place.Number] && HasResult(Required, place.Node!, standing)))
            {
                Step(Stand(way, standing, isAfter || (place == through && Begins(place.Node!, standing))), stand);
            }
        }
    }

    private bool Begins(Node node, int standing) =>
        HasResult(gate.Through, node, standing) && !(gate.Unevaluated && ground.ValueIn(standing, "evaluationAdvice") is not null);

    private bool HasResult(ImmutableArray<Landmark> landmarks, Node node, int standing) => landmarks.Any(landmark => landmark.Is(node)
        && (landmark.Asked is not { } asked || Vocabulary.WrittenBy(node) is not { } result || Is(ground.ValueIn(standing, result.Name), asked)));

    private static bool Is(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
