namespace SanzhongYida.Processes;

// How a token goes out of a node, and how activities end.
internal sealed partial class Run
{
    /// <summary>Sends tokens over the flows out of a node. Without any flow the token ends here.</summary>
    private void Leave(string scope, Node node)
    {
        var sent = node.Kind switch
        {
            NodeKind.ExclusiveGateway => SendFirst(scope, node),
            NodeKind.InclusiveGateway => SendHolding(scope, node),
            NodeKind.ParallelGateway => SendAll(scope, node),
            _ when node.Default is null && !HasCondition(node) => SendAll(scope, node),
            _ => SendHolding(scope, node),
        };
        if (sent == 0 && !node.Outgoing.IsEmpty)
        {
            Strand(scope, node, Incident.Causes.NoWayOut);
        }
    }

    private static bool HasCondition(Node node)
    {
        foreach (var flow in node.Outgoing)
        {
            if (flow.Condition is not null)
            {
                return true;
            }
        }

        return false;
    }

    private int SendAll(string scope, Node node)
    {
        foreach (var flow in node.Outgoing)
        {
            Take(scope, flow);
        }

        return node.Outgoing.Length;
    }

    private int SendFirst(string scope, Node node)
    {
        var variables = VariablesOf(scope);
        var chosen = node.Outgoing.FirstOrDefault(flow => !Is(flow.Id, node.Default) && (flow.Condition?.Holds(variables) ?? true));
        return Send(scope, chosen ?? DefaultOf(node));
    }

    // Flows without condition always; the default when no condition holds.
    private int SendHolding(string scope, Node node)
    {
        var variables = VariablesOf(scope);
        var sent = 0;
        var holds = false;
        foreach (var flow in node.Outgoing)
        {
            if (!Is(flow.Id, node.Default) && (flow.Condition?.Holds(variables) ?? true))
            {
                holds |= flow.Condition is not null;
                sent += Send(scope, flow);
            }
        }

        return holds ? sent : sent + Send(scope, DefaultOf(node));
    }

    private static Flow? DefaultOf(Node node) =>
        node.Default is null ? null : node.Outgoing.FirstOrDefault(flow => Is(flow.Id, node.Default));

    private int Send(string scope, Flow? flow)
    {
        if (flow is null)
        {
            return 0;
        }

        Take(scope, flow);
        return 1;
    }

    private void Take(string scope, Flow flow)
    {
        moves++;
        moving.Enqueue((scope, flow));
    }

    /// <summary>An activity is completed: its token goes on, or its multi-instance counts one more.</summary>
    private void Finish(string id)
    {
        var activity = state.FindActivity(id)!;
        var node = NodeOf(activity);
        var outputs = node.Outputs.IsEmpty || state.FindScope(id) is not { Variables: not null } ? null : Mapped(node.Outputs, VariablesOf(id));
        Emit(new ProcessFact.Left(id));
        if (outputs is not null)
        {
            Set(activity.Scope, outputs);
        }

        if (state.FindScope(activity.Scope)!.Instances is null)
        {
            Leave(activity.Scope, node);
        }
        else
        {
            FinishInstance(activity.Scope, node);
        }
    }

    private void End(string scope, Node node)
    {
        Emit(new ProcessFact.Reached(Short(scope), node.Id, Is(scope, Instance.Root) ? node.Result : null));
        Send(node);
        Raise(scope, node);
        if (node.Trigger is Trigger.Terminate)
        {
            CancelInside(scope);
            Close(scope);
        }
    }

    private void Close(string scope)
    {
        if (Is(scope, Instance.Root))
        {
            Emit(new ProcessFact.Ended());
        }
        else
        {
            Finish(scope);
        }
    }

    // The innermost first: scopes stand in the order they were opened.
    private bool CloseEmptyScope()
    {
        for (var index = state.Scopes.Length - 1; index >= 0; index--)
        {
            if (IsEmpty(state.Scopes[index].Id))
            {
                Close(state.Scopes[index].Id);
                return true;
            }
        }

        return false;
    }

    private bool IsEmpty(string scope)
    {
        foreach (var activity in state.Activities)
        {
            if (Is(activity.Scope, scope))
            {
                return false;
            }
        }

        foreach (var mark in state.Marks)
        {
            if (Is(mark.Scope, scope))
            {
                return false;
            }
        }

        return true;
    }

    private void Cancel(string activity) => Emit(new ProcessFact.Cancelled([activity, .. Inside(activity)]));

    private void CancelInside(string scope)
    {
        var inside = Inside(scope).ToList();
        if (inside.Count > 0)
        {
            Emit(new ProcessFact.Cancelled([.. inside]));
        }
    }

    private IEnumerable<string> Inside(string scope) =>
        state.Activities.Where(activity => IsWithin(activity.Scope, scope)).Select(activity => activity.Id);

    private bool IsWithin(string? scope, string outer)
    {
        while (scope is not null && !Is(scope, outer))
        {
            scope = state.FindScope(scope)?.Outer;
        }

        return scope is not null;
    }
}
