namespace SanzhongYida.Processes;

// Incidents.
internal sealed partial class Run
{
    public ProcessStep Retry(ProcessCommand.Retry command)
    {
        if (state.Incidents.FirstOrDefault(it => Is(it.Id, command.Incident)) is not { } incident)
        {
            return NoIncident();
        }

        Set(incident.Scope, command.Variables);
        Emit(new ProcessFact.IncidentResolved(incident.Id));
        if (incident.Activity is { } id && state.FindActivity(id) is { } activity)
        {
            Again(incident, activity, NodeOf(activity));
        }
        else if (Is(incident.Cause, Incident.Causes.NoDueDate))
        {
            Await(incident.Scope, incident.Scope, DefinitionOf(incident.Scope).Find(incident.Node)!);
        }

        return Settled();
    }

    private void Again(Incident incident, Activity activity, Node node)
    {
        switch (incident.Cause)
        {
            case Incident.Causes.NoWayOut:
                Emit(new ProcessFact.Left(activity.Id));
                Leave(activity.Scope, node);
                break;
            case Incident.Causes.NoDueDate when !Is(incident.Node, node.Id) || node.Kind == NodeKind.CatchEvent:
                Await(activity.Id, activity.Scope, NodeOf(activity.Id, incident.Node));
                break;
            case Incident.Causes.NoDueDate or Incident.Causes.JobFailed or Incident.Causes.NoSuchProcess or Incident.Causes.TooDeep:
                Open(activity.Id, activity.Scope, node, activity.Element);
                break;
            default:
                Emit(new ProcessFact.Left(activity.Id));
                Enter(activity.Scope, node);
                break;
        }
    }

    public ProcessStep Skip(ProcessCommand.Skip command)
    {
        if (state.Incidents.FirstOrDefault(it => Is(it.Id, command.Incident)) is not { } incident)
        {
            return NoIncident();
        }

        if (incident.Activity is not { } id || state.FindActivity(id) is not { } activity || !IsWork(incident, NodeOf(activity)))
        {
            return new ProcessStep.Refused("该异常处没有可以跳过的工作。", "No work stands at this incident that could be passed over.");
        }

        Set(incident.Scope, command.Results);
        Emit(new ProcessFact.IncidentSkipped(incident.Id));
        Finish(id);
        return Settled();
    }

    // A person's task is never passed over, nor a choice made by nobody.
    private static bool IsWork(Incident incident, Node node) => incident.Cause switch
    {
        Incident.Causes.JobFailed or Incident.Causes.NoSuchProcess or Incident.Causes.ErrorUncaught => true,
        Incident.Causes.NoDueDate => node.Kind == NodeKind.CatchEvent && Is(incident.Node, node.Id),
        Incident.Causes.TooDeep or Incident.Causes.NoInstances => node.Kind != NodeKind.UserTask,
        _ => false,
    };

    private static ProcessStep.Refused NoIncident() => new("没有这个异常。", "There is no such incident.");
}
