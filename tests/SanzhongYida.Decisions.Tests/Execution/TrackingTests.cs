namespace SanzhongYida.Decisions.Tests;

public sealed class TrackingTests
{
    [Fact, Clause("R-4.3.3-a")]
    public async Task 跟踪反馈计划须在十五个工作日内制定_逾期提醒督查指挥中心()
    {
        var heating = await Heating.Before("2026-05-21");
        Assert.Equal("2026-05-21", heating.DueDay("tracking-plan/1"));
        heating.Refuses(Instruction.System, "2026-05-21", Orders.Alert("tracking-plan/1"), "T-2");
        heating.Does(Instruction.System, "2026-05-22", Orders.Alert("tracking-plan/1"));
        var notice = Assert.Single(Notices.Of(heating.Stage.Accepted[^1].Entries[0]).OfType<Notice.Missed>());
        Assert.Equal([AccessKey.Unit("住建局"), AccessKey.Person("M04"), AccessKey.Role(Role.SupervisionCenter)], notice.Audience);
    }

    [Fact, Clause("R-4.3.3-a"), Clause("W-INF-26"), Clause("R-4.2.6-b")]
    public async Task 待办显示规定的期限_从决定之日起算_不从流程图的待办开启之日()
    {
        var heating = await Heating.Before("2026-05-08");
        Assert.Equal("2026-05-21", Shown(heating.State, "tracking-plan"));
        Assert.Equal("2026-05-28", Shown(heating.State, "publication"));
        Assert.Equal("2026-05-08", Shown(heating.State, "minutes"));
        Assert.Equal(Heating.Day("2026-05-21"), heating.State.WorkItems.Single(item => item.Step == "tracking-plan").Due?.On);

        // What is recorded already, and what a diagram asks for: sooner than the rule, or later.
        Assert.Equal("2026-05-21", Shown(Drawn(heating.State, "2026-05-22"), "tracking-plan"));
        Assert.Equal("2026-05-14", Shown(Drawn(heating.State, "2026-05-14"), "tracking-plan"));

        static Matter Drawn(Matter matter, string day) => matter with
        {
            WorkItems = [.. matter.WorkItems.Select(item => item.Step == "tracking-plan" ? item with { Due = new DueDay(Heating.Day(day), IsProvisional: false) } : item)],
        };
    }

    [Fact, Clause("R-4.3.3-b")]
    public async Task 执行情况通报的待办显示下一次通报的期限()
    {
        var heating = await Heating.InExecution();
        Assert.Equal("2026-06-22", Shown(heating.State, "progress-report"));
        heating.Does("住建局-经办", "2026-06-22", Orders.Report);
        Assert.Equal("2026-07-20", Shown(heating.State, "progress-report"));
        Assert.Equal("2026-10-28", Shown(heating.State, "evaluation"));
    }

