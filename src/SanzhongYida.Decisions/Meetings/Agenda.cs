namespace SanzhongYida.Decisions;

/// <summary>议程: one matter, one item; and who is invited to attend without a vote.</summary>
internal static class Agenda
{
    /// <summary>Most items of one meeting.</summary>
    public const int MostItems = 60;

    /// <summary>Most people invited to one meeting.</summary>
    public const int MostInvited = 200;

    public static void Put(Proceeding p, MeetingCommand.PutOnAgenda c)
    {
        if (Place(p, c, c.Item, c.Matter) is not var (meeting, matter))
        {
            return;
        }

        p.Require(p.Law.Regulation.On(p.Today).Offers(c.Method), "C-31", "本办法的设置未列这种表决方式", "the settings offer no such method of voting");

        // R-3.1-a: 传达学习 closes without a vote only when it produces no implementing opinion.
        p.Require(!c.IsStudy || matter.Clauses is ["R-3.1-a"], "R-3.1-a", "仅传达学习事项可不经表决", "only a 传达学习 matter is noted without a vote");
        p.Refuse(AgendaGate.MayBeDecided(p.Law, matter, meeting.Forum, p.Today));
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.AgendaItemPut(c.Item, c.Matter, matter.Kind == MatterKind.KeyAppointment, c.Method, c.IsStudy, matter.IsRestricted, matter.IsRestricted ? matter.Readers : [], Pack.HasLegalRisk(matter)));
            Options.Put(p, c, matter);
        }
    }

    /// <summary>A matter's place on the agenda: the meeting not yet open, the number free, the matter not there already.</summary>
    public static (Meeting Meeting, Matter Matter)? Place(Proceeding p, MeetingCommand c, int item, string matterId)
    {
        if (Sitting.FindConvened(p, c) is not { } meeting || Matters.Open(p, matterId) is not { } matter)
        {
            return null;
        }

        Sitting.RequireOffice(p);
        Notifying.RequireInTime(p, meeting, matterId);
        p.Require(item is > 0 and <= MostItems, Rule.Input, $"议题序号须为1至{MostItems}", $"an item's number is 1 to {MostItems}");

        // R-4.2.3-c 「实行一事一议。」
        p.Require(meeting.Item(item) is null, "R-4.2.3-c", $"第{item}项已列有事项,一个议题只议一个事项", $"item {item} has a matter already: one matter, one item");
        p.Require(meeting.Items.All(known => known.Matter != matterId || known.TakenOff is not null), "R-4.2.3-c", "该事项已在本次会议议程", "the matter is on this agenda already");
        return (meeting, matter);
    }

    // R-4.2.1-c: the presider may take items off the agenda (recorded), after which half suffices.
    public static void TakeOff(Proceeding p, MeetingCommand.TakeOffAgenda c)
    {
        if (Sitting.Find(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        var presider = meeting.IsOpen ? Presiding.Of(p.Law, meeting, item: null, p.Today) : meeting.Convener;
        p.Require(
            p.Actor == presider || meeting.OpenedAt is null && (Presiding.Of(p.Law, meeting, item: null, p.Today) == p.Actor || Offices.Actor(p)?.Is(Role.DistrictHead, p.Today) == true),
            Rule.Authority,
            "议题须由会议主持人撤出议程",
            "the presider takes an item off the agenda");
        p.Require(!item.IsOpen, Rule.State, "正在审议的议题不得撤出", "the item is before the meeting");
        p.RequireText(c.Reason, 500, Rule.Input, "撤出理由", "the reason");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.AgendaItemTakenOff(c.Item, p.Keep(c.Reason)));
        }
    }

    // R-4.2.4-a 「可视情况邀请区人大代表、政协委员和新闻媒体、群众代表列席会议」
    // R-4.2.4-b 「邀请区政府法律顾问等相关领域的专家参加会议。」
    public static void Invite(Proceeding p, MeetingCommand.InviteAttendee c)
    {
        if (Sitting.Find(p, c) is not { } meeting)
        {
            return;
        }

        Sitting.RequireOffice(p);
        p.Require(meeting.ClosedAt is null, Rule.State, "已闭会", "the meeting has closed");
        p.Require(Enum.IsDefined(c.Kind), Rule.Input, "没有这种列席身份", "there is no such kind of attendee");
        p.RequireText(c.Name, 60, Rule.Input, "列席人姓名", "the name");
        p.RequireText(c.Capacity, 60, Rule.Input, "列席人身份", "the capacity");
        p.Require(meeting.Invitations.Length < MostInvited, Rule.Input, "列席人过多", "too many are invited");
        p.Require(!Sitting.Roster(p, meeting).Contains(c.Name, StringComparer.Ordinal), Rule.Input, "会议组成人员不作列席人", "a member is no attendee without a vote");
        var named = c.Items.OrEmpty();
        foreach (var number in named.Where(number => meeting.Item(number) is null))
        {
            p.Refuse(Rule.NotFound, $"议程上没有第{number}项", $"there is no item {number} on the agenda");
        }

        var attended = meeting.Items.Where(item => item.TakenOff is null && (named.IsEmpty || named.Contains(item.Number)));
        p.Require(attended.All(item => !item.IsClosedDoor), "R-4.2.4-a", "干部任免和限制知悉的议题不得邀请列席;请指明可列席的议题", "appointments and restricted items have no observers; name the items they may attend");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.AttendeeInvited(c.Kind, c.Name, c.Capacity, named));
        }
    }

    public static void Advise(Proceeding p, MeetingCommand.RecordAdvice c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.BeforeMeeting(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting, item);
        var attendee = meeting.Invitations.FirstOrDefault(invitation => invitation.Name == c.Name && (invitation.Items.IsEmpty || invitation.Items.Contains(c.Item)));
        p.Require(attendee?.Kind is AttendeeKind.Expert or AttendeeKind.LegalCounsel && !item.IsClosedDoor, "R-4.2.4-b", "仅受邀的法律顾问和专家可提出咨询意见", "only invited counsel and experts advise");
        p.Require(!item.IsRecused(c.Name), "R-4.2.5-b", "列席人已回避", "whoever is recused gives no advice");
        p.RequireText(c.Advice, 5000, Rule.Input, "咨询意见", "the advice");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.AdviceRecorded(c.Item, c.Name, p.Keep(c.Advice)));
        }
    }
}
