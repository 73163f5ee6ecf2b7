namespace SanzhongYida.Processes;

// The move itself: tokens get their new names, what waits for events is set right, and nothing else happens.
internal sealed partial class Run
{
    public ProcessStep Migrate(Matching matching)
    {
        foreach (var group in matching.Forgotten().GroupBy(it => it.Scope, it => it.Node, StringComparer.Ordinal))
        {
            Emit(new ProcessFact.Reopened(Short(group.Key), [.. group], []));
        }

        foreach (var incident in matching.Resolved())
        {
            Emit(new ProcessFact.IncidentResolved(incident));
        }

        if (matching.Dropped().ToList() is { Count: > 0 } dropped)
        {
            Emit(new ProcessFact.WaitsDropped([.. dropped]));
        }

        Emit(matching.Fact);
        foreach (var activity in state.Activities)
        {
            AwaitNew(matching, activity);
        }

        foreach (var scope in state.Scopes.Where(scope => scope is { Instances: null, IsInterrupted: false }))
        {
            var starts = DefinitionOf(scope.Id).TriggeredIn(InsideOf(scope)).Select(triggered => DefinitionOf(scope.Id).StartOf(triggered.Id)!);
            foreach (var start in starts.Where(start => matching.IsNew(scope.Id, start)))
            {
                Await(scope.Id, scope.Id, start);
            }
        }

        PassFullJoins();
        return Settled();
    }

    // An instance of a multi-instance has no boundary events, its body waits for nothing itself.
    private void AwaitNew(Matching matching, Activity activity)
    {
        var node = NodeOf(activity);
        var isInstance = state.FindScope(activity.Scope)!.Instances is not null;
        var events = isInstance ? [] : node.Boundaries.Select(boundary => DefinitionOf(activity.Scope).Find(boundary)!);
        if (node.Kind == NodeKind.EventGateway)
        {
            events = node.Outgoing.Select(flow => DefinitionOf(activity.Scope).Find(flow.Target)!);
        }
        else if (node.Kind is NodeKind.CatchEvent or NodeKind.ReceiveTask && state.FindScope(activity.Id) is null)
        {
            events = events.Append(node);
        }

        foreach (var awaited in events.Where(it => matching.IsNew(activity.Id, it)))
        {
            Await(activity.Id, activity.Scope, awaited);
        }
    }

    // The new version may have taken away the flow a join still waited for; only an arrival would look at it otherwise.
    private void PassFullJoins()
    {
        foreach (var mark in state.Marks.DistinctBy(mark => (mark.Scope, mark.Node)))
        {
            var join = DefinitionOf(mark.Scope).Find(mark.Node)!;
            if (join.Incoming.All(flow => IsMarked(mark.Scope, flow.Id)))
            {
                Pass(mark.Scope, join);
            }
        }
    }
}
