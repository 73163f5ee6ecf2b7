using System.Net;
using System.Security.Cryptography;
using System.Text;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Attachments over HTTP: put, then named, read through their matter only.</summary>
public class AttachmentTests(SharedServer shared)
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("现场照片的内容");
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Fact]
    public async Task What_was_put_is_named_and_read_by_those_who_read_the_matter()
    {
        var matter = await shared.Submit("住建局", "财政局");
        var handler = await shared.District.As("住建局-经办");
        Assert.Equal(HttpStatusCode.BadRequest, (await Name(handler, matter)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put(handler, matter, new string('a', 64))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Put(await shared.District.As("甲镇人民政府-经办"), matter, Digest)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(handler, matter, Digest)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Read(handler, matter)).Status);
        Assert.True((await Name(handler, matter)).IsSuccess);
        var read = await Read(await shared.District.As("财政局-经办"), matter);
        Assert.Equal("现场照片的内容", read.Text);
        Assert.StartsWith("attachment", read.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Read(await shared.District.As("甲镇人民政府-经办"), matter)).Status);
    }

    [Fact]
    [Trait("Clause", "R-4.2.5-a")]
    public async Task Of_a_restricted_matter_nobody_else_puts_names_or_reads_anything()
    {
        var handler = await shared.District.As("人社局-经办");
        var matter = (await handler.Post("/api/v1/matters", Samples.Appointment(readers: ["M01", "M02", "M03", "M04", "M05", "M07", "M08", "M09", "M10", "K01"]))).Id;
        Assert.Equal(HttpStatusCode.NoContent, (await Put(handler, matter, Digest)).Status);
        Assert.True((await Name(handler, matter)).IsSuccess);
        Assert.Equal("现场照片的内容", (await Read(await shared.District.As("M02"), matter)).Text);
        foreach (var stranger in new[] { "M06", "人社局-初审", "S01", "A01" })
        {
            var person = await shared.District.As(stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await Put(person, matter, Digest)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Name(person, matter)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Name(person, matter, new string('a', 64))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Read(person, matter)).Status);
        }

        // Nor by way of a matter of one's own: the content belongs to the one it was put under.
        var own = await shared.Submit();
        Assert.Equal(HttpStatusCode.BadRequest, (await Name(await shared.District.As("住建局-经办"), own)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Read(await shared.District.As("住建局-经办"), own)).Status);
    }

    [Fact]
    public async Task Nothing_is_taken_in_for_a_state_secret()
    {
        var handler = await shared.District.As("住建局-经办");
        var stub = await handler.Post("/api/v1/secrets", new { Unit = "住建局" });
        var number = (await handler.Get($"/api/v1/secrets/{stub.Id}")).Body!.AsArray()[^1]!["name"]!.GetValue<string>();
        var refused = await Put(handler, Uri.EscapeDataString(number), Digest);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "W-SEC-31"), (refused.Status, Assert.Single(refused.Rules)));
        Assert.Equal(HttpStatusCode.NotFound, (await Put(await shared.District.As("民政局-经办"), Uri.EscapeDataString(number), Digest)).Status);
    }

    private static async Task<Reply> Put(PersonClient person, string matter, string digest)
    {
        using var content = new ByteArrayContent(Content);
        content.Headers.ContentType = new("application/octet-stream");
        return await person.Send(HttpMethod.Put, $"/api/v1/matters/{matter}/attachments/{digest}", content);
    }

    private static Task<Reply> Name(PersonClient person, string matter, string? digest = null) => person.Post($"/api/v1/matters/{matter}/attachments", new { Digest = digest ?? Digest, Name = "照片.jpg" });

    private static Task<Reply> Read(PersonClient person, string matter) => person.Get($"/api/v1/matters/{matter}/attachments/{Digest}");
}
