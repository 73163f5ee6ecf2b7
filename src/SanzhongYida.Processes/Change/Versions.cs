using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>Two versions with a plan between them: what is which, and what lies before a token in either.</summary>
internal sealed class Versions(Library from, Library to, MigrationPlan plan)
{
    private readonly Dictionary<string, string> processes = Names(plan.Processes);
    private readonly Dictionary<string, string> nodes = Names(plan.Nodes);
    private readonly Dictionary<string, string> flows = Names(plan.Flows);
    private readonly Dictionary<(string Key, string Node), HashSet<string>> aheadOld = [];
    private readonly Dictionary<(string Key, string Node), HashSet<string>> aheadNew = [];
    private readonly Dictionary<(string Key, string Node), ImmutableArray<Node>> repeated = [];

    public ImmutableArray<Renaming> RenamedNodes => Changed(nodes);

    public ImmutableArray<Renaming> RenamedFlows => Changed(flows);

    /// <summary>The old definition a scope names.</summary>
    public Definition Old(string process) => from.Find(process)!;

    /// <summary>The new definition for what a scope names; null if it has none.</summary>
    public Definition? New(string process) => processes.TryGetValue(Old(process).Key, out var key) ? to.Find(key) : null;

    /// <summary>What a call of the new version calls.</summary>
    public Definition? Called(Node call) => call.Calls is { } called ? to.Find(called) : null;

    public Node? Counterpart(string process, string node) => nodes.TryGetValue(node, out var name) ? New(process)?.Find(name) : null;

    /// <summary>The counterpart of a node or of the process itself (null); false if there is none.</summary>
    public bool Is(string? old, string? next) => old is null ? next is null : nodes.GetValueOrDefault(old) is { } name && name == next;

    public bool IsFlow(string old, string next) => flows.GetValueOrDefault(old) is { } name && name == next;

    /// <summary>Why a node can't be the counterpart of another, however the plan is; null if it can.</summary>
    public static Obstacle? Unlike(Node old, Node next)
    {
        var label = old.Name.Length > 0 ? old.Name : old.Id;
        return next.Kind != old.Kind || next.IsTriggeredByEvent != old.IsTriggeredByEvent
            ? new(old.Id, $"节点“{label}”与其对应“{next.Id}”种类不同。", $"The node '{label}' and its counterpart '{next.Id}' are of different kinds.")
            : null;
    }

    /// <summary>What lies before a token in a node within its round in the old version, the insides of subprocesses included.</summary>
    public HashSet<string> AheadOld(string process, string node) => Ahead(aheadOld, Old(process), node);

    /// <summary>What lies before the token in the node's counterpart in the new version.</summary>
    public HashSet<string> AheadNew(string process, string node) => Ahead(aheadNew, New(process)!, nodes[node]);

    /// <summary>
    /// What lay behind or beside a token in the old version and lies before it in the new, or in the very node it moves to:
    /// it must not be done yet, else it would be done again.
    /// </summary>
    public ImmutableArray<Node> Repeated(string process, string node)
    {
        var key = (Old(process).Key, node);
        if (!repeated.TryGetValue(key, out var found))
        {
            var (before, after) = (AheadOld(process, node), AheadNew(process, node));
            found = [.. Old(process).Nodes.Where(it => it.Id != node && !before.Contains(it.Id) && nodes.GetValueOrDefault(it.Id) is { } next && (next == nodes[node] || after.Contains(next)))];
            repeated[key] = found;
        }

        return found;
    }

    /// <summary>
    /// Steps before a token in the old version that it would pass over: its node has a counterpart that isn't before it any
    /// more, or every way to where it moves leads through a node of that step, and none did before.
    /// </summary>
    public IEnumerable<string> Jumped(string process, string node)
    {
        var (old, next, to) = (Old(process), New(process)!, nodes[node]);
        var (before, after) = (AheadOld(process, node), AheadNew(process, node));
        var steps = old.Nodes.Where(it => it.Step is not null && before.Contains(it.Id)).ToList();
        var moved = steps.Where(it => nodes.GetValueOrDefault(it.Id) is { } counterpart && counterpart != to && !after.Contains(counterpart));
        var behind = Behind(next, to).Where(step => steps.Exists(it => it.Step == step)).Except(Behind(old, node), StringComparer.Ordinal);
        return moved.Select(it => it.Step!).Concat(behind);
    }

    // The steps every way to a node leads through.
    private static IEnumerable<string> Behind(Definition definition, string node) =>
        definition.Nodes.Where(it => it.Step is not null && it.Id != node && Region.LiesOnEveryWay(definition, it.Id, definition.Find(node)!)).Select(it => it.Step!);

    private static HashSet<string> Ahead(Dictionary<(string Key, string Node), HashSet<string>> known, Definition definition, string node)
    {
        if (!known.TryGetValue((definition.Key, node), out var ahead))
        {
            ahead = new Region(definition, definition.Find(node)!).Nodes;
            for (var inside = definition.Nodes.ToList(); inside.RemoveAll(it => it.Parent is { } parent && ahead.Contains(parent) && ahead.Add(it.Id)) > 0;)
            {
                // What is inside of what was added comes with the next round.
            }

            known[(definition.Key, node)] = ahead;
        }

        return ahead;
    }

    private static Dictionary<string, string> Names(ImmutableArray<Renaming> renamings) =>
        renamings.DistinctBy(it => it.Old, StringComparer.Ordinal).ToDictionary(it => it.Old, it => it.New, StringComparer.Ordinal);

    private static ImmutableArray<Renaming> Changed(Dictionary<string, string> names) =>
        [.. names.Where(pair => pair.Key != pair.Value).Select(pair => new Renaming(pair.Key, pair.Value))];
}
