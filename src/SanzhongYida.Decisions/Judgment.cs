using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Why a command was not accepted. A clause's refusal carries its rule id; its sentence is <see cref="Clauses.Sentence"/>.</summary>
/// <param name="RuleId">A rule id (<c>R-…</c>, <c>W-…</c>, <c>C-…</c>, <c>T-…</c>) or one of <see cref="Rule"/>.</param>
/// <param name="Chinese">The reason for people.</param>
/// <param name="English">The same in English.</param>
public sealed record Refusal(string RuleId, string Chinese, string English);

/// <summary>Rule ids of refusals that rest on no clause.</summary>
public static class Rule
{
    /// <summary>The request itself is malformed or incomplete.</summary>
    public const string Input = "input";

    /// <summary>There is no such thing for this person (also: it exists and may not be seen).</summary>
    public const string NotFound = "not-found";

    /// <summary>This person has no authority for the act.</summary>
    public const string Authority = "authority";

    /// <summary>The subject does not stand where the act is possible.</summary>
    public const string State = "state";

    /// <summary>The caller has seen an older version.</summary>
    public const string Stale = "stale";
}

/// <summary>The facts a step adds to one subject.</summary>
public sealed record SubjectFacts(Subject Subject, ImmutableArray<Fact> Facts, State State);

/// <summary>The answer of a step: all facts, or all reasons why not.</summary>
public abstract record Judgment
{
    private Judgment()
    {
    }

    /// <summary>Accepted. Each subject appears once, in the order of the command's subjects; states are those after the facts.</summary>
    /// <param name="Entries">What is to be recorded.</param>
    /// <param name="Texts">Free text to be stored with it.</param>
    /// <param name="Stamp">When and by whom.</param>
    public sealed record Accepted(ImmutableArray<SubjectFacts> Entries, ImmutableArray<KeptText> Texts, Stamp Stamp) : Judgment
    {
        /// <summary>Digests of free texts that go, with their salts, in the same commit.</summary>
        public ImmutableArray<string> Destroyed { get; init; } = [];
    }

    /// <summary>Refused: nothing changed. Every reason is listed, not only the first.</summary>
    public sealed record Refused(ImmutableArray<Refusal> Reasons) : Judgment;
}
