namespace SanzhongYida.Decisions.Tests;

/// <summary>W-713-12, R-4.2.3-c: a matter with options is compared side by side and voted option by option.</summary>
public sealed class OptionTests
{
    private static readonly string[] All = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];

    private static readonly DecisionCommand.FileOptions Filed = new(
        Room.Ordinary,
        ["投入", "工期"],
        [new OptionDraft("甲", "改造旧网", "改造旧网。", ["1200万元", "一年"]), new OptionDraft("乙", "新建管网", "新建管网。", ["1800万元", "两年"])]);

    private static Room Filing() => new Room().Submitted();

    private static Room Opened(VoteMethod method = VoteMethod.ShowOfHands)
    {
        var room = Filing().Must("住建局-经办", Filed).Prepared();
        return room.Convene("常务会议", [Room.Ordinary], All, method).Open().State(All.Length, 0, 0);
    }

    private static MeetingCommand.RecordPaperBallot Paper(string? option, int approve, int oppose, int defer = 0) => new(Room.Id, 1, approve, oppose, defer, option);

    private static MeetingCommand.ConfirmPaperBallot Confirmed(string? option) => new(Room.Id, 1, option);

    private static MeetingCommand.CloseItem Closing => new(Room.Id, 1, Room.Ordinary, null);

    // Both options were voted on paper; the second has more than half.
    private static Room OnPaper() => Opened(VoteMethod.SecretBallot)
        .Must(Room.Recorder, Paper("甲", 3, 5), Paper("乙", 5, 2)).Must("T01", Confirmed("甲"), Confirmed("乙"));

    // Those who did not assent to the first option assent to the second.
    private static readonly MeetingCommand.CountHands Second = new(Room.Id, 1, [.. All.Select((member, at) => new Hand(member, at < 3 ? Opinion.Oppose : Opinion.Approve, "乙"))]);

    private static MeetingCommand.CountHands Hands(string option, int approve, int oppose) => new(
        Room.Id, 1, [.. All.Take(approve + oppose).Select((member, at) => new Hand(member, at < approve ? Opinion.Approve : Opinion.Oppose, option))]);

    [Fact]
    [Clause("W-713-12")]
    public void 方案至少两个_逐个方面并列比较()
    {
        var room = Filing();
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", Filed with { Options = [Filed.Options[0]] }));
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", Filed with { Aspects = [], Options = [.. Filed.Options.Select(option => option with { Values = [] })] }));
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", Filed with { Options = [Filed.Options[0], Filed.Options[1] with { Values = ["1800万元", " "] }] }));
        Reasons.Are([Rule.Authority], room.Refused("司法局-审查", Filed));
        room.Must("住建局-经办", Filed);
        var comparison = room.Matter(Room.Ordinary).Comparison!;
        Assert.Equal(["投入", "工期"], comparison.Aspects);
        Assert.All(comparison.Options, option => Assert.Equal(2, option.Values.Length));
    }

    [Fact]
    [Clause("W-713-12")]
    public void 提请上会后方案不得再改()
    {
        var room = new Room().WithOrdinary();
        Reasons.Are([Rule.State], room.Refused("住建局-经办", Filed));
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 有多个方案的逐案表决_超过半数的方案即所决定的内容()
    {
        var room = Opened().Must(Room.Recorder, Hands("甲", 3, 5), Second);
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.Equal("乙", room.Item.AdoptedOption);
        Assert.Equal([new OptionCount("甲", new Ballots(3, 5, 0)), new OptionCount("乙", new Ballots(5, 3, 0))], room.Item.OptionTotals);
        var matter = room.Matter(Room.Ordinary);
        Assert.Equal("乙", matter.DecisionInForce!.Option);
        Assert.Equal(matter.Comparison!.Options[1].Text, matter.DecisionInForce.Content);
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 须指明方案_一次一案_一人只能同意一个方案()
    {
        var room = Opened(VoteMethod.NamedBallot);
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Reasons.Are(["R-4.2.3-c"], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "丙")));
        Reasons.Are(["R-4.2.3-a"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve, "甲"), new Hand("M03", Opinion.Approve, "乙")])));
        room.Must("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "甲"));
        Reasons.Are([Rule.State], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Oppose, "甲")));
        Reasons.Are(["R-4.2.3-c"], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "乙")));
        room.Must("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Oppose, "乙"));
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 没有多个方案的议题不得指明方案()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All, VoteMethod.NamedBallot).Open().State(8, 0, 0);
        Reasons.Are(["R-4.2.3-c"], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "甲")));
    }

    [Theory]
    [Clause("R-4.2.3-d")]
    [InlineData(4, 4, 4, 4, Outcome.DeferredNotCarried)]
    [InlineData(2, 6, 3, 5, Outcome.Rejected)]
    [InlineData(3, 5, 4, 4, Outcome.DeferredNotCarried)]
    [InlineData(4, 4, 3, 5, Outcome.DeferredNotCarried)]
    public void 没有方案超过半数的不通过_各案均被过半反对方为未通过(int first, int against, int second, int againstSecond, Outcome outcome)
    {
        var room = Opened().Must(
            Room.Recorder,
            Hands("甲", first, against),
            new MeetingCommand.CountHands(Room.Id, 1, [.. All.Reverse().Take(second + againstSecond).Select((member, at) => new Hand(member, at < second ? Opinion.Approve : Opinion.Oppose, "乙"))]));
        Assert.Equal(outcome, room.Close());
        Assert.Null(room.Item.AdoptedOption);
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    [Clause("C-07")]
    public void 同意最多的方案被过半反对而另一方案未被过半反对的_暂缓而非未通过()
    {
        var room = Opened().Must(
            Room.Recorder,
            Hands("甲", 3, 5),
            new MeetingCommand.CountHands(Room.Id, 1, [.. All.Skip(3).Select((member, at) => new Hand(member, at < 2 ? Opinion.Approve : Opinion.Defer, "乙"))]));
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
    }

    [Fact]
    [Clause("R-4.1.1-b")]
    public void 审查之后提出多个方案的须重新审查()
    {
        var room = new Room().At(2026, 4, 13).Submitted(isMajor: true);
        room.Must("司法局-审查", new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityReceived(room.Today), Text: null)).At(2026, 4, 28);
        var opinion = new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityOpinion(room.Today, LegalityResult.Lawful, true, true, true, "法律顾问"), "合法。");
        room.Must("司法局-审查", opinion).Must("住建局-经办", Filed).Prepared();
        Assert.DoesNotContain(room.Matter(Room.Ordinary).WorkItems, item => item.Step == "meeting");
        room.Must("司法局-审查", new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityReceived(room.Today), Text: null), opinion);
        Assert.Contains(room.Matter(Room.Ordinary).WorkItems, item => item.Step == "meeting");
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 各案的先后不影响结果()
    {
        MeetingCommand.CountHands[] votes = [Hands("甲", 3, 5), Second];
        var one = Opened().Must(Room.Recorder, votes);
        var other = Opened().Must(Room.Recorder, [.. votes.Reverse()]);
        Assert.Equal(one.Close(), other.Close());
        Assert.Equal(one.Item.AdoptedOption, other.Item.AdoptedOption);
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    [Clause("R-4.2.3-c")]
    public void 无记名投票的逐案录入票数_超过半数的方案即所决定的内容()
    {
        var room = OnPaper();
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.Equal("乙", room.Item.AdoptedOption);
        Assert.Equal([new OptionCount("甲", new Ballots(3, 5, 0)), new OptionCount("乙", new Ballots(5, 2, 0))], room.Item.OptionTotals);
        Assert.Equal(new Ballots(5, 2, 0), room.Item.Totals);
        Assert.Equal("乙", room.Matter(Room.Ordinary).DecisionInForce!.Option);
        Assert.Empty(room.Item.Votes);

        // Eight ballots came in on 甲: nobody can be said to have cast none.
        Assert.Empty(room.Item.Silent);
        Assert.Equal(0, room.Item.SilentCount);
        Assert.All(room.Recorded, step => Assert.Empty(Recount.Against(step.Law, step.Before, step.Fact, step.Stamp)));
    }

    [Theory]
    [Clause("R-4.2.3-d")]
    [InlineData(4, 4, 4, 4, Outcome.DeferredNotCarried)]
    [InlineData(2, 6, 3, 5, Outcome.Rejected)]
    [InlineData(3, 5, 4, 4, Outcome.DeferredNotCarried)]
    public void 无记名投票的没有方案超过半数的不通过(int first, int against, int second, int againstSecond, Outcome outcome)
    {
        var room = Opened(VoteMethod.SecretBallot)
            .Must(Room.Recorder, Paper("甲", first, against), Paper("乙", second, againstSecond)).Must("T01", Confirmed("甲"), Confirmed("乙"));
        Assert.Equal(outcome, room.Close());
        Assert.Null(room.Item.AdoptedOption);
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    [Clause("R-4.2.3-c")]
    public void 无记名投票的须指明方案_各录一次_票数不多于到会人数_一人只能同意一个方案()
    {
        var room = Opened(VoteMethod.SecretBallot);
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Recorder, Paper(null, 5, 3)));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Recorder, Paper("丙", 5, 3)));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, Paper("甲", 5, 4)));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, Paper("甲", 5, -1)));
        Reasons.Are([Rule.Authority, "R-4.2.3-b", "R-4.2.3-c", "R-4.2.3-c"], room.Refused("T01", Paper(null, 9, 0)));
        room.Must(Room.Recorder, Paper("甲", 5, 3));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, Paper("甲", 5, 3)));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Recorder, Paper("乙", 4, 4)));
        Reasons.Are(["R-4.2.3-b", "R-4.2.3-c"], room.Refused(Room.Recorder, Paper("乙", 4, 5)));
        room.Must(Room.Recorder, Paper("乙", 3, 5));
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 表决第二个方案之前离会或回避的_不再计入可投的票数()
    {
        var room = Opened(VoteMethod.SecretBallot).Must(Room.Recorder, Paper("甲", 3, 5), new MeetingCommand.CheckOut(Room.Id, "M08"));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Recorder, Paper("乙", 5, 3)));
        room.Must(Room.Recorder, Paper("乙", 5, 2));
        Assert.Equal(8, room.Item.Entitled.Length);
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    [Clause("R-4.2.3-c")]
    public void 每个方案的票数均经监票人确认方可结束()
    {
        var room = Opened(VoteMethod.SecretBallot);
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Head, Closing));
        room.Must(Room.Recorder, Paper("甲", 3, 5));
        Reasons.Are(["R-4.2.3-b", "R-4.2.3-c"], room.Refused(Room.Head, Closing));
        Reasons.Are(["R-4.2.3-c", Rule.State], room.Refused("T01", Confirmed(null)));
        Reasons.Are([Rule.State], room.Refused("T01", Confirmed("乙")));
        Reasons.Are([Rule.Authority, "R-4.2.3-b"], room.Refused(Room.Recorder, Confirmed("甲")));
        room.Must("T01", Confirmed("甲"));
        Reasons.Are([Rule.State], room.Refused("T01", Confirmed("甲")));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Head, Closing));
        room.Must(Room.Recorder, Paper("乙", 5, 3));
        Reasons.Are(["R-4.2.3-b"], room.Refused(Room.Head, Closing));
        room.Must("T01", Confirmed("乙"));
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.1-d")]
    [Clause("R-4.2.3-c")]
    public void 表决第二个方案之前离会而不足半数的_不再表决_结束时未表决的方案没有同意票()
    {
        var room = Opened(VoteMethod.SecretBallot).Must(Room.Recorder, Paper("甲", 4, 4)).Must("T01", Confirmed("甲"));
        foreach (var member in All[3..])
        {
            room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, member));
        }

        Reasons.Hold("R-4.2.1-d", room.Refused(Room.Recorder, Paper("乙", 3, 0)));
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal(new OptionCount("乙", Ballots.None), room.Item.OptionTotals[1]);
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 没有多个方案的无记名投票不得指明方案()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All, VoteMethod.SecretBallot).Open().State(8, 0, 0);
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Recorder, Paper("甲", 5, 3)));
    }

    [Fact]
    [Clause("R-4.2.3-b")]
    public void 监票人看得到待确认的票数_看不到发言()
    {
        var room = Opened(VoteMethod.SecretBallot).Must(Room.Recorder, Paper("甲", 3, 5));
        var seen = Visibility.Seen(room.Meeting, new Reader("T01", [AccessKey.Role(Role.BallotSupervisor)])).Item(1)!;
        Assert.Equal((1, 2, 0), (seen.Papers.Length, seen.Options.Length, seen.Statements.Length));
        Assert.Empty(Visibility.Seen(room.Meeting, new Reader("某人", [AccessKey.Role(Role.GovernmentOffice)])).Item(1)!.Papers);
        room.Must(Room.Recorder, Paper("乙", 5, 3)).Must("T01", Confirmed("甲"), Confirmed("乙")).Close();
        Assert.Empty(Visibility.Seen(room.Meeting, new Reader("T01", [AccessKey.Role(Role.BallotSupervisor)])).Item(1)!.Papers);
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 调换两个方案的票数_重新计算即见()
    {
        var room = OnPaper();
        room.Close();
        var papers = room.Recorded.Where(step => step.Fact is MeetingFact.PaperBallotRecorded).ToList();
        var (first, second) = ((MeetingFact.PaperBallotRecorded)papers[0].Fact, (MeetingFact.PaperBallotRecorded)papers[1].Fact);

        // The recorded numbers change places; everything is folded again, and what was counted of them no longer follows.
        State meeting = papers[0].Before;
        string[] found = [];
        foreach (var (law, _, fact, stamp) in room.Recorded.SkipWhile(step => step != papers[0]))
        {
            var told = ReferenceEquals(fact, first) ? first with { Totals = second.Totals } : ReferenceEquals(fact, second) ? second with { Totals = first.Totals } : fact;
            found = [.. found, .. Recount.Against(law, (Meeting)meeting, told, stamp).Select(refusal => refusal.RuleId)];
            meeting = Fold.Apply(meeting, told, stamp);
        }

        Reasons.Are(["R-4.2.3-c"], found);
        Assert.Equal("R-4.2.3-b", Assert.Single(Recount.Against(papers[1].Law, papers[1].Before, second with { Totals = new Ballots(5, 4, 0) }, papers[1].Stamp)).RuleId);
        Assert.Equal("R-4.2.3-c", Assert.Single(Recount.Against(papers[1].Law, papers[1].Before, second with { Totals = new Ballots(6, 2, 0) }, papers[1].Stamp)).RuleId);
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 改动方案票数或采用的方案_重新计算即见()
    {
        var room = Opened().Must(Room.Recorder, Hands("甲", 6, 2));
        var before = room.Meeting;
        room.Close();
        var stamp = new Stamp(room.Now, Room.Head);
        var counted = new MeetingFact.OptionsCounted(1, room.Item.OptionTotals, "甲");
        Assert.Empty(Recount.Against(room.Law, before, counted, stamp));
        Assert.Equal("R-4.2.3-c", Assert.Single(Recount.Against(room.Law, before, counted with { Adopted = "乙" }, stamp)).RuleId);
        Assert.Equal("R-4.2.3-c", Assert.Single(Recount.Against(room.Law, before, counted with { Totals = [new OptionCount("甲", new Ballots(8, 0, 0)), room.Item.OptionTotals[1]] }, stamp)).RuleId);
    }
}
