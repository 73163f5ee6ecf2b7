using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Running matters moved to another version, over HTTP and by <c>szyd</c>: tried first, approved by a second person, each once.</summary>
public class MigrationTests
{
    private const string Definition = "/api/v1/definitions/major-decision";

    [Fact]
    public async Task A_plan_is_drafted_tried_approved_and_applied_over_HTTP_and_a_run_that_was_cut_is_taken_up_again()
    {
        var folder = Directory.CreateTempSubdirectory("szyd-migration-").FullName;
        try
        {
            var server = RunningServer.Demonstration(folder);
            var matters = await Prepare(server);
            var (editor, approver) = (await server.As("W01"), await server.As("W02"));
            Assert.Equal(HttpStatusCode.BadRequest, (await editor.Post(Definition + "/migrations", new { From = 1, To = 2, Edits = new[] { new { Old = "research", New = "nowhere" } } })).Status);
            Ok(await editor.Post(Definition + "/migrations", new { From = 1, To = 2, Edits = new[] { new { Old = "research", New = "" } } }));
            Assert.Equal("research", Assert.Single((await editor.Get(Definition + "/migrations/1")).Body!["unmatched"]!.AsArray())!.GetValue<string>());

            // The dry run tells each matter's reason, of a restricted one only that there is one.
            Assert.Equal(HttpStatusCode.NotFound, (await (await server.As("M01")).Get(Definition + "/migrations/1/report")).Status);
            var tried = await Lines(editor, "/report");
            Assert.All(tried, line => Assert.Equal("Stays", line["verdict"]!.GetValue<string>()));
            Assert.Equal(1, tried.Count(line => line["reasons"]![0]!["chinese"]!.GetValue<string>().StartsWith("受限事项", StringComparison.Ordinal)));
            Assert.Equal(matters.Count - 1, tried.Count(line => line["reasons"]![0]!["english"]!.GetValue<string>().EndsWith("has no counterpart.", StringComparison.Ordinal)));

            Ok(await editor.Post(Definition + "/migrations/1/edits", new { Edits = Array.Empty<object>() }));
            Assert.All(await Lines(editor, "/report"), line => Assert.Equal("Moves", line["verdict"]!.GetValue<string>()));
            Assert.Equal(HttpStatusCode.Conflict, (await approver.Post(Definition + "/migrations/1/apply")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.Post(Definition + "/migrations/1/approve")).Status);
            Ok(await approver.Post(Definition + "/migrations/1/approve"));
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.Post(Definition + "/migrations/1/apply")).Status);

            // One matter is moved, then the server is gone.
            var first = await approver.Post(Definition + "/migrations/1/apply?size=1");
            Assert.Equal("Moved", Assert.Single(first.Body!["items"]!.AsArray())!["verdict"]!.GetValue<string>());
            await server.Stop();

            server = RunningServer.Demonstration(folder);
            await server.SetClock(2, 24);
            approver = await server.As("W02");
            Assert.Equal(1, (await Lines(approver, "/report")).Count(line => line["verdict"]!.GetValue<string>() == "Moved"));
            Assert.All(await Lines(approver, "/apply"), line => Assert.Equal("Moved", line["verdict"]!.GetValue<string>()));
            Assert.All(await Lines(approver, "/apply"), line => Assert.Equal("Moved", line["verdict"]!.GetValue<string>()));
            await MovedOnce(server, matters);
            await server.Stop();
            Assert.Empty(Replay.Verify(Path.Combine(folder, "demo", "record.db")).Findings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Szyd_plans_tries_approves_and_applies_and_says_by_its_exit_code_whether_every_matter_moves()
    {
        await using var server = RunningServer.Demonstration();
        var matters = await Prepare(server);
        await Szyd(server, 1, "W02", "plan", "major-decision", "--from", "1", "--to", "2");
        await Szyd(server, 1, "W01", "plan", "major-decision", "--from", "1", "--to", "1");
        await Szyd(server, 2, "nobody", "plan", "major-decision", "--from", "1", "--to", "2");
        await Szyd(server, 0, "W01", "plan", "major-decision", "--from", "1", "--to", "2", "--edit", "research=");
        var tried = await Szyd(server, 1, "W01", "report", "major-decision", "1");
        Assert.Contains("不迁移 stays", tried, StringComparison.Ordinal);
        await Szyd(server, 0, "W01", "edit", "major-decision", "1");
        await Szyd(server, 1, "W02", "apply", "major-decision", "1");
        await Szyd(server, 0, "W02", "approve", "major-decision", "1");
        var applied = JsonNode.Parse(await Szyd(server, 0, "W02", "apply", "major-decision", "1", "--json"))!.AsArray();
        Assert.Equal(matters.Count, applied.Count(line => line!["verdict"]!.GetValue<string>() == "Moved"));
        await Szyd(server, 0, "W02", "report", "major-decision", "1");
        await MovedOnce(server, matters);
    }

    // Three matters, one of them restricted, that run on the first version; the second calls a step otherwise.
    private static async Task<List<(string Person, string Id)>> Prepare(RunningServer server)
    {
        await server.SetClock(2, 24);
        var matters = new List<(string, string)>();
        foreach (var (person, body) in new[] { ("住建局-经办", Samples.Heating()), ("甲镇人民政府-经办", Samples.Heating("甲镇人民政府")), ("住建局-经办", Restricted()) })
        {
            matters.Add((person, (await (await server.As(person)).Post("/api/v1/matters", body)).Id));
        }

        var xml = (await (await server.As("W01")).Get(Definition + "/versions/1")).Text;
        Ok(await (await server.As("W01")).Post(Definition + "/draft", new { Xml = xml.Replace("name=\"调查研究与听取意见\"", "name=\"调研\"", StringComparison.Ordinal) }));
        Ok(await (await server.As("W02")).Post(Definition + "/publish"));
        return matters;
    }

    private static JsonObject Restricted()
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Samples.Heating(), PersonClient.Json))!.AsObject();
        body["isRestricted"] = true;
        return body;
    }

    private static async Task MovedOnce(RunningServer server, List<(string Person, string Id)> matters)
    {
        foreach (var (person, id) in matters)
        {
            var matter = (await (await server.As(person)).Get($"/api/v1/matters/{id}")).Body!["matter"]!;
            Assert.Equal("调研", matter["workItems"]![0]!["name"]!.GetValue<string>());
            Assert.Single(matter["moves"]!.AsArray());
        }
    }

    private static async Task<List<JsonNode>> Lines(PersonClient person, string what)
    {
        var lines = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var path = $"{Definition}/migrations/1{what}?size=2&cursor={Uri.EscapeDataString(cursor)}";
            var reply = what == "/apply" ? await person.Post(path) : await person.Get(path);
            Assert.True(reply.IsSuccess, reply.ToString());
            lines.AddRange(reply.Body!["items"]!.AsArray().Select(line => line!));
            cursor = reply.Body["next"]?.GetValue<string>();
        }

        return lines;
    }

    private static async Task<string> Szyd(RunningServer server, int code, string account, string verb, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "szyd.dll"), "migrate", verb, .. words, "--server", server.Address.ToString(), "--account", account, "--password", DemonstrationDistrict.Password,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var szyd = Process.Start(start)!;
        var told = await Task.WhenAll(szyd.StandardOutput.ReadToEndAsync(), szyd.StandardError.ReadToEndAsync());
        await szyd.WaitForExitAsync();
        Assert.True(szyd.ExitCode == code, $"{verb}: {szyd.ExitCode}: {string.Concat(told)}");
        return told[0];
    }

    private static void Ok(Reply reply) => Assert.True(reply.IsSuccess, reply.ToString());
}
