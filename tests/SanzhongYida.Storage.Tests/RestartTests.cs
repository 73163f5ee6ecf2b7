using Microsoft.EntityFrameworkCore;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;
using SQLitePCL;

namespace SanzhongYida.Storage.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_story_is_walked_through_a_desk_that_is_closed_and_opened_again_and_again()
    {
        await using var office = await Office.New();
        var steps = 0;
        await StoryRunner.Run(StoryFile.Read(Shipped.Read("taobei/S1.scenario.txt")), new DeskStage(office), async _ =>
        {
            if (++steps % 8 == 0)
            {
                await office.Reopen();
            }
        });
        var report = Replay.Verify(office.Path);
        Assert.Empty(report.Findings);
        Assert.True(report.Entries > steps);
    }

    [Fact]
    public async Task What_was_written_in_another_shape_is_folded_again()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Must(Office.Handler, Office.Matter("乙"));
        var before = office.Dump();
        await office.Desk.DisposeAsync();
        office.Tamper("UPDATE state SET schema = 'older', body = '{}' WHERE subject IN ('matter/甲', 'person/M01', 'register/2026')");
        office.Tamper("DELETE FROM work_item WHERE matter = '甲'");
        office.Tamper("UPDATE access SET key = 'everybody' WHERE subject = 'matter/甲' AND key = 'leaders'");
        await office.Open();
        Assert.Equal(before, office.Dump());
    }

    [Fact]
    public async Task Opening_reads_no_more_of_the_file_where_more_matters_are_stored()
    {
        await using var office = await Office.New();
        await Submit(office, "少", 20);
        var few = await PagesReadToOpen(office);
        await office.Open();
        await Submit(office, "多", 500);
        var many = await PagesReadToOpen(office);
        Assert.InRange(few, 10, 1000);
        Assert.InRange(many, 10, few * 1.2);
    }

    private static async Task Submit(Office office, string id, int count) =>
        await Task.WhenAll(Enumerable.Range(1, count).Select(n => office.Must(Office.Handler, Office.Matter($"{id}{n}"))));

    // All that a desk asks for before it takes its first command.
    private static async Task<int> PagesReadToOpen(Office office)
    {
        await office.Desk.DisposeAsync();
        await using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(SqliteConnections.Creating(office.Path)).Options);
        using var store = new SqliteRecordStore(office.Path, context.Model);
        store.Refold();
        store.LoadLaw();
        store.LoadContents();
        raw.sqlite3_db_status(store.Connection.Handle, raw.SQLITE_DBSTATUS_CACHE_MISS, out var read, out _, 0);
        return read;
    }
}
