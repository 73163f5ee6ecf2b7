using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

public sealed partial record Matter
{
    /// <summary>Every decision, carried or rejected, oldest first: the first is number 1. A deferral is not yet a decision (R-5.2-a).</summary>
    [JsonIgnore]
    public ImmutableArray<Conclusion> Decisions => [.. Conclusions.Where(conclusion => conclusion.Outcome is Outcome.Carried or Outcome.Rejected)];

    /// <summary>The versions of what was decided: the carried decision and those that amended it. The last is to be carried out (R-4.3.2-a).</summary>
    [JsonIgnore]
    public ImmutableArray<Conclusion> Versions =>
        [.. Conclusions.Where(conclusion => conclusion.Outcome == Outcome.Carried && (conclusion.Evaluation is null || RecommendationOf(conclusion) == Recommendation.Amend))];

    /// <summary>The version to be carried out, or null.</summary>
    [JsonIgnore]
    public Conclusion? DecisionInForce => Versions.LastOrDefault();

    /// <summary>The filed evaluation no meeting has concluded on yet, or null. Until then it changes nothing (R-4.3.3-d).</summary>
    [JsonIgnore]
    public string? PendingEvaluation =>
        Evaluations.LastOrDefault() is { } last && !Conclusions.Any(conclusion => conclusion.Evaluation == last.Id && !conclusion.IsDeferred) ? last.Id : null;

    /// <summary>Does an evaluation wait for its meeting that recommends to amend the decision?</summary>
    [JsonIgnore]
    public bool IsAmendmentPending => PendingEvaluation is { } pending && Evaluations.Last(evaluation => evaluation.Id == pending).Recommendation == Recommendation.Amend;

    /// <summary>Is the execution suspended, by a meeting that carried 暂缓执行 or by the head in an urgent case?</summary>
    [JsonIgnore]
    public bool IsSuspended => LastEvaluated is { Outcome: Outcome.Carried } last && RecommendationOf(last) == Recommendation.Suspend
        || UrgentSuspension is { } urgent && (LastEvaluated is null || LastEvaluated.On < urgent.On);

    /// <summary>The last conclusion on an evaluation that was not a deferral.</summary>
    private Conclusion? LastEvaluated => Conclusions.LastOrDefault(conclusion => conclusion.Evaluation is not null && !conclusion.IsDeferred);

    /// <summary>The day the amendment to be carried out was recommended; before the first day when the decision was never amended.</summary>
    private DateOnly AmendedFrom => Evaluations.FirstOrDefault(evaluation => evaluation.Id == DecisionInForce?.Evaluation)?.FiledOn ?? DateOnly.MinValue;

    /// <summary>The number of a decision in its matter, or 0 when the conclusion is none.</summary>
    internal int NumberOf(Conclusion conclusion) => Decisions.IndexOf(conclusion) + 1;

    internal Recommendation? RecommendationOf(Conclusion conclusion) =>
        Evaluations.FirstOrDefault(evaluation => evaluation.Id == conclusion.Evaluation)?.Recommendation;

    /// <summary>The number of the conclusion an obligation of minutes stands for: <c>minutes/1</c> is the first.</summary>
    internal static int ConclusionOf(Obligation minutes) => int.Parse(minutes.Id.AsSpan("minutes/".Length), CultureInfo.InvariantCulture);

    /// <summary>Is the obligation still to be met? Minutes and suspensions are met by what the meeting recorded.</summary>
    internal bool IsOpen(Obligation obligation) => !obligation.IsMet && obligation.Kind switch
    {
        ObligationKind.Minutes => !MinutedMeetings.Contains(Conclusions[ConclusionOf(obligation) - 1].Meeting, StringComparer.Ordinal),
        ObligationKind.Suspension => LastEvaluated is null || LastEvaluated.On < obligation.Since,
        ObligationKind.Ratification => Decisions.IsEmpty,
        _ => true,
    };

    internal IEnumerable<Obligation> OpenObligations(params ObligationKind[] kinds) =>
        Obligations.Where(obligation => kinds.Contains(obligation.Kind) && IsOpen(obligation));
}
