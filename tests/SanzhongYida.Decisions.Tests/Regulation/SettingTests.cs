namespace SanzhongYida.Decisions.Tests;

/// <summary>C-01 to C-32: which values an administrator can give, and from when they hold.</summary>
public sealed class SettingTests
{
    private static RegulationCommand.ChangeSetting Change(Room room, string setting, string value) => new(setting, value, room.Today, "试行", "M01");

    private static RegulationCommand.ApproveSetting Approve => new("C-07", "reject");

    [Theory]
    [Clause("C-03"), Clause("C-05"), Clause("C-09"), Clause("C-10"), Clause("C-12"), Clause("C-16"), Clause("C-17"), Clause("C-25"), Clause("C-26"), Clause("C-29"), Clause("C-30"), Clause("C-31")]
    [InlineData("C-03", "counted")]
    [InlineData("C-05", "exclude")]
    [InlineData("C-09", "true")]
    [InlineData("C-10", "true")]
    [InlineData("C-11", "1/0")]
    [InlineData("C-12", "0")]
    [InlineData("C-16", "4")]
    [InlineData("C-17", "21")]
    [InlineData("C-11", "2/1")]
    [InlineData("C-13", "0")]
    [InlineData("C-14", "29")]
    [InlineData("C-15", "3")]
    [InlineData("C-18", "61")]
    [InlineData("C-19", "61")]
    [InlineData("C-20", "181")]
    [InlineData("C-21", "37")]
    [InlineData("C-22", "11")]
    [InlineData("C-23", "1000")]
    [InlineData("C-23", "0.00/0.00")]
    [InlineData("C-23", "20000000.00/20000000.00")]
    [InlineData("C-25", "unlimited")]
    [InlineData("C-26", "maybe")]
    [InlineData("C-29", "allowed")]
    [InlineData("C-30", "headDecides")]
    [InlineData("C-31", "secretBallot")]
    public void 锁定的和不是其值的设置不得更改(string setting, string value)
    {
        var room = new Room();
        Reasons.Are([setting], room.Refused("A01", Change(room, setting, value)));
    }

    [Fact, Clause("C-07")]
    public void 设置的更改须有日期理由和批准人_只及于其后的会议()
    {
        var room = new Room();
        Reasons.Are([Rule.Input], room.Refused("A01", Change(room, "C-07", "reject") with { Reason = " " }));
        Reasons.Are([Rule.Input], room.Refused("A01", Change(room, "C-07", "reject") with { From = room.Today.AddDays(-1) }));
        Reasons.Are([Rule.Authority], room.Refused("A01", Change(room, "C-07", "reject") with { ApprovedBy = "B02" }));
        Reasons.Are([Rule.Authority], room.Refused("M02", Change(room, "C-07", "reject")));
        Reasons.Are([Rule.Input], room.Refused("A01", Change(room, "没有", "reject")));

        // 提出后由指明的领导本人批准,此前不生效;改提的只批最后一次。
        Reasons.Are([Rule.NotFound], room.Refused("M01", Approve));
        room.Must("A01", Change(room, "C-07", "reject") with { ApprovedBy = "M02" }, Change(room, "C-07", "reject"));
        Assert.Equal("defer", room.Law.Regulation.On(room.Today).Text("C-07", ""));
        Reasons.Are([Rule.Authority], room.Refused("M02", Approve));
        Reasons.Are([Rule.Authority, Rule.Authority], room.Refused("A01", Approve));
        Reasons.Are([Rule.NotFound], room.Refused("M01", Approve with { Value = "defer" }));
        room.At(2026, 4, 30);
        Reasons.Are([Rule.Input], room.Refused("M01", Approve));

        room.WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"]).Open();
        room.Must("A01", Change(room, "C-07", "reject")).Must("M01", Approve);
        room.State(4, 4, 0).Find(false).Vote(4, 4, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal("defer", room.Meeting.SettingsInForce["C-07"]);
        Assert.Equal(32, room.Meeting.SettingsInForce.Count);
    }

    [Fact, Clause("T-3")]
    public void 只有空记录可以标记为演示_且只由系统标记()
    {
        var room = new Room();
        Reasons.Are(["T-3"], room.Refused(Instruction.System, new RegulationCommand.MarkAsDemonstration()));

        var empty = room.Law with { Regulation = Regulation.Empty };
        Judgment Marked(string actor) => Casework.Step(empty, _ => null, new Instruction("1", actor, room.Now, new RegulationCommand.MarkAsDemonstration(), new byte[16]));
        Reasons.Are(["T-3"], [.. Assert.IsType<Judgment.Refused>(Marked("A01")).Reasons.Select(reason => reason.RuleId)]);
        Assert.True(((Regulation)Assert.Single(Assert.IsType<Judgment.Accepted>(Marked(Instruction.System)).Entries).State).IsDemonstration);
    }

    [Theory]
    [InlineData("\u200b\u2060")]
    [InlineData("\u202e\u200f")]
    [InlineData("\u3164")]
    [InlineData(" \u0000")]
    public void 看不见的文字等于没有填写(string reason)
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Are(["R-4.2.2-a"], room.Refused(Room.Recorder, new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, reason)));
    }

    [Theory]
    [InlineData("甲\u0000乙")]
    [InlineData("甲\b乙")]
    [InlineData("甲\u202e乙")]
    [InlineData("甲\ufffe乙")]
    public void 文字中不得有控制字符(string reason)
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Are([Rule.Input], room.Refused(Room.Recorder, new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, reason)));
        Reasons.Are([Rule.Input], room.Refused(Room.Recorder, new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, "𠮷"[..1] + reason[..1])));
        room.Must(Room.Recorder, new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, "第一,𠮷林;\r\n\t第二。"));
    }
}
