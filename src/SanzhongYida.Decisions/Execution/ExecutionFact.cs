using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A task of a decision that is carried out.</summary>
/// <param name="Id">Unique in its matter.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Due">The day it is due.</param>
public sealed record AssignedTask(string Id, TextRef Text, DateOnly Due);

/// <summary>An indicator of a tracking plan with the target it is measured by (R-4.3.3-a).</summary>
public sealed record Indicator(string Name, string Target);

/// <summary>A dated checkpoint of a tracking plan.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What is looked at on that day.</param>
public sealed record Checkpoint(DateOnly On, string What);

/// <summary>「通过抽样调查、跟踪调查、评估和效益指标考核等方式」 (R-4.3.3-c).</summary>
public enum EvaluationMethod
{
    /// <summary>抽样调查.</summary>
    SampleSurvey,

    /// <summary>跟踪调查.</summary>
    FollowUpSurvey,

    /// <summary>评估.</summary>
    Assessment,

    /// <summary>效益指标考核.</summary>
    BenefitIndicators,

    /// <summary>Another, described in the evidence.</summary>
    Other,
}

/// <summary>「继续执行、暂缓执行或修改决策内容等决策执行建议」 (R-4.3.3-d).</summary>
public enum Recommendation
{
    /// <summary>继续执行.</summary>
    Continue,

    /// <summary>暂缓执行.</summary>
    Suspend,

    /// <summary>修改决策内容.</summary>
    Amend,

    /// <summary>Another.</summary>
    Other,
}

/// <summary>What a member does who holds another opinion (R-4.3.2-b).</summary>
public enum ReservationKind
{
    /// <summary>保留意见.</summary>
    Reserved,

    /// <summary>向上级反映.</summary>
    ReportedUpward,
}

/// <summary>「决策存在问题、客观情况发生重大变化、不可抗力」 (W-713-34/35).</summary>
public enum ProblemKind
{
    /// <summary>决策存在问题.</summary>
    Problem,

    /// <summary>客观情况发生重大变化.</summary>
    ChangedCircumstances,

    /// <summary>不可抗力.</summary>
    ForceMajeure,
}

/// <summary>四(三)决策执行, as stored.</summary>
[JsonDerivedType(typeof(ExecutionFact.ObligationsSet), "obligations-set")]
[JsonDerivedType(typeof(ExecutionFact.ExecutionAssigned), "execution-assigned")]
[JsonDerivedType(typeof(ExecutionFact.TaskAcknowledged), "task-acknowledged")]
[JsonDerivedType(typeof(ExecutionFact.TaskCompleted), "task-completed")]
[JsonDerivedType(typeof(ExecutionFact.TrackingPlanFiled), "tracking-plan-filed")]
[JsonDerivedType(typeof(ExecutionFact.ProgressReported), "progress-reported")]
[JsonDerivedType(typeof(ExecutionFact.EvaluationFiled), "evaluation-filed")]
[JsonDerivedType(typeof(ExecutionFact.CompletionFiled), "completion-filed")]
[JsonDerivedType(typeof(ExecutionFact.CompletionConfirmed), "completion-confirmed")]
[JsonDerivedType(typeof(ExecutionFact.SigningRecorded), "signing-recorded")]
[JsonDerivedType(typeof(ExecutionFact.ProblemReported), "problem-reported")]
[JsonDerivedType(typeof(ExecutionFact.InspectionEntered), "inspection-entered")]
[JsonDerivedType(typeof(ExecutionFact.ReservationFiled), "reservation-filed")]
[JsonDerivedType(typeof(ExecutionFact.ExecutionSuspended), "execution-suspended")]
[JsonDerivedType(typeof(ExecutionFact.CalendarApplied), "calendar-applied")]
[JsonDerivedType(typeof(ExecutionFact.Archived), "archived")]
public abstract partial record MatterFact;

