using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A department's answer (R-4.1.3-b).</summary>
public enum Position
{
    /// <summary>同意.</summary>
    Agree,

    /// <summary>有条件同意.</summary>
    AgreeOnCondition,

    /// <summary>不同意 on a main point.</summary>
    Oppose,

    /// <summary>逾期未复: shown, never counted as agreement.</summary>
    NoReply,
}

/// <summary>What a legality review finds (R-4.1.1-b).</summary>
public enum LegalityResult
{
    /// <summary>合法.</summary>
    Lawful,

    /// <summary>修改后合法.</summary>
    LawfulOnceRevised,

    /// <summary>不合法.</summary>
    Unlawful,
}

/// <summary>An expert and what counts of the expert's opinion.</summary>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Organisation.</param>
/// <param name="Conflict">A declared interest, or null: with one the opinion does not count (W-713-19/20).</param>
/// <param name="IsSigned">Is the written opinion signed?</param>
public sealed record Expert(string Name, string Organisation, bool IsSigned, string? Conflict = null);

/// <summary>Opinions of the public on one point, and what became of them.</summary>
/// <param name="Topic">The point.</param>
/// <param name="Count">How many.</param>
/// <param name="AdoptionNote">采纳情况: adopted or why not; null while unanswered (W-713-18).</param>
public sealed record OpinionGroup(string Topic, int Count, string? AdoptionNote = null);

/// <summary>A piece of evidence of 四(一). Each procedure has its own: none can be shown by another's document (R-2.3-a).
/// Dates are the days it happened on.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "evidence")]
[JsonDerivedType(typeof(Research), "research")]
[JsonDerivedType(typeof(OpinionsHeard), "opinions-heard")]
[JsonDerivedType(typeof(DepartmentPosition), "department-position")]
[JsonDerivedType(typeof(CoordinationRound), "coordination-round")]
[JsonDerivedType(typeof(ImmediateNeed), "immediate-need")]
[JsonDerivedType(typeof(Recommendation), "recommendation")]
[JsonDerivedType(typeof(NoticeOpened), "notice-opened")]
[JsonDerivedType(typeof(NoticeClosed), "notice-closed")]
[JsonDerivedType(typeof(HearingMaterials), "hearing-materials")]
[JsonDerivedType(typeof(HearingHeld), "hearing-held")]
[JsonDerivedType(typeof(ExpertArgument), "expert-argument")]
[JsonDerivedType(typeof(StabilityAssessment), "stability-assessment")]
[JsonDerivedType(typeof(DemocraticConsultation), "democratic-consultation")]
[JsonDerivedType(typeof(LegalityReceived), "legality-received")]
[JsonDerivedType(typeof(LegalityOpinion), "legality-opinion")]
[JsonDerivedType(typeof(RevisionConfirmed), "revision-confirmed")]
[JsonDerivedType(typeof(PartyCommitteeReport), "party-committee-report")]
[JsonDerivedType(typeof(CongressApproval), "congress-approval")]
[JsonDerivedType(typeof(PriorDeliberation), "prior-deliberation")]
[JsonDerivedType(typeof(AppointmentNoticeOpened), "appointment-notice-opened")]
[JsonDerivedType(typeof(AppointmentNoticeClosed), "appointment-notice-closed")]
public abstract record Evidence(DateOnly On)
{
    /// <summary>调查研究.</summary>
    public sealed record Research(DateOnly On, string Scope, string By) : Evidence(On);

    /// <summary>听取意见.</summary>
    public sealed record OpinionsHeard(DateOnly On, string From) : Evidence(On);

    /// <summary>部门意见, in the department's own words.</summary>
    public sealed record DepartmentPosition(DateOnly On, string Department, Position Position) : Evidence(On);

    /// <summary>A round of coordination between departments (C-12).</summary>
    public sealed record CoordinationRound(DateOnly On) : Evidence(On);

    /// <summary>Why an immediate decision is needed, confirmed by the leader in charge (R-4.1.3-d).</summary>
    public sealed record ImmediateNeed(DateOnly On) : Evidence(On);

    /// <summary>倾向性意见 of the submitting department.</summary>
    public sealed record Recommendation(DateOnly On) : Evidence(On);

    /// <summary>公示, and 公开征求意见 where opinions are asked for: the opening day is not counted.</summary>
    public sealed record NoticeOpened(DateOnly On, bool AsksForOpinions, string Channel, string? ShorterBecause = null, DateOnly? LastDay = null) : Evidence(On);

    /// <summary>The notice closed, with what came in.</summary>
    public sealed record NoticeClosed(DateOnly On, ImmutableArray<OpinionGroup> Groups) : Evidence(On);

    /// <summary>Hearing materials delivered.</summary>
    public sealed record HearingMaterials(DateOnly On, DateOnly HearingOn, int Participants) : Evidence(On);

    /// <summary>听证会; its record counts once the participants signed it (W-713-17).</summary>
    public sealed record HearingHeld(DateOnly On, bool IsSigned) : Evidence(On);

    /// <summary>专家论证, 技术咨询 or 决策评估.</summary>
    public sealed record ExpertArgument(DateOnly On, string Form, ImmutableArray<Expert> Experts, bool AnswersEachPoint) : Evidence(On);

    /// <summary>社会稳定风险评估.</summary>
    public sealed record StabilityAssessment(DateOnly On, string Level, bool IsControllable, string By, bool HasRiskPoints, bool HasMeasures, bool HasContingencyPlan) : Evidence(On);

    /// <summary>民主协商 with one party, under the rule that requires it.</summary>
    public sealed record DemocraticConsultation(DateOnly On, string Party, string RequiredBy) : Evidence(On);

    /// <summary>Complete materials received by the legality body: its period begins.</summary>
    public sealed record LegalityReceived(DateOnly On, DueDay? Due = null) : Evidence(On);

    /// <summary>合法性审查意见: three questions answered, a lawyer heard (W-713-27/28).</summary>
    public sealed record LegalityOpinion(DateOnly On, LegalityResult Result, bool IsWithinAuthority, bool IsProcedureLawful, bool IsContentLawful, string Lawyer) : Evidence(On);

    /// <summary>The reviewer confirms the revised draft.</summary>
    public sealed record RevisionConfirmed(DateOnly On) : Evidence(On);

    /// <summary>向同级党委请示报告.</summary>
    public sealed record PartyCommitteeReport(DateOnly On, string Reference) : Evidence(On);

    /// <summary>区人大常委会批准.</summary>
    public sealed record CongressApproval(DateOnly On, string Reference) : Evidence(On);

    /// <summary>任前公示 opened: name, present and proposed post, nothing else of the restricted matter (W-CAD).</summary>
    public sealed record AppointmentNoticeOpened(DateOnly On, string Name, string PresentPost, string ProposedPost, DateOnly? LastDay = null) : Evidence(On);

    /// <summary>任前公示 closed, with the objections and the answer to each (W-CAD).</summary>
    public sealed record AppointmentNoticeClosed(DateOnly On, ImmutableArray<OpinionGroup> Objections) : Evidence(On);

    /// <summary>酝酿: 办公会、专题会、座谈会; carries no vote and no decision (R-4.1.3-a).</summary>
    public sealed record PriorDeliberation(DateOnly On, string Form) : Evidence(On);
}
