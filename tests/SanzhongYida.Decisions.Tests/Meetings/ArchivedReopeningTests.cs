using System.Collections.Immutable;
using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>W-CAD with R-4.3.4-a: an appointment already filed is taken up again by the same recorded acts, and filed again afterwards.</summary>
public sealed class ArchivedReopeningTests
{
    private const string Id = "matter-1";
    private const string Again = "会二";
    private static readonly ImmutableArray<string> Members = ["M02", "M03", "M05", "M07", "M08", "M09", "M01"];
    private static readonly PreparationCommand.ReviseDraft Revised = new(Id, "免去任命。", true);

    private readonly CoreStage _stage = District.New();
    private DateTimeOffset _now = new(2026, 6, 2, 9, 0, 0, DistrictTime.Offset);

    private Matter State => (Matter)_stage.Find(Subject.Matter(Id))!;

    private string Standing => Assert.Single(Rows.Of(State).Matters).Standing;

    private async Task File() => await StoryRunner.Run(StoryFile.Read(District.Read("taobei/S2.scenario.txt")), _stage);

    private string[] Refused(string actor, Command command) =>
        [.. Assert.IsType<Judgment.Refused>(_stage.Step(actor, _now = _now.AddMinutes(1), command)).Reasons.Select(reason => reason.RuleId)];

    private void Must(string actor, params ReadOnlySpan<Command> commands)
    {
        foreach (var command in commands)
        {
            var judgment = _stage.Step(actor, _now = _now.AddMinutes(1), command);
            Assert.True(judgment is Judgment.Accepted, judgment is Judgment.Refused refused ? $"{command}: {string.Join("; ", refused.Reasons)}" : "");
        }
    }

    private void Propose(params ReadOnlySpan<string> consenting)
    {
        Must("M02", new DecisionCommand.ProposeReopening(Id, "任职后收到新的反映。"));
        foreach (var member in consenting)
        {
            Must(member, new DecisionCommand.ConsentToReopening(Id));
        }
    }

    [Fact]
    [Clause("W-CAD")]
    [Clause("R-4.3.4-a")]
    public async Task 归档的任免决定须过半数成员同意方可重新打开_此前只读()
    {
        await File();
        Assert.True(State.HasEnded);
        Reasons.Are(["W-CAD"], Refused("政府办-经办", new DecisionCommand.ProposeReopening(Id, "理由")));
        Reasons.Are([Rule.State], Refused("政府办-经办", new DecisionCommand.Reopen(Id)));
        Propose("M03", "M05", "M07");
        Reasons.Are(["W-CAD"], Refused("政府办-经办", new DecisionCommand.Reopen(Id)));
        Reasons.Are(["R-4.3.4-a"], Refused("人社局-经办", Revised));
        Assert.True(State.HasEnded);
        Must("M09", new DecisionCommand.ConsentToReopening(Id));
        Must("政府办-经办", new DecisionCommand.Reopen(Id));
        Assert.Equal([new EarlierFiling(new DateOnly(2026, 5, 20), new DateOnly(2026, 6, 2))], State.EarlierFilings);
        Assert.Equal((false, null, null, "归档后复议,待上会"), (State.HasEnded, State.ArchivedOn, State.TransferYear, Standing));
        Must("人社局-经办", Revised);
        Reasons.Are(["W-CAD"], Refused("政府办-经办", new ExecutionCommand.CloseMatter(Id)));
    }

