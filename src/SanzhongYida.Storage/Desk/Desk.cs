using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The one writer of a record. Commands wait before it; it takes what is waiting, steps them in order on working copies, commits
/// them as one transaction and only then answers, refusals included. One commit of many costs about what one costs alone.</summary>
public sealed class Desk : IAsyncDisposable
{
    /// <summary>Most members of one batch.</summary>
    public const int MostMembers = 64;

    /// <summary>More do not wait: they are answered <see cref="Answer.Busy"/>.</summary>
    public const int MostWaiting = 4096;

    /// <summary>How long an accepted command is known for its repetitions, by the record's own time: a demonstration's is not the clock's.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private readonly Channel<Member> _waiting = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Member>
    {
        SingleReader = true,
        Comparer = Comparer<Member>.Create((one, other) => (one.Lane, one.Ticket).CompareTo((other.Lane, other.Ticket))),
    });

    private readonly RecordLock? _lock;
    private readonly IRecordStore _store;
    private readonly Ledger _ledger;
    private readonly Task _loop;
    private readonly Lazy<Task> _closing;
    private volatile Law _law;
    private long _tickets;

    internal Desk(string path, IRecordStore store, RecordLock? recordLock)
    {
        _lock = recordLock;
        _store = store;
        _ledger = new Ledger(store);
        _law = _ledger.Law;
        Record = new Record(path, _ledger.Recent);
        _loop = Task.Run(Run);
        _closing = new(Close);
    }

    /// <summary>Raised after a commit, on the Desk's own thread: handlers return at once.</summary>
    public event EventHandler<CommittedEventArgs>? Committed;

    /// <summary>The law as committed: people, units, bodies, regulation, workflows.</summary>
    public Law Law => _law;

    /// <summary>The read side of the same record.</summary>
    public Record Record { get; }

    /// <summary>Opens the record at a path, creating and migrating it where needed. One desk at a time; a second one fails.</summary>
    public static async Task<Desk> Open(string path, CancellationToken cancellation = default)
    {
        var recordLock = RecordLock.Take(path);
        try
        {
            var options = new DbContextOptionsBuilder<RecordContext>().UseSqlite(SqliteConnections.Creating(path)).Options;
            await using var context = new RecordContext(options);
            await context.Database.MigrateAsync(cancellation);
            var store = new SqliteRecordStore(path, context.Model);
            store.Refold();
            return new Desk(path, store, recordLock);
        }
        catch
        {
            recordLock.Dispose();
            throw;
        }
    }

    /// <summary>Steps the command and answers when the answer is durable. Cancelling stops the waiting, not the command.</summary>
    public async Task<Answer> Commit(Instruction instruction, CancellationToken cancellation = default)
    {
        var member = new Member.Command(instruction);
        return Enqueue(member) ? (await member.Answered.WaitAsync(cancellation))! : new Answer.Busy();
    }

    /// <summary>Marks outbox rows as published. False when too much waits: they will be published, and marked, again.</summary>
    public Task<bool> MarkPublished(IReadOnlyCollection<long> ids, DateTimeOffset at, CancellationToken cancellation = default) =>
        Note(new Member.Published(ids, at), cancellation);

    /// <summary>Notes that a sweep ran, and how many it fired. False when too much waits.</summary>
    public Task<bool> NoteSweep(string name, DateTimeOffset at, int count, CancellationToken cancellation = default) =>
        Note(new Member.Swept(new StoredSweep(name, at.ToUnixTimeMilliseconds(), count)), cancellation);

    /// <summary>Clears away what has served, as of a moment: commands accepted more than <see cref="Remembered"/> before are forgotten, and finished
    /// subjects in which nothing was recorded since are bound into volumes. Stops early when too much waits.</summary>
    /// <returns>How many subjects were bound.</returns>
    public Task<int> Tidy(DateTimeOffset now, CancellationToken cancellation = default) =>
        new Tidying(Record, member => Note(member, cancellation)).Run(now - Remembered, cancellation);

    /// <summary>Answers what waits, then closes the record. Whoever asks again waits for the same closing.</summary>
    public ValueTask DisposeAsync() => new(_closing.Value);

    private async Task Close()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        _store.Dispose();
        Record.Close();
        _lock?.Dispose();
    }

    private async Task<bool> Note(Member member, CancellationToken cancellation)
    {
        if (!Enqueue(member))
        {
            return false;
        }

        await member.Answered.WaitAsync(cancellation);
        return true;
    }

    private bool Enqueue(Member member)
    {
        member.Ticket = Interlocked.Increment(ref _tickets);
        return _waiting.Reader.Count < MostWaiting && _waiting.Writer.TryWrite(member);
    }

    private async Task Run()
    {
        var members = new List<Member>(MostMembers);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            members.Clear();
            while (members.Count < MostMembers && _waiting.Reader.TryRead(out var member))
            {
                members.Add(member);
            }

            Serve(members);
        }
    }

    // When a batch fails, its members are stepped again and committed alone, so that only the bad one fails.
    private void Serve(List<Member> members)
    {
        if (members.Count > 1 && TryCommit(members) is not null)
        {
            foreach (var member in members)
            {
                Serve([member]);
            }
        }
        else if (members.Count == 1 && TryCommit(members) is { } failure)
        {
            members[0].Fail(failure);
        }
    }

    private Exception? TryCommit(List<Member> members)
    {
        Batch? batch = null;
        try
        {
            foreach (var member in members)
            {
                (member.Answer, member.Failure) = (null, null);
            }

            batch = new Batch(_ledger, _store, members);
            foreach (var member in members)
            {
                batch.Step(member);
            }

            var pending = batch.Close();
            if (!pending.IsEmpty)
            {
                _store.Write(pending);
                _ledger.Take(pending);
                _law = _ledger.Law;
            }

            Tell(members, pending);
            return null;
        }
        catch (Exception exception)
        {
            return Forget(batch, exception);
        }
    }

    private Exception Forget(Batch? batch, Exception exception)
    {
        try
        {
            _ledger.Forget(batch?.Subjects ?? []);
            _law = _ledger.Law;
        }
        catch (Exception second)
        {
            // The record can't even be read now. The first failure is the one to tell; should a law of that batch be committed
            // after all, the version guard refuses the next command on it, and it is read again then.
            Trace.TraceError($"What a failed commit touched can't be read again: {second}");
        }

        return exception;
    }

    private void Tell(List<Member> members, Pending pending)
    {
        foreach (var member in members)
        {
            member.Tell();
        }

        if (pending.States.Count == 0)
        {
            return;
        }

        try
        {
            Committed?.Invoke(this, new CommittedEventArgs(
                [.. pending.States.Select(state => (state.Subject, state.After.Version))],
                pending.Entries.Exists(entry => entry.Notices.Count > 0)));
        }
        catch (Exception exception)
        {
            // What was committed stays committed whatever a listener makes of it.
            Trace.TraceError($"A listener of the Desk failed: {exception}");
        }
    }
}
