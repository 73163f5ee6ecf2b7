using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The one writer of a record: commands wait before it, it steps them in order and commits what waited as one transaction.</summary>
public sealed class Desk : IAsyncDisposable
{
    /// <summary>Raised after a commit. Handlers return at once and don't throw.</summary>
    public event EventHandler<CommittedEventArgs>? Committed;

    /// <summary>The law as committed: people, units, bodies, regulation, workflows.</summary>
    public Law Law { get; private set; } = Law.Empty;

    /// <summary>The read side of the same record.</summary>
    public Record Record { get; } = new();

    /// <summary>Opens the record at a path, creating and migrating it where needed. One desk at a time; a second fails.</summary>
    public static Task<Desk> Open(string path, TimeProvider clock, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Steps the command and answers when the answer is durable. Cancelling stops the waiting, not the command.</summary>
    public Task<Answer> Commit(Instruction instruction, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Marks outbox rows as published.</summary>
    public Task MarkPublished(IReadOnlyCollection<long> ids, DateTimeOffset at, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Notes that a sweep ran, and how many it fired.</summary>
    public Task NoteSweep(string name, DateTimeOffset at, int count, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Committed?.Invoke(this, new CommittedEventArgs([], hasNotices: false));
        return ValueTask.CompletedTask;
    }
}