/// <summary>四(三)决策执行.</summary>
public abstract record ExecutionFact : MatterFact
{
    private ExecutionFact()
    {
    }

    /// <summary>Days became due, computed from the settings and the calendar of the day; they don't move afterwards.</summary>
    public sealed record ObligationsSet(ImmutableArray<Obligation> Obligations) : ExecutionFact;

    /// <summary>The decision was assigned for execution.</summary>
    /// <param name="Decision">The decision's number in the matter.</param>
    /// <param name="Unit">执行部门.</param>
    /// <param name="Leader">The leader responsible, or the coordinator the presider named.</param>
    /// <param name="Cooperating">The other leaders concerned (R-4.3.1-d).</param>
    /// <param name="Tasks">Its tasks, those carried over from an earlier version among them.</param>
    /// <param name="Closed">Tasks of an earlier version that end here.</param>
    public sealed record ExecutionAssigned(
        int Decision,
        string Unit,
        string Leader,
        ImmutableArray<string> Cooperating,
        ImmutableArray<AssignedTask> Tasks,
        ImmutableArray<string> Closed) : ExecutionFact;

    /// <summary>The executing unit took note of a task.</summary>
    public sealed record TaskAcknowledged(string Task) : ExecutionFact;

    /// <summary>A task was done.</summary>
    public sealed record TaskCompleted(string Task, TextRef Evidence) : ExecutionFact;

    /// <summary>跟踪反馈计划 was filed.</summary>
    public sealed record TrackingPlanFiled(
        ImmutableArray<Indicator> Indicators,
        ImmutableArray<Checkpoint> Checkpoints,
        TextRef Method,
        string Reporter,
        int? ReportEveryDays) : ExecutionFact;

    /// <summary>执行情况 was reported.</summary>
    /// <param name="Due">The obligation it meets, or null when none was open yet.</param>
    /// <param name="Text">The report.</param>
    public sealed record ProgressReported(string? Due, TextRef Text) : ExecutionFact;

    /// <summary>The execution was evaluated; alone it changes nothing (R-4.3.3-d).</summary>
    public sealed record EvaluationFiled(
        string Id,
        ImmutableArray<EvaluationMethod> Methods,
        string Organisation,
        TextRef Evidence,
        Recommendation Recommendation,
        TextRef Advice) : ExecutionFact;

    /// <summary>The executing unit filed completion evidence.</summary>
    public sealed record CompletionFiled(TextRef Evidence) : ExecutionFact;

    /// <summary>The responsible leader confirmed completion.</summary>
    public sealed record CompletionConfirmed(TextRef Opinion) : ExecutionFact;

    /// <summary>已签署: an agreement decided on was signed.</summary>
    public sealed record SigningRecorded(DateOnly On, string Agreement) : ExecutionFact;

    /// <summary>Something stands in the way of the decision (W-713-34/35).</summary>
    public sealed record ProblemReported(ProblemKind Kind, TextRef Text) : ExecutionFact;

    /// <summary>A leader inspected the execution (R-4.3.1-b).</summary>
    public sealed record InspectionEntered(TextRef Text) : ExecutionFact;

    /// <summary>A member reserved an opinion or reported it upward (R-4.3.2-b).</summary>
    public sealed record ReservationFiled(ReservationKind Kind, TextRef Text) : ExecutionFact;

    /// <summary>The head suspended the execution in an urgent case, until a meeting has dealt with it (W-713-37).</summary>
    public sealed record ExecutionSuspended(TextRef Reason) : ExecutionFact;

    /// <summary>The dates of a year are provisional no longer; those the calendar would have set otherwise are told and stay.</summary>
    public sealed record CalendarApplied(int Year, ImmutableArray<DueDifference> Differences) : ExecutionFact;

    /// <summary>办结归档.</summary>
    /// <param name="TransferYear">The year it is handed over to the archives (W-ARC).</param>
    public sealed record Archived(int TransferYear) : ExecutionFact;
}
