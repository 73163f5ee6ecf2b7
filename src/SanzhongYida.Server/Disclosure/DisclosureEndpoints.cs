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

/// <summary>五(二)政务公开: what anybody reads, and how it gets there.</summary>
public static class DisclosureEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/publications", ([AsParameters] PageQuery page, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Publications(cursor, size, stop))).AllowAnonymous().WithTags("政务公开 Disclosure").WithSummary("已公开的决策").Produces<Page<PublicationRow>>();
        var matters = api.MapGroup("/matters").WithTags("政务公开 Disclosure");
        matters.MapPost("/{id}/decisions/{number:int}/publication", (string id, int number, PublicationRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.Publish(id, number, r.Mode, r.Range, r.Content, r.Basis, r.Process, r.Result, r.Channels, r.Reviewer))).Told("公开决策");
        matters.MapPost("/{id}/decisions/{number:int}/exemption", (string id, int number, ExemptionRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.ExemptFromPublication(id, number, r.Ground, r.Reason, r.Range, r.Reviewer))).Told("不予公开");
        matters.MapPost("/{id}/decisions/{number:int}/exemption/review", (string id, int number, ExemptionReviewRequest r, Caller caller) => caller.Commit(
            new SafeguardCommand.ReviewExemption(id, number, r.IsStillWithheld, r.Reason))).Told("定期复核不予公开");
    }
}
