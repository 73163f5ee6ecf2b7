namespace SanzhongYida.Decisions;

/// <summary>回避 (R-4.2.5-b, W-CS-76).</summary>
internal static class Recusals
{
    // R-4.2.5-b 「会议讨论和决定干部任免事项,涉及参会人员本人及其近亲属的,本人应当回避。」
    public static void Answer(Proceeding p, MeetingCommand.AnswerRecusal c)
    {
        if (Sitting.Find(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        Sitting.RequireMemberOrRecorder(p, meeting, item, c.Member);
        Attendance.RequireMember(p, meeting, c.Member);
        Sitting.RequireMatter(p, item, c.Matter);
        p.Require(item.RecusalAnswers.All(answer => answer.Member != c.Member), Rule.State, "已作回答", "answered already");

        // Who withdrew from the matter once does so each time it is before a meeting.
        p.Require(
            c.Concerns || p.Find(Subject.Matter(c.Matter)) is not Matter matter || !matter.Recused.Contains(c.Member, StringComparer.Ordinal),
            "R-4.2.5-b",
            $"“{c.Member}”此前已就该事项回避,仍须回避",
            $"“{c.Member}” withdrew from this matter before, and does so again");
        if (c.Concerns)
        {
            RequireRecusable(p, meeting, item, c.Member);
            p.RequireText(c.Reason, 500, "R-4.2.5-b", "回避事由", "the reason for the recusal");
        }

        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new MeetingFact.RecusalAnswered(c.Item, c.Member, c.Concerns));
        if (c.Concerns)
        {
            Withdraw(p, c.Subjects[0], item, c.Member, c.Reason!);
        }
    }

    public static void Recuse(Proceeding p, MeetingCommand.RecuseMember c)
    {
        if (Sitting.Find(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        p.Require(
            p.Actor == c.Member || Sitting.IsRecorder(p, meeting, item) || Presiding.Of(p.Law, meeting, item, p.Today) == p.Actor,
            Rule.Authority,
            "须由本人提出,或由记录人、主持人录入",
            "the person, the recorder or the presider enters a recusal");

        Sitting.RequireMatter(p, item, c.Matter);

        // It applies to observers and to the recorder too.
        RequireTakingPart(p, meeting, c.Member);
        RequireRecusable(p, meeting, item, c.Member);
        p.RequireText(c.Reason, 500, "R-4.2.5-b", "回避事由", "the reason for the recusal");
        if (!p.IsRefused)
        {
            Withdraw(p, c.Subjects[0], item, c.Member, c.Reason);
        }
    }

    public static void Return(Proceeding p, MeetingCommand.ReturnMember c)
    {
        if (Sitting.Find(p, c) is not { } meeting)
        {
            return;
        }

        var item = meeting.Item(c.Item);
        Sitting.RequireMemberOrRecorder(p, meeting, item: null, c.Member);
        p.Require(item?.Recusals.Any(recusal => recusal.Member == c.Member && recusal.In is null) == true, Rule.State, "没有待返场的回避", "nobody of that name is out");
        p.Require(item is null || !item.IsOpen, "R-4.2.5-b", "议题结束前回避人员不得返场", "a recused person stays out until the item is closed");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MemberReturned(c.Item, c.Member));
        }
    }

    /// <summary>Members not asked by name about an appointment: all who are due, but those on recorded leave and not here.</summary>
    public static IEnumerable<Refusal> Unasked(Meeting meeting, AgendaItem item) => meeting.Due
        .Where(member => meeting.IsPresent(member) || meeting.Leaves.All(leave => leave.Member != member))
        .Where(member => IsUnasked(item, member))
        .Select(member => Unanswered(meeting, member));

    /// <summary>Has that member neither answered nor withdrawn?</summary>
    public static bool IsUnasked(AgendaItem item, string member) =>
        item.IsAppointment && !item.IsRecused(member) && item.RecusalAnswers.All(answer => answer.Member != member);

    /// <summary>The question, with whom it asks about, has no answer of that member.</summary>
    public static Refusal Unanswered(Meeting meeting, string member) => new(
        "R-4.2.5-b",
        $"干部议题须先逐人询问是否涉及本人及其近亲属({meeting.Settings.NearRelatives}):“{member}”未作回答",
        $"“{member}” has not answered the recusal question");

    /// <summary>Whoever withdrew from the matter withdraws each time it is before a meeting: by itself as the item opens, so that nobody forgets it.</summary>
    public static (Meeting Meeting, AgendaItem Item) WithdrawAgain(Proceeding p, Subject meeting, Matter matter, AgendaItem item)
    {
        foreach (var person in matter.Recused.Where(item.TakesPart))
        {
            Withdraw(p, meeting, item, person, "此前已就该事项回避,继续回避");
        }

        var now = (Meeting)p.Find(meeting)!;
        return (now, now.Item(item.Number)!);
    }

    // A recused person leaves, and from that moment reads a restricted matter's materials no longer; the district head, who reads
    // every matter by office, neither.
    public static void Withdraw(Proceeding p, Subject meeting, AgendaItem item, string member, string reason)
    {
        p.Record(meeting, new MeetingFact.MemberRecused(item.Number, member, p.Keep(reason)));
        var subject = Subject.Matter(item.Matter);
        if (p.Find(subject) is not Matter matter)
        {
            return;
        }

        if (!matter.Recused.Contains(member, StringComparer.Ordinal))
        {
            p.Record(subject, new DecisionFact.ReadersRecused([member]));
        }

        if (!matter.IsHeadRecused && p.Law.People.TryGetValue(member, out var person) && person.Is(Role.DistrictHead, p.Today))
        {
            p.Record(subject, new DecisionFact.HeadRecused(member));
        }
    }

    /// <summary>A member, the recorder or somebody who attends.</summary>
    public static bool RequireTakingPart(Proceeding p, Meeting meeting, string person) => p.Require(
        Sitting.Roster(p, meeting).Contains(person, StringComparer.Ordinal) || meeting.Recorder == person || meeting.Invitations.Any(invitation => invitation.Name == person),
        Rule.Input,
        $"“{person}”未参加会议",
        $"“{person}” takes no part in the meeting");

    public static void RequireRecusable(Proceeding p, Meeting meeting, AgendaItem item, string person)
    {
        p.Require(!item.IsRecused(person), Rule.State, "已回避", "recused already");
        p.Require(!item.IsVoting, "R-4.2.5-b", "表决开始后不得再提出回避", "voting has begun");

        // C-27: by default every item; the setting may narrow it to appointments.
        var settings = meeting.OpenedAt is null ? p.Law.Regulation.On(p.Today) : meeting.Settings;
        p.Require(item.IsAppointment || settings.Text("C-27", "allItems") == "allItems", "C-27", "回避仅适用于干部议题", "recusal is for appointments only");
    }
}
