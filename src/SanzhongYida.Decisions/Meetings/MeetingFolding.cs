using System.Diagnostics;

namespace SanzhongYida.Decisions;

public sealed partial record Meeting
{
    internal static Meeting Apply(Meeting? before, MeetingFact fact, Stamp stamp) => fact switch
    {
        MeetingFact.MeetingConvened f => new Meeting { Id = f.Id, Body = f.Body, Forum = f.Forum, Title = f.Title, Place = f.Place, StartsAt = f.StartsAt, Convener = f.Convener, ConvenedAt = stamp.At, Due = f.Members },
        MeetingFact.AgendaItemPut f => before! with { Items = before.Items.Add(Put(f)) },
        MeetingFact.DiscussionPut f => before! with { Items = before.Items.Add(Put(f)) },
        MeetingFact.LateEntryBegun f => before! with { IsEnteredLate = true, LateEntries = before.LateEntries.Add(new LateEntry(f.On, f.Reason, f.Scan, stamp.At, stamp.By)) },
        MeetingFact.RedactionProposed f => before! with { Redactions = before.Redactions.Add(new Redaction(f.Digest, f.Basis, stamp.By, stamp.On)) },
        MeetingFact.TextRedacted f => before! with { Redactions = Redaction.Approved(before.Redactions, f.Digest, stamp) },
        MeetingFact.ScanFiled f => before! with { Scans = before.Scans.Add(new Attachment(f.Digest, f.Name, f.Length, stamp.On, stamp.By)) },
        MeetingFact.LateEntryEnded => before! with { IsEnteredLate = false },
        _ => before!.Apply(fact, before.Occurred(stamp)),
    };

    private static AgendaItem Put(MeetingFact.AgendaItemPut f) =>
        new() { Number = f.Item, Matter = f.Matter, IsAppointment = f.IsAppointment, Method = f.Method, IsStudy = f.IsStudy, IsRestricted = f.IsRestricted, Readers = f.Readers, HasLegalRisk = f.HasLegalRisk };

    private static AgendaItem Put(MeetingFact.DiscussionPut f) =>
        new() { Number = f.Item, Matter = f.Matter, IsDiscussion = true, IsAppointment = f.IsAppointment, IsRestricted = f.IsRestricted, Readers = f.Readers };

    private Meeting Apply(MeetingFact fact, Stamp stamp) => fact switch
    {
        MeetingFact.PresidingDelegated f => this with { Delegations = Delegations.Add(new Delegation(f.Delegate, f.Reason, stamp.At, f.Item)) },
        MeetingFact.LeaveRecorded f => this with { Leaves = Leaves.Add(new Leave(f.Member, f.Reason, stamp.At)) },
        MeetingFact.AttendeeInvited f => this with { Invitations = Invitations.Add(new Invitation(f.Kind, f.Name, f.Capacity, f.Items)) },
        MeetingFact.MemberArrived f => this with { Attendance = Attendance.Add(new Presence(f.Member, stamp.At, IsLateEntry: IsEnteredLate)) },
        MeetingFact.MemberJoinedByVideo f => this with { Attendance = Attendance.Add(new Presence(f.Member, stamp.At, IsLateEntry: IsEnteredLate, IsByVideo: true)) },
        MeetingFact.MemberDeparted f => this with { Attendance = [.. Attendance.Select(presence => presence.Member == f.Member && presence.To is null ? presence with { To = stamp.At, IsLateEntry = presence.IsLateEntry || IsEnteredLate } : presence)] },
        MeetingFact.MeetingOpened f => this with { Recorder = f.Recorder, Presider = f.Presider, Due = f.Due, SettingsInForce = f.Settings, OpenedAt = stamp.At },
        MeetingFact.MeetingClosed => this with { ClosedAt = stamp.At, IsEnteredLate = false },
        MeetingFact.RecordAddedTo f => this with { Additions = Additions.Add(new Addition(f.Text, stamp.By, stamp.At)) },
        MeetingFact.RecordSigned f => this with { Signatures = Signatures.Add(new Signature(stamp.By, f.Additions, stamp.At)) },
        MeetingFact.SignerNamed f => this with { Successions = Successions.Add(new SignerSuccession(f.Person, f.Successor, f.Reason, f.Document, stamp.By, stamp.At)) },
        MeetingFact.MinutesFiled f => this with { Minutes = new Minutes(f.Text, stamp.On, stamp.By) },
        MeetingFact.NoticeAnswered f => this with { Receipts = Receipts.Add(new Receipt(f.Member, f.Attends, stamp.At)) },
        MeetingFact.TopicDeadlineSet f => this with { TopicsUntil = f.Until },
        MeetingFact.LateTopicApproved f => this with { LateTopics = LateTopics.Add(new LateTopic(f.Matter, f.Reason, stamp.By, stamp.At)) },
        MeetingFact.MinutesRevised f => this with { Minutes = Minutes! with { Earlier = Minutes.Earlier.Add(Minutes.Text), Text = f.Text, Countersigned = [] } },
        MeetingFact.MinutesCountersigned => this with { Minutes = Minutes! with { Countersigned = Minutes.Countersigned.Add(new Countersignature(stamp.By, stamp.At)) } },
        MeetingFact.MinutesApproved => this with { Minutes = Minutes! with { Approved = new Countersignature(stamp.By, stamp.At) } },
        MeetingFact.MinutesIssued f => this with { Minutes = Minutes! with { Issued = new MinutesIssue(f.Number, f.Range, f.Copies, stamp.On, stamp.By) } },
        _ => OnItem(fact, stamp),
    };

