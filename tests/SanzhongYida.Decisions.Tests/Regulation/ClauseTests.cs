namespace SanzhongYida.Decisions.Tests;

public sealed class ClauseTests
{
    [Fact, Clause("R-0-c")]
    public void 每一条规则都查得到原文_拒绝的理由一步即到()
    {
        Assert.All(Clauses.All.Values, clause => Assert.False(string.IsNullOrWhiteSpace(clause.Sentence), clause.Id));
        var reasons = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01"]).Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.All(reasons, rule => Assert.NotNull(Clauses.Sentence(rule)));
    }
}
