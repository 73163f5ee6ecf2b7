namespace SanzhongYida.Decisions.Tests;

public sealed class PublicationTests
{
    [Fact, Clause("W-INF-26"), Clause("C-17")]
    public async Task 决定之日起二十个工作日内公开_五月九日为工作日()
    {
        var heating = await Heating.Carried();
        Assert.Equal("2026-05-28", heating.DueDay("publication/1"));
        heating.Refuses(Instruction.System, "2026-05-28", Orders.Alert("publication/1"), "T-2");
        heating.Does(Instruction.System, "2026-05-29", Orders.Alert("publication/1"));
    }

    [Fact, Clause("R-5.2-a")]
    public async Task 内容依据过程结果缺一不可()
    {
        var heating = await Heating.Carried();
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Content = "" }, "R-5.2-a");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Basis = "" }, "R-5.2-a");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Process = " " }, "R-5.2-a");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Result = "" }, "R-5.2-a");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Decision = 2 }, "R-5.2-a");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Mode = PublicationMode.Circulated }, "R-5.2-a");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Channels = [] }, "W-713-32");
        heating.Refuses("住建局-经办", "2026-05-28", Orders.Publish, Rule.Authority);
        heating.Does("政府办-经办", "2026-05-28", Orders.Publish);
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish, Rule.State);
        var row = Assert.Single(heating.Rows.Publications);
        Assert.Equal(("通过", Heating.Day("2026-04-28"), Heating.Day("2026-05-28")), (row.Outcome, row.DecidedOn, row.PublishedOn));
        Assert.Null(heating.DueDay("publication/1"));
    }

    [Theory, Clause("W-INF-17/18")]
    [InlineData("政府办-经办")]
    [InlineData("无名")]
    public async Task 审查人不得为拟稿人(string reviewer)
    {
        var heating = await Heating.Carried();
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Reviewer = reviewer }, "W-INF-17/18");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Exempt with { Reviewer = reviewer }, "W-INF-17/18");
    }

    [Theory, Clause("R-4.2.5-a")]
    [InlineData("会上副区长丙不同意,其余成员同意")]
    [InlineData("表决结果:同意:副区长甲、副区长乙")]
    [InlineData("缓议的有副区长己")]
    public async Task 公开文本不得写出个人的意见和表决(string process) =>
        (await Heating.Carried()).Refuses("政府办-经办", "2026-05-28", Orders.Publish with { Process = process }, "R-4.2.5-a");

    [Theory, Clause("R-4.2.5-a")]
    [InlineData("区长、党组书记主持会议。会议以七人到会、六人同意通过")]
    [InlineData("副区长丙分管的农业农村事项另行研究;会议同意实施")]
    public async Task 不写个人表决的过程可以公开(string process) =>
        (await Heating.Carried()).Does("政府办-经办", "2026-05-28", Orders.Publish with { Process = process });

    [Fact, Clause("W-INF-14..16")]
    public async Task 不予公开须有法定依据和理由()
    {
        var heating = await Heating.Carried();
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Exempt with { Ground = null }, "W-INF-14..16");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Exempt with { Ground = (ExemptionGround)9 }, "W-INF-14..16");
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Exempt with { Reason = "" }, "R-5.2-a");
        heating.Does("政府办-经办", "2026-05-28", Orders.Exempt);
        Assert.Null(heating.DueDay("publication/1"));
        Assert.Empty(heating.Rows.Publications);
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish, Rule.State);
    }

    [Fact, Clause("W-INF-17/18")]
    public async Task 不予公开的每年复审_可公开时须公开()
    {
        var heating = (await Heating.Carried()).Does("政府办-经办", "2026-05-28", Orders.Exempt);
        Assert.Equal("2027-04-28", heating.DueDay("exemption-review/1/2027"));
        Assert.True(heating.Due("exemption-review/1/2027").IsProvisional);
        var review = new SafeguardCommand.ReviewExemption(Heating.Matter, 1, true, "谈判仍在进行。");
        heating.Refuses("政府办-经办", "2027-04-28", review with { Reason = "" }, "W-INF-17/18");
        heating.Does("政府办-经办", "2027-04-28", review);
        Assert.Equal("2028-04-28", heating.DueDay("exemption-review/1/2028"));
        Assert.Null(heating.DueDay("exemption-review/1/2027"));
        heating.Does("政府办-经办", "2028-04-28", review with { IsStillWithheld = false, Reason = "谈判已结束。" });
        Assert.NotNull(heating.DueDay("publication/1"));
        heating.Does("政府办-经办", "2028-04-30", Orders.Publish);
        Assert.Single(heating.Rows.Publications);
    }

    [Fact, Clause("R-5.2-a")]
    public async Task 暂缓的事项还不是决定()
    {
        var heating = await Heating.Before("2026-04-29",
            ("同意=M01、M02、M03、M04、M06、M08 不同意=M05", "同意=M01、M02、M03、M04 不同意=M05 缓议=M06、M08"),
            ("M01 明确牵头 M04\n", ""),
            ("结论=Carried 期限=minutes/1:2026-05-08、publication/1:2026-05-28、tracking-plan/1:2026-05-21、evaluation/1:2026-10-28", "结论=DeferredNotCarried 期限=minutes/1:2026-05-08"));
        Assert.Null(heating.DueDay("publication/1"));
        heating.Refuses("政府办-经办", "2026-05-28", Orders.Publish, "R-5.2-a");
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 公布稿中写有个人表决的句子不写入()
    {
        var decision = new Conclusion("会", 1, BodyKind.Executive, Outcome.Carried, new DateOnly(2026, 4, 28), "", null, null, default, []);
        Assert.Equal("同意实施供热改造。\n三年完成。", PublicText.WithoutVotes(District.New().Law, decision, "同意实施供热改造。副区长丙投不同意票。\n缓议:副区长甲。\n三年完成。"));
    }
}
