namespace SanzhongYida.Decisions;

/// <summary>到会、请假 and 书面意见.</summary>
internal static class Attendance
{
    public static void CheckIn(Proceeding p, MeetingCommand.CheckIn c)
    {
        if (Here(p, c, c.Member) is not { } meeting)
        {
            return;
        }

        p.Require(!meeting.IsConnected(c.Member), Rule.State, "已签到", "checked in already");
        p.Require(meeting.OpenItem()?.IsRecused(c.Member) != true, "R-4.2.5-b", "正在审议的议题本人已回避,结束前不得入场", "the member is recused from the item before the meeting and comes in after it");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], c.IsByVideo ? new MeetingFact.MemberJoinedByVideo(c.Member) : new MeetingFact.MemberArrived(c.Member));
        }
    }

    public static void CheckOut(Proceeding p, MeetingCommand.CheckOut c)
    {
        if (Here(p, c, c.Member) is not { } meeting)
        {
            return;
        }

        p.Require(meeting.IsConnected(c.Member), Rule.State, "未签到", "not checked in");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MemberDeparted(c.Member));
        }
    }

    public static void Excuse(Proceeding p, MeetingCommand.RecordLeave c)
    {
        if (Sitting.Find(p, c) is not { } meeting)
        {
            return;
        }

        // R-4.2.6-c 「会议记录要写明……缺席人」: what the record lacks can still be said after the closing; without it nobody can sign.
        p.Require(
            meeting.ClosedAt is null || MeetingRecord.Of(meeting).Absent.Any(absent => absent.Member == c.Member && absent.Reason is null),
            Rule.State,
            "已闭会,只能补记未写明原因的缺席",
            "the meeting has closed: only an absence without a reason is explained now");
        RequireOwn(p, meeting, c.Member);
        p.Require(!meeting.IsConnected(c.Member), Rule.State, "已到会,不需请假", "the member is here");
        p.RequireText(c.Reason, 500, "R-4.2.6-c", "请假理由", "the reason for the leave");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.LeaveRecorded(c.Member, p.Keep(c.Reason)));
        }
    }

    // R-4.2.2-c 「因故不能参加会议的班子成员可以通过书面形式表达本人意见。」
    public static void FileOpinion(Proceeding p, MeetingCommand.FileWrittenOpinion c)
    {
        if (Sitting.Find(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        Sitting.RequireMemberOrRecorder(p, meeting, item, c.Member);
        RequireMember(p, meeting, c.Member);
        Statements.RequireOpinion(p, c.Opinion);
        p.Require(!item.IsRecused(c.Member), "R-4.2.5-b", "已回避,不得发表书面意见", "the member is recused");
        p.Require(!meeting.IsPresent(c.Member), "R-4.2.2-c", "已到会的成员应当场发表意见", "a member who is here states the opinion here");
        p.Require(meeting.Leaves.Any(leave => leave.Member == c.Member), "R-4.2.2-c", "书面意见须有请假记录", "a written opinion needs a recorded leave");
        p.Require(item.OpenedAt is null, "R-4.2.2-c", "书面意见须在议题开始前提交", "a written opinion comes before the item");
        p.Require(item.WrittenOpinions.All(opinion => opinion.Member != c.Member), Rule.State, "已提交书面意见", "filed already");
        p.RequireText(c.Text, 5000, "R-4.2.2-c", "书面意见", "the opinion");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.WrittenOpinionFiled(c.Item, c.Member, c.Opinion, p.Keep(c.Text)));
        }
    }

    /// <summary>A member is on the roster: nobody else is counted, heard as a member, or votes.</summary>
    public static bool RequireMember(Proceeding p, Meeting meeting, string person) => p.Require(
        Sitting.Roster(p, meeting).Contains(person, StringComparer.Ordinal),
        "R-4.2.3-d",
        $"“{person}”不是应到会成员,不计到会、不发表意见、不表决",
        $"“{person}” is no member due and is not counted, stated or voted");

    /// <summary>The meeting not yet closed, when the act is the member's own or entered for the member.</summary>
    public static Meeting? Here(Proceeding p, MeetingCommand command, string member)
    {
        if (Sitting.Find(p, command) is not { } meeting)
        {
            return null;
        }

        p.Require(meeting.ClosedAt is null, Rule.State, "已闭会", "the meeting has closed");
        RequireOwn(p, meeting, member);
        return meeting;
    }

    // The member's own act, or entered for the member.
    private static void RequireOwn(Proceeding p, Meeting meeting, string member)
    {
        RequireMember(p, meeting, member);
        p.Require(
            p.Actor == member || Sitting.IsRecorder(p, meeting, item: null) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true,
            Rule.Authority,
            "须由本人、记录人或政府办办理",
            "only the member, the recorder or the government office may do this");
    }
}
