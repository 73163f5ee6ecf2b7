using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>Something that happened to a meeting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(MeetingConvened), "meeting-convened")]
[JsonDerivedType(typeof(PresidingDelegated), "presiding-delegated")]
[JsonDerivedType(typeof(AgendaItemPut), "agenda-item-put")]
[JsonDerivedType(typeof(AgendaItemTakenOff), "agenda-item-taken-off")]
[JsonDerivedType(typeof(LeaveRecorded), "leave-recorded")]
[JsonDerivedType(typeof(WrittenOpinionFiled), "written-opinion-filed")]
[JsonDerivedType(typeof(AttendeeInvited), "attendee-invited")]
[JsonDerivedType(typeof(AdviceRecorded), "advice-recorded")]
[JsonDerivedType(typeof(MemberArrived), "member-arrived")]
[JsonDerivedType(typeof(MemberDeparted), "member-departed")]
[JsonDerivedType(typeof(MeetingOpened), "meeting-opened")]
[JsonDerivedType(typeof(RecusalAnswered), "recusal-answered")]
[JsonDerivedType(typeof(MemberRecused), "member-recused")]
[JsonDerivedType(typeof(MemberReturned), "member-returned")]
[JsonDerivedType(typeof(ItemOpened), "item-opened")]
[JsonDerivedType(typeof(UrgencyApproved), "urgency-approved")]
[JsonDerivedType(typeof(UrgencyTakenOver), "urgency-taken-over")]
[JsonDerivedType(typeof(OpinionStated), "opinion-stated")]
[JsonDerivedType(typeof(DivergenceFound), "divergence-found")]
[JsonDerivedType(typeof(QuestionsFoundUnclear), "questions-found-unclear")]
[JsonDerivedType(typeof(VotingBegun), "voting-begun")]
[JsonDerivedType(typeof(VotesCast), "votes-cast")]
[JsonDerivedType(typeof(PaperBallotRecorded), "paper-ballot-recorded")]
[JsonDerivedType(typeof(PaperBallotConfirmed), "paper-ballot-confirmed")]
[JsonDerivedType(typeof(PaperBallotRejected), "paper-ballot-rejected")]
[JsonDerivedType(typeof(CoordinatorNamed), "coordinator-named")]
[JsonDerivedType(typeof(DecisionDeclined), "decision-declined")]
[JsonDerivedType(typeof(ItemNotTaken), "item-not-taken")]
[JsonDerivedType(typeof(ItemClosed), "item-closed")]
[JsonDerivedType(typeof(MeetingClosed), "meeting-closed")]
[JsonDerivedType(typeof(RecordAddedTo), "record-added-to")]
[JsonDerivedType(typeof(RecordSigned), "record-signed")]
[JsonDerivedType(typeof(MinutesFiled), "minutes-filed")]
[JsonDerivedType(typeof(LateEntryBegun), "late-entry-begun")]
[JsonDerivedType(typeof(ScanFiled), "scan-filed")]
[JsonDerivedType(typeof(LateEntryEnded), "late-entry-ended")]
[JsonDerivedType(typeof(DiscussionPut), "discussion-put")]
[JsonDerivedType(typeof(ItemDiscussed), "item-discussed")]
[JsonDerivedType(typeof(RecusalRequested), "recusal-requested")]
[JsonDerivedType(typeof(RecusalDecided), "recusal-decided")]
[JsonDerivedType(typeof(MemberJoinedByVideo), "member-joined-by-video")]
[JsonDerivedType(typeof(DecisionAdopted), "decision-adopted")]
[JsonDerivedType(typeof(OptionsPut), "options-put")]
[JsonDerivedType(typeof(OptionsCounted), "options-counted")]
[JsonDerivedType(typeof(NoticeAnswered), "notice-answered")]
[JsonDerivedType(typeof(TopicDeadlineSet), "topic-deadline-set")]
[JsonDerivedType(typeof(LateTopicApproved), "late-topic-approved")]
[JsonDerivedType(typeof(MinutesRevised), "minutes-revised")]
[JsonDerivedType(typeof(MinutesCountersigned), "minutes-countersigned")]
[JsonDerivedType(typeof(MinutesApproved), "minutes-approved")]
[JsonDerivedType(typeof(MinutesIssued), "minutes-issued")]
[JsonDerivedType(typeof(SignerNamed), "signer-named")]
public abstract partial record MeetingFact : Fact
{
    private MeetingFact()
    {
    }

    /// <summary>The agenda item the fact speaks of, and of no other; null when it speaks of the meeting. By convention the property is
    /// called <c>Item</c> in every fact that has one.</summary>
    [JsonIgnore]
    public int? About => GetType().GetProperty("Item")?.GetValue(this) as int?;

    /// <summary>A meeting was convened.</summary>
    public sealed record MeetingConvened(string Id, string Body, BodyKind Forum, string Title, string Place, DateTimeOffset StartsAt, string Convener, ImmutableArray<string> Members) : MeetingFact;

