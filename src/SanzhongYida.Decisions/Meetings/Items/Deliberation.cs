using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>A live item as a case of the outcome function: the same function judges a vote, the closing and a line of text.</summary>
internal static class Deliberation
{
    /// <summary>V: present and not recused; once voting has begun, those who were.</summary>
    public static ImmutableArray<string> Entitled(Meeting meeting, AgendaItem item) =>
        item.IsVoting ? item.Entitled : [.. meeting.Present(item).Where(member => !item.IsRecused(member))];

    /// <summary>The case as it stands, with these votes.</summary>
    public static ItemCase Case(Law law, Meeting meeting, AgendaItem item, Ballots? votes, DateOnly day) =>
        new(meeting.Forum, item.IsAppointment, meeting.Due.Length, item.PresentAtVote ?? meeting.Present(item).Length, item.IsVoting ? item.RecusedAtVote : RecusedPresent(meeting, item))
        {
            Settings = Governing(law, meeting, item),
            IsAtVote = true,
            IsMajor = item.IsMajor,
            IsPresided = Presiding.Of(law, meeting, item, day) is not null,
            IsStudy = item.IsStudy,
            IsStated = item.IsVoting || !Statements.Missing(law, meeting, item, day).Any(),
            IsUnclear = item.Unclear is not null,
            IsFlagged = Findings.IsFlagged(meeting, item),
            IsDivergent = item.Divergence?.IsDivergent,
            IsUrgent = item.Urgency is not null,
            Votes = votes,
            // A written opinion names no option.
            Written = Ballots.Of(item.OpinionsRead().Where(_ => item.Options.IsEmpty).Select(opinion => opinion.Opinion)),
            Leaders = item.Leaders.Length,
            HasCoordinator = item.Coordinator is not null,
            IsDeclined = item.Declined is not null,
            IsAdopted = item.Adopted is not null,
        };

    /// <summary>The meeting's settings as they hold for the item: by the version of the regulation that governs its matter (R-0-b).</summary>
    public static Settings Governing(Law law, Meeting meeting, AgendaItem item) => law.Regulation.Governing(meeting.Settings, item.Edition);

    /// <summary>Votes cast so far; of an item with options those that decide it.</summary>
    public static Ballots Cast(Law law, Meeting meeting, AgendaItem item) => item.Options.IsEmpty
        ? OptionCounts.Cast(item, option: null)
        : OptionCounts.Decisive(law, meeting, item).Totals;

    /// <summary>Everything that stands against voting on the item now, each with its clause.</summary>
    public static ImmutableArray<Refusal> AgainstVoting(Law law, Meeting meeting, AgendaItem item, DateOnly day)
    {
        var reasons = WithoutQuorum(meeting, item)
            .Concat(Presiding.Of(law, meeting, item, day) is null ? [Presiding.Missing(meeting)] : [])
            .Concat(RecusalRequests.Undecided(item))
            .Concat(item.IsStudy ? [new Refusal("R-3.1-a", "传达学习议题不表决", "a 传达学习 item has no vote")] : [])
            .Concat(item.IsVoting || item.IsStudy ? [] : Statements.Missing(law, meeting, item, day))
            .Concat(AgainstByFinding(law, meeting, item, day))
            .ToImmutableArray();
        var verdict = Tally.Of(Case(law, meeting, item, votes: null, day) with { IsAtVote = true });
        return reasons.IsEmpty && verdict.Outcome != Outcome.Open
            ? [.. verdict.Rules.Select(rule => new Refusal(rule, $"不得表决:{OutcomeNames.Of(verdict.Outcome)}", $"no vote: {OutcomeNames.Of(verdict.Outcome)}"))]
            : reasons;
    }

    /// <summary>R-4.2.1-d: quorum is tested again for each item, departures and recusals counted as they stand now.</summary>
    public static IEnumerable<Refusal> WithoutQuorum(Meeting meeting, AgendaItem item)
    {
        var settings = meeting.Settings;
        var quorum = Quorum.AtVote(meeting.Forum, item.IsAppointment);
        var present = meeting.Present(item).Length - (settings.RecusedArePresent ? 0 : RecusedPresent(meeting, item));
        return settings.RechecksQuorum && !quorum.IsMet(present, meeting.Due.Length, settings) ? [quorum.Failed(present, meeting.Due.Length, settings)] : [];
    }

    public static int RecusedPresent(Meeting meeting, AgendaItem item) => meeting.Present(item).Count(item.IsRecused);

    private static IEnumerable<Refusal> AgainstByFinding(Law law, Meeting meeting, AgendaItem item, DateOnly day)
    {
        if (item.Unclear is not null)
        {
            yield return new Refusal("R-4.2.3-e", "重大问题尚不清楚,应暂缓决策,不表决", "important questions are unclear: the item is deferred without a vote");
        }

        if (item.Divergence is null && Findings.IsFlagged(meeting, item) && !Statements.Missing(law, meeting, item, day).Any())
        {
            yield return new Refusal("R-4.2.3-f", "意见分歧已达提示线,主持人须先认定是否分歧较大", "divergence is flagged: the presider has to find first");
        }

        if (item.Divergence is { IsDivergent: true } && item.Urgency is null)
        {
            yield return new Refusal("R-4.2.3-f", "意见分歧较大,应暂缓决策,不表决", "opinions diverge: the item is deferred without a vote");
        }
    }
}
