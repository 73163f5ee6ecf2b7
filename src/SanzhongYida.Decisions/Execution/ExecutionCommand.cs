using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>A task as it is asked for.</summary>
public sealed record TaskOrder(string Id, string Text, DateOnly Due);

/// <summary>Commands of 四(三)决策执行.</summary>
public abstract record ExecutionCommand : MatterCommand
{
    private ExecutionCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>分解交办: names the leader, the executing unit and the tasks of the decision that stands; by 政府办 or a leader.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Unit">执行部门.</param>
    /// <param name="Leader">The responsible leader; the coordinator, where the presider named one.</param>
    /// <param name="Cooperating">The other leaders concerned.</param>
    /// <param name="Tasks">At least one. A task id of an earlier version carries that task over.</param>
    /// <param name="Closed">Open tasks of the earlier version that end with it.</param>
    public sealed record Assign(
        string Matter,
        string Unit,
        string Leader,
        ImmutableArray<string> Cooperating,
        ImmutableArray<TaskOrder> Tasks,
        ImmutableArray<string> Closed) : ExecutionCommand(Matter);

    /// <summary>The executing unit takes note of a task.</summary>
    public sealed record AcknowledgeTask(string Matter, string Task) : ExecutionCommand(Matter);

    /// <summary>The executing unit has done a task.</summary>
    public sealed record CompleteTask(string Matter, string Task, string Evidence) : ExecutionCommand(Matter);

    /// <summary>The executing unit files 跟踪反馈计划.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Indicators">At least one, each with a target.</param>
    /// <param name="Checkpoints">At least one, dated.</param>
    /// <param name="Method">How it is tracked.</param>
    /// <param name="Reporter">The person who reports.</param>
    /// <param name="ReportEveryDays">Days between reports when shorter than C-20, counted from today; else null.</param>
    public sealed record FileTrackingPlan(
        string Matter,
        ImmutableArray<Indicator> Indicators,
        ImmutableArray<Checkpoint> Checkpoints,
        string Method,
        string Reporter,
        int? ReportEveryDays = null) : ExecutionCommand(Matter);

    /// <summary>The executing unit reports. It counts for the earliest open due date, or for the one named.</summary>
    public sealed record FileProgressReport(string Matter, string? Due, string Text) : ExecutionCommand(Matter);

    /// <summary>The executing unit files an evaluation with its recommendation.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Evaluation">Its new id, unique in the matter.</param>
    /// <param name="Methods">How it was done; at least one.</param>
    /// <param name="Organisation">Who did it: never one that did the main argument or assessment before (W-713-36).</param>
    /// <param name="Evidence">The data.</param>
    /// <param name="Recommendation">What is recommended.</param>
    /// <param name="Advice">The recommendation in words.</param>
    public sealed record FileEvaluation(
        string Matter,
        string Evaluation,
        ImmutableArray<EvaluationMethod> Methods,
        string Organisation,
        string Evidence,
        Recommendation Recommendation,
        string Advice) : ExecutionCommand(Matter);

    /// <summary>The executing unit files completion evidence; acknowledged tasks still open are done with it.</summary>
    public sealed record FileCompletion(string Matter, string Evidence) : ExecutionCommand(Matter);

    /// <summary>The responsible leader confirms completion.</summary>
    public sealed record ConfirmCompletion(string Matter, string Opinion) : ExecutionCommand(Matter);

    /// <summary>已签署; by 政府办 or a leader. The day is not in the future (T-1).</summary>
    public sealed record RecordSigning(string Matter, DateOnly On, string Agreement) : ExecutionCommand(Matter);

    /// <summary>The executing unit reports what stands in the way of the decision.</summary>
    public sealed record ReportProblem(string Matter, ProblemKind Kind, string Text) : ExecutionCommand(Matter);

    /// <summary>A leader enters an inspection.</summary>
    public sealed record EnterInspection(string Matter, string Text) : ExecutionCommand(Matter);

    /// <summary>A member of the deciding body reserves an opinion or reports it upward.</summary>
    public sealed record FileReservation(string Matter, ReservationKind Kind, string Text) : ExecutionCommand(Matter);

    /// <summary>区长 suspends the execution in an urgent case.</summary>
    public sealed record SuspendExecution(string Matter, string Reason) : ExecutionCommand(Matter);

    /// <summary>A year's calendar was loaded: provisional dates of that year become firm, as they were issued.</summary>
    public sealed record ApplyCalendar(string Matter, int Year) : ExecutionCommand(Matter);

    /// <summary>办结归档; by 政府办.</summary>
    public sealed record CloseMatter(string Matter) : ExecutionCommand(Matter);
}
