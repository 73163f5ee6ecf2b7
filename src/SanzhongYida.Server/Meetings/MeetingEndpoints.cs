using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>四(二)作出决策: convening, attendance, the record.</summary>
public static class MeetingEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("会议 Meetings");
        MapReading(meetings);
        MapConvening(meetings);
        MapRecord(meetings);
        AgendaItems.Map(meetings);
    }

    private static void MapConvening(RouteGroupBuilder meetings)
    {
        meetings.MapPost("", (ConveneRequest r, Caller caller) => caller.Commit(
            new MeetingCommand.ConveneMeeting(Guid.CreateVersion7().ToString("N"), r.Body, r.Title, r.Place, r.StartsAt, r.Presider, r.DelegationReason, [.. r.Designated ?? []], r.Paper),
            id => $"/api/v1/meetings/{id}")).Created("召集会议");
        meetings.Act<DelegationRequest>("/{id}/delegation", "委托主持", (id, r) => new MeetingCommand.DelegatePresiding(id, r.Delegate, r.Reason, r.Item));
        meetings.Act<AgendaRequest>("/{id}/items", "列入议程", (id, r) => new MeetingCommand.PutOnAgenda(id, r.Item, r.Matter, r.Method, r.IsStudy));
        meetings.Act<DiscussionRequest>("/{id}/discussions", "列入会前讨论(只形成意见)", (id, r) => new MeetingCommand.PutForDiscussion(id, r.Item, r.Matter));
        meetings.Act<LeaveRequest>("/{id}/leaves", "请假", (id, r) => new MeetingCommand.RecordLeave(id, r.Member, r.Reason));
        meetings.MapPost("/{id}/receipts", (string id, ReceiptRequest r, Caller caller) => caller.Commit(new MeetingCommand.AnswerNotice(id, r.Member ?? caller.Person, r.Attends, r.Reason))).Told("会议通知回执(不参加的即请假)");
        meetings.Act<TopicDeadlineRequest>("/{id}/topic-deadline", "议题征集截止时间", (id, r) => new MeetingCommand.SetTopicDeadline(id, r.Until));
        meetings.Act<LateTopicRequest>("/{id}/late-topics", "批准临时动议(主持人)", (id, r) => new MeetingCommand.ApproveLateTopic(id, r.Matter, r.Reason));
        meetings.Act<InvitationRequest>("/{id}/invitations", "邀请列席", (id, r) => new MeetingCommand.InviteAttendee(id, r.Kind, r.Name, r.Capacity, [.. r.Items ?? []]));
        meetings.MapPost("/{id}/check-in", (string id, ArrivalRequest r, Caller caller) => caller.Commit(new MeetingCommand.CheckIn(id, r.Member ?? caller.Person, r.IsByVideo))).Told("到会签到");
        meetings.MapPost("/{id}/check-out", (string id, MemberRequest r, Caller caller) => caller.Commit(new MeetingCommand.CheckOut(id, r.Member ?? caller.Person))).Told("离会");
        meetings.Act<OpeningRequest>("/{id}/open", "开会", (id, r) => new MeetingCommand.OpenMeeting(id, r.Recorder));
        meetings.Act("/{id}/close", "闭会", id => new MeetingCommand.CloseMeeting(id));
    }

    private static void MapRecord(RouteGroupBuilder meetings)
    {
        meetings.Act<LateEntryRequest>("/{id}/late-entry", "补录:以下内容发生于该时刻", (id, r) => new MeetingCommand.BeginLateEntry(id, r.OccurredAt, new OnPaper(r.Reason, r.Scan)));
        meetings.Act("/{id}/late-entry/end", "补录结束", id => new MeetingCommand.EndLateEntry(id));
        meetings.Act<TextRequest>("/{id}/record", "补充会议记录", (id, r) => new MeetingCommand.AddToRecord(id, r.Text));
        meetings.Act("/{id}/record/sign", "签署会议记录", id => new MeetingCommand.SignRecord(id));
        meetings.Act<SuccessorRequest>("/{id}/record/signers", "签字人离任的,确定接任签署人", (id, r) => new MeetingCommand.NameSigner(id, r.Person, r.Successor, r.Reason, r.Document));
        meetings.MapPost("/{id}/minutes", async (string id, TextRequest r, Caller caller, Desk desk, CancellationToken stop) =>
        {
            var meeting = await desk.Record.Meeting(caller.Reader, id, stop);
            var concluded = meeting?.Items.Where(item => item.ClosedAt is not null).Select(item => item.Matter).Distinct(StringComparer.Ordinal) ?? [];
            return await caller.Commit(new MeetingCommand.FileMinutes(id, r.Text, [.. concluded]));
        }).Told("形成会议纪要");
        meetings.Act<TextRequest>("/{id}/minutes/revise", "修改会议纪要(签发前)", (id, r) => new MeetingCommand.ReviseMinutes(id, r.Text));
        meetings.Act("/{id}/minutes/countersign", "会签会议纪要", id => new MeetingCommand.CountersignMinutes(id));
        meetings.Act("/{id}/minutes/approve", "签发会议纪要(主持人)", id => new MeetingCommand.ApproveMinutes(id));
        meetings.Act<MinutesIssueRequest>("/{id}/minutes/issue", "印发会议纪要", (id, r) => new MeetingCommand.IssueMinutes(id, r.Number, r.Range, r.Copies));
    }

    private static void MapReading(RouteGroupBuilder meetings)
    {
        meetings.MapGet("", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Meetings(caller.Reader, cursor, size, stop))).WithSummary("会议列表").Produces<Page<MeetingRow>>();
        meetings.MapGet("/{id}", async (string id, Caller caller, Desk desk, HttpContext context) =>
            await Seen(desk, caller, id, context.RequestAborted) is { } meeting ? Answers.Read(context, meeting.Version, meeting) : Problems.NotFound())
            .WithSummary("会议").Produces<Meeting>();
        meetings.MapGet("/{id}/permitted", Permitted).WithSummary("现在可办的事,及不可办的依据").Produces<ImmutableArray<ActAnswer>>();
        meetings.MapGet("/{id}/items/{item:int}/standing", Standing).WithSummary("议题的人数:应到、到会、有权表决、须赞成数及提示").Produces<ItemStanding>();
        meetings.MapGet("/{id}/entries", ReadEntries).WithSummary("会议记录(全部事实)").Produces<Page<EntryLine>>();
        meetings.MapGet("/{id}/texts/{digest}", async (string id, string digest, Caller caller, Desk desk, CancellationToken stop) =>
            await desk.Record.Text(caller.Reader, Subject.Meeting(id), digest, stop) is { } text ? TypedResults.Ok(new TextAnswer(text)) : Problems.NotFound())
            .WithSummary("会议文本").Produces<TextAnswer>();
    }

    private static async Task<Meeting?> Seen(Desk desk, Caller caller, string id, CancellationToken stop) =>
        await desk.Record.Meeting(caller.Reader, id, stop) is { } meeting ? Visibility.Seen(meeting, caller.Reader) : null;

    private static async Task<IResult> Standing(string id, int item, Caller caller, Desk desk, Clock clock, CancellationToken stop)
    {
        var reader = caller.Reader;
        return await desk.Record.Meeting(reader, id, stop) is { } meeting && meeting.Item(item) is { } asked && Visibility.MayReadDeliberation(meeting, asked, reader)
            ? TypedResults.Ok(ItemStanding.Of(desk.Law, meeting, asked, clock.Today))
            : Problems.NotFound();
    }

    // The entries hold every deliberation: only who may read all of them reads the entries.
    private static async Task<IResult> ReadEntries(string id, [AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop)
    {
        var reader = caller.Reader;
        return await desk.Record.Meeting(reader, id, stop) is { } meeting && Visibility.MayReadAll(meeting, reader)
            ? await Entries.Read(page, desk, reader, Subject.Meeting(id), stop)
            : Problems.NotFound();
    }

    private static async Task<IResult> Permitted(string id, Caller caller, Desk desk, Clock clock, CancellationToken stop)
    {
        if (await Seen(desk, caller, id, stop) is not { } meeting || !desk.Law.People.TryGetValue(caller.Person, out var person))
        {
            return Problems.NotFound();
        }

        var probes = Decisions.Permitted.Probes(desk.Law, meeting, person, clock.Today);
        return TypedResults.Ok(ActAnswer.Of(probes, await caller.Try(probes.Select(probe => probe.Command))));
    }
}
