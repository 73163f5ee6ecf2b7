using System.Net;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>The same command under the same id is one act; a stale version is told.</summary>
public class RepetitionTests(SharedServer shared)
{
    private RunningServer District => shared.District;

    [Fact]
    public async Task A_repetition_under_the_same_key_is_answered_as_the_first_time()
    {
        var handler = await District.As("住建局-经办");
        var first = await handler.Post("/api/v1/matters", Samples.Heating(), key: "repeat-1");
        var again = await handler.Post("/api/v1/matters", Samples.Heating(), key: "repeat-1");
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal($"/api/v1/matters/{first.Id}", again.Headers["Location"]);
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        var handler = await District.As("住建局-经办");
        Assert.True((await handler.Post("/api/v1/matters", Samples.Heating(), key: "repeat-2")).IsSuccess);
        var other = await handler.Post("/api/v1/matters", Samples.Heating(title: "另一件事"), key: "repeat-2");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("idempotency", Assert.Single(other.Rules));
    }

    [Fact]
    public async Task The_same_key_of_another_person_is_another_act()
    {
        var one = await (await District.As("住建局-经办")).Post("/api/v1/matters", Samples.Heating(), key: "repeat-3");
        var two = await (await District.As("发改局-经办")).Post("/api/v1/matters", Samples.Heating("发改局"), key: "repeat-3");
        Assert.NotEqual(one.Id, two.Id, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Sixty_four_at_once_under_one_key_are_one_act()
    {
        var handler = await District.As("住建局-经办");
        var replies = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => handler.Post("/api/v1/matters", Samples.Heating(), key: "repeat-64")));
        Assert.Single(replies.Select(reply => reply.Id).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_the_one_read_is_accepted()
    {
        var matter = await shared.Submit();
        var handler = await District.As("住建局-经办");
        var tag = (await handler.Get($"/api/v1/matters/{matter}")).Headers["ETag"];
        var evidence = new { Evidence = new { Evidence = "prior-deliberation", On = "2026-02-24", Form = "座谈会" } };
        var first = await handler.Post($"/api/v1/matters/{matter}/evidence", evidence, ifMatch: tag);
        Assert.True(first.IsSuccess, first.ToString());
        Assert.NotEqual(tag, first.Headers["ETag"], StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await handler.Post($"/api/v1/matters/{matter}/evidence", evidence, ifMatch: tag)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await handler.Post($"/api/v1/matters/{matter}/evidence", evidence, ifMatch: "\"x\"")).Status);
    }

    [Theory]
    [InlineData("住建局-经办", "甲镇人民政府-经办")]
    [InlineData("人社局-经办", "住建局-经办")]
    public async Task A_stale_version_of_what_may_not_be_seen_is_answered_like_what_never_was(string drafter, string stranger)
    {
        var body = drafter == "人社局-经办" ? Samples.Appointment() : Samples.Heating();
        var matter = (await (await District.As(drafter)).Post("/api/v1/matters", body)).Id;
        var outside = await District.As(stranger);
        var opinion = new { Opinion = "可行。" };
        var foreign = await outside.Post($"/api/v1/matters/{matter}/review", opinion, ifMatch: "\"99\"");
        var never = await outside.Post("/api/v1/matters/0123456789abcdef/review", opinion, ifMatch: "\"99\"");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(never.Text, foreign.Text);
        Assert.Equal("stale", Assert.Single((await (await District.As(drafter)).Post($"/api/v1/matters/{matter}/review", opinion, ifMatch: "\"99\"")).Rules));
    }
}
