using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>An otherwise complete story that lacks one thing only, and the first act that must not happen without it: refused by
/// exactly that rule. A line <c>rule | story | what is left out, or this=&gt;that | the act that must be refused</c>; several parts
/// left out are parted by <c>&amp;</c>, because one rests on the other.</summary>
public sealed class OneEvidenceTests
{
    private const string Table = """
        R-0-e | S1 | 依据=《吉林省城市供热条例》、《白城市洮北区人民政府工作规则》=>依据= | 提交事项
        R-4.1.1-a | S1 | 报送 调研报告 | M01 确定
        R-4.1.1-a | S1 | 报送 意见记录 | M01 确定
        R-4.1.1-b | S1 | 报送 合法性意见 | 列入议程
        R-4.1.1-b | S1 | 结论=合法=>结论=不合法 | 列入议程
        R-4.1.1-b | S1 | 结论=合法=>结论=修改后合法 | 列入议程
        R-4.1.1-c | S1 | 报送 专家论证 | 列入议程
        R-4.1.1-e | S1 | 报送 公示 & 报送 公示结束 | 列入议程
        R-4.1.1-e | S1 | 报送 听证会 | 列入议程
        R-4.1.1-g | S1 | 报送 稳评报告 | 列入议程
        R-4.1.2-a | S1 | M01 确定 | 列入议程
        R-4.1.2-b | S1 | 初审 初审 | M04 审定
        R-4.1.2-c | S1 | M04 审定 | M01 确定
        R-4.1.3-b | S1 | 部门意见 部门=民政局 | 列入议程
        R-4.2.2-b | S1 | M08 发表意见 | M01 发表意见
        R-4.2.2-a | S1 | 理由=价格机制稳妥。=>理由= | M02 发表意见
        R-4.2.5-b | S2 | M09 答复回避 | K01 开始议题
        R-4.2.6-c | S1 | K01 请假 M07 & M07 书面意见 | K01 签署记录
        R-4.3.1-c | S1 | M01 明确牵头 | M01 结束议题
        R-4.3.3-a | S1 | 指标=漏损率/降至9%以下、投诉办结率/100%=>指标= | 报跟踪反馈计划
        R-4.3.3-c | S1 | 数据=抽查1200户,满意率93%,漏损率8.6%。=>数据= | 报评估
        R-4.3.4-a | S1 | 报完成证明 | 确认完成
        R-4.3.4-a | S1 | S01 办结督办 | 办结归档
        R-5.1-c | S1 | 结论=已完成 证明=现场核查=>结论=已完成 证明= 核查= | S01 办结督办
        R-5.2-a | S1 | 结果=常务会议通过。=>结果= | 公布 决定=1
        T-1 | S7 | 扫描件==>扫描= | K01 补录
        W-713-15 | S1 | 征求意见=是 载体=>征求意见=是 截止=2026-03-20 载体 | 报送 公示
        W-713-16 | S1 | 报送 听证材料 | 报送 听证会
        W-713-17 | S1 | 签字=是=>签字=否 | 列入议程
        W-713-18 | S1 | 工程监督/4/采纳=>工程监督/4 | 列入议程
        W-713-19/20 | S1 | /无=>/与投标人有利害关系 | 列入议程
        W-713-24 | S1 | 可控=是=>可控=否 | 列入议程
        W-713-26 | S1 | 报送 合法性收件 | 报送 合法性意见
        W-713-27/28 | S1 | 律师=区政府法律顾问=>律师= | 报送 合法性意见
        W-713-31 | S1 | 报送 党委请示报告 | 分解交办
        W-713-32 | S1 | 载体=区政府网站 审查人=>载体= 审查人 | 公布 决定=1
        W-CAD | S2 | 报送 任前公示 & 报送 任前公示结束 | 报完成证明
        W-INF-14..16 | S6 | 条款=第十五条=>条= | 豁免公开
        W-INF-17/18 | S1 | 审查人=政府办-初审=>审查= | 公布 决定=1
        """;

    public static TheoryData<string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var cells in Table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
            {
                rows.Add(cells[0], cells[1], cells[2], cells[3]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    [Clause("R-0-e"), Clause("R-4.1.1-a"), Clause("R-4.1.1-b"), Clause("R-4.1.1-c"), Clause("R-4.1.1-e"), Clause("R-4.1.1-g")]
    [Clause("R-4.1.2-a"), Clause("R-4.1.2-b"), Clause("R-4.1.2-c"), Clause("R-4.1.3-b"), Clause("R-4.2.2-a"), Clause("R-4.2.2-b"), Clause("R-4.2.5-b")]
    [Clause("R-4.2.6-c"), Clause("R-4.3.1-c"), Clause("R-4.3.3-a"), Clause("R-4.3.3-c"), Clause("R-4.3.4-a"), Clause("R-5.1-c"), Clause("R-5.2-a"), Clause("T-1")]
    [Clause("W-713-15"), Clause("W-713-16"), Clause("W-713-17"), Clause("W-713-18"), Clause("W-713-19/20"), Clause("W-713-24"), Clause("W-713-26")]
    [Clause("W-713-27/28"), Clause("W-713-31"), Clause("W-713-32"), Clause("W-CAD"), Clause("W-INF-14..16"), Clause("W-INF-17/18")]
    public async Task 只缺一样时恰以该条拒绝(string rule, string story, string without, string refused)
    {
        var text = Without(District.Read($"taobei/{story}.scenario.txt"), without, refused);
        await StoryRunner.Run(StoryFile.Read($"{text} → 拒绝 {rule}"), District.New());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task 什么都不缺时同一件事受理(string rule, string story, string without, string refused)
    {
        Assert.NotEmpty(rule + without);
        await StoryRunner.Run(StoryFile.Read(Until(Lines(District.Read($"taobei/{story}.scenario.txt")), from: 0, refused)), District.New());
    }

    // Everything before the act that must be refused, without what is left out; what the story itself has refused is not told again.
    private static string Without(string story, string without, string refused)
    {
        var lines = Lines(story);
        if (without.Split("=>") is [var that, var instead])
        {
            var first = lines.FindIndex(line => line.Contains(that, StringComparison.Ordinal));
            Assert.True(first >= 0, $"“{that}” stands nowhere in the story");
            return Until([.. lines.Select(line => line.Replace(that, instead, StringComparison.Ordinal))], first, refused);
        }

        var left = without.Split('&', StringSplitOptions.TrimEntries);
        var from = lines.FindIndex(line => left.Any(part => Says(line, part)));
        Assert.True(from >= 0, $"“{without}” stands nowhere in the story");
        var kept = lines.Where(line => !left.Any(part => Says(line, part))).ToList();
        return Until(kept, from, refused);
    }

    private static string Until(List<string> lines, int from, string refused)
    {
        var last = lines.FindIndex(from, line => Says(line, refused));
        Assert.True(last >= 0, $"“{refused}” stands nowhere after it");
        return string.Join('\n', lines.Take(last + 1));
    }

    private static bool Says(string line, string words) => $" {line} ".Contains($" {words} ", StringComparison.Ordinal) || $" {line} ".Contains($"-{words} ", StringComparison.Ordinal);

    private static List<string> Lines(string story) =>
        [.. story.Split("\n变体 ")[0].Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => !line.Contains('→', StringComparison.Ordinal) && !line.Contains(" 核对", StringComparison.Ordinal) && !line.Contains(" 查阅", StringComparison.Ordinal))];
}
