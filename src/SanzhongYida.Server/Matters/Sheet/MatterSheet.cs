using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>An open work item as the page shows it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Candidates">Who may do it, in words.</param>
/// <param name="Missing">What it still lacks, each with its clause.</param>
/// <param name="Acts">What the reader may do with it, and why not the rest.</param>
/// <param name="Assignee">Who has it and for whom, in words; null while it is open to all candidates.</param>
public sealed record OpenWork(WorkItem Item, string Candidates, ImmutableArray<Reason> Missing, ImmutableArray<ActAnswer> Acts, string? Assignee);

/// <summary>Everything one page shows of a matter, read at one moment for one reader. It asks the core and decides nothing.</summary>
public sealed record MatterSheet
{
    /// <summary>Most entries that are read for the timeline.</summary>
    public const int MostEntries = 2000;

    /// <summary>The matter.</summary>
    public required Matter Matter { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The submitting unit's name.</summary>
    public required string Unit { get; init; }

    /// <summary>The counterpart unit's name.</summary>
    public required string CounterpartUnit { get; init; }

    /// <summary>What the matter is in particular, in one line; empty when nothing is said.</summary>
    public string Particulars { get; init; } = "";

    /// <summary>The draft decision.</summary>
    public string? Draft { get; init; }

    /// <summary>The XML of the definition it runs on, or null when it is gone.</summary>
    public string? Diagram { get; init; }

    /// <summary>What the diagram marks.</summary>
    public required DiagramMarks Marks { get; init; }

    /// <summary>待办.</summary>
    public ImmutableArray<OpenWork> Work { get; init; } = [];

    /// <summary>What the reader may do now, and what a clause forbids for now.</summary>
    public ImmutableArray<ActAnswer> Acts { get; init; } = [];

    /// <summary>What people and nodes are called, by id.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>异常: where the process could not go on by itself.</summary>
    public ImmutableArray<IncidentLine> Incidents { get; init; } = [];

    /// <summary>What is due and not only a work item's own day: reports, plans, tasks, 督办.</summary>
    public ImmutableArray<DueRow> Dues { get; init; } = [];

    /// <summary>催办 the reader may do, of work items and of what is due.</summary>
    public ImmutableArray<ActAnswer> Urgings { get; init; } = [];

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<TimelineLine> Timeline { get; init; } = [];

    /// <summary>There are more entries than are shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>Reads a matter for a reader; null when there is none for that reader.</summary>
    public static async Task<MatterSheet?> Read(Desk desk, Clerk clerk, Reader reader, string id, DateTimeOffset now, CancellationToken stop)
    {
        if (await desk.Record.Matter(reader, id, stop) is not { } matter)
        {
            return null;
        }

        var law = desk.Law;
        var acts = law.People.TryGetValue(reader.Person, out var person) ? await ActAnswer.On(law, matter, person, clerk, DistrictTime.Day(now), stop) : [];
        var (entries, isCut) = await Entries(desk, reader, id, stop);
        return new MatterSheet
        {
            Matter = matter,
            At = now,
            Unit = Words.Unit(law, matter.Unit),
            CounterpartUnit = Words.Unit(law, matter.CounterpartUnit),
            Particulars = ParticularsTelling.Of(law, matter.Particulars),
            Draft = await desk.Record.Text(reader, Subject.Matter(id), matter.Draft.Digest, stop),
            Diagram = await desk.Record.Content(matter.DefinitionHash, stop),
            Marks = DiagramMarks.Of(law, matter, entries, now),
            Acts = [.. acts.Where(act => !WorkActForm.IsKnown(act.Act))],
            Work = [.. matter.WorkItems.Select(item => Open(law, matter, item, acts, DistrictTime.Day(now)))],
            Names = Known(law, matter),
            Incidents = CourseView.Of(law, matter).Incidents,
            Dues = [.. Rows.Of(matter).Dues.Where(due => due.Kind != DueKind.WorkItem).OrderBy(due => due.Due)],
            Urgings = [.. acts.Where(act => act is { Act: "urge", IsAllowed: true })],
            Timeline = Server.Timeline.Of(law, entries),
            IsCut = isCut,
        };
    }

    /// <summary>Is something due on that day overdue at the moment of reading?</summary>
    public bool IsOverdue(DateOnly due) => DistrictTime.IsOverdue(due, DistrictTime.Day(At));

    /// <summary>A person or a node by what it is called.</summary>
    public string Named(string id) => Names.GetValueOrDefault(id, id);

    private static OpenWork Open(Law law, Matter matter, WorkItem item, ImmutableArray<ActAnswer> acts, DateOnly today) => new(
        item,
        string.Join("、", item.Candidates.Select(key => Words.Key(law, key))),
        [.. Steps.Missing(law, matter, item, today).Select(Reason.Of)],
        [.. acts.Where(act => act.Part == item.Id && WorkActForm.IsKnown(act.Act))],
        matter.TaskOf(item) switch
        {
            { Assignee: { } assignee, ActingFor: { } other } => $"{Words.Person(law, assignee)}(受{Words.Person(law, other)}委派)",
            { Assignee: { } assignee } => Words.Person(law, assignee),
            _ => null,
        });

    private static ImmutableDictionary<string, string> Known(Law law, Matter matter) =>
        (law.LibraryByHash(matter.DefinitionHash)?.Find(matter.Process)?.Nodes ?? []).Where(node => node.Name.Length > 0).Select(node => KeyValuePair.Create(node.Id, node.Name))
            .Concat(law.People.Values.Select(person => KeyValuePair.Create(person.Id, person.Name)))
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal);

    private static async Task<(List<EntryLine> Entries, bool IsCut)> Entries(Desk desk, Reader reader, string id, CancellationToken stop)
    {
        var entries = new List<EntryLine>();
        string? cursor = null;
        do
        {
            if (await desk.Record.Entries(reader, Subject.Matter(id), cursor, PageSize.Most, stop) is not { } page)
            {
                break;
            }

            entries.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null && entries.Count < MostEntries);

        return (entries, cursor is not null);
    }
}
