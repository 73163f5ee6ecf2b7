using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

// What people do with a task beside completing it, and what administrators do with an instance. Persons are named by
// whatever id the caller uses; reasons are kept by the caller, because free text may have to be destroyed one day.
public abstract partial record ProcessFact
{
    /// <summary>Somebody took a task: nobody else completes it now.</summary>
    public sealed record Claimed(
        [property: JsonPropertyName("i")] string Activity,
        [property: JsonPropertyName("b")] string By) : ProcessFact;

    /// <summary>A task was given back to all its candidates.</summary>
    public sealed record Released([property: JsonPropertyName("i")] string Activity) : ProcessFact;

    /// <summary>A task was handed to another who acts for the first.</summary>
    public sealed record Delegated(
        [property: JsonPropertyName("i")] string Activity,
        [property: JsonPropertyName("t")] string To,
        [property: JsonPropertyName("o")] string For) : ProcessFact;

    /// <summary>A task was given to another in the place of whoever had it.</summary>
    public sealed record Reassigned(
        [property: JsonPropertyName("i")] string Activity,
        [property: JsonPropertyName("t")] string To) : ProcessFact;

    /// <summary>Another person must sign before the task is completed.</summary>
    public sealed record SignerAdded(
        [property: JsonPropertyName("i")] string Activity,
        [property: JsonPropertyName("p")] string Person) : ProcessFact;

    /// <summary>Somebody who was asked to sign has signed; an opinion, never a vote.</summary>
    public sealed record SignatureGiven(
        [property: JsonPropertyName("i")] string Activity,
        [property: JsonPropertyName("p")] string Person,
        [property: JsonPropertyName("o")] string Opinion) : ProcessFact;

    /// <summary>Whoever has the task was reminded of it.</summary>
    public sealed record Reminded([property: JsonPropertyName("i")] string Activity) : ProcessFact;

    /// <summary>A task was sent back to an earlier one.</summary>
    public sealed record SentBack(
        [property: JsonPropertyName("i")] string Activity,
        [property: JsonPropertyName("n")] string Node) : ProcessFact;

    /// <summary>Whoever completed a task took that back before anybody went on from it.</summary>
    public sealed record TakenBack(
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("b")] string By) : ProcessFact;

    /// <summary>What these nodes of a scope had passed, and what waits at joins over these flows, counts no more.</summary>
    public sealed record Reopened(
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] ImmutableArray<string> Nodes,
        [property: JsonPropertyName("w")] ImmutableArray<string> Flows) : ProcessFact;

    /// <summary>The instance stands still until it is resumed.</summary>
    public sealed record Suspended : ProcessFact;

    /// <summary>The instance goes on.</summary>
    public sealed record Resumed : ProcessFact;

    /// <summary>An administrator moved, cancelled or started tokens by hand; what follows in the same step came of it.</summary>
    public sealed record Modified : ProcessFact;

    /// <summary>
    /// The instance goes on in another version. <paramref name="Nodes"/> and <paramref name="Flows"/> give new names for
    /// old ones, only where they differ; <paramref name="Processes"/> likewise.
    /// </summary>
    public sealed record Migrated(
        [property: JsonPropertyName("p")] ImmutableArray<Renaming> Processes,
        [property: JsonPropertyName("n")] ImmutableArray<Renaming> Nodes,
        [property: JsonPropertyName("w")] ImmutableArray<Renaming> Flows) : ProcessFact;
}

/// <summary>What was called one thing is called another from now on.</summary>
public sealed record Renaming([property: JsonPropertyName("o")] string Old, [property: JsonPropertyName("n")] string New);
