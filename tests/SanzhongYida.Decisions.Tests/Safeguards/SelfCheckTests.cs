using System.Collections.Immutable;
using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>What the regulation refused beforehand is not found afterwards; what somebody forged is.</summary>
public sealed class SelfCheckTests
{
    [Theory]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S6")]
    [InlineData("S7")]
    public async Task 依办法作出的决定没有异常(string story)
    {
        var stage = District.New();
        await StoryRunner.Run(StoryFile.Read(District.Read($"taobei/{story}.scenario.txt")), stage);
        var (meetings, matters) = (All<Meeting>(stage, SubjectKind.Meeting), All<Matter>(stage, SubjectKind.Matter));
        Assert.Contains(meetings, meeting => meeting.Items.Any(item => item.Outcome == Outcome.Carried));
        Assert.DoesNotContain(SelfCheck.Of(stage.Law, meetings, matters.ToDictionary(matter => matter.Id, StringComparer.Ordinal)), found => found.Anomaly != Anomaly.Incomplete);
    }

    [Fact]
    public async Task 六类异常逐一发现()
    {
        var heating = await Heating.InExecution();
        var meeting = All<Meeting>(heating.Stage, SubjectKind.Meeting).First(meeting => meeting.Items.Any(item => item.Outcome == Outcome.Carried));
        var item = meeting.Items.First(item => item.Outcome == Outcome.Carried);
        var matter = heating.State;
        Assert.Empty(Found(meeting, matter));
        Assert.Equal([Anomaly.NoLegalityReview], Found(meeting, matter with { Evidence = [.. matter.Evidence.Where(filed => filed.Evidence is not Evidence.LegalityOpinion)] }));
        Assert.Equal([Anomaly.NoPartyGroupFirst], Found(meeting, matter with { Evidence = [.. matter.Evidence.Where(filed => filed.Evidence is not Evidence.PartyCommitteeReport)] }));
        Assert.Equal([Anomaly.WrongOrder], Found(meeting, matter with { Discussions = [new Discussion("会", 1, BodyKind.PartyGroup, Heating.Day("2026-05-01"), default)] }));
        Assert.Equal([Anomaly.NotQuorate], Found(With(meeting, item with { PresentAtVote = 3 }), matter));
        Assert.Equal([Anomaly.DifferentOutcome], Found(With(meeting, item with { Totals = new Ballots(4, 3, 0) }), matter));
        Assert.Equal([Anomaly.Incomplete], Found(meeting, matter with { Bases = [] }));
    }

    [Fact]
    public async Task 区长说明理由采纳的事项不是表决结果不一致()
    {
        var heating = await Heating.InExecution();
        var meeting = All<Meeting>(heating.Stage, SubjectKind.Meeting).First(meeting => meeting.Items.Any(item => item.Outcome == Outcome.Carried));
        var item = meeting.Items.First(item => item.Outcome == Outcome.Carried) with { Totals = new Ballots(4, 3, 0) };
        Assert.Equal([Anomaly.DifferentOutcome], Found(With(meeting, item), heating.State));
        Assert.Empty(Found(With(meeting, item with { Adopted = new Approval("M01", new TextRef(""), default) }), heating.State));
    }

    [Theory]
    [InlineData(Outcome.Carried, "1")]
    [InlineData(Outcome.Rejected, "0")]
    [InlineData(Outcome.DeferredNotCarried, "2")]
    [InlineData(Outcome.DeferredByHead, "2")]
    [InlineData(Outcome.Noted, "")]
    [InlineData(Outcome.NoQuorum, "")]
    [InlineData(Outcome.Open, "")]
    public void 未作决定的议题没有通过标志(Outcome outcome, string flag) => Assert.Equal(flag, SelfCheck.PassFlag(outcome));

    private static IEnumerable<Anomaly> Found(Meeting meeting, Matter matter) =>
        SelfCheck.Of(Law.Empty, [meeting], new Dictionary<string, Matter>(StringComparer.Ordinal) { [matter.Id] = matter }).Select(found => found.Anomaly);

    private static Meeting With(Meeting meeting, AgendaItem item) => meeting with { Items = [.. meeting.Items.Select(known => known.Number == item.Number ? item : known)] };

    private static List<T> All<T>(CoreStage stage, SubjectKind kind)
        where T : State =>
        [.. stage.Accepted.SelectMany(accepted => accepted.Entries).Select(entry => entry.Subject).Where(subject => subject.Kind == kind).Distinct().Select(subject => (T)stage.Find(subject)!)];
}
