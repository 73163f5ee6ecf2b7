using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>A server of the demonstration district as a stage: documented endpoints only, each act with its own person's token,
/// the demonstration clock set to the story's time.</summary>
/// <param name="http">A client whose base address is the server's.</param>
/// <param name="password">The demonstration accounts' password.</param>
public sealed class HttpStage(HttpClient http, string password) : IStoryStage
{
    /// <summary>How often one request is sent again to a server that does not answer.</summary>
    public const int MostTries = 600;

    private const string ClockPath = "/api/v1/demonstration/clock";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    // A token lives ten minutes: whoever acts after half of that signs in anew.
    private static readonly TimeSpan TokenKept = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, (string Token, long At)> _tokens = new(StringComparer.Ordinal);
    private readonly string _telling = Guid.NewGuid().ToString("N");
    private DateTimeOffset _clock;
    private int _commands;

    /// <summary>Called when the server does not answer; a test brings it up again here. Without it the failure is thrown.</summary>
    public Func<Task>? Unreachable { get; init; }

    /// <inheritdoc/>
    public async Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast)
    {
        await SetClock(step);
        if (command is KeepingCommand.FileScan scan)
        {
            using var put = await Send(step.Actor, HttpMethod.Put, $"/api/v1/meetings/{scan.Meeting}/scans/{scan.Digest}", StoryWords.Content(step), key: null);
            put.EnsureSuccessStatusCode();
        }

        var request = StoryRequest.Of(command);
        var key = string.Create(CultureInfo.InvariantCulture, $"{_telling}-{++_commands}-{step.Line}");
        using var response = await Send(step.Actor, HttpMethod.Post, "/api/v1" + request.Path, request.Body, key);
        if (response.IsSuccessStatusCode)
        {
            if (command is SubmissionCommand.SubmitMatter or MeetingCommand.ConveneMeeting)
            {
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                cast.Rename(command.Subjects[0].Id, answer.GetProperty("id").GetString()!);
            }

            return StoryAnswer.Accepted;
        }

        return new StoryAnswer(await Reasons(step, response));
    }

    /// <inheritdoc/>
    public async Task<StoryView?> Look(StoryStep step, string matter)
    {
        if (await Find(step, "/matters/" + matter) is not { } view)
        {
            return null;
        }

        return new StoryView(
            Texts(view.GetProperty("waiting")),
            view.GetProperty("dues").EnumerateArray().ToImmutableDictionary(
                due => due.GetProperty("id").GetString()!,
                due => due.GetProperty("due").GetString()! + (due.GetProperty("isProvisional").GetBoolean() ? "?" : ""),
                StringComparer.Ordinal),
            Texts(view.GetProperty("outcomes")),
            Texts(view.GetProperty("required")),
            view.GetProperty("result").GetString(),
            Texts(view.GetProperty("alerts")),
            view.GetProperty("matter").Deserialize<Matter>(Json)!);
    }

    /// <inheritdoc/>
    public async Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item)
    {
        var seen = (await Read(step, "/meetings/" + meeting)).Deserialize<Meeting>(Json)!;
        var standing = seen.Item(item) is null
            ? null
            : (await Read(step, string.Create(CultureInfo.InvariantCulture, $"/meetings/{meeting}/items/{item}/standing"))).Deserialize<ItemStanding>(Json);
        return new StoryMeeting(seen, standing, async text => (await Read(step, $"/meetings/{meeting}/texts/{text.Digest}")).GetProperty("text").GetString()!);
    }

    private async Task<JsonElement> Read(StoryStep step, string path) => await Find(step, path) ?? throw new StoryException(step.Line, "404 " + path);

    private async Task<JsonElement?> Find(StoryStep step, string path)
    {
        await SetClock(step);
        using var response = await Send(step.Actor, HttpMethod.Get, "/api/v1" + path, body: null, key: null);
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }

        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new StoryException(step.Line, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static ImmutableArray<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static async Task<ImmutableArray<Refusal>> Reasons(StoryStep step, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            throw new StoryException(step.Line, $"{(int)response.StatusCode} {text}");
        }

        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.TryGetProperty("reasons", out var reasons)
            ? [.. reasons.EnumerateArray().Select(reason => new Refusal(
                reason.GetProperty("ruleId").GetString()!,
                reason.GetProperty("message").GetString()!,
                reason.GetProperty("english").GetString()!))]
            : throw new StoryException(step.Line, $"{(int)response.StatusCode} {text}");
    }

    private async Task SetClock(StoryStep step)
    {
        // Each setting runs the server's rounds: within the hour the clock goes on by itself.
        if (step.At - _clock >= TimeSpan.FromHours(1) || DistrictTime.Day(step.At) != DistrictTime.Day(_clock))
        {
            _clock = step.At;
            await SetClock(step.Actor);
        }
    }

    private async Task SetClock(string actor)
    {
        using var response = await Send(actor, HttpMethod.Put, ClockPath, new { Now = _clock }, key: null);
        response.EnsureSuccessStatusCode();
    }

    // The same request under the same key until the server answers: a repetition of what was done returns the first answer.
    private async Task<HttpResponseMessage> Send(string actor, HttpMethod method, string path, object? body, string? key)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token(actor));
                if (key is not null)
                {
                    request.Headers.Add("Idempotency-Key", key);
                }

                request.Content = body switch
                {
                    null => null,
                    byte[] content => new ByteArrayContent(content),
                    _ => JsonContent.Create(body, options: Json),
                };
                return await http.SendAsync(request);
            }
            catch (HttpRequestException) when (Unreachable is not null && tries < MostTries)
            {
                await Unreachable();
                if (path != ClockPath)
                {
                    await SetClock(actor);
                }
            }
        }
    }

    private async Task<string> Token(string actor)
    {
        if (!_tokens.TryGetValue(actor, out var known) || Stopwatch.GetElapsedTime(known.At) > TokenKept)
        {
            using var response = await http.PostAsJsonAsync("/api/v1/sign-in", new { Account = actor, Password = password }, Json);
            response.EnsureSuccessStatusCode();
            _tokens[actor] = known = ((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!, Stopwatch.GetTimestamp());
        }

        return known.Token;
    }
}
