using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>A process that can be run. Immutable; what the machine asks often is worked out once.</summary>
public sealed record Definition
{
    // Stands for the process itself where an inside is asked for by the subprocess it belongs to.
    private const string Top = "";

    private FrozenDictionary<string, Node> byId = FrozenDictionary<string, Node>.Empty;
    private FrozenDictionary<string, Reachability> joins = FrozenDictionary<string, Reachability>.Empty;
    private FrozenDictionary<string, Node> starts = FrozenDictionary<string, Node>.Empty;
    private FrozenDictionary<string, ImmutableArray<Node>> triggered = FrozenDictionary<string, ImmutableArray<Node>>.Empty;

    /// <summary>The process id.</summary>
    public required string Id { get; init; }

    /// <summary>The label.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>szyd:version</c>: by what a call names it among several versions; null where there is one.</summary>
    public string? Version { get; init; }

    /// <summary>By what running scopes name it: the id, with the version where it has one.</summary>
    public string Key => Version is null ? Id : $"{Id}@{Version}";

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
            starts = value.Where(node => node.Kind == NodeKind.StartEvent).GroupBy(node => node.Parent ?? Top, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.OrderBy(node => node.Trigger is Trigger.None ? 0 : 1).First(), StringComparer.Ordinal);
            triggered = value.Where(node => node.IsTriggeredByEvent).GroupBy(node => node.Parent ?? Top, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        }
    }

    /// <summary>All flows, in document order.</summary>
    public required ImmutableArray<Flow> Flows { get; init; }

    /// <summary>The lanes.</summary>
    public ImmutableArray<Lane> Lanes { get; init; } = [];

    /// <summary>The node with this id, or null.</summary>
    public Node? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The start event of the process (null) or of a subprocess: the one without trigger, else the first.</summary>
    public Node? StartOf(string? parent) => starts.GetValueOrDefault(parent ?? Top);

    /// <summary>The subprocesses that events start inside the process itself (null) or inside a subprocess.</summary>
    public ImmutableArray<Node> TriggeredIn(string? parent) => triggered.GetValueOrDefault(parent ?? Top, []);

    /// <summary>What can still come to an inclusive join.</summary>
    internal Reachability ReachabilityOf(string join) => joins[join];
}
