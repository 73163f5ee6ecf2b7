using Microsoft.Data.Sqlite;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>How large a record is once its log is copied into it.</summary>
internal static class RecordSize
{
    public static long Of(string path)
    {
        using (var connection = new SqliteConnection(SqliteConnections.Writing(path)))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        return new FileInfo(path).Length;
    }
}
