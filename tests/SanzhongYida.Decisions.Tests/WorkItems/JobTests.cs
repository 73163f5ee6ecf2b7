using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions.Tests;

/// <summary>自动任务: taken by a program, done, failed and asked again, and mended once it is an incident.</summary>
public sealed class JobTests
{
    private const string Worker = "P01";
    private const string Editor = "W01";
    private static readonly ImmutableDictionary<string, Value> None = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);

    [Fact]
    public void 自动任务由程序领走_办结后流程继续()
    {
        var room = new Room().Running(Drawn.Job()).WithSubmitted();
        var job = Job(room)!;
        Assert.Equal(("number-check", null, null), (job.Topic, job.Worker, job.FreeFrom));
        Assert.Empty(room.Matter(Room.Ordinary).WorkItems);
        Reasons.Are([Rule.State], room.Refused(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None)));
        room.Must(Worker, Lock(job, "一号"));
        Assert.Equal(("P01/一号", room.Now.AddMinutes(5)), (Job(room)!.Worker, Job(room)!.FreeFrom));
        Reasons.Are([Rule.State], room.Refused(Worker, Lock(job, "二号")));
        Reasons.Are([Rule.State], room.Refused(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "二号", None)));
        room.Must(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None.Add("checked", Value.Of(true))));
        Assert.Null(Job(room));
        Assert.True(room.Matter(Room.Ordinary).Instance!.Variables["checked"].IsTrue);
        Assert.Equal("登记", Assert.Single(room.Matter(Room.Ordinary).WorkItems).Name);
        Reasons.Are([Rule.NotFound], room.Refused(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None)));
    }

    [Fact]
    public void 失败后按定义间隔重试_用尽成为异常_告知流程管理员_可重试可跳过()
    {
        var room = new Room().Running(Drawn.Job()).WithSubmitted();
        var (job, wait) = (Job(room)!, TimeSpan.FromMinutes(10));
        for (var failures = 0; failures < 2; failures++, wait *= 2)
        {
            room.Must(Worker, Lock(job, "一号"), new JobCommand.Fail(Room.Ordinary, job.Id, "一号", "接口超时"));
            Assert.Equal((failures + 1, null, room.Now + wait), (Job(room)!.Failures, Job(room)!.Worker, Job(room)!.FreeFrom));
            Reasons.Are([Rule.State], room.Refused(Worker, Lock(job, "一号")));
            room.Wait(wait);
        }

        room.Must(Worker, Lock(job, "一号"), new JobCommand.Fail(Room.Ordinary, job.Id, "一号", "接口超时"));
        Assert.Null(Job(room));
        var incident = Assert.Single(Rows.Of(room.Matter(Room.Ordinary)).Incidents);
        Assert.Equal((Incident.Causes.JobFailed, "接口超时"), (incident.Cause, incident.Detail));
        Assert.Contains(room.LastTold.OfType<Notice.WorkHanded>(), notice => notice.News == News.IncidentRaised);
        room.Must(Editor, new CourseCommand.Retry(Room.Ordinary, incident.Id, None, "接口已恢复。"));
        Assert.Equal((job.Id, 0, null), (Job(room)!.Id, Job(room)!.Failures, Job(room)!.FreeFrom));
        room.Must(Worker, Lock(job, "一号"), new JobCommand.Throw(Room.Ordinary, job.Id, "一号", "no-such-number"));
        incident = Assert.Single(Rows.Of(room.Matter(Room.Ordinary)).Incidents);
        room.Must(Editor, new CourseCommand.Skip(Room.Ordinary, incident.Id, None, "已人工核对。"));
        Assert.Equal("登记", Assert.Single(room.Matter(Room.Ordinary).WorkItems).Name);
    }

    [Fact]
    [Clause("R-2.2-b")]
    public void 会议结果和事项标注不得由程序填写_其他人员不得办理自动任务()
    {
        var room = new Room().Running(Drawn.Job()).WithSubmitted();
        var job = Job(room)!;
        room.Must(Worker, Lock(job, "一号"));
        foreach (var name in new[] { "outcome", "positionsResult", "majorAdministrativeDecision", "amount" })
        {
            Reasons.Are(["R-2.2-b"], room.Refused(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None.Add(name, Value.Of("carried")))));
        }

        Reasons.Are([Rule.Input], room.Refused(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None.Add("说明", Value.Of("甲\0乙")))));
        Reasons.Are([Rule.Input], room.Refused(Worker, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None.Add("说\u202e明", Value.Of(1)))));

        foreach (var other in new[] { "住建局-经办", Room.Head, Editor, "W02" })
        {
            Reasons.Are([Rule.Authority], room.Refused(other, new JobCommand.Complete(Room.Ordinary, job.Id, "一号", None)));
        }

        Reasons.Are([Rule.NotFound], room.Refused(Worker, Lock(job, "一号") with { Matter = "无" }));
        Reasons.Are([Rule.Input], room.Refused(Worker, Lock(job, "一号") with { For = TimeSpan.FromDays(2) }));
        Reasons.Are([Rule.Input], room.Refused(Worker, Lock(job, "")));
    }

    [Fact]
    public void 挂起的事项不给出自动任务()
    {
        var room = new Room().Running(Drawn.Job()).WithSubmitted();
        var job = Job(room)!;
        room.Must("M04", new CourseCommand.Suspend(Room.Ordinary, "待上级明确。"));
        Assert.Null(Job(room));
        Reasons.Are([Rule.State], room.Refused(Worker, Lock(job, "一号")));
        room.Must("M04", new CourseCommand.Resume(Room.Ordinary, "已明确。"));
        Assert.Equal(job, Job(room));
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 程序只知其任务所需_受限事项的内容不告知()
    {
        var room = new Room().Running(Drawn.Job()).WithSubmitted();
        var (matter, job) = (room.Matter(Room.Ordinary), Job(room)!);
        Assert.Equal(matter.Funds!.Amount, Assert.IsType<Value.Number>(JobView.Of(room.Law, matter, job.Id)!.Variables["amount"]).Amount);
        Assert.Empty(JobView.Of(room.Law, matter with { IsRestricted = true }, job.Id)!.Variables);
        Assert.Null(JobView.Of(room.Law, matter, "无"));
    }

    private static JobCommand.Lock Lock(JobRow job, string worker) => new(Room.Ordinary, job.Id, worker, TimeSpan.FromMinutes(5));

    private static JobRow? Job(Room room) => Rows.Of(room.Matter(Room.Ordinary)).Jobs.SingleOrDefault();
}
