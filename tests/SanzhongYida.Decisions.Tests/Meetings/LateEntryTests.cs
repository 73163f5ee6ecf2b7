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
        Assert.Equal(Outcome.DeferredNotCarried, room.Scanned(Signed.Scan).Close());

        var conclusion = Assert.Single(room.Matter(Room.Ordinary).Conclusions);
        Assert.Equal((new DateOnly(2026, 4, 28), new DateOnly(2026, 4, 30)), (conclusion.On, conclusion.EnteredOn!.Value));
        Assert.All(room.Item.Votes, vote => Assert.True(vote.IsLateEntry && vote.At == held));
        Assert.All(room.Item.Statements, statement => Assert.True(statement.IsLateEntry));
        Assert.EndsWith("(补录)", Assert.Single(Rows.Of(room.Meeting).Meetings).Standing, StringComparison.Ordinal);
        Assert.Equal(Signed.Scan, Assert.Single(MeetingRecord.Of(room.Meeting).LateEntries).Scan);
    }

    [Fact, Clause("T-1"), Clause("R-2.2-b")]
    public void 补录的议题仍由主持人本人结束_签字扫描件未上传的不得结束()
    {
        var room = Opened();
        room.Must(Room.Recorder, Late(room.Now)).State(8, 0, 0).Vote(8, 0, 0);
        MeetingCommand.CloseItem closing = new(Room.Id, 1, Room.Ordinary, null);
        Reasons.Are(["T-1"], room.Refused(Room.Head, closing));
        Reasons.Are(["authority"], room.Scanned(Signed.Scan).Refused(Room.Recorder, closing));
        Assert.Equal(Outcome.Carried, room.Close());

        var open = Opened();
        open.Must(Room.Recorder, Late(open.Now)).State(8, 0, 0).Vote(8, 0, 0).Scanned(Signed.Scan).Close();
        open.Must(Room.Recorder, Late(open.Now, Signed with { Scan = new string('b', 64) }));
        Reasons.Are(["T-1"], open.Refused(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id)));
        open.Scanned(new string('b', 64)).Must(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id));
    }

    [Fact, Clause("T-1")]
    public void 签字扫描件由记录人或政府办上传_一件一次()
    {
        var room = Opened();
        KeepingCommand.FileScan scan = new(Room.Id, Signed.Scan, "签字页.pdf", 1);
        Reasons.Are([Rule.Authority], room.Refused(Room.Head, scan));
        Reasons.Are([Rule.NotFound], room.Refused("住建局-经办", scan));
        Reasons.Are([Rule.Input, Rule.Input, Rule.Input], room.Refused(Room.Office, scan with { Digest = "无", Name = " ", Length = 0 }));
        room.Must(Room.Office, scan);
        Reasons.Are([Rule.State], room.Refused(Room.Office, scan));
        Assert.Equal(("签字页.pdf", Room.Office), (Assert.Single(room.Meeting.Scans).Name, room.Meeting.Scans[0].FiledBy));
    }

    [Fact, Clause("T-1"), Clause("R-4.2.6-c")]
    public void 主持人离任后才补录的_由接任人结束议题()
    {
        var room = Opened();
        var held = room.Now;
        room.State(8, 0, 0).Must("A02", new DirectoryCommand.RevokeRole(Room.Head, Role.DistrictHead, room.Today)).At(2026, 4, 30);
        room.Must(Room.Recorder, Late(held)).Scanned(Signed.Scan).Vote(8, 0, 0);
        Reasons.Are([Rule.Authority], room.Refused("M02", new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        room.Must(Room.Office, new MeetingCommand.NameSigner(Room.Id, Room.Head, "M02", "调离", "任免文件1号"));
        Assert.Equal(Outcome.Carried, room.Close("M02"));
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
