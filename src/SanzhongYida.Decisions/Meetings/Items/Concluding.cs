using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Closing an item: the presider's act, which alone concludes it; the result is computed and can't be typed in (R-2.2-b).</summary>
internal static class Concluding
{
    // R-4.3.1-c 「由会议主持人明确一名区政府领导同志负责协调」
    public static void Name(Proceeding p, MeetingCommand.NameCoordinator c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.BeforeMeeting(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        Sitting.RequirePresider(p, meeting, item);
        var leaders = c.Leaders.OrEmpty();
        p.Require(leaders.Length == 1, "R-4.3.1-c", "须明确且只明确一名区政府领导负责协调", "exactly one leader coordinates");
        foreach (var leader in leaders.Where(leader => !p.Law.People.TryGetValue(leader, out var person) || !person.IsLeader(p.Today)))
        {
            p.Refuse("R-4.3.1-c", $"“{leader}”不是区政府领导,不得作为协调人", $"“{leader}” is no leader of the district government");
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.CoordinatorNamed(c.Item, leaders[0]));
        }
    }

    // W-713-30b: the head may decline a carried 重大行政决策, with reasons; in the Party group the majority binds the head too.
    public static void Decline(Proceeding p, MeetingCommand.DeclineDecision c)
    {
        if (FindForHead(p, c, c.Item, c.Reason) is not ({ } meeting, { } item))
        {
            return;
        }

        p.Require(Tally.MayBeDeclined(meeting.Forum, item.IsMajor), "W-713-30b", "本议题按少数服从多数的原则决定,不得否决", "the majority decides this item; it can't be declined");
        var outcome = Verdict(p.Law, meeting, item with { Declined = null }, p.Today).Outcome;
        p.Require(item.IsVoting && outcome is Outcome.Carried or Outcome.RefusedCoordinator, "W-713-30b", "表决未通过,无需作此决定", "the item is not carried");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.DecisionDeclined(c.Item, p.Keep(c.Reason)));
        }
    }

    // C-30: Decree 713 art. 30 lets the head decide on the basis of the discussion; only where the regulation in force says so.
    public static void Adopt(Proceeding p, MeetingCommand.AdoptDecision c)
    {
        if (FindForHead(p, c, c.Item, c.Reason) is not ({ } meeting, { } item))
        {
            return;
        }

        p.Require(Tally.MayBeAdopted(Deliberation.Governing(p.Law, meeting, item), meeting.Forum, item.IsMajor), "C-30", "按少数服从多数的原则决定,未通过的不得改为通过", "the majority decides: what is not carried can't be adopted");
        var outcome = Verdict(p.Law, meeting, item with { Adopted = null }, p.Today).Outcome;
        p.Require(item.IsVoting && outcome is Outcome.DeferredNotCarried or Outcome.Rejected, "C-30", "没有未获通过的表决", "no vote stands that was not carried");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.DecisionAdopted(c.Item, p.Keep(c.Reason)));
        }
    }

    // W-713-30b: what differs from the majority is the head's own act, and its reasons are stated.
    private static (Meeting Meeting, AgendaItem Item)? FindForHead(Proceeding p, MeetingCommand c, int number, string reason)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.BeforeMeeting(p, meeting, number) is not { } item)
        {
            return null;
        }

        if (Sitting.RequireHead(p, meeting))
        {
            Statements.RequireEntitled(p, meeting, item, Presiding.Head(p.Law, meeting, p.Today)!);
        }

        p.RequireText(reason, 2000, "W-713-30b", "不同于多数意见的理由", "the reasons for differing");
        return (meeting, item);
    }

    public static void Close(Proceeding p, MeetingCommand.CloseItem c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.BeforeMeeting(p, meeting, c.Item) is not { } item || p.Find(Subject.Matter(c.Matter)) is not Matter)
        {
            p.Require(p.IsRefused, Rule.NotFound, "没有这个事项", "there is no such matter");
            return;
        }

        Sitting.RequirePresiderInPerson(p, meeting, item);
        p.Refuse(LateEntries.Unfounded(meeting));
        if (!Discussions.RequireDecision(p, meeting, item))
        {
            return;
        }

        Sitting.RequireMatter(p, item, c.Matter);
        p.Refuse(PaperBallots.Unfinished(p.Law, meeting, item, p.Today));
        p.Require(c.ExecutingUnit is null || p.Law.Units.TryGetValue(c.ExecutingUnit, out var unit) && unit.Exists(p.Today), "R-0-a", $"“{c.ExecutingUnit}”不是登记在册的单位", $"“{c.ExecutingUnit}” is no registered unit");
        var verdict = Verdict(p.Law, meeting, item, p.Today);
        p.Refuse(AgainstClosing(p, meeting, item, verdict));
        if (p.IsRefused)
        {
            return;
        }

        if (verdict.Outcome == Outcome.NoQuorum)
        {
            p.Record(c.Subjects[0], new MeetingFact.ItemNotTaken(c.Item, meeting.Present(item).Length));
            p.Record(c.Subjects[1], new DecisionFact.ItemNotTaken(meeting.Id, c.Item));
            return;
        }

        Conclude(p, c, meeting, item, verdict);
    }

    // Closing is never refused for missing votes; they weigh as not 同意.
    public static Verdict Verdict(Law law, Meeting meeting, AgendaItem item, DateOnly day) =>
        Tally.Of(Deliberation.Case(law, meeting, item, Deliberation.Cast(law, meeting, item), day));

    /// <summary>Who of those entitled cast no vote; of a secret ballot only how many, where options were voted by the one with most ballots.</summary>
    public static (ImmutableArray<string> Members, int Count) Silent(Meeting meeting, AgendaItem item, Outcome outcome)
    {
        var voted = outcome is Outcome.Carried or Outcome.Rejected or Outcome.DeferredNotCarried or Outcome.DeferredByHead;
        var entitled = voted ? Deliberation.Entitled(meeting, item) : [];
        var silent = item.Papers.IsEmpty ? entitled.Where(member => item.Votes.All(vote => vote.Member != member)) : [];
        var cast = item.Papers.IsEmpty ? item.Votes.Select(vote => vote.Member).Distinct(StringComparer.Ordinal).Count() : item.Papers.Max(paper => paper.Totals.Total);
        return ([.. silent], entitled.Length - cast);
    }

    private static IEnumerable<Refusal> AgainstClosing(Proceeding p, Meeting meeting, AgendaItem item, Verdict verdict) => verdict.Outcome switch
    {
        Outcome.RefusedPresider => [Presiding.Missing(meeting)],
        Outcome.RefusedStatements => Statements.Missing(p.Law, meeting, item, p.Today),
        Outcome.RefusedFinding => Deliberation.AgainstVoting(p.Law, meeting, item, p.Today),
        Outcome.RefusedCoordinator => [new Refusal("R-4.3.1-c", $"涉及{string.Join("、", item.Leaders)}分管,主持人须明确一名区政府领导负责协调", "several leaders are concerned: the presider names one who coordinates")],
        Outcome.RefusedForum or Outcome.RefusedNotReady => verdict.Rules.Select(rule => new Refusal(rule, "本会议不得决定该事项", "this meeting can't decide the matter")),
        _ => [],
    };

    private static void Conclude(Proceeding p, MeetingCommand.CloseItem c, Meeting meeting, AgendaItem item, Verdict verdict)
    {
        var matter = (Matter)p.Find(Subject.Matter(c.Matter))!;
        var silent = Silent(meeting, item, verdict.Outcome);
        var option = OptionCounts.Adopted(p.Law, meeting, item, verdict.Outcome);
        if (!item.Options.IsEmpty)
        {
            p.Record(c.Subjects[0], new MeetingFact.OptionsCounted(c.Item, OptionCounts.Of(item), option));
        }

        p.Record(c.Subjects[0], new MeetingFact.ItemClosed(c.Item, verdict.Outcome, verdict.Rules, Deliberation.Cast(p.Law, meeting, item), silent.Members, silent.Count, c.ExecutingUnit));
        Conclusions.Conclude(p, c.Matter, new Conclusion(
            meeting.Id,
            c.Item,
            meeting.Forum,
            verdict.Outcome,
            p.Today,
            matter.WorkItems.FirstOrDefault(work => work.Step == "meeting")?.Id ?? "",
            matter.PendingEvaluation,
            item.Coordinator,
            option is null ? matter.Draft : matter.Comparison!.Options.First(known => known.Id == option).Text,
            item.Unclear?.Questions ?? [],
            c.ExecutingUnit,
            meeting.IsEnteredLate ? p.Stamp.On : null,
            matter.Reopened,
            option));
    }
}
