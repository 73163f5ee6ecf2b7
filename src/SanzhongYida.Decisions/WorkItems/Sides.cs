using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>Which nodes lie before the meeting and which behind it. By hand no token comes from the one side to the other:
/// only a meeting's conclusion leads there.</summary>
internal static class Sides
{
    /// <summary>The nodes a token comes to from the start without a meeting; the meeting itself is the last of them.</summary>
    public static HashSet<string> Before(Definition definition) =>
        Reached(definition, definition.Nodes.Where(node => node.Kind == NodeKind.StartEvent && node.Parent is null).Select(node => node.Id));

    /// <summary>The nodes a token of this matter may be put in by hand: of the side it is on, and behind the meeting only what the
    /// branch the meeting has chosen still leads to.</summary>
    public static HashSet<string> Open(Definition definition, Matter matter)
    {
        var before = Before(definition);
        var stood = matter.Instance!.Activities.Select(activity => activity.Node).Concat(matter.Instance.Passed.Select(passed => passed.Node)).ToList();
        if (matter.IsInPreparation)
        {
            before.UnionWith(Reached(definition, stood));
            return before;
        }

        var behind = Reached(definition, stood.Where(node => !before.Contains(node)));
        behind.ExceptWith(before);
        return behind;
    }

    private static HashSet<string> Reached(Definition definition, IEnumerable<string> from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(from);
        while (waiting.TryPop(out var id))
        {
            if (reached.Add(id) && definition.Find(id) is { } node)
            {
                foreach (var next in Next(definition, node))
                {
                    waiting.Push(next);
                }
            }
        }

        return reached;
    }

    // A subprocess is left from its inside: what holds a meeting is left only behind it. Of an unknown node, as in another
    // version or a called process, nothing follows.
    private static IEnumerable<string> Next(Definition definition, Node node)
    {
        if (node.Step == "meeting")
        {
            return [];
        }

        var inside = definition.Nodes.Where(inner => inner.Parent == node.Id && inner.Kind == NodeKind.StartEvent).Select(inner => inner.Id).ToList();
        var onward = inside.Count > 0 ? [] : node.Outgoing.Select(flow => flow.Target);
        var outward = node.Outgoing.IsEmpty && node.Parent is { } parent ? definition.Find(parent)!.Outgoing.Select(flow => flow.Target) : [];
        return inside.Concat(onward).Concat(outward).Concat(node.Boundaries);
    }
}
