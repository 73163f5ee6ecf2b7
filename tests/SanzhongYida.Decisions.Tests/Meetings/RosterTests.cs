namespace SanzhongYida.Decisions.Tests;

/// <summary>会议组成: who is due decides every vote, so one person proposes a change and another confirms it.</summary>
public sealed class RosterTests
{
    [Fact, Clause("W-ORG-78")]
    public void 常务会议由区长副区长组成()
    {
        var room = new Room();
        Reasons.Are(["W-ORG-78"], room.Refused("A01", new BodyCommand.SeatMember("常务会议", "M09", room.Today, "人发〔2026〕1号")));
        Reasons.Are(["W-ORG-78"], room.Refused("A01", new BodyCommand.UnseatMember("常务会议", "M03", room.Today, "人发〔2026〕1号")));
        room.Must("A02", new DirectoryCommand.RevokeRole("M03", Role.DeputyHead, room.Today));
        room.Must("A01", new BodyCommand.UnseatMember("常务会议", "M03", room.Today, "人发〔2026〕1号"));
    }

    private static readonly BodyCommand.UnseatMember Leaves = new("党组会议", "M10", new DateOnly(2026, 4, 28), "吉组干〔2026〕8号");

    [Fact, Clause("W-LOG"), Clause("R-4.2.1-b")]
    public void 组成人员变动由一人提出另一人确认()
    {
        var room = new Room();
        int Due() => room.Law.Bodies["党组会议"].Members(room.Today.AddDays(1)).Length;
        var before = Due();
        Reasons.Are([Rule.Authority], room.Refused("A02", Leaves));
        Reasons.Are([Rule.Input], room.Refused("A01", Leaves with { Basis = "" }));
        Reasons.Are(["T-1"], room.Refused("A01", Leaves with { LastDay = room.Today.AddDays(-1) }));
        Reasons.Are([Rule.State], room.Refused("A01", Leaves with { Person = "B07" }));
        Reasons.Are([Rule.State], room.Refused("A02", new BodyCommand.DecideRoster("党组会议", "M10", IsConfirmed: true)));
        room.Must("A01", Leaves);
        Assert.Equal(before, Due());
        Reasons.Are([Rule.State], room.Refused("A01", Leaves));
        Reasons.Hold(Rule.Authority, room.Refused("A01", new BodyCommand.DecideRoster("党组会议", "M10", IsConfirmed: true)));
        room.Must("A02", new BodyCommand.DecideRoster("党组会议", "M10", IsConfirmed: false));
        Assert.Equal(before, Due());
        room.Must("A01", Leaves).Must("A02", new BodyCommand.DecideRoster("党组会议", "M10", IsConfirmed: true));
        Assert.Equal(before - 1, Due());
        Assert.Empty(room.Law.Bodies["党组会议"].Proposed);
        Reasons.Are([Rule.State], room.Refused("A01", Leaves));
        room.At(2026, 4, 29).Must("A01", new BodyCommand.SeatMember("党组会议", "M10", room.Today.AddDays(1), "吉组干〔2026〕9号")).Must("A02", new BodyCommand.DecideRoster("党组会议", "M10", IsConfirmed: true));
        Assert.Equal(before, Due());
    }

    [Fact, Clause("T-1")]
    public void 逾期才确认的离任不追溯减少应到会成员()
    {
        var room = new Room().Must("A01", Leaves).At(2026, 5, 8).Must("A02", new BodyCommand.DecideRoster("党组会议", "M10", IsConfirmed: true));
        Assert.Contains("M10", room.Law.Bodies["党组会议"].Members(room.Today), StringComparer.Ordinal);
        Assert.DoesNotContain("M10", room.Law.Bodies["党组会议"].Members(room.Today.AddDays(1)), StringComparer.Ordinal);
    }

    private const string Document = "吉组干〔2026〕9号";

    private static BodyCommand.SeatMember Joins(string person, DateOnly from, string body = "党组会议") => new(body, person, from, Document);

    private static BodyCommand.DecideRoster Confirm(string person, string body = "党组会议") => new(body, person, IsConfirmed: true);

    [Fact]
    public void 会议组成由系统管理员设立一次_有名称()
    {
        var room = new Room();
        var establish = new BodyCommand.EstablishBody("专班", "工作专班", BodyKind.SpecialTopic);
        Reasons.Are([Rule.Authority], room.Refused("A02", establish));
        Reasons.Are([Rule.Input], room.Refused("A01", establish with { Name = " " }));
        Reasons.Are([Rule.Input], room.Refused("A01", establish with { Name = new string('名', 61) }));
        room.Must("A01", establish with { Name = new string('名', 60) });
        Assert.Equal(BodyKind.SpecialTopic, room.Law.Bodies["专班"].Kind);
        Reasons.Are([Rule.State], room.Refused("A01", establish));
    }

