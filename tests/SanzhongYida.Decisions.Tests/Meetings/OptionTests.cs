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

    private static Room Opened(string[]? present = null)
    {
        var room = Filing().Must("住建局-经办", Filed).Prepared();
        return room.Convene("常务会议", [Room.Ordinary], present ?? All).Open().State((present ?? All).Length, 0, 0);
    }

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
        var room = Opened();
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
        Reasons.Are(["R-4.2.3-c"], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "丙")));
        Reasons.Are(["R-4.2.3-a"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve, "甲"), new Hand("M03", Opinion.Approve, "乙")])));
        room.Must("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "甲"));
        Reasons.Are(["R-4.2.3-d"], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Oppose, "甲")));
        Reasons.Are(["R-4.2.3-c"], room.Refused("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "乙")));
        room.Must("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Oppose, "乙"));
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 没有多个方案的议题不得指明方案()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All).Open().State(8, 0, 0);
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
    [Clause("R-4.2.3-c")]
    public void 多个方案不采用无记名投票()
    {
        var room = Filing().Must("住建局-经办", Filed).Prepared().Must(Room.Office, new Room().Convening("常务会议"));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.SecretBallot, IsStudy: false)));
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
