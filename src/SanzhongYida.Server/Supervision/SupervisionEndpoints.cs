using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A 督办 to be opened, under a short id of the centre's choice, unique in the matter.</summary>
public sealed record FollowUpRequest(string Id, string Basis, string Content, DateOnly Due, string? Scope = null);

/// <summary>How a 督办 ends.</summary>
public sealed record FollowUpEndRequest(string Conclusion, string Evidence);

/// <summary>The answer to a review asked for: does the conclusion stand?</summary>
public sealed record ReviewRequest(bool IsUpheld, string Text);

/// <summary>催办 of a work item, or of anything due by its id on the board.</summary>
public sealed record UrgingRequest(string Due, string Text);

/// <summary>五(一)督查督办: what is overdue, what was told, 督办; and how the rounds that look for it went.</summary>
public static class SupervisionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var matters = api.MapGroup("/matters").WithTags("督查督办 Supervision");
        matters.MapPost("/{id}/follow-ups", (string id, FollowUpRequest r, Caller caller) =>
            caller.Commit(new SafeguardCommand.OpenFollowUp(id, r.Id, r.Basis, r.Content, r.Due, r.Scope))).Told("立项督办");
        matters.Act<TextRequest>("/{id}/follow-ups/{part}/reports", "报告督办办理情况", (id, part, r) => new SafeguardCommand.ReportFollowUp(id, part, r.Text));
        matters.Act<FollowUpEndRequest>("/{id}/follow-ups/{part}/close", "督办销号", (id, part, r) => new SafeguardCommand.CloseFollowUp(id, part, r.Conclusion, r.Evidence));
        matters.Act<ReasonRequest>("/{id}/follow-ups/{part}/review", "申请复核督办结论", (id, part, r) => new SafeguardCommand.AskFollowUpReview(id, part, r.Reason));
        matters.Act<ReviewRequest>("/{id}/follow-ups/{part}/review/answer", "答复复核申请", (id, part, r) => new SafeguardCommand.ReviewFollowUp(id, part, r.IsUpheld, r.Text));
        matters.MapPost("/{id}/urgings", (string id, UrgingRequest r, Caller caller) => caller.Commit(new SafeguardCommand.Urge(id, r.Due, r.Text))).Told("催办待办或到期事项");
        MapBoard(api.MapGroup("/supervision").WithTags("督查督办 Supervision"));
        api.MapGet("/notices", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Notices(caller.Reader, cursor, size, stop))).WithTags("督查督办 Supervision").WithSummary("我的通知").Produces<Page<OutboxLine>>();
    }

    private static void MapBoard(RouteGroupBuilder board)
    {
        board.MapGet("/overdue", ([AsParameters] PageQuery page, Caller caller, Desk desk, Clock clock, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Overdue(caller.Reader, clock.Today, cursor, size, stop))).WithSummary("逾期事项").Produces<Page<DueRow>>();
        board.MapGet("/alerts", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Alerts(caller.Reader, cursor, size, stop))).WithSummary("预警").Produces<Page<AlertRow>>();
        board.MapGet("/slowest", ([AsParameters] PageQuery page, Caller caller, Desk desk, Clock clock, CancellationToken stop) => page.Read(async (cursor, size) =>
        {
            var slowest = await desk.Record.Slowest(caller.Reader, cursor, size, stop);
            return new Page<SlowLine>([.. slowest.Items.Select(item => SlowLine.Of(item, desk.Law.Regulation.Calendar, clock.Today))], slowest.Next);
        })).WithSummary("等待最久的环节").Produces<Page<SlowLine>>();
        board.MapGet("/sweeps", async (Desk desk, CancellationToken stop) =>
        {
            var ran = await desk.Record.Sweeps(stop);
            return Sweeps.Names.Select(name => new SweepLine(name, ran.FirstOrDefault(sweep => sweep.Name == name)?.LastRun, ran.FirstOrDefault(sweep => sweep.Name == name)?.Count ?? 0));
        }).WithSummary("各项巡查的最近一次执行");
    }
}

/// <summary>A step that waits, and how long it has (R-2.4-a).</summary>
public sealed record SlowLine(string Matter, string Name, string? Step, string? Element, DateOnly OpenedOn, DateOnly? Due, int Days, int WorkingDays)
{
    /// <summary>The line of a work item.</summary>
    public static SlowLine Of(WorkItemRow item, WorkingCalendar calendar, DateOnly today) =>
        new(item.Matter, item.Name, item.Step, item.Element, item.OpenedOn, item.Due, today.DayNumber - item.OpenedOn.DayNumber, StepAges.WorkingDays(calendar, item.OpenedOn, today));
}

/// <summary>How a round last went.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LastRun">When it last ran to its end, or null.</param>
/// <param name="Count">How many it fired then.</param>
public sealed record SweepLine(string Name, DateTimeOffset? LastRun, int Count);
