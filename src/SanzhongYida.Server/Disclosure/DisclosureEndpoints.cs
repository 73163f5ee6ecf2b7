using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A decision to be published, in its four parts.</summary>
public sealed record PublicationRequest(
    PublicationMode Mode,
    string Content,
    string Basis,
    string Process,
    string Result,
    ImmutableArray<string> Channels,
    string Reviewer,
    string Range = "");

/// <summary>Why a decision is withheld.</summary>
public sealed record ExemptionRequest(ExemptionGround? Ground, string Reason, string Reviewer, string Range = "");

/// <summary>Is it still withheld?</summary>
public sealed record ExemptionReviewRequest(bool IsStillWithheld, string Reason);

/// <summary>An opinion of the public; name and address may stay away.</summary>
public sealed record PublicOpinionRequest(string Text, string From = "");

/// <summary>An opinion that came by letter or from the outside network, with the day it came in.</summary>
public sealed record ReceivedOpinionRequest(string Text, DateOnly On, string From = "");

/// <summary>An answer to a public opinion.</summary>
public sealed record AnswerRequest(string Answer);

/// <summary>An answered opinion as anybody reads it.</summary>
public sealed record PublicAnswer(string Id, int Decision, DateOnly On, DateOnly AnsweredOn, string Answer);

/// <summary>五(二)政务公开: what anybody reads, and how it gets there.</summary>
public static class DisclosureEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/publications", ([AsParameters] PageQuery page, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Publications(cursor, size, stop))).AllowAnonymous().WithTags("政务公开 Disclosure").WithSummary("已公开的决策").Produces<Page<PublicationRow>>();
        MapOpinions(api);
        var matters = api.MapGroup("/matters").WithTags("政务公开 Disclosure");
        matters.MapPost("/{id}/decisions/{number:int}/publication", (string id, int number, PublicationRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.Publish(id, number, r.Mode, r.Range, r.Content, r.Basis, r.Process, r.Result, r.Channels, r.Reviewer))).Told("公开决策");
        matters.MapPost("/{id}/decisions/{number:int}/exemption", (string id, int number, ExemptionRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.ExemptFromPublication(id, number, r.Ground, r.Reason, r.Range, r.Reviewer))).Told("不予公开");
        matters.MapPost("/{id}/decisions/{number:int}/exemption/review", (string id, int number, ExemptionReviewRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.ReviewExemption(id, number, r.IsStillWithheld, r.Reason))).Told("定期复核不予公开");
        matters.MapPost("/{id}/decisions/{number:int}/opinions", (string id, int number, ReceivedOpinionRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.FilePublicOpinion(id, number, Guid.CreateVersion7().ToString("N"), r.On, r.Text, r.From))).Told("登记公众意见");
        matters.Act<AnswerRequest>("/{id}/opinions/{part}/answer", "答复公众意见", (id, part, r) => new SafeguardCommand.AnswerPublicOpinion(id, part, r.Answer));
    }

    // R-5.1-b 「接受群众监督」, R-5.2-b: whoever reads a published decision may say something about it, and reads what was answered.
    private static void MapOpinions(RouteGroupBuilder api)
    {
        var publications = api.MapGroup("/publications/{id}").AllowAnonymous().WithTags("政务公开 Disclosure");
        Delegate give = Give;
        publications.MapPost("/{number:int}/opinions", give).RequireRateLimiting(SignInRules.Limiter).Told("对已公开的决策提出意见");
        publications.MapGet("/answers", async (string id, Desk desk, CancellationToken stop) =>
            await desk.Record.PublicOpinions(id, stop) is { } opinions ? TypedResults.Ok(opinions.Where(opinion => opinion.Answer is not null).Select(Line)) : Problems.NotFound()).WithSummary("公众意见的答复");
    }

    private static async Task<IResult> Give(string id, int number, PublicOpinionRequest request, Clerk clerk, Clock clock, HttpContext context)
    {
        var opinion = new SafeguardCommand.FilePublicOpinion(id, number, Guid.CreateVersion7().ToString("N"), clock.Today, request.Text, request.From);
        return Answers.Of(context, await clerk.Commit(Instruction.System, opinion, cancellation: context.RequestAborted), location: null);
    }

    private static PublicAnswer Line(PublicOpinion opinion) => new(opinion.Id, opinion.Decision, opinion.On, opinion.AnsweredOn!.Value, opinion.Answer!);
}
