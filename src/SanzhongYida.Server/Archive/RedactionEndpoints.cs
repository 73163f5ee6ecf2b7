using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>On which legal basis a text is to be destroyed.</summary>
public sealed record RedactionRequest(string Digest, string Basis);

/// <summary>销毁 of a free text: asked for by one person, approved by another; the chain and its digests stay.</summary>
public static class RedactionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        Map(api.MapGroup("/matters/{id}/redactions"), Subject.Matter);
        Map(api.MapGroup("/meetings/{id}/redactions"), Subject.Meeting);
    }

    private static void Map(RouteGroupBuilder redactions, Func<string, Subject> subject)
    {
        redactions.WithTags("存档 Archive");
        Delegate propose = async (string id, RedactionRequest request, Caller caller, Desk desk, CancellationToken stop) =>
            await desk.Record.Text(caller.Reader, subject(id), request.Digest, stop) is null
                ? Problems.NotFound()
                : await caller.Commit(new KeepingCommand.ProposeRedaction(subject(id), request.Digest, request.Basis));
        redactions.MapPost("", propose).Told("提请销毁文本");
        redactions.Act("/{part}/approve", "批准销毁文本", (id, part) => new KeepingCommand.ApproveRedaction(subject(id), part));
    }
}
