using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>三、事项范围: which clauses a matter matches. All that match are kept, not only the first.</summary>
public static class Scope
{
    /// <summary>Clauses a person may declare; those on amounts are computed.</summary>
    public static ImmutableArray<string> Declarable { get; } =
        ["R-3.1-a", "R-3.1-b", "R-3.1-c", "R-3.2-a", "R-3.3-a", "R-3.3-b", "R-3.3-c"];

    /// <summary>The kind a clause belongs to.</summary>
    public static MatterKind KindOf(string clause) => clause[..5] switch
    {
        "R-3.1" => MatterKind.MajorDecision,
        "R-3.2" => MatterKind.KeyAppointment,
        "R-3.3" => MatterKind.MajorProject,
        _ => MatterKind.LargeFunds,
    };

    /// <summary>Every clause matched: those declared and those the money matches.</summary>
    public static ImmutableArray<string> Match(IEnumerable<string> declared, Funds? funds, Settings settings) =>
        [.. declared.Where(Declarable.Contains).Concat(funds is null ? [] : MatchFunds(funds, settings)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // R-3.4-a 「研究年度财政收支预决算的安排和调整」
    // R-3.4-b 「年度预算以外超过1000万元的大额财政资金使用」
    // R-3.4-c 「1000万元以上的政府投资基金、政府专项债券、政府购买服务的经费安排、使用、监管等事项。」
    private static IEnumerable<string> MatchFunds(Funds funds, Settings settings)
    {
        if (funds.Kind == FundKind.BudgetArrangement)
        {
            yield return "R-3.4-a";
        }

        if (funds.Kind == FundKind.FiscalFunds && !funds.InBudget && funds.Amount > settings.OutOfBudgetOver)
        {
            yield return "R-3.4-b";
        }

        if (funds.Kind is FundKind.InvestmentFund or FundKind.SpecialBond or FundKind.ServicePurchase && funds.Amount >= settings.ListedFundsAtLeast)
        {
            yield return "R-3.4-c";
        }
    }

    /// <summary>The flags the clauses themselves set: they can't be cleared while the clause stands.</summary>
    public static Flags With(Flags flags, ImmutableArray<string> clauses, Funds? funds) => flags with
    {
        // R-4.1.1-b: set by default for categories 一 (传达学习 excepted), 三 and 四.
        MajorAdministrativeDecision = flags.MajorAdministrativeDecision || clauses.Any(clause => clause != "R-3.1-a" && KindOf(clause) != MatterKind.KeyAppointment),

        // R-3.1-c 「关系广大人民群众切身利益的重大改革方案、公共政策和制度规范」
        VitalInterests = flags.VitalInterests || clauses.Contains("R-3.1-c", StringComparer.Ordinal),

        // W-BUD-69
        BudgetAdjustment = flags.BudgetAdjustment || funds is { Kind: FundKind.BudgetArrangement },
    };
}
