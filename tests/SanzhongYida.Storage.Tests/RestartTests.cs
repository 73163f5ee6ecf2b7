using SanzhongYida.Cli;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

public sealed class RestartTests
{
    private static readonly Command[] Script =
    [
        new DirectoryCommand.EnterPerson("新人", "新人", "住建局"),
        new DirectoryCommand.GrantRole("新人", Role.Handler, new DateOnly(2026, 3, 2)),
        Office.Matter("甲"),
        new BodyCommand.SeatMember("常务会议", "新人", new DateOnly(2026, 3, 2)),
        Office.Matter("乙"),
    ];

    public static TheoryData<int, bool> Cuts =>
        [.. from write in Enumerable.Range(1, Script.Length) from after in new[] { false, true } select new TheoryDataRow<int, bool>(write, after)];

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Cut_anywhere_and_started_again_it_is_as_if_it_had_never_been_cut(int write, bool after)
    {
        await using var uncut = await Office.New();
        await Play(uncut, from: 0);

        await using var cut = await Office.New(open: false);
        cut.Open(store => new CutStore(store, write, after));
        var acknowledged = 0;
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (; acknowledged < Script.Length; acknowledged++)
            {
                await Act(cut, acknowledged);
            }
        });
        Assert.Equal(write - 1, acknowledged);
        await cut.Reopen();
        await Play(cut, from: acknowledged);

        Assert.Equal(uncut.Dump(), cut.Dump());
        Assert.Empty(Replay.Verify(cut.Path).Findings);
    }

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

    private static async Task Play(Office office, int from)
    {
        for (var number = from; number < Script.Length; number++)
        {
            await Act(office, number);
        }
    }

    private static Task<Answer.Accepted> Act(Office office, int number) =>
        office.Must(Script[number] is MatterCommand ? Office.Handler : Instruction.System, Script[number], $"act/{number}");
}
