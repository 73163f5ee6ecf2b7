using System.Globalization;
using System.Text.Json;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The answer to an accepted command.</summary>
/// <param name="Subject">What it was about: <c>kind/id</c>.</param>
/// <param name="Id">The id of it.</param>
/// <param name="Version">Its version now.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Accepted(string Subject, string Id, long Version, DateTimeOffset At);

/// <summary>Answers of the Desk, and versions, as HTTP says them.</summary>
public static class Answers
{
    /// <summary>The answer to a command; a creation names its place.</summary>
    public static IResult Of(HttpContext context, Answer answer, Func<string, string>? location)
    {
        switch (answer)
        {
            case Answer.Accepted accepted:
                Tag(context, accepted.Version);
                var body = new Accepted(accepted.Subject.ToString(), accepted.Subject.Id, accepted.Version, accepted.At);
                return new AcceptedResult(body, location?.Invoke(Uri.EscapeDataString(body.Id)));
            case Answer.Refused refused:
                return TypedResults.Problem(Problems.Of(refused.Reasons));
            case Answer.Busy:
                context.Response.Headers.RetryAfter = "1";
                return TypedResults.Problem(Problems.Of(StatusCodes.Status503ServiceUnavailable, Rule.State, "等候的请求过多,请稍后再试", "too many requests wait, try again later"));
            default:
                return TypedResults.Problem(Problems.Of(
                    StatusCodes.Status409Conflict,
                    Problems.Idempotency,
                    "该 Idempotency-Key 已用于另一请求",
                    "this Idempotency-Key was used for another request"));
        }
    }

    /// <summary>What a page tells of an answer that is none: every reason in Chinese; null when it was accepted.</summary>
    public static string? Against(Answer answer) => answer switch
    {
        Answer.Accepted => null,
        Answer.Refused refused => string.Join(";", refused.Reasons.Select(reason => reason.Chinese)),
        _ => "请稍后再试",
    };

    /// <summary>What was asked for with its version, or “not found”.</summary>
    public static IResult Read<T>(HttpContext context, long version, T? found)
        where T : class
    {
        if (found is null)
        {
            return Problems.NotFound();
        }

        Tag(context, version);
        return TypedResults.Ok(found);
    }

    /// <summary>What is kept by years, or that there is no such year.</summary>
    public static async Task<IResult> OfYear(int year, Func<Task<IResult>> read) =>
        year < DateOnly.MinValue.Year || year > DateOnly.MaxValue.Year
            ? Problems.Input($"没有{year}这一年", string.Create(CultureInfo.InvariantCulture, $"there is no year {year}"))
            : await read();

    private static void Tag(HttpContext context, long version) =>
        context.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    // The answer most often given: its few bytes are written at once, with their length, and not as a stream of chunks.
    private sealed class AcceptedResult(Accepted accepted, string? location) : IResult, IValueHttpResult<Accepted>
    {
        public Accepted Value => accepted;

        public Task ExecuteAsync(HttpContext context)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(Value, JsonRules.Options);
            var response = context.Response;
            if (location is not null)
            {
                response.StatusCode = StatusCodes.Status201Created;
                response.Headers.Location = location;
            }

            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body).AsTask();
        }
    }
}
