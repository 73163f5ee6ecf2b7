using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Names a file uploaded before.</summary>
public sealed record AttachmentRequest(string Digest, string Name);

/// <summary>附件: put under the matter and its digest first, named by a command then, and read through the matter only.</summary>
public static class AttachmentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var attachments = api.MapGroup("/matters/{id}/attachments").WithTags("存档 Archive");
        Delegate put = Put, name = Name, read = Read;
        Streamed(attachments.MapPut("/{digest}", put)).WithSummary("上传附件内容(以SHA-256摘要为名)");
        attachments.MapPost("", name).Told("登记附件");
        Downloaded(attachments.MapGet("/{digest}", read)).WithSummary("附件内容");

        var scans = api.MapGroup("/meetings/{id}/scans").WithTags("存档 Archive");
        Delegate putScan = PutScan, nameScan = NameScan, readScan = ReadScan;
        Streamed(scans.MapPut("/{digest}", putScan)).WithSummary("上传补录的签字扫描件(以SHA-256摘要为名)");
        scans.MapPost("", nameScan).Told("登记补录的签字扫描件");
        Downloaded(scans.MapGet("/{digest}", readScan)).WithSummary("签字扫描件");
    }

    private static RouteHandlerBuilder Streamed(RouteHandlerBuilder route) => route
        .WithMetadata(new StreamedBody(), new RequestLimit(Keeping.LargestAttachment))
        .WithMetadata(new Microsoft.AspNetCore.Http.Metadata.AcceptsMetadata(["application/octet-stream"], typeof(Stream)));

    private static RouteHandlerBuilder Downloaded(RouteHandlerBuilder route) => route.Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");

    private static async Task<IResult> Put(string id, string digest, HttpRequest request, Caller caller, Desk desk, Clock clock, AttachmentStore store)
    {
        var stop = request.HttpContext.RequestAborted;
        if (await desk.Record.Matter(caller.Reader, id, stop) is null)
        {
            return await IsStub(id, caller.Reader, desk, clock, stop)
                ? TypedResults.Problem(Problems.Of(StatusCodes.Status422UnprocessableEntity, "W-SEC-31", "国家秘密事项只登记存根,不收附件,另行办理", "nothing of a state secret is taken in"))
                : Problems.NotFound();
        }

        return await Keep(id, digest, request, store);
    }

    private static async Task<IResult> PutScan(string id, string digest, HttpRequest request, Caller caller, Desk desk, AttachmentStore store) =>
        await desk.Record.Meeting(caller.Reader, id, request.HttpContext.RequestAborted) is null ? Problems.NotFound() : await Keep(id, digest, request, store);

    private static async Task<IResult> Keep(string under, string digest, HttpRequest request, AttachmentStore store)
    {
        if (digest.Length != TextRef.Length || !digest.All(char.IsAsciiHexDigitLower))
        {
            return Problems.Input("摘要须为64位十六进制小写", "the digest is 64 lower-case hexadecimal characters");
        }

        try
        {
            return await store.Put(under, digest, request.Body, Keeping.LargestAttachment, request.HttpContext.RequestAborted)
                ? TypedResults.NoContent()
                : Problems.Input("内容与摘要不符", "the content is not what its digest says");
        }
        catch (InvalidDataException)
        {
            return TypedResults.Problem(Problems.Of(StatusCodes.Status413PayloadTooLarge, Rule.Input, $"附件超过{Keeping.LargestAttachment / 1024 / 1024}兆字节", "the attachment is larger than 50 MiB"));
        }
    }

    private static async Task<IResult> Name(string id, AttachmentRequest request, Caller caller, Desk desk, AttachmentStore store, CancellationToken stop)
    {
        if (await desk.Record.Matter(caller.Reader, id, stop) is null)
        {
            return Problems.NotFound();
        }

        return await Named(id, request, caller, store, length => new KeepingCommand.FileAttachment(id, request.Digest, request.Name, length));
    }

    private static async Task<IResult> NameScan(string id, AttachmentRequest request, Caller caller, Desk desk, AttachmentStore store, CancellationToken stop) =>
        await desk.Record.Meeting(caller.Reader, id, stop) is null
            ? Problems.NotFound()
            : await Named(id, request, caller, store, length => new KeepingCommand.FileScan(id, request.Digest, request.Name, length));

    private static async Task<IResult> Named(string under, AttachmentRequest request, Caller caller, AttachmentStore store, Func<long, Command> command) =>
        request.Digest.All(char.IsAsciiHexDigitLower) && request.Digest.Length == TextRef.Length && store.Length(under, request.Digest) is { } length
            ? await caller.Commit(command(length))
            : Problems.Input("附件内容尚未上传", "the content was not uploaded yet");

    // Whoever reads the matter reads what was filed with it, under the name it was filed by, and never in the page itself.
    private static async Task<IResult> Read(string id, string digest, Caller caller, Desk desk, AttachmentStore store, CancellationToken stop) =>
        await desk.Record.Matter(caller.Reader, id, stop) is { } matter
        && matter.Attachments.FirstOrDefault(known => known.Digest == digest) is { } attachment
        && store.Open(id, digest) is { } content
            ? TypedResults.File(content, "application/octet-stream", attachment.Name)
            : Problems.NotFound();

    // A scan is the paper record of the whole meeting: whoever may read every item of it reads it.
    private static async Task<IResult> ReadScan(string id, string digest, Caller caller, Desk desk, AttachmentStore store, CancellationToken stop) =>
        await desk.Record.Meeting(caller.Reader, id, stop) is { } meeting
        && Visibility.MayReadAll(meeting, caller.Reader)
        && meeting.Scans.FirstOrDefault(known => known.Digest == digest) is { } scan
        && store.Open(id, digest) is { } content
            ? TypedResults.File(content, "application/octet-stream", scan.Name)
            : Problems.NotFound();

    private static async Task<bool> IsStub(string number, Reader reader, Desk desk, Clock clock, CancellationToken stop) =>
        (await desk.Record.Secrets(reader, clock.Today.Year, stop)).Any(stub => stub.Name == number);

    private sealed record RequestLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
