namespace SanzhongYida.Processes;

// What is waited for: timers, messages, signals and conditions, and what happens when one comes.
internal sealed partial class Run
{
    private void Wait(string scope, Node node)
    {
        var id = NextId;
        Emit(new ProcessFact.Entered(id, Short(scope), node.Id));
        Await(id, scope, node);
    }

    // The events behind the gateway are all awaited at once; the first that comes ends the wait for the others.
    private void WaitForFirst(string scope, Node gateway)
    {
        var id = NextId;
        Emit(new ProcessFact.Entered(id, Short(scope), gateway.Id));
        foreach (var flow in gateway.Outgoing)
        {
            Await(id, scope, DefinitionOf(scope).Find(flow.Target)!);
        }
    }

    /// <summary>Sets what the boundary events of an activity wait for.</summary>
    private void Watch(string id, Node node)
    {
        if (node.Boundaries.IsEmpty || state.FindActivity(id) is not { } activity)
        {
            return;
        }

        foreach (var boundary in node.Boundaries)
        {
            Await(id, activity.Scope, DefinitionOf(activity.Scope).Find(boundary)!);
        }
    }

    /// <summary>Sets what the event subprocesses of a scope that has opened wait for.</summary>
    private void Arm(string scope)
    {
        var here = state.FindScope(scope)!;
        foreach (var triggered in DefinitionOf(scope).TriggeredIn(InsideOf(here)))
        {
            Await(scope, scope, DefinitionOf(scope).StartOf(triggered.Id)!);
        }
    }

    /// <summary>The subprocess a scope is the inside of; null for the process itself and a called one.</summary>
    private string? InsideOf(Scope scope) =>
        scope.Outer is { } outer && DefinitionOf(outer).Find(scope.Node!)!.Kind == NodeKind.SubProcess ? scope.Node : null;

    /// <summary>
    /// Begins to wait for an event. What waits hangs on its owner: the token itself, the event gateway, the activity
    /// watched, or the scope whose event subprocess it starts.
    /// </summary>
    private void Await(string owner, string scope, Node node)
    {
        var isOwn = Is(state.FindActivity(owner)?.Node, node.Id) && node.Kind is NodeKind.CatchEvent or NodeKind.ReceiveTask;
        var (id, of) = isOwn ? (owner, (string?)null) : (NextId, owner);
        switch (node.Trigger)
        {
            case Trigger.Timer timer:
                SetTimer(id, of, scope, node, timer);
                break;
            case Trigger.Message message:
                Emit(new ProcessFact.MessageAwaited(id, node.Id, message.Name, of));
                Key(id, scope, message);
                break;
            case Trigger.None when node.Kind == NodeKind.ReceiveTask:
                // A receive task that names no message waits to be completed by hand.
                Emit(new ProcessFact.MessageAwaited(id, node.Id, "", of));
                break;
            case Trigger.Signal signal:
                Emit(new ProcessFact.SignalAwaited(id, node.Id, signal.Name, of));
                break;
            case Trigger.Condition:
                Emit(new ProcessFact.ConditionAwaited(id, node.Id, of));
                break;
        }
    }

    private void Key(string id, string scope, Trigger.Message message)
    {
        if (message.Key?.Evaluate(VariablesOf(scope)) is { } key and not Value.Null)
        {
            Emit(new ProcessFact.MessageKeyed(id, Functions.Written(key) is Value.Text text ? text.Content : ""));
        }
    }

    private void SetTimer(string id, string? of, string scope, Node node, Trigger.Timer trigger)
    {
        if (trigger.Period.After(at, due, VariablesOf(scope)) is { } moment)
        {
            Emit(new ProcessFact.Due(id, node.Id, moment, of, trigger.Repeats));
        }
        else
        {
            Raise(scope, node.Id, Incident.Causes.NoDueDate, state.FindActivity(of ?? id)?.Id, trigger.Period.Text);
        }
    }

