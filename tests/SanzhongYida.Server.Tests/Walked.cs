using SanzhongYida.Cli;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>A matter brought as far as a test needs it by the story S1, over HTTP.</summary>
internal static class Walked
{
    /// <summary>Walks the story up to the first time an act is done, without doing it, and answers the matter's id.</summary>
    public static async Task<string> Until(RunningServer server, string act)
    {
        var story = StoryFile.Read(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "S1.scenario.txt")));
        using var http = new HttpClient { BaseAddress = server.Address };
        await StoryRunner.Run(story with { Steps = [.. story.Steps.TakeWhile(step => step.Act != act)] }, new HttpStage(http, DemonstrationDistrict.Password));
        return (await (await server.As("住建局-经办")).Get("/api/v1/matters?size=1")).Body!["items"]![0]!["id"]!.GetValue<string>();
    }
}
