using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Which node, flow and process of an old version is which of a new one. What is not listed has no counterpart: a token
/// there can't move. Proposed from the difference of the two, then edited by whoever answers for it.
/// </summary>
public sealed record MigrationPlan(ImmutableArray<Renaming> Processes, ImmutableArray<Renaming> Nodes, ImmutableArray<Renaming> Flows)
{
    /// <summary>
    /// What can be told from the texts: the same process; a node of the same id and kind, else the only unclaimed one of
    /// the same kind, step and name; a flow between counterparts, where it is the only one, or of the same id to the same target.
    /// </summary>
    /// <param name="from">The old version.</param>
    /// <param name="to">The new version.</param>
    /// <param name="edits">
    /// Each gives an old node, flow or process its counterpart, or none by an empty name; it goes before what is proposed,
    /// and flows are proposed between the nodes as edited.
    /// </param>
    public static MigrationPlan Propose(Library from, Library to, params IReadOnlyCollection<Renaming> edits)
    {
        var edited = edits.DistinctBy(edit => edit.Old, StringComparer.Ordinal).ToDictionary(edit => edit.Old, edit => edit.New, StringComparer.Ordinal);
        var processes = Edited(Distinct(from).ToDictionary(old => old.Key, old => Counterpart(old, to)?.Key ?? "", StringComparer.Ordinal), edited);
        var (nodes, flows) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (old, next) in processes.Where(pair => to.Find(pair.Value) is not null).Select(pair => (from.Find(pair.Key)!, to.Find(pair.Value)!)))
        {
            var counterparts = Edited(Counterparts(old, next), edited.Where(edit => old.Find(edit.Key) is not null));
            counterparts.ToList().ForEach(pair => nodes[pair.Key] = pair.Value);
            var between = old.Flows.ToDictionary(flow => flow.Id, flow => Counterpart(flow, next, counterparts), StringComparer.Ordinal);
            Edited(between, edited.Where(edit => between.ContainsKey(edit.Key))).ToList().ForEach(pair => flows[pair.Key] = pair.Value);
        }

        return new(Listed(processes), Listed(nodes), Listed(flows));
    }

    /// <summary>What is wrong with a plan whatever instance is to move: unknown names, counterparts of another kind or process, two flows made one.</summary>
    public ImmutableArray<Obstacle> Problems(Library from, Library to)
    {
        var problems = ImmutableArray.CreateBuilder<Obstacle>();
        var pairs = Processes.Select(it => (Old: from.Find(it.Old), New: to.Find(it.New))).ToList();
        problems.AddRange(Processes.Where(it => from.Find(it.Old) is null || to.Find(it.New) is null).Select(Unknown));
        foreach (var node in Nodes)
        {
            var holding = pairs.Find(pair => pair.Old?.Find(node.Old) is not null);
            if (holding.New?.Find(node.New) is not { } next)
            {
                problems.Add(Unknown(node));
            }
            else if (Versions.Unlike(holding.Old!.Find(node.Old)!, next) is { } unlike)
            {
                problems.Add(unlike);
            }
        }

        problems.AddRange(Flows.Where(flow => !pairs.Exists(pair => Holds(pair.Old, flow.Old) && Holds(pair.New, flow.New))).Select(Unknown));
        problems.AddRange(Flows.GroupBy(flow => flow.New, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group =>
            new Obstacle(group.First().Old, $"两条连线对应同一条“{group.Key}”。", $"Two flows have the same counterpart '{group.Key}'.")));
        return problems.ToImmutable();
    }

    private static bool Holds(Definition? definition, string flow) => definition?.Flows.Any(it => it.Id == flow) ?? false;

    private static Obstacle Unknown(Renaming renaming) =>
        new(renaming.Old, $"“{renaming.Old}”或其对应“{renaming.New}”不存在。", $"'{renaming.Old}' or its counterpart '{renaming.New}' is not there.");

    private static IEnumerable<Definition> Distinct(Library library) =>
        library.Processes.Values.Distinct().OrderBy(definition => definition.Key, StringComparer.Ordinal);

    // What is called in a stated version stays with it where it is still there.
    private static Definition? Counterpart(Definition old, Library to) => to.Find(old.Key) ?? to.Find(old.Id);

    private static Dictionary<string, string> Edited(Dictionary<string, string> proposed, IEnumerable<KeyValuePair<string, string>> edits)
    {
        foreach (var (old, next) in edits.Where(edit => proposed.ContainsKey(edit.Key)))
        {
            proposed[old] = next;
        }

        return proposed;
    }

    private static ImmutableArray<Renaming> Listed(Dictionary<string, string> names) =>
        [.. names.Where(pair => pair.Value.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Renaming(pair.Key, pair.Value))];

    private static Dictionary<string, string> Counterparts(Definition old, Definition next)
    {
        var found = old.Nodes.ToDictionary(node => node.Id, node => next.Find(node.Id) is { } same && same.Kind == node.Kind ? same.Id : "", StringComparer.Ordinal);
        var unclaimed = next.Nodes.Where(node => !found.ContainsValue(node.Id)).ToList();
        foreach (var node in old.Nodes.Where(node => found[node.Id].Length == 0 && node.Name.Length > 0))
        {
            var alike = unclaimed.Where(it => it.Kind == node.Kind && it.Name == node.Name && it.Step == node.Step).ToList();
            if (alike is [var only])
            {
                found[node.Id] = only.Id;
                unclaimed.Remove(only);
            }
        }

        return found;
    }

    // A flow whose source got a node put before the target often keeps its id and its target.
    private static string Counterpart(Flow flow, Definition next, Dictionary<string, string> nodes)
    {
        var into = next.Flows.Where(it => nodes[flow.Target] == it.Target).ToList();
        var between = into.Where(it => nodes[flow.Source] == it.Source).ToList();
        return between.Find(it => it.Id == flow.Id)?.Id ?? (between is [var only] ? only.Id : into.Find(it => it.Id == flow.Id)?.Id ?? "");
    }
}

/// <summary>Why a plan doesn't hold, or a token can't move to another version: the node it is about, in Chinese and in English.</summary>
public sealed record Obstacle(string Node, string Chinese, string English);
