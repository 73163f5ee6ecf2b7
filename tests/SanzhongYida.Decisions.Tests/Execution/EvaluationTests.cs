namespace SanzhongYida.Decisions.Tests;

public sealed class EvaluationTests
{

    [Fact, Clause("R-4.3.3-c")]
    public async Task 评估在决策六个月后到期() =>
        Assert.Equal((DueKind.Evaluation, Heating.Day("2026-10-28")), ((await Heating.InExecution()).Due("evaluation/1") is var due ? (due.Kind, due.Due) : default));

    [Fact, Clause("R-4.3.3-c"), Clause("R-4.3.3-d")]
    public async Task 没有方式或依据的评估不予受理()
    {
        var heating = await Heating.InExecution();
        heating.Refuses("住建局-经办", "2026-10-28", Orders.Evaluation with { Methods = [] }, "R-4.3.3-c");
        heating.Refuses("住建局-经办", "2026-10-28", Orders.Evaluation with { Evidence = "" }, "R-4.3.3-c");
        heating.Refuses("住建局-经办", "2026-10-28", Orders.Evaluation with { Organisation = "" }, "R-4.3.3-c");
        heating.Refuses("住建局-经办", "2026-10-28", Orders.Evaluation with { Advice = "" }, "R-4.3.3-d");
        heating.Refuses("发改局-经办", "2026-10-28", Orders.Evaluation, Rule.Authority);
    }

    [Theory, Clause("W-713-36")]
    [InlineData("某评估事务所")]
    [InlineData(" 某设计院 ")]
    public async Task 决策前的论证评估单位不得作决策后评估(string organisation) =>
        (await Heating.InExecution()).Refuses("住建局-经办", "2026-10-28", Orders.Evaluation with { Organisation = organisation }, "W-713-36");

    [Theory, Clause("R-4.3.3-d")]
    [InlineData(Recommendation.Continue)]
    [InlineData(Recommendation.Suspend)]
    [InlineData(Recommendation.Amend)]
    public async Task 评估建议本身不改变任何事(Recommendation recommendation)
    {
        var heating = await Heating.InExecution();
        var standing = heating.State.DecisionInForce;
        heating.Does("住建局-经办", "2026-10-28", Orders.Evaluation with { Recommendation = recommendation });
        Assert.Same(standing, heating.State.DecisionInForce);
        Assert.False(heating.State.IsSuspended);
        Assert.Equal("E1", heating.State.PendingEvaluation);
        Assert.Equal(2, heating.State.Tasks.Count(task => task.IsOpen));
        Assert.NotNull(heating.DueDay("task/T1"));
        Assert.Contains(heating.State.WorkItems, item => item.Step == (recommendation == Recommendation.Amend ? "legality-review" : "meeting"));
        heating.Refuses("住建局-经办", "2026-10-29", Orders.Evaluation with { Evaluation = "E2" }, Rule.State);
    }

    [Fact, Clause("R-4.3.3-d")]
    public async Task 继续执行经会议通过后确定下一次评估()
    {
        var heating = await Heating.Nearly();
        Assert.Equal([Outcome.Carried, Outcome.Carried], heating.State.Conclusions.Select(conclusion => conclusion.Outcome));
        Assert.Null(heating.State.PendingEvaluation);
        Assert.Single(heating.State.Versions);
        Assert.Equal(2, heating.State.Decisions.Length);
        Assert.Equal("2027-05-03", heating.DueDay("evaluation/2"));
        Assert.Contains(heating.State.WorkItems, item => item.Step == "evaluation");
    }

    [Fact, Clause("R-4.3.3-d")]
    public async Task 暂缓执行经会议通过后任务暂停_修订计划并再评估()
    {
        var heating = await Heating.Before("2026-11-20", ("建议=继续执行", "建议=暂缓执行"));
        Assert.True(heating.State.IsSuspended);
        Assert.Null(heating.DueDay("task/T1"));
        Assert.Equal("2026-11-24", heating.DueDay("tracking-plan/2"));
        Assert.Contains(heating.State.WorkItems, item => item.Node == "revised-plan");
        Assert.Single(heating.State.Versions);
    }

    [Fact, Clause("R-4.3.3-d")]
    public async Task 评估建议未通过的原决定不变()
    {
        var heating = await Heating.Before("2026-11-10",
            ("建议=继续执行", "建议=暂缓执行"),
            ("同意=M01、M02、M03、M04、M05、M06、M07、M08", "同意=M01、M02、M03、M04 不同意=M05、M06、M07、M08"),
            ("结论=Carried、Carried", "结论=Carried、DeferredNotCarried"));
        Assert.False(heating.State.IsSuspended);
        Assert.Equal("E1", heating.State.PendingEvaluation);
        Assert.NotNull(heating.DueDay("task/T1"));
        Assert.Single(heating.State.Decisions);
    }

    [Fact, Clause("R-4.3.2-a")]
    public async Task 修改经会议通过后成为第二版_第一版仍可读()
    {
        var heating = await Heating.Before("2026-11-10",
            ("建议=继续执行", "建议=修改决策内容"),
            ("\n2026-11-03\n", "\n2026-10-30\n司法局-审查 报送 合法性收件\n\n2026-11-03\n司法局-审查 报送 合法性意见 结论=合法 律师=区政府法律顾问 正文=修改内容合法。\n"));
        Assert.Equal(2, heating.State.Versions.Length);
        Assert.Equal("E1", heating.State.DecisionInForce!.Evaluation);
        Assert.Null(heating.State.Versions[0].Evaluation);
        Assert.NotNull(heating.DueDay("assignment/2"));
        Assert.Equal(heating.State.Versions[1], heating.State.StandingDecision);
        Assert.Equal("2026-11-24", heating.DueDay("tracking-plan/2"));

        // What is issued anew is reported anew.
        var assign = Orders.Assign with { Tasks = [new("T3", "增设网点", Heating.Day("2026-12-20"))] };
        heating.Refuses("政府办-经办", "2026-11-04", assign, "R-4.3.2-a", "W-713-31");
        heating.Does("政府办-经办", "2026-11-05", new PreparationCommand.FileEvidence(Heating.Matter, new Evidence.PartyCommitteeReport(Heating.Day("2026-11-05"), "31号"), null));
        heating.Refuses("政府办-经办", "2026-11-05", assign, "R-4.3.2-a");
        heating.Does("政府办-经办", "2026-11-05", Orders.Assign with { Tasks = [new("T3", "增设网点", Heating.Day("2026-12-20")), new("T2", "续装计量表", Heating.Day("2026-12-10"))], Closed = ["T1"] });
        Assert.Null(heating.DueDay("assignment/2"));
        Assert.Equal("2026-12-10", heating.DueDay("task/T2"));
    }
}
