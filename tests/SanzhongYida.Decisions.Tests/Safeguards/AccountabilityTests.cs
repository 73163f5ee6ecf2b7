namespace SanzhongYida.Decisions.Tests;

public sealed class AccountabilityTests
{
    private static readonly AccountabilityCommand.OpenCase Case =
        new(Heating.Matter, "Z1", CaseTrigger.RefusedExecution, ["decision/1", "task/T1"], ["B05", "M04"], "逾期两月未开工。");

    private static readonly AccountabilityCommand.AssignResponsibility Assignment = new(Heating.Matter, "Z1", "B05", [Responsibility.Personal, Responsibility.MainLeader], "未部署。");

    private static readonly AccountabilityCommand.SendCaseOn SendOn = new(Heating.Matter, "Z1", "区纪委监委", [Cases.Bases[1]], "建议问责。");

    private static readonly AccountabilityCommand.EnterCaseOutcome Outcome = new(Heating.Matter, "Z1", Heating.Day("2026-09-01"), "通报批评。");

    [Theory, Clause("R-5.3-b")]
    [InlineData(CaseTrigger.UnlawfulDecision)]
    [InlineData(CaseTrigger.MistakenDecision)]
    [InlineData(CaseTrigger.RefusedExecution)]
    [InlineData(CaseTrigger.UnauthorisedChange)]
    public async Task 四种情形立案_关联决定和任务(CaseTrigger trigger)
    {
        var heating = await Heating.InExecution();
        heating.Refuses("住建局-经办", "2026-08-01", Case with { Trigger = trigger }, Rule.Authority);
        heating.Refuses("S01", "2026-08-01", Case with { Trigger = (CaseTrigger)4 }, "R-5.3-b");
        heating.Refuses("S01", "2026-08-01", Case with { Links = [] }, "R-5.3-b");
        heating.Refuses("S01", "2026-08-01", Case with { Links = ["decision/2", "task/T9", "followup/D1", "alert/none", "any/1"] }, "R-5.3-b");
        heating.Refuses("S01", "2026-08-01", Case with { Text = "" }, "R-5.3-b");
        heating.Refuses("S01", "2026-08-01", Case with { People = [] }, "R-5.3-c");
        heating.Does("S01", "2026-08-01", Case with { Trigger = trigger });
        heating.Refuses("S01", "2026-08-01", Case with { Trigger = trigger }, Rule.State);
        Assert.Equal(trigger, Assert.Single(heating.State.Cases).Trigger);
    }

    [Fact, Clause("R-5.3-b")]
    public async Task 可从督办_逾期提醒和被拒操作立案()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-06-22", Orders.FollowUp).Does(Instruction.System, "2026-10-21", Orders.Alert("task/T1"));
        heating.Does("M01", "2026-10-22", Case with { Links = ["followup/D1", "alert/task/T1", "refusal/12"] });
    }

    [Fact, Clause("R-5.3-c")]
    public async Task 未认定责任的不得移送_由人认定并写明理由()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-08-01", Case);
        Assert.Empty(Assert.Single(heating.State.Cases).Responsibilities);
        heating.Refuses("S01", "2026-08-02", SendOn, "R-5.3-c");
        heating.Refuses("S01", "2026-08-02", Assignment with { Responsibilities = [] }, "R-5.3-c");
        heating.Refuses("S01", "2026-08-02", Assignment with { Grounds = "" }, "R-5.3-c");
        heating.Refuses("S01", "2026-08-02", Assignment with { Person = "B02" }, "R-5.3-c");
        heating.Does("S01", "2026-08-02", Assignment);
        heating.Refuses("S01", "2026-08-02", SendOn, "R-5.3-c");
        heating.Does("S01", "2026-08-02", Assignment with { Person = "M04", Responsibilities = [Responsibility.ImportantLeader] });
        heating.Does("S01", "2026-08-02", SendOn);
        heating.Refuses("S01", "2026-08-02", Assignment, Rule.State);
    }

    [Fact, Clause("R-5.3-d")]
    public async Task 移送须写明受理机关和依据_结果登记在案()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-08-01", Case with { People = ["B05"] }).Does("S01", "2026-08-02", Assignment);
        heating.Refuses("S01", "2026-08-03", SendOn with { Authority = "" }, "R-5.3-d");
        heating.Refuses("S01", "2026-08-03", SendOn with { Bases = [] }, "R-5.3-d");
        heating.Refuses("S01", "2026-08-03", SendOn with { Bases = ["《某规定》"] }, "R-5.3-d");
        heating.Refuses("S01", "2026-08-03", SendOn with { Opinion = "" }, "R-5.3-d");
        heating.Refuses("S01", "2026-09-01", Outcome, "R-5.3-d");
        heating.Does("S01", "2026-08-03", SendOn);
        heating.Refuses("S01", "2026-08-03", SendOn, Rule.State);
        heating.Refuses("S01", "2026-08-31", Outcome, "T-1");
        heating.Does("S01", "2026-09-01", Outcome);
        heating.Refuses("S01", "2026-09-01", Outcome, Rule.State);
        Assert.Equal(("区纪委监委", Heating.Day("2026-09-01")), (Assert.Single(heating.State.Cases).SentOn!.Authority, heating.State.Cases[0].DecidedOn));
    }

    [Fact, Clause("R-5.3-b"), Clause("R-4.3.4-a")]
    public async Task 办结后仍可追责_其余只读()
    {
        var heating = await Heating.Nearly();
        await heating.Tell(Ending());
        Assert.True(heating.State.HasEnded);
        heating.Refuses("M04", "2027-03-01", new ExecutionCommand.EnterInspection(Heating.Matter, "检查。"), "R-4.3.4-a");
        heating.Does("S01", "2027-03-01", Case);
    }

    [Fact, Clause("R-5.3-c")]
    public async Task 案件仅督查指挥中心和区长可见()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-08-01", Case);
        foreach (var (person, cases) in new[] { ("S01", 1), ("M01", 1), ("M04", 0), ("住建局-经办", 0), ("K01", 0) })
        {
            Assert.Equal(cases, Visibility.Seen(heating.State, Reader.Of(heating.Stage.Law, person, Heating.Day("2026-08-01"))).Cases.Length);
        }
    }

    private static string Ending()
    {
        var story = District.Read("taobei/S1.scenario.txt");
        return story[story.IndexOf("\n2026-11-20\n", StringComparison.Ordinal)..];
    }
}
