using System.Collections.Immutable;
using System.Text.Json;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A kind of work a worker does, and for how many milliseconds it takes a job of it.</summary>
public sealed record TopicRequest(string TopicName, long LockDuration);

/// <summary>Which jobs a worker would take, and how many at once.</summary>
public sealed record FetchRequest(string WorkerId, ImmutableArray<TopicRequest> Topics, int MaxTasks);

/// <summary>A worker keeps a job for so many milliseconds from now.</summary>
public sealed record LockRequest(string WorkerId, long NewDuration);

/// <summary>A job was done, with its results.</summary>
public sealed record JobDoneRequest(string WorkerId, IReadOnlyDictionary<string, JsonElement>? Variables = null);

/// <summary>A job failed; the message is kept and shown to whoever mends the process.</summary>
public sealed record JobFailureRequest(string WorkerId, string ErrorMessage);

/// <summary>A job ended with an error the diagram may catch.</summary>
public sealed record JobErrorRequest(string WorkerId, string ErrorCode);

/// <summary>A job as its worker is given it.</summary>
public sealed record LockedJob(
    string Matter, string Id, string Number, string Topic, string Node, string Name, int Failures, DateTimeOffset? LockedUntil, IReadOnlyDictionary<string, object?> Variables)
{
    /// <summary>As it is told.</summary>
    public static LockedJob Of(JobView job) =>
        new(job.Matter, job.Id, job.Number, job.Topic, job.Node, job.Name, job.Failures, job.LockedUntil, PlainVariables.Told(job.Variables));
}

/// <summary>自动任务 for programs: fetch and lock by topic, complete, failure, error, as external workers of other engines know it.
/// How often and when a failed job is asked again its definition says, not the program.</summary>
public static class JobEndpoints
{
    /// <summary>Most jobs fetched at once, and most topics asked for.</summary>
    public const int MostAtOnce = 50;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("自动任务 Jobs");
        jobs.MapGet("", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Jobs(caller.Reader, cursor, size, stop))).WithSummary("等待中的自动任务").Produces<Page<JobRow>>();
        jobs.MapPost("/fetch-and-lock", Fetch).WithSummary("按主题领走自动任务(fetch and lock)").Produces<ImmutableArray<LockedJob>>();
        jobs.Act<LockRequest>("/{id}/{part}/extend-lock", "延长领走的时间", (id, part, r) => new JobCommand.Lock(id, part, r.WorkerId, Length(r.NewDuration)));
        jobs.MapPost("/{id}/{part}/complete", (string id, string part, JobDoneRequest request, Caller caller) =>
            PlainVariables.Commit(caller, request.Variables, values => new JobCommand.Complete(id, part, request.WorkerId, values))).Told("自动任务办结");
        jobs.Act<JobFailureRequest>("/{id}/{part}/failure", "自动任务失败:按定义重试,用尽后成为异常", (id, part, r) => new JobCommand.Fail(id, part, r.WorkerId, r.ErrorMessage));
        jobs.Act<JobErrorRequest>("/{id}/{part}/bpmn-error", "自动任务以错误结束,由图中的错误事件接收", (id, part, r) => new JobCommand.Throw(id, part, r.WorkerId, r.ErrorCode));
    }

    // Each job is taken by a command of its own; one that another was quicker to take is left to that one.
    private static async Task<IResult> Fetch(FetchRequest request, Caller caller, Clerk clerk, Clock clock, Desk desk, CancellationToken stop)
    {
        if (!Visibility.MayWork(caller.Reader))
        {
            return Problems.Forbidden("自动任务由自动任务执行程序领走", "only a job worker takes jobs");
        }

        if (request.Topics.IsDefaultOrEmpty || request.Topics.Length > MostAtOnce || request.MaxTasks is < 1 or > MostAtOnce)
        {
            return Problems.Input($"topics 和 maxTasks 应为1至{MostAtOnce}", $"topics and maxTasks must be 1 to {MostAtOnce}");
        }

        string[] topics = [.. request.Topics.Select(topic => topic.TopicName)];
        var free = await desk.Record.FreeJobs(topics, clock.Now, request.MaxTasks, stop);
        var taken = await Task.WhenAll(free.Select(async row => (
            Job: row,
            Answer: await clerk.Commit(caller.Person, new JobCommand.Lock(row.Matter, row.Id, request.WorkerId, Length(request.Topics.First(topic => topic.TopicName == row.Topic).LockDuration)), cancellation: stop))));
        if (taken.Select(it => it.Answer).OfType<Answer.Refused>().FirstOrDefault(answer => answer.Reasons.Any(reason => reason.RuleId == Rule.Input)) is { } refused)
        {
            return TypedResults.Problem(Problems.Of(refused.Reasons));
        }

        var locked = new List<LockedJob>();
        foreach (var (row, _) in taken.Where(it => it.Answer is Answer.Accepted))
        {
            if (await desk.Record.Job(desk.Law, row.Matter, row.Id, stop) is { } job)
            {
                locked.Add(LockedJob.Of(job));
            }
        }

        return TypedResults.Ok(locked);
    }

    // Beyond what any rule allows, and within what a length of time can hold.
    private static TimeSpan Length(long milliseconds) => TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, int.MaxValue));
}
