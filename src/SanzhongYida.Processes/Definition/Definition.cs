using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>A process that can be run. Immutable; what the machine asks often is worked out once.</summary>
public sealed record Definition
{
    private FrozenDictionary<string, Node> byId = FrozenDictionary<string, Node>.Empty;
    private FrozenDictionary<string, Reachability> joins = FrozenDictionary<string, Reachability>.Empty;

    /// <summary>The process id.</summary>
    public required string Id { get; init; }

    /// <summary>The label.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>szyd:kinds</c>: the matter kinds it serves.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>All nodes, those of embedded subprocesses included, in document order.</summary>
    public required ImmutableArray<Node> Nodes
    {
        get;
        init
        {
            field = value;
            byId = value.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
            joins = value.Where(node => node.Kind == NodeKind.InclusiveGateway && node.Incoming.Length > 1)
                .ToFrozenDictionary(node => node.Id, node => new Reachability(node, Find), StringComparer.Ordinal);
        }
    }

    /// <summary>All flows, in document order.</summary>
    public required ImmutableArray<Flow> Flows { get; init; }

    /// <summary>The lanes.</summary>
    public ImmutableArray<Lane> Lanes { get; init; } = [];

    /// <summary>The node with this id, or null.</summary>
    public Node? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The start event of the process (null) or of an embedded subprocess: the one without trigger, else the first.</summary>
    public Node? StartOf(string? parent)
    {
        var starts = Nodes.Where(node => node.Kind == NodeKind.StartEvent && string.Equals(node.Parent, parent, StringComparison.Ordinal));
        return starts.OrderBy(node => node.Trigger is Trigger.None ? 0 : 1).FirstOrDefault();
    }

    /// <summary>What can still come to an inclusive join.</summary>
    internal Reachability ReachabilityOf(string join) => joins[join];
}
