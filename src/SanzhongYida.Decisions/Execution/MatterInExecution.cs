using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A task of the matter.</summary>
/// <param name="Id">Unique in the matter.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Due">The day it is due.</param>
/// <param name="Decision">The decision it carries out.</param>
public sealed record MatterTask(string Id, TextRef Text, DateOnly Due, int Decision)
{
    /// <summary>The day the executing unit took note of it, or null.</summary>
    public DateOnly? AcknowledgedOn { get; init; }

    /// <summary>The day it was done or ended with an earlier version, or null.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>What shows that it was done; null when it ended with an earlier version.</summary>
    public TextRef? Evidence { get; init; }

    /// <summary>Is it still to be done?</summary>
    [JsonIgnore]
    public bool IsOpen => DoneOn is null;
}

/// <summary>跟踪反馈计划, the last filed.</summary>
public sealed record TrackingPlan(
    ImmutableArray<Indicator> Indicators,
    ImmutableArray<Checkpoint> Checkpoints,
    TextRef Method,
    string Reporter,
    int? ReportEveryDays,
    DateOnly FiledOn);

/// <summary>执行情况通报.</summary>
/// <param name="On">The day it was filed.</param>
/// <param name="By">Who filed it.</param>
/// <param name="Due">The obligation it met, or null.</param>
/// <param name="Text">The report.</param>
public sealed record ProgressReport(DateOnly On, string By, string? Due, TextRef Text);

/// <summary>An evaluation with its recommendation.</summary>
public sealed record Evaluation(
    string Id,
    ImmutableArray<EvaluationMethod> Methods,
    string Organisation,
    TextRef Evidence,
    Recommendation Recommendation,
    TextRef Advice,
    DateOnly FiledOn,
    string FiledBy);

/// <summary>Something a person entered on a day: completion, an inspection, a signing.</summary>
public sealed record Entered(DateOnly On, string By, TextRef Text);

/// <summary>An agreement was signed.</summary>
public sealed record Signing(DateOnly On, string Agreement, string By);

/// <summary>保留意见 or 向上级反映; read by the member, the recorder and the supervision centre only.</summary>
public sealed record Reservation(ReservationKind Kind, DateOnly On, string By, TextRef Text);

/// <summary>What stood in the way of the decision.</summary>
public sealed record Problem(ProblemKind Kind, DateOnly On, string By, TextRef Text);

public sealed partial record Matter
{
    /// <summary>Everything that became due, oldest first, met or not.</summary>
    public ImmutableArray<Obligation> Obligations { get; init; } = [];

    /// <summary>执行部门, once assigned.</summary>
    public string? ExecutingUnit { get; init; }

    /// <summary>The leader who coordinates or leads the execution, once assigned.</summary>
    public string? CoordinatingLeader { get; init; }

    /// <summary>The other leaders concerned (R-4.3.1-d 「其他班子成员要积极配合。」).</summary>
    public ImmutableArray<string> CooperatingLeaders { get; init; } = [];

    /// <summary>All tasks, those done among them.</summary>
    public ImmutableArray<MatterTask> Tasks { get; init; } = [];

    /// <summary>The plan last filed, or null.</summary>
    public TrackingPlan? TrackingPlan { get; init; }

    /// <summary>Reports, oldest first.</summary>
    public ImmutableArray<ProgressReport> Reports { get; init; } = [];

    /// <summary>Evaluations, oldest first.</summary>
    public ImmutableArray<Evaluation> Evaluations { get; init; } = [];

    /// <summary>Completion evidence, or null.</summary>
    public Entered? Completion { get; init; }

    /// <summary>The leader's confirmation of completion, or null.</summary>
    public Entered? CompletionConfirmed { get; init; }

    /// <summary>Signings.</summary>
    public ImmutableArray<Signing> Signings { get; init; } = [];

    /// <summary>Leaders' inspections.</summary>
    public ImmutableArray<Entered> Inspections { get; init; } = [];

    /// <summary>Problems the executing unit reported.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Reserved opinions; they change nothing in execution.</summary>
    public ImmutableArray<Reservation> Reservations { get; init; } = [];

    /// <summary>The head's urgent suspension, or null; a meeting's conclusion on the execution ends it.</summary>
    public Entered? UrgentSuspension { get; init; }

    /// <summary>The day it was filed, or null.</summary>
    public DateOnly? ArchivedOn { get; init; }

    /// <summary>The year it is handed over to the archives, or null.</summary>
    public int? TransferYear { get; init; }

    /// <summary>Before the id of an obligation whose day a calendar loaded later would have set otherwise.</summary>
    internal const string CalendarDiffers = "calendar-differs/";

