namespace SanzhongYida.Decisions;

/// <summary>The four categories of section 三. A matter has one leading kind, which picks its definition, and may match clauses of others.</summary>
public enum MatterKind
{
    /// <summary>重大事项决策 (三(一)).</summary>
    MajorDecision,

    /// <summary>重要干部(人事)任免 (三(二)).</summary>
    KeyAppointment,

    /// <summary>重大项目安排 (三(三)).</summary>
    MajorProject,

    /// <summary>大额资金使用 (三(四)).</summary>
    LargeFunds,
}

/// <summary>What the money is, as R-3.4-* tells kinds apart.</summary>
public enum FundKind
{
    /// <summary>财政资金.</summary>
    FiscalFunds,

    /// <summary>政府投资基金.</summary>
    InvestmentFund,

    /// <summary>政府专项债券.</summary>
    SpecialBond,

    /// <summary>政府购买服务.</summary>
    ServicePurchase,

    /// <summary>财政收支预决算的安排和调整.</summary>
    BudgetArrangement,
}

/// <summary>Money a matter asks for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="InBudget">Inside the annual budget?</param>
/// <param name="Amount">元, two decimals at most.</param>
/// <param name="Typed">As the clerk typed it, with the unit: 1000.01万元.</param>
/// <param name="Project">项目编码, under which its requests of one fiscal year are seen together (R-3.4-d), or null.</param>
public sealed record Funds(FundKind Kind, bool InBudget, decimal Amount, string Typed, string? Project = null);

/// <summary>What the matter is marked as; each mark asks for steps (四(一)).</summary>
public sealed record Flags
{
    /// <summary>重大行政决策.</summary>
    public bool MajorAdministrativeDecision { get; init; }

    /// <summary>涉及人民群众切身利益.</summary>
    public bool VitalInterests { get; init; }

    /// <summary>对权利义务有重大影响.</summary>
    public bool RightsAndDuties { get; init; }

    /// <summary>专业性、技术性较强.</summary>
    public bool Technical { get; init; }

    /// <summary>易引发矛盾纠纷或可能影响社会稳定.</summary>
    public bool StabilityRisk { get; init; }

    /// <summary>紧急特殊情况.</summary>
    public bool Urgent { get; init; }

    /// <summary>预算调整.</summary>
    public bool BudgetAdjustment { get; init; }

    /// <summary>按规定需进行民主协商.</summary>
    public bool DemocraticConsultation { get; init; }

    /// <summary>须报人大.</summary>
    public bool Congress { get; init; }

    /// <summary>切身利益 or 权利义务重大影响: notice and hearing both (R-4.1.1-e).</summary>
    public bool PublicInterest => VitalInterests || RightsAndDuties;
}
