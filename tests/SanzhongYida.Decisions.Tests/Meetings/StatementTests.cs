namespace SanzhongYida.Decisions.Tests;

/// <summary>四(二)2: everybody states an opinion with the reason, the presider last; whoever is absent may write.</summary>
public sealed class StatementTests
{
    private static MeetingCommand.StateOpinion Says(string member, Opinion opinion = Opinion.Approve, string reason = "理由") => new(Room.Id, 1, member, opinion, reason);

    private static Room Opened(params string[] present) =>
        new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], present is [] ? ["M01", "M02", "M03", "M04", "M05"] : present).Open();

    [Fact]
    [Clause("R-4.2.2-a")]
    public void 参会人员逐一发表意见并说明理由()
    {
        var room = Opened();
        Reasons.Hold("R-4.2.2-a", room.Refused("M02", Says("M02", reason: "  ")));
        room.Must("M02", Says("M02"));
        Reasons.Are([Rule.State], room.Refused("M02", Says("M02", Opinion.Oppose)));
        room.Must("M03", Says("M03")).Must("M04", Says("M04"));
        Reasons.Hold("R-4.2.2-a", room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve)));
        Reasons.Hold("R-4.2.2-a", room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
    }

    [Fact]
    [Clause("C-06")]
    public void 只有同意不同意缓议三种意见()
    {
        var room = Opened();
        Reasons.Hold("C-06", room.Refused("M02", Says("M02", (Opinion)3)));
        room.State(5, 0, 0);
        Reasons.Hold("C-06", room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, (Opinion)3)));
    }

    [Fact]
    [Clause("R-4.2.2-b")]
    public void 会议主持人应当最后发表意见()
    {
        var room = Opened();
        Reasons.Hold("R-4.2.2-b", room.Refused(Room.Head, Says(Room.Head)));
        room.Must("M02", Says("M02")).Must("M03", Says("M03")).Must("M04", Says("M04"));
        Reasons.Hold("R-4.2.2-b", room.Refused(Room.Head, Says(Room.Head)));
        room.Must("M05", Says("M05")).Must(Room.Head, Says(Room.Head));
    }

    [Fact]
    [Clause("R-4.2.2-b")]
    public void 主持人发言后有人到会的主持人重新最后发表()
    {
        var room = Opened().State(5, 0, 0).Arrive("M06");
        Reasons.Hold("R-4.2.2-a", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        room.Must("M06", Says("M06", Opinion.Defer));
        Reasons.Hold("R-4.2.2-b", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        room.Must(Room.Head, Says(Room.Head, Opinion.Defer)).Find(divergent: false).Vote(6, 0, 0);
        Assert.Equal(2, room.Item.Statements.Count(statement => statement.Member == Room.Head));
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    public void 他人不得代替成员发表意见而记录人可以录入()
    {
        var room = Opened();
        Reasons.Hold(Rule.Authority, room.Refused("M03", Says("M02")));
        room.Must(Room.Recorder, Says("M02"));
        Assert.Equal(Room.Recorder, Assert.Single(room.Item.Statements).EnteredBy);
    }

    [Fact]
    [Clause("R-4.2.2-c")]
    public void 因故不能参加会议的可以书面表达意见()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]);
        var opinion = new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M07", Opinion.Approve, "同意方案。");
        Reasons.Hold("R-4.2.2-c", room.Refused("M07", opinion));
        room.Must("M07", new MeetingCommand.RecordLeave(Room.Id, "M07", "外出学习"), opinion);
        Reasons.Hold("R-4.2.2-c", room.Refused("M02", opinion with { Member = "M02" }));
        room.Must("M08", new MeetingCommand.RecordLeave(Room.Id, "M08", "病假"));
        room.Open().State(4, 0, 0);
        Reasons.Hold("R-4.2.2-c", room.Refused("M08", opinion with { Member = "M08" }));
        room.Vote(4, 0, 0);

        // 到会和票数与没有书面意见时一样。
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal(new Ballots(4, 0, 0), room.Item.Totals);
        Assert.Equal(4, room.Item.PresentAtVote);
        Assert.Equal("M07", Assert.Single(room.Item.WrittenOpinions).Member);
    }

    [Fact]
    [Clause("C-08")]
    public void 书面意见可计票的设置不及于党组会议()
    {
        var room = new Room().Set("C-08", "true").WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]);
        room.Must("M07", new MeetingCommand.RecordLeave(Room.Id, "M07", "外出"), new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M07", Opinion.Approve, "同意。"));
        room.Open().State(4, 0, 0).Vote(4, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());

        room = new Room().Set("C-08", "true").WithCadre().Convene("党组会议", [Room.Cadre], ["M01", "M02", "M03", "M04", "M05", "M07"]);
        room.Must("M08", new MeetingCommand.RecordLeave(Room.Id, "M08", "外出"), new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M08", Opinion.Approve, "同意。"));
        room.Open().State(4, 1, 1).Find(divergent: false).Vote(4, 1, 1);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
    }

    [Fact]
    public void 非成员不签到不发言()
    {
        var room = Opened();
        Reasons.Hold("R-4.2.3-d", room.Refused(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M09")));
        Reasons.Hold("R-4.2.3-d", room.Refused(Room.Recorder, Says("M09")));
        Reasons.Hold("R-4.2.2-c", room.Refused(Room.Recorder, Says("M08")));
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void 分歧达到提示线而未作认定的不得表决()
    {
        var room = Opened().State(3, 1, 1);
        Reasons.Are(["R-4.2.3-f"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        Reasons.Hold("R-4.2.3-f", room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.FindDivergence(Room.Id, 1, false, "理由")));
        Reasons.Hold("R-4.2.3-f", room.Refused(Room.Head, new MeetingCommand.FindDivergence(Room.Id, 1, false, "")));
        room.Find(divergent: false).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void 认定之后又有人发表意见的须重新认定()
    {
        var room = Opened().State(3, 2, 0).Find(divergent: false).Arrive("M06");
        room.Must("M06", Says("M06", Opinion.Oppose)).Must(Room.Head, Says(Room.Head));
        Reasons.Are(["R-4.2.3-f"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        room.Find(divergent: false).Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)]));
    }

    [Fact]
    [Clause("C-11")]
    public void 三分之一以上未同意的才提示分歧()
    {
        var five = Opened().State(4, 1, 0);
        Assert.False(ItemStanding.Of(five.Law, five.Meeting, five.Item, five.Today).IsFlagged);
        var six = Opened("M01", "M02", "M03", "M04", "M05", "M06").State(4, 1, 1);
        Assert.True(ItemStanding.Of(six.Law, six.Meeting, six.Item, six.Today).IsFlagged);
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void 意见分歧较大的除紧急特殊情况外暂缓决策()
    {
        var room = Opened().State(3, 2, 0).Find(divergent: true);
        Reasons.Are(["R-4.2.3-f"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Assert.Equal(Outcome.DeferredDivergent, room.Close());
        Assert.Equal(Outcome.DeferredDivergent, Assert.Single(room.Matter(Room.Ordinary).Conclusions).Outcome);
        Assert.DoesNotContain(room.Matter(Room.Ordinary).WorkItems, item => item.Step == "meeting");
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void 紧急须在发表意见前由区长批准且不降低通过门槛()
    {
        var room = Opened();
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.ApproveUrgency(Room.Id, 1, "汛期")));
        Reasons.Hold("R-4.2.3-f", room.Refused(Room.Head, new MeetingCommand.ApproveUrgency(Room.Id, 1, " ")));
        room.Must(Room.Head, new MeetingCommand.ApproveUrgency(Room.Id, 1, "汛期")).State(4, 1, 0).Find(divergent: true).Vote(4, 1, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());

        var late = Opened().State(5, 0, 0);
        Reasons.Are(["R-4.2.3-f"], late.Refused(Room.Head, new MeetingCommand.ApproveUrgency(Room.Id, 1, "汛期")));
    }

    [Fact]
    [Clause("R-4.2.3-e")]
    public void 重大问题尚不清楚的暂缓决策不因紧急例外()
    {
        var room = Opened().Must(Room.Head, new MeetingCommand.ApproveUrgency(Room.Id, 1, "汛期")).State(5, 0, 0);
        Reasons.Hold("R-4.2.3-e", room.Refused(Room.Head, new MeetingCommand.FindUnclear(Room.Id, 1, [], "缺少检测")));
        room.Must(Room.Head, new MeetingCommand.FindUnclear(Room.Id, 1, ["承载力检测缺失"], "缺少检测"));
        Reasons.Are(["R-4.2.3-e"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Assert.Equal(Outcome.DeferredUnclear, room.Close());
        Assert.Equal(["承载力检测缺失"], Assert.Single(room.Matter(Room.Ordinary).Conclusions).OpenQuestions, StringComparer.Ordinal);
    }
}
