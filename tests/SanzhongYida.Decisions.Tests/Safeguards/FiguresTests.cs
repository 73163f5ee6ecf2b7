using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>Figures are what the records say: each is counted a second time here, from the facts one by one.</summary>
public sealed class FiguresTests
{
    private static readonly DateOnly From = Heating.Day("2026-01-01");
    private static readonly DateOnly To = Heating.Day("2026-12-31");

    [Theory, Clause("R-5.1-a")]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S6")]
    public async Task 各项数据与会议记录和事项记载相符(string story)
    {
        var stage = District.New();
        await StoryRunner.Run(StoryFile.Read(District.Read($"taobei/{story}.scenario.txt")), stage);
        var figures = Of(stage);
        var facts = stage.Accepted.SelectMany(accepted => accepted.Entries.SelectMany(entry => entry.Facts.Select(fact => (entry.Subject, Fact: fact)))).ToList();
        Assert.Contains(figures.Leaders, leader => leader.Statements > 0);
        foreach (var leader in figures.Leaders)
        {
            var id = leader.Person;
            Assert.Equal(
                (
                    facts.Count(line => line.Fact is MeetingFact.MeetingOpened opened && opened.Due.Contains(id, StringComparer.Ordinal)),
                    facts.Where(line => line.Fact is MeetingFact.MemberArrived arrived && arrived.Member == id).Select(line => line.Subject).Distinct().Count(),
                    facts.Where(line => line.Fact is MeetingFact.OpinionStated stated && stated.Member == id).Select(line => (line.Subject, ((MeetingFact.OpinionStated)line.Fact).Item)).Distinct().Count(),
                    facts.Where(line => line.Fact is MeetingFact.MemberRecused recused && recused.Member == id).Select(line => (line.Subject, ((MeetingFact.MemberRecused)line.Fact).Item)).Distinct().Count()),
                (leader.Due, leader.Attended, leader.Statements, leader.Recusals));
        }

        Assert.Equal(figures.Leaders.Sum(leader => leader.Statements), figures.Bodies.Sum(body => body.Statements));
        Assert.Equal(figures.Leaders.Sum(leader => leader.Attended), figures.Bodies.Sum(body => body.Present));
        Assert.Equal(facts.Count(line => line.Fact is MeetingFact.ItemClosed { Outcome: Outcome.Carried }), figures.Bodies.Sum(body => body.Carried));
        Assert.Equal(facts.Count(line => line.Fact is SubmissionFact.MatterSubmitted), figures.Units.Sum(unit => unit.Submitted));
        Assert.Equal(facts.Count(line => line.Fact is SafeguardFact.DeadlineMissed { Unit: not null }), figures.Units.Sum(unit => unit.Overdue));
    }

    [Fact, Clause("R-5.1-a")]
    public async Task 牵头决策_逾期和被拒操作计入本人和单位()
    {
        var heating = (await Heating.InExecution()).Does(Instruction.System, "2026-10-21", Orders.Alert("task/T1"));
        var figures = Of(heating.Stage, new RefusedAct("M04", "matter/matter-1", ["R-4.3.1-b"]), new RefusedAct("住建局-经办", "matter/matter-1", ["R-4.3.3-a"]));
        var leader = Assert.Single(figures.Leaders, leader => leader.Person == "M04");
        var alerts = heating.State.Alerts.Length;
        Assert.Equal((1, alerts, 1), (leader.Led, leader.Overdue, leader.Refused));
        var unit = Assert.Single(figures.Units, unit => unit.Unit == "住建局");
        Assert.Equal((1, 1, heating.State.Alerts.Count(alert => alert.Unit == "住建局"), 1), (unit.Submitted, unit.Executing, unit.Overdue, unit.Refused));
    }

    [Fact, Clause("R-5.1-a")]
    public async Task 期间以外的不计()
    {
        var heating = await Heating.Nearly();
        var figures = Figures.Of(heating.Stage.Law, Heating.Day("2025-01-01"), Heating.Day("2026-02-23"), Meetings(heating.Stage), Matters(heating.Stage), []);
        Assert.All(figures.Leaders, leader => Assert.Equal((0, 0, 0), (leader.Due, leader.Led, leader.Overdue)));
        Assert.All(figures.Bodies, body => Assert.Equal(0, body.Meetings));
        Assert.All(figures.Units, unit => Assert.Equal((0, 0, 0), (unit.Submitted, unit.Executing, unit.Overdue)));
    }

    [Theory, Clause("T-2")]
    [InlineData("2026-09-25", "2026-09-28", Light.Red)]
    [InlineData("2026-09-28", "2026-09-28", Light.Yellow)]
    [InlineData("2026-10-08", "2026-09-28", Light.Yellow)]
    [InlineData("2026-10-09", "2026-09-28", Light.None)]
    public void 红灯为逾期_黄灯为三个工作日内到期(string due, string today, Light light) =>
        Assert.Equal(light, Lights.Of(District.New().Law.Regulation.Calendar, Heating.Day(due), Heating.Day(today)));

    private static Figures Of(CoreStage stage, params RefusedAct[] refused) => Figures.Of(stage.Law, From, To, Meetings(stage), Matters(stage), refused);

    private static IEnumerable<Meeting> Meetings(CoreStage stage) => Subjects(stage, SubjectKind.Meeting).Select(subject => (Meeting)stage.Find(subject)!);

    private static IEnumerable<Matter> Matters(CoreStage stage) => Subjects(stage, SubjectKind.Matter).Select(subject => (Matter)stage.Find(subject)!);

    private static IEnumerable<Subject> Subjects(CoreStage stage, SubjectKind kind) =>
        stage.Accepted.SelectMany(accepted => accepted.Entries).Select(entry => entry.Subject).Where(subject => subject.Kind == kind).Distinct();
}
