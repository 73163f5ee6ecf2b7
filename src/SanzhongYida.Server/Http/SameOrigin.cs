using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A foreign page can't make a signed-in browser act: a write, or the opening of a circuit, that names a foreign origin is refused.</summary>
public static class SameOrigin
{
    /// <summary>Refuses what comes from elsewhere.</summary>
    public static void UseSameOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        var safe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if ((safe && !context.WebSockets.IsWebSocketRequest) || IsOwn(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsJsonAsync(
            Problems.Of(StatusCodes.Status403Forbidden, Rule.Authority, "不接受来自其他站点的请求", "requests from other sites are not accepted"),
            JsonRules.Options,
            "application/problem+json");
    });

    // A client that is no browser sends no Origin, and carries no cookie by itself either.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
