namespace SanzhongYida.Decisions.Tests;

/// <summary>U-4 with R-4.2.6-c: a signature passes to nobody; where a signer has left office, who holds it signs in the own name.</summary>
public sealed class SignerTests
{
    private const string Other = "接任记录人";
    private static readonly string[] All = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];
    private static readonly MeetingCommand.NameSigner ForRecorder = new(Room.Id, Room.Recorder, Other, "已调离政府办。", "白洮人社任〔2026〕8号");
    private static readonly MeetingCommand.NameSigner ForPresider = new(Room.Id, Room.Head, "M02", "已调任。", "白洮人任〔2026〕3号");
    private static readonly MeetingCommand.SignRecord Sign = new(Room.Id);
    private static readonly MeetingCommand.FileMinutes File = new(Room.Id, "会议原则同意。", [Room.Ordinary]);

    private static Room Closed()
    {
        var room = new Room().Must("A01", new DirectoryCommand.EnterPerson(Other, Other, "政府办"));
        room.Must("A02", new DirectoryCommand.GrantRole(Other, Role.Recorder, room.Today)).WithOrdinary().Convene("常务会议", [Room.Ordinary], All).Open().State(8, 0, 0).Vote(8, 0, 0).Close();
        return room.Must(Room.Head, new MeetingCommand.CloseMeeting(Room.Id));
    }

    // The day after, the recorder and the head hold their offices no longer.
    private static Room Left(Room room) => room
        .Must("A02", new DirectoryCommand.RevokeRole(Room.Recorder, Role.Recorder, room.Today), new DirectoryCommand.RevokeRole(Room.Head, Role.DistrictHead, room.Today))
        .At(2026, 4, 29);

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 在任的须由本人签字_不得由他人接任签署()
    {
        var room = Closed();
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, ForRecorder));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, ForPresider));
        Reasons.Hold(Rule.Authority, room.Refused(Other, Sign));
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    [Clause("R-4.2.6-d")]
    public void 签字人离任的_由现任者以本人名义签字_记明原因和文件()
    {
        var room = Left(Closed());
        Reasons.Are(["R-4.2.6-d", "R-4.2.6-d"], room.Refused(Room.Office, File));
        room.Must(Room.Office, ForRecorder, ForPresider);
        var succession = room.Meeting.Successions[0];
        Assert.Equal((Room.Recorder, Other, "白洮人社任〔2026〕8号", Room.Office), (succession.Person, succession.Successor, succession.Document, succession.By));
        Reasons.Are(["R-4.2.6-d", "R-4.2.6-d"], room.Refused(Room.Office, File));
        room.Must(Other, Sign).Must("M02", Sign);
        Assert.Equal([Other, "M02"], room.Meeting.Signatures.Select(signature => signature.Person), StringComparer.Ordinal);
        Assert.Equal((Room.Recorder, Room.Head), (room.Meeting.Recorder, room.Meeting.Presider));
        room.Must(Room.Office, File).Must("M04", new MeetingCommand.CountersignMinutes(Room.Id)).Must("M02", new MeetingCommand.ApproveMinutes(Room.Id));
        Reasons.Are([Rule.State], room.Refused(Room.Office, ForPresider with { Person = "M02", Successor = "M03" }).Where(rule => rule == Rule.State).ToArray());
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 接任签署的全部不合之处一并指出()
    {
        var room = Left(Closed());
        Reasons.Are([Rule.Authority], room.Refused("M03", ForRecorder));
        room.Must("A02", new DirectoryCommand.GrantRole(Other, Role.GovernmentOffice, room.Today));
        Reasons.Are([Rule.Authority], room.Refused(Other, ForRecorder));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, ForRecorder with { Person = "M05" }));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, ForRecorder with { Successor = "M03" }));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Office, ForPresider with { Successor = Other }));
        Reasons.Are([Rule.Authority, "R-4.2.6-c", Rule.Input, Rule.Input], room.Refused("M03", new MeetingCommand.NameSigner(Room.Id, Room.Recorder, "M04", " ", "")));
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 离任之前已签字的_无须接任签署_此后补正的由接任者签字()
    {
        var room = Left(Closed().Must(Room.Recorder, Sign).Must(Room.Head, Sign));
        Reasons.Are([Rule.State], room.Refused(Room.Office, ForRecorder));
        room.Must(Other, new MeetingCommand.AddToRecord(Room.Id, "补记:会议室为第二会议室。")).Must(Room.Office, ForRecorder, ForPresider).Must(Other, Sign).Must("M02", Sign).Must(Room.Office, File);
        Assert.Equal([Room.Recorder, Room.Head, Other, "M02"], room.Meeting.Signatures.Select(signature => signature.Person), StringComparer.Ordinal);
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 接任签署的人可以阅读所签的记录_会议开会时不在组成之内的也可以()
    {
        var room = Left(Closed());
        var reader = Reader.Of(room.Law, Other, room.Today);
        Assert.False(Visibility.MayReadDeliberation(room.Meeting, room.Item, reader));
        room.Must(Room.Office, ForRecorder);
        Assert.True(Visibility.MayReadDeliberation(room.Meeting, room.Item, reader));
        Assert.Contains(AccessKey.Person(Other), Visibility.Of(room.Meeting), StringComparer.Ordinal);
    }

    [Fact]
    [Clause("R-4.2.6-a")]
    public void 签名只及于其签署时已有的补正_前任所签的继续有效()
    {
        var room = Closed().Must(Room.Recorder, Sign, new MeetingCommand.AddToRecord(Room.Id, "补记一。"));
        Told(0, [], [Room.Recorder, Room.Head]);
        room.Must(Room.Recorder, Sign, new MeetingCommand.AddToRecord(Room.Id, "补记二。"));
        Left(room).Must(Room.Office, ForRecorder);
        Told(0, [Other], [Room.Head]);
        Told(1, [], [Other, Room.Head]);
        Assert.Equal([Other, Room.Head], MeetingRecord.Of(room.Meeting).ToSign);
        room.Must(Other, Sign);
        Told(1, [Other], [Room.Head]);

        void Told(int index, string[] signed, string[] unsigned)
        {
            var told = MeetingRecord.Of(room.Meeting).Additions[index];
            Assert.Equal(signed, told.SignedBy, StringComparer.Ordinal);
            Assert.Equal(unsigned, told.ToSign, StringComparer.Ordinal);
        }
    }
}
