using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>「在一定范围通报或者向社会公开」 (R-5.2-a).</summary>
public enum PublicationMode
{
    /// <summary>向社会公开.</summary>
    Public,

    /// <summary>一定范围通报.</summary>
    Circulated,
}

/// <summary>The only grounds for not publishing (W-INF-14..16).</summary>
public enum ExemptionGround
{
    /// <summary>Art. 14: 国家秘密, or endangering security or stability.</summary>
    SecretsOrSecurity,

    /// <summary>Art. 15: 商业秘密、个人隐私.</summary>
    CommercialSecretsOrPrivacy,

    /// <summary>Art. 16: 内部事务信息、过程性信息.</summary>
    InternalAffairs,
}

/// <summary>A published decision. Its texts are public, so they stand in the record itself.</summary>
/// <param name="Decision">The decision's number in the matter.</param>
/// <param name="Mode">To whom.</param>
/// <param name="Range">The range of a circulation; empty when public.</param>
/// <param name="Content">内容.</param>
/// <param name="Basis">依据.</param>
/// <param name="Process">过程.</param>
/// <param name="Result">结果.</param>
/// <param name="Channels">Gazette, website, newspaper (W-713-32).</param>
/// <param name="Reviewer">Who reviewed it before (W-INF-17/18).</param>
public sealed record Publication(
    int Decision,
    PublicationMode Mode,
    string Range,
    string Content,
    string Basis,
    string Process,
    string Result,
    ImmutableArray<string> Channels,
    string Reviewer);

/// <summary>五、保障措施, as stored.</summary>
[JsonDerivedType(typeof(SafeguardFact.FollowUpOpened), "follow-up-opened")]
[JsonDerivedType(typeof(SafeguardFact.FollowUpReported), "follow-up-reported")]
[JsonDerivedType(typeof(SafeguardFact.FollowUpClosed), "follow-up-closed")]
[JsonDerivedType(typeof(SafeguardFact.FollowUpReviewAsked), "follow-up-review-asked")]
[JsonDerivedType(typeof(SafeguardFact.FollowUpReviewed), "follow-up-reviewed")]
[JsonDerivedType(typeof(SafeguardFact.OpinionReceived), "public-opinion-received")]
[JsonDerivedType(typeof(SafeguardFact.OpinionAnswered), "public-opinion-answered")]
[JsonDerivedType(typeof(SafeguardFact.Urged), "urged")]
[JsonDerivedType(typeof(SafeguardFact.DecisionPublished), "decision-published")]
[JsonDerivedType(typeof(SafeguardFact.PublicationExempted), "publication-exempted")]
[JsonDerivedType(typeof(SafeguardFact.ExemptionReviewed), "exemption-reviewed")]
[JsonDerivedType(typeof(SafeguardFact.DeadlineMissed), "deadline-missed")]
[JsonDerivedType(typeof(SafeguardFact.DeferredOften), "deferred-often")]
[JsonDerivedType(typeof(SafeguardFact.SplitSuspected), "split-suspected")]
public abstract partial record MatterFact;

/// <summary>五、保障措施.</summary>
public abstract record SafeguardFact : MatterFact
{
    private SafeguardFact()
    {
    }

    /// <summary>督办 was opened.</summary>
    /// <param name="Id">Unique in the matter.</param>
    /// <param name="Basis">On what ground.</param>
    /// <param name="Content">What is to be done.</param>
    /// <param name="Due">When.</param>
    /// <param name="Target">督查对象: the unit it is about.</param>
    /// <param name="Scope">督查范围, or null.</param>
    public sealed record FollowUpOpened(string Id, TextRef Basis, TextRef Content, DueDay Due, string? Target = null, TextRef? Scope = null) : SafeguardFact;

    /// <summary>The executing unit reported on a 督办.</summary>
    public sealed record FollowUpReported(string Id, TextRef Text) : SafeguardFact;

    /// <summary>A 督办 was closed with evidence.</summary>
    public sealed record FollowUpClosed(string Id, TextRef Conclusion, TextRef Evidence) : SafeguardFact;

    /// <summary>The unit asked for a review of a 督办's conclusion.</summary>
    public sealed record FollowUpReviewAsked(string Id, TextRef Reason, DueDay Due) : SafeguardFact;

    /// <summary>The review was answered: the conclusion stands, or the 督办 is open again.</summary>
    public sealed record FollowUpReviewed(string Id, bool IsUpheld, TextRef Text) : SafeguardFact;

    /// <summary>Somebody of the public gave an opinion on a published decision.</summary>
    /// <param name="Id">Unique in the matter.</param>
    /// <param name="Decision">The decision's number in the matter.</param>
    /// <param name="On">The day it came in.</param>
    /// <param name="Text">The opinion.</param>
    /// <param name="From">Name and address as given, or null.</param>
    public sealed record OpinionReceived(string Id, int Decision, DateOnly On, TextRef Text, TextRef? From) : SafeguardFact;

    /// <summary>A public opinion was answered; the answer is public, so it stands in the record itself.</summary>
    public sealed record OpinionAnswered(string Id, string Answer) : SafeguardFact;

    /// <summary>催办: those who have something to do were told to do it.</summary>
    public sealed record Urged(string Due, string Name, string? Unit, TextRef Text) : SafeguardFact;

    /// <summary>A decision was published.</summary>
    public sealed record DecisionPublished(Publication Publication) : SafeguardFact;

    /// <summary>A decision was exempted from publication.</summary>
    public sealed record PublicationExempted(int Decision, ExemptionGround Ground, TextRef Reason, string Range, string Reviewer) : SafeguardFact;

    /// <summary>What was withheld was reviewed again.</summary>
    public sealed record ExemptionReviewed(int Decision, bool IsStillWithheld, TextRef Reason) : SafeguardFact;

    /// <summary>Something due was not done; said once per due thing.</summary>
    public sealed record DeadlineMissed(string Due, DueKind Kind, DateOnly On, string Name, string? Unit) : SafeguardFact;

    /// <summary>The matter was deferred so often that the supervision centre is told (R-4.2.3-g, C-22).</summary>
    public sealed record DeferredOften(int Times) : SafeguardFact;

    /// <summary>疑似拆分: requests of one project, each in no clause, are in one together (R-3.4-d).</summary>
    public sealed record SplitSuspected(string Project, ImmutableArray<string> Numbers, decimal Total) : SafeguardFact
    {
        /// <summary>The id of its alert: told once for each sum.</summary>
        [JsonIgnore]
        public string Due => $"split/{Project}/{Money.Format(Total)}";
    }
}
