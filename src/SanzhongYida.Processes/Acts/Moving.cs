using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// What moves an instance on: the beginning, work that is done, timers, variables, the end.
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

        Emit(new ProcessFact.Began(definition!.Key, command.Variables));
        Arm(Instance.Root);
        Leave(Instance.Root, start);
        return Settled();
    }

    public ProcessStep Complete(ProcessCommand.Complete command)
    {
        if (state.FindTask(command.Activity) is { } task)
        {
            if (TaskRules.Completing(task, command.By) is { } refusal)
            {
                return refusal;
            }

            if (command.By is { } by && task.Assignee is null)
            {
                Emit(new ProcessFact.Claimed(task.Activity, by));
            }
        }
        else if (!IsReceiving(command.Activity))
        {
            return new ProcessStep.Refused("该环节没有等待办理。", "The node is not waiting.");
        }

        Set(ScopeOf(command.Activity), command.Results);
        Finish(command.Activity);
        return Settled();
    }

    private bool IsReceiving(string activity) => state.Subscriptions.Any(it => Is(it.Id, activity) && Is(it.Activity, activity) && Is(it.Awaits, Awaited.Message));

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

        var node = NodeOf(timer.Activity, timer.Node);
        Emit(new ProcessFact.TimerFired(timer.Id));
        Occur(timer.Activity, node);
        if (timer.Repeats is { } left and not 1 && !node.IsInterrupting && state.FindScope(ScopeOf(timer.Activity)) is not null && Stands(timer.Activity))
        {
            Repeat(timer, (Trigger.Timer)node.Trigger, left);
        }

        return Settled();
    }

    private bool Stands(string owner) => state.FindActivity(owner) is not null || state.FindScope(owner) is not null;

    public ProcessStep SetVariables(ProcessCommand.SetVariables command)
    {
        Set(Instance.Root, command.Variables);
        return Settled();
    }

    public ProcessStep Terminate()
    {
        CancelInside(Instance.Root);
        Emit(new ProcessFact.Ended(Engine.Terminated));
        return Settled();
    }

    public ProcessStep Suspend()
    {
        Emit(new ProcessFact.Suspended());
        return Settled();
    }

    public ProcessStep Resume()
    {
        if (!state.IsSuspended)
        {
            return new ProcessStep.Refused("流程没有挂起。", "The process is not suspended.");
        }

        Emit(new ProcessFact.Resumed());
        return Settled();
    }
}
