using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>All that the outcome of an agenda item depends on, and nothing else.</summary>
/// <param name="Body">The forum.</param>
/// <param name="IsAppointment">干部任免?</param>
/// <param name="Due">应到会成员: leave, absence and recusal don't reduce it.</param>
/// <param name="Present">到会, the recused among them.</param>
/// <param name="Recused">Recused among those present.</param>
public sealed record ItemCase(BodyKind Body, bool IsAppointment, int Due, int Present, int Recused)
{
    /// <summary>The settings in force at the meeting.</summary>
    public Settings Settings { get; init; } = Settings.Strict;

    /// <summary>The meeting has opened: quorum is tested at the vote and no longer at the opening.</summary>
    public bool IsAtVote { get; init; }

    /// <summary>重大行政决策?</summary>
    public bool IsMajor { get; init; }

    /// <summary>Rules of preparation not met.</summary>
    public ImmutableArray<string> Unprepared { get; init; } = [];

    /// <summary>Does the right person preside?</summary>
    public bool IsPresided { get; init; } = true;

    /// <summary>传达学习 without an implementing opinion?</summary>
    public bool IsStudy { get; init; }

    /// <summary>Has everybody entitled stated an opinion, the presider last?</summary>
    public bool IsStated { get; init; } = true;

    /// <summary>Found: 重大问题尚不清楚?</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Do the statements raise the flag of divergence (C-11)?</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Found: 意见分歧较大? Null when nothing was found.</summary>
    public bool? IsDivergent { get; init; }

    /// <summary>紧急特殊情况, approved before the statements?</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Votes, or null before any and before the closing.</summary>
    public Ballots? Votes { get; init; }

    /// <summary>Written opinions of absent members; they weigh only where C-08 says so.</summary>
    public Ballots Written { get; init; } = Ballots.None;

    /// <summary>Leaders whose fields of work the matter touches.</summary>
    public int Leaders { get; init; }

    /// <summary>Is one coordinating leader named?</summary>
    public bool HasCoordinator { get; init; }

    /// <summary>Does the head decline, with reasons?</summary>
    public bool IsDeclined { get; init; }

    /// <summary>Does the head adopt what is not carried, with reasons (C-30)?</summary>
    public bool IsAdopted { get; init; }

    /// <summary>V: present and entitled.</summary>
    public int Entitled => Present - Recused;
}

/// <summary>An outcome and the rules it rests on.</summary>
public sealed record Verdict(Outcome Outcome, ImmutableArray<string> Rules);
