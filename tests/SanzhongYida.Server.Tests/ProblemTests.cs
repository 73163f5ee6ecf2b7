using System.Net;
using System.Text.Json.Nodes;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Refusals as RFC 9457 problems: every reason, each with its clause; nothing malformed gets in.</summary>
public class ProblemTests(SharedServer shared)
{
    private RunningServer District => shared.District;

    [Fact]
    public async Task A_refusal_lists_every_reason_with_the_sentence_it_rests_on()
    {
        var matter = await shared.Submit();
        var reply = await (await District.As("M01")).Post($"/api/v1/matters/{matter}/determine", new { Opinion = "提交常务会议。" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal("application/problem+json", reply.Headers["Content-Type"].Split(';')[0]);
        Assert.Contains("R-4.1.2-b", reply.Rules, StringComparer.Ordinal);
        Assert.Contains("R-4.1.2-c", reply.Rules, StringComparer.Ordinal);
        Assert.All(reply.Body!["reasons"]!.AsArray(), reason => Assert.NotEmpty(reason!["clause"]!.GetValue<string>()));
        Assert.Equal(reply.Rules[0], reply.Body["ruleId"]!.GetValue<string>());
        Assert.Equal(reply.Body["reasons"]![0]!["clause"]!.GetValue<string>(), reply.Body["clause"]!.GetValue<string>());
        Assert.Contains("未经对口责任部门初审", reply.Body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(422, reply.Body["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_field_nobody_knows_is_refused_by_its_name()
    {
        var body = JsonNode.Parse("""{ "opinion": "可行", "approvedBy": "M01" }""")!;
        var reply = await (await District.As("M01")).Post($"/api/v1/matters/{await shared.Submit()}/review", body);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("approvedBy", reply.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "opinion")]
    [InlineData("""{ "opinion": null }""", "opinion")]
    [InlineData("""{ "opinion": 7 }""", "opinion")]
    [InlineData("""{ "opinion": "可", "opinion": "不可" }""", "opinion")]
    public async Task A_field_missing_twice_or_of_another_kind_is_refused_by_its_name(string body, string field)
    {
        var reply = await (await District.As("M01")).PostText("/api/v1/matters/none/review", body);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains(field, reply.Body!["detail"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("opinion=x", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_json_is_refused(string body, string type, HttpStatusCode status)
    {
        var reply = await (await District.As("M01")).PostText("/api/v1/matters/none/review", body, type);
        Assert.Equal(status, reply.Status);
        Assert.Equal("input", Assert.Single(reply.Rules));
    }

    [Fact]
    public async Task A_publication_needs_no_reason_and_an_entry_is_told_by_its_text_alone()
    {
        var publication = await (await District.As("W02")).Post("/api/v1/definitions/major-decision/publish", new { });
        Assert.Equal(["state"], publication.Rules);
        var entries = await (await District.As("住建局-经办")).Get($"/api/v1/matters/{await shared.Submit()}/entries");
        var entry = Assert.Single(entries.Body!["items"]!.AsArray())!.AsObject();
        Assert.Equal(["seq", "at", "by", "commandId", "body", "hash"], entry.Select(field => field.Key), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_refused()
    {
        var reply = await (await District.As("M01")).Post("/api/v1/matters/none/review", new { Opinion = new string('长', 400_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
    }

    [Fact]
    public async Task An_address_nobody_knows_is_a_problem_too()
    {
        var reply = await (await District.As("M01")).Get("/api/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.Equal("not-found", Assert.Single(reply.Rules));
    }

    [Fact]
    public async Task Another_departments_matter_is_not_found_like_one_that_never_was()
    {
        var matter = await shared.Submit();
        var stranger = await District.As("甲镇人民政府-经办");
        var foreign = await stranger.Get($"/api/v1/matters/{matter}");
        var never = await stranger.Get("/api/v1/matters/0123456789abcdef");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(never.Text, foreign.Text);
        var act = await stranger.Post($"/api/v1/matters/{matter}/reports", new { Text = "进展" });
        Assert.Equal(HttpStatusCode.NotFound, act.Status);
    }
}
