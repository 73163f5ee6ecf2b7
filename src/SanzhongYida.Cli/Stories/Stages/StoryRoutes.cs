using System.Globalization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>A command as the request a department's program would send: a documented address and its body.</summary>
/// <param name="Path">Below <c>/api/v1</c>.</param>
/// <param name="Body">The body, or null where the address says it all.</param>
internal sealed record StoryRequest(string Path, object? Body)
{
    public static StoryRequest Of(Command command) => command switch
    {
        RegulationCommand.ChangeSetting c => new($"/regulation/settings/{c.Setting}", new { c.Value, c.From, c.Reason, c.ApprovedBy }),
        RegulationCommand.IssueEdition c => new("/regulation/editions", new { c.Document, c.Title, c.Made, c.Published, c.EffectiveFrom, c.Permits, c.Reason, c.ApprovedBy }),
        RegulationCommand.ApproveSetting c => new($"/regulation/settings/{c.Setting}/approve", new { c.Value }),
        RegulationCommand.ApproveEdition c => new("/regulation/editions/approve", new { c.Document }),
        RegulationCommand.ListEntry c => new("/regulation/catalogues/entries", new { c.Kind, c.Name, c.Reference, c.From, c.Reason }),
        RegulationCommand.StrikeEntry c => new("/regulation/catalogues/strikes", new { c.Kind, c.Name, c.LastDay, c.Reason }),
        RegisterCommand.RegisterSecret c => new("/secrets", new { c.Unit }),
        MatterCommand c => OfMatter($"/matters/{Uri.EscapeDataString(c.Matter)}", c),
        MeetingCommand.ConveneMeeting c => new("/meetings", new { c.Body, c.Title, c.Place, c.StartsAt, c.Presider, c.DelegationReason, c.Designated, c.Paper }),
        KeepingCommand.FileScan c => new($"/meetings/{Uri.EscapeDataString(c.Meeting)}/scans", new { c.Digest, c.Name }),
        MeetingCommand c => OfMeeting($"/meetings/{Uri.EscapeDataString(c.Meeting)}", c),
        _ => throw Unknown(command),
    };

    private static StoryRequest OfMatter(string at, MatterCommand command) => command switch
    {
        SubmissionCommand.SubmitMatter c => new("/matters", Submission(c)),
        SubmissionCommand.ClearMajorAdministrativeDecision c => new(at + "/major-administrative-decision/clear", new { c.Reason }),
        SubmissionCommand.CompleteWorkItem c => new($"{at}/work-items/{Uri.EscapeDataString(c.WorkItem)}/complete", new { c.Note }),
        SubmissionCommand.MoveToEdition c => new(at + "/edition", new { c.Edition, c.Reason }),
        SubmissionCommand.StateParticulars c => new(at + "/particulars", new { c.Particulars, c.Reason }),
        SubmissionCommand.ChangeFunds c => new(at + "/funds", new { c.InBudget, c.Amount, c.Reason, c.Project }),
        SubmissionCommand.RaiseToPlenary c => new(at + "/raise", new { c.Reason }),
        SubmissionCommand.NameReaders c => new(at + "/readers", new { c.Readers, c.Reason }),
        PreparationCommand.Return c => new(at + "/return", new { c.Reason }),
        PreparationCommand.Withdraw c => new(at + "/withdraw", new { c.Reason }),
        PreparationCommand.Terminate c => new(at + "/terminate", new { c.Reason }),
        PreparationCommand.FileEvidence c => new(at + "/evidence", new { c.Evidence, c.Text }),
        PreparationCommand.DoAct c => new($"{at}/{Act(c.Kind)}", new { c.Opinion }),
        PreparationCommand.RequestUrgency c => new(at + "/urgency/request", new { c.Reason }),
        PreparationCommand.GrantUrgency c => new(at + "/urgency/grant", new { c.Reason }),
        PreparationCommand.ReviseDraft c => new(at + "/draft", new { c.Draft, c.IsSubstantive }),
        SafeguardCommand.OpenFollowUp c => new(at + "/follow-ups", new { Id = c.FollowUp, c.Basis, c.Content, c.Due }),
        SafeguardCommand.ReportFollowUp c => new($"{at}/follow-ups/{c.FollowUp}/reports", new { c.Text }),
        SafeguardCommand.CloseFollowUp c => new($"{at}/follow-ups/{c.FollowUp}/close", new { c.Conclusion, c.Evidence }),
        SafeguardCommand.ExemptFromPublication c => new($"{at}/decisions/{Number(c.Decision)}/exemption", new { c.Ground, c.Reason, c.Range, c.Reviewer }),
        SafeguardCommand.Publish c => new($"{at}/decisions/{Number(c.Decision)}/publication", new { c.Mode, c.Range, c.Content, c.Basis, c.Process, c.Result, c.Channels, c.Reviewer }),
        ExecutionCommand c => OfExecution(at, c),
        DecisionCommand c => OfDecision(at, c),
        _ => throw Unknown(command),
    };

