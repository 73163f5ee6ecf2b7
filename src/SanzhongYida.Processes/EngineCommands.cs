namespace SanzhongYida.Processes;

internal sealed partial class Run
{
    public ProcessStep Begin(ProcessCommand.Begin command)
    {
        var definition = library.Find(command.Process);
        var start = command.Start is null ? definition?.StartOf(null) : definition?.Find(command.Start);
        if (start is not { Kind: NodeKind.StartEvent, Parent: null })
        {
            return new ProcessStep.Refused($"没有可开始的流程“{command.Process}”。", $"There is no process '{command.Process}' to begin.");
        }

        Emit(new ProcessFact.Began(command.Process, command.Variables));
        Leave(Instance.Root, start);
        return Settled();
    }

    public ProcessStep Complete(ProcessCommand.Complete command)
    {
        var waits = state.Tasks.Any(task => Is(task.Activity, command.Activity))
            || state.Subscriptions.Any(subscription => Is(subscription.Id, command.Activity) && Is(subscription.Activity, command.Activity));
        if (!waits)
        {
            return new ProcessStep.Refused("该环节没有等待办理。", "The node is not waiting.");
        }

        Set(command.Results);
        Finish(command.Activity);
        return Settled();
    }

    public ProcessStep JobDone(ProcessCommand.JobDone command)
    {
        if (!state.Jobs.Any(job => Is(job.Id, command.Job)))
        {
            return NoJob();
        }

        Set(command.Results);
        Finish(command.Job);
        return Settled();
    }

    public ProcessStep JobFailed(ProcessCommand.JobFailed command)
    {
        if (!state.Jobs.Any(job => Is(job.Id, command.Job)))
        {
            return NoJob();
        }

        var activity = state.FindActivity(command.Job)!;
        if (command.ErrorCode is not { } code || !IsCaught(activity, code))
        {
            Raise(activity.Scope, activity.Node, Incident.Causes.JobFailed, activity.Id, command.ErrorCode ?? command.Reason);
        }

        return Settled();
    }

    public ProcessStep FireTimer(ProcessCommand.FireTimer command)
    {
        var timer = state.Timers.FirstOrDefault(it => Is(it.Id, command.Timer));
        if (timer is null)
        {
            return new ProcessStep.Refused("没有这个定时器。", "There is no such timer.");
        }

        if (at < timer.Due)
        {
            return new ProcessStep.Refused("定时器尚未到期。", "The timer is not due yet.");
        }

        Emit(new ProcessFact.TimerFired(timer.Id));
        var (activity, event_) = Watched(timer.Activity, timer.Node);
        Occur(activity, event_);
        if (timer.Repeats is { } left and not 1 && event_.Trigger is Trigger.Timer trigger && state.FindActivity(activity.Id) is not null)
        {
            Repeat(timer, trigger, activity, left);
        }

        return Settled();
    }

    public ProcessStep Correlate(ProcessCommand.Correlate command)
    {
        var subscription = state.Subscriptions.FirstOrDefault(it => Is(it.Message, command.Message));
        if (subscription is null)
        {
            return new ProcessStep.Refused($"没有环节在等待消息“{command.Message}”。", $"Nothing waits for the message '{command.Message}'.");
        }

        Set(command.Results);
        Emit(new ProcessFact.MessageReceived(subscription.Id));
        var (activity, event_) = Watched(subscription.Activity, subscription.Node);
        Occur(activity, event_);
        return Settled();
    }

    public ProcessStep SetVariables(ProcessCommand.SetVariables command)
    {
        Set(command.Variables);
        return Settled();
    }

    public ProcessStep Terminate()
    {
        CancelInside(Instance.Root);
        Emit(new ProcessFact.Ended(Engine.Terminated));
        return Settled();
    }

    public ProcessStep Retry(ProcessCommand.Retry command)
    {
        var incident = state.Incidents.FirstOrDefault(it => Is(it.Id, command.Incident));
        if (incident is null)
        {
            return new ProcessStep.Refused("没有这个故障。", "There is no such incident.");
        }

        Emit(new ProcessFact.IncidentResolved(incident.Id));
        if (incident.Activity is { } id && state.FindActivity(id) is { } activity)
        {
            Again(incident, activity, NodeOf(activity));
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
            case Incident.Causes.NoDueDate when !Is(incident.Node, node.Id):
                SetTimer(activity, DefinitionOf(activity.Scope).Find(incident.Node)!);
                break;
            case Incident.Causes.NoDueDate when node.Kind == NodeKind.CatchEvent:
                SetTimer(activity, node);
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

    private (Activity Activity, Node Event) Watched(string activity, string node)
    {
        var found = state.FindActivity(activity)!;
        return (found, DefinitionOf(found.Scope).Find(node)!);
    }

    private static ProcessStep.Refused NoJob() => new("没有这个自动任务，或它已了结。", "There is no such job, or it is settled.");
}
