namespace SanzhongYida.Decisions.Tests;

/// <summary>补录 (T-1): what happened on paper, entered afterwards.</summary>
public sealed class LateEntryTests
{
    private static readonly string[] Members = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];
    private static readonly OnPaper Signed = new("停电", new string('a', 64));

    private static Room Opened() => new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Members).Open();

    private static MeetingCommand.BeginLateEntry Late(DateTimeOffset at, OnPaper? paper = null) => new(Room.Id, at, paper ?? Signed);

    [Fact, Clause("T-1")]
    public void 补录不得在未来_须有理由和签字扫描件_不得早于已记录的内容()
    {
        var room = Opened();
        var now = room.Now;
        Reasons.Are(["T-1"], room.Refused(Room.Recorder, Late(now.AddHours(2))));
        Reasons.Are(["T-1"], room.Refused(Room.Recorder, Late(now, Signed with { Reason = " " })));
        Reasons.Are(["T-1"], room.Refused(Room.Recorder, Late(now, Signed with { Scan = "扫描件" })));
        Reasons.Are(["T-1"], room.Refused(Room.Recorder, Late(now.AddDays(-1))));
        Reasons.Are([Rule.Authority], room.Refused(Room.Head, Late(now)));
        room.Must(Room.Recorder, Late(now));
    }

    [Fact, Clause("T-1")]
    public void 补录以发生之日为准_处处注明_规则不变()
    {
        var room = Opened();
        var held = room.Now;
        room.At(2026, 4, 30).Must(Room.Recorder, Late(held));
        room.State(4, 4, 0);
        Reasons.Are(["R-4.2.3-f"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        room.Must(Room.Recorder, new MeetingCommand.FindDivergence(Room.Id, 1, false, "已充分讨论。")).Vote(4, 4, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close(Room.Recorder));

        var conclusion = Assert.Single(room.Matter(Room.Ordinary).Conclusions);
        Assert.Equal((new DateOnly(2026, 4, 28), new DateOnly(2026, 4, 30)), (conclusion.On, conclusion.EnteredOn!.Value));
        Assert.All(room.Item.Votes, vote => Assert.True(vote.IsLateEntry && vote.At == held));
        Assert.All(room.Item.Statements, statement => Assert.True(statement.IsLateEntry));
        Assert.EndsWith("(补录)", Assert.Single(Rows.Of(room.Meeting).Meetings).Standing, StringComparison.Ordinal);
        Assert.Equal(Signed.Scan, Assert.Single(MeetingRecord.Of(room.Meeting).LateEntries).Scan);
    }

    [Fact, Clause("T-1")]
    public void 补录结束后仍由本人办理()
    {
        var room = Opened();
        room.Must(Room.Recorder, Late(room.Now), new MeetingCommand.EndLateEntry(Room.Id)).State(6, 2, 0);
        Reasons.Hold(Rule.Authority, room.Refused(Room.Recorder, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Assert.DoesNotContain(room.Item.Statements, statement => statement.IsLateEntry);
    }
}
