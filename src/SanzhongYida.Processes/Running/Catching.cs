using System.Collections.Immutable;
using System.Diagnostics;

namespace SanzhongYida.Processes;

// Errors and escalations look outwards for who catches them; signals come to all that wait.
internal sealed partial class Run
{
    // What it leads to is on the way before it is thrown, so that whatever interrupts the thrower stops that too.
    private void Throw(string scope, Node node)
    {
        Send(node);
        Leave(scope, node);
        Raise(scope, node);
    }

    private void Send(Node node)
    {
        if (node.Trigger is Trigger.Message message)
        {
            Emit(new ProcessFact.MessageSent(node.Id, message.Name));
        }
    }

    private void Raise(string scope, Node node)
    {
        switch (node.Trigger)
        {
            case Trigger.Signal signal:
                Emit(new ProcessFact.SignalSent(node.Id, signal.Name));
                Signal(signal.Name);
                break;
            case Trigger.Escalation { Code: { } code }:
                Emit(new ProcessFact.EscalationThrown(node.Id, code));
                _ = IsCaughtAround(scope, new Trigger.Escalation(code));
                break;
            case Trigger.Error { Code: { } code } when !IsCaughtAround(scope, new Trigger.Error(code)):
                Strand(scope, node, Incident.Causes.ErrorUncaught, code);
                break;
        }
    }

    /// <summary>Brings a signal to all that wait for it now; whether any did.</summary>
    private bool Signal(string name)
    {
        var waiting = state.Subscriptions.Where(it => Is(it.Awaits, Awaited.Signal) && Is(it.Name, name)).ToList();
        foreach (var subscription in waiting)
        {
            // One that came before may have cancelled it.
            if (state.Subscriptions.Any(it => Is(it.Id, subscription.Id)))
            {
                var node = NodeOf(subscription.Activity, subscription.Node);
                Emit(new ProcessFact.SignalReceived(subscription.Id));
                Occur(subscription.Activity, node);
            }
        }

        return waiting.Count > 0;
    }

    /// <summary>Looks for an event that catches what an activity throws, from the activity outwards.</summary>
    private bool IsCaught(Activity activity, Trigger thrown)
    {
        // The boundary events of a multi-instance watch its body, not each instance.
        var isInstance = state.FindScope(activity.Scope)!.Instances is not null;
        return (!isInstance && IsCaughtAt(activity, thrown)) || IsCaughtAround(activity.Scope, thrown, NodeOf(activity));
    }

    // The event subprocesses of the scope first; the one it comes from doesn't catch what it throws itself.
    private bool IsCaughtAround(string scope, Trigger thrown, Node? from = null)
    {
        var here = state.FindScope(scope)!;
        if (here is { Instances: null, IsInterrupted: false })
        {
            var starts = DefinitionOf(scope).TriggeredIn(InsideOf(here))
                .Where(triggered => !Is(triggered.Id, from?.Id))
                .Select(triggered => DefinitionOf(scope).StartOf(triggered.Id)!);
            if (Catching(starts, thrown) is { } start)
            {
                Caught(scope, start, thrown);
                StartTriggered(scope, start);
                return true;
            }
        }

        return state.FindActivity(scope) is { } around && IsCaught(around, thrown);
    }

    private bool IsCaughtAt(Activity activity, Trigger thrown)
    {
        var definition = DefinitionOf(activity.Scope);
        if (Catching(definition.Find(activity.Node)!.Boundaries.Select(boundary => definition.Find(boundary)!), thrown) is not { } catching)
        {
            return false;
        }

        Caught(activity.Scope, catching, thrown);
        Occur(activity.Id, catching);
        return true;
    }

    // One that names the code before one that catches all.
    private static Node? Catching(IEnumerable<Node> events, Trigger thrown) => events
        .Where(node => Catches(node.Trigger, thrown))
        .OrderBy(node => node.Trigger is Trigger.Error { Code: null } or Trigger.Escalation { Code: null } ? 1 : 0)
        .FirstOrDefault();

    private static bool Catches(Trigger catching, Trigger thrown) => (catching, thrown) switch
    {
        (Trigger.Error it, Trigger.Error error) => it.Code is null || Is(it.Code, error.Code),
        (Trigger.Escalation it, Trigger.Escalation escalation) => it.Code is null || Is(it.Code, escalation.Code),
        _ => false,
    };

    private void Caught(string scope, Node catching, Trigger thrown)
    {
        var (code, variable) = (thrown, catching.Trigger) switch
        {
            (Trigger.Error error, Trigger.Error it) => (error.Code!, it.CodeVariable),
            (Trigger.Escalation escalation, Trigger.Escalation it) => (escalation.Code!, it.CodeVariable),
            _ => throw new UnreachableException(),
        };
        Emit(thrown is Trigger.Error ? new ProcessFact.ErrorCaught(catching.Id, code) : new ProcessFact.EscalationCaught(catching.Id, code));
        if (variable is not null)
        {
            Set(scope, ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal).Add(variable, Value.Of(code)));
        }
    }
}
