using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>What stands for <c>{id}</c> and the rest of an address: a matter or a meeting of one's own, of others, restricted.</summary>
public sealed class Scopes
{
    // An act that sends a matter on its way out, stops it or takes its task is tried on matters of its own, so that the others stay as they are.
    private static readonly string[] Exits = ["return", "withdraw", "terminate", "suspend", "claim"];

    /// <summary>Somebody of a higher office; the demonstration has none, so one is entered.</summary>
    public const string Supervisor = "市督查";

    private readonly Dictionary<string, List<(string Scope, string Id, string Digest, string WorkItem)>> _matters = [];
    private readonly List<(string Scope, string Id)> _meetings = [];

    /// <summary>Enters them.</summary>
    public static async Task<Scopes> Prepare(RunningServer server)
    {
        var scopes = new Scopes();
        foreach (var act in Exits.Prepend(""))
        {
            scopes._matters[act] =
            [
                await Enter(server, "own", "住建局-经办", Samples.Heating()),
                await Enter(server, "foreign", "甲镇人民政府-经办", Samples.Heating("甲镇人民政府")),
                await Enter(server, "restricted", "人社局-经办", Samples.Appointment()),
            ];
        }

        await EnterSupervisor(await server.As("A01"), await server.As("A02"));
        await PlanMigration(await server.As("W01"), await server.As("W02"));
        var office = await server.As("政府办-经办");
        scopes._meetings.Add(("own", (await office.Post("/api/v1/meetings", Samples.Meeting())).Id));
        scopes._meetings.Add(("foreign", (await office.Post("/api/v1/meetings", Samples.Meeting("专题会议", "M01", "M02", "B02", "B03"))).Id));
        return scopes;
    }

    private static async Task EnterSupervisor(PersonClient system, PersonClient security)
    {
        Reply[] entered =
        [
            await system.PostText("/api/v1/people", $$"""{"id":"{{Supervisor}}","name":"市政府督查室","unit":null}"""),
            await security.Post($"/api/v1/people/{Supervisor}/roles", new { Role = "HigherSupervisor", From = AccessTableTests.Day, To = "2026-12-31" }),
            await security.Post($"/api/v1/people/{Supervisor}/account", new { Account = DemonstrationDistrict.AccountOf(Supervisor), DemonstrationDistrict.Password }),
        ];
        Assert.All(entered, reply => Assert.True(reply.IsSuccess, reply.ToString()));
    }

    // A second version, and a plan to move what runs on the first, not yet approved.
    private static async Task PlanMigration(PersonClient editor, PersonClient approver)
    {
        const string Definition = "/api/v1/definitions/major-decision";
        await editor.Post(Definition + "/draft", new { Xml = (await editor.Get(Definition + "/versions/1")).Text + "<!-- 2 -->" });
        await approver.Post(Definition + "/publish");
        await editor.Post(Definition + "/migrations", new { From = 1, To = 2, Edits = Array.Empty<object>() });
    }

    /// <summary>The addresses of a route.</summary>
    public IEnumerable<(string Scope, string Path)> Of(string route)
    {
        if (route.StartsWith("/api/v1/matters/{id}", StringComparison.Ordinal) || route.StartsWith("/api/v1/courses/{id}", StringComparison.Ordinal))
        {
            return _matters.GetValueOrDefault(route.Split('/')[^1], _matters[""]).Select(matter => (matter.Scope, Fill(route.Replace("{digest}", matter.Digest, StringComparison.Ordinal).Replace("{part}", matter.WorkItem, StringComparison.Ordinal), matter.Id)));
        }

        return route.StartsWith("/api/v1/meetings/{id}", StringComparison.Ordinal)
            ? _meetings.Select(meeting => (meeting.Scope, Fill(route, meeting.Id)))
            : [("-", Fill(route, Known(route)))];
    }

    // Something there is, so that “not found” says something about the person.
    private static string Known(string route) => route.Split('/').Skip(3).ToArray() switch
    {
        ["people", ..] => "B22",
        ["units", ..] => "审计局",
        ["bodies", ..] => "专题会议",
        ["definitions", ..] => "major-decision",
        ["regulation", "clauses", ..] => "R-4.2.3-d",
        ["regulation", "settings", ..] => "C-18",
        _ => "none",
    };

    private static string Fill(string route, string id) => route
        .Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal)
        .Replace("{item:int}", "1", StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{version:int}", "1", StringComparison.Ordinal)
        .Replace("{year:int}", "2026", StringComparison.Ordinal)
        .Replace("{digest}", "none", StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal);

    private static async Task<(string Scope, string Id, string Digest, string WorkItem)> Enter(RunningServer server, string scope, string person, object body)
    {
        var drafter = await server.As(person);
        var id = (await drafter.Post("/api/v1/matters", body)).Id;
        var matter = (await drafter.Get($"/api/v1/matters/{id}")).Body!["matter"]!;
        return (scope, id, matter["draft"]!["digest"]!.GetValue<string>(), matter["workItems"]![0]!["id"]!.GetValue<string>());
    }
}
