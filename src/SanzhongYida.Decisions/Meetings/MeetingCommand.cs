using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands about one meeting. Each names one item at most: items are taken one by one (R-4.2.3-a).</summary>
public abstract record MeetingCommand : Command
{
    private MeetingCommand(string meeting) => Meeting = meeting;

    /// <summary>The meeting.</summary>
    public string Meeting { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting)];

    /// <summary>Convenes a meeting: by the head, or entered by the government office on the head's behalf (R-4-e).</summary>
    /// <param name="Meeting">Its new id.</param>
    /// <param name="Body">Which body meets.</param>
    /// <param name="Title">会议事由.</param>
    /// <param name="Place">地点.</param>
    /// <param name="StartsAt">会议时间.</param>
    /// <param name="Presider">Who convenes and presides: the head, or the deputy the head delegates.</param>
    /// <param name="DelegationReason">Why the head cannot take part; then the head enters the act (R-4-f).</param>
    /// <param name="Designated">专题会议: who is designated; empty stands for the body's roster.</param>
    /// <param name="Paper">补录 of a meeting held in the past, from its first act; null for a meeting to come (T-1).</param>
    public sealed record ConveneMeeting(
        string Meeting,
        string Body,
        string Title,
        string Place,
        DateTimeOffset StartsAt,
        string Presider,
        string? DelegationReason,
        ImmutableArray<string> Designated,
        OnPaper? Paper = null) : MeetingCommand(Meeting);

    /// <summary>补录: what is entered from now on happened on paper at that moment; said again it moves on to a later one (T-1).</summary>
    public sealed record BeginLateEntry(string Meeting, DateTimeOffset OccurredAt, OnPaper Paper) : MeetingCommand(Meeting);

    /// <summary>What is entered from now on happens as it is entered.</summary>
    public sealed record EndLateEntry(string Meeting) : MeetingCommand(Meeting);

    /// <summary>The head delegates presiding, of the meeting before it opens or of one item before it opens (R-4-f).</summary>
    public sealed record DelegatePresiding(string Meeting, string Delegate, string Reason, int? Item) : MeetingCommand(Meeting);

    /// <summary>Puts a matter on the agenda, under a number of its own (R-4.2.3-c).</summary>
    /// <param name="Meeting">The meeting.</param>
    /// <param name="Item">The number on the agenda.</param>
    /// <param name="Matter">The matter.</param>
    /// <param name="Method">How it is voted.</param>
    /// <param name="IsStudy">传达学习 without an implementing opinion: noted without a vote (R-3.1-a).</param>
    public sealed record PutOnAgenda(string Meeting, int Item, string Matter, VoteMethod Method, bool IsStudy) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>Puts a matter on the agenda of a meeting before the deciding one: it leaves an opinion, not a decision (R-4-a).</summary>
    public sealed record PutForDiscussion(string Meeting, int Item, string Matter) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>The presider ends a discussion with what it came to (R-4-a).</summary>
    public sealed record ConcludeDiscussion(string Meeting, int Item, string Matter, string Opinion) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>Takes an item off the agenda, with the reason (R-4.2.1-c).</summary>
    public sealed record TakeOffAgenda(string Meeting, int Item, string Reason) : MeetingCommand(Meeting);

    /// <summary>请假, with the reason.</summary>
    public sealed record RecordLeave(string Meeting, string Member, string Reason) : MeetingCommand(Meeting);

    /// <summary>回执 to the notice: the member comes, or asks for leave with the reason (U-2).</summary>
    public sealed record AnswerNotice(string Meeting, string Member, bool Attends, string? Reason) : MeetingCommand(Meeting);

    /// <summary>Says until when topics are collected (U-2).</summary>
    public sealed record SetTopicDeadline(string Meeting, DateTimeOffset Until) : MeetingCommand(Meeting);

    /// <summary>临时动议: the presider admits a matter after that, with the reason (U-2).</summary>
    public sealed record ApproveLateTopic(string Meeting, string Matter, string Reason) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>An absent member's written opinion: recorded and read, neither vote nor presence (R-4.2.2-c).</summary>
    public sealed record FileWrittenOpinion(string Meeting, int Item, string Member, Opinion Opinion, string Text) : MeetingCommand(Meeting);

    /// <summary>Invites somebody who attends without a vote (R-4.2.4-a, -b); no items named means every item open to it.</summary>
    public sealed record InviteAttendee(string Meeting, AttendeeKind Kind, string Name, string Capacity, ImmutableArray<int> Items) : MeetingCommand(Meeting);

    /// <summary>Records what an invited expert or counsel advised (R-4.2.4-b).</summary>
    public sealed record RecordAdvice(string Meeting, int Item, string Name, string Advice) : MeetingCommand(Meeting);

    /// <summary>A member arrives, or joins by video (C-03).</summary>
    public sealed record CheckIn(string Meeting, string Member, bool IsByVideo = false) : MeetingCommand(Meeting);

    /// <summary>A member leaves.</summary>
    public sealed record CheckOut(string Meeting, string Member) : MeetingCommand(Meeting);

    /// <summary>Opens the meeting; names who records it (R-4.2.1, R-4.2.6-c).</summary>
    public sealed record OpenMeeting(string Meeting, string Recorder) : MeetingCommand(Meeting);

    /// <summary>A member answers whether the item concerns the member or a near relative (R-4.2.5-b); yes is a recusal.</summary>
    public sealed record AnswerRecusal(string Meeting, int Item, string Matter, string Member, bool Concerns, string? Reason) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>A member, an observer or the recorder withdraws from an item, with the reason.</summary>
    public sealed record RecuseMember(string Meeting, int Item, string Matter, string Member, string Reason) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>Enters an interested person's request that somebody withdraw (W-CS-76).</summary>
    public sealed record RequestRecusal(string Meeting, int Item, string Member, string By, string Reason) : MeetingCommand(Meeting);

    /// <summary>How the others decided on it, entered by the recorder as one act (W-CS-76).</summary>
    public sealed record DecideRecusal(string Meeting, int Item, string Matter, string Member, ImmutableArray<Hand> Hands) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>A recused member comes back, after the item.</summary>
    public sealed record ReturnMember(string Meeting, int Item, string Member) : MeetingCommand(Meeting);

    /// <summary>Opens an item: one at a time.</summary>
    public sealed record OpenItem(string Meeting, int Item, string Matter) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>The head approves 紧急特殊情况, before the statements (R-4.2.3-f).</summary>
    public sealed record ApproveUrgency(string Meeting, int Item, string Reason) : MeetingCommand(Meeting);

    /// <summary>A member states an opinion with the reason (R-4.2.2-a); by the member, or entered by the recorder.</summary>
    public sealed record StateOpinion(string Meeting, int Item, string Member, Opinion Opinion, string Reason) : MeetingCommand(Meeting);

    /// <summary>The presider finds 意见分歧较大 or not, with the reason (R-4.2.3-f).</summary>
    public sealed record FindDivergence(string Meeting, int Item, bool IsDivergent, string Reason) : MeetingCommand(Meeting);

    /// <summary>The presider finds 重大问题尚不清楚, with the open questions (R-4.2.3-e).</summary>
    public sealed record FindUnclear(string Meeting, int Item, ImmutableArray<string> Questions, string Reason) : MeetingCommand(Meeting);

    /// <summary>The acting member's own vote; of an item with options, on one of them.</summary>
    public sealed record CastVote(string Meeting, int Item, Opinion Opinion, string? Option = null) : MeetingCommand(Meeting);

    /// <summary>A show of hands, entered by the recorder as one act.</summary>
    public sealed record CountHands(string Meeting, int Item, ImmutableArray<Hand> Hands) : MeetingCommand(Meeting);

    /// <summary>Totals of a secret ballot held on paper, entered once by the recorder (R-4.2.3-b); of an item with options, on one of them.</summary>
    public sealed record RecordPaperBallot(string Meeting, int Item, int Approve, int Oppose, int Defer, string? Option = null) : MeetingCommand(Meeting);

    /// <summary>监票人, another person, confirms the totals (R-4.2.3-b).</summary>
    public sealed record ConfirmPaperBallot(string Meeting, int Item, string? Option = null) : MeetingCommand(Meeting);

    /// <summary>监票人 finds that the totals are not those of the paper, with what is wrong; they are entered anew (R-4.2.3-b).</summary>
    public sealed record RejectPaperBallot(string Meeting, int Item, string Reason, string? Option = null) : MeetingCommand(Meeting);

    /// <summary>The presider names the one leader who coordinates (R-4.3.1-c).</summary>
    public sealed record NameCoordinator(string Meeting, int Item, ImmutableArray<string> Leaders) : MeetingCommand(Meeting);

    /// <summary>The head declines a carried 重大行政决策, with reasons (W-713-30b).</summary>
    public sealed record DeclineDecision(string Meeting, int Item, string Reason) : MeetingCommand(Meeting);

    /// <summary>The head adopts what was not carried, with reasons, where the regulation lets the head decide (C-30).</summary>
    public sealed record AdoptDecision(string Meeting, int Item, string Reason) : MeetingCommand(Meeting);

    /// <summary>The presider closes the item, which alone concludes it.</summary>
    public sealed record CloseItem(string Meeting, int Item, string Matter, string? ExecutingUnit) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), Subject.Matter(Matter)];
    }

    /// <summary>Closes the meeting.</summary>
    public sealed record CloseMeeting(string Meeting) : MeetingCommand(Meeting);

    /// <summary>The recorder adds to the record; what was recorded live stays (R-4.2.6-a).</summary>
    public sealed record AddToRecord(string Meeting, string Text) : MeetingCommand(Meeting);

    /// <summary>The recorder or the presider signs the record as it stands (R-4.2.6-c).</summary>
    public sealed record SignRecord(string Meeting) : MeetingCommand(Meeting);

    /// <summary>Names who signs in the place of a signer who has left office, with the reason and the document (U-4).</summary>
    public sealed record NameSigner(string Meeting, string Person, string Successor, string Reason, string Document) : MeetingCommand(Meeting);

    /// <summary>Rewords the minutes before they are signed off; what was countersigned is countersigned again (U-3).</summary>
    public sealed record ReviseMinutes(string Meeting, string Text) : MeetingCommand(Meeting);

    /// <summary>会签 by a member who attended (U-3).</summary>
    public sealed record CountersignMinutes(string Meeting) : MeetingCommand(Meeting);

    /// <summary>签发 by the presider (U-3).</summary>
    public sealed record ApproveMinutes(string Meeting) : MeetingCommand(Meeting);

    /// <summary>印发 under a number, to a range of readers (U-3).</summary>
    public sealed record IssueMinutes(string Meeting, string Number, string Range, int Copies) : MeetingCommand(Meeting);

    /// <summary>Files the 会议纪要 (R-4.2.6-b).</summary>
    /// <param name="Meeting">The meeting.</param>
    /// <param name="Text">The minutes.</param>
    /// <param name="Matters">Every matter the meeting concluded.</param>
    public sealed record FileMinutes(string Meeting, string Text, ImmutableArray<string> Matters) : MeetingCommand(Meeting)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Meeting(Meeting), .. Matters.OrEmpty().Select(Subject.Matter)];
    }
}
