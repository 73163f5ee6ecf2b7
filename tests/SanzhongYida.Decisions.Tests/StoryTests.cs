using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

public sealed class StoryTests
{
    public static TheoryData<string, string> Stories
    {
        get
        {
            var told = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Path.Combine(District.Root, "workflows", "taobei"), "*.scenario.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal))
            {
                told.AddRange([.. StoryFile.Read(District.Read("taobei/" + file)).All.Select(story => (file, story.Title))]);
            }

            return told;
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task 故事及其变体在纯核心中如实走完(string file, string title)
    {
        var story = Assert.Single(StoryFile.Read(District.Read("taobei/" + file)).All, story => story.Title == title);
        await StoryRunner.Run(story, District.New());
    }

    [Fact]
    public async Task 故事不成立时指出哪一行()
    {
        var story = StoryFile.Read("故事 假\n2026-02-24\nM01 确定 意见=好。");
        var wrong = await Assert.ThrowsAsync<StoryException>(() => StoryRunner.Run(story, District.New()));
        Assert.Contains("第3行", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(Rule.NotFound, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 变体从所接时刻之前的步骤说起()
    {
        var story = StoryFile.Read("故事 甲\n2026-02-24\nM01 一\nM01 二\n2026-03-01\nM01 三\n变体 另一结局 接 2026-02-24 09:01\nM01 四\n变体 再一结局 接 2026-03-01\nM01 五");
        Assert.Equal(
            ["甲:一二三", "甲 · 另一结局:一四", "甲 · 再一结局:一二五"],
            story.All.Select(told => $"{told.Title}:{string.Concat(told.Steps.Select(step => step.Act))}"),
            StringComparer.Ordinal);
    }
}
