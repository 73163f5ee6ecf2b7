using Microsoft.Data.Sqlite;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Chains as they are read, wherever their entries lie: bound in a volume, or in their table.</summary>
internal sealed class Chains(Statements statements)
{
    /// <summary>The columns <see cref="Read"/> reads.</summary>
    public const string Columns = "subject, seq, at, actor, command, body, hash, hash_alg";

    public static StoredEntry Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetString(4), (byte[])row.GetValue(5), (byte[])row.GetValue(6), row.GetString(7));

    /// <summary>The entries of a subject behind a number, oldest first.</summary>
    public List<StoredEntry> Entries(string subject, long after = 0, int most = int.MaxValue)
    {
        // The table first: what is bound between the two looks is found in both, and nothing in neither.
        var entries = statements.Query(
            $"SELECT {Columns} FROM entry WHERE subject = @subject AND seq > @after ORDER BY seq LIMIT @most", Read, ("@subject", subject), ("@after", after), ("@most", most));
        return entries is [var first, ..] && first.Seq > after + 1 && Volume(subject) is { } volume
            ? [.. volume.Open().Where(entry => entry.Seq > after && entry.Seq < first.Seq).Concat(entries).Take(most)]
            : entries;
    }

    /// <summary>What is bound of a subject, or null.</summary>
    public StoredVolume? Volume(string subject) => statements.Query(
        "SELECT subject, last, hash_alg, body FROM volume WHERE subject = @subject",
        row => new StoredVolume(row.GetString(0), row.GetInt64(1), row.GetString(2), (byte[])row.GetValue(3)),
        ("@subject", subject)).SingleOrDefault();

    /// <summary>The position of the entry written last. SQLite numbers rows in the order they are written, and keeps the order when it packs them
    /// anew; the last entry of a subject is never bound. A record older than positions counts what it holds.</summary>
    public long LastPosition() => statements.Query(
        $"SELECT coalesce(CAST(body AS TEXT) ->> '$.{Entry.PositionName}', (SELECT count(*) FROM entry) + (SELECT coalesce(sum(last), 0) FROM volume)) FROM entry ORDER BY rowid DESC LIMIT 1",
        row => row.GetInt64(0)).SingleOrDefault();

    /// <summary>A state from its stored body; where none is kept, the fold of the entries.</summary>
    public State State(Subject subject, string? body) => body is not null
        ? RecordJson.ReadState(subject.Kind, body)
        : Entries(subject.ToString()).Select(row => Entry.Read(row.Body)).Aggregate((State?)null, (state, entry) => Fold.Entry(state, entry.Facts, entry.Stamp))
            ?? throw new InvalidOperationException($"{subject} has a state and no entries.");
}
