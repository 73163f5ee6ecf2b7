using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A setting's new value.</summary>
public sealed record SettingRequest(string Value, DateOnly From, string Reason, string ApprovedBy);

/// <summary>The value that is approved.</summary>
public sealed record SettingApprovalRequest(string Value);

/// <summary>The 文号 of the version that is approved.</summary>
public sealed record EditionApprovalRequest(string Document);

/// <summary>A further version of the Measures, with the values of settings it expressly allows.</summary>
public sealed record IssueRequest(string Document, string Title, DateOnly Made, DateOnly Published, DateOnly EffectiveFrom, ImmutableArray<PermittedValue> Permits, string Reason, string ApprovedBy);

/// <summary>Something to be entered in a catalogue.</summary>
public sealed record EntryRequest(CatalogueKind Kind, string Name, string Reference, DateOnly From, string Reason);

/// <summary>An entry to be struck.</summary>
public sealed record StrikeRequest(CatalogueKind Kind, string Name, DateOnly LastDay, string Reason);

/// <summary>The regulation in force: document, settings of today, loaded calendar years, catalogues.</summary>
public sealed record RegulationView(
    string Document,
    string Title,
    DateOnly EffectiveFrom,
    bool IsDemonstration,
    ImmutableSortedDictionary<string, string> Settings,
    ImmutableArray<SettingValue> History,
    ImmutableArray<CalendarYear> Years,
    ImmutableArray<CatalogueEntry> Catalogues,
    ImmutableArray<Edition> Editions,
    ImmutableArray<SettingValue> ProposedSettings,
    EditionProposal? ProposedEdition);

/// <summary>The Measures themselves, their clauses, and the settings in force.</summary>
public static class RegulationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var regulation = api.MapGroup("/regulation").WithTags("办法 Regulation");
        // R-0-c 「(此件公开发布)」: the Measures and each sentence of them are read by anybody.
        regulation.MapGet("/text", async (CancellationToken stop) => TypedResults.Text(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "measures.md"), stop), "text/markdown; charset=utf-8"))
            .AllowAnonymous().WithSummary("办法全文");
        regulation.MapGet("/clauses", () => Clauses.All.Values).AllowAnonymous().WithSummary("条款与规则编号");
        regulation.MapGet("/clauses/{id}", (string id) => Clauses.All.TryGetValue(id, out var clause) ? TypedResults.Ok(clause) : Problems.NotFound()).AllowAnonymous().WithSummary("条款");
        regulation.MapGet("", (Desk desk, Clock clock, HttpContext context) => Answers.Read(context, desk.Law.Regulation.Version, View(desk.Law.Regulation, clock.Today))).WithSummary("现行设置与工作日历").Produces<RegulationView>();
        regulation.Act<SettingRequest>("/settings/{id}", "提出变更设置(待批准人批准)", (id, r) => new RegulationCommand.ChangeSetting(id, r.Value, r.From, r.Reason, r.ApprovedBy));
        regulation.MapPost("/editions", (IssueRequest r, Caller caller) => caller.Commit(new RegulationCommand.IssueEdition(r.Document, r.Title, r.Made, r.Published, r.EffectiveFrom, r.Permits, r.Reason, r.ApprovedBy))).Told("提出办法的新版本(待批准人批准)");
        regulation.Act<SettingApprovalRequest>("/settings/{id}/approve", "批准变更设置(指明的批准人本人)", (id, r) => new RegulationCommand.ApproveSetting(id, r.Value));
        regulation.MapPost("/editions/approve", (EditionApprovalRequest r, Caller caller) => caller.Commit(new RegulationCommand.ApproveEdition(r.Document))).Told("批准办法的新版本(指明的批准人本人)");
        regulation.MapPost("/catalogues/entries", (EntryRequest r, Caller caller) => caller.Commit(new RegulationCommand.ListEntry(r.Kind, r.Name, r.Reference, r.From, r.Reason))).Told("列入目录");
        regulation.MapPost("/catalogues/strikes", (StrikeRequest r, Caller caller) => caller.Commit(new RegulationCommand.StrikeEntry(r.Kind, r.Name, r.LastDay, r.Reason))).Told("移出目录");
        regulation.MapGet("/catalogues/decisions", (Desk desk) => desk.Law.Regulation.Entries.Where(entry => entry.Kind == CatalogueKind.Decisions)).AllowAnonymous().WithSummary("历年决策事项目录(公开)").Produces<IEnumerable<CatalogueEntry>>();
        regulation.MapPost("/calendar", (CalendarYear year, Caller caller) => caller.Commit(new RegulationCommand.LoadCalendar(year))).Told("载入年度工作日历");
        Delegate differences = Differences;
        regulation.MapPost("/calendar/differences", differences).WithSummary("载入前比对:哪些已定期限将有不同(不改动)").Produces<IEnumerable<DueDifference>>();
    }

    // Of the dues the reader sees that fall into the year: those already issued stay, whatever is loaded.
    private static async Task<IResult> Differences(CalendarYear year, Caller caller, Desk desk, CancellationToken stop)
    {
        if (year.DaysOff.IsDefault || year.MakeUpWorkdays.IsDefault || year.Year is < 2000 or > 2999)
        {
            return Problems.Input("年度或日期缺失", "the year or its days are missing");
        }

        var (reader, before) = (caller.Reader, desk.Law.Regulation.Calendar);
        var dues = await PageQuery.All((cursor, size) => desk.Record.Due(reader, new DateOnly(year.Year, 12, 31), cursor, size, stop));
        var matters = dues.Where(due => due.Due.Year == year.Year).Select(due => Subject.Parse(due.Subject)).Where(subject => subject.Kind == SubjectKind.Matter).Select(subject => subject.Id).Distinct(StringComparer.Ordinal).ToList();
        var touched = await desk.Record.MattersTouched(reader, DateOnly.MinValue, DateOnly.MinValue, matters, stop);
        return TypedResults.Ok(touched.SelectMany(matter => CalendarImport.Differences(matter, before, before.With(year))));
    }

    // R-0-b: every version; R-0-e: the register of legal bases is among the catalogues.
    private static RegulationView View(Decisions.Regulation regulation, DateOnly today) => new(
        regulation.EditionOn(today).Document,
        regulation.EditionOn(today).Title,
        regulation.EditionOn(today).EffectiveFrom,
        regulation.IsDemonstration,
        regulation.On(today).Values,
        regulation.Settings,
        regulation.Years,
        regulation.Entries,
        regulation.Editions,
        regulation.ProposedSettings,
        regulation.ProposedEdition);
}
