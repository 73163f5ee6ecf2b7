namespace SanzhongYida.Decisions.Tests;

/// <summary>The other value of each setting of a meeting, and what it does; and those no administrator can choose.</summary>
public sealed class MeetingSettingTests
{
    private static readonly string[] All = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];

    [Fact]
    [Clause("C-01")]
    public void 设置为须过半数的_恰好半数到会不得开会()
    {
        var room = new Room().WithOrdinary().Set("C-01", "false").Convene("常务会议", [Room.Ordinary], All[..4]);
        Reasons.Are(["R-4.2.1-b"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        room.Arrive("M05").Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
    }

    [Fact]
    [Clause("C-02")]
    public void 设置为仅开会时核验的_表决前离会不再核验()
    {
        var room = new Room().WithOrdinary().Set("C-02", "openingOnly").Convene("常务会议", [Room.Ordinary], All[..4]).Open().State(4, 0, 0);
        room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M04"));
        Assert.Equal(Outcome.DeferredNotCarried, room.Vote(3, 0, 0).Close());
    }

    [Fact]
    [Clause("C-03")]
    public void 视频参会默认不计入到会()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All[..3]).Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M04", IsByVideo: true));
        Reasons.Are(["R-4.2.1-b"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
    }

    [Fact]
    [Clause("C-03")]
    public void 设置为该会议计入视频参会的_视频参会者发言表决()
    {
        var room = new Room().WithOrdinary().Set("C-03", "counted:常务会议").Convene("常务会议", [Room.Ordinary], All[..4]).Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M05", IsByVideo: true));
        Assert.Equal(Outcome.Carried, room.Open().State(5, 0, 0).Vote(5, 0, 0).Close());
        Assert.Contains(room.Meeting.Attendance, presence => presence is { Member: "M05", IsByVideo: true });
    }

    [Theory]
    [Clause("C-03")]
    [Clause("R-4.2.6-c")]
    [InlineData("notCounted", false, 4)]
    [InlineData("counted:常务会议", true, 5)]
    public void 会议记录写明视频参会_不计到会的不计入人数(string value, bool isCounted, int present)
    {
        var room = new Room().WithOrdinary().Set("C-03", value).Convene("常务会议", [Room.Ordinary], All[..4]).Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M05", IsByVideo: true)).Open();
        var record = MeetingRecord.Of(room.Meeting);
        Assert.Equal([new VideoAttendance("M05", isCounted)], record.ByVideo);
        Assert.Equal((5, present), (record.Attended.Length, record.Present));
        room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M05")).Arrive("M05");
        record = MeetingRecord.Of(room.Meeting);
        Assert.Equal([new VideoAttendance("M05", true)], record.ByVideo);
        Assert.Equal(5, record.Present);
    }

    [Fact]
    [Clause("C-03")]
    public void 另一会议组成的设置不及于本会议()
    {
        var room = new Room().WithOrdinary().Set("C-03", "counted:全体会议").Convene("常务会议", [Room.Ordinary], All[..3]).Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M04", IsByVideo: true));
        Reasons.Are(["R-4.2.1-b"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
    }

    [Fact]
    [Clause("C-03")]
    public void 干部议题一律不计视频参会()
    {
        string[] five = ["M01", "M02", "M03", "M05", "M07"];
        var room = new Room().WithCadre().Set("C-03", "counted:党组会议").Convene("党组会议", [Room.Cadre], five).Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M09", IsByVideo: true));
        Reasons.Are(["R-4.2.1-c"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        room.Arrive("M08").Open();
        Reasons.Hold("R-4.2.2-c", room.Refused("M09", new MeetingCommand.StateOpinion(Room.Id, 1, "M09", Opinion.Approve, "理由")));
        Assert.Equal(Outcome.Carried, room.State(6, 0, 0).Vote(6, 0, 0).Close());
        Assert.Equal(6, room.Item.PresentAtVote);
    }

    [Theory]
    [Clause("C-07")]
    [InlineData("defer", Outcome.DeferredNotCarried)]
    [InlineData("reject", Outcome.Rejected)]
    public void 未获通过的按设置为暂缓或未通过(string value, Outcome outcome)
    {
        var room = new Room().WithOrdinary().Set("C-07", value).Convene("常务会议", [Room.Ordinary], All).Open().State(4, 4, 0).Find(divergent: false).Vote(4, 4, 0);
        Assert.Equal(outcome, room.Close());
    }

    [Theory]
    [Clause("C-08")]
    [InlineData("false", Outcome.DeferredNotCarried)]
    [InlineData("true", Outcome.Carried)]
    public void 书面意见按设置计票或不计票(string value, Outcome outcome)
    {
        var room = new Room().WithOrdinary().Set("C-08", value).Convene("常务会议", [Room.Ordinary], All[..4]);
        room.Must(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, "M08", "出差")).Must("M08", new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M08", Opinion.Approve, "同意。"));
        Assert.Equal(outcome, room.Open().State(4, 0, 0).Vote(4, 0, 0).Close());
    }

    [Fact]
    [Clause("C-08")]
    [Clause("W-PG-27")]
    public void 党组会议的书面意见一律不计票()
    {
        string[] six = ["M01", "M02", "M03", "M05", "M07", "M08"];
        var room = new Room().WithCadre().Set("C-08", "true").Convene("党组会议", [Room.Cadre], six);
        room.Must(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, "M09", "出差")).Must("M09", new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M09", Opinion.Approve, "同意。"));
        Assert.Equal(Outcome.DeferredNotCarried, room.Open().State(4, 2, 0).Find(divergent: false).Vote(4, 2, 0).Close());
    }

    [Fact]
    [Clause("C-31")]
    public void 设置未列的表决方式不得采用()
    {
        var room = new Room().WithOrdinary().Set("C-31", "showOfHands").Must(Room.Office, new Room().Convening("常务会议"));
        Reasons.Are(["C-31"], room.Refused(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.SecretBallot, IsStudy: false)));
    }

    [Fact]
    [Clause("C-30")]
    public void 区长不得把未通过的改为通过_办法另有规定的除外()
    {
        Room Voted(string mode) => new Room().WithMajor().Permitting("C-30", mode).Convene("常务会议", [Room.Ordinary], All).Open().State(4, 4, 0).Find(divergent: false).Vote(4, 4, 0);
        var adopt = new MeetingCommand.AdoptDecision(Room.Id, 1, "综合考虑,先行实施。");
        Reasons.Are(["C-30"], Voted("majorityRequired").Refused(Room.Head, adopt));

        var room = Voted("headDecides");
        Reasons.Are(["W-713-30b"], room.Refused(Room.Head, adopt with { Reason = " " }));
        Reasons.Hold(Rule.Authority, room.Refused("M02", adopt));
        Assert.Equal(Outcome.Carried, room.Must(Room.Head, adopt).Close());
        Assert.Contains("C-30", room.Item.Rules, StringComparer.Ordinal);
        Assert.NotNull(room.Item.Adopted);
    }

    [Fact]
    [Clause("C-30")]
    [Clause("W-713-30b")]
    public void 区长决定的方式不及于未标注重大行政决策的事项和党组会议()
    {
        var room = new Room().WithOrdinary().Permitting("C-30", "headDecides").Convene("常务会议", [Room.Ordinary], All).Open().State(4, 4, 0).Find(divergent: false).Vote(4, 4, 0);
        Reasons.Are(["C-30"], room.Refused(Room.Head, new MeetingCommand.AdoptDecision(Room.Id, 1, "理由")));
        Assert.False(Tally.MayBeAdopted(new Settings(Settings.Strict.Values.SetItem("C-30", "headDecides")), BodyKind.PartyGroup, isMajor: true));
    }

    [Fact]
    [Clause("C-26")]
    public void 未开放紧急处置的须经会议()
    {
        var room = new Room().WithOrdinary();
        Reasons.Are(["C-26"], room.Refused(Room.Head, new DecisionCommand.DisposeFirst(Room.Ordinary, "先行抢险。")));
        room.Set("C-26", "on");
        Reasons.Are([Rule.Authority], room.Refused("M02", new DecisionCommand.DisposeFirst(Room.Ordinary, "先行抢险。")));
    }

    [Fact]
    [Clause("C-26")]
    [Clause("R-4-c")]
    public void 紧急处置不是决定_须由会议追认_逾期提醒()
    {
        var room = new Room().WithOrdinary().Set("C-26", "on").Must(Room.Head, new DecisionCommand.DisposeFirst(Room.Ordinary, "先行抢险。"));
        var matter = room.Matter(Room.Ordinary);
        Assert.Empty(matter.Conclusions);
        Assert.Contains(matter.WorkItems, item => item.Step == "meeting");
        var due = Assert.Single(Rows.Of(matter).Dues, due => due.Id == "ratification");
        room.At(due.Due.Year, due.Due.Month, due.Due.Day).Must(Room.Office, room.Convening("常务会议"));
        Reasons.Are(["T-2"], room.Refused(Instruction.System, new SafeguardCommand.RaiseAlert(Room.Ordinary, "ratification")));
        room.At(due.Due.AddDays(1).Year, due.Due.AddDays(1).Month, due.Due.AddDays(1).Day).Must(Instruction.System, new SafeguardCommand.RaiseAlert(Room.Ordinary, "ratification"));
    }

    [Fact]
    [Clause("C-26")]
    public void 会议作出决定即为追认()
    {
        var room = new Room().WithOrdinary().Set("C-26", "on").Must(Room.Head, new DecisionCommand.DisposeFirst(Room.Ordinary, "先行抢险。"));
        Assert.Equal(Outcome.Carried, room.Convene("常务会议", [Room.Ordinary], All).Open().State(8, 0, 0).Vote(8, 0, 0).Close());
        Assert.DoesNotContain(Rows.Of(room.Matter(Room.Ordinary)).Dues, due => due.Id == "ratification");
    }

    [Theory]
    [Clause("C-05")]
    [Clause("C-09")]
    [Clause("C-10")]
    [Clause("C-30")]
    [InlineData("C-05", "exclude")]
    [InlineData("C-09", "true")]
    [InlineData("C-10", "true")]
    [InlineData("C-25", "open")]
    [InlineData("C-29", "allowed")]
    [InlineData("C-30", "headDecides")]
    public void 锁定的和须由办法规定的设置管理员不得更改(string setting, string value)
    {
        var room = new Room();
        Reasons.Are([setting], room.Refused("A01", new RegulationCommand.ChangeSetting(setting, value, room.Today, "理由", Room.Head)));
    }

    [Theory]
    [Clause("C-01")]
    [Clause("C-03")]
    [InlineData("C-01", "false")]
    [InlineData("C-02", "openingOnly")]
    [InlineData("C-03", "counted:常务会议,全体会议")]
    [InlineData("C-26", "on")]
    public void 会议采用开会当日有效的设置并抄入会议(string setting, string value)
    {
        var room = new Room().WithOrdinary();
        room.Must("A01", new RegulationCommand.ChangeSetting(setting, value, room.Today, "试行", Room.Head)).Must(Room.Head, new RegulationCommand.ApproveSetting(setting, value));
        room.Convene("常务会议", [Room.Ordinary], All).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.Equal(value, room.Meeting.SettingsInForce[setting]);
    }
}
