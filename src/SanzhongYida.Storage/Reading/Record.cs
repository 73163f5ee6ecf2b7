using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The read side of a record. Every query that shows a matter or a meeting takes a <see cref="Reader"/>: what the reader
/// holds no key to is not there. Queries without a reader serve sweeps, the outbox and what is public.</summary>
public sealed class Record
{
    public Task<Page<MatterRow>> Matters(Reader reader, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Matter?> Matter(Reader reader, string id, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Page<MeetingRow>> Meetings(Reader reader, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Meeting?> Meeting(Reader reader, string id, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>待办 of the reader, the earliest due first.</summary>
    public Task<Page<WorkItemRow>> WorkItems(Reader reader, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>What was due before a day, of subjects the reader may see.</summary>
    public Task<Page<DueRow>> Overdue(Reader reader, DateOnly today, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Alerts of subjects the reader may see, the newest first.</summary>
    public Task<Page<AlertRow>> Alerts(Reader reader, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The entries of a subject, oldest first; null when there is no such subject for the reader.</summary>
    public Task<Page<EntryLine>?> Entries(Reader reader, Subject subject, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>A free text that the subject's facts refer to; null when there is none for the reader.</summary>
    public Task<string?> Text(Reader reader, Subject subject, string digest, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>What the reader was told, the newest first.</summary>
    public Task<Page<OutboxLine>> Notices(Reader reader, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>What anybody reads.</summary>
    public Task<Page<PublicationRow>> Publications(string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Content known by its plain digest: the XML of a definition.</summary>
    public Task<string?> Content(string digest, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Timers due by a moment, the earliest first.</summary>
    public Task<Page<TimerRow>> DueTimers(DateTimeOffset now, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>What was due before a day and has not been told yet, the earliest first.</summary>
    public Task<Page<DueRow>> MissedDues(DueKind kind, DateOnly today, string? cursor, int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Outbox rows not yet published, in order.</summary>
    public Task<ImmutableArray<OutboxLine>> Unpublished(int size, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>When each sweep last ran.</summary>
    public Task<ImmutableArray<Sweep>> Sweeps(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>What commands would be answered now, each alone, without committing any: to show what may be done, and why not.</summary>
    public Task<ImmutableArray<Judgment>> Try(Law law, IReadOnlyList<Instruction> instructions, CancellationToken cancellation = default) => throw new NotSupportedException();
}
