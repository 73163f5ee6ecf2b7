using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Acts on work items and incidents over HTTP, on a workflow with two tasks side by side drawn before the research.</summary>
public sealed class WorkItemTests : IAsyncLifetime
{
    private const string Handler = "住建局-经办";
    private const string Head = "B05";
    private static readonly int Times = Chance.IsLong ? 200 : 20;
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";

    private readonly RunningServer _server = RunningServer.Demonstration();

    public async ValueTask InitializeAsync()
    {
        await _server.SetClock(2, 24);
        var (editor, approver) = (await _server.As("W01"), await _server.As("W02"));
        var shipped = await editor.Get("/api/v1/definitions/major-decision/versions/1");
        Must(await editor.Post("/api/v1/definitions/major-decision/draft", new { Xml = Drawn(shipped.Text) }));
        Must(await approver.Post("/api/v1/definitions/major-decision/publish", new { }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Of_two_who_claim_one_item_at_once_one_has_it_and_the_other_is_told_who()
    {
        var (handler, head) = (await _server.As(Handler), await _server.As(Head));
        for (var time = 0; time < Times; time++)
        {
            var (matter, items) = await Submit();
            var claims = await Task.WhenAll(handler.Post($"{Path(matter, items["left"])}/claim"), head.Post($"{Path(matter, items["left"])}/claim"));
            Assert.Single(claims, claim => claim.IsSuccess);
            var refused = Assert.Single(claims, claim => !claim.IsSuccess);
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Equal(["state"], refused.Rules);
            Assert.Contains("已由", refused.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_task_is_taken_delegated_signed_and_completed_and_everybody_concerned_is_told()
    {
        var (handler, head, leader, foreign) = (await _server.As(Handler), await _server.As(Head), await _server.As("M04"), await _server.As("发改局-经办"));
        var (matter, items) = await Submit();
        var left = Path(matter, items["left"]);
        var acts = Acts(await handler.Get(left + "/acts"));
        Assert.Contains(Head, acts["countersign"]["targets"]!.AsArray().Select(target => target!.GetValue<string>()), StringComparer.Ordinal);
        Assert.False(acts["delegate"]["isAllowed"]!.GetValue<bool>());
        Assert.Equal("state", acts["delegate"]["reasons"]![0]!["ruleId"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Get(left + "/acts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Post(left + "/claim")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.Get(Path(matter, "999") + "/acts")).Status);

        Must(await handler.Post(left + "/claim"));
        Assert.DoesNotContain(items["left"], await MyItems(head, matter), StringComparer.Ordinal);
        Must(await handler.Post(left + "/delegate", new { To = Head }));
        Assert.Contains(items["left"], await MyItems(head, matter), StringComparer.Ordinal);
        Must(await head.Post(left + "/countersign", new { Persons = new[] { "M04", Handler } }));
        Assert.Contains("SignatureAsked", (await leader.Get("/api/v1/notices")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await head.Post(left + "/complete", new { Note = "办毕。" })).Status);
        var urging = new { Due = items["left"], Text = "请抓紧签署。" };
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.Post($"/api/v1/matters/{matter}/urgings", urging)).Status);
        Must(await leader.Post($"/api/v1/matters/{matter}/urgings", urging));
        Assert.Equal(HttpStatusCode.Conflict, (await leader.Post($"/api/v1/matters/{matter}/urgings", urging)).Status);
        Assert.Contains("urged", (await head.Get("/api/v1/notices")).Text, StringComparison.Ordinal);
        Must(await leader.Post(left + "/sign", new { Opinion = "同意,注意工期。" }));
        Must(await handler.Post(left + "/sign", new { Opinion = "无补充。" }));
        Must(await head.Post(left + "/complete", new { Note = "办毕。" }));
        Assert.Contains("Delegated", (await head.Get("/api/v1/notices")).Text, StringComparison.Ordinal);
        var entries = (await handler.Get($"/api/v1/matters/{matter}/entries?size=200")).Text;
        Assert.DoesNotContain("注意工期", entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_goes_back_where_the_definition_lets_it_and_the_reason_is_read_by_the_readers()
    {
        var handler = await _server.As(Handler);
        var (matter, items) = await Submit();
        Must(await handler.Post(Path(matter, items["left"]) + "/complete", new { Note = "办毕。" }));
        Must(await handler.Post(Path(matter, items["right"]) + "/complete", new { Note = "办毕。" }));
        var last = (await Items(matter))["last"];
        Assert.Equal(["left", "right"], Acts(await handler.Get(Path(matter, last) + "/acts"))["send-back"]["targets"]!.AsArray().Select(target => target!.GetValue<string>()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await handler.Post(Path(matter, last) + "/send-back", new { To = "research", Reason = "漏项。" })).Status);
        Must(await handler.Post(Path(matter, last) + "/send-back", new { To = "left", Reason = "漏项。" }));
        Assert.Equal(["left"], (await Items(matter)).Keys, StringComparer.Ordinal);
        Must(await handler.Post(Path(matter, (await Items(matter))["left"]) + "/complete", new { Note = "补毕。" }));
        Assert.Equal(["last"], (await Items(matter)).Keys, StringComparer.Ordinal);
        Must(await handler.Post($"/api/v1/matters/{matter}/nodes/left/take-back", new { Reason = "再核。" }));
        Assert.Equal(["left"], (await Items(matter)).Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_join_that_is_stuck_is_an_incident_the_administrator_sees_and_mends_without_reading_the_matter()
    {
        var (handler, editor, approver) = (await _server.As(Handler), await _server.As("W01"), await _server.As("W02"));
        var (matter, items) = await Submit();
        var course = $"/api/v1/courses/{matter}";
        Assert.Equal(HttpStatusCode.NotFound, (await approver.Get($"/api/v1/matters/{matter}")).Status);
        Assert.DoesNotContain("供热", (await approver.Get(course)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Post(course + "/modification", new { Moves = new[] { new { Token = items["right"] } }, Reason = "误开。" })).Status);
        Must(await approver.Post(course + "/modification", new { Moves = new[] { new { Token = items["right"] } }, Reason = "误开。" }));
        Must(await handler.Post(Path(matter, items["left"]) + "/complete", new { Note = "办毕。" }));

        var incident = Assert.Single((await editor.Get("/api/v1/incidents?size=200")).Body!["items"]!.AsArray(), row => row!["matter"]!.GetValue<string>() == matter)!;
        Assert.Equal(("both", "join-stuck"), (incident["node"]!.GetValue<string>(), incident["cause"]!.GetValue<string>()));
        Assert.Contains("IncidentRaised", (await editor.Get("/api/v1/notices")).Text, StringComparison.Ordinal);
        var retry = $"{course}/incidents/{incident["id"]!.GetValue<string>()}";
        Assert.Equal(HttpStatusCode.Conflict, (await editor.Post(retry + "/skip", new { Reason = "跳过。" })).Status);
        Assert.Equal(["R-2.2-b"], (await editor.Post(retry + "/retry", new { Reason = "再试。", Variables = new { outcome = "carried" } })).Rules);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.Post(retry + "/retry", new { Reason = "再试。", Variables = new { a = Array.Empty<string>() } })).Status);
        Assert.Equal(["R-4-c"], (await approver.Post(course + "/modification", new { Moves = new[] { new { To = "assignment" } }, Reason = "越过会议。" })).Rules);

        Must(await approver.Post(course + "/modification", new { Moves = new[] { new { To = "right" } }, Reason = "补开。" }));
        Must(await handler.Post(Path(matter, (await Items(matter))["right"]) + "/complete", new { Note = "办毕。" }));
        Assert.Equal(["last"], (await Items(matter)).Keys, StringComparer.Ordinal);
        Assert.Empty((await approver.Get(course)).Body!["incidents"]!.AsArray());
    }

    private static string Path(string matter, string item) => $"/api/v1/matters/{matter}/work-items/{item}";

    private static Dictionary<string, JsonNode> Acts(Reply reply) =>
        reply.Body!.AsArray().ToDictionary(act => act!["act"]!.GetValue<string>(), act => act!, StringComparer.Ordinal);

    private static async Task<string[]> MyItems(PersonClient person, string matter) =>
    [
        .. (await person.Get("/api/v1/work-items?size=200")).Body!["items"]!.AsArray()
            .Where(row => row!["matter"]!.GetValue<string>() == matter).Select(row => row!["id"]!.GetValue<string>()),
    ];

    private async Task<(string Matter, Dictionary<string, string> Items)> Submit()
    {
        var matter = (await (await _server.As(Handler)).Post("/api/v1/matters", Samples.Heating())).Id;
        return (matter, await Items(matter));
    }

    /// <summary>Open work items: id by node.</summary>
    private async Task<Dictionary<string, string>> Items(string matter) =>
        (await (await _server.As(Handler)).Get($"/api/v1/matters/{matter}")).Body!["matter"]!["workItems"]!.AsArray()
            .ToDictionary(item => item!["node"]!.GetValue<string>(), item => item!["id"]!.GetValue<string>(), StringComparer.Ordinal);

    private static void Must(Reply reply) => Assert.True(reply.IsSuccess, reply.ToString());

    private static string Drawn(string xml)
    {
        var document = XDocument.Parse(xml);
        var process = document.Descendants(Bpmn + "process").Single();
        process.Elements(Bpmn + "sequenceFlow").Single(flow => flow.Attribute("sourceRef")!.Value == "submitted").SetAttributeValue("targetRef", "split");
        process.Elements(Bpmn + "userTask").Single(task => task.Attribute("id")!.Value == "research").Elements(Bpmn + "incoming").Remove();
        process.Add(Gateway("split"), Gateway("both"), UserTask("left", new XAttribute(Szyd + "signers", "3")), UserTask("right"), UserTask("last", new XAttribute(Szyd + "sendBackTo", "any")));
        process.Add(Flow("split", "left"), Flow("split", "right"), Flow("left", "both"), Flow("right", "both"), Flow("both", "last"), Flow("last", "research"));
        return document.ToString();
    }

    private static XElement Gateway(string id) => new(Bpmn + "parallelGateway", new XAttribute("id", id));

    private static XElement UserTask(string id, params XAttribute[] policies) =>
        new(Bpmn + "userTask", new XAttribute("id", id), new XAttribute("name", id), new XAttribute(Szyd + "candidates", "submitting-department"), policies);

    private static XElement Flow(string from, string to) =>
        new(Bpmn + "sequenceFlow", new XAttribute("id", $"{from}--{to}"), new XAttribute("sourceRef", from), new XAttribute("targetRef", to));
}
