namespace SanzhongYida.Decisions.Tests;

public sealed class AssignmentTests
{
    [Fact, Clause("R-4.3.1-a")]
    public async Task 未经会议通过不得分解交办() =>
        (await Heating.Before("2026-04-28")).Refuses("政府办-经办", "2026-04-27", Orders.Assign, "R-4.3.1-a");

    [Fact, Clause("R-4.3.1-a")]
    public async Task 通过后三个工作日内分解交办_逾期提醒()
    {
        var heating = await Heating.Carried();
        Assert.Equal("2026-05-06", heating.DueDay("assignment/1"));
        heating.Does(Instruction.System, "2026-05-07", Orders.Alert("assignment/1"));
        Assert.False(Assert.Single(heating.Rows.Alerts).IsSettled);
        heating.Does("政府办-经办", "2026-05-07", Orders.Assign);
        Assert.Null(heating.DueDay("assignment/1"));
        Assert.True(Assert.Single(heating.Rows.Alerts).IsSettled);
        Assert.Equal("住建局", heating.State.ExecutingUnit);
    }

    [Theory, Clause("R-4.3.1-a")]
    [InlineData("B05", "R-4.3.1-a")]
    [InlineData("不存在", "R-4.3.1-a")]
    public async Task 责任领导须为区政府领导(string leader, string rule) =>
        (await Heating.Carried()).Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Leader = leader }, rule);

    [Fact, Clause("R-4.3.1-a")]
    public async Task 不涉及多名领导时责任领导须分管所涉领域()
    {
        var heating = await Heating.Before("2026-04-29", ("领域=住建、价格、发改", "领域=住建"), ("M01 明确牵头 M04\n", ""));
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Leader = "M02" }, "R-4.3.1-a");
        heating.Does("政府办-经办", "2026-04-29", Orders.Assign);
        Assert.Empty(heating.State.CooperatingLeaders);
    }

    [Fact, Clause("R-4.3.1-c")]
    public async Task 会议明确的牵头领导不得另换() =>
        (await Heating.Carried()).Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Leader = "M02" }, "R-4.3.1-c");

    [Fact, Clause("R-4.3.1-d")]
    public async Task 所涉其他领导列为配合并同样收到通知()
    {
        var heating = (await Heating.Carried()).Does("政府办-经办", "2026-04-29", Orders.Assign);
        Assert.Equal(["M02"], heating.State.CooperatingLeaders);
        var notice = Assert.Single(Notices.Of(heating.Stage.Accepted[^1].Entries[0]).OfType<Notice.Assigned>());
        Assert.Contains(AccessKey.Person("M02"), notice.Audience, StringComparer.Ordinal);
        Assert.Contains(AccessKey.Person("M04"), notice.Audience, StringComparer.Ordinal);
        Assert.Contains(AccessKey.Unit("住建局"), notice.Audience, StringComparer.Ordinal);
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Cooperating = ["B05"] }, "R-4.3.1-d");
    }

    [Fact, Clause("R-0-a")]
    public async Task 执行部门须登记在册() =>
        (await Heating.Carried()).Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Unit = "某公司" }, "R-0-a");

    [Fact, Clause("R-4.3.1-a")]
    public async Task 须有任务且期限不早于当日()
    {
        var heating = await Heating.Carried();
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Tasks = [] }, "R-4.3.1-a");
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Tasks = [new("T1", "改造", Heating.Day("2026-04-28"))] }, "R-4.3.1-a");
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign with { Tasks = [new("T1", "", Heating.Day("2026-05-28"))] }, "R-4.3.1-a");
        heating.Refuses("住建局-经办", "2026-04-29", Orders.Assign, Rule.Authority);
    }

    [Fact, Clause("R-4.3.2-a")]
    public async Task 再次交办时原任务须写明继续或终止()
    {
        var heating = (await Heating.Carried()).Does("政府办-经办", "2026-04-29", Orders.Assign);
        var again = Orders.Assign with { Tasks = [new("T2", "安装计量表", Heating.Day("2026-11-10"))] };
        heating.Refuses("政府办-经办", "2026-05-08", again, "R-4.3.2-a");
        heating.Does("政府办-经办", "2026-05-08", again with { Closed = ["T1"] });
        Assert.Equal(["T2"], heating.State.Tasks.Where(task => task.IsOpen).Select(task => task.Id), StringComparer.Ordinal);
    }

    [Fact, Clause("R-4.3.2-d")]
    public async Task 任务未签收三个工作日后提醒_须由执行部门签收()
    {
        var heating = (await Heating.Carried()).Does("政府办-经办", "2026-04-29", Orders.Assign);
        Assert.Equal("2026-05-07", heating.DueDay("acknowledgement/T1"));
        var acknowledge = new ExecutionCommand.AcknowledgeTask(Heating.Matter, "T1");
        heating.Refuses("发改局-经办", "2026-04-30", acknowledge, Rule.Authority);
        heating.Does(Instruction.System, "2026-05-08", Orders.Alert("acknowledgement/T1"));
        heating.Does("住建局-经办", "2026-05-08", acknowledge);
        heating.Refuses("住建局-经办", "2026-05-08", acknowledge, Rule.State);
        heating.Refuses("住建局-经办", "2026-05-08", acknowledge with { Task = "T9" }, Rule.NotFound);
        Assert.True(Assert.Single(heating.Rows.Alerts).IsSettled);
        Assert.Equal("2026-10-20", heating.DueDay("task/T1"));
    }

    [Fact, Clause("R-4.3.2-d")]
    public async Task 任务完成须有证明()
    {
        var heating = await Heating.InExecution();
        var complete = new ExecutionCommand.CompleteTask(Heating.Matter, "T1", "完工报告。");
        heating.Refuses("住建局-经办", "2026-06-22", complete with { Evidence = "" }, "R-4.3.2-d");
        heating.Does("住建局-经办", "2026-06-22", complete);
        heating.Refuses("住建局-经办", "2026-06-23", complete, Rule.State);
        Assert.Null(heating.DueDay("task/T1"));
        Assert.NotNull(heating.DueDay("task/T2"));
    }

    [Fact, Clause("W-713-31")]
    public async Task 向区委请示报告前不得交办也不得公布()
    {
        var heating = await Heating.Before("2026-04-29", ("政府办-经办 报送 党委请示报告 文号=白洮政报〔2026〕9号\n", ""));
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign, "W-713-31");
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Publish, "W-713-31");
        heating.Does("政府办-经办", "2026-04-30", new PreparationCommand.FileEvidence(Heating.Matter, new Evidence.PartyCommitteeReport(Heating.Day("2026-04-30"), "9号"), null));
        heating.Does("政府办-经办", "2026-04-30", Orders.Assign);
    }

    [Fact, Clause("W-BUD-69")]
    public async Task 未经人大常委会批准不得执行()
    {
        var heating = await Heating.Before("2026-04-29", ("标注=专业性技术性、稳定风险", "标注=专业性技术性、稳定风险、预算调整"), ("、党委请示报告 待办", "、党委请示报告、人大批准 待办"));
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign, "W-BUD-69");
        heating.Does("政府办-经办", "2026-04-30", new PreparationCommand.FileEvidence(Heating.Matter, new Evidence.CongressApproval(Heating.Day("2026-04-30"), "决议"), null));
        heating.Does("政府办-经办", "2026-04-30", Orders.Assign);
    }
}
