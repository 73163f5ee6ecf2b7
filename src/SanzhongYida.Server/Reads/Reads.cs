using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Is the log of reads what was written?</summary>
/// <param name="FirstBroken">The first line that is not, or null.</param>
public sealed record ReadLogCheck(long? FirstBroken);

/// <summary>R-4.2.5-a 「不得以任何形式泄露会议审议和表决的有关情况。」: every reading of a matter or a meeting is logged, and so is every
/// attempt at one that is not there for that person. The audit administrator reads the log and none of the records.</summary>
public static class Reads
{
    /// <summary>Logs what is read, from here on in the pipeline.</summary>
    public static void UseReadLog(this WebApplication app) => app.Use((context, next) =>
    {
        // As it was asked: a page that is not there is answered from another path.
        var path = context.Request.Path;
        context.Response.OnStarting(() =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || context.Response.StatusCode == StatusCodes.Status404NotFound)
            {
                Note(context, path);
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Note(HttpContext context, PathString path)
    {
        if (SubjectOf(path) is { } subject && Caller.Of(context.User) is { Length: > 0 } person)
        {
            var services = context.RequestServices;
            services.GetRequiredService<ReadLog>().Append(services.GetRequiredService<Clock>().Now, person, subject, $"{context.Request.Method} {path}", context.Response.StatusCode);
        }
    }

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        // W-LOG: what was read by whom is read by the audit administrator, and whether the log still holds.
        var audit = api.MapGroup("/audit").WithTags("审计 Audit");
        audit.MapGet("/reads", (string? subject, string? person, [AsParameters] PageQuery page, Caller caller, ReadLog log) => Visibility.MayReadAudit(caller.Reader)
            ? page.Read((cursor, size) => Task.FromResult(log.Read(subject, person, cursor, size)))
            : Task.FromResult<IResult>(Problems.NotFound())).WithSummary("阅读日志:何人何时打开或试图打开哪件记录").Produces<Page<ReadLine>>();
        audit.MapGet("/reads/check", (Caller caller, ReadLog log) => Visibility.MayReadAudit(caller.Reader)
            ? TypedResults.Ok(new ReadLogCheck(log.FirstBroken()))
            : (IResult)Problems.NotFound()).WithSummary("核验阅读日志是否被改动").Produces<ReadLogCheck>();
    }

    // /api/v1/matters/ID/…, /api/v1/meetings/ID/… and the page /matters/ID.
    private static string? SubjectOf(PathString path) => path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["api", "v1", "matters", var id, ..] => Subject.Matter(id).ToString(),
        ["matters", var id] => Subject.Matter(id).ToString(),
        ["api", "v1", "meetings", var id, ..] => Subject.Meeting(id).ToString(),
        _ => null,
    };
}
