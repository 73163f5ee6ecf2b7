using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A period, and the form of the answer.</summary>
/// <param name="From">The first day; a year before the last when left out.</param>
/// <param name="To">The last day; today when left out.</param>
/// <param name="Format">None for JSON, <see cref="ListFile.Xlsx"/> for a file.</param>
public sealed record PeriodQuery(DateOnly? From, DateOnly? To, string? Format)
{
    /// <summary>Longest period, in years.</summary>
    public const int MostYears = 50;

    /// <summary>Answers for the period, or says what is wrong with it.</summary>
    public async Task<IResult> Read(DateOnly today, Func<DateOnly, DateOnly, Task<IResult>> answer)
    {
        var to = To ?? today;
        return From is { } from && (from > to || to.Year - from.Year > MostYears) || to.Year is < 1900 or > 9000
            ? Problems.Input($"起始日期不得晚于截止日期,期间不超过{MostYears}年", $"the period ends before it begins, or is longer than {MostYears} years")
            : await answer(From ?? to.AddYears(-1), to);
    }
}

/// <summary>An act that a rule refused.</summary>
public sealed record RefusalLine(DateTimeOffset At, string Person, string Subject, string What, ImmutableArray<string> Rules);

/// <summary>Something due, with its light.</summary>
public sealed record LightLine(Light Light, string Subject, string Id, string Name, DateOnly Due, bool IsProvisional, string? Unit);

/// <summary>五(一): the figures of a period, the refusals behind them, and the lights of what is due.</summary>
public static class FiguresEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/supervision").WithTags("督查督办 Supervision");
        Count(group, "", "领导、会议组成、单位的履职数据", (figures, format) => format is { Length: > 0 } ? Problems.Input("请分别导出 leaders、bodies、units", "export leaders, bodies and units one by one") : TypedResults.Ok(figures));
        Count(group, "/leaders", "领导履职数据", (figures, format) => ListFile.Of(format, figures.Leaders));
        Count(group, "/bodies", "会议组成履职数据", (figures, format) => ListFile.Of(format, figures.Bodies));
        Count(group, "/units", "单位履职数据", (figures, format) => ListFile.Of(format, figures.Units));
        Delegate refusals = Refusals;
        group.MapGet("/refusals", refusals).WithSummary("被条款拒绝的操作").Produces<IEnumerable<RefusalLine>>();
        group.MapGet("/lights", ([AsParameters] PageQuery page, Caller caller, Desk desk, Clock clock, CancellationToken stop) =>
            page.Read(async (cursor, size) => Lit(await desk.Record.Due(caller.Reader, Lights.Soon(desk.Law.Regulation.Calendar, clock.Today), cursor, size, stop), desk.Law, clock.Today))).WithSummary("红黄灯:已逾期和即将到期").Produces<Page<LightLine>>();
    }

    private static void Count(RouteGroupBuilder group, string part, string summary, Func<Figures, string?, IResult> answer)
    {
        Delegate handler = async ([AsParameters] PeriodQuery period, Caller caller, Desk desk, Clock clock, AuditLog audit, CancellationToken stop) =>
            Visibility.MayReadFigures(caller.Reader)
                ? await period.Read(clock.Today, async (from, to) => answer(await Count(from, to, caller.Reader, desk, audit, stop), period.Format))
                : Problems.NotFound();
        group.MapGet("/figures" + part, handler).WithSummary(summary);
    }

    private static async Task<Figures> Count(DateOnly from, DateOnly to, Reader reader, Desk desk, AuditLog audit, CancellationToken stop)
    {
        var meetings = await desk.Record.MeetingsBetween(reader, from, to, stop);
        var named = meetings.SelectMany(meeting => meeting.Items).Select(item => item.Matter).Distinct(StringComparer.Ordinal).ToList();
        var matters = await desk.Record.MattersTouched(reader, from, to, named, stop);
        var refused = (await Read(reader, from, to, desk, audit, stop)).Select(line => new RefusedAct(line.Person, line.Subject, line.Rules));
        return Figures.Of(desk.Law, from, to, meetings, matters, refused);
    }

    private static async Task<IResult> Refusals([AsParameters] PeriodQuery period, Caller caller, Desk desk, Clock clock, AuditLog audit, CancellationToken stop)
    {
        var reader = caller.Reader;
        return Visibility.MayReadFigures(reader)
            ? await period.Read(clock.Today, async (from, to) => ListFile.Of(period.Format, (await Read(reader, from, to, desk, audit, stop)).Select(line => new RefusalLine(line.At, line.Person, line.Subject, line.What, line.Rules))))
            : Problems.NotFound();
    }

    // R-5.1-c: of what the reader may not see there is no row and no count.
    private static async Task<List<AuditLine>> Read(Reader reader, DateOnly from, DateOnly to, Desk desk, AuditLog audit, CancellationToken stop)
    {
        var lines = audit.Read(from, to).Where(line => line.Kind == AuditLine.Refused).Take(PageQuery.MostLines).ToList();
        var hidden = await desk.Record.Hidden(reader, [.. lines.Select(line => line.Subject).Distinct(StringComparer.Ordinal)], stop);
        return [.. lines.Where(line => !hidden.Contains(line.Subject))];
    }

    private static Page<LightLine> Lit(Page<DueRow> page, Law law, DateOnly today) => new(
        [.. page.Items.Select(due => new LightLine(Lights.Of(law.Regulation.Calendar, due.Due, today), due.Subject, due.Id, due.Name, due.Due, due.IsProvisional, due.Unit))],
        page.Next);
}