    private Meeting OnItem(MeetingFact fact, Stamp stamp) => fact switch
    {
        MeetingFact.AgendaItemTakenOff f => With(f.Item, item => item with { TakenOff = f.Reason }),
        MeetingFact.RecusalAnswered f => With(f.Item, item => item with { RecusalAnswers = item.RecusalAnswers.Add(new RecusalAnswer(f.Member, f.Concerns)) }),
        MeetingFact.MemberRecused f => With(f.Item, item => item with { Recusals = item.Recusals.Add(new Recusal(f.Member, f.Reason, stamp.At)) }),
        MeetingFact.RecusalRequested f => With(f.Item, item => item with { RecusalRequests = item.RecusalRequests.Add(new RequestedRecusal(f.Member, f.By, f.Reason, stamp.At)) }),
        MeetingFact.RecusalDecided f => With(f.Item, item => item with
        {
            RecusalRequests = [.. item.RecusalRequests.Select(request => request.Member == f.Member && request.IsGranted is null ? request with { Hands = f.Hands, IsGranted = f.IsGranted } : request)],
        }),
        MeetingFact.MemberReturned f => With(f.Item, item => item with { Recusals = [.. item.Recusals.Select(recusal => recusal.Member == f.Member ? recusal with { In = stamp.At } : recusal)] }),
        MeetingFact.ItemOpened f => With(f.Item, item => item with { OpenedAt = stamp.At, Presider = f.Presider, IsMajor = f.IsMajor, Leaders = f.Leaders, Edition = f.Edition }),
        MeetingFact.ItemNotTaken f => With(f.Item, item => item with { OpenedAt = null, NotTaken = item.NotTaken + 1 }),
        MeetingFact.ItemClosed f => With(f.Item, item => item with
        {
            ClosedAt = stamp.At,
            IsLateEntry = IsEnteredLate,
            Outcome = f.Outcome,
            Rules = f.Rules,
            Totals = f.Totals,
            Silent = f.Silent,
            SilentCount = f.SilentCount,
            ExecutingUnit = f.ExecutingUnit,
        }),
        MeetingFact.OptionsPut f => With(f.Item, item => item with { Options = f.Options }),
        MeetingFact.OptionsCounted f => With(f.Item, item => item with { OptionTotals = f.Totals, AdoptedOption = f.Adopted }),
        MeetingFact.ItemDiscussed f => With(f.Item, item => item with { ClosedAt = stamp.At, IsLateEntry = IsEnteredLate, Discussed = f.Opinion }),
        _ => OnDeliberation(fact, stamp),
    };

    private Meeting OnDeliberation(MeetingFact fact, Stamp stamp) => fact switch
    {
        MeetingFact.WrittenOpinionFiled f => With(f.Item, item => item with { WrittenOpinions = item.WrittenOpinions.Add(new WrittenOpinion(f.Member, f.Opinion, f.Text, stamp.At)) }),
        MeetingFact.AdviceRecorded f => With(f.Item, item => item with { Advice = item.Advice.Add(new Advice(f.Name, f.Advice)) }),
        MeetingFact.UrgencyTakenOver f => With(f.Item, item => item with { Urgency = f.Approval }),
        MeetingFact.UrgencyApproved f => With(f.Item, item => item with { Urgency = new Approval(stamp.By, f.Reason, stamp.At) }),

        // A finding is about the statements as they were: another statement asks for another finding.
        MeetingFact.OpinionStated f => With(f.Item, item => item with { Divergence = null, Statements = item.Statements.Add(new Statement(f.Member, f.Opinion, f.Reason, stamp.At, stamp.By, IsEnteredLate)) }),
        MeetingFact.DivergenceFound f => With(f.Item, item => item with { Divergence = new DivergenceFinding(f.IsDivergent, f.Reason, stamp.By) }),
        MeetingFact.QuestionsFoundUnclear f => With(f.Item, item => item with { Unclear = new UnclearFinding(f.Questions, f.Reason, stamp.By) }),
        MeetingFact.VotingBegun f => With(f.Item, item => item with { Entitled = f.Entitled }),
        MeetingFact.VotesCast f => With(f.Item, item => item with { PresentAtVote = f.Present, RecusedAtVote = f.Recused, Votes = item.Votes.AddRange(f.Votes.Select(hand => new Vote(hand.Member, hand.Opinion, stamp.At, stamp.By, IsEnteredLate, hand.Option))) }),
        MeetingFact.PaperBallotRecorded f => With(f.Item, item => item with { PresentAtVote = f.Present, RecusedAtVote = f.Recused, Papers = item.Papers.Add(new PaperBallot(f.Totals, stamp.By, Option: f.Option)) }),
        MeetingFact.PaperBallotConfirmed f => With(f.Item, item => item with { Papers = [.. item.Papers.Select(paper => paper.Option == f.Option ? paper with { ConfirmedBy = stamp.By } : paper)] }),
        MeetingFact.PaperBallotRejected f => With(f.Item, item => item with
        {
            Papers = [.. item.Papers.Where(paper => paper.Option != f.Option)],
            RejectedPapers = item.RejectedPapers.AddRange(item.Papers.Where(paper => paper.Option == f.Option).Select(paper => new RejectedPaper(paper, stamp.By, f.Reason))),
        }),
        MeetingFact.CoordinatorNamed f => With(f.Item, item => item with { Coordinator = f.Leader }),
        MeetingFact.DecisionAdopted f => With(f.Item, item => item with { Adopted = new Approval(stamp.By, f.Reason, stamp.At) }),
        MeetingFact.DecisionDeclined f => With(f.Item, item => item with { Declined = new Approval(stamp.By, f.Reason, stamp.At) }),
        _ => throw new UnreachableException($"No fold for {fact.GetType().Name}."),
    };

    private Meeting With(int number, Func<AgendaItem, AgendaItem> change) =>
        this with { Items = [.. Items.Select(item => item.Number == number && item.TakenOff is null ? change(item) : item)] };
}
