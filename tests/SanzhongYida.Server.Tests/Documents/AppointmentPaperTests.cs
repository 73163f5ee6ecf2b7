using System.Net;
using SanzhongYida.Cli;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>任前公示 of S2: a paper apart from the restricted matter, with its own few fields (W-CAD).</summary>
public class AppointmentPaperTests
{
    private static readonly DateTimeOffset Noticed = new(2026, 5, 14, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task The_notice_names_the_person_the_posts_and_the_days_and_nothing_else_of_the_matter()
    {
        await using var server = RunningServer.Demonstration();
        var story = StoryFile.Read(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "S2.scenario.txt"), TestContext.Current.CancellationToken));
        using var http = new HttpClient { BaseAddress = server.Address };
        await StoryRunner.Run(story with { Steps = [.. story.Steps.Where(step => step.At < Noticed)] }, new HttpStage(http, DemonstrationDistrict.Password));
        var office = await server.As("政府办-经办");
        var path = $"/api/v1/matters/{(await office.Get("/api/v1/matters")).Body!["items"]![0]!["id"]!.GetValue<string>()}/documents/appointment-notice";

        using var paper = await Paper.Of(server, path, "政府办-经办");
        foreach (var told in new[] { "某同志", "某中心副主任", "某中心主任", "2026年5月13日至2026年5月20日" })
        {
            Assert.Contains(told, paper.Text, StringComparison.Ordinal);
        }

        foreach (var kept in new[] { "副区长", "同意", "任现职时间偏短", "回避", "{", "三重一大〔" })
        {
            Assert.DoesNotContain(kept, paper.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("政府办-经办", paper.Headers, StringComparison.Ordinal);
        Assert.Contains("演示", paper.Headers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await server.As("M06")).Get(path)).Status);
    }
}
