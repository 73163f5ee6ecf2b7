namespace SanzhongYida.Decisions.Tests;

/// <summary>W-CAD: a decided appointment is taken up again by more than half of the nine members, and by nothing less.</summary>
public sealed class ReopeningTests
{
    private const string Again = "会二";
    private static readonly string[] Members = ["M01", "M02", "M03", "M05", "M07", "M09", "M08", "M10"];

    private static Room Appointed()
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], [.. Members, "M04"]);
        room.Must("M04", new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, "M04", Concerns: true, "近亲属"));
        Assert.Equal(Outcome.Carried, room.Open().State(8, 0, 0).Vote(8, 0, 0).Close());
        return room.Must(Room.Head, new MeetingCommand.CloseMeeting(Room.Id));
    }

    private static Room Asked(params ReadOnlySpan<string> consenting)
    {
        var room = Appointed().Must("M02", new DecisionCommand.ProposeReopening(Room.Cadre, "收到新的反映。"));
        foreach (var member in consenting)
        {
            room.Must(member, new DecisionCommand.ConsentToReopening(Room.Cadre));
        }

        return room;
    }

    [Fact]
    [Clause("W-CAD")]
    public void 复议干部任免决定须超过半数成员同意()
    {
        var room = Asked("M03", "M05", "M07");
        Reasons.Are(["W-CAD"], room.Refused(Room.Head, new DecisionCommand.Reopen(Room.Cadre)));
        room.Must("M09", new DecisionCommand.ConsentToReopening(Room.Cadre)).Must(Room.Office, new DecisionCommand.Reopen(Room.Cadre));
        Assert.Equal(1, room.Matter(Room.Cadre).Reopened);
    }

    [Fact]
    [Clause("W-CAD")]
    public void 恰好半数同意的不得复议()
    {
        var room = Asked("M03", "M05", "M07");
        room.Must("system", new BodyCommand.UnseatMember("党组会议", "M10", room.Today.AddDays(-1)));
        Reasons.Are(["W-CAD"], room.Refused(Room.Head, new DecisionCommand.Reopen(Room.Cadre)));
        Assert.Null(room.Matter(Room.Cadre).Reopened);
    }

    [Fact]
    [Clause("W-CAD")]
    public void 复议由党组成员提出_回避的不参加()
    {
        var room = Appointed();
        Reasons.Hold("W-CAD", room.Refused(Room.Office, new DecisionCommand.ProposeReopening(Room.Cadre, "理由")));
        Reasons.Are([Rule.NotFound], room.Refused("M04", new DecisionCommand.ProposeReopening(Room.Cadre, "理由")));
        room.Must("M02", new DecisionCommand.ProposeReopening(Room.Cadre, "收到新的反映。"));
        Reasons.Are([Rule.State], room.Refused("M02", new DecisionCommand.ConsentToReopening(Room.Cadre)));
    }

    [Fact]
    [Clause("W-CAD")]
    public void 未决定的事项和非干部事项不适用复议()
    {
        Reasons.Are(["W-CAD"], new Room().WithCadre().Refused("M02", new DecisionCommand.ProposeReopening(Room.Cadre, "理由")));
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"]).Open().State(8, 0, 0).Vote(8, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        Reasons.Are(["W-CAD"], room.Refused("M02", new DecisionCommand.ProposeReopening(Room.Ordinary, "理由")));
    }

    [Fact]
    [Clause("W-CAD")]
    [Clause("R-4.3.2-a")]
    public void 未经同意复议的不得再列入议程_也不得改草案()
    {
        var room = Asked();
        Reasons.Are(["R-4.3.2-a"], room.Refused("人社局-经办", new PreparationCommand.ReviseDraft(Room.Cadre, "改任。", true)));
        Convene(room);
        Reasons.Are([Rule.State], room.Refused(Room.Office, new MeetingCommand.PutOnAgenda(Again, 1, Room.Cadre, VoteMethod.ShowOfHands, IsStudy: false)));
    }

    [Fact]
    [Clause("W-CAD")]
    [Clause("R-4.3.2-a")]
    public void 复议通过的新决定取代原决定_原决定仍可查阅()
    {
        var (room, outcome) = Reconsidered(8);
        Assert.Equal(Outcome.Carried, outcome);
        var matter = room.Matter(Room.Cadre);
        Assert.Equal(2, matter.Decisions.Length);
        Assert.Equal(1, matter.DecisionInForce!.Reopens);
        Assert.NotEqual(matter.Decisions[0].Content, matter.DecisionInForce.Content);
        Assert.Null(matter.Reopening);

        // 新决定从头办理:重新分解、重新任前公示。
        Assert.Contains(matter.WorkItems, item => item.Step == "appointment-notice");
        Assert.Contains(matter.WorkItems, item => item.Step == "assignment");
        Assert.Equal(1, matter.Restarts);
        Assert.Contains(matter.Obligations, obligation => obligation.Id == "publication/2");
    }

    [Fact]
    [Clause("W-CAD")]
    [Clause("R-4.3.2-c")]
    public void 复议未通过的原决定照常执行()
    {
        var (room, outcome) = Reconsidered(4);
        Assert.Equal(Outcome.DeferredNotCarried, outcome);
        var matter = room.Matter(Room.Cadre);
        Assert.Equal(matter.Conclusions[0], matter.DecisionInForce);
        Assert.Equal(0, matter.Round);
        Assert.Contains(matter.WorkItems, item => item.Step == "appointment-notice");
        Assert.DoesNotContain(matter.WorkItems, item => item.Step is "research" or "meeting");
        Assert.Equal(1, matter.Reopened);
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 已就该事项回避的成员_复议时仍须回避()
    {
        var room = Asked("M03", "M05", "M07", "M09").Must(Room.Head, new DecisionCommand.Reopen(Room.Cadre));
        Convene(room);
        room.Must(Room.Office, new MeetingCommand.PutOnAgenda(Again, 1, Room.Cadre, VoteMethod.ShowOfHands, IsStudy: false));
        var answer = new MeetingCommand.AnswerRecusal(Again, 1, Room.Cadre, "M04", Concerns: false, Reason: null);
        Reasons.Are(["R-4.2.5-b"], room.Refused(Room.Recorder, answer));
        room.Must(Room.Recorder, answer with { Member = "M05" }, answer with { Concerns = true, Reason = "近亲属" });
    }

    private static void Convene(Room room) => room.Must(
        Room.Office, new MeetingCommand.ConveneMeeting(Again, "党组会议", "复议", "第一会议室", room.Now.AddHours(1), Room.Head, null, []));

    private static (Room Room, Outcome Outcome) Reconsidered(int approvals)
    {
        var room = Asked("M03", "M05", "M07", "M09").Must(Room.Head, new DecisionCommand.Reopen(Room.Cadre));
        room.Must("人社局-经办", new PreparationCommand.ReviseDraft(Room.Cadre, "改任另一职务。", true));
        Convene(room);
        room.Must(Room.Office, new MeetingCommand.PutOnAgenda(Again, 1, Room.Cadre, VoteMethod.ShowOfHands, IsStudy: false));
        foreach (var member in Members)
        {
            room.Must(Room.Recorder, new MeetingCommand.CheckIn(Again, member), new MeetingCommand.AnswerRecusal(Again, 1, Room.Cadre, member, Concerns: false, Reason: null));
        }

        room.Must(Room.Recorder, new MeetingCommand.RecordLeave(Again, "M04", "回避"));
        room.Must(Room.Head, new MeetingCommand.OpenMeeting(Again, Room.Recorder), new MeetingCommand.OpenItem(Again, 1, Room.Cadre));
        string[] order = [.. Members.Skip(1), "M01"];
        var hands = order.Select((member, at) => new Hand(member, at < 8 - approvals ? Opinion.Oppose : Opinion.Approve)).ToList();
        foreach (var hand in hands)
        {
            room.Must(Room.Recorder, new MeetingCommand.StateOpinion(Again, 1, hand.Member, hand.Opinion, "理由"));
        }

        if (approvals < 6)
        {
            room.Must(Room.Head, new MeetingCommand.FindDivergence(Again, 1, false, "已充分讨论。"));
        }

        room.Must(Room.Recorder, new MeetingCommand.CountHands(Again, 1, [.. hands]));
        room.Must(Room.Head, new MeetingCommand.CloseItem(Again, 1, Room.Cadre, null));
        return (room, room.Matter(Room.Cadre).Conclusions[^1].Outcome);
    }
}
