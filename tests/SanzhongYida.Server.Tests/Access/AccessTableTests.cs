using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Every endpoint × every role × own, foreign and restricted, against a table in the repository. An endpoint without a line fails.</summary>
public class AccessTableTests
{
    /// <summary>The day it is.</summary>
    public const string Day = "2026-02-24";

    private const string Nobody = "anonymous";

    /// <summary>A person for each role; the handler's bureau is the one that submitted “own”.</summary>
    private static readonly (string Role, string? Person)[] Roles =
    [
        (Nobody, null),
        ("DistrictHead", "M01"),
        ("DeputyHead", "M04"),
        ("PartyGroupMember", "M10"),
        ("UnitHead", "B05"),
        ("Handler", "住建局-经办"),
        ("PreliminaryReviewer", "住建局-初审"),
        ("LegalityReviewer", "司法局-审查"),
        ("GovernmentOffice", "政府办-经办"),
        ("Recorder", "K01"),
        ("BallotSupervisor", "T01"),
        ("SupervisionCenter", "S01"),
        ("SystemAdministrator", "A01"),
        ("SecurityAdministrator", "A02"),
        ("AuditAdministrator", "A03"),
        ("WorkflowEditor", "W01"),
        ("WorkflowApprover", "W02"),
        ("JobWorker", "P01"),
        ("HigherSupervisor", Scopes.Supervisor),
    ];

    [Fact]
    public async Task Every_role_reaches_what_the_table_says_and_nothing_else()
    {
        await using var server = RunningServer.Demonstration();
        await server.SetClock(2, 24);
        var scopes = await Scopes.Prepare(server);
        var found = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (var endpoint in Endpoints(server))
        {
            foreach (var (scope, path) in scopes.Of(endpoint.Path))
            {
                found.Add(new($"{endpoint.Method} {endpoint.Path}\t{scope}", await Ask(server, endpoint, path)));
            }
        }

        string[] columns = [.. Roles.Select(role => role.Role)];
        if (Environment.GetEnvironmentVariable("SZYD_WRITE_ACCESS") == "1")
        {
            AccessTable.Write(columns, found);
        }

        Compare(AccessTable.Read(), columns, found);
    }

    [Fact]
    public void No_role_reaches_everything()
    {
        var table = AccessTable.Read();
        foreach (var (column, role) in table.Columns.Index())
        {
            Assert.Contains(table.Rows.Values, cells => cells[column] is "401" or "403" or "404");
            Assert.Equal(column, Array.FindIndex(Roles, known => known.Role == role));
        }
    }

    [Theory]
    [InlineData("SystemAdministrator")]
    [InlineData("SecurityAdministrator")]
    [InlineData("AuditAdministrator")]
    [InlineData("WorkflowEditor")]
    [InlineData("WorkflowApprover")]
    [InlineData("JobWorker")]
    public void An_administrator_sees_no_matter(string role)
    {
        var table = AccessTable.Read();
        var column = table.Columns.Index().Single(pair => pair.Item == role).Index;
        var matters = table.Rows.Where(row => row.Key.Contains(" /api/v1/matters/{id}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(matters);
        Assert.All(matters, row => Assert.Equal("404", row.Value[column]));
    }

    [Fact]
    [Trait("Clause", "R-5.1-b")]
    public void A_higher_supervisor_reads_what_is_not_restricted_and_does_nothing()
    {
        var table = AccessTable.Read();
        var column = table.Columns.Index().Single(pair => pair.Item == "HigherSupervisor").Index;
        string Cell(string row) => table.Rows[row][column];
        Assert.Equal(("done", "done", "404"), (Cell("GET /api/v1/matters/{id}\town"), Cell("GET /api/v1/matters/{id}\tforeign"), Cell("GET /api/v1/matters/{id}\trestricted")));
        Assert.All(
            table.Rows.Where(row => !row.Key.StartsWith("GET ", StringComparison.Ordinal) && (row.Key.Contains("/matters", StringComparison.Ordinal) || row.Key.Contains("/meetings", StringComparison.Ordinal) || row.Key.Contains("/people", StringComparison.Ordinal))),
            row => Assert.True(row.Value[column] is "refused" or "403" or "404", row.Key));
    }

    private static void Compare(AccessTable table, string[] columns, List<KeyValuePair<string, IReadOnlyList<string>>> found)
    {
        Assert.Equal(columns, table.Columns);
        var offenders = new List<string>();
        foreach (var (key, cells) in found)
        {
            offenders.AddRange(table.Rows.TryGetValue(key, out var expected)
                ? cells.Index().Where(cell => cell.Item != expected[cell.Index]).Select(cell => $"{key} {columns[cell.Index]}: {cell.Item} instead of {expected[cell.Index]}")
                : [$"{key} has no line"]);
        }

        offenders.AddRange(table.Rows.Keys.Except(found.Select(row => row.Key), StringComparer.Ordinal).Select(key => $"{key} is no endpoint any more"));
        Assert.True(offenders.Count == 0, $"{offenders.Count} offenders:\n  {string.Join("\n  ", offenders)}");
    }

    private static async Task<IReadOnlyList<string>> Ask(RunningServer server, Asked endpoint, string path)
    {
        var cells = new List<string>();
        foreach (var (_, person) in Roles)
        {
            var client = person is null ? server.Anybody : await server.As(person);
            var content = endpoint.Body is { } body ? new StringContent(body.ToJsonString(), null, "application/json") : null;
            var reply = await client.Send(new HttpMethod(endpoint.Method), path, content);
            Assert.True((int)reply.Status < 500, $"{endpoint.Method} {path} by {person}: {reply}");
            cells.Add((int)reply.Status switch
            {
                >= 200 and < 300 => "done",
                302 or 401 or 403 or 404 => $"{(int)reply.Status}",
                _ => "refused",
            });
        }

        return cells;
    }

    private sealed record Asked(string Method, string Path, JsonNode? Body);

    private static IEnumerable<Asked> Endpoints(RunningServer server) =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (endpoint, method)))
            .Select(pair => new Asked(pair.method, Path(pair.endpoint), Body(pair.endpoint)))
            .Where(asked => asked.Path.StartsWith("/api/", StringComparison.Ordinal) || asked.Path.StartsWith("/openapi", StringComparison.Ordinal) || asked.Path.StartsWith("/health", StringComparison.Ordinal))
            .OrderBy(asked => asked.Path, StringComparer.Ordinal).ThenBy(asked => asked.Method, StringComparer.Ordinal);

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static JsonNode? Body(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type && type != typeof(Stream) ? SampleBody.Of(type, "") : null;
}
