namespace SanzhongYida.Testbed;

/// <summary>Two matters before one meeting, 甲 and 乙: the first is carried, the second is not; record, addition and minutes speak of both.</summary>
public static class TwoMatters
{
    /// <summary>The story, as a story file tells it.</summary>
    public static string Story { get; } = Told();

    private static string Told()
    {
        var prepared = new[] { "甲", "乙" }.Select(name => $"""
            住建局-经办 提交事项 事项={name} 题目={name}事项 类别=大额资金使用 资金=政府购买服务 预算=内 金额=1200万元 单位=住建局 部门=住建局 领域=住建 会议=常务会议 依据=依据 草案={name}事的草案。
            司法局-审查 清除重大行政决策 理由=既定政策的兑现。
            住建局-经办 报送 调研报告 范围=全区 调研人=住建局 正文=调研。
            住建局-经办 报送 意见记录 听取=各方面 正文=意见。
            住建局-初审 初审 意见=同意。
            M04 审定 意见=同意。
            M01 确定 意见=上会。

            """);
        var discussed = new[] { ("甲", 1, "同意=M01、M04、M05、M06、M07"), ("乙", 2, "同意=M01 缓议=M04、M05、M06、M07") }.Select(item => $"""
            M01 开始议题 事项={item.Item1} 议题={item.Item2}
            {string.Join("\n", new[] { "M04", "M05", "M06", "M07", "M01" }.Select(member => $"{member} 发表意见 {member} 同意 议题={item.Item2} 理由={item.Item1}事的理由"))}
            K01 举手表决 议题={item.Item2} {item.Item3}
            M01 结束议题 事项={item.Item1} 议题={item.Item2}

            """);
        return $"""
            故事 两件事项上同一次会议
            2026-04-27
            {string.Concat(prepared)}
            政府办-经办 召集会议 会议组成=常务会议 事由=研究事项 地点=会议室 开会日=2026-04-28 主持人=M01
            政府办-经办 列入议程 事项=甲 议题=1
            政府办-经办 列入议程 事项=乙 议题=2
            K01 请假 M02 理由=出差
            K01 请假 M03 理由=出差
            K01 请假 M08 理由=出差
            2026-04-28
            K01 签到 M01 M04 M05 M06 M07
            M01 宣布开会 记录人=K01
            {string.Concat(discussed)}
            M01 散会
            K01 补正记录 正文=甲事乙事的补正。
            K01 签署记录
            M01 签署记录
            政府办-经办 印发纪要 事项=甲 正文=甲事乙事的纪要初稿。 涵盖=甲、乙
            政府办-经办 修改纪要 正文=甲事乙事的纪要。
            """;
    }
}
