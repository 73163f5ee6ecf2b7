using System.Collections.Frozen;

namespace SanzhongYida.Decisions;

public sealed partial record Matter
{
    /// <summary>What the legality review is called among what is due; its day follows from the receipt.</summary>
    internal const string LegalityDue = "legality";

    /// <summary>Steps whose day is an obligation's, counted from the decision: their work items are not due a second time.</summary>
    private static readonly FrozenDictionary<string, ObligationKind> Obliged = new Dictionary<string, ObligationKind>(StringComparer.Ordinal)
    {
        ["minutes"] = ObligationKind.Minutes,
        ["publication"] = ObligationKind.Publication,
        ["assignment"] = ObligationKind.Assignment,
        ["tracking-plan"] = ObligationKind.TrackingPlan,
        ["progress-report"] = ObligationKind.Report,
        ["evaluation"] = ObligationKind.Evaluation,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The day a work item is due, as whoever does it must see it: the day a rule sets, wherever one does, and not the one drawn in
    /// the diagram, which counts from the item's arrival. What is to be done once (C-17, C-18, C-19, R-4.3.1-a) a diagram may ask for sooner,
    /// never later. Null where neither says a day.</summary>
    public DueDay? DueOf(WorkItem item) => DueOf(item.Step, item.Due);

    /// <summary>The same for a step about to open, with the day drawn for it.</summary>
    internal DueDay? DueOf(string? step, DueDay? drawn)
    {
        // W-713-26: from the complete receipt; sooner would cut the reviewer's time.
        if (step == "legality-review")
        {
            return Procedures.LegalityDue(this) is { IsAwaited: true } legality ? legality.Due : drawn;
        }

        if (step is null || !Obliged.TryGetValue(step, out var kind) || OpenObligations(kind).MinBy(due => due.Due.On) is not { } obligation)
        {
            return drawn;
        }

        var isPeriodic = kind is ObligationKind.Report or ObligationKind.Evaluation;
        return !isPeriodic && drawn is { } sooner && sooner.On < obligation.Due.On ? sooner : obligation.Due;
    }

    /// <summary>What is due by a day and not done.</summary>
    internal IEnumerable<DueRow> Dues => HasEnded
        ? Row(OpenObligations(ObligationKind.ExemptionReview, ObligationKind.Publication, ObligationKind.OpinionAnswer))
        : DueWorkItems().Concat(DueLegality()).Concat(Row(Obligations.Where(IsDue))).Concat(DueTasks()).Concat(DueFollowUps()).Concat(DueReviews());

    // A suspended execution has its review day (the next evaluation); what it would report on rests.
    private bool IsDue(Obligation obligation) =>
        IsOpen(obligation) && !(IsSuspended && obligation.Kind is ObligationKind.Report or ObligationKind.Checkpoint or ObligationKind.Acknowledgement);

    private IEnumerable<DueRow> Row(IEnumerable<Obligation> obligations) => obligations.Select(obligation => Row(
        obligation.Id,
        obligation.Kind == ObligationKind.Evaluation ? DueKind.Evaluation : DueKind.Obligation,
        Obligation.Chinese(obligation.Kind),
        obligation.Due,
        obligation.Kind is ObligationKind.Minutes or ObligationKind.Publication or ObligationKind.Assignment or ObligationKind.Suspension or ObligationKind.ExemptionReview or ObligationKind.Filing or ObligationKind.Ratification
            ? null
            : ExecutingUnit ?? Unit));

    private IEnumerable<DueRow> DueWorkItems() => WorkItems
        .Where(item => item.Due is not null && !(item.Step == "legality-review" && Procedures.LegalityDue(this) is not null) && !(item.Step is { } step && Obliged.ContainsKey(step)))
        .Select(item => Row(WorkId(item), DueKind.WorkItem, item.Name, item.Due!.Value, UnitOf(item)));

    // A process that began anew counts its activities anew.
    internal string WorkId(WorkItem item) => Restarts == 0 ? $"work/{item.Id}" : $"work/{Restarts}.{item.Id}";

    private IEnumerable<DueRow> DueLegality() => Procedures.LegalityDue(this) is { IsAwaited: true } legality ? [Row(LegalityDue, DueKind.WorkItem, "合法性审查", legality.Due, null)] : [];

    private IEnumerable<DueRow> DueTasks() => Tasks
        .Where(task => task.IsOpen && !IsSuspended)
        .Select(task => Row("task/" + task.Id, DueKind.Obligation, "任务" + task.Id, new DueDay(task.Due, IsProvisional: false), ExecutingUnit));

    private IEnumerable<DueRow> DueFollowUps() => FollowUps
        .Where(followUp => followUp.IsOpen)
        .Select(followUp => Row("followup/" + followUp.Id, DueKind.Obligation, "督办" + followUp.Id, followUp.Due, ExecutingUnit ?? Unit));

    // W-SUP: a review is answered within 30 days.
    private IEnumerable<DueRow> DueReviews() => FollowUps
        .Where(followUp => followUp.Review is { IsOpen: true })
        .Select(followUp => Row("followup-review/" + followUp.Id, DueKind.Obligation, $"督办{followUp.Id}复核", followUp.Review!.Due, unit: null));

    private DueRow Row(string id, DueKind kind, string name, DueDay due, string? unit) =>
        new(Subject.Matter(Id).ToString(), id, kind, name, due.On, due.IsProvisional, unit, Alerts.Any(alert => alert.Due == id));

    internal static string? UnitOf(WorkItem item) =>
        item.Candidates.Where(key => key.StartsWith("unit:", StringComparison.Ordinal)).Select(key => key["unit:".Length..]).FirstOrDefault();
}
