namespace SanzhongYida.Decisions.Tests;

public sealed class PublicOpinionTests
{
    private static readonly SafeguardCommand.FilePublicOpinion Opinion = new(Heating.Matter, 1, "意见-1", Heating.Day("2026-06-22"), "请先改造老旧小区。", "某居民");
    private static readonly SafeguardCommand.AnswerPublicOpinion Answer = new(Heating.Matter, "意见-1", "首批片区已包括老旧小区。");

    [Fact, Clause("R-5.1-b")]
    public async Task 公众意见送达执行部门()
    {
        var heating = await Heating.InExecution();
        var judgment = Assert.IsType<Judgment.Accepted>(heating.Do(Instruction.System, "2026-06-22", Opinion));
        var notice = Assert.IsType<Notice.OpinionReceived>(Assert.Single(judgment.Entries.SelectMany(entry => Notices.Of(entry))));
        Assert.Equal(["unit:住建局"], notice.Audience);
        Assert.Equal(("2026-07-13", "住建局"), (heating.DueDay("opinion/意见-1"), heating.Due("opinion/意见-1").Unit));
    }

    [Fact, Clause("R-5.2-b")]
    public async Task 公众意见由执行部门答复并公开()
    {
        var heating = (await Heating.InExecution()).Does("政府办-经办", "2026-06-22", Opinion);
        heating.Refuses("发改局-经办", "2026-06-23", Answer, Rule.Authority);
        heating.Refuses("住建局-经办", "2026-06-23", Answer with { Answer = "" }, "R-5.2-b");
        heating.Refuses("住建局-经办", "2026-06-23", Answer with { Answer = "会上副区长丙不同意。" }, "R-4.2.5-a");
        heating.Refuses("住建局-经办", "2026-06-23", Answer with { Opinion = "意见-9" }, Rule.NotFound);
        heating.Does("住建局-经办", "2026-06-23", Answer);
        heating.Refuses("住建局-经办", "2026-06-23", Answer, Rule.State);
        Assert.Equal("首批片区已包括老旧小区。", Assert.Single(heating.State.PublicOpinions).Answer);
        Assert.Null(heating.DueDay("opinion/意见-1"));
    }

    [Fact, Clause("R-5.1-b")]
    public async Task 只对已公开的决定提意见()
    {
        var heating = await Heating.Carried();
        heating.Refuses(Instruction.System, "2026-06-22", Opinion, Rule.NotFound);
        heating = await Heating.InExecution();
        heating.Refuses(Instruction.System, "2026-06-22", Opinion with { Decision = 2 }, Rule.NotFound);
        heating.Refuses(Instruction.System, "2026-06-22", Opinion with { Text = " " }, Rule.Input);
        heating.Refuses(Instruction.System, "2026-06-21", Opinion, "T-1");
        heating.Refuses("住建局-经办", "2026-06-22", Opinion, Rule.Authority);
        heating.Does("政府办-经办", "2026-06-22", Opinion);
        heating.Refuses("政府办-经办", "2026-06-22", Opinion, Rule.State);
    }
}
