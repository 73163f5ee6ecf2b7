using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>How an item was concluded, counted again from the record.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Forum">The body that decided.</param>
/// <param name="On">The day it was closed.</param>
/// <param name="Due">应到会.</param>
/// <param name="Present">到会, the recused among them.</param>
/// <param name="Recused">Recused among those present.</param>
/// <param name="Totals">Votes as counted again.</param>
/// <param name="Outcome">The outcome computed again.</param>
public sealed record CountedItem(int Item, BodyKind Forum, DateOnly On, int Due, int Present, int Recused, Ballots Totals, Outcome Outcome);

/// <summary>Goes again through what a meeting recorded, years later and by whoever holds the record: everything that was counted is
/// counted again from the facts before it, on the roster and with the settings of that day.</summary>
public static class Recount
{
    /// <summary>Everything in which a fact does not follow from the facts before it; nothing when it does.</summary>
    /// <param name="law">The law as it stood when the fact was recorded.</param>
    /// <param name="before">The meeting before the fact.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="stamp">When and by whom it was recorded; of 补录 the day on paper counts (T-1).</param>
    public static ImmutableArray<Refusal> Against(Law law, Meeting before, MeetingFact fact, Stamp stamp) => Against(law, before, fact, before.Occurred(stamp).On);

    /// <summary>Everything in which a matter's conclusion differs from what the meeting recorded of the item.</summary>
    public static ImmutableArray<Refusal> Against(Meeting meeting, string matter, Conclusion conclusion)
    {
        var item = meeting.Items.FirstOrDefault(item => item.Number == conclusion.Item && item.Matter == matter && item.ClosedAt is not null);
        if (item is null)
        {
            return [new Refusal("R-4-c", $"会议没有议决该事项的第{conclusion.Item}项", $"the meeting concluded no item {conclusion.Item} on this matter")];
        }

        var isSame = item.Outcome == conclusion.Outcome
            && meeting.Forum == conclusion.Forum
            && DistrictTime.Day(item.ClosedAt!.Value) == conclusion.On
            && item.Coordinator == conclusion.Coordinator
            && item.AdoptedOption == conclusion.Option
            && item.ExecutingUnit == conclusion.ExecutingUnit;
        return isSame ? [] : [new Refusal("R-4-c", $"事项所载第{conclusion.Item}项的结论与会议记载不一致", $"the matter's conclusion on item {conclusion.Item} is not what the meeting recorded")];
    }

    /// <summary>The item a closing speaks of, counted again from the meeting as it was before; null when it is not on the agenda.</summary>
    public static CountedItem? Of(Law law, Meeting before, MeetingFact.ItemClosed fact, Stamp stamp)
    {
        if (before.Item(fact.Item) is not { } item)
        {
            return null;
        }

        var day = before.Occurred(stamp).On;
        var asked = Deliberation.Case(law, before, item, Deliberation.Cast(law, before, item), day);
        return new CountedItem(item.Number, before.Forum, day, asked.Due, asked.Present, asked.Recused, asked.Votes!, Tally.Of(asked).Outcome);
    }

    private static ImmutableArray<Refusal> Against(Law law, Meeting before, MeetingFact fact, DateOnly day) => fact switch
    {
        MeetingFact.MeetingOpened f => [.. AgainstOpening(law, before, f, day)],
        MeetingFact.ItemOpened f when before.Item(f.Item) is { } item => [.. AgainstPresider(law, before, item, f, day), .. Deliberation.WithoutQuorum(before, item)],
        MeetingFact.VotingBegun f when before.Item(f.Item) is { } item => [.. AgainstEntitled(before, item, f)],
        MeetingFact.VotesCast f when before.Item(f.Item) is { } item => [.. AgainstVotes(item, f), .. AgainstNumbers(before, item, f.Present, f.Recused)],
        MeetingFact.PaperBallotRecorded f when before.Item(f.Item) is { } item => [.. PaperBallots.Against(before, item, new PaperBallot(f.Totals, "", Option: f.Option)), .. AgainstNumbers(before, item, f.Present, f.Recused)],
        MeetingFact.RecusalDecided f when before.Item(f.Item) is { } item => [.. RecusalRequests.Against(before, item, f.Member, f.Hands), .. AgainstGranted(before, f)],
        MeetingFact.OptionsCounted f when before.Item(f.Item) is { } item => [.. AgainstOptions(law, before, item, f, day)],
        MeetingFact.ItemClosed f when before.Item(f.Item) is { } item => [.. AgainstClosing(law, before, item, f, day)],
        _ => [],
    };

