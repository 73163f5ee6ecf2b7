using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Jobs over HTTP: a program with an account of its own fetches, locks, completes and fails what a published diagram asks for.</summary>
public sealed class JobTests : IAsyncLifetime
{
    private const string Handler = "住建局-经办";
    private const string Topic = "number-check";
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";
    private static readonly DateTimeOffset Morning = new(2026, 2, 24, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly string _folder = Directory.CreateTempSubdirectory("szyd-jobs-").FullName;
    private RunningServer? _server;

    public async ValueTask InitializeAsync()
    {
        _server = RunningServer.Demonstration(_folder);
        await _server.SetClock(Morning);
        var (editor, approver) = (await _server!.As("W01"), await _server!.As("W02"));
        var shipped = await editor.Get("/api/v1/definitions/major-decision/versions/1");
        Must(await editor.Post("/api/v1/definitions/major-decision/draft", new { Xml = Drawn(shipped.Text) }));
        Must(await approver.Post("/api/v1/definitions/major-decision/publish", new { }));
    }

    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_program_fetches_by_topic_locks_completes_and_the_matter_goes_on_and_the_record_replays()
    {
        var (matter, worker) = (await Submit(Samples.Heating()), await _server!.As("P01"));
        Assert.Empty(await Fetch(worker, "another-topic"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _server!.As(Handler)).Post("/api/v1/jobs/fetch-and-lock", Request("one", Topic))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await worker.Post("/api/v1/jobs/fetch-and-lock", Request("", Topic))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get($"/api/v1/matters/{matter}")).Status);

        // Two programs ask at once: one has it.
        var asked = await Task.WhenAll(Fetch(worker, Topic, "one"), Fetch(worker, Topic, "two"));
        var job = Assert.Single(asked.SelectMany(jobs => jobs));
        var (taken, other) = asked[0].Length == 1 ? ("one", "two") : ("two", "one");
        Assert.Equal((matter, "核对编号"), (job["matter"]!.GetValue<string>(), job["name"]!.GetValue<string>()));
        Assert.True(job["variables"]!["majorAdministrativeDecision"]!.GetValue<bool>());
        Assert.Equal($"P01/{taken}", (await worker.Get("/api/v1/jobs")).Body!["items"]![0]!["worker"]!.GetValue<string>());

        var path = Path(job);
        Assert.Equal(HttpStatusCode.Conflict, (await worker.Post(path + "/complete", new { WorkerId = other })).Status);
        Assert.Equal(["R-2.2-b"], (await worker.Post(path + "/complete", new { WorkerId = taken, Variables = new { outcome = "carried" } })).Rules);
        Must(await worker.Post(path + "/extend-lock", new { WorkerId = taken, NewDuration = 600_000 }));
        Must(await worker.Post(path + "/complete", new { WorkerId = taken, Variables = new { numberIsGood = true } }));
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Post(path + "/complete", new { WorkerId = taken })).Status);
        Assert.Equal(["research"], await Nodes(matter));
        Assert.Empty((await worker.Get("/api/v1/jobs")).Body!["items"]!.AsArray());
        await _server.Stop();
        _server = null;
        Assert.Empty(Replay.Verify(System.IO.Path.Combine(_folder, "demo", "record.db")).Findings);
    }

    [Fact]
    public async Task A_job_that_fails_rests_is_tried_again_becomes_an_incident_and_is_mended_and_an_error_goes_its_drawn_way()
    {
        var (matter, worker, editor) = (await Submit(Samples.Heating()), await _server!.As("P01"), await _server!.As("W01"));
        await Fail(Assert.Single(await Fetch(worker, Topic)));
        Assert.Empty(await Fetch(worker, Topic));
        await _server!.SetClock(Morning.AddMinutes(20));
        var again = Assert.Single(await Fetch(worker, Topic));
        Assert.Equal(1, again["failures"]!.GetValue<int>());
        await Fail(again);
        var incident = Assert.Single((await editor.Get($"/api/v1/courses/{matter}")).Body!["incidents"]!.AsArray())!;
        Assert.Equal(("job-failed", "编号系统没有应答"), (incident["cause"]!.GetValue<string>(), incident["detail"]!.GetValue<string>()));
        Assert.Empty((await worker.Get("/api/v1/jobs")).Body!["items"]!.AsArray());

        Must(await editor.Post($"/api/v1/courses/{matter}/incidents/{incident["id"]!.GetValue<string>()}/retry", new { Reason = "编号系统已恢复。" }));
        var mended = Assert.Single(await Fetch(worker, Topic));
        Must(await worker.Post(Path(mended) + "/bpmn-error", new { WorkerId = "one", ErrorCode = "no-such-number" }));
        Assert.Equal(["by-hand"], await Nodes(matter));

        async Task Fail(JsonNode job) => Must(await worker.Post(Path(job) + "/failure", new { WorkerId = "one", ErrorMessage = "编号系统没有应答" }));
    }

    [Fact]
    public async Task Of_a_restricted_matter_a_program_is_told_the_number_only()
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Samples.Heating(), PersonClient.Json))!.AsObject();
        body["isRestricted"] = true;
        await Submit(body);
        Assert.Empty(Assert.Single(await Fetch(await _server!.As("P01"), Topic))["variables"]!.AsObject());
    }

    private static object Request(string worker, string topic) => new { WorkerId = worker, Topics = new[] { new { TopicName = topic, LockDuration = 300_000 } }, MaxTasks = 10 };

    private static async Task<JsonNode[]> Fetch(PersonClient worker, string topic, string name = "one")
    {
        var reply = await worker.Post("/api/v1/jobs/fetch-and-lock", Request(name, topic));
        Must(reply);
        return [.. reply.Body!.AsArray().Select(job => job!)];
    }

    private static string Path(JsonNode job) => $"/api/v1/jobs/{job["matter"]!.GetValue<string>()}/{job["id"]!.GetValue<string>()}";

    private async Task<string> Submit(object body) => (await (await _server!.As(Handler)).Post("/api/v1/matters", body)).Id;

    private async Task<string[]> Nodes(string matter) =>
        [.. (await (await _server!.As(Handler)).Get($"/api/v1/matters/{matter}")).Body!["matter"]!["workItems"]!.AsArray().Select(item => item!["node"]!.GetValue<string>())];

    private static void Must(Reply reply) => Assert.True(reply.IsSuccess, reply.ToString());

    // Before the research a job that is tried twice; an error of it is looked at by hand.
    private static string Drawn(string xml)
    {
        var document = XDocument.Parse(xml);
        var process = document.Descendants(Bpmn + "process").Single();
        process.Elements(Bpmn + "sequenceFlow").Single(flow => flow.Attribute("sourceRef")!.Value == "submitted").SetAttributeValue("targetRef", "check");
        process.Elements(Bpmn + "userTask").Single(task => task.Attribute("id")!.Value == "research").Elements(Bpmn + "incoming").Remove();
        process.AddBeforeSelf(new XElement(Bpmn + "error", new XAttribute("id", "unknown"), new XAttribute("errorCode", "no-such-number")));
        process.Add(
            new XElement(Bpmn + "serviceTask", new XAttribute("id", "check"), new XAttribute("name", "核对编号"), new XAttribute(Szyd + "topic", Topic), new XAttribute(Szyd + "retry", "R1/PT10M")),
            new XElement(Bpmn + "boundaryEvent", new XAttribute("id", "none"), new XAttribute("attachedToRef", "check"), new XElement(Bpmn + "errorEventDefinition", new XAttribute("errorRef", "unknown"))),
            new XElement(Bpmn + "userTask", new XAttribute("id", "by-hand"), new XAttribute("name", "人工核对"), new XAttribute(Szyd + "candidates", "submitting-department")),
            Flow("check", "research"),
            Flow("none", "by-hand"),
            Flow("by-hand", "research"));
        return document.ToString();
    }

    private static XElement Flow(string from, string to) =>
        new(Bpmn + "sequenceFlow", new XAttribute("id", $"{from}--{to}"), new XAttribute("sourceRef", from), new XAttribute("targetRef", to));
}
