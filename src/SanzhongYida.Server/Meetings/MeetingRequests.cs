using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A meeting to be convened.</summary>
public sealed record ConveneRequest(
    string Body,
    string Title,
    string Place,
    DateTimeOffset StartsAt,
    string Presider,
    string? DelegationReason = null,
    IReadOnlyList<string>? Designated = null,
    OnPaper? Paper = null);

/// <summary>补录: when what follows happened, why it is entered late, and the signed scan.</summary>
public sealed record LateEntryRequest(DateTimeOffset OccurredAt, string Reason, string Scan);

/// <summary>A matter for discussion before the deciding meeting.</summary>
public sealed record DiscussionRequest(int Item, string Matter);

/// <summary>What a discussion came to.</summary>
public sealed record DiscussionOpinionRequest(string Opinion);

/// <summary>Who presides instead of the head, and why; of the meeting or of one item.</summary>
public sealed record DelegationRequest(string Delegate, string Reason, int? Item = null);

/// <summary>A matter for the agenda.</summary>
public sealed record AgendaRequest(int Item, string Matter, VoteMethod Method, bool IsStudy = false);

/// <summary>A member who can't come.</summary>
public sealed record LeaveRequest(string Member, string Reason);

/// <summary>回执; left out the member is the caller, and who does not come says why.</summary>
public sealed record ReceiptRequest(bool Attends, string? Member = null, string? Reason = null);

/// <summary>Until when topics are collected.</summary>
public sealed record TopicDeadlineRequest(DateTimeOffset Until);

/// <summary>临时动议: the matter, and why it can't wait.</summary>
public sealed record LateTopicRequest(string Matter, string Reason);

/// <summary>印发 of the minutes.</summary>
public sealed record MinutesIssueRequest(string Number, string Range, int Copies);

/// <summary>An absent member's written opinion.</summary>
public sealed record WrittenOpinionRequest(string Member, Opinion Opinion, string Text);

/// <summary>Somebody invited without a vote; no items named means every item open to it.</summary>
public sealed record InvitationRequest(AttendeeKind Kind, string Name, string Capacity, IReadOnlyList<int>? Items = null);

/// <summary>What an invited expert or counsel advised.</summary>
public sealed record AdviceRequest(string Name, string Advice);

/// <summary>A member; left out it is the caller.</summary>
public sealed record MemberRequest(string? Member = null);

/// <summary>A member who comes, in the room or by video; left out it is the caller.</summary>
public sealed record ArrivalRequest(string? Member = null, bool IsByVideo = false);

/// <summary>An interested person's request that somebody withdraw.</summary>
public sealed record RecusalAskedRequest(string Member, string By, string Reason);

/// <summary>How the others decided on such a request.</summary>
public sealed record RecusalDecisionRequest(string Member, ImmutableArray<Hand> Hands);

/// <summary>Who records the meeting.</summary>
public sealed record OpeningRequest(string Recorder);

/// <summary>Does the item concern the member or a near relative?</summary>
public sealed record RecusalAnswerRequest(bool Concerns, string? Member = null, string? Reason = null);

/// <summary>Who withdraws from the item, and why.</summary>
public sealed record RecusalRequest(string Reason, string? Member = null);

/// <summary>An opinion with its reason; entered by the recorder it names the member.</summary>
public sealed record StatementRequest(Opinion Opinion, string Reason, string? Member = null);

/// <summary>Is it 意见分歧较大?</summary>
public sealed record DivergenceRequest(bool IsDivergent, string Reason);

/// <summary>重大问题尚不清楚: what is open.</summary>
public sealed record UnclearRequest(ImmutableArray<string> Questions, string Reason);

/// <summary>The caller's own vote; of an item with options, on one of them.</summary>
public sealed record VoteRequest(Opinion Opinion, string? Option = null);

/// <summary>A show of hands.</summary>
public sealed record HandsRequest(ImmutableArray<Hand> Hands);

/// <summary>A signer who left office, who signs instead, why, and the document it rests on.</summary>
public sealed record SuccessorRequest(string Person, string Successor, string Reason, string Document);

/// <summary>Totals of a ballot on paper; of an item with options, on one of them.</summary>
public sealed record PaperBallotRequest(int Approve, int Oppose, int Defer, string? Option = null);

/// <summary>Which totals are not those of the paper, and what is wrong with them.</summary>
public sealed record PaperRejectionRequest(string Reason, string? Option = null);

/// <summary>Which totals are confirmed; an item without options needs none.</summary>
public sealed record PaperConfirmationRequest(string? Option = null);

/// <summary>Who coordinates; exactly one is accepted.</summary>
public sealed record CoordinatorRequest(ImmutableArray<string> Leaders);

/// <summary>The closing of an item.</summary>
public sealed record ClosingRequest(string? ExecutingUnit = null);

/// <summary>A text.</summary>
public sealed record TextRequest(string Text);
