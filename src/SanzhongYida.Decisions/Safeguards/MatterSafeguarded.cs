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
    /// <summary>督查对象: the unit it is about, where it was stated.</summary>
    public string? Target { get; init; }

    /// <summary>督查范围, or null.</summary>
    public TextRef? Scope { get; init; }

    /// <summary>Who opened it.</summary>
    public string OpenedBy { get; init; } = "";

    /// <summary>Who closed it, or null.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>The review asked for last, or null.</summary>
    public FollowUpReview? Review { get; init; }

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

/// <summary>复核 of a 督办's conclusion (W-SUP).</summary>
/// <param name="AskedOn">The day it was asked for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Due">When it is to be answered.</param>
public sealed record FollowUpReview(DateOnly AskedOn, TextRef Reason, DueDay Due)
{
    /// <summary>The day it was answered, or null.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Who answered it, or null.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Does the conclusion stand? Null until answered.</summary>
    public bool? IsUpheld { get; init; }

    /// <summary>The answer, or null.</summary>
    public TextRef? Text { get; init; }

    /// <summary>Is it still to be answered?</summary>
    [JsonIgnore]
    public bool IsOpen => AnsweredOn is null;
}

/// <summary>An opinion of the public on a published decision, with its answer (R-5.2-b).</summary>
/// <param name="Id">Unique in the matter.</param>
/// <param name="Decision">The decision's number.</param>
/// <param name="On">The day it came in.</param>
/// <param name="Text">The opinion.</param>
/// <param name="From">Name and address as given, or null.</param>
public sealed record PublicOpinion(string Id, int Decision, DateOnly On, TextRef Text, TextRef? From)
{
    /// <summary>The day it was answered, or null.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The answer, which is public, or null.</summary>
    public string? Answer { get; init; }
}

/// <summary>催办 of something due.</summary>
public sealed record Urging(string Due, DateOnly On, string By, TextRef Text);

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

    /// <summary>Opinions of the public on what was published.</summary>
    public ImmutableArray<PublicOpinion> PublicOpinions { get; init; } = [];

    /// <summary>催办, oldest first.</summary>
    public ImmutableArray<Urging> Urgings { get; init; } = [];

    /// <summary>What was published, one per decision.</summary>
    public ImmutableArray<PublishedDecision> PublishedDecisions { get; init; } = [];

    /// <summary>What was exempted from publication.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>Alerts ever raised; each once.</summary>
    public ImmutableArray<RaisedAlert> Alerts { get; init; } = [];

    private Matter Apply(SafeguardFact fact, Stamp stamp) => fact switch
    {
        SafeguardFact.FollowUpOpened f => this with { FollowUps = FollowUps.Add(new FollowUp(f.Id, f.Basis, f.Content, f.Due, stamp.On) { Target = f.Target, Scope = f.Scope, OpenedBy = stamp.By }) },
        SafeguardFact.FollowUpReported f => WithFollowUp(f.Id, known => known with { Reports = known.Reports.Add(new Entered(stamp.On, stamp.By, f.Text)) }),
        SafeguardFact.FollowUpClosed f => WithFollowUp(f.Id, known => known with { ClosedOn = stamp.On, ClosedBy = stamp.By, Conclusion = f.Conclusion, Evidence = f.Evidence }),
        SafeguardFact.FollowUpReviewAsked f => WithFollowUp(f.Id, known => known with { Review = new FollowUpReview(stamp.On, f.Reason, f.Due) }),
        SafeguardFact.FollowUpReviewed f => WithFollowUp(f.Id, known => Reviewed(known, f, stamp)),
        SafeguardFact.OpinionReceived f => this with { PublicOpinions = PublicOpinions.Add(new PublicOpinion(f.Id, f.Decision, f.On, f.Text, f.From)) },
        SafeguardFact.OpinionAnswered f => Met("opinion/" + f.Id) with { PublicOpinions = [.. PublicOpinions.Select(known => known.Id == f.Id ? known with { AnsweredOn = stamp.On, Answer = f.Answer } : known)] },
        SafeguardFact.Urged f => this with { Urgings = Urgings.Add(new Urging(f.Due, stamp.On, stamp.By, f.Text)) },
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

    // A conclusion that does not stand leaves the 督办 open.
    private static FollowUp Reviewed(FollowUp known, SafeguardFact.FollowUpReviewed f, Stamp stamp)
    {
        var reviewed = known with { Review = known.Review! with { AnsweredOn = stamp.On, AnsweredBy = stamp.By, IsUpheld = f.IsUpheld, Text = f.Text } };
        return f.IsUpheld ? reviewed : reviewed with { ClosedOn = null, Conclusion = null, Evidence = null };
    }

    private Matter WithFollowUp(string id, Func<FollowUp, FollowUp> change) =>
        this with { FollowUps = [.. FollowUps.Select(known => known.Id == id ? change(known) : known)] };
}
