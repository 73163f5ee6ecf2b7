namespace SanzhongYida.Decisions.Tests;

/// <summary>R-4.2.3-d, R-4-c: whoever holds the record counts everything again; what does not follow from the facts before it is named.</summary>
public sealed class RecountTests
{
    private static readonly string[] All = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];
    private static readonly string[] Group = ["M01", "M02", "M03", "M05", "M07", "M09", "M04", "M08", "M10"];

    // Seven of eight came; one says no.
    private static Room ByHands()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All[..7]).Open().State(6, 1, 0).Vote(5, 1, 0);
        room.Close();
        return room;
    }

    // The totals of paper, with one member recused who came, and one ballot not handed in.
    private static Room OnPaper()
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], Group, VoteMethod.SecretBallot);
        room.Must(Room.Recorder, new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, "M05", Concerns: true, "近亲属")).Open().State(8, 0, 0);
        room.Must(Room.Recorder, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 6, 1, 0)).Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1));
        room.Close();
        return room;
    }

    // An interested person asked, the body decided, and then voted.
    private static Room OnRequest()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All)
            .Must(Room.Office, new MeetingCommand.RequestRecusal(Room.Id, 1, "M06", "某企业法定代表人", "其配偶在竞争企业任职"))
            .Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder))
            .Must(Room.Recorder, new MeetingCommand.DecideRecusal(Room.Id, 1, Room.Ordinary, "M06", [.. All.Where(member => member != "M06").Select((member, at) => new Hand(member, at < 5 ? Opinion.Approve : Opinion.Oppose))]))
            .Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary))
            .State(7, 0, 0).Vote(7, 0, 0);
        room.Close();
        return room;
    }

    private static T The<T>(Room room)
        where T : MeetingFact => room.Recorded.Select(step => step.Fact).OfType<T>().Single();

    // The first fact of that kind, changed, counted again where it stood.
    private static string[] Against<T>(Room room, Func<T, T> change)
        where T : MeetingFact
    {
        var (law, before, fact, stamp) = room.Recorded.First(step => step.Fact is T);
        return [.. Recount.Against(law, before, change((T)fact), stamp).Select(refusal => refusal.RuleId).Distinct(StringComparer.Ordinal)];
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 照实记载的逐条重新计算无不一致()
    {
        Room[] rooms = [ByHands(), OnPaper(), OnRequest()];
        Assert.All(rooms, room => Assert.All(room.Recorded, step => Assert.Empty(Recount.Against(step.Law, step.Before, step.Fact, step.Stamp))));
        Assert.All(rooms, room => Assert.Contains(room.Recorded, step => step.Fact is MeetingFact.ItemClosed));
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 重新计算的结果连同应到_到会_回避_票数()
    {
        var room = OnPaper();
        var (law, before, fact, stamp) = room.Recorded.Single(step => step.Fact is MeetingFact.ItemClosed);
        Assert.Equal(
            new CountedItem(1, BodyKind.PartyGroup, room.Today, Due: 9, Present: 9, Recused: 1, new Ballots(6, 1, 0), Outcome.Carried),
            Recount.Of(law, before, (MeetingFact.ItemClosed)fact, stamp));
        Assert.Null(Recount.Of(law, before, (MeetingFact.ItemClosed)fact with { Item = 2 }, stamp));
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 改动应到会名单_当日设置或主持人_重新计算即见()
    {
        var room = ByHands();
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.MeetingOpened>(room, f => f with { Due = [.. f.Due.Skip(1).Append(f.Due[0])] }));
        Reasons.Hold("R-4.2.3-d", Against<MeetingFact.MeetingOpened>(room, f => f with { Due = f.Due[..^1] }));
        Reasons.Are(["R-0-b"], Against<MeetingFact.MeetingOpened>(room, f => f with { Settings = f.Settings.SetItem("C-07", "reject") }));
        Reasons.Are(["R-4-e"], Against<MeetingFact.MeetingOpened>(room, f => f with { Presider = "M02" }));
        Reasons.Are(["R-4-e"], Against<MeetingFact.ItemOpened>(room, f => f with { Presider = "M02" }));
    }

    [Fact]
    [Clause("R-4.2.1-b")]
    [Clause("R-4.2.1-d")]
    public void 到会不足半数而记载召开或审议的_重新计算即见()
    {
        var room = ByHands();
        var (law, before, opened, stamp) = room.Recorded.Single(step => step.Fact is MeetingFact.MeetingOpened);
        Meeting Few(Meeting meeting) => meeting with { Attendance = [.. meeting.Attendance.Take(3)] };
        Assert.Equal("R-4.2.1-b", Assert.Single(Recount.Against(law, Few(before), opened, stamp)).RuleId);
        (law, before, var item, stamp) = room.Recorded.Single(step => step.Fact is MeetingFact.ItemOpened);
        Assert.Equal("R-4.2.1-d", Assert.Single(Recount.Against(law, Few(before), item, stamp)).RuleId);
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 改动有表决权的名单_多记一票或重复一票_重新计算即见()
    {
        var room = ByHands();
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.VotingBegun>(room, f => f with { Entitled = f.Entitled.Add("M08") }));
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.VotesCast>(room, f => f with { Votes = f.Votes.Add(new Hand("M08", Opinion.Approve)) }));
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.VotesCast>(room, f => f with { Votes = f.Votes.Add(f.Votes[0]) }));
        Reasons.Are(["R-4.2.3-c"], Against<MeetingFact.VotesCast>(room, f => f with { Votes = f.Votes.SetItem(0, f.Votes[0] with { Option = "甲" }) }));
    }

    [Fact]
    [Clause("R-4.2.1-d")]
    public void 改动表决时到会或回避的人数_重新计算即见()
    {
        Reasons.Are(["R-4.2.1-d"], Against<MeetingFact.VotesCast>(ByHands(), f => f with { Present = f.Present + 1 }));
        Reasons.Are(["R-4.2.1-d"], Against<MeetingFact.VotesCast>(ByHands(), f => f with { Recused = f.Recused + 1 }));
        Reasons.Are(["R-4.2.1-d"], Against<MeetingFact.PaperBallotRecorded>(OnPaper(), f => f with { Present = f.Present - 1 }));
        Reasons.Are(["R-4.2.1-d"], Against<MeetingFact.PaperBallotRecorded>(OnPaper(), f => f with { Recused = 0 }));
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 改动结果_票数或未表决人员_重新计算即见()
    {
        var room = ByHands();
        Assert.Equal(["M07"], The<MeetingFact.ItemClosed>(room).Silent);
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.ItemClosed>(room, f => f with { Outcome = Outcome.DeferredNotCarried }));
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.ItemClosed>(room, f => f with { Totals = new Ballots(6, 0, 0) }));
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.ItemClosed>(room, f => f with { Silent = ["M06"] }));
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.ItemClosed>(room, f => f with { SilentCount = 0 }));
        Reasons.Are(["R-4.2.3-d"], Against<MeetingFact.ItemClosed>(OnPaper(), f => f with { SilentCount = 0 }));
    }

    [Fact]
    [Clause("W-CS-76")]
    public void 改动会议对回避申请的决定_重新计算即见()
    {
        var room = OnRequest();
        Reasons.Are(["W-CS-76"], Against<MeetingFact.RecusalDecided>(room, f => f with { IsGranted = false }));
        Reasons.Are(["W-CS-76"], Against<MeetingFact.RecusalDecided>(room, f => f with { Hands = f.Hands.SetItem(0, f.Hands[0] with { Opinion = Opinion.Oppose }) }));
        Reasons.Are(["W-CS-76"], Against<MeetingFact.RecusalDecided>(room, f => f with { Hands = f.Hands.Add(new Hand("M06", Opinion.Approve)) }));
    }

    public static TheoryData<string, Conclusion> Changed()
    {
        var said = ByHands().Matter(Room.Ordinary).Conclusions[^1];
        return new()
        {
            { "结果", said with { Outcome = Outcome.Rejected } },
            { "会议形式", said with { Forum = BodyKind.Plenary } },
            { "日期", said with { On = said.On.AddDays(1) } },
            { "协调人", said with { Coordinator = "M02" } },
            { "方案", said with { Option = "甲" } },
            { "执行部门", said with { ExecutingUnit = "发改局" } },
            { "议题", said with { Item = 2 } },
        };
    }

    [Theory]
    [MemberData(nameof(Changed), DisableDiscoveryEnumeration = true)]
    [Clause("R-4-c")]
    public void 事项所载的结论须与会议记载一致(string what, Conclusion changed)
    {
        var room = ByHands();
        Assert.Empty(Recount.Against(room.Meeting, Room.Ordinary, room.Matter(Room.Ordinary).Conclusions[^1]));
        Assert.True(Recount.Against(room.Meeting, Room.Ordinary, changed) is [{ RuleId: "R-4-c" }], what);
    }

    [Fact]
    [Clause("R-4-c")]
    public void 会议没有议决的事项没有结论()
    {
        var room = ByHands();
        var said = room.Matter(Room.Ordinary).Conclusions[^1];
        Assert.Equal("R-4-c", Assert.Single(Recount.Against(room.Meeting, "别的事项", said)).RuleId);
        Assert.Equal("R-4-c", Assert.Single(Recount.Against(room.Recorded.Single(step => step.Fact is MeetingFact.ItemClosed).Before, Room.Ordinary, said)).RuleId);
    }
}
