using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>分解交办: who executes what by when.</summary>
public sealed record AssignmentRequest(
    string Unit,
    string Leader,
    ImmutableArray<TaskOrder> Tasks,
    IReadOnlyList<string>? Cooperating = null,
    IReadOnlyList<string>? Closed = null);

/// <summary>Evidence in words.</summary>
public sealed record ProofRequest(string Evidence);

/// <summary>跟踪反馈计划.</summary>
public sealed record TrackingPlanRequest(
    ImmutableArray<Indicator> Indicators,
    ImmutableArray<Checkpoint> Checkpoints,
    string Method,
    string Reporter,
    int? ReportEveryDays = null);

/// <summary>A report; it counts for the due date named, else for the earliest open one.</summary>
public sealed record ProgressRequest(string Text, string? Due = null);

/// <summary>An evaluation with its recommendation.</summary>
public sealed record EvaluationRequest(
    ImmutableArray<EvaluationMethod> Methods,
    string Organisation,
    string Evidence,
    Recommendation Recommendation,
    string Advice);

/// <summary>An agreement as signed.</summary>
public sealed record SigningRequest(DateOnly On, string Agreement);

/// <summary>What stands in the way.</summary>
public sealed record ProblemRequest(ProblemKind Kind, string Text);

/// <summary>A reserved opinion.</summary>
public sealed record ReservationRequest(ReservationKind Kind, string Text);

/// <summary>四(三)决策执行.</summary>
public static class ExecutionEndpoints
{
    /// <summary>The decisions under execution that the reader leads or supports.</summary>
    public static async Task<IEnumerable<LedDecision>> Led(Desk desk, Reader reader, DateOnly today, CancellationToken stop)
    {
        var executing = await PageQuery.All((cursor, size) => desk.Record.UnderExecution(reader, cursor, size, stop));
        return executing.Select(matter => LedDecision.Of(matter, reader.Person, today)).OfType<LedDecision>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        // R-4.3.1-b, R-4.3.1-d: each leader's own board.
        api.MapGet("/me/decisions", async (string? format, Caller caller, Desk desk, Clock clock, CancellationToken stop) => ListFile.Of(format, await Led(desk, caller.Reader, clock.Today, stop))).WithTags("决策执行 Execution").WithSummary("本人牵头、配合执行的决策及进展").Produces<IEnumerable<LedDecision>>();
        var matters = api.MapGroup("/matters").WithTags("决策执行 Execution");
        MapTasks(matters);
        MapReports(matters);
        matters.Act<ReservationRequest>("/{id}/reservations", "保留意见或向上反映", (id, r) => new ExecutionCommand.FileReservation(id, r.Kind, r.Text));
        matters.Act<ReasonRequest>("/{id}/suspension", "紧急中止执行", (id, r) => new ExecutionCommand.SuspendExecution(id, r.Reason));
        matters.Act("/{id}/close", "办结归档", id => new ExecutionCommand.CloseMatter(id));
    }

    private static void MapTasks(RouteGroupBuilder matters)
    {
        matters.Act<AssignmentRequest>("/{id}/assignment", "分解交办", (id, r) =>
            new ExecutionCommand.Assign(id, r.Unit, r.Leader, [.. r.Cooperating ?? []], r.Tasks, [.. r.Closed ?? []]));
        matters.Act("/{id}/tasks/{part}/acknowledge", "签收任务", (id, part) => new ExecutionCommand.AcknowledgeTask(id, part));
        matters.Act<ProofRequest>("/{id}/tasks/{part}/complete", "完成任务", (id, part, r) => new ExecutionCommand.CompleteTask(id, part, r.Evidence));
        matters.Act<SigningRequest>("/{id}/signings", "登记签署", (id, r) => new ExecutionCommand.RecordSigning(id, r.On, r.Agreement));
        matters.Act<ProofRequest>("/{id}/completion", "提交完成佐证", (id, r) => new ExecutionCommand.FileCompletion(id, r.Evidence));
        matters.Act<OpinionRequest>("/{id}/completion/confirm", "责任领导确认完成", (id, r) => new ExecutionCommand.ConfirmCompletion(id, r.Opinion));
    }

    private static void MapReports(RouteGroupBuilder matters)
    {
        matters.Act<TrackingPlanRequest>("/{id}/tracking-plan", "提交跟踪反馈计划", (id, r) =>
            new ExecutionCommand.FileTrackingPlan(id, r.Indicators, r.Checkpoints, r.Method, r.Reporter, r.ReportEveryDays));
        matters.Act<ProgressRequest>("/{id}/reports", "通报进展", (id, r) => new ExecutionCommand.FileProgressReport(id, r.Due, r.Text));
        matters.Act<ProblemRequest>("/{id}/problems", "报告执行中的问题", (id, r) => new ExecutionCommand.ReportProblem(id, r.Kind, r.Text));
        matters.Act<TextRequest>("/{id}/inspections", "领导检查督促", (id, r) => new ExecutionCommand.EnterInspection(id, r.Text));
        matters.Act<EvaluationRequest>("/{id}/evaluations", "提交决策评估", (id, r) =>
            new ExecutionCommand.FileEvaluation(id, Guid.CreateVersion7().ToString("N"), r.Methods, r.Organisation, r.Evidence, r.Recommendation, r.Advice));
    }
}
