using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>The three answers of 「明确表示同意、不同意或缓议的意见」; a fourth is a vote only, and only where it is offered (C-06).</summary>
public enum Opinion
{
    /// <summary>同意.</summary>
    Approve,

    /// <summary>不同意.</summary>
    Oppose,

    /// <summary>缓议.</summary>
    Defer,

    /// <summary>弃权: never stated, voted only where C-06 offers it, and never an assent.</summary>
    Abstain,
}

/// <summary>How an item is voted (C-31).</summary>
public enum VoteMethod
{
    /// <summary>举手.</summary>
    ShowOfHands,

    /// <summary>口头.</summary>
    Oral,

    /// <summary>记名投票.</summary>
    NamedBallot,

    /// <summary>无记名投票: on paper; only totals come in.</summary>
    SecretBallot,
}

/// <summary>One member's vote as it comes in; of an item with options, on one of them.</summary>
public sealed record Hand(string Member, Opinion Opinion, string? Option = null);

/// <summary>Votes counted.</summary>
public sealed record Ballots(int Approve, int Oppose, int Defer)
{
    /// <summary>No vote at all.</summary>
    public static Ballots None { get; } = new(0, 0, 0);

    /// <summary>Counts opinions; their order does not matter.</summary>
    public static Ballots Of(IEnumerable<Opinion> opinions)
    {
        var counts = opinions.CountBy(opinion => opinion).ToDictionary();
        return new Ballots(counts.GetValueOrDefault(Opinion.Approve), counts.GetValueOrDefault(Opinion.Oppose), counts.GetValueOrDefault(Opinion.Defer))
        {
            Abstain = counts.TryGetValue(Opinion.Abstain, out var abstained) ? abstained : null,
        };
    }

    /// <summary>弃权, or null where there was none.</summary>
    public int? Abstain { get; init; }

    /// <summary>All of them.</summary>
    [JsonIgnore]
    public int Total => Approve + Oppose + Defer + (Abstain ?? 0);
}

/// <summary>A stated opinion, in the order stated; a later one of the same member stands for the earlier.</summary>
public sealed record Statement(string Member, Opinion Opinion, TextRef Reason, DateTimeOffset At, string EnteredBy, bool IsLateEntry = false);

/// <summary>书面意见 of an absent member: never a vote.</summary>
public sealed record WrittenOpinion(string Member, Opinion Opinion, TextRef Text, DateTimeOffset At);

/// <summary>A named vote: voter, time, who entered it.</summary>
public sealed record Vote(string Member, Opinion Opinion, DateTimeOffset At, string EnteredBy, bool IsLateEntry = false, string? Option = null);

/// <summary>Totals of a secret ballot, entered by one person and confirmed by another; of an item with options, on one of them.</summary>
public sealed record PaperBallot(Ballots Totals, string EnteredBy, string? ConfirmedBy = null, string? Option = null);

/// <summary>Totals that were not those of the paper, by whom they were found so, and what was wrong.</summary>
public sealed record RejectedPaper(PaperBallot Paper, string By, TextRef Reason);

/// <summary>The answer to the recusal question.</summary>
public sealed record RecusalAnswer(string Member, bool Concerns);

/// <summary>回避, with the times out and in.</summary>
public sealed record Recusal(string Member, TextRef Reason, DateTimeOffset Out, DateTimeOffset? In = null);

/// <summary>The presider's finding on divergence.</summary>
public sealed record DivergenceFinding(bool IsDivergent, TextRef Reason, string By);

/// <summary>The presider's finding that important questions are unclear.</summary>
public sealed record UnclearFinding(ImmutableArray<string> Questions, TextRef Reason, string By);

/// <summary>What an invited expert or counsel said.</summary>
public sealed record Advice(string Name, TextRef Text);

/// <summary>An approval with its reason.</summary>
public sealed record Approval(string By, TextRef Reason, DateTimeOffset At);

/// <summary>议题: one matter, one item.</summary>
public sealed record AgendaItem
{
    /// <summary>Its number on the agenda.</summary>
    public required int Number { get; init; }

    /// <summary>The matter.</summary>
    public required string Matter { get; init; }

    /// <summary>干部任免?</summary>
    public bool IsAppointment { get; init; }

    /// <summary>How it is voted.</summary>
    public VoteMethod Method { get; init; }

    /// <summary>传达学习 without an implementing opinion?</summary>
    public bool IsStudy { get; init; }

    /// <summary>For discussion only, before the deciding meeting (R-4-a)?</summary>
    public bool IsDiscussion { get; init; }

    /// <summary>What a discussion came to, or null.</summary>
    public TextRef? Discussed { get; init; }

    /// <summary>Is the matter restricted?</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Who may read it, when restricted.</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>Why it was taken off the agenda, or null.</summary>
    public TextRef? TakenOff { get; init; }

