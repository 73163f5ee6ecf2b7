namespace SanzhongYida.Processes;

// Joins remember over which flows tokens came, not how many.
internal sealed partial class Run
{
    private void Arrive(string scope, Node join, Flow flow)
    {
        Emit(new ProcessFact.Arrived(Short(scope), join.Id, flow.Id));
        if (join.Kind == NodeKind.ParallelGateway && join.Incoming.All(incoming => IsMarked(scope, incoming.Id)))
        {
            Pass(scope, join);
        }
    }

    private bool IsMarked(string scope, string flow) => state.Marks.Any(mark => Is(mark.Flow, flow) && Is(mark.Scope, scope));

    private void Pass(string scope, Node join)
    {
        Emit(new ProcessFact.Joined(Short(scope), join.Id));
        Leave(scope, join);
    }

    /// <summary>Lets one inclusive join pass that need not wait any longer; looked at whenever all tokens are at rest.</summary>
    private bool PassInclusiveJoin()
    {
        foreach (var mark in state.Marks)
        {
            var join = DefinitionOf(mark.Scope).Find(mark.Node)!;
            if (join.Kind == NodeKind.InclusiveGateway && NeedNotWait(mark.Scope, join))
            {
                Pass(mark.Scope, join);
                return true;
            }
        }

        return false;
    }

    // It waits only for a token that can still come over a flow where none has come yet, and can't come over one
    // where one has: such a token would otherwise hold up those that wait, though it adds nothing new.
    private bool NeedNotWait(string scope, Node join)
    {
        var reachability = DefinitionOf(scope).ReachabilityOf(join.Id);
        var marked = 0UL;
        foreach (var mark in state.Marks)
        {
            marked |= Is(mark.Scope, scope) && Is(mark.Node, join.Id) ? reachability.BitOf(mark.Flow) : 0;
        }

        return !state.Activities.Any(activity => Is(activity.Scope, scope) && Holds(reachability, NodeOf(activity), join, marked))
            && !state.Marks.Any(mark => Is(mark.Scope, scope) && !Is(mark.Node, join.Id) && Adds(reachability.From(mark.Node), marked));
    }

    // A token in an activity also stands before the flows of each of its boundary events: one that doesn't
    // interrupt sends a token of its own, whatever the activity's own token reaches.
    private static bool Holds(Reachability reachability, Node node, Node join, ulong marked) =>
        !Is(node.Id, join.Id)
        && (Adds(reachability.FromInside(node), marked) || node.Boundaries.Any(boundary => Adds(reachability.From(boundary), marked)));

    private static bool Adds(ulong reach, ulong marked) => reach != 0 && (reach & marked) == 0;

    // Where nothing but joins is left in a scope, nothing will ever come again; event subprocesses send nothing into it.
    private void RaiseStuckJoins()
    {
        foreach (var mark in state.Marks)
        {
            var isKnown = state.Incidents.Any(incident => Is(incident.Scope, mark.Scope) && Is(incident.Node, mark.Node));
            if (!IsAlive(mark.Scope) && !isKnown)
            {
                Raise(mark.Scope, mark.Node, Incident.Causes.JoinStuck, activity: null);
            }
        }
    }

    // Once a token was put there by hand, or what waited at the join counts no more, it is stuck no longer.
    private void ResolveStuckJoins()
    {
        foreach (var incident in state.Incidents)
        {
            if (Is(incident.Cause, Incident.Causes.JoinStuck) && (IsAlive(incident.Scope) || !state.Marks.Any(mark => Is(mark.Scope, incident.Scope) && Is(mark.Node, incident.Node))))
            {
                Emit(new ProcessFact.IncidentResolved(incident.Id));
            }
        }
    }

    private bool IsAlive(string scope) => state.Activities.Any(activity => Is(activity.Scope, scope) && !NodeOf(activity).IsTriggeredByEvent);
}
