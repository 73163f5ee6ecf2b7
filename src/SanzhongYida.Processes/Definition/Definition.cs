using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>A process that can be run. Immutable; what the machine asks often is worked out once.</summary>
public sealed record Definition
{
    private FrozenDictionary<string, Node> byId = FrozenDictionary<string, Node>.Empty;

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
        }
    }

    /// <summary>All flows, in document order.</summary>
    public required ImmutableArray<Flow> Flows { get; init; }

    /// <summary>The lanes.</summary>
    public ImmutableArray<Lane> Lanes { get; init; } = [];

    /// <summary>The node with this id, or null.</summary>
    public Node? Find(string id) => byId.GetValueOrDefault(id);
}
