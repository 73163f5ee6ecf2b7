namespace SanzhongYida.Decisions.Tests;

/// <summary>What a meeting's acts lead to beyond the meeting, and limits that are reached exactly.</summary>
public sealed class ConsequenceTests
{
    private static readonly string[] Six = ["M01", "M02", "M03", "M04", "M05", "M06"];

    [Fact]
    [Clause("W-713-12")]
    public void 方案和比较的方面各不超过十二个_字数有限()
    {
        var room = new Room().Submitted();
        DecisionCommand.FileOptions File(int options, int aspects, int aspect = 1, int value = 1) => new(
            Room.Ordinary,
            [.. Enumerable.Range(0, aspects).Select(at => at == 0 ? new string('面', aspect) : $"方面{at}")],
            [.. Enumerable.Range(0, options).Select(at => new OptionDraft($"案{at}", "方案", "内容。", [.. Enumerable.Repeat(new string('值', value), aspects)]))]);
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", File(13, 1)));
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", File(2, 13)));
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", File(2, 1, aspect: 41)));
        Reasons.Are(["W-713-12", "W-713-12"], room.Refused("住建局-经办", File(2, 1, value: 2001)));
        room.Must("住建局-经办", File(2, 1), File(12, 12, 40, 2000));
        Assert.Equal(12, room.Matter(Room.Ordinary).Comparison!.Options.Length);
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void 决定后仍看得到紧急特殊情况的批准_暂缓后须重新批准()
    {
        Room Urgent() => new Room().Submitted()
            .Must("M04", new PreparationCommand.RequestUrgency(Room.Ordinary, "汛期临近。"))
            .Must(Room.Head, new PreparationCommand.GrantUrgency(Room.Ordinary, "同意。"))
            .Prepared().Convene("常务会议", [Room.Ordinary], Six).Open();
        var room = Urgent().State(6, 0, 0).Vote(6, 0, 0);
        Assert.NotNull(room.Item.Urgency);
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.NotNull(room.Matter(Room.Ordinary).Urgency);
        room = Urgent().State(4, 2, 0).Find(divergent: false).Vote(4, 2, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Null(room.Matter(Room.Ordinary).Urgency);
    }
}
