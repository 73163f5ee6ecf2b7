using System.Globalization;
using Microsoft.Data.Sqlite;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>How large a record is once its log is copied into it, without the pages that are free for what comes next.</summary>
internal static class RecordSize
{
    public static long Of(string path)
    {
        using var connection = new SqliteConnection(SqliteConnections.Writing(path));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        command.CommandText = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The same once everything is told and what has ended has rested: commands are forgotten, finished subjects bound.</summary>
    public static async Task<long> Rested(string path, DateTimeOffset end)
    {
        await using (var desk = await Desk.Open(path))
        {
            while (await desk.Record.Unpublished(PageSize.Most) is { IsEmpty: false } told)
            {
                await desk.MarkPublished([.. told.Select(line => line.Id)], end);
            }

            await desk.Tidy(end + Desk.Remembered + TimeSpan.FromDays(1));
        }

        return Of(path);
    }
}
