using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace SanzhongYida.Server;

/// <summary>Reads the body of a write once, bounded, and digests method, path and bytes:
/// the same command id with another digest is another request.</summary>
public static class RequestDigest
{
    /// <summary>Largest body.</summary>
    public const int LargestBody = 1024 * 1024;

    private static readonly object Key = new();

    /// <summary>The digest of the request being answered.</summary>
    public static string Of(HttpContext context) => (string?)context.Items[Key] ?? "";

    /// <summary>Digests every write of the API.</summary>
    public static void UseRequestDigests(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Failures.Api, StringComparison.Ordinal) && !HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<StreamedBody>() is null)
        {
            await Read(context);
        }

        await next(context);
    });

    private static async Task Read(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        context.Request.Body = body;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        context.Items[Key] = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (body.Length > 0 && context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is null)
        {
            RequireNothing(body);
        }
    }

    // An act that needs nothing but its address refuses what it would not read.
    private static void RequireNothing(MemoryStream body)
    {
        try
        {
            JsonSerializer.Deserialize<Nothing>(body.GetBuffer().AsSpan(0, (int)body.Length), JsonRules.Options);
        }
        catch (JsonException wrong)
        {
            throw new BadHttpRequestException("The act takes no content.", StatusCodes.Status400BadRequest, wrong);
        }
    }

    private sealed record Nothing;
}

/// <summary>Marks an endpoint that reads its body itself: it commits nothing, so it needs no digest.</summary>
public sealed record StreamedBody;
