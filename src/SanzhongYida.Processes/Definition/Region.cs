namespace SanzhongYida.Processes;

/// <summary>
/// What comes after a node in its scope, within the same round: the nodes its token can reach without passing one that
/// every way to it has passed (the head of a loop around it). If <c>standing</c> is only reached through such a head, that
/// is, in the next round, the region is everything the token can reach.
/// </summary>
internal sealed class Region
{
    private readonly Definition definition;
    private readonly Node from;

    public Region(Definition definition, Node from, string standing)
    {
        this.definition = definition;
        this.from = from;
        var all = Reached([from], []);
        var heads = all.Where(head => head != from.Id && !Reached(Starts(), [head]).Contains(from.Id)).ToHashSet(StringComparer.Ordinal);
        var round = Reached([from], heads);
        Nodes = round.Contains(standing) ? round : all;
        Leads = all.Contains(standing);
    }

    /// <summary>The nodes; the node itself is among them only if a loop leads back to it.</summary>
    public HashSet<string> Nodes { get; }

    /// <summary>Whether the node leads to where the token stands at all.</summary>
    public bool Leads { get; }

    /// <summary>Whether a flow comes from the node or from what follows it.</summary>
    public bool Holds(Flow flow) => flow.Source == from.Id || Nodes.Contains(flow.Source)
        || (definition.Find(flow.Source)?.AttachedTo is { } watched && (watched == from.Id || Nodes.Contains(watched)));

    private IEnumerable<Node> Starts() => definition.Nodes.Where(node => node.Kind == NodeKind.StartEvent && node.Parent == from.Parent);

    private HashSet<string> Reached(IEnumerable<Node> starts, HashSet<string> without)
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