    private static StoryRequest OfDecision(string at, DecisionCommand command) => command switch
    {
        DecisionCommand.ProposeReopening c => new(at + "/reopening", new { c.Reason }),
        DecisionCommand.ConsentToReopening => new(at + "/reopening/consent", null),
        DecisionCommand.Reopen => new(at + "/reopening/open", null),
        DecisionCommand.FileOptions c => new(at + "/options", new { c.Aspects, c.Options }),
        DecisionCommand.DisposeFirst c => new(at + "/disposal", new { Text = c.Measures }),
        _ => throw Unknown(command),
    };

    private static StoryRequest OfExecution(string at, ExecutionCommand command) => command switch
    {
        ExecutionCommand.Assign c => new(at + "/assignment", new { c.Unit, c.Leader, c.Cooperating, c.Tasks, c.Closed }),
        ExecutionCommand.AcknowledgeTask c => new($"{at}/tasks/{c.Task}/acknowledge", null),
        ExecutionCommand.CompleteTask c => new($"{at}/tasks/{c.Task}/complete", new { c.Evidence }),
        ExecutionCommand.FileTrackingPlan c => new(at + "/tracking-plan", new { c.Indicators, c.Checkpoints, c.Method, c.Reporter, c.ReportEveryDays }),
        ExecutionCommand.FileProgressReport c => new(at + "/reports", new { c.Text, c.Due }),
        ExecutionCommand.FileEvaluation c => new(at + "/evaluations", new { c.Methods, c.Organisation, c.Evidence, c.Recommendation, c.Advice }),
        ExecutionCommand.FileCompletion c => new(at + "/completion", new { c.Evidence }),
        ExecutionCommand.ConfirmCompletion c => new(at + "/completion/confirm", new { c.Opinion }),
        ExecutionCommand.RecordSigning c => new(at + "/signings", new { c.On, c.Agreement }),
        ExecutionCommand.EnterInspection c => new(at + "/inspections", new { c.Text }),
        ExecutionCommand.CloseMatter => new(at + "/close", null),
        _ => throw Unknown(command),
    };

    private static StoryRequest OfMeeting(string at, MeetingCommand command) => command switch
    {
        MeetingCommand.DelegatePresiding c => new(at + "/delegation", new { c.Delegate, c.Reason, c.Item }),
        MeetingCommand.PutOnAgenda c => new(at + "/items", new { c.Item, c.Matter, c.Method, c.IsStudy }),
        MeetingCommand.PutForDiscussion c => new(at + "/discussions", new { c.Item, c.Matter }),
        MeetingCommand.BeginLateEntry c => new(at + "/late-entry", new { c.OccurredAt, c.Paper.Reason, c.Paper.Scan }),
        MeetingCommand.EndLateEntry => new(at + "/late-entry/end", null),
        MeetingCommand.RecordLeave c => new(at + "/leaves", new { c.Member, c.Reason }),
        MeetingCommand.InviteAttendee c => new(at + "/invitations", new { c.Kind, c.Name, c.Capacity, c.Items }),
        MeetingCommand.CheckIn c => new(at + "/check-in", new { c.Member, c.IsByVideo }),
        MeetingCommand.CheckOut c => new(at + "/check-out", new { c.Member }),
        MeetingCommand.OpenMeeting c => new(at + "/open", new { c.Recorder }),
        MeetingCommand.CloseMeeting => new(at + "/close", null),
        MeetingCommand.AddToRecord c => new(at + "/record", new { c.Text }),
        MeetingCommand.NameSigner c => new(at + "/record/signers", new { c.Person, c.Successor, c.Reason, c.Document }),
        MeetingCommand.SignRecord => new(at + "/record/sign", null),
        MeetingCommand.AnswerNotice c => new(at + "/receipts", new { c.Attends, c.Member, c.Reason }),
        MeetingCommand.SetTopicDeadline c => new(at + "/topic-deadline", new { c.Until }),
        MeetingCommand.ApproveLateTopic c => new(at + "/late-topics", new { c.Matter, c.Reason }),
        MeetingCommand.ReviseMinutes c => new(at + "/minutes/revise", new { c.Text }),
        MeetingCommand.CountersignMinutes => new(at + "/minutes/countersign", null),
        MeetingCommand.ApproveMinutes => new(at + "/minutes/approve", null),
        MeetingCommand.IssueMinutes c => new(at + "/minutes/issue", new { c.Number, c.Range, c.Copies }),
        MeetingCommand.FileMinutes c => new(at + "/minutes", new { c.Text }),
        _ => OfItem(at, command),
    };