    /// <summary>When it opened, or null.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>How often it was opened and returned to the agenda for want of quorum.</summary>
    public int NotTaken { get; init; }

    /// <summary>Who presides over it, stated when it opens.</summary>
    public string? Presider { get; init; }

    /// <summary>Flagged 重大行政决策 when it opened?</summary>
    public bool IsMajor { get; init; }

    /// <summary>An exploratory reform whose legal risk is stated among its papers (W-713-25).</summary>
    public bool HasLegalRisk { get; init; }

    /// <summary>The version of the regulation that governs its matter (R-0-b).</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Leaders whose fields of work it touches.</summary>
    public ImmutableArray<string> Leaders { get; init; } = [];

    /// <summary>Urgency approved, or null.</summary>
    public Approval? Urgency { get; init; }

    /// <summary>Answers to the recusal question.</summary>
    public ImmutableArray<RecusalAnswer> RecusalAnswers { get; init; } = [];

    /// <summary>Recusals.</summary>
    public ImmutableArray<Recusal> Recusals { get; init; } = [];

    /// <summary>Requests that somebody withdraw.</summary>
    public ImmutableArray<RequestedRecusal> RecusalRequests { get; init; } = [];

    /// <summary>Statements, in order.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>Written opinions.</summary>
    public ImmutableArray<WrittenOpinion> WrittenOpinions { get; init; } = [];

    /// <summary>Advice heard.</summary>
    public ImmutableArray<Advice> Advice { get; init; } = [];

    /// <summary>The finding on divergence, or null.</summary>
    public DivergenceFinding? Divergence { get; init; }

    /// <summary>The finding of unclear questions, or null.</summary>
    public UnclearFinding? Unclear { get; init; }

    /// <summary>Who was present and entitled when voting began; empty before.</summary>
    public ImmutableArray<string> Entitled { get; init; } = [];

    /// <summary>Members present at the last vote, the recused among them; null before the first.</summary>
    public int? PresentAtVote { get; init; }

    /// <summary>The recused among those.</summary>
    public int RecusedAtVote { get; init; }

    /// <summary>Named votes.</summary>
    public ImmutableArray<Vote> Votes { get; init; } = [];

    /// <summary>The secret ballot's totals: one ballot, of an item with options one for each.</summary>
    public ImmutableArray<PaperBallot> Papers { get; init; } = [];

    /// <summary>Totals entered wrongly, and entered anew since.</summary>
    public ImmutableArray<RejectedPaper> RejectedPapers { get; init; } = [];

    /// <summary>The coordinating leader, or null.</summary>
    public string? Coordinator { get; init; }

    /// <summary>The head's reasons for declining, or null.</summary>
    public Approval? Declined { get; init; }

    /// <summary>The head's reasons for adopting what was not carried (C-30), or null.</summary>
    public Approval? Adopted { get; init; }

    /// <summary>The outcome; open until the presider closes.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The rules the outcome rests on.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>Votes as counted at the closing.</summary>
    public Ballots Totals { get; init; } = Ballots.None;

    /// <summary>Who of those entitled cast none.</summary>
    public ImmutableArray<string> Silent { get; init; } = [];

    /// <summary>How many cast none.</summary>
    public int SilentCount { get; init; }

    /// <summary>执行部门 named at the closing, or null.</summary>
    public string? ExecutingUnit { get; init; }

    /// <summary>When the presider closed it, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Its options, in the order put; empty when it has one draft only.</summary>
    public ImmutableArray<ItemOption> Options { get; init; } = [];

    /// <summary>The votes on each option, as counted at the closing.</summary>
    public ImmutableArray<OptionCount> OptionTotals { get; init; } = [];

    /// <summary>The option adopted, or null.</summary>
    public string? AdoptedOption { get; init; }

    /// <summary>Was its end entered afterwards (补录, T-1)?</summary>
    public bool IsLateEntry { get; init; }

    /// <summary>Is it before the meeting now?</summary>
    [JsonIgnore]
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    /// <summary>Has voting on it begun?</summary>
    [JsonIgnore]
    public bool IsVoting => PresentAtVote is not null;

    /// <summary>No observers: 干部 or restricted (R-4.2.4-a).</summary>
    [JsonIgnore]
    public bool IsClosedDoor => IsAppointment || IsRestricted;

    /// <summary>Is that person recused from it?</summary>
    public bool IsRecused(string person) => Recusals.Any(recusal => recusal.Member == person);

    /// <summary>Written opinions as they are read out: whoever withdrew from the item has none (R-4.2.5-b).</summary>
    public IEnumerable<WrittenOpinion> OpinionsRead() => WrittenOpinions.Where(opinion => TakesPart(opinion.Member));

    /// <summary>Whether somebody takes part in the item: whoever has not withdrawn from it.</summary>
    public bool TakesPart(string person) => !IsRecused(person);
}
