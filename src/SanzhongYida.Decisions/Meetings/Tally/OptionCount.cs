using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>An option on the agenda.</summary>
public sealed record ItemOption(string Id, string Title);

/// <summary>The votes on one option, counted.</summary>
public sealed record OptionCount(string Option, Ballots Totals);

/// <summary>R-4.2.3-c 「实行一事一议。」: options of one matter are voted one by one. Whoever may assent to one only, so that at most one
/// can have more than half: which it is does not depend on the order they are put in.</summary>
internal static class OptionCounts
{
    /// <summary>Every option with its votes, in the order of the agenda.</summary>
    public static ImmutableArray<OptionCount> Of(AgendaItem item) =>
        [.. item.Options.Select(option => new OptionCount(option.Id, Cast(item, option.Id)))];

    /// <summary>Votes cast on that option so far, on paper or by name; null stands for the one draft of an item without options.</summary>
    public static Ballots Cast(AgendaItem item, string? option) =>
        item.Papers.FirstOrDefault(paper => paper.Option == option)?.Totals ?? Ballots.Of(item.Votes.Where(vote => vote.Option == option).Select(vote => vote.Opinion));

    /// <summary>The option whose votes decide the item: the one carried; else one that more than half did not oppose, so that an item is
    /// rejected only when every option is; of several the one with most assents.</summary>
    public static OptionCount Decisive(Law law, Meeting meeting, AgendaItem item)
    {
        var due = Deliberation.Governing(law, meeting, item).DueToCarry(meeting.Due.Length, item.RecusedAtVote);
        return Of(item)
            .OrderByDescending(count => Arithmetic.Carried(count.Totals.Approve, due))
            .ThenBy(count => Arithmetic.Carried(count.Totals.Oppose, due))
            .ThenByDescending(count => count.Totals.Approve)
            .First();
    }

    /// <summary>The option adopted with that outcome, or null.</summary>
    public static string? Adopted(Law law, Meeting meeting, AgendaItem item, Outcome outcome) =>
        item.Options.IsEmpty || outcome != Outcome.Carried ? null : Decisive(law, meeting, item).Option;

    /// <summary>What stands against a hand beside what stands against any.</summary>
    public static IEnumerable<Refusal> Against(AgendaItem item, Hand hand)
    {
        if (AgainstNaming(item, hand.Option) is { } unnamed)
        {
            yield return unnamed;
        }
        else if (hand is { Option: not null, Opinion: Opinion.Approve } && item.Votes.Any(vote => vote.Member == hand.Member && vote.Opinion == Opinion.Approve && vote.Option != hand.Option))
        {
            yield return new Refusal("R-4.2.3-c", $"“{hand.Member}”已同意另一方案,一人只能同意一个方案", $"“{hand.Member}” has assented to another option");
        }
    }

    /// <summary>An item with options is voted on one of them, any other on none.</summary>
    public static Refusal? AgainstNaming(AgendaItem item, string? named) => item.Options switch
    {
        [] => named is null ? null : new Refusal("R-4.2.3-c", "本议题没有多个方案", "the item has no options"),
        var options => options.Any(option => option.Id == named) ? null : new Refusal("R-4.2.3-c", "本议题有多个方案,须指明方案逐案表决", "the item has options: they are voted one by one"),
    };
}
