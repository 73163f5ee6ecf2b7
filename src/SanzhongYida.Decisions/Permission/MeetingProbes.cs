using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

public static partial class Permitted
{
    /// <summary>Every act at a meeting, as that person would ask for it now; of its items those that are not concluded.</summary>
    public static ImmutableArray<Probe> Probes(Law law, Meeting meeting, Person person, DateOnly today) =>
    [
        .. OfMeeting(law, meeting, person, today),
        .. meeting.Items.Where(item => item.ClosedAt is null && item.TakenOff is null).SelectMany(item => OfItem(meeting, item, person)),
    ];

    private static IEnumerable<Probe> OfMeeting(Law law, Meeting meeting, Person person, DateOnly today)
    {
        var recorder = law.People.Values.Where(known => known.Is(Role.Recorder, today)).Select(known => known.Id).Order(StringComparer.Ordinal).FirstOrDefault() ?? person.Id;
        var deputy = meeting.Due.FirstOrDefault(member => law.People.TryGetValue(member, out var known) && known.Is(Role.DeputyHead, today)) ?? person.Id;
        return
        [
            new("delegation", null, new MeetingCommand.DelegatePresiding(meeting.Id, deputy, Text, null)),
            new("leave", null, new MeetingCommand.RecordLeave(meeting.Id, person.Id, Text)),
            new("receipt", null, new MeetingCommand.AnswerNotice(meeting.Id, person.Id, true, null)),
            new("topic-deadline", null, new MeetingCommand.SetTopicDeadline(meeting.Id, meeting.StartsAt)),
            new("late-topic", null, new MeetingCommand.ApproveLateTopic(meeting.Id, Text, Text)),
            new("invitation", null, new MeetingCommand.InviteAttendee(meeting.Id, default, Text, Text, [])),
            new("check-in", null, new MeetingCommand.CheckIn(meeting.Id, person.Id)),
            new("check-out", null, new MeetingCommand.CheckOut(meeting.Id, person.Id)),
            new("open", null, new MeetingCommand.OpenMeeting(meeting.Id, recorder)),
            new("close", null, new MeetingCommand.CloseMeeting(meeting.Id)),
            new("late-entry", null, new MeetingCommand.BeginLateEntry(meeting.Id, meeting.LateEntries is [.., var late] ? late.On : meeting.OpenedAt ?? meeting.At, new OnPaper(Text, Scan))),
            .. meeting.LateEntries.Select(late => late.Scan).Distinct(StringComparer.Ordinal).Select(scan => new Probe("scan", scan, new KeepingCommand.FileScan(meeting.Id, scan, Text, 1))),
            new("late-entry-end", null, new MeetingCommand.EndLateEntry(meeting.Id)),
            new("record", null, new MeetingCommand.AddToRecord(meeting.Id, Text)),
            new("sign", null, new MeetingCommand.SignRecord(meeting.Id)),
            .. new[] { meeting.Signs(meeting.Recorder), meeting.Signs(meeting.Presider) }.OfType<string>().Select(signer => new Probe("signer", signer, new MeetingCommand.NameSigner(meeting.Id, signer, signer == meeting.Signs(meeting.Recorder) ? recorder : deputy, Text, Text))),
            new("minutes-revision", null, new MeetingCommand.ReviseMinutes(meeting.Id, Text)),
            new("minutes-countersignature", null, new MeetingCommand.CountersignMinutes(meeting.Id)),
            new("minutes-approval", null, new MeetingCommand.ApproveMinutes(meeting.Id)),
            new("minutes-issue", null, new MeetingCommand.IssueMinutes(meeting.Id, $"〔{today.Year}〕1号", Text, 1)),
            new("minutes", null, new MeetingCommand.FileMinutes(meeting.Id, Text, [.. meeting.Items.Where(item => item.ClosedAt is not null).Select(item => item.Matter).Distinct(StringComparer.Ordinal)])),
        ];
    }

    // A scan still to be chosen.
    private const string Scan = "0000000000000000000000000000000000000000000000000000000000000000";

    private static IEnumerable<Probe> OfItem(Meeting meeting, AgendaItem item, Person person)
    {
        var (id, number) = (meeting.Id, item.Number);
        var hands = meeting.Present(item).Where(member => !item.IsRecused(member)).Select(member => new Hand(member, default, item.Options.FirstOrDefault()?.Id));
        (string Act, Command Command)[] acts =
        [
            ("take-off", new MeetingCommand.TakeOffAgenda(id, number, Text)),
            ("written-opinion", new MeetingCommand.FileWrittenOpinion(id, number, person.Id, default, Text)),
            ("recusal-answer", new MeetingCommand.AnswerRecusal(id, number, item.Matter, person.Id, false, null)),
            ("recusal", new MeetingCommand.RecuseMember(id, number, item.Matter, person.Id, Text)),
            ("recusal-request", new MeetingCommand.RequestRecusal(id, number, person.Id, Text, Text)),
            .. item.RecusalRequests.Where(request => request.IsGranted is null).Select(request => (
                "recusal-decision",
                (Command)new MeetingCommand.DecideRecusal(id, number, item.Matter, request.Member, [.. hands.Where(hand => hand.Member != request.Member).Select(hand => hand with { Option = null })]))),
            ("return", new MeetingCommand.ReturnMember(id, number, person.Id)),
            ("open-item", new MeetingCommand.OpenItem(id, number, item.Matter)),
            ("discussion-end", new MeetingCommand.ConcludeDiscussion(id, number, item.Matter, Text)),
            ("urgency", new MeetingCommand.ApproveUrgency(id, number, Text)),
            ("statement", new MeetingCommand.StateOpinion(id, number, person.Id, default, Text)),
            ("divergence", new MeetingCommand.FindDivergence(id, number, false, Text)),
            ("unclear", new MeetingCommand.FindUnclear(id, number, [Text], Text)),
            ("vote", new MeetingCommand.CastVote(id, number, default, item.Options.FirstOrDefault()?.Id)),
            ("hands", new MeetingCommand.CountHands(id, number, [.. hands])),
            ("paper-ballot", new MeetingCommand.RecordPaperBallot(id, number, 0, 0, 0, PaperBallots.Next(item))),
            ("confirm-paper-ballot", new MeetingCommand.ConfirmPaperBallot(id, number, item.Papers.FirstOrDefault(paper => paper.ConfirmedBy is null)?.Option ?? item.Options.FirstOrDefault()?.Id)),
            .. item.Papers.Where(paper => paper.ConfirmedBy is null).Select(paper => ("reject-paper-ballot", (Command)new MeetingCommand.RejectPaperBallot(id, number, Text, paper.Option))),
            ("coordinator", new MeetingCommand.NameCoordinator(id, number, [.. item.Leaders.Take(1)])),
            ("decline", new MeetingCommand.DeclineDecision(id, number, Text)),
            ("adopt", new MeetingCommand.AdoptDecision(id, number, Text)),
            ("close-item", new MeetingCommand.CloseItem(id, number, item.Matter, null)),
        ];
        return acts.Select(act => new Probe(act.Act, number.ToString(CultureInfo.InvariantCulture), act.Command));
    }
}
