using SanzhongYida.Cli;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Every shipped story, told over HTTP to a demonstration of its own.</summary>
public class StoryTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.scenario.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "workflows", "taobei");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_story_and_its_variants_hold_over_http(string file)
    {
        await using var server = RunningServer.Demonstration();
        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (var story in StoryFile.Read(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken)).All)
        {
            await StoryRunner.Run(story, new HttpStage(http, DemonstrationDistrict.Password));
        }
    }
}
