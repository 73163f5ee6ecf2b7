using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>督办.</summary>
/// <param name="Id">Unique in the matter.</param>
/// <param name="Basis">On what ground it was opened.</param>
/// <param name="Content">What is to be done.</param>
/// <param name="Due">When.</param>
/// <param name="OpenedOn">The day it was opened.</param>
public sealed record FollowUp(string Id, TextRef Basis, TextRef Content, DueDay Due, DateOnly OpenedOn)
{
    /// <summary>What the executing unit reported, oldest first.</summary>
    public ImmutableArray<Entered> Reports { get; init; } = [];

    /// <summary>The day it was closed, or null.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The conclusion, once closed.</summary>
    public TextRef? Conclusion { get; init; }

    /// <summary>The evidence it was closed with.</summary>
    public TextRef? Evidence { get; init; }

    /// <summary>Is it open?</summary>
    [JsonIgnore]
    public bool IsOpen => ClosedOn is null;
}

/// <summary>A decision as it was published.</summary>
public sealed record PublishedDecision(Publication Publication, DateOnly On, string By);

/// <summary>A decision withheld from publication.</summary>
public sealed record Exemption(int Decision, ExemptionGround Ground, TextRef Reason, string Range, string Reviewer, DateOnly On)
{
    /// <summary>Was it lifted by a later review? Then the decision is to be published.</summary>
    public bool IsLifted { get; init; }
}

/// <summary>An alert the supervision centre has received.</summary>
/// <param name="Due">The id of what was due.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="On">The day it was due.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">Who should have done it, or null.</param>
/// <param name="RaisedOn">The day it was raised.</param>
public sealed record RaisedAlert(string Due, DueKind Kind, DateOnly On, string Name, string? Unit, DateOnly RaisedOn);

public sealed partial record Matter
{
    /// <summary>督办, open and closed.</summary>
    public ImmutableArray<FollowUp> FollowUps { get; init; } = [];

    /// <summary>What was published, one per decision.</summary>
    public ImmutableArray<PublishedDecision> PublishedDecisions { get; init; } = [];

    /// <summary>What was exempted from publication.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>Alerts ever raised; each once.</summary>
    public ImmutableArray<RaisedAlert> Alerts { get; init; } = [];

    private Matter Apply(SafeguardFact fact, Stamp stamp) => fact switch
    {
        SafeguardFact.FollowUpOpened f => this with { FollowUps = FollowUps.Add(new FollowUp(f.Id, f.Basis, f.Content, f.Due, stamp.On)) },
        SafeguardFact.FollowUpReported f => WithFollowUp(f.Id, known => known with { Reports = known.Reports.Add(new Entered(stamp.On, stamp.By, f.Text)) }),
        SafeguardFact.FollowUpClosed f => WithFollowUp(f.Id, known => known with { ClosedOn = stamp.On, Conclusion = f.Conclusion, Evidence = f.Evidence }),
        SafeguardFact.DecisionPublished f => Met($"publication/{f.Publication.Decision}") with { PublishedDecisions = PublishedDecisions.Add(new PublishedDecision(f.Publication, stamp.On, stamp.By)) },
        SafeguardFact.PublicationExempted f => Met($"publication/{f.Decision}") with { Exemptions = Exemptions.Add(new Exemption(f.Decision, f.Ground, f.Reason, f.Range, f.Reviewer, stamp.On)) },
        SafeguardFact.ExemptionReviewed f => Reviewed(f),
        SafeguardFact.DeadlineMissed f => this with { Alerts = Alerts.Add(new RaisedAlert(f.Due, f.Kind, f.On, f.Name, f.Unit, stamp.On)) },
        SafeguardFact.DeferredOften f => this with { Alerts = Alerts.Add(new RaisedAlert($"deferrals/{f.Times}", DueKind.Obligation, stamp.On, "多次暂缓", Unit, stamp.On)) },
        SafeguardFact.SplitSuspected f => this with { Alerts = Alerts.Add(new RaisedAlert(f.Due, DueKind.Obligation, stamp.On, $"疑似拆分:{string.Join("、", f.Numbers)}合计{Money.Format(f.Total)}", Unit, stamp.On)) },
        _ => throw new UnreachableException(),
    };

    // A lifted exemption leaves the decision to be published after all.
    private Matter Reviewed(SafeguardFact.ExemptionReviewed f) => this with
    {
        Exemptions = [.. Exemptions.Select(known => known.Decision == f.Decision ? known with { IsLifted = !f.IsStillWithheld } : known)],
        Obligations = [.. Obligations.Select(known => known.Kind == ObligationKind.ExemptionReview && known.Id.StartsWith($"exemption-review/{f.Decision}/", StringComparison.Ordinal) ? known with { IsMet = true } : known)],
    };

    private Matter WithFollowUp(string id, Func<FollowUp, FollowUp> change) =>
        this with { FollowUps = [.. FollowUps.Select(known => known.Id == id ? change(known) : known)] };
}
