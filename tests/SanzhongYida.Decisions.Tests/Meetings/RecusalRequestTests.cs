namespace SanzhongYida.Decisions.Tests;

/// <summary>W-CS-76: an interested person asks that a member withdraw; the body decides. And who acts for a head who is recused.</summary>
public sealed class RecusalRequestTests
{
    private static readonly string[] All = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"];

    private static Room Asked(params string[] present) => new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], present)
        .Must(Room.Office, new MeetingCommand.RequestRecusal(Room.Id, 1, "M06", "某企业法定代表人", "其配偶在竞争企业任职"))
        .Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));

    private static MeetingCommand.DecideRecusal Decide(int approve, params string[] voting) => new(
        Room.Id, 1, Room.Ordinary, "M06", [.. voting.Select((member, at) => new Hand(member, at < approve ? Opinion.Approve : Opinion.Oppose))]);

    [Fact]
    [Clause("W-CS-76")]
    public void 利害关系人申请回避的_会议决定之前不得审议()
    {
        var room = Asked(All);
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary)));
        room.Must(Room.Recorder, Decide(5, "M01", "M02", "M03", "M04", "M05", "M07", "M08"));
        Assert.True(room.Item.IsRecused("M06"));
        room.Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary));
        Reasons.Hold("R-4.2.5-b", room.Refused("M06", new MeetingCommand.StateOpinion(Room.Id, 1, "M06", Opinion.Approve, "理由")));
    }

    [Fact]
    [Clause("W-CS-76")]
    public void 同意回避的未超过应到会成员半数则不回避()
    {
        var room = Asked(All).Must(Room.Recorder, Decide(4, "M01", "M02", "M03", "M04", "M05", "M07", "M08"));
        Assert.False(room.Item.IsRecused("M06"));
        Assert.False(Assert.Single(room.Item.RecusalRequests).IsGranted);
        room.Open0();
        Assert.Equal(Outcome.Carried, room.State(8, 0, 0).Vote(8, 0, 0).Close());
    }

    [Fact]
    [Clause("W-CS-76")]
    public void 审议中提出的申请也须先决定再表决()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All).Open().State(8, 0, 0);
        room.Must(Room.Recorder, new MeetingCommand.RequestRecusal(Room.Id, 1, "M06", "某企业法定代表人", "其配偶在竞争企业任职"));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])));
    }

    [Fact]
    [Clause("W-CS-76")]
    public void 被申请人和已回避的人不参加决定_一人一票()
    {
        var room = Asked(All);
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, Decide(2, "M06", "M02")));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, Decide(2, "M02", "M02")));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, Decide(2, "K01", "M02")));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, Decide(1, "M02") with { Hands = [new Hand("M02", Opinion.Defer)] }));
        room.Must("M07", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M07", "本人利益"));
        Reasons.Are(["W-CS-76"], room.Refused(Room.Recorder, Decide(1, "M07")));
        Reasons.Hold(Rule.Authority, room.Refused(Room.Head, Decide(1, "M02")));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 列席专家回避的不得提出咨询意见()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All);
        room.Must(Room.Office, new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Expert, "专家甲", "造价工程师", []));
        room.Open().Must(Room.Recorder, new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "专家甲", "受聘于投标企业"));
        Reasons.Are(["R-4.2.5-b"], room.Refused(Room.Recorder, new MeetingCommand.RecordAdvice(Room.Id, 1, "专家甲", "可行。")));
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    [Clause("R-4-f")]
    public void 区长回避的事项暂缓后由受其委托主持该议题的副区长确定()
    {
        string[] members = ["M01", "M02", "M03", "M05", "M07", "M09", "M04", "M08", "M10"];
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], members);
        room.Must(Room.Head, new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, Room.Head, Concerns: true, "近亲属"), new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        room.Ask().Must(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M03", "本议题回避", 1)).Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre));
        room.State(4, 4, 0).Must("M03", new MeetingCommand.FindDivergence(Room.Id, 1, false, "已充分讨论。"));
        Assert.Equal(Outcome.DeferredNotCarried, room.Vote(4, 4, 0).Close("M03"));

        room.Must("人社局-经办", new PreparationCommand.FileEvidence(Room.Cadre, new Evidence.Research(room.Today, "补充考察", "人社局"), "补充考察情况。"));
        room.Must("人社局-初审", new PreparationCommand.DoAct(Room.Cadre, ActKind.PreliminaryReview, "同意。")).Must("M02", new PreparationCommand.DoAct(Room.Cadre, ActKind.Endorsement, "同意。"));
        var determine = new PreparationCommand.DoAct(Room.Cadre, ActKind.Determination, "上会。");
        Reasons.Are([Rule.NotFound], room.Refused(Room.Head, determine));
        Reasons.Are(["R-4.1.2-a"], room.Refused("M02", determine));
        Assert.Equal(["person:M03"], Assert.Single(room.Matter(Room.Cadre).WorkItems).Candidates);
        room.Must("M03", determine);
        Assert.Contains(room.Matter(Room.Cadre).WorkItems, item => item.Step == "meeting");
    }
}

internal static class Rooms
{
    /// <summary>The first item opens in a meeting that has opened.</summary>
    public static Room Open0(this Room room) => room.Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, room.Item.Matter));
}
