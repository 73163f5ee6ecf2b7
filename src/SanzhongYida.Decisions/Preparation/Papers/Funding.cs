namespace SanzhongYida.Decisions;

/// <summary>财政来源 of money outside the annual budget. W-BUD-69: a budget adjustment is approved by the standing committee of the
/// People's Congress and not carried out before; emergencies first use 预备费.</summary>
internal static class Funding
{
    /// <summary>Does the matter ask for money outside the annual budget?</summary>
    public static bool NeedsSource(Matter matter) => matter.Funds is { InBudget: false, Kind: not FundKind.BudgetArrangement };

    public static IEnumerable<Refusal> SourceMissing(Matter matter) => NeedsSource(matter) && matter.Latest<Evidence.FundsSource>() is null
        ? [new Refusal("W-BUD-69", "未写明财政来源(预备费或预算调整)", "the source of the money is not named: the reserve, or a budget adjustment")]
        : [];

    public static void Check(Proceeding p, Matter matter, Evidence.FundsSource e)
    {
        p.Require(NeedsSource(matter), Rule.Input, "本事项不使用年度预算以外资金", "the matter asks for no money outside the budget");
        p.Require(Enum.IsDefined(e.Origin), Rule.Input, "没有这种财政来源", "there is no such source");
        p.Require(matter.Decisions.IsEmpty, "R-4.3.2-a", "已作出决策,不得擅自改变财政来源", "a decision stands: its source of money changes only by another");
        if (matter.Flags.Urgent && e.Origin == FundsOrigin.BudgetAdjustment)
        {
            p.RequireText(e.NotReserveBecause, 1000, "W-BUD-69", "预备费不足或不能使用的说明(紧急事项先使用预备费)", "why the reserve does not suffice: emergencies use it first");
        }
    }

    /// <summary>Called when the source is filed: a budget adjustment goes before the People's Congress.</summary>
    public static void OnFiled(Proceeding p, Subject subject, Evidence.FundsSource e)
    {
        var matter = (Matter)p.Find(subject)!;
        var isAdjustment = e.Origin == FundsOrigin.BudgetAdjustment;
        if (matter.Flags.BudgetAdjustment != isAdjustment)
        {
            p.Record(subject, new SubmissionFact.FlagsChanged(matter.Flags with { BudgetAdjustment = isAdjustment }, p.Keep(isAdjustment ? "财政来源为预算调整" : "财政来源为预备费")));
            Course.SetVariables(p, subject);
        }
    }
}
