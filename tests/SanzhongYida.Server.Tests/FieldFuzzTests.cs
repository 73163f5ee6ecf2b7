using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Every field name of every resource, added to every request: each is refused by its name, and nothing is recorded.</summary>
public class FieldFuzzTests
{
    /// <summary>Names no resource has.</summary>
    private static readonly string[] Strangers = ["nobodyKnows", "__proto__", "$type", "Status", "approvedBy"];

    [Fact]
    public async Task Every_field_name_of_every_resource_added_to_every_request_is_refused_by_its_name()
    {
        await using var server = RunningServer.Demonstration();
        await server.SetClock(2, 24);
        var scopes = await Scopes.Prepare(server);
        var client = await server.As("住建局-经办");
        var description = (await client.Get("/openapi/v1.json")).Body!;
        string[] names = [.. Properties(description).Concat(Strangers).Distinct(StringComparer.Ordinal)];
        var requests = Requests(server).ToList();
        Assert.Equal(Described(description), requests.Select(request => $"{request.Method} {request.Pattern}").Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var moved = new ConcurrentBag<string>();
        server.Services.GetRequiredService<Desk>().Committed += (_, committed) => moved.Add(string.Join(' ', committed.Moved));
        var offenders = new ConcurrentBag<string>();
        var bodies = requests.SelectMany(request => Spoiled(request, names).Select(spoiled => (request, spoiled.Field, spoiled.Body))).ToList();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (sent, _) =>
        {
            var path = scopes.Of(sent.request.Route).First().Path;
            var reply = await client.Send(new HttpMethod(sent.request.Method), path, new StringContent(sent.Body, null, "application/json"));
            if (!IsRefusedByName(reply, sent.Field))
            {
                offenders.Add($"{sent.request.Method} {sent.request.Pattern} + {sent.Field}: {reply}");
            }
        });

        Assert.True(offenders.IsEmpty, $"{offenders.Count} of {bodies.Count}:\n  {string.Join("\n  ", offenders.Take(20))}");
        Assert.Empty(moved);
        Assert.InRange(bodies.Count, requests.Count * 100, int.MaxValue);
    }

    private static bool IsRefusedByName(Reply reply, string field) =>
        reply.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity
        && reply.Headers["Content-Type"].StartsWith("application/problem+json", StringComparison.Ordinal)
        && reply.Body!["detail"]!.GetValue<string>().Contains(field, StringComparison.Ordinal);

    private sealed record Request(string Method, string Route, Type? Type, JsonObject Body)
    {
        /// <summary>As the description writes it: without constraints.</summary>
        public string Pattern => Route.Replace(":int", "", StringComparison.Ordinal);
    }

    private static IEnumerable<Request> Requests(RunningServer server) =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where route.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        where method is "POST" or "PUT"
        let type = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
        where type != typeof(Stream)
        select new Request(method, route, type, type is null ? [] : (JsonObject)SampleBody.Of(type, ""));

    private static IEnumerable<string> Described(JsonNode description) =>
        description["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(operation => operation.Key is "post" or "put" && !IsStreamed(operation.Value!)).Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"))
            .Order(StringComparer.Ordinal);

    // What is uploaded as it is has no fields.
    private static bool IsStreamed(JsonNode operation) => operation["requestBody"]?["content"]?["application/octet-stream"] is not null;

    // A name of the request's own is no stranger there, whatever its capitals; one nested deeper is still one at the top.
    private static IEnumerable<(string Field, string Body)> Spoiled(Request request, string[] names)
    {
        var own = (request.Type?.GetProperties() ?? []).Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(name => !own.Contains(name)))
        {
            yield return (name, With(request.Body, name).ToJsonString());
        }

        var nested = Objects(request.Body).Count();
        for (var n = 1; n < nested; n++)
        {
            var body = request.Body.DeepClone().AsObject();
            Objects(body).ElementAt(n)["nobodyKnows"] = 1;
            yield return ("nobodyKnows", body.ToJsonString());
        }
    }

    private static JsonObject With(JsonObject body, string name)
    {
        var spoiled = body.DeepClone().AsObject();
        spoiled[name] = "多";
        return spoiled;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(pair => Objects(pair.Value)).Prepend(record),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<string> Properties(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(pair => pair.Key == "properties" && pair.Value is JsonObject own
            ? own.Select(property => property.Key).Concat(own.SelectMany(property => Properties(property.Value)))
            : Properties(pair.Value)),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };
}
