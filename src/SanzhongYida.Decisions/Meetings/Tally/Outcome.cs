namespace SanzhongYida.Decisions;

/// <summary>The outcome of an agenda item, Part C of the rules.</summary>
public enum Outcome
{
    /// <summary>The presider has not closed the item.</summary>
    Open,

    /// <summary>The meeting's own quorum failed: no item can be taken.</summary>
    NotOpened,

    /// <summary>Quorum for the item failed: it returns to the agenda.</summary>
    NoQuorum,

    /// <summary>通过.</summary>
    Carried,

    /// <summary>未通过.</summary>
    Rejected,

    /// <summary>暂缓: not carried.</summary>
    DeferredNotCarried,

    /// <summary>暂缓: 意见分歧较大.</summary>
    DeferredDivergent,

    /// <summary>暂缓: 重大问题尚不清楚.</summary>
    DeferredUnclear,

    /// <summary>暂缓: the head declines, with reasons.</summary>
    DeferredByHead,

    /// <summary>传达学习 without an implementing opinion.</summary>
    Noted,

    /// <summary>No outcome: the forum may not decide such a matter.</summary>
    RefusedForum,

    /// <summary>No outcome: preparation is not complete.</summary>
    RefusedNotReady,

    /// <summary>No outcome: the presider is wrong or absent.</summary>
    RefusedPresider,

    /// <summary>No outcome: somebody has not stated an opinion, or the presider is not last.</summary>
    RefusedStatements,

    /// <summary>No outcome: divergence is flagged and nothing found.</summary>
    RefusedFinding,

    /// <summary>No outcome: several leaders are concerned and not exactly one coordinates.</summary>
    RefusedCoordinator,
}
