namespace SanzhongYida.Decisions;

/// <summary>四(二)作出决策: which act is whose.</summary>
internal static class Meetings
{
    /// <summary>What the steps of 四(二) still lack.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements =>
    [
        new("minutes", (_, matter, _, _) => MinutesMissing(matter)),
    ];

    public static void Handle(Proceeding p, MeetingCommand command)
    {
        switch (command)
        {
            case MeetingCommand.ConveneMeeting c:
                Convening.Convene(p, c);
                break;
            case MeetingCommand.DelegatePresiding c:
                Presiding.Handle(p, c);
                break;
            case MeetingCommand.OpenMeeting c:
                Convening.Open(p, c);
                break;
            case MeetingCommand.CloseMeeting c:
                Convening.Close(p, c);
                break;
            case MeetingCommand.PutOnAgenda c:
                Agenda.Put(p, c);
                break;
            case MeetingCommand.PutForDiscussion c:
                Discussions.Put(p, c);
                break;
            case MeetingCommand.TakeOffAgenda c:
                Agenda.TakeOff(p, c);
                break;
            case MeetingCommand.InviteAttendee c:
                Agenda.Invite(p, c);
                break;
            case MeetingCommand.RecordAdvice c:
                Agenda.Advise(p, c);
                break;
            case MeetingCommand.RecordLeave c:
                Attendance.Excuse(p, c);
                break;
            case MeetingCommand.FileWrittenOpinion c:
                Attendance.FileOpinion(p, c);
                break;
            case MeetingCommand.CheckIn c:
                Attendance.CheckIn(p, c);
                break;
            case MeetingCommand.CheckOut c:
                Attendance.CheckOut(p, c);
                break;
            case MeetingCommand.AnswerNotice c:
                Notifying.Answer(p, c);
                break;
            case MeetingCommand.SetTopicDeadline c:
                Notifying.SetDeadline(p, c);
                break;
            case MeetingCommand.ApproveLateTopic c:
                Notifying.Approve(p, c);
                break;
            default:
                HandleRecord(p, command);
                break;
        }
    }

    private static void HandleRecord(Proceeding p, MeetingCommand command)
    {
        switch (command)
        {
            case MeetingCommand.BeginLateEntry c:
                LateEntries.Begin(p, c);
                break;
            case MeetingCommand.EndLateEntry c:
                LateEntries.End(p, c);
                break;
            case MeetingCommand.AddToRecord c:
                Records.Add(p, c);
                break;
            case MeetingCommand.SignRecord c:
                Records.Sign(p, c);
                break;
            case MeetingCommand.NameSigner c:
                Signers.Name(p, c);
                break;
            case MeetingCommand.FileMinutes c:
                Records.FileMinutes(p, c);
                break;
            case MeetingCommand.ReviseMinutes c:
                MinutesPapers.Revise(p, c);
                break;
            case MeetingCommand.CountersignMinutes c:
                MinutesPapers.Countersign(p, c);
                break;
            case MeetingCommand.ApproveMinutes c:
                MinutesPapers.Approve(p, c);
                break;
            case MeetingCommand.IssueMinutes c:
                MinutesPapers.Issue(p, c);
                break;
            default:
                HandleItem(p, command);
                break;
        }
    }

    private static void HandleItem(Proceeding p, MeetingCommand command)
    {
        switch (command)
        {
            case MeetingCommand.AnswerRecusal c:
                Recusals.Answer(p, c);
                break;
            case MeetingCommand.RecuseMember c:
                Recusals.Recuse(p, c);
                break;
            case MeetingCommand.RequestRecusal c:
                RecusalRequests.Ask(p, c);
                break;
            case MeetingCommand.DecideRecusal c:
                RecusalRequests.Decide(p, c);
                break;
            case MeetingCommand.ReturnMember c:
                Recusals.Return(p, c);
                break;
            case MeetingCommand.OpenItem c:
                Taking.Open(p, c);
                break;
            case MeetingCommand.ApproveUrgency c:
                Findings.Approve(p, c);
                break;
            case MeetingCommand.StateOpinion c:
                Statements.State(p, c);
                break;
            case MeetingCommand.FindDivergence c:
                Findings.Find(p, c);
                break;
            case MeetingCommand.FindUnclear c:
                Findings.FindUnclear(p, c);
                break;
            case MeetingCommand.CastVote c:
                Voting.Cast(p, c);
                break;
            case MeetingCommand.CountHands c:
                Voting.Count(p, c);
                break;
            case MeetingCommand.RecordPaperBallot c:
                Voting.RecordPaper(p, c);
                break;
            case MeetingCommand.ConfirmPaperBallot c:
                Voting.ConfirmPaper(p, c);
                break;
            case MeetingCommand.RejectPaperBallot c:
                Voting.RejectPaper(p, c);
                break;
            case MeetingCommand.ConcludeDiscussion c:
                Discussions.Conclude(p, c);
                break;
            case MeetingCommand.NameCoordinator c:
                Concluding.Name(p, c);
                break;
            case MeetingCommand.DeclineDecision c:
                Concluding.Decline(p, c);
                break;
            case MeetingCommand.AdoptDecision c:
                Concluding.Adopt(p, c);
                break;
            case MeetingCommand.CloseItem c:
                Concluding.Close(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    // R-4.2.6-b 「特别是会议上存在的分歧意见要如实记录,并形成会议纪要。」
    private static IEnumerable<Refusal> MinutesMissing(Matter matter) =>
        matter.Conclusions is [.., var last] && matter.MinutedMeetings.Contains(last.Meeting, StringComparer.Ordinal)
            ? []
            : [new Refusal("R-4.2.6-b", "未形成会议纪要", "the minutes of the meeting are missing")];
}

public sealed partial record Rows
{
    private static Rows OfMeeting(Meeting meeting)
    {
        var subject = Subject.Meeting(meeting.Id).ToString();
        return new()
        {
            Meetings = [new MeetingRow(meeting.Id, meeting.Body, meeting.Title, meeting.StartsAt, Standing(meeting), meeting.Version)],
            Agenda = [.. meeting.Items.Select(item => new AgendaRow(subject, item.Number, item.Matter))],
            Access = [.. Visibility.Of(meeting).Select(key => new AccessRow(subject, key))],
        };
    }

    private static string Standing(Meeting meeting) => (meeting switch
    {
        { Minutes.Issued: not null } => "已印发纪要",
        { Minutes: not null } => "已形成纪要",
        { ClosedAt: not null } => "已闭会",
        { OpenedAt: not null } => "正在开会",
        _ => "已召集",
    }) + (meeting.LateEntries.IsEmpty ? "" : "(补录)");
}

public static partial class Notices
{
    private static IEnumerable<Notice> OfMeeting(Meeting meeting, Fact fact) => fact is MeetingFact.MeetingConvened f
        ? [new Notice.Convened([.. f.Members.Select(AccessKey.Person), AccessKey.Role(Role.Recorder)], f.Id, f.Body, f.StartsAt)]
        : [];
}
