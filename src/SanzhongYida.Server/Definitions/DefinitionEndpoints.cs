using System.Collections.Immutable;
using System.Text;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A definition as XML.</summary>
public sealed record DefinitionRequest(string Xml);

/// <summary>Why a draft is published whose check came to its limit undecided; else nothing.</summary>
public sealed record PublishRequest(string? Reason = null);

/// <summary>Workflow definitions: drafts by one person, publication by another.</summary>
public static class DefinitionEndpoints
{
    /// <summary>Most states one request may look at: a few seconds.</summary>
    private const int MostStates = 100_000;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/definitions").WithTags("流程定义 Definitions");
        definitions.MapGet("", (Desk desk) => desk.Law.Workflows.Values.OrderBy(workflow => workflow.Process, StringComparer.Ordinal)).WithSummary("流程定义");
        definitions.MapGet("/{id}", (string id, Desk desk, HttpContext context) =>
            desk.Law.Workflows.GetValueOrDefault(id) is { } workflow ? Answers.Read(context, workflow.Version, workflow) : Problems.NotFound()).WithSummary("流程定义及其版本").Produces<Workflow>();
        definitions.MapGet("/{id}/versions/{version:int}", Version).WithSummary("某一版本的 BPMN 文件");
        definitions.MapGet("/{id}/draft", Draft).WithSummary("草稿的 BPMN 文件");
        definitions.Act<DefinitionRequest>("/{id}/draft", "保存草稿", (id, r) => new WorkflowCommand.SaveDraft(id, r.Xml));
        definitions.MapPost("/{id}/publish", (string id, PublishRequest? request, Caller caller) =>
            caller.Commit(new WorkflowCommand.PublishDraft(id) { Reason = request?.Reason })).Told("发布草稿(由另一人)");
        MigrationEndpoints.Map(definitions);
        definitions.MapPost("/check", (DefinitionRequest r) => Checker.Check(r.Xml, mostStates: MostStates, kinds: Enum.GetNames<MatterKind>())).WithSummary("检查 BPMN 文件");
    }

    private static Task<IResult> Version(string id, int version, Desk desk, CancellationToken stop) =>
        File(desk, desk.Law.Workflows.GetValueOrDefault(id)?.Versions.FirstOrDefault(known => known.Number == version)?.Hash, stop);

    private static Task<IResult> Draft(string id, Desk desk, CancellationToken stop) =>
        File(desk, desk.Law.Workflows.GetValueOrDefault(id)?.Draft?.Hash, stop);

    private static async Task<IResult> File(Desk desk, string? hash, CancellationToken stop) =>
        hash is not null && await desk.Record.Content(hash, stop) is { } xml ? TypedResults.Text(xml, "application/xml", Encoding.UTF8) : Problems.NotFound();
}