    private static string Shown(Matter matter, string step) =>
        Assert.Single(Rows.Of(matter).WorkItems, item => item.Step == step).Due!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact, Clause("R-4.3.3-a")]
    public async Task 空的或未注明日期的计划不予受理()
    {
        var heating = await Heating.Before("2026-05-21");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { Indicators = [] }, "R-4.3.3-a");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { Indicators = [new("漏损率", "")] }, "R-4.3.3-a");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { Checkpoints = [] }, "R-4.3.3-a");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { Checkpoints = [new(default, "首批完工")] }, "R-4.3.3-a");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { Method = " " }, "R-4.3.3-a");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { Reporter = "无名" }, "R-4.3.3-a");
        heating.Refuses("发改局-经办", "2026-05-20", Orders.Plan, Rule.Authority);
        heating.Does("住建局-经办", "2026-05-20", Orders.Plan);
        Assert.Contains(heating.State.WorkItems, item => item.Step == "execution");
    }

    [Fact, Clause("R-4.3.3-b")]
    public async Task 通报按计划到期日起每三十日一次并避开休息日()
    {
        var heating = await Heating.InExecution();
        foreach (var day in new[] { "2026-06-22", "2026-07-20", "2026-08-19", "2026-09-18", "2026-10-19", "2026-11-17" })
        {
            Assert.Equal([day], heating.Rows.Dues.Where(due => due.Id.StartsWith("report/", StringComparison.Ordinal)).Select(due => $"{due.Due:yyyy-MM-dd}"), StringComparer.Ordinal);
            heating.Does("住建局-经办", day, Orders.Report);
        }
    }

    [Fact, Clause("R-4.3.3-b")]
    public async Task 漏报次日提醒_且不妨碍下一次到期()
    {
        var heating = await Heating.InExecution();
        heating.Does(Instruction.System, "2026-06-23", Orders.Alert("report/2026-06-22"));
        Assert.Equal("2026-07-20", heating.DueDay("report/2026-07-20"));
        heating.Does(Instruction.System, "2026-07-21", Orders.Alert("report/2026-07-20"));
        Assert.Equal(2, heating.Rows.Alerts.Count(alert => !alert.IsSettled));

        // Each late report counts for the earliest open due date.
        heating.Does("住建局-经办", "2026-07-21", Orders.Report);
        Assert.Null(heating.DueDay("report/2026-06-22"));
        Assert.NotNull(heating.DueDay("report/2026-07-20"));
        heating.Does("住建局-经办", "2026-07-22", Orders.Report);
        Assert.DoesNotContain(heating.Rows.Alerts, alert => !alert.IsSettled);
    }

    [Fact, Clause("R-4.3.3-b")]
    public async Task 一日之内多报不抵以后各期()
    {
        var heating = (await Heating.InExecution()).Does("住建局-经办", "2026-06-22", Orders.Report).Does("住建局-经办", "2026-06-22", Orders.Report);
        Assert.Equal("2026-07-20", heating.DueDay("report/2026-07-20"));
        Assert.Equal(2, heating.State.Reports.Length);
        Assert.Null(heating.State.Reports[1].Due);
    }

    [Fact, Clause("R-4.3.3-b")]
    public async Task 检查点到期须通报()
    {
        var heating = await Heating.InExecution();
        Assert.Equal("2026-07-31", heating.DueDay("checkpoint/2026-07-31"));
        heating.Does("住建局-经办", "2026-07-30", Orders.Report);
        Assert.NotNull(heating.DueDay("checkpoint/2026-07-31"));
        heating.Refuses("住建局-经办", "2026-07-30", Orders.Report with { Due = "checkpoint/2026-01-01" }, Rule.Input);
        heating.Does("住建局-经办", "2026-07-30", Orders.Report with { Due = "checkpoint/2026-07-31" });
        Assert.Null(heating.DueDay("checkpoint/2026-07-31"));
        heating.Refuses("住建局-经办", "2026-07-30", Orders.Report with { Text = "" }, "R-4.3.3-b");
    }

    [Fact, Clause("C-20")]
    public async Task 事项可自定更短的通报间隔_漏报次日提醒()
    {
        var heating = await Heating.Before("2026-05-21");
        heating.Refuses("住建局-经办", "2026-05-20", Orders.Plan with { ReportEveryDays = 31 }, "C-20");
        heating.Does("住建局-经办", "2026-05-20", Orders.Plan with { ReportEveryDays = 1 });
        Assert.Equal("2026-05-21", heating.DueDay("report/2026-05-21"));
        Assert.Null(heating.DueDay("report/2026-06-22"));
        heating.Does("住建局-经办", "2026-05-21", Orders.Report);

        // 22 May is a Friday: Saturday and Sunday move to Monday and count once.
        heating.Does("住建局-经办", "2026-05-22", Orders.Report);
        Assert.Equal("2026-05-25", heating.DueDay("report/2026-05-25"));
        heating.Does(Instruction.System, "2026-05-26", Orders.Alert("report/2026-05-25"));
        Assert.Equal("2026-05-26", heating.DueDay("report/2026-05-26"));
    }

    [Fact, Clause("C-19"), Clause("C-21")]
    public async Task 跟踪反馈计划和首次评估按设置到期()
    {
        var heating = await Heating.Before("2026-04-28");
        heating.Does("A01", "2026-04-27", new RegulationCommand.ChangeSetting("C-19", "10", Heating.Day("2026-04-28"), "从严", "M01"));
        heating.Does("M01", "2026-04-27", new RegulationCommand.ApproveSetting("C-19", "10"));
        heating.Does("A01", "2026-04-27", new RegulationCommand.ChangeSetting("C-21", "3", Heating.Day("2026-04-28"), "从严", "M01"));
        heating.Does("M01", "2026-04-27", new RegulationCommand.ApproveSetting("C-21", "3"));
        await heating.TellDays("2026-04-28", "2026-04-29", ("tracking-plan/1:2026-05-21、evaluation/1:2026-10-28", "tracking-plan/1:2026-05-14、evaluation/1:2026-07-28"));
        Assert.Equal(("2026-05-14", "2026-07-28"), (heating.DueDay("tracking-plan/1"), heating.DueDay("evaluation/1")));

        // The reports count from the day the plan is due.
        Assert.Equal("2026-06-15", heating.DueDay("report/2026-06-15"));
    }

    [Fact, Clause("T-2")]
    public async Task 期限跨入未载入日历的年度标为暂定并提醒载入()
    {
        // S3: decided 2026-12-22, so that fifteen working days run into 2027.
        var heating = await Heating.Before("2026-04-29", ("\n2026-04-28\n", "\n2026-12-22\n"), ("开会日=2026-04-28", "开会日=2026-12-22"), ("minutes/1:2026-05-08、publication/1:2026-05-28、tracking-plan/1:2026-05-21、evaluation/1:2026-10-28", "tracking-plan/1:2027-01-12?"));
        var plan = heating.Due("tracking-plan/1");
        Assert.Equal(Heating.Day("2027-01-12"), plan.Due);
        Assert.True(plan.IsProvisional);
        Assert.False(heating.Due("assignment/1").IsProvisional);
        var alert = Assert.Single(heating.Rows.Alerts, alert => alert.Id == "calendar/2027");
        Assert.Equal("请载入2027年工作日历", alert.Name);
    }
}
