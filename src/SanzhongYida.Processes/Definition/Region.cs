namespace SanzhongYida.Processes;

/// <summary>
/// What comes after a node in its scope, within the same round: the nodes its token can reach without passing one that
/// every way to it has passed, such as the head of a loop around it. What is only reached through such a head belongs to
/// another round, where branches beside the node may be at work that nobody may undo with it.
/// </summary>
internal sealed class Region
{
    private readonly Definition definition;
    private readonly Node from;

    public Region(Definition definition, Node from)
    {
        this.definition = definition;
        this.from = from;
        var all = Reached(definition, [from], []);
        var heads = all.Where(head => head != from.Id && LiesOnEveryWay(definition, head, from)).ToHashSet(StringComparer.Ordinal);
        Nodes = Reached(definition, [from], heads);
    }

    /// <summary>Whether no way from a start of the scope comes to a node but through another.</summary>
    public static bool LiesOnEveryWay(Definition definition, string through, Node to) =>
        !Reached(definition, definition.Nodes.Where(node => node.Kind == NodeKind.StartEvent && node.Parent == to.Parent), [through]).Contains(to.Id);

    /// <summary>The nodes; the node itself is among them only if a loop of its own leads back to it.</summary>
    public HashSet<string> Nodes { get; }

    /// <summary>Whether a flow comes from the node or from what follows it.</summary>
    public bool Holds(Flow flow) => flow.Source == from.Id || Nodes.Contains(flow.Source)
        || (definition.Find(flow.Source)?.AttachedTo is { } watched && (watched == from.Id || Nodes.Contains(watched)));

    private static HashSet<string> Reached(Definition definition, IEnumerable<Node> starts, HashSet<string> without)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Node>(starts);
        while (waiting.TryPop(out var node))
        {
            foreach (var next in node.Outgoing.Select(flow => flow.Target).Concat(node.Boundaries))
            {
                if (!without.Contains(next) && found.Add(next))
                {
                    waiting.Push(definition.Find(next)!);
                }
            }
        }

        return found;
    }
}
