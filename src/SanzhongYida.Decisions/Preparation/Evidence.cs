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

    /// <summary>改革探索: no national rule stands for or against it; it goes on with the legal risk stated (W-713-25).</summary>
    Exploratory,

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

/// <summary>Where money outside the annual budget comes from.</summary>
public enum FundsOrigin
{
    /// <summary>预备费.</summary>
    ReserveFund,

    /// <summary>预算调整, which the standing committee of the People's Congress approves.</summary>
    BudgetAdjustment,
}

/// <summary>How opinions are collected outside a meeting (R-4-d).</summary>
public enum CollectionForm
{
    /// <summary>传阅.</summary>
    Circulation,

    /// <summary>会签.</summary>
    Countersigning,

    /// <summary>个别征求意见.</summary>
    Consultation,
}

/// <summary>An opinion given outside a meeting.</summary>
public sealed record CollectedOpinion(string Person, Opinion Opinion);

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
[JsonDerivedType(typeof(FundsSource), "funds-source")]
[JsonDerivedType(typeof(OpinionsCollected), "opinions-collected")]
[JsonDerivedType(typeof(ProcedureStarted), "procedure-started")]
[JsonDerivedType(typeof(GroupConsulted), "group-consulted")]
[JsonDerivedType(typeof(LegalityReturned), "legality-returned")]
[JsonDerivedType(typeof(LegalRiskStated), "legal-risk-stated")]
[JsonDerivedType(typeof(FairCompetition), "fair-competition")]
public abstract record Evidence(DateOnly On)
{
    /// <summary>调查研究; after 重大问题尚不清楚 it names the open questions it answers (R-4.2.3-e).</summary>
    public sealed record Research(DateOnly On, string Scope, string By, ImmutableArray<string>? Answers = null) : Evidence(On);

    /// <summary>听取意见.</summary>
    public sealed record OpinionsHeard(DateOnly On, string From) : Evidence(On);

    /// <summary>部门意见, in the department's own words.</summary>
    public sealed record DepartmentPosition(DateOnly On, string Department, Position Position) : Evidence(On);

    /// <summary>A round of coordination between departments (C-12).</summary>
    public sealed record CoordinationRound(DateOnly On) : Evidence(On);

    /// <summary>Why an immediate decision is needed, confirmed by the leader in charge (R-4.1.3-d).</summary>
    public sealed record ImmediateNeed(DateOnly On) : Evidence(On);

    /// <summary>倾向性意见 of the submitting department: its text gives the reasons, the basis is named (W-713-13).</summary>
    public sealed record Recommendation(DateOnly On, string? Basis = null) : Evidence(On);

    /// <summary>公示, and 公开征求意见 where opinions are asked for: the opening day is not counted.</summary>
    public sealed record NoticeOpened(DateOnly On, bool AsksForOpinions, string Channel, string? ShorterBecause = null, DateOnly? LastDay = null) : Evidence(On);

    /// <summary>The notice closed, with what came in.</summary>
    public sealed record NoticeClosed(DateOnly On, ImmutableArray<OpinionGroup> Groups) : Evidence(On);

    /// <summary>Hearing materials delivered, to so many participants; <paramref name="Names"/> is their list as it was published (W-713-16).</summary>
    public sealed record HearingMaterials(DateOnly On, DateOnly HearingOn, int Participants, ImmutableArray<string>? Names = null) : Evidence(On);

    /// <summary>听证会; its record counts once the participants signed it (W-713-17).</summary>
    public sealed record HearingHeld(DateOnly On, bool IsSigned) : Evidence(On);

    /// <summary>专家论证, 技术咨询 or 决策评估.</summary>
    public sealed record ExpertArgument(DateOnly On, string Form, ImmutableArray<Expert> Experts, bool AnswersEachPoint) : Evidence(On);

    /// <summary>社会稳定风险评估; an assessment already made is referred to and not made again (W-713-22/23).</summary>
    public sealed record StabilityAssessment(DateOnly On, string Level, bool IsControllable, string By, bool HasRiskPoints, bool HasMeasures, bool HasContingencyPlan, string? Earlier = null) : Evidence(On);

    /// <summary>民主协商 with one party, under the rule that requires it.</summary>
    public sealed record DemocraticConsultation(DateOnly On, string Party, string RequiredBy) : Evidence(On);

    /// <summary>Complete materials received by the legality body: its period begins; one shorter than C-13 has a reason.</summary>
    public sealed record LegalityReceived(DateOnly On, DueDay? Due = null, int? WorkingDays = null, string? ShorterBecause = null) : Evidence(On);

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

    /// <summary>财政来源 of money outside the budget (W-BUD-69).</summary>
    public sealed record FundsSource(DateOnly On, FundsOrigin Origin, string? NotReserveBecause = null) : Evidence(On);

    /// <summary>传阅、会签、个别征求意见: opinions, never votes, whoever gives them and however many agree (R-4-d).</summary>
    public sealed record OpinionsCollected(DateOnly On, CollectionForm Form, ImmutableArray<CollectedOpinion> Opinions) : Evidence(On);

    /// <summary>启动决策程序, after the proposal was studied (W-713-10).</summary>
    public sealed record ProcedureStarted(DateOnly On, string By) : Evidence(On);

    /// <summary>A specially affected group was heard (W-713-14).</summary>
    public sealed record GroupConsulted(DateOnly On, string Group) : Evidence(On);

    /// <summary>The legality body returned incomplete materials: the period begins anew with the next complete receipt (W-713-26).</summary>
    public sealed record LegalityReturned(DateOnly On, string Lacking) : Evidence(On);

    /// <summary>法律风险说明 of an exploratory reform (W-713-25).</summary>
    public sealed record LegalRiskStated(DateOnly On) : Evidence(On);

    /// <summary>公平竞争审查 (W-713-29).</summary>
    public sealed record FairCompetition(DateOnly On, string By, bool IsPassed) : Evidence(On);

    /// <summary>酝酿: 办公会、专题会、座谈会; carries no vote and no decision (R-4.1.3-a).</summary>
    public sealed record PriorDeliberation(DateOnly On, string Form) : Evidence(On);
}
