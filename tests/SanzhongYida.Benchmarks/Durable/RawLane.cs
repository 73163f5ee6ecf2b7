using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>Plain ADO.NET that writes what a run recorded: prepared statements, one per row, values bound, nothing computed.
/// What all this costs our run besides is what the ratio tells.</summary>
internal sealed class RawLane
{
    private readonly RowTable[] _tables;
    private readonly List<List<Row>> _batches = [];
    private readonly int _transitions;

    /// <summary>Makes ready the rows of transitions, so many in one transaction. Of a subject that several of them touch,
    /// a transaction writes the last state, as the Desk does.</summary>
    public RawLane(List<Transition> transitions, int batch)
    {
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite("Data Source=:memory:").Options);
        _tables = RowTable.All(context.Model);
        _transitions = transitions.Count;
        foreach (var members in transitions.Chunk(batch))
        {
            _batches.Add([.. Rows(members)]);
        }
    }

    // Behind whatever the founding left.
    private long _notices = 1L << 40;

    private sealed record Row(string Statement, object?[] Values);

    /// <summary>Writes all of it into the record at a path.</summary>
    public Measured Run(string path)
    {
        using var connection = SqliteConnections.OpenForWriting(path);
        var prepared = new Dictionary<string, SqliteCommand>(StringComparer.Ordinal);
        var latencies = new List<double>();
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var watch = Stopwatch.StartNew();
        foreach (var batch in _batches)
        {
            var began = watch.Elapsed;
            Execute(connection, prepared, new Row("BEGIN IMMEDIATE", []));
            foreach (var row in batch)
            {
                Execute(connection, prepared, row);
            }

            Execute(connection, prepared, new Row("COMMIT", []));
            latencies.Add((watch.Elapsed - began).TotalMilliseconds);
        }

        watch.Stop();
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        latencies.Sort();
        return new Measured(
            _transitions,
            watch.Elapsed.TotalSeconds,
            latencies[latencies.Count / 2],
            latencies[latencies.Count * 99 / 100],
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / _transitions,
            (double)(GC.GetTotalAllocatedBytes() - allocated) / _transitions,
            _batches.Count);
    }

    private static void Execute(SqliteConnection connection, Dictionary<string, SqliteCommand> prepared, Row row)
    {
        if (!prepared.TryGetValue(row.Statement, out var command))
        {
            prepared[row.Statement] = command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts are constants and names of the model; values go in as parameters.
            command.CommandText = row.Statement;
#pragma warning restore CA2100
            for (var n = 0; n < row.Values.Length; n++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{n}" });
            }
        }

        for (var n = 0; n < row.Values.Length; n++)
        {
            command.Parameters[n].Value = row.Values[n] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private static Row Insert(string table, string columns, params object?[] values) =>
        new($"INSERT INTO {table} ({columns}) VALUES ({Marks(values.Length)})", values);

    private static string Marks(int count) => string.Join(", ", Enumerable.Range(0, count).Select(n => $"@p{n}"));

    private IEnumerable<Row> Rows(Transition[] members)
    {
        foreach (var entry in members.SelectMany(member => member.Entries))
        {
            yield return Insert(
                "entry",
                "subject, seq, at, actor, command, body, hash, hash_alg",
                entry.Entry.Subject.ToString(),
                entry.Entry.Seq,
                entry.Entry.Stamp.At.ToUnixTimeMilliseconds(),
                entry.Entry.Stamp.By,
                entry.Entry.CommandId,
                entry.Body,
                entry.Hash,
                Entry.Algorithm);
            foreach (var row in entry.Notices.SelectMany(notice => Notice(entry.Entry, notice)))
            {
                yield return row;
            }
        }

        foreach (var touched in members.SelectMany(member => member.States).GroupBy(state => state.Subject))
        {
            foreach (var row in State(touched.First().Before, touched.Last().After, touched.Key))
            {
                yield return row;
            }
        }

        foreach (var member in members)
        {
            foreach (var text in member.Texts)
            {
                yield return Insert("text", "digest, salt, content", text.Digest, text.Salt, text.Content);
            }

            var c = member.Command;
            yield return Insert("command", "actor, id, digest, subject, seq, at", c.Actor, c.Id, c.Digest, c.Subject, c.Seq, c.At);
        }
    }

    private IEnumerable<Row> Notice(Entry entry, Notice notice)
    {
        _notices++;
        yield return Insert("outbox", "id, subject, seq, notice, created_at", _notices, entry.Subject.ToString(), entry.Seq, RecordJson.Write(notice), entry.Stamp.At.ToUnixTimeMilliseconds());
        foreach (var key in notice.Audience.Distinct(StringComparer.Ordinal))
        {
            yield return Insert("notice_audience", "notice, key", _notices, key);
        }
    }

    private IEnumerable<Row> State(Held before, Held after, Subject subject)
    {
        yield return new Row(
            """
            INSERT INTO state (subject, kind, version, was, schema, body) VALUES (@p0, @p1, @p2, @p3, @p4, CAST(@p5 AS TEXT))
            ON CONFLICT (subject) DO UPDATE SET version = excluded.version, was = excluded.was, body = excluded.body
            WHERE state.version < excluded.version
            """,
            [subject.ToString(), subject.Kind.ToString(), after.Version, before.Version, StateSchema.Of(subject.Kind), RecordJson.Write(after.State!)]);
        foreach (var table in _tables)
        {
            var (old, now) = (table.Project(Decisions.Rows.Of(before.State)), table.Project(Decisions.Rows.Of(after.State)));
            var keys = string.Join(" AND ", Values(now.Concat(old).Select(row => row.Key).FirstOrDefault() ?? "[]").Select((_, n) => $"{table.Columns[n]} = @p{n}"));
            foreach (var key in old.Keys.Where(key => !now.ContainsKey(key)))
            {
                yield return new Row($"DELETE FROM {table.Name} WHERE {keys}", Values(key));
            }

            foreach (var row in now.Where(row => old.GetValueOrDefault(row.Key) != row.Value))
            {
                yield return new Row($"INSERT OR REPLACE INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({Marks(table.Columns.Length)})", Values(row.Value));
            }
        }
    }

    private static object?[] Values(string array)
    {
        using var document = JsonDocument.Parse(array);
        return [.. document.RootElement.EnumerateArray().Select(value => value.ValueKind switch
        {
            JsonValueKind.String => (object?)value.GetString(),
            JsonValueKind.Number => value.GetInt64(),
            _ => null,
        })];
    }
}
