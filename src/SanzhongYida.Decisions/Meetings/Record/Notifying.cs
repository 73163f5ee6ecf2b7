namespace SanzhongYida.Decisions;

/// <summary>回执: will the member come?</summary>
public sealed record Receipt(string Member, bool Attends, DateTimeOffset At);

/// <summary>临时动议: a topic after the deadline, with the presider's approval.</summary>
public sealed record LateTopic(string Matter, TextRef Reason, string By, DateTimeOffset At);

/// <summary>U-2: 会议通知 with its receipts, and the day until which topics are collected.</summary>
internal static class Notifying
{
    public static void Answer(Proceeding p, MeetingCommand.AnswerNotice c)
    {
        if (Attendance.Here(p, c, c.Member) is not { } meeting)
        {
            return;
        }

        p.Require(meeting.OpenedAt is null, Rule.State, "会议已经召开,不再收回执", "the meeting has opened");
        if (!c.Attends)
        {
            // R-4.2.6-c: who is absent is recorded with the reason.
            p.RequireText(c.Reason, 500, "R-4.2.6-c", "请假理由", "the reason for the leave");
        }

        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new MeetingFact.NoticeAnswered(c.Member, c.Attends));
        if (!c.Attends)
        {
            p.Record(c.Subjects[0], new MeetingFact.LeaveRecorded(c.Member, p.Keep(c.Reason!)));
        }
    }

    public static void SetDeadline(Proceeding p, MeetingCommand.SetTopicDeadline c)
    {
        if (Sitting.FindConvened(p, c) is not { } meeting)
        {
            return;
        }

        Sitting.RequireOffice(p);
        p.Require(c.Until <= meeting.StartsAt, Rule.Input, "议题征集截止时间不得晚于会议时间", "topics are collected before the meeting");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.TopicDeadlineSet(c.Until));
        }
    }

    // R-4-e 「会议由区长召集和主持。」: what comes up after the deadline is the presider's to admit.
    public static void Approve(Proceeding p, MeetingCommand.ApproveLateTopic c)
    {
        if (Sitting.FindConvened(p, c) is not { } meeting)
        {
            return;
        }

        p.Require(p.Actor == meeting.Convener, Rule.Authority, "临时动议须经会议主持人批准", "the presider admits a late topic");
        p.Require(p.Find(c.Subjects[1]) is Matter matter && Matters.Reader(p).Holds(Visibility.Of(matter)), Rule.Input, "没有这个事项", "there is no such matter");
        p.Require(meeting.LateTopics.All(known => known.Matter != c.Matter), Rule.State, "已批准", "admitted already");
        p.RequireText(c.Reason, 1000, "R-4-e", "临时动议的理由", "the reason of the late topic");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.LateTopicApproved(c.Matter, p.Keep(c.Reason)));
        }
    }

    /// <summary>Is the matter in time for the agenda, or admitted late?</summary>
    public static bool RequireInTime(Proceeding p, Meeting meeting, string matter) => p.Require(
        meeting.TopicsUntil is not { } until || meeting.Occurred(p.Stamp).At <= until || meeting.LateTopics.Any(known => known.Matter == matter),
        "R-4-e",
        "议题征集已截止,临时动议须说明理由并经会议主持人批准",
        "topics are no longer collected: a late one needs its reason and the presider's approval");
}
