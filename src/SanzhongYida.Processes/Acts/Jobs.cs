namespace SanzhongYida.Processes;

// Jobs: taken for a while, done, or failed and asked again.
internal sealed partial class Run
{
    public ProcessStep LockJob(ProcessCommand.LockJob command)
    {
        if (FindJob(command.Job) is not { } job)
        {
            return NoJob();
        }

        if (job.LockedUntil > at && !Is(job.Worker, command.Worker))
        {
            return new ProcessStep.Refused("该自动任务已被领走。", "The job is taken.");
        }

        if (job.NotBefore > at)
        {
            return new ProcessStep.Refused("该自动任务尚未到重试时间。", "The job is not to be tried again yet.");
        }

        Emit(new ProcessFact.JobLocked(job.Id, command.Worker, command.Until));
        return Settled();
    }

    public ProcessStep JobDone(ProcessCommand.JobDone command)
    {
        if (FindJob(command.Job) is not { } job)
        {
            return NoJob();
        }

        if (command.By is { } by && !Is(job.Worker, by))
        {
            return NotTaken();
        }

        Set(ScopeOf(job.Id), command.Results);
        Finish(job.Id);
        return Settled();
    }

    public ProcessStep JobFailed(ProcessCommand.JobFailed command)
    {
        if (FindJob(command.Job) is not { } job)
        {
            return NoJob();
        }

        if (command.By is { } by && !Is(job.Worker, by))
        {
            return NotTaken();
        }

        var activity = state.FindActivity(job.Id)!;
        if (command.ErrorCode is { } code)
        {
            if (!IsCaught(activity, new Trigger.Error(code)))
            {
                Raise(activity.Scope, activity.Node, Incident.Causes.JobFailed, activity.Id, code);
            }
        }
        else if (Postponed(activity, job) is { } until)
        {
            Emit(new ProcessFact.JobPostponed(job.Id, until));
        }
        else
        {
            Raise(activity.Scope, activity.Node, Incident.Causes.JobFailed, activity.Id, command.Reason);
        }

        return Settled();
    }

    // The wait doubles with each failure: once, twice, four times its length, one length after the other so that
    // working days are counted as the calendar has them.
    private DateTimeOffset? Postponed(Activity activity, OpenJob job)
    {
        if (NodeOf(activity).Retry is not { } retry || job.Failures >= retry.Times)
        {
            return null;
        }

        DateTimeOffset? until = at;
        for (var length = 1 << Math.Min(job.Failures, Engine.MaximumDoublings); length > 0 && until is { } from; length--)
        {
            until = retry.Wait.After(from, due, VariablesOf(activity.Scope));
        }

        return until;
    }

    private OpenJob? FindJob(string id) => state.Jobs.FirstOrDefault(job => Is(job.Id, id));

    private static ProcessStep.Refused NoJob() => new("没有这个自动任务，或它已了结。", "There is no such job, or it is settled.");

    // Whoever took it last may still answer after its time, as long as nobody else has taken it: the work was done.
    private static ProcessStep.Refused NotTaken() => new("该自动任务不由此程序领走。", "The job was not taken by this worker, or by another since.");
}
