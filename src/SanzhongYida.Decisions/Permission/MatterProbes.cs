using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

public static partial class Permitted
{
    /// <summary>Every act on a matter, as that person would ask for it today.</summary>
    public static ImmutableArray<Probe> Probes(Matter matter, Person person, DateOnly today) =>
        [.. OfPreparation(matter, person, today), .. OfDecision(matter), .. OfExecution(matter, person, today), .. OfSafeguards(matter, person, today)];

    private static IEnumerable<Probe> OfPreparation(Matter matter, Person person, DateOnly today) =>
    [
        .. Pieces(matter, person, today).Select(evidence => new Probe("evidence", evidence.GetType().Name, new PreparationCommand.FileEvidence(matter.Id, evidence, Text))),
        new("review", null, new PreparationCommand.DoAct(matter.Id, ActKind.PreliminaryReview, Text)),
        new("endorse", null, new PreparationCommand.DoAct(matter.Id, ActKind.Endorsement, Text)),
        new("determine", null, new PreparationCommand.DoAct(matter.Id, ActKind.Determination, Text)),
        new("request-urgency", null, new PreparationCommand.RequestUrgency(matter.Id, Text)),
        new("grant-urgency", null, new PreparationCommand.GrantUrgency(matter.Id, Text)),
        new("draft", null, new PreparationCommand.ReviseDraft(matter.Id, Text, true)),
        new("return", null, new PreparationCommand.Return(matter.Id, Text)),
        new("withdraw", null, new PreparationCommand.Withdraw(matter.Id, Text, matter.Project)),
        new("terminate", null, new PreparationCommand.Terminate(matter.Id, Text, matter.Project)),
        new("readers", null, new SubmissionCommand.NameReaders(matter.Id, [person.Id], Text)),
        .. matter.Funds is { } funds ? [new Probe("funds", null, new SubmissionCommand.ChangeFunds(matter.Id, matter.SubmittedOn.Year, funds.InBudget, funds.Typed, Text, funds.Project))] : Array.Empty<Probe>(),
        new("particulars", null, new SubmissionCommand.StateParticulars(matter.Id, matter.Particulars, Text)),
        new("edition", null, new SubmissionCommand.MoveToEdition(matter.Id, matter.Edition + 1, Text)),
        new("raise", null, new SubmissionCommand.RaiseToPlenary(matter.Id, Text)),
        new("clear-major-administrative-decision", null, new SubmissionCommand.ClearMajorAdministrativeDecision(matter.Id, Text)),
        .. matter.WorkItems.Select(item => new Probe("complete", item.Id, new SubmissionCommand.CompleteWorkItem(matter.Id, item.Id, Text))),
    ];

    private static IEnumerable<Evidence> Pieces(Matter matter, Person person, DateOnly today) =>
    [
        new Evidence.Research(today, Text, person.Id),
        new Evidence.OpinionsHeard(today, Text),
        new Evidence.DepartmentPosition(today, person.Unit ?? matter.Unit, Position.Agree),
        new Evidence.CoordinationRound(today),
        new Evidence.ImmediateNeed(today),
        new Evidence.Recommendation(today, Text),
        new Evidence.NoticeOpened(today, true, Text, null, default),
        new Evidence.NoticeClosed(today, []),
        new Evidence.HearingMaterials(today, today.AddDays(60), 1),
        new Evidence.HearingHeld(today, true),
        new Evidence.ExpertArgument(today, Text, [new Expert(Text, Text, IsSigned: true)], true),
        new Evidence.StabilityAssessment(today, Text, true, Text, true, true, true),
        new Evidence.DemocraticConsultation(today, Text, Text),
        new Evidence.LegalityReceived(today),
        new Evidence.LegalityOpinion(today, LegalityResult.Lawful, true, true, true, Text),
        new Evidence.RevisionConfirmed(today),
        new Evidence.PartyCommitteeReport(today, Text),
        new Evidence.CongressApproval(today, Text),
        new Evidence.PriorDeliberation(today, Text),
        new Evidence.AppointmentNoticeOpened(today, Text, Text, Text),
        new Evidence.AppointmentNoticeClosed(today, []),
        new Evidence.ProcedureStarted(today, Text),
        new Evidence.GroupConsulted(today, matter.Particulars.AffectedGroups is [var group, ..] ? group : Text),
        new Evidence.LegalityReturned(today, Text),
        new Evidence.LegalRiskStated(today),
        new Evidence.FairCompetition(today, Text, IsPassed: true),
        new Evidence.FundsSource(today, FundsOrigin.ReserveFund),
        new Evidence.OpinionsCollected(today, CollectionForm.Countersigning, [new CollectedOpinion(person.Id, Opinion.Approve)]),
    ];

