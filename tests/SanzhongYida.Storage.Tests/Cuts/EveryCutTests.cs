using System.Globalization;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;
using SanzhongYida.Testbed;
using Xunit.Sdk;

namespace SanzhongYida.Storage.Tests;

/// <summary>Cut at every call of every write and started again, it is as if it had never been cut.</summary>
public class EveryCutTests
{
    private static readonly Command[] Script =
    [
        new DirectoryCommand.EnterPerson("新人", "新人", "住建局"),
        new DirectoryCommand.GrantRole("新人", Role.Handler, new DateOnly(2026, 3, 2)),
        Office.Matter("甲"),
        new BodyCommand.SeatMember("全体会议", "新人", new DateOnly(2026, 3, 2)),
        Office.Matter("乙"),
    ];

    [Theory]
    [InlineData("taobei/S1.scenario.txt")]
    [InlineData("taobei/S3.scenario.txt")]
    public async Task A_story_cut_at_every_call(string file)
    {
        var story = StoryFile.Read(Shipped.Read(file));
        await using var uncut = await Office.New();
        await StoryRunner.Run(story, new DeskStage(uncut, instruction => uncut.Desk.Commit(instruction)));

        await using var cut = await Office.New(open: false);
        var client = new EveryCut(cut);
        await StoryRunner.Run(story, new DeskStage(cut, client.Do));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: {file} through {client.Deaths} deaths of the desk, one at every call"));
        Assert.Equal(uncut.Dump(), cut.Dump());
        Assert.Empty(Replay.Verify(cut.Path).Findings);
    }

    [Fact]
    public Task Commands_on_the_law_and_on_matters_cut_at_every_call() => Cut();

    [Fact]
    public Task Answering_before_the_commit_would_be_found() =>
        Assert.ThrowsAnyAsync<XunitException>(() => Cut((_, store) => new TellsBeforeCommit(store)));

    [Fact]
    public Task Publishing_before_the_commit_would_be_found() =>
        Assert.ThrowsAnyAsync<XunitException>(() => Cut((client, store) => new SendsBeforeCommit(store, client.Send)));

    private static async Task Cut(Func<EveryCut, IRecordStore, IRecordStore>? sabotage = null)
    {
        await using var uncut = await Office.New();
        foreach (var instruction in Instructions(uncut))
        {
            Assert.IsType<Answer.Accepted>(await uncut.Desk.Commit(instruction));
        }

        await using var cut = await Office.New(open: false);
        var client = new EveryCut(cut, sabotage);
        foreach (var instruction in Instructions(cut))
        {
            Assert.IsType<Answer.Accepted>(await client.Do(instruction));
        }

        Assert.True(client.Deaths > 8 * Script.Length, $"{client.Deaths} deaths");
        Assert.Equal(uncut.Dump(), cut.Dump());
        Assert.Empty(Replay.Verify(cut.Path).Findings);
    }

    private static List<Instruction> Instructions(Office office) =>
        [.. Script.Select(command => office.Ask(command is MatterCommand ? Office.Handler : Instruction.System, command))];
}
