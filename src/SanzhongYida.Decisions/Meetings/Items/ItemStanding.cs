using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Where an item stands, in numbers for people: shown at the opening and before each vote.</summary>
/// <param name="Due">应到会.</param>
/// <param name="Present">到会, the recused among them.</param>
/// <param name="Recused">Recused among those present.</param>
/// <param name="Entitled">Present and entitled.</param>
/// <param name="NeededForQuorum">The fewest present the item needs.</param>
/// <param name="NeededToCarry">The fewest approvals that carry.</param>
/// <param name="IsFlagged">Do the statements raise the flag of divergence?</param>
/// <param name="NearRelatives">Whom the recusal question asks about beside the member (C-28).</param>
/// <param name="AgainstVoting">What stands against a vote now.</param>
public sealed record ItemStanding(
    int Due,
    int Present,
    int Recused,
    int Entitled,
    int NeededForQuorum,
    int NeededToCarry,
    bool IsFlagged,
    string NearRelatives,
    ImmutableArray<Refusal> AgainstVoting)
{
    /// <summary>Fewer are entitled than are needed to carry: quorate perhaps, yet nothing can be carried.</summary>
    public bool CannotCarry => Entitled < NeededToCarry;

    /// <summary>Where the item stands on that day.</summary>
    public static ItemStanding Of(Law law, Meeting meeting, AgendaItem item, DateOnly day)
    {
        var settings = meeting.OpenedAt is null ? law.Regulation.On(day) : meeting.Settings;
        var now = meeting with { SettingsInForce = settings.Values };
        var entitled = Deliberation.Entitled(now, item);
        var recused = item.IsVoting ? item.RecusedAtVote : Deliberation.RecusedPresent(now, item);
        return new ItemStanding(
            now.Due.Length,
            item.PresentAtVote ?? now.Present(item).Length,
            recused,
            entitled.Length,
            Quorum.AtVote(now.Forum, item.IsAppointment).Needed(now.Due.Length, settings),
            Arithmetic.NeededToCarry(Deliberation.Governing(law, now, item).DueToCarry(now.Due.Length, recused)),
            Findings.IsFlagged(now, item),
            settings.NearRelatives,
            Deliberation.AgainstVoting(law, now, item, day));
    }
}
