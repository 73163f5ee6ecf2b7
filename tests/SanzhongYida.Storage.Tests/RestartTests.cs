using SanzhongYida.Cli;
using SanzhongYida.Decisions;

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
}
