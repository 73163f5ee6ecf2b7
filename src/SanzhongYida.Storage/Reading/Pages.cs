using System.Text.Json.Serialization;
using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items, in the order of the list.</param>
/// <param name="Next">The cursor of the next page, or null at the end.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>Bounds of a page.</summary>
public static class PageSize
{
    /// <summary>When nothing is asked for.</summary>
    public const int Usual = 50;

    /// <summary>More is never given.</summary>
    public const int Most = 200;
}

/// <summary>An entry as it is read.</summary>
/// <param name="Seq">Its number in the subject's chain, from 1.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="By">By whom.</param>
/// <param name="CommandId">The command it answers.</param>
/// <param name="Facts">What happened.</param>
/// <param name="Body">The exact text that was hashed.</param>
/// <param name="Hash">Lower-case hexadecimal.</param>
public sealed record EntryLine(long Seq, DateTimeOffset At, string By, string CommandId, [property: JsonIgnore] ImmutableArray<Fact> Facts, string Body, string Hash);

/// <summary>A row of the outbox.</summary>
/// <param name="Id">Its number, never used twice.</param>
/// <param name="Subject">The subject whose entry tells it.</param>
/// <param name="Seq">That entry's number.</param>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="Notice">What is told.</param>
public sealed record OutboxLine(long Id, Subject Subject, long Seq, DateTimeOffset CreatedAt, Notice Notice);

/// <summary>When a sweep last ran, and how many it fired.</summary>
public sealed record Sweep(string Name, DateTimeOffset LastRun, int Count);
