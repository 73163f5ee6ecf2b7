namespace SanzhongYida.Decisions.Tests;

public sealed class FollowUpReviewTests
{
    private static readonly SafeguardCommand.AskFollowUpReview Ask = new(Heating.Matter, "D1", "结论与事实不符。");
    private static readonly SafeguardCommand.ReviewFollowUp Answer = new(Heating.Matter, "D1", true, "经核查,结论属实。");

    [Fact, Clause("W-SUP")]
    public async Task 督查有依据_内容_对象_范围和结论()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-06-22", Orders.FollowUp with { Scope = "首批片区" });
        var followUp = Assert.Single(heating.State.FollowUps);
        Assert.Equal(("住建局", "S01", true), (followUp.Target, followUp.OpenedBy, followUp.Scope is not null));
        heating.Refuses("S01", "2026-06-22", Orders.FollowUp with { FollowUp = "D2", Scope = new string('范', 2001) }, Rule.Input);
    }

    [Fact, Clause("W-SUP")]
    public async Task 三十日内可以申请复核_第三十一日不予受理()
    {
        // Closed on 2026-06-24; the thirtieth day is Friday 2026-07-24.
        var heating = await Closed();
        heating.Refuses("住建局-经办", "2026-07-25", Ask, "W-SUP");
        heating.Refuses("发改局-经办", "2026-07-24", Ask, Rule.Authority);
        heating.Refuses("住建局-经办", "2026-07-24", Ask with { Reason = "" }, "W-SUP");
        heating.Does("住建局-经办", "2026-07-24", Ask);
        heating.Refuses("住建局-经办", "2026-07-24", Ask, Rule.State);
        Assert.Equal("2026-08-24", heating.DueDay("followup-review/D1"));
    }

    [Fact, Clause("W-SUP")]
    public async Task 参与作出结论的人员不得复核()
    {
        var heating = (await Closed()).Does("住建局-经办", "2026-07-01", Ask);
        heating.Refuses("S01", "2026-07-02", Answer, "W-SUP");
        heating.Refuses("住建局-经办", "2026-07-02", Answer, "R-5.1-c");
        heating.Does("A02", "2026-07-02", new DirectoryCommand.GrantRole("审计局-经办", Role.SupervisionCenter, Heating.Day("2026-07-02")));
        heating.Refuses("审计局-经办", "2026-07-02", Answer with { Text = "" }, "W-SUP");
        heating.Does("审计局-经办", "2026-07-02", Answer);
        heating.Refuses("审计局-经办", "2026-07-02", Answer, Rule.State);
        Assert.Null(heating.DueDay("followup-review/D1"));
        Assert.NotNull(Assert.Single(heating.State.FollowUps).ClosedOn);
    }

    [Fact, Clause("W-SUP")]
    public async Task 复核撤销结论的_督办继续()
    {
        var heating = (await Closed()).Does("住建局-经办", "2026-07-01", Ask)
            .Does("A02", "2026-07-02", new DirectoryCommand.GrantRole("审计局-经办", Role.SupervisionCenter, Heating.Day("2026-07-02")))
            .Does("审计局-经办", "2026-07-02", Answer with { IsUpheld = false });
        Assert.True(Assert.Single(heating.State.FollowUps).IsOpen);
        Assert.Equal("2026-07-10", heating.DueDay("followup/D1"));
        heating.Does("S01", "2026-07-03", Orders.CloseFollowUp).Does("住建局-经办", "2026-07-03", Ask);
    }

    private static async Task<Heating> Closed() =>
        (await Heating.InExecution()).Does("S01", "2026-06-22", Orders.FollowUp).Does("S01", "2026-06-24", Orders.CloseFollowUp);
}