    private static StoryRequest OfItem(string at, MeetingCommand command) => command switch
    {
        MeetingCommand.TakeOffAgenda c => new(Item(at, c.Item) + "/take-off", new { c.Reason }),
        MeetingCommand.FileWrittenOpinion c => new(Item(at, c.Item) + "/written-opinions", new { c.Member, c.Opinion, c.Text }),
        MeetingCommand.AnswerRecusal c => new(Item(at, c.Item) + "/recusal-answers", new { c.Concerns, c.Member, c.Reason }),
        MeetingCommand.RecuseMember c => new(Item(at, c.Item) + "/recusals", new { c.Reason, c.Member }),
        MeetingCommand.RequestRecusal c => new(Item(at, c.Item) + "/recusal-requests", new { c.Member, c.By, c.Reason }),
        MeetingCommand.DecideRecusal c => new(Item(at, c.Item) + "/recusal-requests/decide", new { c.Member, c.Hands }),
        MeetingCommand.AdoptDecision c => new(Item(at, c.Item) + "/adopt", new { c.Reason }),
        MeetingCommand.ReturnMember c => new(Item(at, c.Item) + "/recusals/return", new { c.Member }),
        MeetingCommand.OpenItem c => new(Item(at, c.Item) + "/open", null),
        MeetingCommand.ConcludeDiscussion c => new(Item(at, c.Item) + "/discussion/end", new { c.Opinion }),
        MeetingCommand.ApproveUrgency c => new(Item(at, c.Item) + "/urgency", new { c.Reason }),
        MeetingCommand.StateOpinion c => new(Item(at, c.Item) + "/statements", new { c.Opinion, c.Reason, c.Member }),
        MeetingCommand.FindDivergence c => new(Item(at, c.Item) + "/divergence", new { c.IsDivergent, c.Reason }),
        MeetingCommand.FindUnclear c => new(Item(at, c.Item) + "/unclear", new { c.Questions, c.Reason }),
        MeetingCommand.CastVote c => new(Item(at, c.Item) + "/votes", new { c.Opinion, c.Option }),
        MeetingCommand.CountHands c => new(Item(at, c.Item) + "/hands", new { c.Hands }),
        MeetingCommand.RecordPaperBallot c => new(Item(at, c.Item) + "/paper-ballot", new { c.Approve, c.Oppose, c.Defer, c.Option }),
        MeetingCommand.ConfirmPaperBallot c => new(Item(at, c.Item) + "/paper-ballot/confirm", new { c.Option }),
        MeetingCommand.RejectPaperBallot c => new(Item(at, c.Item) + "/paper-ballot/reject", new { c.Reason, c.Option }),
        MeetingCommand.NameCoordinator c => new(Item(at, c.Item) + "/coordinator", new { c.Leaders }),
        MeetingCommand.DeclineDecision c => new(Item(at, c.Item) + "/decline", new { c.Reason }),
        MeetingCommand.CloseItem c => new(Item(at, c.Item) + "/close", new { c.ExecutingUnit }),
        _ => throw Unknown(command),
    };

    private static object Submission(SubmissionCommand.SubmitMatter c) => new
    {
        c.Title,
        c.Kind,
        c.Unit,
        c.CounterpartUnit,
        c.Forum,
        c.Bases,
        c.Draft,
        Clauses = c.Declared,
        Flags = new
        {
            c.Flags.MajorAdministrativeDecision,
            c.Flags.VitalInterests,
            c.Flags.RightsAndDuties,
            c.Flags.Technical,
            c.Flags.StabilityRisk,
            c.Flags.Urgent,
            c.Flags.BudgetAdjustment,
            c.Flags.DemocraticConsultation,
            c.Flags.Congress,
        },
        c.Departments,
        c.Portfolios,
        Funds = c.FundKind is { } kind ? new { Kind = kind, c.InBudget, Amount = c.Amount ?? "", c.Project } : null,
        c.IsRestricted,
        c.Readers,
        c.Markings,
        c.Particulars,
    };

    private static string Act(ActKind kind) => kind switch
    {
        ActKind.PreliminaryReview => "review",
        ActKind.Endorsement => "endorse",
        _ => "determine",
    };

    private static string Item(string meeting, int item) => $"{meeting}/items/{Number(item)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static NotSupportedException Unknown(Command command) => new($"No request is known for {command.GetType().Name}.");
}