    private static IEnumerable<Refusal> AgainstOpening(Law law, Meeting before, MeetingFact.MeetingOpened f, DateOnly day)
    {
        var roster = Sitting.Roster(law, before, day);
        if (!roster.SequenceEqual(f.Due, StringComparer.Ordinal))
        {
            yield return new Refusal("R-4.2.3-d", $"应到会名单与{day:yyyy-MM-dd}的会议组成不一致:组成为{string.Join("、", roster)},记载为{string.Join("、", f.Due)}", "the members due are not the roster of that day");
        }

        var settings = law.Regulation.On(day);
        if (!settings.Values.SequenceEqual(f.Settings))
        {
            yield return new Refusal("R-0-b", "会议采用的设置不是当日有效的设置", "the settings are not those in force that day");
        }

        var opened = before with { Due = f.Due, SettingsInForce = f.Settings };
        if (Presiding.Of(law, opened, item: null, day) != f.Presider)
        {
            yield return new Refusal("R-4-e", $"“{f.Presider}”当日不应主持会议", $"“{f.Presider}” was not the one to preside");
        }

        foreach (var refusal in Quorum.AgainstOpening(opened))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> AgainstPresider(Law law, Meeting before, AgendaItem item, MeetingFact.ItemOpened f, DateOnly day) =>
        Presiding.Of(law, before, item, day) == f.Presider
            ? []
            : [new Refusal("R-4-e", $"第{f.Item}项不应由“{f.Presider}”主持", $"“{f.Presider}” was not the one to preside over item {f.Item}")];

    private static IEnumerable<Refusal> AgainstEntitled(Meeting before, AgendaItem item, MeetingFact.VotingBegun f) =>
        Deliberation.Entitled(before, item).SequenceEqual(f.Entitled, StringComparer.Ordinal)
            ? []
            : [new Refusal("R-4.2.3-d", $"第{f.Item}项有表决权的名单与签到、回避记载不一致", $"those entitled to vote on item {f.Item} are not those present and not recused")];

    private static IEnumerable<Refusal> AgainstGranted(Meeting before, MeetingFact.RecusalDecided f) => RecusalRequests.IsGranted(before, f.Hands) == f.IsGranted
        ? []
        : [new Refusal("W-CS-76", $"对“{f.Member}”回避申请的决定与逐人表决不一致", $"the decision that “{f.Member}” withdraw is not what the hands say")];

    private static IEnumerable<Refusal> AgainstVotes(AgendaItem item, MeetingFact.VotesCast f)
    {
        var voted = item.Votes.Select(vote => (vote.Member, vote.Option)).ToHashSet();
        foreach (var hand in f.Votes)
        {
            if (!item.Entitled.Contains(hand.Member, StringComparer.Ordinal))
            {
                yield return new Refusal("R-4.2.3-d", $"第{f.Item}项“{hand.Member}”的表决:本人不在有表决权的名单", $"the vote of “{hand.Member}” on item {f.Item}: not entitled");
            }

            if (!voted.Add((hand.Member, hand.Option)))
            {
                yield return new Refusal("R-4.2.3-d", $"第{f.Item}项“{hand.Member}”的表决记了两次", $"the vote of “{hand.Member}” on item {f.Item} is counted twice");
            }

            foreach (var refusal in OptionCounts.Against(item, hand))
            {
                yield return refusal;
            }
        }
    }

    private static IEnumerable<Refusal> AgainstOptions(Law law, Meeting before, AgendaItem item, MeetingFact.OptionsCounted f, DateOnly day)
    {
        var isSame = OptionCounts.Of(item).SequenceEqual(f.Totals) && OptionCounts.Adopted(law, before, item, Concluding.Verdict(law, before, item, day).Outcome) == f.Adopted;
        return isSame ? [] : [new Refusal("R-4.2.3-c", $"第{f.Item}项各方案的票数或采用的方案与表决记载不一致", $"the options of item {f.Item} are not counted as voted")];
    }

    private static IEnumerable<Refusal> AgainstNumbers(Meeting before, AgendaItem item, int present, int recused) =>
        before.Present(item).Length == present && Deliberation.RecusedPresent(before, item) == recused
            ? []
            : [new Refusal("R-4.2.1-d", $"第{item.Number}项表决时的到会、回避人数与签到记载不一致", $"the numbers present and recused at the vote on item {item.Number} are not those of the attendance")];

    private static IEnumerable<Refusal> AgainstClosing(Law law, Meeting before, AgendaItem item, MeetingFact.ItemClosed f, DateOnly day)
    {
        var (outcome, totals) = (Concluding.Verdict(law, before, item, day).Outcome, Deliberation.Cast(law, before, item));
        if (outcome != f.Outcome)
        {
            yield return new Refusal("R-4.2.3-d", $"第{f.Item}项重新计算的结果是“{OutcomeNames.Chinese(outcome)}”,记载为“{OutcomeNames.Chinese(f.Outcome)}”", $"item {f.Item} comes out as {outcome}, recorded is {f.Outcome}");
        }

        if (totals != f.Totals)
        {
            yield return new Refusal("R-4.2.3-d", $"第{f.Item}项的票数与逐人表决不一致:{Told(totals)},记载为{Told(f.Totals)}", $"the totals of item {f.Item} are not those of its votes");
        }

        var silent = Concluding.Silent(before, item, outcome);
        if (!silent.Members.SequenceEqual(f.Silent, StringComparer.Ordinal) || silent.Count != f.SilentCount)
        {
            yield return new Refusal("R-4.2.3-d", $"第{f.Item}项未表决人员与逐人表决不一致", $"those who cast no vote on item {f.Item} are not those the votes leave");
        }
    }

    private static string Told(Ballots ballots) => $"同意{ballots.Approve}、不同意{ballots.Oppose}、缓议{ballots.Defer}";
}