    // The next firing counts from the last due moment, so that it doesn't drift; what was missed while nobody
    // looked is not made up for.
    private void Repeat(OpenTimer fired, Trigger.Timer trigger, int left)
    {
        var variables = VariablesOf(ScopeOf(fired.Activity));
        var next = trigger.Period.After(fired.Due, due, variables);
        if (next <= at)
        {
            next = trigger.Period.After(at, due, variables);
        }

        if (next is { } moment)
        {
            Emit(new ProcessFact.Due(NextId, fired.Node, moment, fired.Activity, left == 0 ? 0 : left - 1));
        }
    }

    /// <summary>The scope in which what hangs on an owner stands; an owner that is no activity is the process itself.</summary>
    private string ScopeOf(string owner) => state.FindActivity(owner)?.Scope ?? Instance.Root;

    /// <summary>
    /// The event an owner's timer or subscription stands for. What hangs on a call is a boundary event of the caller or the
    /// start of an event subprocess of the called process.
    /// </summary>
    private Node NodeOf(string owner, string node)
    {
        var around = DefinitionOf(ScopeOf(owner)).Find(node);
        var isOutside = state.FindScope(owner) is null || (around?.AttachedTo is { } watched && Is(watched, state.FindActivity(owner)?.Node));
        return isOutside ? around! : DefinitionOf(owner).Find(node)!;
    }

    /// <summary>A timer, message, signal or condition has come to what waited for it.</summary>
    private void Occur(string owner, Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.StartEvent:
                StartTriggered(owner, node);
                break;
            case NodeKind.BoundaryEvent:
                var scope = ScopeOf(owner);
                if (node.IsInterrupting)
                {
                    Cancel(owner);
                }

                Leave(scope, node);
                break;
            case var _ when state.FindActivity(owner) is { } activity && NodeOf(activity) is { Kind: NodeKind.EventGateway } gateway:
                Emit(new ProcessFact.Left(owner));
                Emit(new ProcessFact.Taken(Short(activity.Scope), [gateway.Outgoing.First(flow => Is(flow.Target, node.Id)).Id]));
                Leave(activity.Scope, node);
                break;
            default:
                Finish(owner);
                break;
        }
    }

    private void StartTriggered(string scope, Node start)
    {
        var triggered = DefinitionOf(scope).Find(start.Parent!)!;
        if (start.IsInterrupting)
        {
            Interrupt(scope, triggered);
        }
        else
        {
            Emit(new ProcessFact.SubprocessTriggered(Short(scope), triggered.Id));
        }

        var id = NextId;
        Emit(new ProcessFact.ScopeOpened(id, Short(scope), triggered.Id));
        Arm(id);
        Leave(id, start);
    }

    private void Interrupt(string scope, Node triggered)
    {
        CancelInside(scope);
        moving = new(moving.Where(move => !Is(move.Scope, scope)));
        var starts = state.Timers.Where(timer => Is(timer.Activity, scope)).Select(timer => (timer.Id, timer.Node))
            .Concat(state.Subscriptions.Where(subscription => Is(subscription.Activity, scope)).Select(it => (it.Id, it.Node)))
            .Where(it => DefinitionOf(scope).Find(it.Node) is { Kind: NodeKind.StartEvent });
        Emit(new ProcessFact.SubprocessTriggered(Short(scope), triggered.Id, [.. starts.Select(it => it.Id)]));
    }

    /// <summary>Lets one awaited condition that turned since it was last looked at take effect.</summary>
    private bool TurnCondition()
    {
        foreach (var subscription in state.Subscriptions)
        {
            if (!Is(subscription.Awaits, Awaited.Condition))
            {
                continue;
            }

            var node = NodeOf(subscription.Activity, subscription.Node);
            var scope = node.Kind == NodeKind.StartEvent ? subscription.Activity : ScopeOf(subscription.Activity);
            var holds = ((Trigger.Condition)node.Trigger).Holds.Holds(VariablesOf(scope));
            if (holds == subscription.Holds)
            {
                continue;
            }

            moves++;
            Emit(new ProcessFact.ConditionTurned(subscription.Id, holds));
            if (holds)
            {
                Occur(subscription.Activity, node);
            }

            return true;
        }

        return false;
    }
}
