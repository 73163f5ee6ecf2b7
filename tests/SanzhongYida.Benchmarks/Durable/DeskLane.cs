using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>Clients at the Desk itself: no web between.</summary>
internal sealed class DeskLane : Lane, IAsyncDisposable
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly Plan _plan;
    private readonly SqliteRecordStore _store;
    private readonly Desk _desk;
    private readonly List<List<Act>[]> _matters = [];
    private int _commits;

    /// <summary>Opens the record at a path.</summary>
    public DeskLane(Plan plan, string path)
    {
        _plan = plan;
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(SqliteConnections.Creating(path)).Options);
        _store = new SqliteRecordStore(path, context.Model);
        _desk = new Desk(path, _store, recordLock: null);
        _desk.Committed += (_, _) => _commits++;
    }

    /// <summary>Called with the text of every statement; costly, so only where statements are counted.</summary>
    public void Trace(Action<string> statement) =>
        SQLitePCL.raw.sqlite3_trace(_store.Connection.Handle, (_, text) => statement(text), null);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    protected override int Commits => _commits;

    protected override async Task Prepare(int clients, int matters)
    {
        for (var matter = 0; matter < matters; matter++)
        {
            _matters.Add(await _plan.Acts(Guid.CreateVersion7().ToString("N")));
        }
    }

    protected override async Task Do(int client, int matter, int block, List<double> latencies)
    {
        foreach (var act in _matters[matter][block])
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await _desk.Commit(new Instruction(Guid.CreateVersion7().ToString("N"), act.Actor, act.At, act.Command, RandomNumberGenerator.GetBytes(16), Digest));
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (answer is not Answer.Accepted)
            {
                throw new InvalidOperationException($"{act}: {(answer is Answer.Refused refused ? string.Join("; ", refused.Reasons) : answer)}");
            }
        }
    }
}
