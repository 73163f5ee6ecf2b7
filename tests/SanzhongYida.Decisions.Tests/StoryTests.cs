using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

public sealed class StoryTests
{
    public static TheoryData<string> Stories => [.. Directory.GetFiles(Path.Combine(District.Root, "workflows", "taobei"), "*.scenario.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task 故事在纯核心中如实走完(string file)
    {
        await StoryRunner.Run(StoryFile.Read(District.Read("taobei/" + file)), District.New());
    }

    [Fact]
    public async Task 故事不成立时指出哪一行()
    {
        var story = StoryFile.Read("故事 假\n2026-02-24\nM01 确定 意见=好。");
        var wrong = await Assert.ThrowsAsync<StoryException>(() => StoryRunner.Run(story, District.New()));
        Assert.Contains("第3行", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(Rule.NotFound, wrong.Message, StringComparison.Ordinal);
    }
}
