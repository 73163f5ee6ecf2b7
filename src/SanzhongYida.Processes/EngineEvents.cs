namespace SanzhongYida.Processes;

// Timers, messages and errors that come to an activity or a catch event.
internal sealed partial class Run
{
    /// <summary>Sets what the boundary events of an activity wait for.</summary>
    private void Watch(string id, Node node)
    {
        foreach (var boundary in node.Boundaries)
        {
            var activity = state.FindActivity(id)!;
            var watching = DefinitionOf(activity.Scope).Find(boundary)!;
            switch (watching.Trigger)
            {
                case Trigger.Timer:
                    SetTimer(activity, watching);
                    break;
                case Trigger.Message message:
                    Emit(new ProcessFact.MessageAwaited(NextId, boundary, message.Name, id));
                    break;
            }
        }
    }

    private void SetTimer(Activity activity, Node node)
    {
        var trigger = (Trigger.Timer)node.Trigger;
        if (trigger.Period.After(at, due, VariablesOf(activity.Scope)) is not { } moment)
        {
            Raise(activity.Scope, node.Id, Incident.Causes.NoDueDate, activity.Id, trigger.Period.Text);
            return;
        }

        var isOwn = Is(activity.Node, node.Id);
        Emit(new ProcessFact.Due(isOwn ? activity.Id : NextId, node.Id, moment, isOwn ? null : activity.Id, trigger.Repeats));
    }

    // The next firing counts from the last due moment, so that it doesn't drift; what was missed while nobody
    // looked is not made up for.
    private void Repeat(OpenTimer fired, Trigger.Timer trigger, Activity activity, int left)
    {
        var variables = VariablesOf(activity.Scope);
        var next = trigger.Period.After(fired.Due, due, variables);
        if (next <= at)
        {
            next = trigger.Period.After(at, due, variables);
        }

        if (next is { } moment)
        {
            Emit(new ProcessFact.Due(NextId, fired.Node, moment, activity.Id, left == 0 ? 0 : left - 1));
        }
    }

    /// <summary>A timer or message has come: the catch event or receive task is done, or the boundary event sends its token.</summary>
    private void Occur(Activity activity, Node node)
    {
        if (node.Kind != NodeKind.BoundaryEvent)
        {
            Finish(activity.Id);
            return;
        }

        if (node.IsInterrupting)
        {
            Cancel(activity.Id);
        }

        Leave(activity.Scope, node);
    }

    /// <summary>Looks for a boundary event that catches an error, from an activity outwards.</summary>
    private bool IsCaught(Activity activity, string code)
    {
        // The boundary events of a multi-instance watch its body, not each instance.
        var isInstance = state.FindScope(activity.Scope)!.Instances is not null;
        return (!isInstance && IsCaughtAt(activity, code)) || IsCaughtAround(activity.Scope, code);
    }

    private bool IsCaughtAround(string scope, string code) => state.FindActivity(scope) is { } around && IsCaught(around, code);

    private bool IsCaughtAt(Activity activity, string code)
    {
        var definition = DefinitionOf(activity.Scope);
        var catching = definition.Find(activity.Node)!.Boundaries.Select(boundary => definition.Find(boundary)!)
            .Where(boundary => boundary.Trigger is Trigger.Error error && (error.Code is null || Is(error.Code, code)))
            .OrderBy(boundary => boundary.Trigger is Trigger.Error { Code: null } ? 1 : 0)
            .FirstOrDefault();
        if (catching is null)
        {
            return false;
        }

        Emit(new ProcessFact.ErrorCaught(catching.Id, code));
        Cancel(activity.Id);
        Leave(activity.Scope, catching);
        return true;
    }
}
