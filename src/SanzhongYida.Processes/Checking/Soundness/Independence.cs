namespace SanzhongYida.Processes;

/// <summary>
/// Whether what may come at one activity can be looked at first and alone: nothing that can come anywhere else meets it,
/// stops it, or reads what it writes, and it can't come round again. Then every order leads where this order leads.
/// </summary>
internal sealed class Independence(Library library, Surroundings surroundings)
{
    private readonly Dictionary<(string Process, string? Inside), bool> calm = [];

    /// <summary>As far as can be told before it is carried out.</summary>
    public bool MayBeAlone(Instance instance, Activity activity, List<Move> moves)
    {
        var around = surroundings.Of(activity.Node);
        if (!surroundings.IsQuiet || around.IsOnCycle || instance.FindScope(activity.Id) is not null || !IsCalm(instance, activity)
            || moves.Exists(move => move.Act == "message" && !IsOnly(instance, move)))
        {
            return false;
        }

        foreach (var other in instance.Activities)
        {
            if (!Holds(instance, other, activity) && IsReached(around.Node, surroundings.Of(other.Node)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsReached(Node node, Around from)
    {
        foreach (var flow in node.Incoming)
        {
            if (from.Reach[surroundings.Passage(flow.Id).Number])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As seen by what it does.</summary>
    public bool IsAlone(Instance instance, Activity activity, List<Move> moves, List<Successor> successors)
    {
        foreach (var successor in successors)
        {
            if (successor.Footprint is not { IsStrange: false } footprint || footprint.Cancelled.Any(id => id != activity.Id))
            {
                return false;
            }
        }

        foreach (var other in instance.Activities)
        {
            if (!Holds(instance, other, activity) && !IsApart(surroundings.Of(other.Node), moves, successors))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsApart(Around other, List<Move> moves, List<Successor> successors)
    {
        foreach (var move in moves)
        {
            if (!move.Results.IsEmpty && move.Results.Keys.Any(name => other.Live.Contains(name) || other.Writes.Contains(name)))
            {
                return false;
            }
        }

        foreach (var successor in successors)
        {
            foreach (var (_, over) in successor.Footprint!.Taken)
            {
                if (other.Reach[over.Number] || (other.Writes.Count > 0 && (other.Writes.Overlaps(over.Source.Reads) || other.Writes.Overlaps(over.Target.Reads))))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Whether a token is this one, or of the insides this one stands in.
    private static bool Holds(Instance instance, Activity outer, Activity activity)
    {
        if (ReferenceEquals(outer, activity))
        {
            return true;
        }

        for (var scope = instance.FindScope(activity.Scope); scope is { Outer: not null }; scope = instance.FindScope(scope.Outer))
        {
            if (scope.Id == outer.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnly(Instance instance, Move move) =>
        move.Command is ProcessCommand.Correlate command && instance.Subscriptions.Count(subscription => subscription.Name == command.Message) == 1;

    private bool IsCalm(Instance instance, Activity activity)
    {
        for (var scope = instance.FindScope(activity.Scope); scope is not null; scope = scope.Outer is null ? null : instance.FindScope(scope.Outer))
        {
            if (!IsCalm(scope))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsCalm(Scope scope)
    {
        var inside = scope.Instances is null ? scope.Node : scope.Node + "*";
        if (!calm.TryGetValue((scope.Process, inside), out var isCalm))
        {
            var nodes = library.Find(scope.Process)!.Nodes.Where(node => node.Parent == (surroundings.IsSubProcess(scope.Node) ? scope.Node : null));
            var container = scope.Node is null ? null : surroundings.Of(scope.Node).Node;
            calm[(scope.Process, inside)] = isCalm = container is not { Boundaries.IsEmpty: false } && container?.Multi?.Completion is null
                && nodes.All(node => node.Trigger is not Trigger.Terminate && !node.IsTriggeredByEvent);
        }

        return isCalm;
    }
}
