using System.Collections.Immutable;
using System.Globalization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>The words of the Measures for what the code calls in English, as pages show them.</summary>
public static class Words
{
    /// <summary>A day: 2026年4月28日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    /// <summary>A due day; one past the last loaded calendar says that it may still move.</summary>
    public static string Day(DateOnly day, bool isProvisional) => isProvisional ? Day(day) + "(暂定)" : Day(day);

    /// <summary>The time of day in the district.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(DistrictTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>类别.</summary>
    public static string Of(MatterKind kind) => kind switch
    {
        MatterKind.MajorDecision => "重大事项决策",
        MatterKind.KeyAppointment => "重要干部任免",
        MatterKind.MajorProject => "重大项目安排",
        MatterKind.LargeFunds => "大额资金使用",
        _ => kind.ToString(),
    };

    /// <summary>决策形式.</summary>
    public static string Of(BodyKind forum) => forum switch
    {
        BodyKind.Executive => "常务会议",
        BodyKind.PartyGroup => "党组会议",
        BodyKind.SpecialTopic => "专题会议",
        BodyKind.Plenary => "全体会议",
        _ => forum.ToString(),
    };

    /// <summary>Kinds of money.</summary>
    public static string Of(FundKind kind) => kind switch
    {
        FundKind.FiscalFunds => "财政资金",
        FundKind.InvestmentFund => "政府投资基金",
        FundKind.SpecialBond => "政府专项债券",
        FundKind.ServicePurchase => "政府购买服务",
        FundKind.BudgetArrangement => "财政收支预决算安排和调整",
        _ => kind.ToString(),
    };

    /// <summary>Money with its kind: 财政资金 1000.01万元(年度预算以外).</summary>
    public static string Of(Funds funds) => $"{Of(funds.Kind)} {Money.Format(funds.Amount)}({(funds.InBudget ? "年度预算内" : "年度预算以外")})";

    /// <summary>The three acts before a meeting.</summary>
    public static string Of(ActKind act) => act switch
    {
        ActKind.PreliminaryReview => "初审",
        ActKind.Endorsement => "审定",
        ActKind.Determination => "确定",
        _ => act.ToString(),
    };

    /// <summary>What an evaluation recommends.</summary>
    public static string Of(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Continue => "继续执行",
        Recommendation.Suspend => "暂缓执行",
        Recommendation.Amend => "修改决策内容",
        _ => "其他建议",
    };

    /// <summary>Marks of a matter, those that are set.</summary>
    public static ImmutableArray<string> Of(Flags flags) =>
    [
        .. new (bool IsSet, string Name)[]
        {
            (flags.MajorAdministrativeDecision, "重大行政决策"),
            (flags.VitalInterests, "切身利益"),
            (flags.RightsAndDuties, "权利义务重大影响"),
            (flags.Technical, "专业性技术性较强"),
            (flags.StabilityRisk, "社会稳定风险"),
            (flags.Urgent, "紧急特殊情况"),
            (flags.BudgetAdjustment, "预算调整"),
            (flags.DemocraticConsultation, "民主协商"),
            (flags.Congress, "须报人大"),
        }.Where(mark => mark.IsSet).Select(mark => mark.Name),
    ];

    /// <summary>A person by office, with the id.</summary>
    public static string Person(Law law, string id) => id == Instruction.System
        ? "系统"
        : law.People.TryGetValue(id, out var person) ? person.Name : id;

    /// <summary>A unit's name.</summary>
    public static string Unit(Law law, string id) => law.Units.TryGetValue(id, out var unit) ? unit.Name : id;

    /// <summary>Who holds a key: 住建局, 副区长乙, 合法性审查人.</summary>
    public static string Key(Law law, string key) => key.Split(':', 2) switch
    {
        ["person", var person] => Person(law, person),
        ["unit", var unit] => Unit(law, unit),
        ["role", var role] when Enum.TryParse<Role>(role, out var known) => RoleNames.Chinese(known),
        _ => key == AccessKey.Leaders ? "区政府领导" : key,
    };

    /// <summary>Where a matter stands; a process that has ended names its result.</summary>
    public static string Standing(MatterRow row) => row.HasEnded ? "已办结:" + Result(row.Standing) : row.Standing;

    /// <summary>The result a process ended with.</summary>
    public static string Result(string? result) => result switch
    {
        "carried" => "决策通过并归档",
        "rejected" => "未通过",
        "noted" => "传达学习",
        "withdrawn" => "撤回",
        "terminated" => "终止",
        _ => "归档",
    };
}
