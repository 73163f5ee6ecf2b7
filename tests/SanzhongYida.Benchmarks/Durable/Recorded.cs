using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>What one command left in the record: its entries with the states before and after, its texts, and itself.</summary>
internal sealed record Transition(List<PendingEntry> Entries, List<PendingState> States, List<KeptText> Texts, StoredCommand Command);

/// <summary>Reads from a record what was written there, command by command: the bytes of the entries as they stand, everything
/// else folded from them again.</summary>
internal static partial class Recorded
{
    // Commands are forgotten while the story goes on; of what was asked only the digest is in no entry, and another of its size will do.
    private static readonly string Digest64 = new('0', TextRef.Length);

    /// <summary>The transitions of the subjects named, in the order in which they were committed.</summary>
    public static List<Transition> Read(string path, HashSet<string> subjects)
    {
        using var connection = new SqliteConnection(SqliteConnections.Reading(path));
        connection.Open();
        var texts = Query(connection, "SELECT digest, salt, content FROM text WHERE salt <> ''", row => new KeptText(row.GetString(0), row.GetString(1), row.GetString(2)))
            .ToDictionary(text => text.Digest, StringComparer.Ordinal);
        var held = new Dictionary<Subject, Held>();
        var transitions = new List<Transition>();
        var rows = Query(connection, "SELECT body, hash FROM entry ORDER BY rowid", row => (Body: (byte[])row.GetValue(0), Hash: (byte[])row.GetValue(1)));
        foreach (var (body, hash) in rows)
        {
            var entry = Entry.Read(body);
            var before = held.GetValueOrDefault(entry.Subject, Held.Nothing);
            var after = new Held(Decisions.Fold.Entry(before.State, entry.Facts, entry.Stamp), hash);
            held[entry.Subject] = after;
            if (entry.Stamp.By == Instruction.System || !IsOf(entry, subjects))
            {
                continue;
            }

            if (transitions.Count == 0 || (transitions[^1].Command.Actor, transitions[^1].Command.Id) != (entry.Stamp.By, entry.CommandId))
            {
                transitions.Add(new Transition([], [], [], new StoredCommand(entry.Stamp.By, entry.CommandId, Digest64, entry.Subject.ToString(), entry.Seq, entry.Stamp.At.ToUnixTimeMilliseconds())));
            }

            var transition = transitions[^1];
            transition.Entries.Add(new PendingEntry(entry, body, hash, Notices.Of(new SubjectFacts(entry.Subject, entry.Facts, after.State!))));
            transition.States.Add(new PendingState(entry.Subject, before, after));
            foreach (Match digest in Digest().Matches(Encoding.UTF8.GetString(body)))
            {
                if (texts.Remove(digest.Value, out var text))
                {
                    transition.Texts.Add(text);
                }
            }
        }

        return transitions;
    }

    // What a sweep recorded between two dates is nobody's transition; a number belongs to the matter that got it.
    private static bool IsOf(Entry entry, HashSet<string> subjects) => entry.Subject.Kind == SubjectKind.Register
        ? subjects.Overlaps(entry.Facts.OfType<RegisterFact.NumberIssued>().Select(fact => fact.Matter))
        : subjects.Contains(entry.Subject.Id);

    private static List<T> Query<T>(SqliteConnection connection, string text, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    [GeneratedRegex("(?<=\")[0-9a-f]{64}(?=\")", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();
}