    /// <summary>The head delegated presiding.</summary>
    public sealed record PresidingDelegated(string Delegate, TextRef Reason, int? Item) : MeetingFact;

    /// <summary>A matter was put on the agenda.</summary>
    /// <param name="Item">The number.</param>
    /// <param name="Matter">The matter.</param>
    /// <param name="IsAppointment">干部: two thirds, asked about recusal, no observers.</param>
    /// <param name="Method">How it is voted.</param>
    /// <param name="IsStudy">Noted without a vote?</param>
    /// <param name="IsRestricted">Read by those named only?</param>
    /// <param name="Readers">Who, when restricted.</param>
    /// <param name="HasLegalRisk">An exploratory reform whose legal risk is stated (W-713-25).</param>
    public sealed record AgendaItemPut(int Item, string Matter, bool IsAppointment, VoteMethod Method, bool IsStudy, bool IsRestricted, ImmutableArray<string> Readers, bool HasLegalRisk = false) : MeetingFact;

    /// <summary>An item was taken off.</summary>
    public sealed record AgendaItemTakenOff(int Item, TextRef Reason) : MeetingFact;

    /// <summary>A member asked for leave.</summary>
    public sealed record LeaveRecorded(string Member, TextRef Reason) : MeetingFact;

    /// <summary>An absent member's written opinion was filed.</summary>
    public sealed record WrittenOpinionFiled(int Item, string Member, Opinion Opinion, TextRef Text) : MeetingFact;

    /// <summary>Somebody was invited to attend without a vote.</summary>
    public sealed record AttendeeInvited(AttendeeKind Kind, string Name, string Capacity, ImmutableArray<int> Items) : MeetingFact;

    /// <summary>Advice was recorded.</summary>
    public sealed record AdviceRecorded(int Item, string Name, TextRef Advice) : MeetingFact;

    /// <summary>A member arrived.</summary>
    public sealed record MemberArrived(string Member) : MeetingFact;

    /// <summary>A member left.</summary>
    public sealed record MemberDeparted(string Member) : MeetingFact;

    /// <summary>The meeting opened, on the roster of that day and with the settings in force.</summary>
    public sealed record MeetingOpened(string Recorder, string Presider, ImmutableArray<string> Due, ImmutableSortedDictionary<string, string> Settings) : MeetingFact;

    /// <summary>A member answered the recusal question.</summary>
    public sealed record RecusalAnswered(int Item, string Member, bool Concerns) : MeetingFact;

    /// <summary>Somebody withdrew from the item.</summary>
    public sealed record MemberRecused(int Item, string Member, TextRef Reason) : MeetingFact;

    /// <summary>Somebody recused came back.</summary>
    public sealed record MemberReturned(int Item, string Member) : MeetingFact;

    /// <summary>An item opened, under its presider.</summary>
    /// <param name="Item">The number.</param>
    /// <param name="Presider">Who presides over it.</param>
    /// <param name="IsMajor">Flagged 重大行政决策 at that moment?</param>
    /// <param name="Leaders">The leaders whose fields of work it touches on that day.</param>
    /// <param name="Edition">The version of the regulation that governs its matter (R-0-b).</param>
    public sealed record ItemOpened(int Item, string Presider, bool IsMajor, ImmutableArray<string> Leaders, int Edition = 1) : MeetingFact;

    /// <summary>Urgency was approved.</summary>
    public sealed record UrgencyApproved(int Item, TextRef Reason) : MeetingFact;

    /// <summary>The matter came to the meeting with its urgency approved.</summary>
    public sealed record UrgencyTakenOver(int Item, Approval Approval) : MeetingFact;

    /// <summary>A member stated an opinion.</summary>
    public sealed record OpinionStated(int Item, string Member, Opinion Opinion, TextRef Reason) : MeetingFact;

    /// <summary>The presider found divergence or not.</summary>
    public sealed record DivergenceFound(int Item, bool IsDivergent, TextRef Reason) : MeetingFact;

    /// <summary>The presider found questions unclear.</summary>
    public sealed record QuestionsFoundUnclear(int Item, ImmutableArray<string> Questions, TextRef Reason) : MeetingFact;

    /// <summary>Voting began: who is present and entitled.</summary>
    public sealed record VotingBegun(int Item, ImmutableArray<string> Entitled) : MeetingFact;

    /// <summary>Votes were cast, at one instant.</summary>
    /// <param name="Item">The number.</param>
    /// <param name="Votes">Who voted what.</param>
    /// <param name="Present">Members present then, the recused among them.</param>
    /// <param name="Recused">The recused among those.</param>
    public sealed record VotesCast(int Item, ImmutableArray<Hand> Votes, int Present, int Recused) : MeetingFact;

    /// <summary>The totals of a secret ballot were entered, of an item with options those on one of them.</summary>
    public sealed record PaperBallotRecorded(int Item, Ballots Totals, int Present, int Recused, string? Option = null) : MeetingFact;

