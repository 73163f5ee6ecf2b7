namespace SanzhongYida.Decisions;

/// <summary>What a meeting before the deciding one made of a matter: an opinion, never a decision.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Forum">The body that discussed it.</param>
/// <param name="On">The day.</param>
/// <param name="Opinion">What it came to.</param>
public sealed record Discussion(string Meeting, int Item, BodyKind Forum, DateOnly On, TextRef Opinion);

/// <summary>R-4-a: meetings that discuss a matter before the one deciding forum leave opinions, not decisions.</summary>
internal static class Discussions
{
    public static void Put(Proceeding p, MeetingCommand.PutForDiscussion c)
    {
        if (Agenda.Place(p, c, c.Item, c.Matter) is not var (meeting, matter))
        {
            return;
        }

        // R-3.2-a: appointments are before the Party group only, also for discussion.
        p.Require(matter.Kind != MatterKind.KeyAppointment || meeting.Forum == BodyKind.PartyGroup, "R-3.2-a", "干部任免事项只能列入党组会议", "appointments go before the Party group only");
        p.Require(matter.Conclusions.IsEmpty, Rule.State, "会议已对该事项作出结论,不再作会前讨论", "a meeting has concluded it already");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.DiscussionPut(c.Item, c.Matter, matter.Kind == MatterKind.KeyAppointment, matter.IsRestricted, matter.IsRestricted ? matter.Readers : []));
        }
    }

    public static void Conclude(Proceeding p, MeetingCommand.ConcludeDiscussion c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.BeforeMeeting(p, meeting, c.Item) is not { } item || p.Find(Subject.Matter(c.Matter)) is not Matter)
        {
            p.Require(p.IsRefused, Rule.NotFound, "没有这个事项", "there is no such matter");
            return;
        }

        Sitting.RequirePresiderInPerson(p, meeting, item);
        p.Refuse(LateEntries.Unfounded(meeting));
        Sitting.RequireMatter(p, item, c.Matter);
        p.Require(item.IsDiscussion, Rule.State, "本议题是决策议题,须表决后结束", "the item is for decision: it is voted and closed");
        p.RequireText(c.Opinion, 5000, "R-4-a", "讨论意见", "the opinion");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.ItemDiscussed(c.Item, p.Keep(c.Opinion)));
            p.Record(c.Subjects[1], new DecisionFact.MatterDiscussed(new Discussion(meeting.Id, c.Item, meeting.Forum, p.Today, p.Keep(c.Opinion))));
        }
    }

    /// <summary>No vote and no decision come of a discussion: of a 专题会议 by C-25, of any other by the forum assigned (R-4-a).</summary>
    public static bool RequireDecision(Proceeding p, Meeting meeting, AgendaItem item) => p.Require(
        !item.IsDiscussion,
        meeting.Forum == BodyKind.SpecialTopic ? "C-25" : "R-4-a",
        "会前讨论只形成意见,不得表决或作出决定",
        "a discussion before the deciding meeting leaves an opinion: no vote, no decision");
}