    private static IEnumerable<Probe> OfDecision(Matter matter) =>
    [
        new("reopening", null, new DecisionCommand.ProposeReopening(matter.Id, Text)),
        new("reopening-consent", null, new DecisionCommand.ConsentToReopening(matter.Id)),
        new("reopening-open", null, new DecisionCommand.Reopen(matter.Id)),
        new("options", null, new DecisionCommand.FileOptions(matter.Id, [Text], [new OptionDraft("甲", Text, Text, [Text]), new OptionDraft("乙", Text, Text, [Text])])),
        new("disposal", null, new DecisionCommand.DisposeFirst(matter.Id, Text)),
    ];

    private static IEnumerable<Probe> OfExecution(Matter matter, Person person, DateOnly today) =>
    [
        new("assignment", null, new ExecutionCommand.Assign(matter.Id, matter.ExecutingUnit ?? matter.Unit, matter.StandingDecision?.Coordinator ?? matter.CoordinatingLeader ?? person.Id, [], [new TaskOrder("probe", Text, today)], [])),
        .. matter.Tasks.Where(task => task.IsOpen).SelectMany(task => (IEnumerable<Probe>)
        [
            new("acknowledge", task.Id, new ExecutionCommand.AcknowledgeTask(matter.Id, task.Id)),
            new("complete-task", task.Id, new ExecutionCommand.CompleteTask(matter.Id, task.Id, Text)),
        ]),
        new("tracking-plan", null, new ExecutionCommand.FileTrackingPlan(matter.Id, [new Indicator(Text, Text)], [new Checkpoint(today, Text)], Text, person.Id)),
        new("report", null, new ExecutionCommand.FileProgressReport(matter.Id, null, Text)),
        new("evaluation", null, new ExecutionCommand.FileEvaluation(matter.Id, "probe", [default], Text, Text, default, Text)),
        new("completion", null, new ExecutionCommand.FileCompletion(matter.Id, Text)),
        new("confirm-completion", null, new ExecutionCommand.ConfirmCompletion(matter.Id, Text)),
        new("signing", null, new ExecutionCommand.RecordSigning(matter.Id, today, Text)),
        new("problem", null, new ExecutionCommand.ReportProblem(matter.Id, default, Text)),
        new("inspection", null, new ExecutionCommand.EnterInspection(matter.Id, Text)),
        new("reservation", null, new ExecutionCommand.FileReservation(matter.Id, default, Text)),
        new("suspension", null, new ExecutionCommand.SuspendExecution(matter.Id, Text)),
        new("close", null, new ExecutionCommand.CloseMatter(matter.Id)),
    ];

    private static IEnumerable<Probe> OfSafeguards(Matter matter, Person person, DateOnly today)
    {
        var decision = Math.Max(1, matter.Conclusions.Length);
        return
        [
            new("follow-up", null, new SafeguardCommand.OpenFollowUp(matter.Id, "probe", Text, Text, today)),
            .. matter.FollowUps.Where(followUp => !followUp.IsOpen && followUp.Review is null).Select(followUp => new Probe("ask-follow-up-review", followUp.Id, new SafeguardCommand.AskFollowUpReview(matter.Id, followUp.Id, Text))),
            .. matter.FollowUps.Where(followUp => followUp.Review is { IsOpen: true }).Select(followUp => new Probe("review-follow-up", followUp.Id, new SafeguardCommand.ReviewFollowUp(matter.Id, followUp.Id, true, Text))),
            .. matter.PublicOpinions.Where(opinion => opinion.Answer is null).Select(opinion => new Probe("answer-public-opinion", opinion.Id, new SafeguardCommand.AnswerPublicOpinion(matter.Id, opinion.Id, Text))),
            .. matter.Dues.Where(due => due.Kind != DueKind.WorkItem).Select(due => new Probe("urge", due.Id, new SafeguardCommand.Urge(matter.Id, due.Id, Text))),
            .. matter.FollowUps.Where(followUp => followUp.IsOpen).SelectMany(followUp => (IEnumerable<Probe>)
            [
                new("report-follow-up", followUp.Id, new SafeguardCommand.ReportFollowUp(matter.Id, followUp.Id, Text)),
                new("close-follow-up", followUp.Id, new SafeguardCommand.CloseFollowUp(matter.Id, followUp.Id, Text, Text)),
            ]),
            new("publication", null, new SafeguardCommand.Publish(matter.Id, decision, default, "", Text, Text, Text, Text, [Text], matter.DraftedBy == person.Id ? Text : matter.DraftedBy)),
            new("exemption", null, new SafeguardCommand.ExemptFromPublication(matter.Id, decision, default(ExemptionGround), Text, "", matter.DraftedBy == person.Id ? Text : matter.DraftedBy)),
        ];
    }
}
