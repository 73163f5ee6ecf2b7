namespace SanzhongYida.Decisions.Tests;

public sealed class LeadersActsTests
{
    private static readonly ExecutionCommand.RecordSigning Signing = new(Heating.Matter, Heating.Day("2026-04-29"), "特许经营协议");

    [Fact, Clause("R-3.3-b")]
    public async Task 会议通过前不得签署() =>
        (await Heating.Before("2026-04-28")).Refuses("政府办-经办", "2026-04-27", Signing with { On = Heating.Day("2026-04-27") }, "R-3.3-b");

    [Fact, Clause("W-713-31"), Clause("T-1")]
    public async Task 签署在通过并请示报告之后_不得是将来()
    {
        var heating = await Heating.Before("2026-04-29", ("政府办-经办 报送 党委请示报告 文号=白洮政报〔2026〕9号\n", ""));
        heating.Refuses("政府办-经办", "2026-04-29", Signing, "W-713-31");
        heating.Does("政府办-经办", "2026-04-29", new PreparationCommand.FileEvidence(Heating.Matter, new Evidence.PartyCommitteeReport(Heating.Day("2026-04-29"), "9号"), null));
        heating.Refuses("政府办-经办", "2026-04-29", Signing with { On = Heating.Day("2026-04-30") }, "T-1");
        heating.Refuses("政府办-经办", "2026-04-29", Signing with { On = Heating.Day("2026-04-27") }, "R-3.3-b");
        heating.Refuses("住建局-经办", "2026-04-29", Signing, Rule.Authority);
        heating.Does("政府办-经办", "2026-04-29", Signing);
        Assert.Equal("特许经营协议", Assert.Single(heating.State.Signings).Agreement);
    }

    [Fact, Clause("R-4.3.1-b")]
    public async Task 领导的督促检查进入事项经过()
    {
        var heating = await Heating.InExecution();
        var inspection = new ExecutionCommand.EnterInspection(Heating.Matter, "现场检查首批片区。");
        heating.Refuses("住建局-经办", "2026-06-22", inspection, Rule.Authority);
        heating.Refuses("M04", "2026-06-22", inspection with { Text = "" }, "R-4.3.1-b");
        heating.Does("M04", "2026-06-22", inspection);
        Assert.Equal(("M04", Heating.Day("2026-06-22")), Assert.Single(heating.State.Inspections) is var entered ? (entered.By, entered.On) : default);
    }

    [Fact, Clause("R-4.3.1-b"), Clause("R-4.3.1-d")]
    public async Task 领导的看板列出本人牵头和配合的决策_进展和本人的检查()
    {
        var heating = await Heating.InExecution();
        var lead = heating.State.CoordinatingLeader!;
        heating.Does(lead, "2026-06-22", new ExecutionCommand.EnterInspection(Heating.Matter, "现场检查首批片区。"));
        var line = LedDecision.Of(heating.State, lead, Heating.Day("2026-06-22"))!;
        Assert.Equal((false, "住建局", heating.State.Tasks.Length, 0, 1), (line.IsCooperating, line.Unit, line.Tasks, line.Overdue, line.Inspections));
        Assert.Equal(heating.Rows.Dues.Min(due => due.Due), line.Due);
        var late = LedDecision.Of(heating.State, lead, line.Due!.Value.AddDays(1))!;
        Assert.Equal(heating.Rows.Dues.Count(due => due.Due == line.Due), late.Overdue);
        Assert.NotEqual(line.Due, late.Due);

        Assert.NotEmpty(heating.State.CooperatingLeaders);
        Assert.All(heating.State.CooperatingLeaders.ToArray(), other => Assert.Equal((true, 0), LedDecision.Of(heating.State, other, Heating.Day("2026-06-22")) is { } seen ? (seen.IsCooperating, seen.Inspections) : default));
        Assert.Null(LedDecision.Of(heating.State, "M05", Heating.Day("2026-06-22")));
    }

    [Fact, Clause("R-4.3.2-b"), Clause("R-4.3.2-c")]
    public async Task 保留意见不影响执行()
    {
        var heating = await Heating.InExecution();
        var reservation = new ExecutionCommand.FileReservation(Heating.Matter, ReservationKind.Reserved, "农村集中居住点未纳入。");
        heating.Refuses("住建局-经办", "2026-06-22", reservation, Rule.Authority);
        var before = heating.Rows;
        heating.Does("M05", "2026-06-22", reservation).Does("M05", "2026-06-22", reservation with { Kind = ReservationKind.ReportedUpward });
        Assert.Equal(before.Dues, heating.Rows.Dues);
        Assert.Equal(before.WorkItems, heating.Rows.WorkItems);
        Assert.Equal([ReservationKind.Reserved, ReservationKind.ReportedUpward], heating.State.Reservations.Select(filed => filed.Kind));
    }

    [Fact, Clause("W-713-37")]
    public async Task 紧急情况下区长可先行中止_限期提请会议()
    {
        var heating = await Heating.InExecution();
        var suspend = new ExecutionCommand.SuspendExecution(Heating.Matter, "施工发现重大安全隐患。");
        heating.Refuses("M02", "2026-06-22", suspend, "W-713-37");
        heating.Refuses("M01", "2026-06-22", suspend with { Reason = "" }, "W-713-37");
        heating.Does("M01", "2026-06-22", suspend);
        Assert.True(heating.State.IsSuspended);
        Assert.Null(heating.DueDay("task/T1"));
        Assert.Equal("2026-07-06", heating.DueDay("suspension/2026-06-22"));
        heating.Refuses("M01", "2026-06-23", suspend, Rule.State);
        heating.Does(Instruction.System, "2026-07-07", Orders.Alert("suspension/2026-06-22"));
        Assert.Contains(heating.Rows.Alerts, alert => alert.Id == "suspension/2026-06-22" && !alert.IsSettled);
    }

    [Fact, Clause("W-713-34/35")]
    public async Task 执行中的问题和情况变化及时报告_告知领导和督查指挥中心()
    {
        var heating = await Heating.InExecution();
        var problem = new ExecutionCommand.ReportProblem(Heating.Matter, ProblemKind.ForceMajeure, "暴雨冲毁管沟。");
        heating.Refuses("发改局-经办", "2026-07-01", problem, Rule.Authority);
        heating.Refuses("住建局-经办", "2026-07-01", problem with { Text = "" }, "W-713-34/35");
        var judgment = Assert.IsType<Judgment.Accepted>(heating.Do("住建局-经办", "2026-07-01", problem));
        var notice = Assert.IsType<Notice.ProblemReported>(Assert.Single(judgment.Entries.SelectMany(entry => Notices.Of(entry))));
        Assert.Equal(["person:M04", "role:SupervisionCenter"], notice.Audience);
        Assert.Equal(ProblemKind.ForceMajeure, Assert.Single(heating.State.Problems).Kind);
    }
}
