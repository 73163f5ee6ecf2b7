namespace SanzhongYida.Decisions;

/// <summary>What a decision obliges somebody to do by a day.</summary>
public enum ObligationKind
{
    /// <summary>会议纪要 (R-4.2.6-b, C-18).</summary>
    Minutes,

    /// <summary>公开或通报 (R-5.2-a, C-17).</summary>
    Publication,

    /// <summary>分解交办 (R-4.3.1-a).</summary>
    Assignment,

    /// <summary>Taking note of a task (R-4.3.2-d).</summary>
    Acknowledgement,

    /// <summary>跟踪反馈计划 (R-4.3.3-a, C-19).</summary>
    TrackingPlan,

    /// <summary>A periodic report (R-4.3.3-b, C-20).</summary>
    Report,

    /// <summary>A report on a checkpoint of the plan (R-4.3.3-b).</summary>
    Checkpoint,

    /// <summary>评估 (R-4.3.3-c, C-21).</summary>
    Evaluation,

    /// <summary>A meeting on an urgent suspension (W-713-37).</summary>
    Suspension,

    /// <summary>The yearly review of what was withheld from publication (W-INF-17/18).</summary>
    ExemptionReview,

    /// <summary>归档 of what was withdrawn or terminated (R-4.3.4-a).</summary>
    Filing,

    /// <summary>A meeting on what was done ahead of it (C-26).</summary>
    Ratification,

    /// <summary>The answer to a public opinion (R-5.2-b).</summary>
    OpinionAnswer,
}

/// <summary>Something due by a day, computed once and stored: dates already issued don't move when the calendar or a setting changes.</summary>
/// <param name="Id">Stable and unique in its matter: <c>report/2026-06-22</c>, <c>publication/1</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Due">When.</param>
/// <param name="Since">The day from which it counts; a report handed in before it counts for an earlier one.</param>
public sealed record Obligation(string Id, ObligationKind Kind, DueDay Due, DateOnly Since)
{
    /// <summary>Was it met?</summary>
    public bool IsMet { get; init; }

    /// <summary>What it is called in lists.</summary>
    public static string Chinese(ObligationKind kind) => kind switch
    {
        ObligationKind.Minutes => "会议纪要",
        ObligationKind.Publication => "决策公开",
        ObligationKind.Assignment => "分解交办",
        ObligationKind.Acknowledgement => "签收任务",
        ObligationKind.TrackingPlan => "跟踪反馈计划",
        ObligationKind.Report => "执行情况通报",
        ObligationKind.Checkpoint => "检查点通报",
        ObligationKind.Evaluation => "决策执行评估",
        ObligationKind.Suspension => "中止执行提请会议",
        ObligationKind.Filing => "归档",
        ObligationKind.Ratification => "紧急处置提请会议追认",
        ObligationKind.OpinionAnswer => "答复公众意见",
        _ => "不公开事项复审",
    };
}
