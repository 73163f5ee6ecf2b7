namespace SanzhongYida.Decisions.Tests;

public sealed class FollowUpTests
{
    [Fact, Clause("R-5.1-c")]
    public async Task 督办由督查指挥中心立项()
    {
        var heating = await Heating.InExecution();
        heating.Refuses("住建局-经办", "2026-06-22", Orders.FollowUp, "R-5.1-c");
        heating.Refuses("S01", "2026-06-22", Orders.FollowUp with { Basis = "" }, "R-5.1-c");
        heating.Refuses("S01", "2026-06-22", Orders.FollowUp with { Due = Heating.Day("2026-06-21") }, "R-5.1-c");
        heating.Does("S01", "2026-06-22", Orders.FollowUp);
        heating.Refuses("S01", "2026-06-22", Orders.FollowUp, Rule.State);
        Assert.Equal(("2026-07-10", "住建局"), (heating.DueDay("followup/D1"), heating.Due("followup/D1").Unit));
    }

    [Fact, Clause("R-5.1-c")]
    public async Task 执行部门只能报告不得自行办结()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-06-22", Orders.FollowUp);
        heating.Refuses("住建局-经办", "2026-06-23", Orders.CloseFollowUp, "R-5.1-c");
        heating.Does("住建局-经办", "2026-06-23", new SafeguardCommand.ReportFollowUp(Heating.Matter, "D1", "已安装八成。"));
        heating.Refuses("发改局-经办", "2026-06-23", new SafeguardCommand.ReportFollowUp(Heating.Matter, "D1", "代报。"), Rule.Authority);
        heating.Refuses("S01", "2026-06-24", Orders.CloseFollowUp with { Evidence = "" }, "R-5.1-c");
        heating.Does("S01", "2026-06-24", Orders.CloseFollowUp);
        heating.Refuses("S01", "2026-06-24", Orders.CloseFollowUp, Rule.State);
        heating.Refuses("S01", "2026-06-24", Orders.CloseFollowUp with { FollowUp = "D9" }, Rule.NotFound);
        Assert.Null(heating.DueDay("followup/D1"));
        Assert.Single(Assert.Single(heating.State.FollowUps).Reports);
    }

    [Fact, Clause("R-5.1-c")]
    public async Task 没有会议决定的事项无从督办() =>
        (await Heating.Before("2026-04-28")).Refuses("S01", "2026-04-27", Orders.FollowUp, "R-5.1-c");
}
