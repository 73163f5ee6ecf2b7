using System.Text.Json.Nodes;
using System.Net;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Lists by pages, texts by digest, what may be done now.</summary>
public class ReadingTests(SharedServer shared)
{
    private RunningServer District => shared.District;

    [Fact]
    public async Task A_list_is_read_page_by_page_and_whole()
    {
        var bureau = await District.As("生态环境分局-经办");
        var ids = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            ids.Add((await bureau.Post("/api/v1/matters", Samples.Heating("生态环境分局", $"第{n}件"))).Id);
        }

        var read = new List<string>();
        string? cursor = null;
        do
        {
            var page = await bureau.Get($"/api/v1/matters?size=2{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            var items = page.Body!["items"]!.AsArray();
            Assert.InRange(items.Count, 1, 2);
            read.AddRange(items.Select(item => item!["id"]!.GetValue<string>()));
            cursor = page.Body["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        Assert.Equal(ids.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("size=0")]
    [InlineData("size=201")]
    [InlineData("size=many")]
    [InlineData("cursor=broken")]
    public async Task A_page_nobody_could_ask_for_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await (await District.As("M01")).Get("/api/v1/matters?" + query)).Status);

    [Fact]
    public async Task The_draft_is_read_by_its_digest_and_by_readers_only()
    {
        var matter = await shared.Submit();
        var handler = await District.As("住建局-经办");
        var digest = (await handler.Get($"/api/v1/matters/{matter}")).Body!["matter"]!["draft"]!["digest"]!.GetValue<string>();
        Assert.StartsWith("自本采暖期起", (await handler.Get($"/api/v1/matters/{matter}/texts/{digest}")).Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await District.As("甲镇人民政府-经办")).Get($"/api/v1/matters/{matter}/texts/{digest}")).Status);
    }

    [Fact]
    public async Task What_may_be_done_is_told_with_the_clause_for_what_may_not()
    {
        var matter = await shared.Submit();
        var acts = (await (await District.As("M01")).Get($"/api/v1/matters/{matter}/permitted")).Body!.AsArray();
        var determine = Assert.Single(acts, act => act!["act"]!.GetValue<string>() == "determine");
        Assert.False(determine!["isAllowed"]!.GetValue<bool>());
        Assert.Contains(determine["reasons"]!.AsArray(), reason => reason!["ruleId"]!.GetValue<string>() == "R-4.1.2-c");
        var raise = Assert.Single(acts, act => act!["act"]!.GetValue<string>() == "raise");
        Assert.True(raise!["isAllowed"]!.GetValue<bool>());

        // Asking changes nothing.
        Assert.Equal("\"1\"", (await (await District.As("M01")).Get($"/api/v1/matters/{matter}")).Headers["ETag"]);
    }

    [Fact]
    public async Task A_restricted_matter_leaves_no_trace_for_outsiders()
    {
        const string Canary = "某金丝雀干部的任免事项";
        var posted = await (await District.As("人社局-经办")).Post("/api/v1/matters", Samples.Appointment(Canary, "M01"));
        Assert.True((await (await District.As("M01")).Get($"/api/v1/matters/{posted.Id}")).IsSuccess);
        foreach (var outsider in new[] { "M03", "B07", "S01", "A01", "A03", "W01", "政府办-经办" })
        {
            var person = await District.As(outsider);
            foreach (var path in new[] { "/api/v1/matters?size=200", "/api/v1/notices?size=200", "/api/v1/work-items?size=200", "/api/v1/supervision/overdue?size=200", "/api/v1/supervision/alerts?size=200", "/api/v1/publications" })
            {
                var reply = await person.Get(path);
                Assert.DoesNotContain(Canary, reply.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(posted.Id, reply.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_description_names_every_act_and_is_read_by_those_signed_in()
    {
        Assert.NotEqual(HttpStatusCode.OK, (await District.Anybody.Get("/openapi/v1.json")).Status);
        var description = await (await District.As("W01")).Get("/openapi/v1.json");
        Assert.StartsWith("3.1", description.Body!["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("演示", description.Body["info"]!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(description.Body["paths"]!["/api/v1/meetings/{id}/items/{item}/votes"]);
    }

    [Fact]
    public async Task The_description_says_the_type_of_everything()
    {
        var description = (await (await District.As("W01")).Get("/openapi/v1.json")).Body!;
        var schemas = description["components"]!["schemas"]!.AsObject();
        var untyped = schemas.SelectMany(schema => Untyped(schema.Key, schema.Value!.AsObject()))
            .Concat(description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().SelectMany(operation => (operation.Value!["parameters"]?.AsArray() ?? [])
                .SelectMany(parameter => Untyped($"{operation.Key} {path.Key} {parameter!["name"]}", parameter["schema"]!.AsObject())))))
            .Except(["Counterpart.old", "Counterpart.new", "Signature.p", "Signature.o"], StringComparer.Ordinal);
        Assert.Empty(untyped);
        Assert.Equal(["MajorDecision", "KeyAppointment", "MajorProject", "LargeFunds"], schemas["MatterKind"]!["enum"]!.AsArray().Select(kind => kind?.GetValue<string>()), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Untyped(string name, JsonObject schema)
    {
        string[] typed = ["type", "$ref", "oneOf", "anyOf", "allOf"];
        if (!typed.Any(schema.ContainsKey) || schema["enum"] is JsonArray values && values.Contains(null) || schema["type"]?.ToJsonString() == "\"array\"" && schema["items"] is null)
        {
            yield return name;
        }

        var parts = (schema["properties"]?.AsObject() ?? []).Select(property => (Name: $"{name}.{property.Key}", Schema: property.Value)).Append((Name: name + "[]", Schema: schema["items"]));
        foreach (var part in parts.Where(part => part.Schema is JsonObject).SelectMany(part => Untyped(part.Name, part.Schema!.AsObject())))
        {
            yield return part;
        }
    }

    [Fact]
    [Trait("Clause", "U-1")]
    public async Task Every_list_exports_to_xlsx()
    {
        var reader = await District.As("政府办-经办");
        var description = (await reader.Get("/openapi/v1.json")).Body!;
        var lists = description["paths"]!.AsObject().Where(path => !path.Key.Contains('{', StringComparison.Ordinal) && IsList(path.Value!["get"])).Select(path => path.Key)
            .Append("/api/v1/secrets/2026").ToList();
        Assert.Contains("/api/v1/definitions", lists, StringComparer.Ordinal);
        Assert.Contains("/api/v1/regulation/catalogues/decisions", lists, StringComparer.Ordinal);
        foreach (var list in lists)
        {
            // What this reader may not read, or asks for a period, is no list to the reader.
            if (!(await reader.Get(list)).IsSuccess)
            {
                Assert.StartsWith("/api/v1/supervision/", list, StringComparison.Ordinal);
                continue;
            }

            var file = await reader.Get(list + "?format=xlsx");
            Assert.True(file.Headers["Content-Type"] == Spreadsheet.MediaType, $"{list}: {file.Headers["Content-Type"]}");
            Assert.Equal(HttpStatusCode.BadRequest, (await reader.Get(list + "?format=ods")).Status);
        }
    }

    private static bool IsList(JsonNode? operation) =>
        operation?["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["type"]?.ToJsonString() == "\"array\"";

    [Fact]
    public async Task Everything_a_demonstration_answers_is_stamped() =>
        Assert.Equal("演示", Uri.UnescapeDataString((await District.Anybody.Get("/health")).Headers[ClockSetting.Header]));

    [Fact]
    [Trait("Clause", "R-3.1-b")]
    [Trait("Clause", "R-1-a")]
    public async Task Matters_are_filtered_and_counted_by_their_particulars_and_found_by_the_higher_decision()
    {
        var bureau = await District.As("教育局-经办");
        var political = await bureau.Post("/api/v1/matters", Question("Political", "吉发〔2026〕41号"));
        Assert.True(political.IsSuccess, political.ToString());
        await bureau.Post("/api/v1/matters", Question("Cultural", "吉发〔2026〕42号"));

        Assert.Equal([political.Id], await Listed("field=Political&nature=Institutional"));
        Assert.Equal([political.Id], await Listed("carriesOut=" + Uri.EscapeDataString("〔2026〕41号")));
        Assert.Empty(await Listed("field=Political&nature=Overall"));
        var count = (await bureau.Get("/api/v1/matters/by-particulars/count")).Body!;
        Assert.Equal((1, 1, true), (count["fields"]!["Political"]!.GetValue<int>(), count["fields"]!["Cultural"]!.GetValue<int>(), count["isWhole"]!.GetValue<bool>()));
        Assert.DoesNotContain(political.Id, await Ids(await District.As("甲镇人民政府-经办"), "field=Political"), StringComparer.Ordinal);

        async Task<string[]> Listed(string query) => await Ids(bureau, query);
    }

    [Fact]
    [Trait("Clause", "R-2.4-a")]
    public async Task Each_step_tells_its_age_and_the_slowest_are_listed_first()
    {
        var matter = await shared.Submit();
        var handler = await District.As("住建局-经办");
        var step = Assert.Single((await handler.Get($"/api/v1/matters/{matter}/steps")).Body!.AsArray())!;
        Assert.Equal(("research", "2026-02-24", 0), (step["step"]!.GetValue<string>(), step["openedOn"]!.GetValue<string>(), step["days"]!.GetValue<int>()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await District.As("甲镇人民政府-经办")).Get($"/api/v1/matters/{matter}/steps")).Status);

        var slowest = (await (await District.As("S01")).Get("/api/v1/supervision/slowest?size=200")).Body!["items"]!.AsArray().Select(item => item!["openedOn"]!.GetValue<string>()).ToList();
        Assert.NotEmpty(slowest);
        Assert.Equal(slowest.Order(StringComparer.Ordinal), slowest, StringComparer.Ordinal);
    }

    private static async Task<string[]> Ids(PersonClient person, string query) =>
        [.. (await person.Get("/api/v1/matters/by-particulars?" + query)).Body!["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];

    private static object Question(string field, string document) => new
    {
        Title = "制度问题",
        Kind = "MajorDecision",
        Unit = "教育局",
        CounterpartUnit = "教育局",
        Forum = "Executive",
        Bases = new[] { "有关文件" },
        Draft = "草案。",
        Clauses = new[] { "R-3.1-b" },
        Particulars = new
        {
            Fields = new[] { field },
            Natures = new[] { "Institutional" },
            CarriesOut = new { Body = "省委", Title = "关于某项改革的决定", Document = document, On = "2026-01-10" },
        },
    };
}
