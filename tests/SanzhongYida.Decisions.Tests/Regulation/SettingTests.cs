namespace SanzhongYida.Decisions.Tests;

/// <summary>C-01 to C-32: which values an administrator can give, and from when they hold.</summary>
public sealed class SettingTests
{
    private static RegulationCommand.ChangeSetting Change(Room room, string setting, string value) => new(setting, value, room.Today, "试行", "M01");

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
    [InlineData("C-23", "1000")]
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

        room.WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"]).Open();
        room.Must("A01", Change(room, "C-07", "reject"));
        room.State(4, 4, 0).Find(false).Vote(4, 4, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal("defer", room.Meeting.SettingsInForce["C-07"]);
        Assert.Equal(32, room.Meeting.SettingsInForce.Count);
    }

    [Fact, Clause("W-ORG-78")]
    public void 常务会议由区长副区长组成()
    {
        var room = new Room();
        Reasons.Are(["W-ORG-78"], room.Refused("A01", new BodyCommand.SeatMember("常务会议", "M09", room.Today)));
        room.Must("A01", new BodyCommand.SeatMember("全体会议", "M10", room.Today));
    }
}
