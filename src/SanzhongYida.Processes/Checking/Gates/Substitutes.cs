
namespace SanzhongYida.Processes;

/// <summary>
/// Looks for ways of asking for opinions that stand in the place of a meeting: what was circulated, countersigned or asked
/// one by one leads to a decision without a meeting, or its result chooses whether a decision is carried out.
/// </summary>
internal sealed class Substitutes(RouteMap map)
{
    private static readonly string[] Ways = ["circulate", "countersign", "consult"];
    private static readonly string[] Results = ["countersignResult", "circulateResult", "consultResult"];

    /// <summary>A way that shows it; null if there is none.</summary>
    public List<Place>? Find()
    {
        var before = Reach(map.Start, null);
        foreach (var asked in map.Places.Where(place => place.Node is { Step: { } step } && Ways.Contains(step, StringComparer.Ordinal) && before.ContainsKey(place)))
        {
            if (Decided(Reach(asked, null)) is { } decided)
            {
                return [.. Trace(before, asked), .. Trace(Reach(asked, null), decided).Skip(1)];
            }
        }

        return map.Places.Select(Chosen).FirstOrDefault(way => way is not null);
    }

    // A result chooses between a way to a decision and one that doesn't lead to it.
    private List<Place>? Chosen(Place place)
    {
        var reads = place is { IsDone: true, Node: { } node }
            && node.Outgoing.Any(flow => flow.Condition is { } condition && condition.Names.Any(name => Results.Contains(name, StringComparer.Ordinal)));
        if (!reads)
        {
            return null;
        }

        // A step of carrying out must not wait for the right answer; an end may, if another answer leads there in the end.
        return Chosen(place, IsStep, place) ?? Chosen(place, IsEnd, until: null);
    }

    private List<Place>? Chosen(Place place, Func<Place, bool> isDecided, Place? until)
    {
        var branches = place.Ways.ConvertAll(way => Reach(way.To, until));
        foreach (var branch in branches)
        {
            foreach (var decided in branch.Keys.Where(isDecided))
            {
                if (branches.Exists(other => !other.ContainsKey(decided)))
                {
                    return [place, .. Trace(branch, decided)];
                }
            }
        }

        return null;
    }

    private static Place? Decided(Dictionary<Place, Place?> reached) => reached.Keys.FirstOrDefault(IsDecided);

    private static bool IsDecided(Place place) => IsStep(place) || IsEnd(place);

    private static bool IsStep(Place place) => place is { IsOpened: true, Node.Step: "assignment" or "execution" or "congress-approval" or "publication" };

    private static bool IsEnd(Place place) => place.Node is { Kind: NodeKind.EndEvent, Result: "carried" or "rejected" or "amended" };

    // Everywhere one can come without a meeting, each with the place before it.
    private Dictionary<Place, Place?> Reach(Place from, Place? except)
    {
        var reached = new Dictionary<Place, Place?> { [from] = null };
        var waiting = new Queue<Place>([from]);
        while (waiting.TryDequeue(out var place))
        {
            if (place is { IsDone: true, Node: { Kind: NodeKind.UserTask, Step: "meeting" } } || place == except)
            {
                continue;
            }

            foreach (var way in place.Ways)
            {
                if (reached.TryAdd(way.To, place))
                {
                    waiting.Enqueue(way.To);
                }
            }
        }

        return reached;
    }

    private static List<Place> Trace(Dictionary<Place, Place?> reached, Place to)
    {
        var way = new List<Place>();
        for (Place? place = to; place is not null; place = reached[place])
        {
            way.Add(place);
        }

        way.Reverse();
        return way;
    }
}
