namespace SanzhongYida.Decisions.Tests;

/// <summary>Meetings before the deciding one (R-4-a), and the ways of voting the settings offer.</summary>
public sealed class DiscussionTests
{
    private static readonly string[] Members = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];

    [Theory, Clause("R-4-a"), Clause("C-25")]
    [InlineData("专题会议", "C-25")]
    [InlineData("常务会议", "R-4-a")]
    public void 会前讨论只形成意见不形成决定(string body, string rule)
    {
        var room = new Room().WithMajor().Must(Room.Office, new Room().WithMajor().Convening(body));
        room.Must(Room.Office, new MeetingCommand.PutForDiscussion(Room.Id, 1, Room.Ordinary)).Arrive("M01", "M02", "M04", "M08").Open().State(4, 0, 0);
        Reasons.Are([rule], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        Reasons.Are([rule], room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        room.Must(Room.Head, new MeetingCommand.ConcludeDiscussion(Room.Id, 1, Room.Ordinary, "原则同意。"));
        Assert.Equal(body, room.Law.Bodies.Values.Single(known => known.Kind == Assert.Single(room.Matter(Room.Ordinary).Discussions).Forum).Id);
        Assert.Empty(room.Matter(Room.Ordinary).Conclusions);
    }

    [Fact, Clause("R-3.2-a")]
    public void 干部任免事项也不得在其他会议讨论()
    {
        var room = new Room().WithCadre();
        room.Must(Room.Office, room.Convening("常务会议"));
        Reasons.Are(["R-3.2-a"], room.Refused(Room.Office, new MeetingCommand.PutForDiscussion(Room.Id, 1, Room.Cadre)));
    }

    [Fact, Clause("C-06"), Clause("R-4.2.2-a")]
    public void 不设弃权_设弃权时也只用于表决且不计入赞成()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Members).Open();
        Reasons.Are(["C-06"], room.Refused("M02", new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Abstain, "弃权")));
        room.State(8, 0, 0);
        Reasons.Are(["C-06"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Abstain)])));

        room = new Room().Set("C-06", "offered").WithOrdinary().Convene("常务会议", [Room.Ordinary], Members).Open();
        Reasons.Are(["C-06"], room.Refused("M02", new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Abstain, "弃权")));
        room.State(8, 0, 0).Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [.. Members.Select((member, at) => new Hand(member, at < 4 ? Opinion.Approve : Opinion.Abstain))]));
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal((4, 4), (room.Item.Totals.Approve, room.Item.Totals.Abstain!.Value));
    }

    [Fact, Clause("C-31")]
    public void 议题只用设置所列的表决方式()
    {
        var room = new Room().Set("C-31", "showOfHands,oral").WithOrdinary();
        room.Must(Room.Office, room.Convening("常务会议"));
        Reasons.Are(["C-31"], room.Refused(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.SecretBallot, false)));
        room.Must(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.Oral, false));
    }
}
