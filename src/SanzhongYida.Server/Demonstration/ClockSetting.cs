using System.Net;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The moment a demonstration's clock is to show.</summary>
public sealed record ClockRequest(DateTimeOffset Now);

/// <summary>What the clock shows.</summary>
public sealed record ClockReading(DateTimeOffset Now, DateOnly Today, bool IsDemonstration);

/// <summary>The settable clock, and the stamp on everything a demonstration answers (T-3).</summary>
public static class ClockSetting
{
    /// <summary>The header on every answer of a demonstration: 演示, percent-encoded as headers want it.</summary>
    public const string Header = "X-Demonstration";

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var clock = api.MapGroup("/demonstration/clock").WithTags("演示 Demonstration");
        clock.MapGet("", (Clock now, Places places) => new ClockReading(now.Now, now.Today, places.IsDemonstration)).WithSummary("当前时钟");
        clock.MapPut("", Set).WithSummary("设定时钟(仅演示记录,仅本机),并执行各项巡查");
    }

    /// <summary>Stamps every answer.</summary>
    public static void UseDemonstrationStamp(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Places>().IsDemonstration)
        {
            app.Use((context, next) =>
            {
                context.Response.Headers[Header] = Uri.EscapeDataString("演示");
                return next(context);
            });
        }
    }

    private static async Task<IResult> Set(ClockRequest request, HttpContext context, Desk desk, IServiceProvider services)
    {
        if (!desk.Law.Regulation.IsDemonstration || services.GetService<DemonstrationClock>() is not { } clock)
        {
            return TypedResults.Problem(Problems.Of(StatusCodes.Status403Forbidden, "T-3", "只有演示记录可以设定时钟", "only a demonstration record accepts a settable clock"));
        }

        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return TypedResults.Problem(Problems.Of(StatusCodes.Status403Forbidden, "T-3", "只能在本机设定时钟", "the clock is set from this machine only"));
        }

        clock.Set(request.Now);
        await services.GetRequiredService<Sweeps>().RunAll(context.RequestAborted);
        var now = services.GetRequiredService<Clock>();
        return TypedResults.Ok(new ClockReading(now.Now, now.Today, true));
    }
}
