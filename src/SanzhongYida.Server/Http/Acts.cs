using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>Endpoints that each put one command to the Desk: a request, the command it means, and nothing between.
/// <c>{id}</c> is always the subject the command speaks of, <c>{part}</c> a part of it.</summary>
public static class Acts
{
    private const string OfItem = "/{id}/items/{item:int}";

    /// <summary>An act on what <c>{id}</c> names.</summary>
    public static RouteHandlerBuilder Act<TRequest>(this RouteGroupBuilder group, string pattern, string summary, Func<string, TRequest, Command> command) =>
        Post(group, pattern, (string id, TRequest request, Caller caller) => caller.Commit(command(id, request))).Told(summary);

    /// <summary>An act on a part of what <c>{id}</c> names.</summary>
    public static RouteHandlerBuilder Act<TRequest>(this RouteGroupBuilder group, string pattern, string summary, Func<string, string, TRequest, Command> command) =>
        Post(group, pattern, (string id, string part, TRequest request, Caller caller) => caller.Commit(command(id, part, request))).Told(summary);

    /// <summary>An act that needs nothing but its address.</summary>
    public static RouteHandlerBuilder Act(this RouteGroupBuilder group, string pattern, string summary, Func<string, Command> command) =>
        Post(group, pattern, (string id, Caller caller) => caller.Commit(command(id))).Told(summary);

    /// <summary>An act on a part that needs nothing but its address.</summary>
    public static RouteHandlerBuilder Act(this RouteGroupBuilder group, string pattern, string summary, Func<string, string, Command> command) =>
        Post(group, pattern, (string id, string part, Caller caller) => caller.Commit(command(id, part))).Told(summary);

    /// <summary>An act on an item of the meeting <c>{id}</c>; a member's id in the request may be left out for the caller's own.</summary>
    public static RouteHandlerBuilder OnItem<TRequest>(this RouteGroupBuilder group, string pattern, string summary, Func<string, int, TRequest, string, Command> command) =>
        Post(group, OfItem + pattern, (string id, int item, TRequest request, Caller caller) => caller.Commit(command(id, item, request, caller.Person))).Told(summary);

    /// <summary>A command that creates what the request names.</summary>
    public static RouteHandlerBuilder Create<TRequest>(this RouteGroupBuilder group, string summary, string location, Func<TRequest, Command> command) =>
        Post(group, "", (TRequest request, Caller caller) => caller.Commit(command(request), id => $"{location}/{id}")).Created(summary);

    /// <summary>What every creation tells of itself.</summary>
    public static RouteHandlerBuilder Created(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.Told(summary).Produces<Accepted>(StatusCodes.Status201Created);

    /// <summary>What every act tells of itself.</summary>
    public static RouteHandlerBuilder Told(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .WithSummary(summary)
        .Produces<Accepted>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // The handlers' request types are parameters: the analyzer that looks at lambdas given to MapPost itself stumbles over them.
    private static RouteHandlerBuilder Post(RouteGroupBuilder group, string pattern, Delegate handler) => group.MapPost(pattern, handler);
}