    [Theory]
    [Clause("W-CAD")]
    [Clause("R-4.3.2-c")]
    [InlineData(0, Outcome.Rejected)]
    [InlineData(4, Outcome.DeferredNotCarried)]
    public async Task 复议未通过的原决定仍有效_限期重新归档(int approvals, Outcome outcome)
    {
        await File();
        Assert.Equal(outcome, Reconsider(approvals));
        Assert.Equal((false, "归档后复议,待重新归档"), (State.HasEnded, Standing));
        Assert.Equal(State.Conclusions[0], State.DecisionInForce);
        Assert.Contains(Rows.Of(State).Dues, due => due.Id == "filing" && due.Due == new DateOnly(2026, 7, 1));
        Reasons.Hold("R-4.3.4-a", Refused("政府办-经办", new ExecutionCommand.CloseMatter(Id)));
        Must("K01", new MeetingCommand.SignRecord(Again));
        Must("M01", new MeetingCommand.SignRecord(Again));
        Must("政府办-经办", new MeetingCommand.FileMinutes(Again, "会议研究了干部任免事项。", [Id]));
        if (State.Decisions.Length > 1)
        {
            Must("政府办-经办", new SafeguardCommand.Publish(Id, 2, PublicationMode.Circulated, "区政府党组成员", "维持原任命。", "干部任用条例", "党组会议复议。", "未通过。", [], "政府办-初审"));
        }

        Must("政府办-经办", new ExecutionCommand.CloseMatter(Id));
        Assert.Equal((true, new DateOnly(2026, 6, 2), 2036, null), (State.HasEnded, State.ArchivedOn, State.TransferYear, State.Reopening));
        Assert.DoesNotContain(Rows.Of(State).Dues, due => due.Id == "filing");
        Assert.Single(State.EarlierFilings);

        // And so it may be asked for once more.
        Reasons.Are(["R-4.3.4-a"], Refused("人社局-经办", Revised));
        Propose();
    }

    [Fact]
    [Clause("W-CAD")]
    public async Task 复议通过的新决定从头办理_办结后再归档()
    {
        await File();
        Assert.Equal(Outcome.Carried, Reconsider(7));
        Assert.Equal((false, null, 2), (State.HasEnded, State.ArchivedOn, State.Decisions.Length));
        Assert.Contains(State.WorkItems, item => item.Step == "appointment-notice");
        Assert.Contains(State.WorkItems, item => item.Step == "assignment");
        Assert.False(State.IsOutOfArchive);
        Assert.NotEmpty(Refused("政府办-经办", new ExecutionCommand.CloseMatter(Id)));
    }

    private Outcome Reconsider(int approvals)
    {
        Propose("M03", "M05", "M07", "M09");
        Must("M01", new DecisionCommand.Reopen(Id));
        Must("人社局-经办", Revised);
        Must("政府办-经办", new MeetingCommand.ConveneMeeting(Again, "党组会议", "复议", "第一会议室", _now.AddHours(1), "M01", null, []), new MeetingCommand.PutOnAgenda(Again, 1, Id, VoteMethod.ShowOfHands, IsStudy: false));
        Must("K01", new MeetingCommand.RecordLeave(Again, "M04", "回避"), new MeetingCommand.RecordLeave(Again, "M10", "病假"));
        foreach (var member in Members)
        {
            Must("K01", new MeetingCommand.CheckIn(Again, member), new MeetingCommand.AnswerRecusal(Again, 1, Id, member, Concerns: false, Reason: null));
        }

        Must("M01", new MeetingCommand.OpenMeeting(Again, "K01"), new MeetingCommand.OpenItem(Again, 1, Id));
        var hands = Members.Select((member, at) => new Hand(member, at < approvals ? Opinion.Approve : Opinion.Oppose)).ToImmutableArray();
        foreach (var hand in hands)
        {
            Must("K01", new MeetingCommand.StateOpinion(Again, 1, hand.Member, hand.Opinion, "理由"));
        }

        if (approvals < Members.Length)
        {
            Must("M01", new MeetingCommand.FindDivergence(Again, 1, false, "已充分讨论。"));
        }

        Must("K01", new MeetingCommand.CountHands(Again, 1, hands));
        Must("M01", new MeetingCommand.CloseItem(Again, 1, Id, null), new MeetingCommand.CloseMeeting(Again));
        return State.Conclusions[^1].Outcome;
    }
}
