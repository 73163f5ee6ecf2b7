using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>Chinese words of a story as the values they stand for.</summary>
internal static class StoryWords
{
    public static T Read<T>(StoryStep step, string word, params (string Word, T Value)[] table) =>
        table.FirstOrDefault(row => row.Word == word) is { Word: not null } row
            ? row.Value
            : throw new StoryException(step.Line, $"“{word}”不是{string.Join("、", table.Select(row => row.Word))}之一");

    public static bool Yes(StoryStep step, string key, bool otherwise = false) =>
        step.Find(key) is { } word ? Read(step, word, ("是", true), ("否", false)) : otherwise;

    public static int Number(StoryStep step, string word) =>
        int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw new StoryException(step.Line, $"“{word}”不是整数");

    /// <summary>A file's content, as the story gives it.</summary>
    public static byte[] Content(StoryStep step) => System.Text.Encoding.UTF8.GetBytes(step["内容"]);

    public static MatterKind Kind(StoryStep step, string word) => Read(
        step,
        word,
        ("重大事项决策", MatterKind.MajorDecision),
        ("重要干部任免", MatterKind.KeyAppointment),
        ("重大项目安排", MatterKind.MajorProject),
        ("大额资金使用", MatterKind.LargeFunds));

    public static BodyKind Forum(StoryStep step, string word) => Read(
        step,
        word,
        ("常务会议", BodyKind.Executive),
        ("党组会议", BodyKind.PartyGroup),
        ("专题会议", BodyKind.SpecialTopic),
        ("全体会议", BodyKind.Plenary));

    public static FundKind Funds(StoryStep step, string word) => Read(
        step,
        word,
        ("财政资金", FundKind.FiscalFunds),
        ("政府投资基金", FundKind.InvestmentFund),
        ("政府专项债券", FundKind.SpecialBond),
        ("政府购买服务", FundKind.ServicePurchase),
        ("预决算", FundKind.BudgetArrangement));

    public static Opinion Opinion(StoryStep step, string word) => Read(
        step,
        word,
        ("同意", Decisions.Opinion.Approve),
        ("不同意", Decisions.Opinion.Oppose),
        ("缓议", Decisions.Opinion.Defer),
        ("弃权", Decisions.Opinion.Abstain));

    public static Flags Flags(StoryStep step, ImmutableArray<string> words)
    {
        var known = new[] { "重大行政决策", "切身利益", "权利义务", "专业性技术性", "稳定风险", "紧急", "预算调整", "民主协商", "报人大" };
        return words.FirstOrDefault(word => !known.Contains(word, StringComparer.Ordinal)) is { } strange
            ? throw new StoryException(step.Line, $"“{strange}”不是标注")
            : new Flags
            {
                MajorAdministrativeDecision = Has(words, "重大行政决策"),
                VitalInterests = Has(words, "切身利益"),
                RightsAndDuties = Has(words, "权利义务"),
                Technical = Has(words, "专业性技术性"),
                StabilityRisk = Has(words, "稳定风险"),
                Urgent = Has(words, "紧急"),
                BudgetAdjustment = Has(words, "预算调整"),
                DemocraticConsultation = Has(words, "民主协商"),
                Congress = Has(words, "报人大"),
            };
    }

    public static ImmutableArray<Marking> Markings(StoryStep step) =>
        [.. step.List("标志").Select(word => Read(
            step,
            word,
            ("商业秘密", Marking.CommercialSecret),
            ("个人隐私", Marking.Privacy),
            ("工作秘密", Marking.WorkSecret),
            ("秘密", Marking.Secret),
            ("机密", Marking.Confidential),
            ("绝密", Marking.TopSecret)))];

    private static bool Has(ImmutableArray<string> words, string word) => words.Contains(word, StringComparer.Ordinal);
}
