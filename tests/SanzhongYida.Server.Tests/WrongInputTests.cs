using System.Net;
using System.Net.Http.Headers;
using SanzhongYida.Decisions;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Alone in the process while they run: what is allocated then is theirs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Wrong input of every sort: a clear problem with all reasons, nothing changed, in bounded time and memory.</summary>
[Collection(nameof(Alone))]
public class WrongInputTests(SharedServer shared)
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    // Server and client together. A body has 1 MB at most; what an entity bomb unfolds to has thousands.
    private const int MostMegabytes = 96;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private RunningServer District => shared.District;

    [Theory]
    [InlineData("10000000.005 元")]
    [InlineData("0.00000000001亿元")]
    [InlineData("1e7元")]
    [InlineData("-5万元")]
    [InlineData("一千万元")]
    [InlineData("99999999999999999999999999999999亿元")]
    public async Task An_amount_finer_than_分_or_no_amount_is_refused_and_not_rounded(string amount)
    {
        var matters = await Matters();
        var reply = await (await District.As("住建局-经办")).Post("/api/v1/matters", Funds(amount));
        Told(reply, HttpStatusCode.BadRequest, "input");
        Assert.StartsWith("金额", reply.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(matters, await Matters());
    }

    [Fact]
    public async Task What_is_dated_in_the_future_is_refused()
    {
        var matter = await shared.Submit();
        var evidence = new { Evidence = new { Evidence = "research", On = "2026-02-25", Scope = "全区", By = "住建局" }, Text = "管网老化。" };
        Told(await Unchanged(matter, "evidence", evidence), HttpStatusCode.UnprocessableEntity, "T-1");
    }

    [Theory]
    [InlineData("ledger/-1")]
    [InlineData("ledger/0")]
    [InlineData("ledger/10000")]
    [InlineData("secrets/-1")]
    public async Task A_year_that_is_none_is_refused(string path) =>
        Told(await (await District.As("住建局-经办")).Get("/api/v1/" + path), HttpStatusCode.BadRequest, "input");

    [Theory]
    [InlineData("城区供热\0改造")]
    [InlineData("城区供热\b改造")]
    [InlineData("城区供热\u202e改造")]
    public async Task A_text_with_control_characters_is_refused(string title)
    {
        var matters = await Matters();
        var reply = await (await District.As("住建局-经办")).Post("/api/v1/matters", Samples.Heating(title: title));
        Told(reply, HttpStatusCode.BadRequest, "input");
        Assert.Equal("文字中含有不可用的控制字符:$.title", reply.Body!["detail"]!.GetValue<string>());
        Assert.Equal(matters, await Matters());
    }

    [Fact]
    public async Task A_field_of_work_nobody_has_in_charge_is_refused() => Told(
        await (await District.As("住建局-经办")).Post("/api/v1/matters", Funds("1200万元", "不存在")),
        HttpStatusCode.UnprocessableEntity,
        "R-0-a");

    [Theory]
    [InlineData("figures", "From=0001-01-01&To=9999-12-31")]
    [InlineData("figures/leaders", "From=2026-12-31&To=2026-01-01")]
    [InlineData("refusals", "From=0001-01-01")]
    [InlineData("refusals", "To=9999-12-31")]
    [InlineData("exports/sasac", "From=1900-01-01&To=2026-12-31")]
    [InlineData("exports/sasac", "To=0001-01-01")]
    public async Task A_period_that_ends_before_it_begins_or_has_no_end_is_refused(string what, string period) =>
        Told(await (await District.As("S01")).Get($"/api/v1/supervision/{what}?{period}"), HttpStatusCode.BadRequest, "input");

    [Fact]
    public async Task Acts_out_of_order_are_refused_with_every_reason()
    {
        var reply = await Unchanged(await shared.Submit(), "determine", new { Opinion = "" }, "M01");
        Told(reply, HttpStatusCode.UnprocessableEntity, "R-4.1.2-b", "R-4.1.2-c", "R-4.1.1-a", "input");
    }

    [Fact]
    public async Task Missing_evidence_is_named()
    {
        var matter = await shared.Submit();
        var office = await District.As("政府办-经办");
        var meeting = (await office.Post("/api/v1/meetings", Samples.Meeting())).Id;
        var reply = await office.Post($"/api/v1/meetings/{meeting}/items", new { Item = 1, Matter = matter, Method = VoteMethod.ShowOfHands });
        Told(reply, HttpStatusCode.UnprocessableEntity, "R-4.1.1-a", "R-4.1.1-b", "R-4.1.1-c", "R-4.1.1-e", "R-4.1.1-g", "R-4.1.2-a", "R-4.1.2-b", "R-4.1.2-c");
        Assert.All(reply.Body!["reasons"]!.AsArray().Where(reason => reason!["ruleId"]!.GetValue<string>().StartsWith("R-", StringComparison.Ordinal)), reason => Assert.NotEmpty(reason!["clause"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("/api/v1/matters/none/review")]
    [InlineData("/api/v1/matters")]
    [InlineData("/api/v1/definitions/check")]
    [InlineData("/api/v1/definitions/major-decision/draft")]
    public async Task Ten_megabytes_are_refused_before_they_are_read(string path)
    {
        using var content = new ByteArrayContent(new byte[TenMegabytes]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var editor = await District.As("W01");
        var reply = await Bounded(() => editor.Send(HttpMethod.Post, path, content, headers: ("Expect", "100-continue")));
        Told(reply, HttpStatusCode.RequestEntityTooLarge, "input");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"opinion\":")]
    public async Task A_hundred_thousand_levels_of_json_are_refused(string level)
    {
        var deep = string.Concat(Enumerable.Repeat(level, 100_000 / level.Length));
        var head = await District.As("M01");
        var reply = await Bounded(() => head.PostText("/api/v1/matters/none/review", deep));
        Told(reply, HttpStatusCode.BadRequest, "input");
    }

    [Fact]
    public async Task An_act_that_takes_no_content_refuses_some()
    {
        var matter = await shared.Submit();
        var office = await District.As("政府办-经办");
        var reply = await office.PostText($"/api/v1/matters/{matter}/close", """{ "result": "carried" }""");
        Told(reply, HttpStatusCode.BadRequest, "input");
        Assert.Contains("result", reply.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Told(await office.PostText($"/api/v1/matters/{matter}/close", "{}"), HttpStatusCode.UnprocessableEntity, "R-4.3.4-a");
    }

    public static TheoryData<string> Hostile => [.. HostileXml.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_xml_is_a_problem_in_both_languages_and_no_draft(string name)
    {
        var editor = await District.As("W01");
        var body = new { Xml = HostileXml.All[name] };
        var check = await Bounded(() => editor.Post("/api/v1/definitions/check", body));
        if (check.IsSuccess)
        {
            Assert.All(check.Body!["problems"]!.AsArray(), problem => Assert.NotEmpty(problem!["chinese"]!.GetValue<string>()));
            Assert.NotEmpty(check.Body["problems"]!.AsArray());
        }

        var version = (await editor.Get("/api/v1/definitions/major-decision")).Headers["ETag"];
        var draft = await Bounded(() => editor.Post("/api/v1/definitions/major-decision/draft", body));
        Assert.InRange((int)draft.Status, 400, 499);
        Assert.StartsWith("application/problem+json", draft.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.NotEmpty(draft.Rules);
        Assert.Equal(version, (await editor.Get("/api/v1/definitions/major-decision")).Headers["ETag"]);
    }

    private static async Task<Reply> Bounded(Func<Task<Reply>> ask)
    {
        var before = GC.GetTotalAllocatedBytes();
        var reply = await ask().WaitAsync(Longest, TestContext.Current.CancellationToken);
        Assert.InRange((GC.GetTotalAllocatedBytes() - before) / (1024 * 1024), 0, MostMegabytes);
        return reply;
    }

    private static object Funds(string amount, string portfolio = "住建") => new
    {
        Title = "园区用地整治",
        Kind = MatterKind.LargeFunds,
        Unit = "住建局",
        CounterpartUnit = "住建局",
        Forum = BodyKind.Executive,
        Bases = new[] { "《中华人民共和国预算法》" },
        Draft = "整治园区用地。",
        Departments = new[] { "住建局" },
        Portfolios = new[] { portfolio },
        Funds = new { Kind = FundKind.FiscalFunds, InBudget = false, Amount = amount },
    };

    private static void Told(Reply reply, HttpStatusCode status, params string[] rules)
    {
        Assert.True(reply.Status == status, reply.ToString());
        Assert.StartsWith("application/problem+json", reply.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.All(rules, rule => Assert.Contains(rule, reply.Rules, StringComparer.Ordinal));
        Assert.All(reply.Body!["reasons"]!.AsArray(), reason => Assert.NotEmpty(reason!["message"]!.GetValue<string>()));
    }

    private async Task<string> Matters() => (await (await District.As("住建局-经办")).Get("/api/v1/matters?size=200")).Text;

    private async Task<Reply> Unchanged(string matter, string act, object body, string person = "住建局-经办")
    {
        var client = await District.As(person);
        var before = await client.Get($"/api/v1/matters/{matter}");
        var reply = await client.Post($"/api/v1/matters/{matter}/{act}", body);
        Assert.Equal(before.Text, (await client.Get($"/api/v1/matters/{matter}")).Text);
        return reply;
    }
}

/// <summary>XML nobody means well with.</summary>
internal static class HostileXml
{
    private const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// <summary>Each by its name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["empty"] = "",
        ["malformed"] = $"<definitions xmlns='{Model}'><process id='p'>",
        ["not xml"] = "流程",
        ["no bpmn"] = "<html/>",
        ["no process"] = $"<definitions xmlns='{Model}'/>",
        ["doctype"] = $"<!DOCTYPE definitions><definitions xmlns='{Model}'><process id='p'/></definitions>",
        ["file entity"] = $"<!DOCTYPE d [<!ENTITY e SYSTEM 'file:secret.txt'>]><definitions xmlns='{Model}'><process id='&e;'/></definitions>",
        ["external dtd"] = $"<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/d.dtd'><definitions xmlns='{Model}'/>",
        ["a billion laughs"] = Laughs(),
        ["a quadratic entity"] = $"<!DOCTYPE d [<!ENTITY a '{new string('哈', 50_000)}'>]><d>{string.Concat(Enumerable.Repeat("&a;", 50_000))}</d>",
        ["10^5 nested elements"] = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)),
        ["10^5 nested subprocesses"] = $"<definitions xmlns='{Model}'><process id='p'>{string.Concat(Enumerable.Repeat("<a>", 50_000))}",
        ["10^5 attributes"] = $"<definitions xmlns='{Model}' {string.Join(' ', Enumerable.Range(0, 50_000).Select(n => $"a{n}=''"))}/>",
        ["one id twice"] = $"<definitions xmlns='{Model}'><process id='p'><task id='t'/><task id='t'/></process></definitions>",
        ["a null character"] = $"<definitions xmlns='{Model}'>\0</definitions>",
        ["another encoding"] = $"<?xml version='1.0' encoding='utf-7'?><definitions xmlns='{Model}'>+ADw-script+AD4-</definitions>",
    };

    private static string Laughs()
    {
        var entities = Enumerable.Range(1, 9).Select(n => $"<!ENTITY l{n} '{string.Concat(Enumerable.Repeat($"&l{n - 1};", 10))}'>");
        return $"<!DOCTYPE l [<!ENTITY l0 'lol'>{string.Concat(entities)}]><l>&l9;</l>";
    }
}
