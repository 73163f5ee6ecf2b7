using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Cli;
using SanzhongYida.Server;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Benchmarks;

/// <summary>Clients at the real server, on loopback: documented endpoints, each act with its own person's token.</summary>
internal sealed class HttpLane : Lane, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly RunningServer _server;
    private readonly Plan _plan;
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private List<Request>[] _requests = [];
    private HttpConnection[] _connections = [];
    private int _warm;
    private int _commits;

    /// <summary>Starts the server on a folder in which the demonstration was founded.</summary>
    public HttpLane(Plan plan, string folder)
    {
        _plan = plan;
        _server = RunningServer.Demonstration(folder);
        _server.Services.GetRequiredService<Desk>().Committed += (_, _) => _commits++;
    }

    /// <summary>The ids the server gave: of each matter, then of its meetings. The last is the one that warms up, and is not counted.</summary>
    public List<string>[] Ids { get; private set; } = [];

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        return _server.DisposeAsync();
    }

    protected override int Commits => _commits;

    protected override async Task Prepare(int clients, int matters)
    {
        _warm = matters;
        Ids = [.. Enumerable.Range(0, matters + 1).Select(_ => new List<string>())];
        _connections = [.. Enumerable.Range(0, clients).Select(_ => new HttpConnection(_server.Address))];
        var blocks = await _plan.Acts(Request.Matter);
        foreach (var actor in blocks.SelectMany(block => block).Select(act => act.Actor).Distinct(StringComparer.Ordinal))
        {
            var reply = await _server.Anybody.Post("/api/v1/sign-in", new { Account = DemonstrationDistrict.AccountOf(actor), DemonstrationDistrict.Password });
            _tokens[actor] = reply.Body!["accessToken"]!.GetValue<string>();
        }

        _requests = Array.ConvertAll(blocks, block => block.ConvertAll(act => Request.Of(act, _tokens[act.Actor])));
    }

    // The first request at an address builds what answers it: that is not what is measured here.
    protected override async Task Enter(int block, DateTimeOffset at)
    {
        await _server.SetClock(at);
        await Do(0, _warm, block, []);
    }

    protected override async Task Do(int client, int matter, int block, List<double> latencies)
    {
        foreach (var request in _requests[block])
        {
            var bytes = request.Bytes(Ids[matter]);
            var began = Stopwatch.GetTimestamp();
            var answer = await _connections[client].Send(bytes);
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (request.Creates)
            {
                var id = answer.IndexOf("\"id\":\"", StringComparison.Ordinal) + 6;
                Ids[matter].Add(answer[id..answer.IndexOf('"', id)]);
            }
        }
    }

    /// <summary>A request of the story, in which ids stand that are not given yet.</summary>
    private sealed record Request(string Line, string Headers, string Body, bool Creates)
    {
        public const string Matter = "THE-MATTER";

        public static Request Of(Act act, string token)
        {
            var request = StoryRequest.Of(act.Command);
            return new Request(
                $"POST /api/v1{request.Path} HTTP/1.1\r\n",
                $"Host: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n",
                request.Body is null ? "" : JsonSerializer.Serialize(request.Body, Json),
                request.Path is "/matters" or "/meetings");
        }

        public byte[] Bytes(List<string> ids)
        {
            var (line, body) = (Fill(Line, ids), Encoding.UTF8.GetBytes(Fill(Body, ids)));
            return [.. Encoding.ASCII.GetBytes($"{line}{Headers}Idempotency-Key: {Guid.CreateVersion7():N}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
        }

        // A matter's meetings are called after it.
        private static string Fill(string text, List<string> ids)
        {
            for (var n = ids.Count - 1; n >= 0; n--)
            {
                text = text.Replace(n == 0 ? Matter : $"{Matter}-{n}", ids[n], StringComparison.Ordinal);
            }

            return text;
        }
    }
}
