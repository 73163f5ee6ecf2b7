using System.Text.Json;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>One move of tokens: a token alone is cancelled, a node alone is started, both are a move.</summary>
/// <param name="Token">The token.</param>
/// <param name="To">The node.</param>
/// <param name="Scope">Where a started node stands, when several scopes would do.</param>
public sealed record MoveRequest(string? Token = null, string? To = null, string? Scope = null)
{
    /// <summary>The move it means, or null when it means none.</summary>
    public TokenMove? Move() => (Token, To) switch
    {
        ({ } token, null) => new TokenMove.Cancel(token),
        (null, { } node) => new TokenMove.Start(node, Scope),
        ({ } token, { } node) => new TokenMove.Move(token, node),
        _ => null,
    };
}

/// <summary>人工调整, and why.</summary>
public sealed record ModificationRequest(IReadOnlyList<MoveRequest> Moves, string Reason);

/// <summary>How an incident is mended, and why: variables put right, or the results of the work passed over; texts, numbers and yes or no.</summary>
public sealed record MendingRequest(string Reason, IReadOnlyDictionary<string, JsonElement>? Variables = null);

/// <summary>Where processes stand, and what mends them: for 流程管理员, who read no matter.</summary>
public static class CourseEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        const string tag = "流程运行 Courses";
        api.MapGet("/incidents", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Incidents(caller.Reader, cursor, size, stop))).WithTags(tag).WithSummary("异常").Produces<Page<IncidentRow>>();
        var courses = api.MapGroup("/courses").WithTags(tag);
        courses.MapGet("/{id}", async (string id, Caller caller, Desk desk, CancellationToken stop) =>
            await desk.Record.Course(caller.Reader, desk.Law, id, stop) is { } course ? TypedResults.Ok(course) : Problems.NotFound())
            .WithSummary("流程所在:令牌与异常").Produces<CourseView>();
        courses.MapPost("/{id}/modification", (string id, ModificationRequest request, Caller caller) =>
            caller.Commit(new CourseCommand.Modify(id, [.. request.Moves.Select(move => move.Move()).OfType<TokenMove>()], request.Reason))).Told("人工调整");
        courses.MapPost("/{id}/incidents/{part}/retry", (string id, string part, MendingRequest request, Caller caller) =>
            PlainVariables.Commit(caller, request.Variables, values => new CourseCommand.Retry(id, part, values, request.Reason))).Told("重试(可先改正变量)");
        courses.MapPost("/{id}/incidents/{part}/skip", (string id, string part, MendingRequest request, Caller caller) =>
            PlainVariables.Commit(caller, request.Variables, values => new CourseCommand.Skip(id, part, values, request.Reason))).Told("跳过自动环节");
    }
}
