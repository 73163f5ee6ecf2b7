namespace SanzhongYida.Decisions.Tests;

/// <summary>R-0-b: versions of the Measures, and which one governs a matter.</summary>
public sealed class EditionTests
{
    private static RegulationCommand.IssueEdition Second(Room room) => new(
        "白洮政发〔2026〕9号", "“三重一大”事项决策实施办法", room.Today, room.Today, room.Today.AddDays(1), [new("C-05", "exclude")], "试行期满修订。", "M01");

    private static readonly RegulationCommand.ApproveEdition Issued = new("白洮政发〔2026〕9号");
    private static readonly RegulationCommand.ApproveSetting Excluding = new("C-05", "exclude");

    [Fact, Clause("R-0-b")]
    public void 在办事项保持原版本_有权人员附理由方可改按新版本_前后版本都有记载()
    {
        var room = new Room().WithOrdinary("在办").Must("A01", Second(new Room())).Must("M01", Issued).At(2026, 4, 30).WithOrdinary("新办");
        Assert.Equal((1, 2), (room.Matter("在办").Edition, room.Matter("新办").Edition));
        Assert.Equal(["白洮政发〔2023〕14号", "白洮政发〔2026〕9号"], room.Law.Regulation.Editions.Select(edition => edition.Document), StringComparer.Ordinal);

        var move = new SubmissionCommand.MoveToEdition("在办", 2, "按新办法办理。");
        Reasons.Are([Rule.Authority], room.Refused("住建局-经办", move));
        Reasons.Are(["R-0-b"], room.Refused(Room.Head, move with { Reason = " " }));
        Reasons.Are(["R-0-b"], room.Refused(Room.Head, move with { Edition = 3 }));
        Reasons.Are([Rule.State], room.Refused(Room.Head, move with { Edition = 1 }));
        room.Must(Room.Head, move);
        Assert.Equal(2, room.Matter("在办").Edition);
    }

    [Fact, Clause("R-0-b")]
    public void 新版本不溯及既往_须经批准_只放开可放开的设置()
    {
        var room = new Room();
        var second = Second(room);
        Reasons.Are([Rule.Authority], room.Refused("M02", second));
        Reasons.Are([Rule.Authority], room.Refused("A01", second with { ApprovedBy = "B02" }));
        Reasons.Hold("R-0-b", room.Refused("A01", second with { EffectiveFrom = room.Today.AddDays(-1) }));
        Reasons.Are(["R-0-b"], room.Refused("A01", second with { Made = room.Today.AddDays(1) }));
        Reasons.Are(["R-0-b"], room.Refused("A01", second with { Document = "白洮政发〔2023〕14号" }));
        Reasons.Are(["C-10"], room.Refused("A01", second with { Permits = [new("C-10", "true")] }));
        room.Must("A01", second);
        Assert.Single(room.Law.Regulation.Editions);
        Reasons.Are([Rule.Authority], room.Refused("M02", Issued));
        Reasons.Are([Rule.NotFound], room.Refused("M01", Issued with { Document = "另一文号" }));
        room.Must("M01", Issued);

        var decided = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open().State(5, 0, 0).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, decided.Close());
        decided.Must("A01", second).Must("M01", Issued).At(2026, 4, 30);
        Reasons.Are(["R-0-b"], decided.Refused(Room.Head, new SubmissionCommand.MoveToEdition(Room.Ordinary, 2, "改按新办法。")));
    }

    [Fact, Clause("C-05"), Clause("R-0-b")]
    public void 办法的版本明文规定的_方可将回避成员扣除_只及于适用该版本的事项()
    {
        var room = new Room().WithCadre();
        Reasons.Are(["C-05"], room.Refused("A01", new RegulationCommand.ChangeSetting("C-05", "exclude", room.Today.AddDays(2), "新办法。", "M01")));
        room.Must("A01", Second(room)).Must("M01", Issued).Must("A01", new RegulationCommand.ChangeSetting("C-05", "exclude", room.Today.AddDays(2), "新办法。", "M01")).Must("M01", Excluding);
        Reasons.Are(["C-05"], room.Refused("A01", new RegulationCommand.ChangeSetting("C-05", "exclude", room.Today, "新办法。", "M01")));

        // 9 due, 2 recused, 4 approve: 8 > 9 is false, 8 > 7 is true.
        Assert.Equal(Outcome.DeferredNotCarried, Decide(room.At(2026, 5, 6)));

        var moved = new Room().WithCadre();
        moved.Must("A01", Second(moved)).Must("M01", Issued).Must("A01", new RegulationCommand.ChangeSetting("C-05", "exclude", moved.Today.AddDays(2), "新办法。", "M01")).Must("M01", Excluding);
        moved.At(2026, 5, 6).Must(Room.Head, new SubmissionCommand.MoveToEdition(Room.Cadre, 2, "按新办法办理。"));
        Assert.Equal(Outcome.Carried, Decide(moved));

        // The self-check counts by the same members, and finds nothing (U-7).
        Assert.DoesNotContain(SelfCheck.Of(moved.Law, [moved.Meeting], new Dictionary<string, Matter>(StringComparer.Ordinal) { [Room.Cadre] = moved.Matter(Room.Cadre) }), found => found.Anomaly == Anomaly.DifferentOutcome);
    }

    [Fact, Clause("C-30"), Clause("R-0-b")]
    public void 未经办法的版本明文规定_区长不得采纳未通过的事项_原版本的事项也不得()
    {
        var room = new Room().WithMajor();
        var change = new RegulationCommand.ChangeSetting("C-30", "headDecides", room.Today.AddDays(1), "新办法。", "M01");
        Reasons.Are(["C-30"], room.Refused("A01", change));
        room.Must("A01", Second(room) with { Permits = [new("C-30", "headDecides")] }).Must("M01", Issued).Must("A01", change).Must("M01", new RegulationCommand.ApproveSetting("C-30", "headDecides")).At(2026, 4, 30);
        room.Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"]).Open().State(4, 4, 0).Find(divergent: false).Vote(4, 4, 0);
        Reasons.Are(["C-30"], room.Refused(Room.Head, new MeetingCommand.AdoptDecision(Room.Id, 1, "利大于弊。")));
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
    }

    private static Outcome Decide(Room room)
    {
        room.Convene("党组会议", [Room.Cadre], ["M01", "M02", "M03", "M04", "M05", "M07", "M08", "M09", "M10"]);
        foreach (var member in new[] { "M04", "M07" })
        {
            room.Must(member, new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, member, Concerns: true, "亲属"));
        }

        return room.Open().State(4, 2, 1).Find(divergent: false).Vote(4, 2, 1).Close();
    }
}
