using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Somebody opened a matter or a meeting, or tried to.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
/// <param name="Subject">What: <c>meeting/…</c>, <c>matter/…</c>.</param>
/// <param name="What">Method and address.</param>
/// <param name="Status">What was answered: 200 read, 404 not there for that person.</param>
/// <param name="Hash">Of this line and the one before.</param>
public sealed record ReadLine(long Number, DateTimeOffset At, string Person, string Subject, string What, int Status, string Hash);

/// <summary>reads.db: who opened which record when. It only grows, and each line holds the hash of the one before. A line is written before
/// its answer leaves; it holds addresses, never what was read.</summary>
public sealed class ReadLog : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private long _last;
    private string _hash;

    private ReadLog(SqliteConnection connection)
    {
        _connection = connection;
        using var command = Command("SELECT number, hash FROM reads ORDER BY number DESC LIMIT 1");
        using var reader = command.ExecuteReader();
        (_last, _hash) = reader.Read() ? (reader.GetInt64(0), reader.GetString(1)) : (0, "");
    }

    /// <summary>Opens the log, and makes it when there is none.</summary>
    public static ReadLog Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = """
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous=NORMAL;
            CREATE TABLE IF NOT EXISTS reads (number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, subject TEXT NOT NULL, what TEXT NOT NULL, status INTEGER NOT NULL, hash TEXT NOT NULL);
            CREATE INDEX IF NOT EXISTS reads_by_subject ON reads (subject, number);
            CREATE INDEX IF NOT EXISTS reads_by_person ON reads (person, number);
            """;
        create.ExecuteNonQuery();
        return new ReadLog(connection);
    }

    /// <summary>Adds a line.</summary>
    public void Append(DateTimeOffset at, string person, string subject, string what, int status)
    {
        lock (_gate)
        {
            var line = new ReadLine(_last + 1, at, person, subject, what, status, "");
            var hash = Hash(_hash, line);
            using var command = Command("INSERT INTO reads (number, at, person, subject, what, status, hash) VALUES ($number, $at, $person, $subject, $what, $status, $hash)");
            command.Parameters.AddWithValue("$number", line.Number);
            command.Parameters.AddWithValue("$at", Moment(at));
            command.Parameters.AddWithValue("$person", person);
            command.Parameters.AddWithValue("$subject", subject);
            command.Parameters.AddWithValue("$what", what);
            command.Parameters.AddWithValue("$status", status);
            command.Parameters.AddWithValue("$hash", hash);
            command.ExecuteNonQuery();
            (_last, _hash) = (line.Number, hash);
        }
    }

    /// <summary>Lines about a subject or of a person, the latest first.</summary>
    public Page<ReadLine> Read(string? subject, string? person, string? cursor, int size)
    {
        var before = cursor is null ? long.MaxValue : long.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);
        lock (_gate)
        {
            using var command = Command("""
                SELECT number, at, person, subject, what, status, hash FROM reads
                WHERE number < $before AND ($subject IS NULL OR subject = $subject) AND ($person IS NULL OR person = $person)
                ORDER BY number DESC LIMIT $size
                """);
            command.Parameters.AddWithValue("$before", before);
            command.Parameters.AddWithValue("$subject", (object?)subject ?? DBNull.Value);
            command.Parameters.AddWithValue("$person", (object?)person ?? DBNull.Value);
            command.Parameters.AddWithValue("$size", size + 1);
            var lines = Lines(command);
            return new Page<ReadLine>(lines.Length > size ? lines[..size] : lines, lines.Length > size ? lines[size - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
        }
    }

    /// <summary>The number of the first line that is not what was written, or null.</summary>
    public long? FirstBroken()
    {
        lock (_gate)
        {
            using var command = Command("SELECT number, at, person, subject, what, status, hash FROM reads ORDER BY number");
            var (before, number) = ("", 0L);
            foreach (var line in Lines(command))
            {
                if (line.Number != ++number || Hash(before, line) != line.Hash)
                {
                    return number;
                }

                before = line.Hash;
            }

            return number == _last ? null : number + 1;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static ImmutableArray<ReadLine> Lines(SqliteCommand command)
    {
        var lines = ImmutableArray.CreateBuilder<ReadLine>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(new ReadLine(
                reader.GetInt64(0),
                DateTimeOffset.Parse(reader.GetString(1), CultureInfo.InvariantCulture),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetInt32(5),
                reader.GetString(6)));
        }

        return lines.ToImmutable();
    }

    private static string Hash(string before, ReadLine line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{before}\n{line.Number}\n{Moment(line.At)}\n{line.Person}\n{line.Subject}\n{line.What}\n{line.Status}"))));

    private static string Moment(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
