namespace SanzhongYida.Decisions.Tests;

/// <summary>The agenda: one matter, one item; who attends without a vote.</summary>
public sealed class AgendaTests
{
    private static MeetingCommand.PutOnAgenda Put(int item, string matter, bool study = false) => new(Room.Id, item, matter, VoteMethod.ShowOfHands, study);

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 实行一事一议()
    {
        var room = new Room().WithOrdinary().WithOrdinary("第二事项").Convene("常务会议", [Room.Ordinary], []);
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Office, Put(1, "第二事项")));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Office, Put(2, Room.Ordinary)));
        room.Must(Room.Office, Put(2, "第二事项"));
    }

    [Fact]
    [Clause("R-4.2.3-a")]
    public void 会议决定多个事项时应逐项进行表决()
    {
        var room = new Room().WithOrdinary().WithOrdinary("第二事项").Convene("常务会议", [Room.Ordinary, "第二事项"], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Hold("R-4.2.3-a", room.Refused(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 2, "第二事项")));
        Reasons.Hold("R-4.2.3-a", room.Refused("M02", new MeetingCommand.StateOpinion(Room.Id, 2, "M02", Opinion.Approve, "理由")));
        room.State(5, 0, 0);
        Reasons.Hold("R-4.2.3-a", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 2, [new Hand("M01", Opinion.Approve)])));
        room.Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        room.Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 2, "第二事项"));
    }

    [Fact]
    [Clause("R-3.2-a")]
    public void 干部任免事项只列入党组会议()
    {
        var room = new Room().WithCadre();
        room.Must(Room.Office, room.Convening("常务会议"));
        Reasons.Hold("R-3.2-a", room.Refused(Room.Office, Put(1, Room.Cadre)));
    }

    [Fact]
    [Clause("R-4-a")]
    [Clause("W-713-30a")]
    [Clause("C-25")]
    public void 重大行政决策不得列入专题会议()
    {
        var room = new Room().WithMajor();
        room.Must(Room.Office, room.Convening("专题会议"));
        Reasons.Are(["C-25"], room.Refused(Room.Office, Put(1, Room.Ordinary)));
    }

    [Fact]
    [Clause("R-4-b")]
    public void 必要时可提请全体会议_须有理由_干部事项除外()
    {
        var room = new Room().WithOrdinary();
        Reasons.Are([Rule.Input], room.Refused(Room.Head, new SubmissionCommand.RaiseToPlenary(Room.Ordinary, " ")));
        Reasons.Are([Rule.Authority], room.Refused("M02", new SubmissionCommand.RaiseToPlenary(Room.Ordinary, "事关全局。")));
        Reasons.Are(["R-4-b"], new Room().WithCadre().Refused(Room.Head, new SubmissionCommand.RaiseToPlenary(Room.Cadre, "事关全局。")));
        room.Must(Room.Head, new SubmissionCommand.RaiseToPlenary(Room.Ordinary, "事关全局。")).Must(Room.Office, room.Convening("全体会议"));
        room.Must(Room.Office, Put(1, Room.Ordinary));
        Assert.Equal(30, room.Meeting.Due.Length);
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    public void 未经准备的事项不得列入议程并说明全部缺项()
    {
        var room = new Room();
        room.Must("住建局-经办", new SubmissionCommand.SubmitMatter("新事项", 2026, "新事项", MatterKind.LargeFunds, [], new Flags(), "住建局", "住建局", ["住建局"], ["住建"], BodyKind.Executive, FundKind.ServicePurchase, true, "1200万元", ["依据"], "草案。", false, []));
        room.Must(Room.Office, room.Convening("常务会议"));
        var reasons = room.Refused(Room.Office, Put(1, "新事项"));
        foreach (var rule in new[] { "R-4.1.1-a", "R-4.1.1-b", "R-4.1.2-a", "R-4.1.2-b", "R-4.1.2-c" })
        {
            Reasons.Hold(rule, reasons);
        }
    }

    [Fact]
    [Clause("R-3.1-a")]
    public void 只有传达学习事项可不经表决() =>
        Reasons.Are(["R-3.1-a"], new Room().WithOrdinary().Convene("常务会议", [], []).Refused(Room.Office, Put(1, Room.Ordinary, study: true)));

    [Fact]
    [Clause("R-4.2.4-a")]
    public void 可视情况邀请列席会议但列席人员无表决权()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]);
        room.Must(Room.Office, new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.CongressDeputy, "B07", "区人大代表", []));
        room.Open();
        Reasons.Hold("R-4.2.4-a", room.Refused(Room.Recorder, new MeetingCommand.StateOpinion(Room.Id, 1, "B07", Opinion.Approve, "理由")));
        room.State(5, 0, 0);
        Reasons.Hold("R-4.2.4-a", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("B07", Opinion.Approve)])));
        Assert.DoesNotContain("B07", room.Meeting.Due, StringComparer.Ordinal);
    }

    [Fact]
    [Clause("R-4.2.4-a")]
    public void 干部议题不得邀请媒体列席()
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], []);
        Reasons.Are(["R-4.2.4-a"], room.Refused(Room.Office, new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Media, "记者甲", "媒体", [])));
        Reasons.Are(["R-4.2.4-a"], room.Refused(Room.Office, new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Media, "记者甲", "媒体", [1])));
    }

    [Fact]
    [Clause("R-4.2.4-b")]
    public void 法律顾问的意见记入记录而不计票()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]);
        room.Must(Room.Office, new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.LegalCounsel, "顾问甲", "法律顾问", []), new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Media, "记者甲", "媒体", []));
        room.Open();
        Reasons.Hold("R-4.2.4-b", room.Refused(Room.Recorder, new MeetingCommand.RecordAdvice(Room.Id, 1, "记者甲", "意见")));
        room.Must(Room.Recorder, new MeetingCommand.RecordAdvice(Room.Id, 1, "顾问甲", "合法可行。")).State(4, 0, 0).Vote(4, 0, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal("顾问甲", Assert.Single(room.Item.Advice).Name);
    }
}
