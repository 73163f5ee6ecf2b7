using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Opening an item: one at a time, with everybody asked and enough present.</summary>
internal static class Taking
{
    public static void Open(Proceeding p, MeetingCommand.OpenItem c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item || p.Find(Subject.Matter(c.Matter)) is not Matter matter)
        {
            p.Require(p.IsRefused, Rule.NotFound, "没有这个事项", "there is no such matter");
            return;
        }

        (meeting, item) = Recusals.WithdrawAgain(p, c.Subjects[0], matter, item);
        var presider = Presiding.Of(p.Law, meeting, item, p.Today);
        p.Require(p.Actor == presider || Sitting.IsRecorder(p, meeting, item), Rule.Authority, "须由主持人或记录人宣布开始", "the presider or the recorder opens an item");
        Sitting.RequireMatter(p, item, c.Matter);
        p.Require(meeting.OpenItem() is null, "R-4.2.3-a", "上一议题尚未结束,应逐项进行", "another item is before the meeting; items are taken one by one");
        if (presider is null)
        {
            p.Refuse([Presiding.Missing(meeting)]);
        }

        p.Refuse(Recusals.Unasked(meeting, item));
        p.Refuse(RecusalRequests.Undecided(item));
        p.Refuse(Deliberation.WithoutQuorum(meeting, item));
        p.Refuse(item.IsDiscussion ? [] : AgendaGate.MayBeDecided(p.Law, matter, meeting.Forum, p.Today));
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new MeetingFact.ItemOpened(c.Item, presider!, matter.Flags.MajorAdministrativeDecision, LeadersConcerned(p.Law, matter, p.Today), matter.Edition));
        p.Record(c.Subjects[1], new DecisionFact.ItemOpened(meeting.Id, c.Item));
        if (matter.IsHeadRecused && matter.HeadRepresentative != presider && Presiding.Head(p.Law, meeting, p.Today) != presider)
        {
            p.Record(c.Subjects[1], new DecisionFact.HeadRepresented(presider!));
        }

        if (matter.Urgency is { } approval && item.Urgency is null)
        {
            p.Record(c.Subjects[0], new MeetingFact.UrgencyTakenOver(c.Item, approval));
        }
    }

    /// <summary>R-4.3.1-c: the leaders whose fields of work the matter touches on that day.</summary>
    private static ImmutableArray<string> LeadersConcerned(Law law, Matter matter, DateOnly day) =>
        [.. law.People.Values
            .Where(person => person.IsLeader(day) && matter.Portfolios.Any(portfolio => person.Holds(portfolio, day)))
            .Select(person => person.Id)
            .Order(StringComparer.Ordinal)];
}
