using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>R-4.2.3-b 「表决可以根据讨论和决定事项,分别采取口头、举手等方式进行」: a secret ballot is held on paper, of an item with options on
/// each of them in turn. Whatever is asked of its totals is asked here, as they come in and years later.</summary>
internal static class PaperBallots
{
    /// <summary>What the numbers themselves refuse: more ballots than members, a second entry, assents to more than one option.</summary>
    public static IEnumerable<Refusal> Against(Meeting meeting, AgendaItem item, PaperBallot paper)
    {
        var (totals, entitled) = (paper.Totals, Deliberation.Entitled(meeting, item));
        var voting = entitled.Count(member => meeting.IsPresent(member, item) && item.TakesPart(member));
        if (item.Papers.Any(known => known.Option == paper.Option))
        {
            yield return new Refusal("R-4.2.3-b", "票数已录入", "the totals are entered");
        }

        if (int.Min(totals.Approve, int.Min(totals.Oppose, totals.Defer)) < 0 || totals.Total > voting)
        {
            yield return new Refusal("R-4.2.3-b", $"票数不得多于有表决权的到会人数{voting}", $"there are more ballots than the {voting} entitled");
        }

        if (OptionCounts.AgainstNaming(item, paper.Option) is { } unnamed)
        {
            yield return unnamed;
        }

        // R-4.2.3-c 「实行一事一议。」: whoever may assents to one option only, so all assents together are no more than the members.
        var assents = totals.Approve + item.Papers.Where(known => known.Option != paper.Option).Sum(known => known.Totals.Approve);
        if (!item.Options.IsEmpty && assents > entitled.Length)
        {
            yield return new Refusal("R-4.2.3-c", $"各方案的同意票合计{assents}票,多于有表决权的{entitled.Length}人:一人只能同意一个方案", $"{assents} assents to the options together are more than the {entitled.Length} entitled: whoever may assents to one only");
        }
    }

    /// <summary>What has to be done with paper before the item is closed; an option not yet voted on only while it can be.</summary>
    public static IEnumerable<Refusal> Unfinished(Law law, Meeting meeting, AgendaItem item, DateOnly day)
    {
        if (item.Papers.Any(paper => paper.ConfirmedBy is null))
        {
            yield return new Refusal("R-4.2.3-b", "无记名投票的票数未经监票人确认", "the totals of the secret ballot are not confirmed");
        }

        var waiting = item.Method == VoteMethod.SecretBallot ? item.Options.Where(option => item.Papers.All(paper => paper.Option != option.Id)).Select(option => option.Id).ToList() : [];
        if (waiting.Count > 0 && Deliberation.AgainstVoting(law, meeting, item, day).IsEmpty)
        {
            yield return new Refusal("R-4.2.3-c", $"方案{string.Join("、", waiting)}尚未录入票数,多个方案须逐案表决", $"no totals of option {string.Join(", ", waiting)} are entered: options are voted one by one");
        }
    }

    /// <summary>The option whose totals come next: one without any, else the first; null when the item has one draft only.</summary>
    public static string? Next(AgendaItem item) =>
        (item.Options.FirstOrDefault(option => item.Papers.All(paper => paper.Option != option.Id)) ?? item.Options.FirstOrDefault())?.Id;
}
