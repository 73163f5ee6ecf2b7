using System.Net;
using System.Net.Http.Headers;
using SanzhongYida.Cli;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>A demonstration in which S1 has been walked as far as its publication.</summary>
public class Heated : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public RunningServer Server { get; } = RunningServer.Demonstration();

    /// <summary>How far: before that moment.</summary>
    protected virtual DateTimeOffset Until => new(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public string Matter { get; private set; } = "";

    public string Meeting { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var story = StoryFile.Read(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "S1.scenario.txt")));
        using var http = new HttpClient { BaseAddress = Server.Address };
        await StoryRunner.Run(story with { Steps = [.. story.Steps.Where(step => step.At < Until)] }, new HttpStage(http, DemonstrationDistrict.Password));
        var recorder = await Server.As("K01");
        Matter = (await recorder.Get("/api/v1/matters")).Body!["items"]![0]!["id"]!.GetValue<string>();
        Meeting = (await recorder.Get("/api/v1/meetings")).Body!["items"]![0]!["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A document of the meeting as that person gets it.</summary>
    public Task<Paper> OfMeeting(string name, string person) => Get($"/api/v1/meetings/{Meeting}/documents/{name}", person);

    /// <summary>A document of the matter.</summary>
    public Task<Paper> OfMatter(string path, string person) => Get($"/api/v1/matters/{Matter}/{path}", person);

    /// <summary>Any document.</summary>
    public async Task<Paper> Get(string path, string person)
    {
        using var reply = await Ask(path, person);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return new Paper(await reply.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The bare answer.</summary>
    public async Task<HttpResponseMessage> Ask(string path, string person)
    {
        if (!_clients.TryGetValue(person, out var client))
        {
            var signedIn = await Server.Anybody.Post("/api/v1/sign-in", new { Account = DemonstrationDistrict.AccountOf(person), DemonstrationDistrict.Password });
            _clients[person] = client = new HttpClient { BaseAddress = Server.Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Body!["accessToken"]!.GetValue<string>());
        }

        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}

/// <summary>The same on the morning of its meeting, convened and not opened.</summary>
public sealed class Assembled : Heated
{
    protected override DateTimeOffset Until => new(2026, 4, 28, 8, 0, 0, TimeSpan.FromHours(8));
}

/// <summary>The same with its evaluation decided on and the minutes of that meeting filed.</summary>
public sealed class Evaluated : Heated
{
    protected override DateTimeOffset Until => new(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(8));
}
