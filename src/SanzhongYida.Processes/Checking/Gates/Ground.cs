using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// The map under what is known of the flags. A standing is what the results are at a point of a way, as one number;
/// 0 is where none was written yet. A result that was not written may be anything: so a definition without the step that
/// writes it is judged by what it draws behind it.
/// </summary>
internal sealed class Ground
{
    /// <summary>Most combinations of unknown flags that are looked through at one split; beyond, any way may be taken.</summary>
    public const int MaximumCombinations = 4096;

    private readonly Domains domains;
    private readonly ImmutableSortedDictionary<string, Value> flags;
    private readonly ImmutableArray<Vocabulary.Result> results;
    private readonly Lay lay;
    private readonly Dictionary<(int Place, int Standing), (bool[] May, bool[] Must)> split = [];
    private readonly (Way Way, int Standing)[]?[] onward;

    public Ground(RouteMap map, Lay lay, Domains domains, ImmutableSortedDictionary<string, Value> flags)
    {
        this.lay = lay;
        this.domains = domains;
        this.flags = flags;

        // Gates ask for these two whether or not a guard does.
        results = [.. Vocabulary.Results.Where(result => result.Name is "outcome" or "evaluationAdvice" || domains.Mentioned.Contains(result.Name))];
        Standings = results.Aggregate(1, (product, result) => product * (result.Values.Length + 1));
        onward = new (Way, int)[]?[map.Places.Count * Standings];
    }

    /// <summary>How many standings there are.</summary>
    public int Standings { get; }

    /// <summary>The value of a result in a standing; null where it was not written.</summary>
    public string? ValueIn(int standing, string name)
    {
        foreach (var result in results)
        {
            var size = result.Values.Length + 1;
            if (string.Equals(result.Name, name, StringComparison.Ordinal))
            {
                return standing % size == 0 ? null : result.Values[(standing % size) - 1];
            }

            standing /= size;
        }

        return null;
    }

    /// <summary>The ways on from a place, each with how the results may then be.</summary>
    public (Way Way, int Standing)[] Onward(Place place, int standing) => onward[(place.Number * Standings) + standing] ??=
        [.. from after in After(place, standing) from way in place.Ways where way.Flow is null || Split(place, after).May[IndexOf(way)] select (way, after)];

    // The node here writes its result, and another token may write others meanwhile.
    private IEnumerable<int> After(Place place, int standing)
    {
        IEnumerable<int> standings = place.IsDone && place.Node is { } node && Vocabulary.WrittenBy(node) is { } written ? Written(standing, written) : [standing];
        foreach (var result in lay.Restless[place.Number])
        {
            standings = standings.SelectMany(one => Written(one, result).Append(one)).Distinct();
        }

        return standings;
    }

    private IEnumerable<int> Written(int standing, Vocabulary.Result written)
    {
        var weight = 1;
        foreach (var result in results)
        {
            var size = result.Values.Length + 1;
            if (result == written)
            {
                var without = standing - (standing / weight % size * weight);
                return Enumerable.Range(1, result.Values.Length).Select(value => without + (value * weight));
            }

            weight *= size;
        }

        return [standing];
    }

    /// <summary>Whether a way is surely taken in a standing by a token that leaves its place.</summary>
    public bool Must(Way way, int standing) => way.Flow is not null && Split(way.From, standing).Must[IndexOf(way)];

    private static int IndexOf(Way way) => way.From.Node!.Outgoing.IndexOf(way.Flow!);

    // Where no condition reads a result, all standings are one.
    private (bool[] May, bool[] Must) Split(Place place, int standing)
    {
        var seen = place.Node!.Outgoing.Any(flow => flow.Condition is { } condition && results.Any(result => condition.Names.Contains(result.Name, StringComparer.Ordinal))) ? standing : 0;
        if (!split.TryGetValue((place.Number, seen), out var found))
        {
            split[(place.Number, seen)] = found = LookThrough(place.Node, seen);
        }

        return found;
    }

    private (bool[] May, bool[] Must) LookThrough(Node node, int standing)
    {
        var may = new bool[node.Outgoing.Length];
        var must = new bool[node.Outgoing.Length];
        Array.Fill(must, value: true);
        var unknown = node.Outgoing.SelectMany(flow => flow.Condition?.Names ?? []).Distinct(StringComparer.Ordinal)
            .Where(name => Known(name, standing) is null).ToList();
        var combinations = unknown.Aggregate(1L, (product, name) => Math.Min(MaximumCombinations + 1, product * domains.Of(name).Length));
        if (combinations > MaximumCombinations)
        {
            Array.Fill(may, value: true);
            Array.Clear(must);
            return (may, must);
        }

        for (var combination = 0; combination < combinations; combination++)
        {
            var chosen = Chosen(node, name => Known(name, standing) ?? Nth(unknown, combination, name));
            for (var index = 0; index < may.Length; index++)
            {
                may[index] |= chosen[index];
                must[index] &= chosen[index];
            }
        }

        // Of the events behind a gateway any one may come first.
        if (node.Kind == NodeKind.EventGateway)
        {
            Array.Clear(must);
        }

        return (may, must);
    }

    private Value? Known(string name, int standing) =>
        flags.TryGetValue(name, out var flag) ? flag : ValueIn(standing, name) is { } result ? Value.Of(result) : null;

    private Value? Nth(List<string> unknown, int combination, string name)
    {
        foreach (var candidate in unknown)
        {
            var values = domains.Of(candidate);
            if (string.Equals(candidate, name, StringComparison.Ordinal))
            {
                return values[combination % values.Length];
            }

            combination /= values.Length;
        }

        return null;
    }

    // As the machine chooses.
    private static bool[] Chosen(Node node, Func<string, Value?> variables)
    {
        var chosen = new bool[node.Outgoing.Length];
        var isSplit = node.Default is not null || node.Outgoing.Any(flow => flow.Condition is not null);
        if (!isSplit || node.Kind == NodeKind.ParallelGateway)
        {
            Array.Fill(chosen, value: true);
            return chosen;
        }

        var holds = false;
        for (var index = 0; index < chosen.Length && !(holds && node.Kind == NodeKind.ExclusiveGateway); index++)
        {
            var flow = node.Outgoing[index];
            chosen[index] = !string.Equals(flow.Id, node.Default, StringComparison.Ordinal) && (flow.Condition?.Holds(variables) ?? true);
            holds |= chosen[index] && (flow.Condition is not null || node.Kind == NodeKind.ExclusiveGateway);
        }

        var byDefault = node.Outgoing.Select((flow, index) => (flow, index)).FirstOrDefault(pair => string.Equals(pair.flow.Id, node.Default, StringComparison.Ordinal));
        if (!holds && byDefault.flow is not null)
        {
            chosen[byDefault.index] = true;
        }

        return chosen;
    }
}
