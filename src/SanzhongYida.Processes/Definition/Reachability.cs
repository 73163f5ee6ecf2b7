using System.Collections.Frozen;

namespace SanzhongYida.Processes;

/// <summary>
/// For one inclusive join: which of its incoming flows a token can still come over, from each node of its scope,
/// on a path that doesn't visit the join itself; a path through an activity may go on by its boundary events.
/// One bit an incoming flow, in document order.
/// </summary>
internal sealed class Reachability
{
    /// <summary>Most incoming flows of an inclusive join: the bits of one word.</summary>
    public const int MaximumIncoming = 64;

    private readonly FrozenDictionary<string, ulong> reach;
    private readonly FrozenDictionary<string, ulong> bits;

    public Reachability(Node join, Func<string, Node?> find)
    {
        bits = join.Incoming.Select((flow, index) => (flow.Id, Bit: 1UL << index))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Bit, StringComparer.Ordinal);
        var found = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var flow in join.Incoming)
        {
            Spread(flow, bits[flow.Id], join, find, found);
        }

        reach = found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The bit of a flow into the join.</summary>
    public ulong BitOf(string flow) => bits[flow];

    /// <summary>What a token before a node, or in a node that nothing watches, can reach.</summary>
    public ulong From(string node) => reach.GetValueOrDefault(node);

    /// <summary>What a token standing in a node can reach by the flows out of it, boundary events left aside.</summary>
    public ulong FromInside(Node node)
    {
        var found = 0UL;
        foreach (var flow in node.Outgoing)
        {
            found |= bits.TryGetValue(flow.Id, out var bit) ? bit : reach.GetValueOrDefault(flow.Target);
        }

        return found;
    }

    private static void Spread(Flow into, ulong bit, Node join, Func<string, Node?> find, Dictionary<string, ulong> found)
    {
        var waiting = new Stack<string>([into.Source]);
        while (waiting.TryPop(out var id))
        {
            var known = found.GetValueOrDefault(id);
            if (string.Equals(id, join.Id, StringComparison.Ordinal) || (known & bit) != 0 || find(id) is not { } node)
            {
                continue;
            }

            found[id] = known | bit;
            foreach (var before in node.Incoming)
            {
                waiting.Push(before.Source);
            }

            if (node.AttachedTo is { } activity)
            {
                waiting.Push(activity);
            }
        }
    }
}
