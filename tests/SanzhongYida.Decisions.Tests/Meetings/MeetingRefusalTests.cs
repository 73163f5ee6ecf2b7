namespace SanzhongYida.Decisions.Tests;

/// <summary>What a meeting does not take from a hurried clerk: acts of the wrong person, at the wrong moment, done twice, with nothing said.</summary>
public sealed class MeetingRefusalTests
{
    private static readonly string[] Six = ["M01", "M02", "M03", "M04", "M05", "M06"];

    private static Room Convened() => new Room().WithOrdinary().Must(Room.Office, new Room().Convening("常务会议"));

    private static Room Opened(VoteMethod method = VoteMethod.ShowOfHands) => new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six, method).Open();

    private static MeetingCommand.PutOnAgenda Put(int item) => new(Room.Id, item, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false);

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 召集会议须写明事由地点_不得重复_组成须在册()
    {
        var room = new Room();
        var convening = room.Convening("常务会议");
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, convening with { Title = " " }));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, convening with { Place = "" }));
        Reasons.Hold(Rule.Input, room.Refused(Room.Office, convening with { Body = "董事会" }));
        Reasons.Hold(Rule.Input, room.Refused(Room.Office, convening with { Designated = ["M02"] }));
        Reasons.Hold(Rule.Input, room.Refused(Room.Office, convening with { Body = "专题会议", Designated = ["无此人"] }));
        Reasons.Hold(Rule.Input, room.Refused(Room.Head, convening with { DelegationReason = "外出" }));
        room.Must(Room.Office, convening);
        Reasons.Hold(Rule.State, room.Refused(Room.Office, convening));
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 议题由政府办列入_序号有限()
    {
        var room = Convened();
        Reasons.Are([Rule.Authority], room.Refused("M02", Put(1)));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, Put(0)));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, Put(61)));
        room.Must(Room.Office, Put(60));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Office, Put(59)));
    }

    [Fact]
    [Clause("R-4.2.1-c")]
    public void 议题由主持人附理由撤出_正在审议的不得撤出()
    {
        var off = new MeetingCommand.TakeOffAgenda(Room.Id, 1, "材料不全。");
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six);
        Reasons.Are([Rule.Authority], room.Refused("M02", off));
        Reasons.Are([Rule.Input], room.Refused(Room.Head, off with { Reason = " " }));
        room.Open();
        Reasons.Hold(Rule.Authority, room.Refused(Room.Office, off));
        Reasons.Are([Rule.State], room.Refused(Room.Head, off));
    }

    [Fact]
    [Clause("R-4.2.4-a")]
    public void 列席由政府办邀请_写明姓名身份和议题()
    {
        var room = Convened().Must(Room.Office, Put(1));
        var invite = new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Expert, "专家甲", "造价工程师", [1]);
        Reasons.Are([Rule.Authority], room.Refused("M02", invite));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, invite with { Name = " " }));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, invite with { Capacity = " " }));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, invite with { Name = "M02" }));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, invite with { Kind = (AttendeeKind)99 }));
        Reasons.Are([Rule.NotFound], room.Refused(Room.Office, invite with { Items = [1, 9] }));
        room.Must(Room.Office, invite, invite with { Name = "专家乙", Items = [] });
        room.Arrive(Six).Open();
        var advice = new MeetingCommand.RecordAdvice(Room.Id, 1, "专家甲", "可行。");
        Reasons.Are([Rule.Input], room.Refused(Room.Recorder, advice with { Advice = " " }));
        Reasons.Are(["R-4.2.4-b"], room.Refused(Room.Recorder, advice with { Name = "无此人" }));
        room.Must(Room.Recorder, advice, advice with { Name = "专家乙" });
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 签到离会请假与事实相符()
    {
        var room = Convened();
        Reasons.Are([Rule.State], room.Refused(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M02")));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, new MeetingCommand.RecordLeave(Room.Id, "M02", " ")));
        room.Arrive("M02");
        Reasons.Are([Rule.State], room.Refused(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M02")));
        Reasons.Are([Rule.State], room.Refused(Room.Office, new MeetingCommand.RecordLeave(Room.Id, "M02", "出差")));
    }

    [Fact]
    [Clause("R-4.2.2-c")]
    public void 书面意见限请假成员本人一次()
    {
        var room = Convened().Must(Room.Office, Put(1), new MeetingCommand.RecordLeave(Room.Id, "M08", "出差")).Arrive(Six);
        var opinion = new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M08", Opinion.Approve, "赞成改造。");
        Reasons.Hold(Rule.Authority, room.Refused("M02", opinion));
        Reasons.Hold("R-4.2.3-d", room.Refused(Room.Recorder, opinion with { Member = "B07" }));
        Reasons.Hold("R-4.2.2-c", room.Refused("M02", opinion with { Member = "M02" }));
        Reasons.Are(["R-4.2.2-c"], room.Refused("M08", opinion with { Text = " " }));
        room.Must("M08", opinion);
        Reasons.Are([Rule.State], room.Refused("M08", opinion));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 回避一次_附事由_表决开始后不再提出()
    {
        var room = Opened();
        var recuse = new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "近亲属任职");
        Reasons.Are(["R-4.2.5-b"], room.Refused("M06", recuse with { Reason = " " }));
        Reasons.Hold(Rule.Input, room.Refused(Room.Recorder, recuse with { Member = "无此人" }));
        room.Must("M06", recuse);
        Reasons.Are([Rule.State], room.Refused(Room.Recorder, recuse));
        room.State(5, 0, 0).Vote(5, 0, 0);
        Reasons.Hold("R-4.2.5-b", room.Refused("M05", recuse with { Member = "M05" }));
    }

    [Fact]
    [Clause("W-CS-76")]
    public void 回避申请由政府办或记录人登记_写明申请人和理由_一次()
    {
        var room = Convened().Must(Room.Office, Put(1)).Arrive(Six);
        var asked = new MeetingCommand.RequestRecusal(Room.Id, 1, "M06", "某企业法定代表人", "其配偶任职");
        Reasons.Are([Rule.Authority], room.Refused("M02", asked));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Office, asked with { By = " " }));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Office, asked with { Reason = " " }));
        room.Must(Room.Office, asked);
        Reasons.Are([Rule.State], room.Refused(Room.Office, asked));
        room.Must(Room.Office, asked with { Member = "M05" });
    }

    [Fact]
    [Clause("R-4.2.2-a")]
    public void 表态一人一次_表决开始后不再表态()
    {
        var room = Opened();
        var stated = new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, "可行。");
        room.Must(Room.Recorder, stated);
        Reasons.Are([Rule.State], room.Refused(Room.Recorder, stated));
        room = Opened().State(6, 0, 0).Vote(5, 1, 0);
        Reasons.Hold(Rule.State, room.Refused(Room.Recorder, stated));
        Reasons.Hold(Rule.State, room.Refused(Room.Head, new MeetingCommand.FindDivergence(Room.Id, 1, true, "分歧。")));
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 票由记录人录入_不得空录_无记名的只录一次()
    {
        var room = Opened().State(6, 0, 0);
        Reasons.Hold(Rule.Authority, room.Refused(Room.Head, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Reasons.Are([Rule.Input], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [])));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 5, 1, 0)));
        Reasons.Hold(Rule.State, room.Refused("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1)));
        room = Opened(VoteMethod.SecretBallot).State(6, 0, 0);
        Reasons.Hold(Rule.Authority, room.Refused("T01", new MeetingCommand.RecordPaperBallot(Room.Id, 1, 5, 1, 0)));
        room.Must(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 5, 1, 0));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 6, 0, 0)));
        room.Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1));
        Reasons.Are([Rule.State], room.Refused("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1)));
    }

    [Fact]
    [Clause("C-26")]
    public void 紧急处置一次_写明措施_决策之后不再有()
    {
        var dispose = new DecisionCommand.DisposeFirst(Room.Ordinary, "先行抢险。");
        var room = new Room().WithOrdinary().Set("C-26", "on");
        Reasons.Are(["C-26"], room.Refused(Room.Head, dispose with { Measures = " " }));
        room.Must(Room.Head, dispose);
        Assert.NotNull(room.Matter(Room.Ordinary).Disposal);
        Reasons.Are([Rule.State], room.Refused(Room.Head, dispose));
        room = Opened().Set("C-26", "on").State(6, 0, 0).Vote(6, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        Reasons.Are(["R-4.3.2-a"], room.Refused(Room.Head, dispose));
    }

    [Fact]
    [Clause("R-4-f")]
    public void 委托主持须有理由_议题开始后不得再委托()
    {
        var room = Convened();
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", " ", null)));
        room = Opened().Must("M01", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M01", "近亲属任职"));
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", "回避", 1)));
    }

    [Fact]
    [Clause("R-4.2.3-e")]
    public void 认定尚不清楚须列明问题和理由()
    {
        var room = Opened();
        var unclear = new MeetingCommand.FindUnclear(Room.Id, 1, ["资金来源?"], "测算不一。");
        Reasons.Are(["R-4.2.3-e"], room.Refused(Room.Head, unclear with { Questions = [] }));
        Reasons.Are(["R-4.2.3-e"], room.Refused(Room.Head, unclear with { Questions = ["资金来源?", " "] }));
        Reasons.Are(["R-4.2.3-e"], room.Refused(Room.Head, unclear with { Reason = " " }));
        room.Must(Room.Head, unclear);
    }

    [Fact]
    public void 列席_回避申请_补正各有上限()
    {
        var room = Convened().Must(Room.Office, Put(1)).Arrive(Six);
        var invite = new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Expert, "专家", "工程师", []);
        Fill(200, room, Room.Office, at => invite with { Name = $"专家{at}" });

        // Decided against each time, the same request can come again.
        room.Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        var ask = new MeetingCommand.RequestRecusal(Room.Id, 1, "M06", "某企业", "其配偶任职");
        for (var count = 0; count < 50; count++)
        {
            room.Must(Room.Office, ask).Must(Room.Recorder, new MeetingCommand.DecideRecusal(Room.Id, 1, Room.Ordinary, "M06", [new Hand("M02", Opinion.Oppose)]));
        }

        Reasons.Are([Rule.Input], room.Refused(Room.Office, ask));
        room.Must(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id));
        Fill(100, room, Room.Recorder, at => new MeetingCommand.AddToRecord(Room.Id, $"补正{at}"));
    }

    private static void Fill(int most, Room room, string actor, Func<int, Command> act)
    {
        for (var count = 0; count < most; count++)
        {
            room.Must(actor, act(count));
        }

        Reasons.Are([Rule.Input], room.Refused(actor, act(most)));
    }
}
