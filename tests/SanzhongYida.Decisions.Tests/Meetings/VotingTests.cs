namespace SanzhongYida.Decisions.Tests;

/// <summary>四(二)3: the vote, its count, and the presider's closing.</summary>
public sealed class VotingTests
{
    private static readonly string[] Five = ["M01", "M02", "M03", "M04", "M05"];

    private static Room Stated(VoteMethod method = VoteMethod.ShowOfHands, string[]? portfolios = null) =>
        new Room().WithOrdinary(portfolios: portfolios).Convene("常务会议", [Room.Ordinary], Five, method).Open().State(5, 0, 0);

    private static MeetingCommand.CastVote Votes(Opinion opinion = Opinion.Approve) => new(Room.Id, 1, opinion);

    [Theory]
    [Clause("R-4.2.3-d")]
    [InlineData(5, 0, Outcome.Carried)]
    [InlineData(4, 1, Outcome.DeferredNotCarried)]
    [InlineData(0, 5, Outcome.Rejected)]
    public void 赞成数超过应到会成员半数方为通过(int approve, int oppose, Outcome outcome)
    {
        var room = Stated().Vote(approve, oppose, 0);
        Assert.Equal(outcome, room.Close());
        var conclusion = Assert.Single(room.Matter(Room.Ordinary).Conclusions);
        Assert.Equal((Room.Id, 1, BodyKind.Executive, outcome, room.Today), (conclusion.Meeting, conclusion.Item, conclusion.Forum, conclusion.Outcome, conclusion.On));
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 一人一票且不得委托表决()
    {
        var room = Stated(VoteMethod.NamedBallot).Must("M02", Votes());
        Reasons.Are([Rule.State], room.Refused("M02", Votes(Opinion.Oppose)));
        Reasons.Hold(Rule.State, room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Reasons.Hold("R-4.2.3-d", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M03", Opinion.Approve), new Hand("M03", Opinion.Oppose)])));
        Reasons.Hold("R-4.2.2-c", room.Refused("M08", Votes()));
        Reasons.Hold("R-4.2.3-d", room.Refused(Room.Recorder, Votes()));
    }

    [Fact]
    public void 只有主持人结束议题且不因缺票而被拒()
    {
        var room = Stated(VoteMethod.NamedBallot).Must("M02", Votes()).Must("M03", Votes());
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Reasons.Hold(Rule.Authority, room.Refused(Room.Recorder, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Assert.Equal(Outcome.Open, room.Item.Outcome);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal(["M01", "M04", "M05"], room.Item.Silent, StringComparer.Ordinal);
    }

    [Fact]
    public void 表决开始后到会的成员不参加本次表决()
    {
        var room = Stated(VoteMethod.NamedBallot).Must("M02", Votes()).Arrive("M06");
        Reasons.Hold("R-4.2.3-d", room.Refused("M06", Votes()));
        room.Must("M03", Votes());
    }

    [Fact]
    [Clause("R-4.2.1-d")]
    public void 已表决的票不因其后离会而失效()
    {
        var room = Stated().Vote(5, 0, 0).Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M04"), new MeetingCommand.CheckOut(Room.Id, "M05"), new MeetingCommand.CheckOut(Room.Id, "M03"));
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.2-b")]
    public void 口头表决时主持人最后表态()
    {
        var room = Stated(VoteMethod.Oral);
        Reasons.Hold("R-4.2.2-b", room.Refused(Room.Head, Votes()));
        room.Must("M02", Votes()).Must("M03", Votes()).Must("M04", Votes()).Must("M05", Votes()).Must(Room.Head, Votes());
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 无记名投票只录总数并须另一人确认()
    {
        var room = Stated(VoteMethod.SecretBallot);
        Reasons.Hold("R-4.2.3-b", room.Refused("M02", Votes()));
        Reasons.Hold("R-4.2.3-b", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Reasons.Hold("R-4.2.3-b", room.Refused(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 6, 0, 0)));
        Reasons.Hold("R-4.2.3-b", room.Refused(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 6, -1, 0)));
        room.Must(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 5, 0, 0));
        Reasons.Hold("R-4.2.3-b", room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Reasons.Hold(Rule.Authority, room.Refused(Room.Recorder, new MeetingCommand.ConfirmPaperBallot(Room.Id, 1)));
        room.Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1));
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.Empty(room.Item.Votes);
        Assert.Empty(room.Item.Silent);
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 票数与选票不符的由监票人附说明退回_重新录入_原录数据保留()
    {
        var room = Stated(VoteMethod.SecretBallot).Must(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 4, 1, 0));
        MeetingCommand.RejectPaperBallot wrong = new(Room.Id, 1, "选票为同意五张。");
        Reasons.Are([Rule.Authority, "R-4.2.3-b"], room.Refused(Room.Recorder, wrong));
        Reasons.Are(["R-4.2.3-b"], room.Refused("T01", wrong with { Reason = " " }));
        room.Must("T01", wrong);
        var rejected = Assert.Single(room.Item.RejectedPapers);
        Assert.Equal((new Ballots(4, 1, 0), Room.Recorder, "T01"), (rejected.Paper.Totals, rejected.Paper.EnteredBy, rejected.By));
        Reasons.Are([Rule.State], room.Refused("T01", wrong));
        Reasons.Are([Rule.State], room.Refused("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1)));
        room.Must(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 5, 0, 0)).Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1));
        Reasons.Are([Rule.State], room.Refused("T01", wrong));
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.3-b"), Clause("R-4.2.2-b")]
    public void 举手同时进行_由记录人一次录入()
    {
        var room = Stated(VoteMethod.ShowOfHands);
        Reasons.Are(["R-4.2.3-b"], room.Refused("M02", Votes()));
        room.Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)]));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M03", Opinion.Approve)])));

        // 记名投票逐人进行。
        room = Stated(VoteMethod.NamedBallot).Must("M02", Votes()).Must("M03", Votes());
        Assert.Equal(2, room.Item.Votes.Length);
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 同一人兼任记录人与监票人的不得自行确认()
    {
        var room = Stated(VoteMethod.SecretBallot).Must("A02", new DirectoryCommand.GrantRole(Room.Recorder, Role.BallotSupervisor, new DateOnly(2026, 1, 1)));
        room.Must(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 5, 0, 0));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, new MeetingCommand.ConfirmPaperBallot(Room.Id, 1)));
    }

    [Fact]
    [Clause("R-4.3.1-c")]
    public void 涉及两名以上领导分管的由主持人明确一名领导协调()
    {
        var room = Stated(portfolios: ["住建", "工信"]).Vote(5, 0, 0);
        Reasons.Are(["R-4.3.1-c"], room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Reasons.Hold("R-4.3.1-c", room.Refused(Room.Head, new MeetingCommand.NameCoordinator(Room.Id, 1, ["M08", "M04"])));
        Reasons.Hold("R-4.3.1-c", room.Refused(Room.Head, new MeetingCommand.NameCoordinator(Room.Id, 1, [])));
        Reasons.Hold("R-4.3.1-c", room.Refused(Room.Head, new MeetingCommand.NameCoordinator(Room.Id, 1, ["B07"])));
        Reasons.Hold(Rule.Authority, room.Refused("M08", new MeetingCommand.NameCoordinator(Room.Id, 1, ["M08"])));
        room.Must(Room.Head, new MeetingCommand.NameCoordinator(Room.Id, 1, ["M08"]));
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.Equal("M08", Assert.Single(room.Matter(Room.Ordinary).Conclusions).Coordinator);
    }

    [Fact]
    [Clause("W-713-30b")]
    public void 区长不采纳重大行政决策须说明理由()
    {
        var room = new Room().WithMajor().Convene("常务会议", [Room.Ordinary], Five).Open().State(5, 0, 0);
        Reasons.Hold("W-713-30b", room.Refused(Room.Head, new MeetingCommand.DeclineDecision(Room.Id, 1, "尚需论证")));
        room.Vote(5, 0, 0);
        Reasons.Are(["W-713-30b"], room.Refused(Room.Head, new MeetingCommand.DeclineDecision(Room.Id, 1, "")));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.DeclineDecision(Room.Id, 1, "尚需论证")));
        room.Must(Room.Head, new MeetingCommand.DeclineDecision(Room.Id, 1, "尚需论证"));
        Assert.Equal(Outcome.DeferredByHead, room.Close());
    }

    [Fact]
    [Clause("W-713-30b")]
    [Clause("R-2.2-b")]
    public void 未标注重大行政决策的通过事项不得否决() =>
        Reasons.Are(["W-713-30b"], Stated().Vote(5, 0, 0).Refused(Room.Head, new MeetingCommand.DeclineDecision(Room.Id, 1, "尚需论证")));

    [Fact]
    [Clause("R-4-c")]
    public void 会签再多也不改变事项的决策状态()
    {
        var room = new Room().WithOrdinary();
        var item = room.Matter(Room.Ordinary).WorkItems.Single(item => item.Step == "meeting");
        Reasons.Hold("R-4-c", room.Refused(Room.Head, new SubmissionCommand.CompleteWorkItem(Room.Ordinary, item.Id, "八人会签同意。")));
        Assert.Empty(room.Matter(Room.Ordinary).Conclusions);
    }

    [Fact]
    public void 陈述与表决不同的两者都保留而结果依表决()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Five).Open().State(4, 1, 0).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.Single(room.Item.Statements, statement => statement.Opinion == Opinion.Oppose);
        Assert.DoesNotContain(room.Item.Votes, vote => vote.Opinion == Opinion.Oppose);
    }

    [Fact]
    [Clause("R-0-a")]
    public void 执行部门须为登记在册的单位()
    {
        var room = Stated().Vote(5, 0, 0);
        Reasons.Are(["R-0-a"], room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, "某公司")));
        room.Must(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, "住建局"));
        Assert.Equal("住建局", room.Matter(Room.Ordinary).Conclusions[0].ExecutingUnit);
    }

    [Fact]
    [Clause("R-4.2.1-a")]
    public void 全体会议十五票不过十六票通过()
    {
        foreach (var (approve, outcome) in new[] { (15, Outcome.DeferredNotCarried), (16, Outcome.Carried) })
        {
            var room = new Room().WithOrdinary(forum: BodyKind.Plenary);
            room.Convene("全体会议", [Room.Ordinary], room.Law.Bodies["全体会议"].Members(room.Today).Take(20)).Open().State(approve, 20 - approve, 0).Vote(approve, 20 - approve, 0);
            Assert.Equal(outcome, room.Close());
        }
    }
}
