using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>四(三)决策执行.</summary>
internal static class Executions
{
    /// <summary>What each step of 四(三) still lacks.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements =>
    [
        new("assignment", (_, matter, _, _) => Assignments.Missing(matter)),
        new("tracking-plan", (_, matter, _, _) => TrackingPlans.PlanMissing(matter)),
        new("execution", (_, matter, _, _) => Closing.CompletionMissing(matter)),
        new("progress-report", (_, matter, _, today) => TrackingPlans.ReportMissing(matter, today)),
        new("evaluation", (_, matter, _, today) => Evaluations.Missing(matter, today)),
        new("archive", (_, matter, _, today) => Closing.ArchiveMissing(matter, today)),
    ];

    /// <summary>The word the process hears when the evaluation step is done: continue, suspend, amend, other, or lapsed.</summary>
    public static string Advice(Matter matter) => Evaluations.Advice(matter);

    /// <summary>Called when a conclusion has been recorded, before the process moves on.</summary>
    public static void OnConcluded(Proceeding p, Subject subject, Conclusion conclusion) => Undertakings.OnConcluded(p, subject, conclusion);

    public static void Handle(Proceeding p, ExecutionCommand command)
    {
        switch (command)
        {
            case ExecutionCommand.Assign c:
                Assignments.Assign(p, c);
                break;
            case ExecutionCommand.AcknowledgeTask c:
                Assignments.Acknowledge(p, c);
                break;
            case ExecutionCommand.CompleteTask c:
                Assignments.Complete(p, c);
                break;
            case ExecutionCommand.FileTrackingPlan c:
                TrackingPlans.FilePlan(p, c);
                break;
            case ExecutionCommand.FileProgressReport c:
                TrackingPlans.FileReport(p, c);
                break;
            case ExecutionCommand.FileEvaluation c:
                Evaluations.File(p, c);
                break;
            case ExecutionCommand.FileCompletion c:
                Closing.FileCompletion(p, c);
                break;
            case ExecutionCommand.ConfirmCompletion c:
                Closing.Confirm(p, c);
                break;
            case ExecutionCommand.CloseMatter c:
                Closing.Close(p, c);
                break;
            case ExecutionCommand.RecordSigning c:
                LeadersActs.Sign(p, c);
                break;
            case ExecutionCommand.EnterInspection c:
                LeadersActs.Inspect(p, c);
                break;
            case ExecutionCommand.ApplyCalendar c:
                CalendarImport.Apply(p, c);
                break;
            case ExecutionCommand.ReportProblem c:
                LeadersActs.ReportProblem(p, c);
                break;
            case ExecutionCommand.FileReservation c:
                LeadersActs.Reserve(p, c);
                break;
            case ExecutionCommand.SuspendExecution c:
                LeadersActs.Suspend(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }
}

public static partial class Notices
{
    // R-4.3.1-d: the other leaders concerned receive the same notices.
    private static IEnumerable<Notice> OfExecution(Matter matter, string? id, ExecutionFact fact) => fact switch
    {
        ExecutionFact.ExecutionAssigned f when id is not null =>
        [
            new Notice.Assigned(
                [AccessKey.Unit(f.Unit), .. f.Cooperating.Prepend(f.Leader).Select(AccessKey.Person), AccessKey.Role(Role.SupervisionCenter)], id, matter.Number, f.Unit, f.Leader),
        ],
        ExecutionFact.ProblemReported => [new Notice.ProblemReported(matter.IsRestricted ? Readers(matter) : Ladder(matter, unit: null), id, matter.Number)],
        ExecutionFact.ExecutionAssigned => [new Notice.Assigned(Readers(matter), null, matter.Number, null, null)],
        _ => [],
    };
}
