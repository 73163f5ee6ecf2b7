using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>自动任务: jobs that programs take, do, and report. A program reads no matter: it is told what its job has to do with.</summary>
internal static class Jobs
{
    /// <summary>Longest name of a program.</summary>
    public const int LongestWorker = 60;

    /// <summary>Longest time a job is taken for.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    public static void Handle(Proceeding p, JobCommand command)
    {
        var subject = command.Subjects[0];
        if (!Offices.RequireRole(p, Role.JobWorker))
        {
            return;
        }

        if (p.Find(subject) is not Matter { Instance: { } instance } matter || instance.Jobs.All(job => job.Id != command.Job))
        {
            p.Refuse(Rule.NotFound, "没有这个自动任务,或它已了结", "there is no such job, or it is settled");
            return;
        }

        p.RequireText(command.Worker, LongestWorker, Rule.Input, "程序名称", "the worker's name");
        var worker = $"{p.Actor}/{command.Worker}";
        switch (command)
        {
            case JobCommand.Lock c:
                p.Require(c.For > TimeSpan.Zero && c.For <= LongestLock, Rule.Input, "领走的时长须在一天以内", "a job is taken for a day at most");
                Do(p, subject, () => new ProcessCommand.LockJob(c.Job, worker, p.At + c.For));
                break;
            case JobCommand.Complete c:
                Steering.RequireOwn(p, matter, c.Results);
                Do(p, subject, () => new ProcessCommand.JobDone(c.Job, c.Results) { By = worker });
                break;
            case JobCommand.Fail c:
                p.RequireText(c.Message, Engine.MaximumDetail, Rule.Input, "失败说明", "the error message");

                // R-4.2.5-a: whoever mends a process learns nothing of what a restricted matter is about.
                Do(p, subject, () => new ProcessCommand.JobFailed(c.Job, matter.IsRestricted ? "" : c.Message, ErrorCode: null) { By = worker });
                break;
            case JobCommand.Throw c:
                p.RequireText(c.ErrorCode, LongestWorker, Rule.Input, "错误代码", "the error code");
                Do(p, subject, () => new ProcessCommand.JobFailed(c.Job, "", c.ErrorCode) { By = worker });
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void Do(Proceeding p, Subject subject, Func<ProcessCommand> command)
    {
        if (!p.IsRefused)
        {
            Course.Do(p, subject, command());
        }
    }
}
