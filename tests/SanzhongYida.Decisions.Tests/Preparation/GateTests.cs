namespace SanzhongYida.Decisions.Tests;

public sealed class GateTests
{
    private const string Put = "政府办-经办 列入议程 议题=1";

    // Of each story everything is told but the lines named; the gate names exactly what they held.
    [Theory]
    [InlineData("S1", "R-4.1.1-c", "2026-04-27", "报送 专家论证")]
    [InlineData("S1", "R-4.1.1-e", "2026-04-27", "报送 公示结束")]
    [InlineData("S1", "R-4.1.1-e", "2026-04-27", "报送 听证会")]
    [InlineData("S1", "W-713-17", "2026-04-27", "签字=是")]
    [InlineData("S1", "R-4.1.1-g", "2026-04-27", "报送 稳评报告")]
    [InlineData("S1", "R-4.1.1-b", "2026-04-27", "报送 合法性意见")]
    [InlineData("S1", "R-4.1.3-b", "2026-04-27", "部门=民政局 态度")]
    [InlineData("S1", "R-4.1.2-a", "2026-04-27", "M01 确定")]
    [InlineData("S3", "R-4.1.1-b", "2026-06-05", "报送 修改确认")]
    [InlineData("S5", "R-4.1.3-d", "2026-07-24", "第二轮协调")]
    [InlineData("S5", "R-4.1.3-d", "2026-07-24", "报送 立即决定说明")]
    [InlineData("S5", "R-4.1.3-d", "2026-07-24", "报送 倾向性意见")]
    [InlineData("S5", "R-4.1.3-c", "2026-07-24", "报送 立即决定说明", "报送 倾向性意见", "轮协调")]
    [InlineData("S5", "W-BUD-69", "2026-07-24", "报送 财政来源")]
    [Clause("R-4.1.1-b"), Clause("R-4.1.1-c"), Clause("R-4.1.1-e"), Clause("R-4.1.1-g"), Clause("R-4.1.2-a"), Clause("R-4.1.3-b"), Clause("R-4.1.3-c"), Clause("R-4.1.3-d")]
    [Clause("C-12"), Clause("W-713-13"), Clause("W-713-17"), Clause("W-713-29"), Clause("W-BUD-69")]
    public async Task 缺一不可列入议程_只指出所缺(string file, string rule, string day, params string[] without)
    {
        var stage = await Told.Before(file, Put, [.. without, "召集会议", "请假"]);
        await Told.Tell(stage, $"故事 所缺\n{day} 17:00\n政府办-经办 召集会议 会议组成=常务会议 事由=审议 地点=会议室 开会日={day} 时间=20:00 主持人=M01\n{Put} → 拒绝 {rule}");
    }

    [Fact, Clause("R-4.1.1-a")]
    public async Task 没有调研或听取意见记录不得报区长确定()
    {
        foreach (var evidence in new[] { "报送 调研报告", "报送 意见记录" })
        {
            var stage = await Told.Before("S1", "M01 确定 意见=列入", evidence);
            await Told.Tell(stage, "故事 所缺\n2026-04-24\nM01 确定 意见=列入会议。 → 拒绝 R-4.1.1-a");
        }
    }

    [Fact, Clause("R-4-d"), Clause("R-4-c")]
    public async Task 不得以会签等形式代替集体决策_八份同意不改变状态()
    {
        var stage = await Told.Before("S5", "报送 收集意见");
        var before = Told.Matter(stage);
        await Told.Tell(stage, "故事 会签\n2026-07-23 20:01\n水利局-经办 报送 收集意见 形式=会签 同意=M01、M02、M03、M04、M05、M06、M07、M08");
        var after = Told.Matter(stage);
        Assert.Empty(after.Conclusions);
        Assert.Equal(before.WorkItems.Select(item => item.Id), after.WorkItems.Select(item => item.Id), StringComparer.Ordinal);
        Assert.Equal(8, after.Latest<Evidence.OpinionsCollected>()!.Opinions.Length);
    }

    [Fact, Clause("R-4.2.3-f")]
    public async Task 紧急特殊情况须分管领导提出区长批准_暂缓后失效()
    {
        var stage = await Told.Before("S5", "M01 批准事项紧急");
        await Told.Tell(stage, "故事 紧急\n2026-07-23\nM02 提出紧急 理由=洪峰将至。 → 拒绝 authority\nM01 批准事项紧急 理由=同意。 → 拒绝 R-4.2.3-f\nM05 提出紧急 理由=洪峰将至。\nM05 批准事项紧急 理由=同意。 → 拒绝 authority\nM01 批准事项紧急 理由=同意。");
        Assert.Equal("M01", Told.Matter(stage).Urgency?.By);
        var deferred = (Matter)Fold.Apply(Told.Matter(stage), new DecisionFact.ItemConcluded(new Conclusion("m", 1, BodyKind.Executive, Outcome.DeferredUnclear, new DateOnly(2026, 7, 24), "", null, null, default, [])), default);
        Assert.Null(deferred.Urgency);
    }

    [Fact, Clause("W-713-26"), Clause("C-13")]
    public async Task 合法性审查一般不少于七个工作日_缩短须有理由()
    {
        var stage = await Told.Before("S5", "合法性收件");
        await Told.Tell(stage, "故事 审查\n2026-07-22\n司法局-审查 报送 合法性收件 工作日=2 → 拒绝 W-713-26\n司法局-审查 报送 合法性收件");
        Assert.Equal(new DateOnly(2026, 7, 31), Told.Matter(stage).Latest<Evidence.LegalityReceived>()!.Due!.Value.On);
        await Told.Tell(stage, "故事 审查\n2026-07-22 10:00\n司法局-审查 报送 合法性收件 工作日=2 缩短理由=洪峰将至。");
        Assert.Equal(new DateOnly(2026, 7, 24), Told.Matter(stage).Latest<Evidence.LegalityReceived>()!.Due!.Value.On);
    }

    [Fact, Clause("W-BUD-69")]
    public async Task 预算以外资金须写明来源_预算调整须报人大()
    {
        var stage = await Told.Before("S5", "M01 批准事项紧急");
        Assert.False(Told.Matter(stage).Flags.BudgetAdjustment);
        await Told.Tell(stage, "故事 来源\n2026-07-23\n水利局-经办 报送 财政来源 来源=预算调整 正文=改由预算调整安排。");
        Assert.True(Told.Matter(stage).Flags.BudgetAdjustment);
        Assert.Contains(AgendaGate.RequiredSteps(Told.Matter(stage)), step => step.RuleId == "W-BUD-69" && step.Chinese == "人大批准");
        await Told.Tell(stage, "故事 来源\n2026-07-23 10:00\n水利局-经办 报送 财政来源 来源=预备费 正文=动用预备费。");
        Assert.False(Told.Matter(stage).Flags.BudgetAdjustment);
    }
}
