using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SanzhongYida.Storage;

/// <summary>Goes through a whole record, reading only: every chain holds, every state is the fold of its facts, every row follows from
/// its state, the outbox tells what the entries tell, texts are what their digests say, commands point at their entries, and what one
/// subject says of another is there and says the same.</summary>
public static class Replay
{
    /// <summary>Verifies the record at a path; a desk may have it open meanwhile.</summary>
    public static ReplayReport Verify(string path)
    {
        using var connection = new SqliteConnection(SqliteConnections.Reading(path) + ";Pooling=False");
        connection.Open();
        using var statements = new Statements(connection);

        // One snapshot for all of it.
        statements.Execute("BEGIN");
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
        var findings = new FindingList();
        var tables = RowTable.All(context.Model);
        var chains = new ChainReplay(statements, tables, findings);
        chains.Run(connection);
        chains.CountRows();
        FindStray(statements, findings);
        VerifyTexts(connection, findings);
        return new ReplayReport(chains.Subjects, chains.Entries, findings.ToList());
    }

    // What hangs on nothing: queries over two tables each.
    private static void FindStray(Statements statements, FindingList findings)
    {
        Stray("SELECT subject FROM state WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.subject = state.subject)", "状态没有对应的记载", "a state without entries");
        Stray("SELECT subject FROM volume WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.subject = volume.subject AND entry.seq > volume.last)", "卷册之后没有记载", "a volume without the entry after it");
        Stray("SELECT subject FROM outbox WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.subject = outbox.subject AND entry.seq = outbox.seq)", "通知没有对应的记载", "a notice without its entry");
        Stray("SELECT 'notice/' || notice FROM notice_audience WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = notice_audience.notice)", "通知对象没有对应的通知", "an audience without its notice");
        Stray(
            "SELECT actor || '/' || id FROM command WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.subject = command.subject AND entry.seq = command.seq AND entry.command = command.id AND entry.actor = command.actor AND entry.at = command.at)",
            "指令没有对应的记载",
            "a command without its entry");

        void Stray(string query, string chinese, string english)
        {
            foreach (var name in statements.Query(query, row => row.GetString(0)).Distinct(StringComparer.Ordinal))
            {
                findings.Add(name, chinese, english);
            }
        }
    }

    private static void VerifyTexts(SqliteConnection connection, FindingList findings)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT digest, salt, content FROM text";
        using var texts = command.ExecuteReader();
        while (texts.Read())
        {
            var digest = texts.GetString(0);
            if (Digest(texts.GetString(1), texts.GetString(2)) != digest)
            {
                findings.Add("text/" + digest, "文本与摘要不符", "the text is not what its digest says");
            }
        }
    }

    private static string? Digest(string salt, string content)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(content)]));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
