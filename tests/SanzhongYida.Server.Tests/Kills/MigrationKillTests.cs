using System.Text.Json.Nodes;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>The whole server killed while matters are moved to another version: each was moved once or not at all, and going on moves the rest.</summary>
public class MigrationKillTests
{
    private const string Definition = "/api/v1/definitions/major-decision";
    private const int Matters = 24;
    private const int Pages = 12;
    private const int Kills = 6;

    [Fact]
    public async Task Through_kills_each_matter_is_moved_once_or_not_and_going_on_moves_all_and_the_record_replays()
    {
        await using var server = new ServerProcess();
        await server.Start();
        using var quiet = new HttpClient { BaseAddress = server.Address };
        var matters = await Prepare(quiet);

        var chance = new Chance();
        var killer = new Killer(server, chance, chance.Some(Kills, Pages));
        using var http = new HttpClient(killer) { BaseAddress = server.Address };
        var between = new List<int>();
        while (!await Applied(http, await SignIn(quiet, http, "w02")))
        {
            await server.Start();
            between.Add(await Once(quiet, matters));
        }

        Console.WriteLine($"measured: {Matters} matters moved through {killer.Kills} kills, {killer.Struck} with a request in flight; moved after each: {string.Join(' ', between)}; seed {chance.Seed}");
        Assert.True(killer.Kills > 0 && killer.Struck > 0, "no kill struck a request in flight");
        Assert.Contains(between, moved => moved is > 0 and < Matters);
        Assert.Equal(Matters, await Once(quiet, matters));
        server.Kill();
        Assert.Empty(Replay.Verify(server.Record).Findings);
    }

    // Matters on the first version, a second one published, and a plan between them approved.
    private static async Task<List<string>> Prepare(HttpClient http)
    {
        var handler = await SignIn(http, http, "住建局-经办");
        var matters = new List<string>();
        for (var number = 0; number < Matters; number++)
        {
            matters.Add((await handler.Post("/api/v1/matters", Samples.Heating())).Id);
        }

        var (editor, approver) = (await SignIn(http, http, "w01"), await SignIn(http, http, "w02"));
        var xml = (await editor.Get(Definition + "/versions/1")).Text;
        Must(await editor.Post(Definition + "/draft", new { Xml = xml.Replace("name=\"调查研究与听取意见\"", "name=\"调研\"", StringComparison.Ordinal) }));
        Must(await approver.Post(Definition + "/publish"));
        Must(await editor.Post(Definition + "/migrations", new { From = 1, To = 2 }));
        Must(await approver.Post(Definition + "/migrations/1/approve"));
        return matters;
    }

    // Page by page from the first; false when the server was killed on the way.
    private static async Task<bool> Applied(HttpClient http, PersonClient approver)
    {
        try
        {
            for (string? cursor = ""; cursor is not null;)
            {
                var reply = await approver.Post($"{Definition}/migrations/1/apply?size={Matters / Pages}&cursor={Uri.EscapeDataString(cursor)}");
                Must(reply);
                cursor = reply.Body!["next"]?.GetValue<string>();
            }

            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // How many were moved: as the report says, each once, and by what stands in each.
    private static async Task<int> Once(HttpClient http, List<string> matters)
    {
        var report = await (await SignIn(http, http, "w02")).Get(Definition + "/migrations/1/report?size=200");
        var told = report.Body!["items"]!.AsArray().ToDictionary(line => line!["matter"]!.GetValue<string>(), line => line!["verdict"]!.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal(matters.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var handler = await SignIn(http, http, "住建局-经办");
        foreach (var matter in matters)
        {
            JsonNode stands = (await handler.Get($"/api/v1/matters/{matter}")).Body!["matter"]!;
            var isMoved = told[matter] == "Moved";
            Assert.Equal(isMoved ? 1 : 0, stands["moves"]!.AsArray().Count);
            Assert.Equal(isMoved ? "调研" : "调查研究与听取意见", Assert.Single(stands["workItems"]!.AsArray())!["name"]!.GetValue<string>());
        }

        return told.Values.Count(verdict => verdict == "Moved");
    }

    private static async Task<PersonClient> SignIn(HttpClient quiet, HttpClient http, string account)
    {
        var reply = await new PersonClient(quiet, token: null).Post("/api/v1/sign-in", new { Account = account, DemonstrationDistrict.Password });
        Must(reply);
        return new PersonClient(http, reply.Body!["accessToken"]!.GetValue<string>());
    }

    private static void Must(Reply reply) => Assert.True(reply.IsSuccess, reply.ToString());
}
