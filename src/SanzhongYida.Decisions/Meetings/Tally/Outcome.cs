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
}
