using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SanzhongYida.Storage.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task A_record_of_the_first_schema_opens_and_says_the_same()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Must(Office.Handler, Office.Matter("乙", isRestricted: true, "M01"));
        await office.Desk.DisposeAsync();
        var before = office.Dump();
        await using var older = Office.Empty();
        await using (var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(SqliteConnections.Creating(older.Path)).Options))
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial");
        }

        Copy(office.Path, older.Path);
        await older.Open();
        Assert.Equal(before, older.Dump());
        Assert.Empty(Replay.Verify(older.Path).Findings);
        await older.Must(Office.Handler, Office.Matter("丙"));
    }

    [Fact]
    public async Task A_row_that_is_little_more_than_its_key_lies_in_the_keys_own_tree()
    {
        await using var office = await Office.New(open: false);
        Assert.Equal(
            ["access", "agenda", "alert", "candidate", "command", "due", "notice_audience", "timer", "work_item"],
            office.Read("SELECT name FROM pragma_table_list WHERE wr = 1 ORDER BY name"));
    }

    // The first schema had the tables it had; what came later is empty here.
    private static void Copy(string from, string to)
    {
        using var connection = new SqliteConnection(SqliteConnections.Writing(to));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "ATTACH @from AS later";
        command.Parameters.AddWithValue("@from", from);
        command.ExecuteNonQuery();
        command.CommandText = "SELECT group_concat('INSERT INTO main.' || name || ' SELECT * FROM later.' || name, ';') FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
        var copying = (string)command.ExecuteScalar()!;
        command.CommandText = copying;
        command.ExecuteNonQuery();
    }
}
