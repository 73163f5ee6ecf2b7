using System.Net;
using System.Text.Json.Nodes;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>移交 over HTTP: one order, a line for each item.</summary>
public class HandOverTests(SharedServer shared)
{
    [Fact]
    public async Task What_waits_for_somebody_who_leaves_goes_to_colleagues_item_by_item_and_what_may_not_stays_with_its_reason()
    {
        const string People = "/api/v1/people/民政局-经办";
        var (leaver, head, heir) = (await shared.District.As("民政局-经办"), await shared.District.As("B07"), await shared.District.As("民政局-初审"));
        var first = await Taken(leaver, Samples.Heating("民政局"));
        var second = await Taken(leaver, Samples.Heating("民政局"));
        Assert.Equal([first, second], (await head.Get(People + "/work?size=200")).Body!["items"]!.AsArray().Select(Key).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Empty((await (await shared.District.As("教育局-经办")).Get(People + "/work")).Body!["items"]!.AsArray());

        var order = new { To = new[] { "民政局-初审" }, Reason = "调离本单位。" };
        Assert.Equal(HttpStatusCode.Forbidden, (await (await shared.District.As("B09")).Post(People + "/hand-overs", order)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await head.Post(People + "/hand-overs", new { To = new[] { "B09" }, Reason = "" })).Status);
        var report = await head.Post(People + "/hand-overs", order, key: "hand-over-1");
        Assert.True(report.IsSuccess, report.ToString());
        var lines = report.Body!["items"]!.AsArray();
        Assert.Equal([first, second], lines.Select(line => $"{line!["matter"]} {line["workItem"]}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(lines, line => Assert.Equal("民政局-初审", line!["to"]!.GetValue<string>()));

        // The same order again hands over nothing twice and begins nothing new.
        var again = await head.Post(People + "/hand-overs", order, key: "hand-over-1");
        Assert.Equal((report.Body["number"]!.GetValue<long>(), 0), (again.Body!["number"]!.GetValue<long>(), again.Body["items"]!.AsArray().Count));
        Assert.Equal("调离本单位。", Assert.Single((await head.Get(People + "/hand-overs")).Body!.AsArray())!["reason"]!.GetValue<string>());
        Assert.Contains("work-handed-over", (await heir.Get($"/api/v1/matters/{first.Split(' ')[0]}/entries?size=200")).Text, StringComparison.Ordinal);
        Assert.Contains(first, (await heir.Get("/api/v1/work-items?size=200")).Body!["items"]!.AsArray().Select(Key), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_nobody_named_may_take_stays_with_its_reason_and_of_a_restricted_matter_only_its_readers_know()
    {
        const string HandOvers = "/api/v1/people/人社局-经办/hand-overs";
        var item = await Taken(await shared.District.As("人社局-经办"), Samples.Appointment());
        var order = new { To = new[] { "人社局-初审" }, Reason = "退休。" };
        Assert.Empty((await (await shared.District.As("B08")).Post(HandOvers, order)).Body!["items"]!.AsArray());
        var line = Assert.Single((await (await shared.District.As("M01")).Post(HandOvers, order)).Body!["items"]!.AsArray())!;
        Assert.Equal(item, $"{line["matter"]} {line["workItem"]}");
        Assert.Equal("R-4.2.5-a", Assert.Single(line["reasons"]!.AsArray())!["ruleId"]!.GetValue<string>());
        Assert.Null(line["to"]);
    }

    private static string Key(JsonNode? row) => $"{row!["matter"]} {row["id"]}";

    private static async Task<string> Taken(PersonClient person, object body)
    {
        var matter = (await person.Post("/api/v1/matters", body)).Id;
        var item = (await person.Get($"/api/v1/matters/{matter}")).Body!["matter"]!["workItems"]![0]!["id"]!.GetValue<string>();
        Assert.True((await person.Post($"/api/v1/matters/{matter}/work-items/{item}/claim")).IsSuccess);
        return $"{matter} {item}";
    }
}
