using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A setting's new value.</summary>
public sealed record SettingRequest(string Value, DateOnly From, string Reason, string ApprovedBy);

/// <summary>The regulation in force: document, settings of today, loaded calendar years.</summary>
public sealed record RegulationView(
    string Document,
    string Title,
    DateOnly EffectiveFrom,
    bool IsDemonstration,
    ImmutableSortedDictionary<string, string> Settings,
    ImmutableArray<SettingValue> History,
    ImmutableArray<CalendarYear> Years);

/// <summary>The Measures themselves, their clauses, and the settings in force.</summary>
public static class RegulationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var regulation = api.MapGroup("/regulation").WithTags("办法 Regulation");
        regulation.MapGet("/text", async (CancellationToken stop) => TypedResults.Text(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "measures.md"), stop), "text/markdown; charset=utf-8"))
            .AllowAnonymous().WithSummary("办法全文");
        regulation.MapGet("/clauses", () => Clauses.All.Values).AllowAnonymous().WithSummary("条款与规则编号");
        regulation.MapGet("/clauses/{id}", (string id) => Clauses.All.TryGetValue(id, out var clause) ? TypedResults.Ok(clause) : Problems.NotFound()).AllowAnonymous().WithSummary("条款");
        regulation.MapGet("", (Desk desk, Clock clock, HttpContext context) => Answers.Read(context, desk.Law.Regulation.Version, View(desk.Law.Regulation, clock.Today))).WithSummary("现行设置与工作日历").Produces<RegulationView>();
        regulation.Act<SettingRequest>("/settings/{id}", "变更设置", (id, r) => new RegulationCommand.ChangeSetting(id, r.Value, r.From, r.Reason, r.ApprovedBy));
        regulation.MapPost("/calendar", (CalendarYear year, Caller caller) => caller.Commit(new RegulationCommand.LoadCalendar(year))).Told("载入年度工作日历");
    }

    private static RegulationView View(Decisions.Regulation regulation, DateOnly today) => new(
        regulation.Document,
        regulation.Title,
        regulation.EffectiveFrom,
        regulation.IsDemonstration,
        regulation.On(today).Values,
        regulation.Settings,
        regulation.Years);
}
