using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>To whom what waits for somebody who leaves goes, the first before the next, and why.</summary>
public sealed record HandOverRequest(ImmutableArray<string> To, string Reason);

/// <summary>A hand-over that was ordered.</summary>
public sealed record HandOverLine(long Number, ImmutableArray<string> To, string? Reason, string By, DateOnly On);

/// <summary>What became of one work item: who has it now, or why nobody of those named may.</summary>
public sealed record HandedOverLine(string Matter, string Number, string WorkItem, string Name, string? To, ImmutableArray<Reason> Reasons);

/// <summary>The report of a hand-over.</summary>
public sealed record HandOverReport(long Number, ImmutableArray<HandedOverLine> Items);

/// <summary>移交: one order, and a command for each item that waits; asked again under the same command id it goes on with what is left.</summary>
public static class HandingOver
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder people)
    {
        people.MapGet("/{id}/work", (string id, [AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.WorkOf(id, caller.Reader, cursor, size, stop))).WithSummary("该人员名下的待办").Produces<Page<WorkItemRow>>();
        people.MapGet("/{id}/hand-overs", Ordered).WithSummary("历次移交").Produces<ImmutableArray<HandOverLine>>();
        people.MapPost("/{id}/hand-overs", Order).Told("移交该人员名下的全部待办,逐项报告").Produces<HandOverReport>();
    }

    /// <summary>Hands over all that waits for the person and that the one who ordered it may see.</summary>
    public static async Task<HandOverReport> Run(Desk desk, Clerk clerk, string orderedBy, string person, long number, CancellationToken stop)
    {
        var reader = clerk.Reader(orderedBy);
        var lines = ImmutableArray.CreateBuilder<HandedOverLine>();
        foreach (var item in await PageQuery.All((cursor, size) => desk.Record.WorkOf(person, reader, cursor, size, stop)))
        {
            var answer = await clerk.Commit(orderedBy, new WorkItemCommand.TakeOver(item.Matter, item.Id, person, number), $"hand-over/{person}/{number}/{item.Matter}/{item.Id}", cancellation: stop);
            var matter = await desk.Record.Matter(reader, item.Matter, stop);
            lines.Add(new HandedOverLine(
                item.Matter,
                matter?.Number ?? "",
                item.Id,
                item.Name,
                answer is Answer.Accepted ? matter?.WorkItems.Where(open => open.Id == item.Id).Select(open => matter.TaskOf(open)?.Assignee).FirstOrDefault() : null,
                answer is Answer.Refused refused ? [.. refused.Reasons.Select(Reason.Of)] : []));
        }

        return new HandOverReport(number, lines.ToImmutable());
    }

    private static async Task<IResult> Ordered(string id, Caller caller, Desk desk, CancellationToken stop)
    {
        if (desk.Law.People.GetValueOrDefault(id) is not { } person)
        {
            return Problems.NotFound();
        }

        var lines = ImmutableArray.CreateBuilder<HandOverLine>();
        foreach (var known in person.HandOvers)
        {
            lines.Add(new HandOverLine(known.Number, known.To, await desk.Record.Text(caller.Reader, new Subject(SubjectKind.Person, id), known.Reason.Digest, stop), known.By, known.On));
        }

        return TypedResults.Ok(lines.ToImmutable());
    }

    private static async Task<IResult> Order(string id, HandOverRequest request, Caller caller, Desk desk, Clerk clerk, CancellationToken stop)
    {
        var ordered = await caller.Commit(new DirectoryCommand.BeginHandOver(id, request.To, request.Reason));
        return ordered is IValueHttpResult<Accepted> { Value: { } begun }
            ? TypedResults.Ok(await Run(desk, clerk, caller.Person, id, begun.Version, stop))
            : ordered;
    }
}
