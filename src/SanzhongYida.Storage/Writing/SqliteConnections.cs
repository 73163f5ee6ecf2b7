using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SanzhongYida.Storage;

/// <summary>How a record is opened. A vote that was acknowledged survives a power cut: WAL with <c>synchronous=FULL</c>.</summary>
internal static class SqliteConnections
{
    /// <summary>Pages in the log before it is copied into the file: larger than SQLite's own 1000, so that a burst of votes isn't held up.</summary>
    public const int CheckpointPages = 4000;

    // What PRAGMA answers when it is as it must be; synchronous 2 is FULL.
    private static readonly (string Pragma, string Set, string Answer)[] Required =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("temp_store", "MEMORY", "2"),
        ("cache_size", "-65536", "-65536"),
        ("wal_autocheckpoint", "4000", "4000"),
        ("foreign_keys", "OFF", "0"),
        ("busy_timeout", "5000", "5000"),

        // A text destroyed by law is overwritten, not only forgotten.
        ("secure_delete", "ON", "1"),
    ];

    /// <summary>Of the Desk alone. Not pooled: it is the writer's own.</summary>
    public static string Writing(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();

    public static string Reading(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();

    public static string Creating(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString();

    /// <summary>Opens the writer's connection and sets its pragmas.</summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        var connection = new SqliteConnection(Writing(path));
        try
        {
            connection.Open();
            foreach (var (pragma, set, _) in Required)
            {
                Ask(connection, $"PRAGMA {pragma} = {set}");
            }

            AssertPragmas(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Throws unless every pragma is as durability needs it.</summary>
    public static void AssertPragmas(SqliteConnection connection)
    {
        foreach (var (pragma, _, answer) in Required)
        {
            var found = Ask(connection, "PRAGMA " + pragma);
            if (found != answer)
            {
                throw new InvalidOperationException($"The record's {pragma} is {found}, not {answer}.");
            }
        }
    }

    private static string? Ask(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