    /// <summary>The totals were confirmed.</summary>
    public sealed record PaperBallotConfirmed(int Item, string? Option = null) : MeetingFact;

    /// <summary>The totals are not those of the paper, and are entered anew.</summary>
    public sealed record PaperBallotRejected(int Item, string? Option, TextRef Reason) : MeetingFact;

    /// <summary>The coordinating leader was named.</summary>
    public sealed record CoordinatorNamed(int Item, string Leader) : MeetingFact;

    /// <summary>The head declined a carried item.</summary>
    public sealed record DecisionDeclined(int Item, TextRef Reason) : MeetingFact;

    /// <summary>Quorum for the item failed: it returns to the agenda, no result.</summary>
    public sealed record ItemNotTaken(int Item, int Present) : MeetingFact;

    /// <summary>The presider closed the item.</summary>
    /// <param name="Item">The number.</param>
    /// <param name="Outcome">The outcome computed.</param>
    /// <param name="Rules">The rules it rests on.</param>
    /// <param name="Totals">Votes as counted.</param>
    /// <param name="Silent">Who of those entitled cast none; empty for a secret ballot.</param>
    /// <param name="SilentCount">How many cast none.</param>
    /// <param name="ExecutingUnit">执行部门, if named.</param>
    public sealed record ItemClosed(int Item, Outcome Outcome, ImmutableArray<string> Rules, Ballots Totals, ImmutableArray<string> Silent, int SilentCount, string? ExecutingUnit) : MeetingFact;

    /// <summary>The meeting closed.</summary>
    public sealed record MeetingClosed : MeetingFact;

    /// <summary>Something was added to the record.</summary>
    public sealed record RecordAddedTo(TextRef Text) : MeetingFact;

    /// <summary>The record was signed as it stood.</summary>
    public sealed record RecordSigned(int Additions) : MeetingFact;

    /// <summary>Somebody in office signs in the place of a signer who has left it.</summary>
    public sealed record SignerNamed(string Person, string Successor, TextRef Reason, string Document) : MeetingFact;

    /// <summary>The minutes were filed.</summary>
    public sealed record MinutesFiled(TextRef Text) : MeetingFact;

    /// <summary>补录 began: what follows happened on paper at that moment (T-1).</summary>
    public sealed record LateEntryBegun(DateTimeOffset On, TextRef Reason, string Scan) : MeetingFact;

    /// <summary>The signed scan of what was entered late lies under the meeting and its digest (T-1).</summary>
    public sealed record ScanFiled(string Digest, string Name, long Length) : MeetingFact;

    /// <summary>What follows happens as it is entered.</summary>
    public sealed record LateEntryEnded : MeetingFact;

    /// <summary>A matter was put on the agenda for discussion only.</summary>
    public sealed record DiscussionPut(int Item, string Matter, bool IsAppointment, bool IsRestricted, ImmutableArray<string> Readers) : MeetingFact;

    /// <summary>A discussion ended with an opinion.</summary>
    public sealed record ItemDiscussed(int Item, TextRef Opinion) : MeetingFact;

    /// <summary>An interested person asked that somebody withdraw (W-CS-76).</summary>
    public sealed record RecusalRequested(int Item, string Member, string By, TextRef Reason) : MeetingFact;

    /// <summary>The body decided on it.</summary>
    public sealed record RecusalDecided(int Item, string Member, ImmutableArray<Hand> Hands, bool IsGranted) : MeetingFact;

    /// <summary>A member joined by video; whether that is presence the settings say (C-03).</summary>
    public sealed record MemberJoinedByVideo(string Member) : MeetingFact;

    /// <summary>The head adopted what was not carried (C-30).</summary>
    public sealed record DecisionAdopted(int Item, TextRef Reason) : MeetingFact;

    /// <summary>The matter came to the agenda with options.</summary>
    public sealed record OptionsPut(int Item, ImmutableArray<ItemOption> Options) : MeetingFact;

    /// <summary>A member answered the notice.</summary>
    public sealed record NoticeAnswered(string Member, bool Attends) : MeetingFact;

    /// <summary>Topics are collected until then.</summary>
    public sealed record TopicDeadlineSet(DateTimeOffset Until) : MeetingFact;

    /// <summary>The presider admitted a matter after that.</summary>
    public sealed record LateTopicApproved(string Matter, TextRef Reason) : MeetingFact;

    /// <summary>The minutes were reworded.</summary>
    public sealed record MinutesRevised(TextRef Text) : MeetingFact;

    /// <summary>A member who attended countersigned them.</summary>
    public sealed record MinutesCountersigned : MeetingFact;

    /// <summary>The presider signed them off.</summary>
    public sealed record MinutesApproved : MeetingFact;

    /// <summary>They were issued.</summary>
    public sealed record MinutesIssued(string Number, string Range, int Copies) : MeetingFact;

    /// <summary>The votes on each option were counted at the closing.</summary>
    public sealed record OptionsCounted(int Item, ImmutableArray<OptionCount> Totals, string? Adopted) : MeetingFact;
}
