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

        foreach (var other in Others(instance, activity))
        {
            var reach = surroundings.Of(other.Node).Reach;
            if (around.Node.Incoming.Any(flow => reach[surroundings.NumberOf(flow.Id)]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As seen by what it does.</summary>
    public bool IsAlone(Instance instance, Activity activity, List<Move> moves, List<Successor> successors)
    {
        var others = Others(instance, activity).Select(other => surroundings.Of(other.Node)).ToList();
        foreach (var name in moves.SelectMany(move => move.Results.Keys).Distinct(StringComparer.Ordinal))
        {
            if (others.Exists(other => other.Live.Contains(name) || other.Writes.Contains(name)))
            {
                return false;
            }
        }

        return successors.TrueForAll(successor => successor.Footprint is { IsStrange: false } footprint
            && footprint.Cancelled.All(id => id == activity.Id)
            && footprint.Taken.TrueForAll(taken => IsApart(taken.Flow, others)));
    }

    private bool IsApart(string id, List<Around> others)
    {
        var number = surroundings.NumberOf(id);
        var flow = surroundings.Flow(id);
        return others.TrueForAll(other => !other.Reach[number]
            && !other.Writes.Overlaps(surroundings.Of(flow.Source).Reads) && !other.Writes.Overlaps(surroundings.Of(flow.Target).Reads));
    }

    // All other tokens but those of the insides this one stands in.
    private static IEnumerable<Activity> Others(Instance instance, Activity activity)
    {
        var around = new HashSet<string>(StringComparer.Ordinal) { activity.Id };
        for (var scope = instance.FindScope(activity.Scope); scope is not null; scope = scope.Outer is null ? null : instance.FindScope(scope.Outer))
        {
            around.Add(scope.Id);
        }

        return instance.Activities.Where(other => !around.Contains(other.Id));
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
