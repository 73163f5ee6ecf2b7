namespace SanzhongYida.Decisions;

/// <summary>执行部门: its own people act for it.</summary>
internal static class Executor
{
    /// <summary>The open matter, when it is assigned and the actor belongs to its executing unit; else null or a stated reason.</summary>
    public static Matter? Open(Proceeding p, string id)
    {
        if (Matters.Open(p, id) is not { } matter)
        {
            return null;
        }

        // 四: 准备 → 作出 → 执行: no execution before a carried decision.
        p.Require(matter.DecisionInForce is not null, "R-4.3.1-a", "未经会议集体决策通过", "nothing was carried by a meeting yet");
        if (p.Require(matter.ExecutingUnit is not null, "R-4.3.1-a", "尚未分解交办,没有执行部门", "no executing unit was assigned yet"))
        {
            p.Require(Offices.Actor(p)?.Unit == matter.ExecutingUnit, Rule.Authority, "本操作须由执行部门办理", "only the executing unit may do this");
        }

        return matter;
    }
}

/// <summary>出台: what must stand before a decision leaves the house.</summary>
internal static class Issue
{
    public static void Require(Proceeding p, Matter matter)
    {
        // W-713-31: report to the Party committee before issue.
        p.Require(
            !matter.Flags.MajorAdministrativeDecision || matter.HasPartyCommitteeReport,
            "W-713-31",
            "重大行政决策出台前未向区委请示报告",
            "not yet reported to the Party committee");

        // W-BUD-69: not adjusted before approval; W-713-8: what must go before the People's Congress is not issued before.
        p.Require(
            !(matter.Flags.BudgetAdjustment || matter.Flags.Congress) || matter.HasCongressApproval,
            matter.Flags.BudgetAdjustment ? "W-BUD-69" : "W-713-8",
            "未经区人大常委会批准,不得执行",
            "not yet approved by the standing committee of the People's Congress");
    }
}
