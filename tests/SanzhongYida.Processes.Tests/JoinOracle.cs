namespace SanzhongYida.Processes.Tests;

/// <summary>
/// The rule of the inclusive join by brute force. It fires, with at least one marked flow into it, when every token that can
/// still come over an unmarked one can also come over a marked one. Paths are walked one by one; they don't visit the join
/// itself nor leave its scope, and an activity also stands before the flows of each of its boundary events.
/// </summary>
internal static class JoinOracle
{
    public static bool Fires(Definition definition, Instance instance, string scope, Node join)
    {
        var marked = instance.Marks.Where(mark => mark.Scope == scope && mark.Node == join.Id).Select(mark => mark.Flow).ToHashSet(StringComparer.Ordinal);
        return marked.Count > 0 && Tokens(definition, instance, scope, join).All(flows =>
        {
            var reached = Reached(definition, join, flows);
            return reached.IsSubsetOf(marked) || reached.Overlaps(marked);
        });
    }

    /// <summary>Each token elsewhere in the scope, as the flows it stands before; an activity counts once more for each boundary event.</summary>
    private static IEnumerable<IReadOnlyList<Flow>> Tokens(Definition definition, Instance instance, string scope, Node join)
    {
        foreach (var activity in instance.Activities.Where(activity => activity.Scope == scope && activity.Node != join.Id))
        {
            var node = definition.Find(activity.Node)!;
            yield return node.Outgoing;
            foreach (var boundary in node.Boundaries)
            {
                yield return definition.Find(boundary)!.Outgoing;
            }
        }

        foreach (var mark in instance.Marks.Where(mark => mark.Scope == scope && mark.Node != join.Id))
        {
            yield return definition.Find(mark.Node)!.Outgoing;
        }
    }

    private static HashSet<string> Reached(Definition definition, Node join, IReadOnlyList<Flow> from)
    {
        var into = new HashSet<string>(StringComparer.Ordinal);
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in from)
        {
            Walk(flow);
        }

        return into;

        void Walk(Flow flow)
        {
            if (flow.Target == join.Id)
            {
                into.Add(flow.Id);
            }
            else if (walked.Add(flow.Id))
            {
                var node = definition.Find(flow.Target)!;
                foreach (var next in node.Outgoing.Concat(node.Boundaries.SelectMany(boundary => definition.Find(boundary)!.Outgoing)))
                {
                    Walk(next);
                }
            }
        }
    }
}
