using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>An element of an old version and its counterpart in a new one; an empty name: it has none.</summary>
public sealed record Counterpart(string Old, string New);

/// <summary>Between which versions, and what is to be otherwise than proposed.</summary>
public sealed record MigrationRequest(int From, int To, ImmutableArray<Counterpart>? Edits = null);

/// <summary>What is to be otherwise than proposed, in the place of earlier edits.</summary>
public sealed record EditsRequest(ImmutableArray<Counterpart> Edits);

/// <summary>A migration plan with what of the old version has no counterpart.</summary>
public sealed record MigrationView(
    int Number, int From, int To, string By, DateOnly On, string? ApprovedBy, DateOnly? ApprovedOn, ImmutableArray<Counterpart> Edits,
    ImmutableArray<Counterpart> Nodes, ImmutableArray<Counterpart> Flows, ImmutableArray<string> Unmatched)
{
    /// <summary>The plan as it is shown.</summary>
    public static MigrationView Of(PlannedMigration plan, Library? from) => new(
        plan.Number, plan.From, plan.To, plan.By, plan.On, plan.ApprovedBy, plan.ApprovedOn, Counterparts(plan.Edits), Counterparts(plan.Plan.Nodes), Counterparts(plan.Plan.Flows),
        [.. (from?.Processes.Values.Distinct() ?? []).SelectMany(definition => definition.Nodes).Select(node => node.Id).Except(plan.Plan.Nodes.Select(node => node.Old), StringComparer.Ordinal)]);

    private static ImmutableArray<Counterpart> Counterparts(ImmutableArray<Renaming> renamings) => [.. renamings.Select(it => new Counterpart(it.Old, it.New))];
}

/// <summary>Moving running matters to another version: a plan by one person, approval and application by another, a line for each matter.</summary>
public static class MigrationEndpoints
{
    private const string One = "/{id}/migrations/{number:int}";

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.Act<MigrationRequest>("/{id}/migrations", "起草迁移方案:按两个版本的差异提出,附改动", (id, r) => new WorkflowCommand.DraftMigration(id, r.From, r.To, Renamings(r.Edits ?? [])));
        definitions.MapGet(One, Read).WithSummary("迁移方案,及没有对应的节点").Produces<MigrationView>();
        definitions.MapPost(One + "/edits", (string id, int number, EditsRequest request, Caller caller) =>
            caller.Commit(new WorkflowCommand.EditMigration(id, number, Renamings(request.Edits)))).Told("修改尚未批准的迁移方案");
        definitions.MapPost(One + "/approve", (string id, int number, Caller caller) => caller.Commit(new WorkflowCommand.ApproveMigration(id, number))).Told("批准迁移方案(由另一人)");
        definitions.MapGet(One + "/report", Report).WithSummary("逐件试算,或迁移后的报告;只列在办事项,已办结的不迁移").Produces<Page<MigrationLine>>();
        definitions.MapPost(One + "/apply", Apply).WithSummary("逐页迁移;中断后从头再来,已迁移的不再动").Produces<Page<MigrationLine>>();
    }

    private static IResult Read(string id, int number, Desk desk) =>
        desk.Law.Workflows.GetValueOrDefault(id) is { } workflow && workflow.Migrations.FirstOrDefault(it => it.Number == number) is { } plan
            ? TypedResults.Ok(MigrationView.Of(plan, desk.Law.LibraryByHash(workflow.Find(plan.From)!.Hash)))
            : Problems.NotFound();

    private static async Task<IResult> Report(string id, int number, [AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop)
    {
        var found = true;
        var answer = await page.Read(async (cursor, size) =>
        {
            var lines = await desk.Record.Migration(desk.Law, caller.Reader, id, number, cursor, size, stop);
            found = lines is not null;
            return lines ?? new Page<MigrationLine>([], null);
        });
        return found ? answer : Problems.NotFound();
    }

    // The first page begins the run, on record.
    private static async Task<IResult> Apply(string id, int number, [AsParameters] PageQuery page, Caller caller, Clerk clerk, Desk desk, CancellationToken stop)
    {
        var begin = new WorkflowCommand.BeginMigration(id, number);
        if ((await caller.Try([begin]))[0] is Judgment.Refused refused)
        {
            return TypedResults.Problem(Problems.Of(refused.Reasons));
        }

        if (page.Cursor is null or "" && await caller.Commit(begin) is { } begun and not IValueHttpResult<Accepted>)
        {
            return begun;
        }

        return await page.Read((cursor, size) => MigrationRun.Move(desk, clerk, caller.Person, id, number, cursor, size, stop));
    }

    private static ImmutableArray<Renaming> Renamings(ImmutableArray<Counterpart> counterparts) =>
        counterparts.IsDefault ? [] : [.. counterparts.Select(it => new Renaming(it.Old, it.New))];
}
