using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Something in a record that does not follow from its entries.</summary>
/// <param name="Where">The subject, table or text.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record Finding(string Where, string What);

/// <summary>What a replay of a whole record found.</summary>
/// <param name="Subjects">How many subjects were folded.</param>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Findings">Everything that does not hold; empty when the record holds.</param>
public sealed record ReplayReport(int Subjects, long Entries, IReadOnlyList<Finding> Findings);

/// <summary>Proves a record from its entries alone: every chain holds, every state is the fold of its facts, every row table is the
/// projection of the states, every notice follows from its entry, every text has the digest it is known by.</summary>
public sealed class Replay : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statements _statements;
    private readonly RowTable[] _tables;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, List<string>> _rows = new(StringComparer.Ordinal);
    private int _subjects;
    private long _entries;

    private Replay(string path)
    {
        _connection = new SqliteConnection(SqliteConnections.Reading(path));
        _connection.Open();
        _statements = new Statements(_connection);
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(_connection).Options);
        _tables = RowTable.All(context.Model);
    }

    /// <summary>Replays the record in a file, which is only read.</summary>
    public static ReplayReport Verify(string path)
    {
        using var replay = new Replay(path);
        return replay.Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private ReplayReport Run()
    {
        foreach (var subject in _statements.Query("SELECT DISTINCT subject FROM entry UNION SELECT subject FROM state", row => row.GetString(0)))
        {
            _subjects++;
            Replayed(subject);
        }

        foreach (var table in _tables)
        {
            CompareTable(table);
        }

        CheckTexts();
        CheckCommands();
        return new ReplayReport(_subjects, _entries, _findings);
    }

    private void Replayed(string subject)
    {
        var state = Folded(subject);
        var stored = _statements.Query(
            "SELECT version, body FROM state WHERE subject = @subject",
            row => (Version: row.GetInt64(0), Body: row.GetString(1)),
            ("@subject", subject)).ToList();
        if (state is null || stored.Count != 1)
        {
            Find(subject, state is null ? "没有可读的记录 no entry can be read" : "没有状态行 there is no state row");
            return;
        }

        if (stored[0].Version != state.Version || stored[0].Body != Encoding.UTF8.GetString(RecordJson.Write(state)))
        {
            Find(subject, "状态不等于其事实的折叠 the state is not the fold of its facts");
        }

        var rows = Rows.Of(state);
        foreach (var table in _tables)
        {
            Expected(table).AddRange(table.Project(rows).Values);
        }
    }

    // The chain is read in order; the first break ends it, since nothing after it is proved.
    private State? Folded(string subject)
    {
        State? state = null;
        var previous = Entry.Origin.ToArray();
        foreach (var (seq, body, hash) in _statements.Query(
            "SELECT seq, body, hash FROM entry WHERE subject = @subject ORDER BY seq",
            row => (row.GetInt64(0), (byte[])row.GetValue(1), (byte[])row.GetValue(2)),
            ("@subject", subject)).ToList())
        {
            _entries++;
            if (Broken(subject, seq, body, hash, previous, (state?.Version ?? 0) + 1) is { } broken)
            {
                Find($"{subject} #{seq}", broken);
                return state;
            }

            var entry = Entry.Read(body);
            state = Fold.Entry(state, entry.Facts, entry.Stamp);
            CompareNotices(entry, state);
            previous = hash;
        }

        return state;
    }

    private static string? Broken(string subject, long seq, byte[] body, byte[] hash, byte[] previous, long next)
    {
        if (seq != next)
        {
            return $"缺少第{next}条 entry {next} is missing";
        }

        if (!Entry.HashOf(body).AsSpan().SequenceEqual(hash))
        {
            return "内容与散列不符 the body does not have its hash";
        }

        var entry = Entry.Read(body);
        if (entry.Subject.ToString() != subject || entry.Seq != seq)
        {
            return "内容所称的位置不符 the body stands in another place than it says";
        }

        return entry.Previous.Span.SequenceEqual(previous) ? null : "与前一条断链 the chain is broken before it";
    }

    private void CompareNotices(Entry entry, State state)
    {
        var told = Notices.Of(new SubjectFacts(entry.Subject, entry.Facts, state)).Select(RecordJson.Write);
        var stored = _statements.Query(
            "SELECT notice FROM outbox WHERE subject = @subject AND seq = @seq ORDER BY id",
            row => row.GetString(0),
            ("@subject", entry.Subject.ToString()),
            ("@seq", entry.Seq));
        if (!told.SequenceEqual(stored, StringComparer.Ordinal))
        {
            Find($"{entry.Subject} #{entry.Seq}", "通知与事实不符 the notices do not follow from the entry");
        }
    }

    private void CompareTable(RowTable table)
    {
        var columns = string.Join(", ", table.Columns);
        var expected = $"SELECT {string.Join(", ", table.Columns.Select((_, n) => $"value->>{n}"))} FROM json_each(@rows)";
        var rows = JsonArray.OfRows(Expected(table));
        foreach (var (what, text) in new[]
        {
            ("缺少 missing", $"SELECT json_array({columns}) FROM (SELECT * FROM ({Named(expected, table)}) EXCEPT SELECT {columns} FROM {table.Name})"),
            ("多出 not in the projection", $"SELECT json_array({columns}) FROM (SELECT {columns} FROM {table.Name} EXCEPT SELECT * FROM ({expected}))"),
        })
        {
            foreach (var row in _statements.Query(text, row => row.GetString(0), ("@rows", rows)))
            {
                Find(table.Name, $"{what}: {row}");
            }
        }
    }

    private static string Named(string expected, RowTable table) =>
        $"WITH named({string.Join(", ", table.Columns)}) AS ({expected}) SELECT * FROM named";

    private void CheckTexts()
    {
        foreach (var (digest, salt, content) in _statements.Query("SELECT digest, salt, content FROM text", row => (row.GetString(0), row.GetString(1), row.GetString(2))))
        {
            if (Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(content)])) != digest)
            {
                Find($"text {digest}", "文本与摘要不符 the text does not have its digest");
            }
        }
    }

    private void CheckCommands()
    {
        foreach (var command in _statements.Query(
            "SELECT actor || ' ' || id FROM command WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.subject = command.subject AND entry.seq = command.seq)",
            row => row.GetString(0)))
        {
            Find($"command {command}", "所指的记录不存在 it points at no entry");
        }
    }

    private List<string> Expected(RowTable table) =>
        _rows.TryGetValue(table.Name, out var rows) ? rows : _rows[table.Name] = [];

    private void Find(string where, string what) => _findings.Add(new Finding(where, what));
}