    [Fact]
    public void 没有的组成和没有的人员()
    {
        var room = new Room();
        Reasons.Are([Rule.NotFound], room.Refused("A01", Joins("M10", room.Today, "董事会")));
        Reasons.Are([Rule.NotFound], room.Refused("A01", Leaves with { Body = "董事会" }));
        Reasons.Are([Rule.NotFound], room.Refused("A02", Confirm("M10", "董事会")));
        Reasons.Are([Rule.Input], room.Refused("A01", Joins("无此人", room.Today)));
    }

    [Fact]
    public void 拒绝时说明是未在列还是已在列()
    {
        var room = new Room();
        (string, string) Why(BodyCommand command) => Assert.IsType<Judgment.Refused>(room.Try("A01", command)).Reasons is [{ } only] ? (only.Chinese, only.English) : default;
        Assert.Equal(("已在组成人员之列", "seated already"), Why(Joins("M10", room.Today)));
        Assert.Equal(("当日不在组成人员之列", "not seated then"), Why(Leaves with { Person = "B07" }));
        Assert.StartsWith("区政府常务会议", Why(Joins("M09", room.Today, "常务会议")).Item1, StringComparison.Ordinal);
        Assert.StartsWith("“M03”仍任", Why(new BodyCommand.UnseatMember("常务会议", "M03", room.Today, Document)).Item1, StringComparison.Ordinal);
    }

    [Fact, Clause("W-LOG")]
    public void 提出人后来改任安全管理员也不得自行确认()
    {
        var room = new Room().Must("A01", Leaves).Must("A02", new DirectoryCommand.RevokeRole("A01", Role.SystemAdministrator, new DateOnly(2026, 4, 28)));
        room.At(2026, 4, 29).Must("A02", new DirectoryCommand.GrantRole("A01", Role.SecurityAdministrator, room.Today));
        Reasons.Are(["W-LOG"], room.Refused("A01", Confirm("M10")));
        room.Must("A02", Confirm("M10"));
    }

    [Fact, Clause("W-ORG-78")]
    public void 确认时再判一次_提出后又任职的不得离任()
    {
        var room = new Room().Must("A02", new DirectoryCommand.RevokeRole("M03", Role.DeputyHead, new DateOnly(2026, 4, 28)));
        room.Must("A01", new BodyCommand.UnseatMember("常务会议", "M03", room.Today, Document));
        room.Must("A02", new DirectoryCommand.GrantRole("M03", Role.DeputyHead, room.Today.AddDays(1)));
        Reasons.Are(["W-ORG-78"], room.Refused("A02", Confirm("M03", "常务会议")));
    }

    [Fact, Clause("W-ORG-78")]
    public void 任职之日起方可列入常务会议()
    {
        var room = new Room().Must("A02", new DirectoryCommand.GrantRole("M09", Role.DeputyHead, new DateOnly(2026, 4, 29)));
        Reasons.Are(["W-ORG-78"], room.Refused("A01", Joins("M09", room.Today, "常务会议")));
        room.Must("A01", Joins("M09", room.Today.AddDays(1), "常务会议"));
    }

    [Fact, Clause("R-4.2.1-b")]
    public void 变动自所定之日生效_入列可在离列之日()
    {
        var room = new Room();
        var later = room.Today.AddDays(10);
        room.Must("A01", Leaves with { LastDay = later }).Must("A02", Confirm("M10"));
        Assert.Contains("M10", room.Law.Bodies["党组会议"].Members(later), StringComparer.Ordinal);
        Assert.DoesNotContain("M10", room.Law.Bodies["党组会议"].Members(later.AddDays(1)), StringComparer.Ordinal);
        var earlier = room.Today.AddDays(-10);
        room.Must("A01", Joins("B07", earlier)).Must("A02", Confirm("B07"));
        Assert.Contains("B07", room.Law.Bodies["党组会议"].Members(earlier), StringComparer.Ordinal);
        var ahead = room.Today.AddDays(3);
        room.Must("A01", Joins("B08", ahead)).Must("A02", Confirm("B08")).Must("A01", Leaves with { Person = "B08", LastDay = ahead });
        Reasons.Hold(Rule.State, room.Refused("A01", Leaves with { Person = "B08", LastDay = ahead.AddDays(-1) }));
    }

    [Fact, Clause("R-4.2.1-b")]
    public void 建档时的组成由系统直接列入()
    {
        var room = new Room().Must("system", Joins("B07", new DateOnly(2026, 1, 5)));
        Assert.Contains("B07", room.Law.Bodies["党组会议"].Members(room.Today), StringComparer.Ordinal);
        Assert.Empty(room.Law.Bodies["党组会议"].Proposed);
    }
}
