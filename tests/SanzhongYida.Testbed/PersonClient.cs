using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SanzhongYida.Testbed;

/// <summary>What the server answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Headers">The headers, those of the content among them.</param>
public sealed record Reply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body, where it is JSON.</summary>
    public JsonNode? Body => Text.StartsWith('{') || Text.StartsWith('[') ? JsonNode.Parse(Text) : null;

    /// <summary>200 to 299.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The id of what was acted on.</summary>
    public string Id => IsSuccess ? Body!["id"]!.GetValue<string>() : throw new InvalidOperationException($"Refused: {this}");

    /// <summary>The version after the act.</summary>
    public long Version => Body!["version"]!.GetValue<long>();

    /// <summary>The rule ids of a refusal, in order.</summary>
    public IReadOnlyList<string> Rules => [.. (Body?["reasons"]?.AsArray() ?? []).Select(reason => reason!["ruleId"]!.GetValue<string>())];

    /// <inheritdoc/>
    public override string ToString() => $"{(int)Status} {Text}";
}

/// <summary>Somebody at the API: posts JSON as a department's program would.</summary>
public sealed class PersonClient(HttpClient http, string? token)
{
    /// <summary>JSON as clients send it: small first letters, enums by name, nothing that is null.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads.</summary>
    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Acts; without a body where the act needs none.</summary>
    public Task<Reply> Post(string path, object? body = null, string? key = null, string? ifMatch = null) =>
        Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, body.GetType(), options: Json), key, ifMatch);

    /// <summary>Acts with a body as it stands.</summary>
    public Task<Reply> PostText(string path, string body, string contentType = "application/json", string? key = null) =>
        Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType), key);

    /// <summary>Puts.</summary>
    public Task<Reply> Put(string path, object body) => Send(HttpMethod.Put, path, JsonContent.Create(body, body.GetType(), options: Json));

    /// <summary>Sends anything.</summary>
    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, string? key = null, string? ifMatch = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        (string Name, string Value)[] all = [.. headers, .. key is null ? [] : new[] { ("Idempotency-Key", key) }, .. ifMatch is null ? [] : new[] { ("If-Match", ifMatch) }];
        foreach (var (name, value) in all)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        var told = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), told);
    }
}
