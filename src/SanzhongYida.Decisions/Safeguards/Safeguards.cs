using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>五、保障措施.</summary>
internal static class Safeguards
{
    /// <summary>What each step of 五 still lacks.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements =>
    [
        new("publication", (_, matter, item, _) => Publishing.Missing(matter, item)),
    ];

    public static void Handle(Proceeding p, SafeguardCommand command)
    {
        switch (command)
        {
            case SafeguardCommand.OpenFollowUp c:
                FollowUps.Open(p, c);
                break;
            case SafeguardCommand.ReportFollowUp c:
                FollowUps.Report(p, c);
                break;
            case SafeguardCommand.CloseFollowUp c:
                FollowUps.Close(p, c);
                break;
            case SafeguardCommand.AskFollowUpReview c:
                FollowUpReviews.Ask(p, c);
                break;
            case SafeguardCommand.ReviewFollowUp c:
                FollowUpReviews.Answer(p, c);
                break;
            case SafeguardCommand.FilePublicOpinion c:
                PublicOpinions.File(p, c);
                break;
            case SafeguardCommand.AnswerPublicOpinion c:
                PublicOpinions.Answer(p, c);
                break;
            case SafeguardCommand.Urge c:
                Alerting.Urge(p, c);
                break;
            case SafeguardCommand.Publish c:
                Publishing.Publish(p, c);
                break;
            case SafeguardCommand.ExemptFromPublication c:
                Publishing.Exempt(p, c);
                break;
            case SafeguardCommand.ReviewExemption c:
                Publishing.Review(p, c);
                break;
            case SafeguardCommand.RaiseAlert c:
                Alerting.Raise(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }
}

public sealed partial record Matter
{
    /// <summary>Alerts on the board: those raised, and one for each year of the calendar that must be loaded to make a day firm.</summary>
    internal IEnumerable<AlertRow> AlertRows
    {
        get
        {
            var open = Dues.Select(due => due.Id).ToHashSet(StringComparer.Ordinal);
            var raised = Alerts.Select(alert => new AlertRow(Subject.Matter(Id).ToString(), alert.Due, alert.Kind, alert.Name, alert.On, alert.Unit, alert.RaisedOn, !IsUnsettled(alert, open)));
            var provisional = Obligations.Where(obligation => obligation.Due.IsProvisional && open.Contains(obligation.Id))
                .GroupBy(obligation => obligation.Due.On.Year)
                .Select(year => new AlertRow(Subject.Matter(Id).ToString(), $"calendar/{year.Key}", DueKind.Obligation, $"请载入{year.Key}年工作日历", year.Min(due => due.Due.On), null, year.Min(due => due.Since), IsSettled: false));
            return raised.Concat(provisional);
        }
    }

    /// <summary>What the public reads.</summary>
    internal IEnumerable<PublicationRow> PublicationRows => PublishedDecisions
        .Where(published => published.Publication.Mode == PublicationMode.Public && !IsRestricted)
        .Select(published => Row(published.Publication, published.On));

    // Repeated deferral and a suspected split are settled by a decision; anything else when it is no longer due.
    private bool IsUnsettled(RaisedAlert alert, HashSet<string> open) => alert.Due.StartsWith("deferrals/", StringComparison.Ordinal) || alert.Due.StartsWith("split/", StringComparison.Ordinal)
        ? Decisions.IsEmpty && !HasEnded && Exit is null
        : open.Contains(alert.Due.StartsWith(CalendarDiffers, StringComparison.Ordinal) ? alert.Due[CalendarDiffers.Length..] : alert.Due);

    private PublicationRow Row(Publication publication, DateOnly on)
    {
        var decision = Decisions[publication.Decision - 1];
        return new PublicationRow(
            Id, publication.Decision, Number, Title, decision.On, on, decision.Outcome == Outcome.Carried ? "通过" : "未通过", publication.Content, publication.Basis, publication.Process, publication.Result);
    }
}

public static partial class Notices
{
    private static IEnumerable<Notice> OfSafeguard(Matter matter, string? id, SafeguardFact fact) => fact switch
    {
        SafeguardFact.DeadlineMissed f => [new Notice.Missed(Ladder(matter, f.Unit), id, matter.Number, f.Kind, f.On, id is null ? null : f.Unit)],
        SafeguardFact.Urged f => [new Notice.Urged(Addressees(matter, f), id, matter.Number, id is null ? null : f.Name)],
        SafeguardFact.OpinionReceived => [new Notice.OpinionReceived([AccessKey.Unit(matter.ExecutingUnit ?? matter.Unit)], id, matter.Number)],
        SafeguardFact.DeferredOften => [new Notice.Missed(Ladder(matter, matter.Unit), id, matter.Number, DueKind.Obligation, matter.LastDeferral!.On, id is null ? null : matter.Unit)],
        SafeguardFact.SplitSuspected => [new Notice.Missed(Ladder(matter, matter.Unit), id, matter.Number, DueKind.Obligation, matter.Alerts[^1].On, id is null ? null : matter.Unit)],
        _ => [],
    };

    // U-5: whoever has the work item or may do it, else the unit and the leader.
    private static ImmutableArray<string> Addressees(Matter matter, SafeguardFact.Urged fact) =>
        matter.IsRestricted ? Readers(matter)
        : matter.WorkItems.FirstOrDefault(item => matter.WorkId(item) == fact.Due) is { } item ? [.. matter.HandlersOf(item)]
        : [.. Ladder(matter, fact.Unit ?? matter.Unit).Where(key => key != AccessKey.Role(Role.SupervisionCenter))];

    // R-4.3.2-d: unit → leader → supervision centre. R-5.1-c: a restricted matter's ladder ends at its named readers and 区长.
    private static ImmutableArray<string> Ladder(Matter matter, string? unit)
    {
        if (matter.IsRestricted)
        {
            return Readers(matter);
        }

        var ladder = ImmutableArray.CreateBuilder<string>();
        if (unit is not null)
        {
            ladder.Add(AccessKey.Unit(unit));
        }

        if (matter.CoordinatingLeader is { } leader)
        {
            ladder.Add(AccessKey.Person(leader));
        }

        ladder.Add(AccessKey.Role(Role.SupervisionCenter));
        return ladder.ToImmutable();
    }
}