    private Matter Apply(ExecutionFact fact, Stamp stamp) => fact switch
    {
        ExecutionFact.ObligationsSet f => this with { Obligations = [.. Obligations.Where(known => f.Obligations.All(set => set.Id != known.Id)), .. f.Obligations] },
        ExecutionFact.ExecutionAssigned f => Assigned(f, stamp),
        ExecutionFact.TaskAcknowledged f => WithTask(f.Task, task => task with { AcknowledgedOn = stamp.On }).Met("acknowledgement/" + f.Task),
        ExecutionFact.TaskCompleted f => WithTask(f.Task, task => task with { DoneOn = stamp.On, Evidence = f.Evidence }).Met("acknowledgement/" + f.Task),
        ExecutionFact.TrackingPlanFiled f => Planned(f, stamp),
        ExecutionFact.ProgressReported f => Reported(f, stamp),
        ExecutionFact.EvaluationFiled f => Evaluated(f, stamp),
        ExecutionFact.CompletionFiled f => this with { Completion = new Entered(stamp.On, stamp.By, f.Evidence), CompletionConfirmed = null },
        ExecutionFact.CompletionConfirmed f => this with { CompletionConfirmed = new Entered(stamp.On, stamp.By, f.Opinion) },
        ExecutionFact.SigningRecorded f => this with { Signings = Signings.Add(new Signing(f.On, f.Agreement, stamp.By)) },
        ExecutionFact.InspectionEntered f => this with { Inspections = Inspections.Add(new Entered(stamp.On, stamp.By, f.Text)) },
        ExecutionFact.ProblemReported f => this with { Problems = Problems.Add(new Problem(f.Kind, stamp.On, stamp.By, f.Text)) },
        ExecutionFact.ReservationFiled f => this with { Reservations = Reservations.Add(new Reservation(f.Kind, stamp.On, stamp.By, f.Text)) },
        ExecutionFact.ExecutionSuspended f => this with { UrgentSuspension = new Entered(stamp.On, stamp.By, f.Reason) },
        ExecutionFact.CalendarApplied f => this with
        {
            Obligations = [.. Obligations.Select(known => known.Due.On.Year == f.Year ? known with { Due = known.Due with { IsProvisional = false } } : known)],
            Alerts = [.. Alerts, .. f.Differences.Select(differs => new RaisedAlert(CalendarDiffers + differs.Id, DueKind.Obligation, differs.Issued, $"{differs.Name}:按{f.Year}年工作日历应为{Undertakings.Day(differs.WouldBe)},仍按已定期限", null, stamp.On))],
        },
        ExecutionFact.Archived f => Met(ObligationKind.Filing) with { ArchivedOn = stamp.On, TransferYear = f.TransferYear, Reopening = Reopening is { IsAgreed: true } ? null : Reopening },
        _ => throw new UnreachableException(),
    };

    private Matter Assigned(ExecutionFact.ExecutionAssigned f, Stamp stamp)
    {
        var kept = Tasks.Where(task => f.Tasks.All(set => set.Id != task.Id))
            .Select(task => f.Closed.Contains(task.Id, StringComparer.Ordinal) ? task with { DoneOn = stamp.On } : task);
        return Met(ObligationKind.Assignment) with
        {
            ExecutingUnit = f.Unit,
            CoordinatingLeader = f.Leader,
            CooperatingLeaders = f.Cooperating,
            Tasks = [.. kept, .. f.Tasks.Select(task => new MatterTask(task.Id, task.Text, task.Due, f.Decision))],
        };
    }

    // A shorter interval replaces the periodic reports still ahead; those missed already stay open.
    private Matter Planned(ExecutionFact.TrackingPlanFiled f, Stamp stamp) => Met(ObligationKind.TrackingPlan) with
    {
        TrackingPlan = new TrackingPlan(f.Indicators, f.Checkpoints, f.Method, f.Reporter, f.ReportEveryDays, stamp.On),
        Obligations =
        [
            .. Met(ObligationKind.TrackingPlan).Obligations.Where(known =>
                known.IsMet || known.Due.On < stamp.On || known.Kind != ObligationKind.Checkpoint && (known.Kind != ObligationKind.Report || f.ReportEveryDays is null)),
        ],
    };

    // A report also settles every checkpoint whose day has come.
    private Matter Reported(ExecutionFact.ProgressReported f, Stamp stamp) => this with
    {
        Reports = Reports.Add(new ProgressReport(stamp.On, stamp.By, f.Due, f.Text)),
        Obligations = [.. Obligations.Select(known => known.Id == f.Due || known.Kind == ObligationKind.Checkpoint && known.Due.On <= stamp.On ? known with { IsMet = true } : known)],
    };

    // An amendment is a change in substance: what was reviewed before is spent for it.
    private Matter Evaluated(ExecutionFact.EvaluationFiled f, Stamp stamp) => Met(ObligationKind.Evaluation) with
    {
        Evaluations = Evaluations.Add(new Evaluation(f.Id, f.Methods, f.Organisation, f.Evidence, f.Recommendation, f.Advice, stamp.On, stamp.By)),
        LegalityFrom = f.Recommendation == Recommendation.Amend ? Evidence.Length : LegalityFrom,
    };

    private Matter WithTask(string id, Func<MatterTask, MatterTask> change) =>
        this with { Tasks = [.. Tasks.Select(task => task.Id == id ? change(task) : task)] };

    private Matter Met(string id) => this with { Obligations = [.. Obligations.Select(known => known.Id == id ? known with { IsMet = true } : known)] };

    private Matter Met(ObligationKind kind) => this with { Obligations = [.. Obligations.Select(known => known.Kind == kind ? known with { IsMet = true } : known)] };
}
