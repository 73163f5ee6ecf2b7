using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>A due date issued that another calendar would have set otherwise. It stays as issued.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Id">The obligation.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Issued">The day issued.</param>
/// <param name="WouldBe">The day the other calendar gives.</param>
/// <param name="IsProvisional">Was it issued as provisional?</param>
public sealed record DueDifference(string Matter, string Id, string Name, DateOnly Issued, DateOnly WouldBe, bool IsProvisional);

/// <summary>What a year of the calendar would change. Loading one never moves a date that was issued.</summary>
public static class CalendarImport
{
    /// <summary>Obligations whose period is in working days; the others end on a day of the calendar.</summary>
    private static readonly ImmutableArray<ObligationKind> ByWorkingDays =
    [
        ObligationKind.Minutes, ObligationKind.Publication, ObligationKind.Assignment, ObligationKind.Acknowledgement,
        ObligationKind.TrackingPlan, ObligationKind.Suspension, ObligationKind.OpinionAnswer,
    ];

    /// <summary>What of a matter's open obligations would fall on another day. Of a period in days only the shift off a day off is known.</summary>
    public static IEnumerable<DueDifference> Differences(Matter matter, WorkingCalendar before, WorkingCalendar after) =>
        from obligation in matter.Obligations.Where(matter.IsOpen)
        let day = ByWorkingDays.Contains(obligation.Kind)
            ? after.WorkingDaysAfter(obligation.Since, WorkingDays(before, obligation.Since, obligation.Due.On)).On
            : after.OnWorkingDay(obligation.Due.On).On
        where day != obligation.Due.On
        select new DueDifference(matter.Id, obligation.Id, Obligation.Chinese(obligation.Kind), obligation.Due.On, day, obligation.Due.IsProvisional);

    /// <summary>Reads a year as announced: days of its own year (or the last of the year before), make-up days on weekends only, no day twice.</summary>
    internal static void Require(Proceeding p, CalendarYear year)
    {
        p.RequireText(year.Source, 200, Rule.Input, "日历依据", "the calendar's source");
        var days = year.DaysOff.Concat(year.MakeUpWorkdays).ToList();
        p.Require(days.TrueForAll(day => day.Year == year.Year || day.Year == year.Year - 1 && day.Month == 12), Rule.Input, "日期不在该年度", "a day is of another year");
        p.Require(days.Distinct().Count() == days.Count && days.Count <= 200, Rule.Input, "日期重复或过多", "a day stands twice, or there are too many");
        p.Require(year.MakeUpWorkdays.All(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), Rule.Input, "调休上班日须为周末", "a make-up day is a weekend day");
    }

    // T-2; design: a provisional date becomes firm as it was issued, and where the calendar would have set another it is told.
    internal static void Apply(Proceeding p, ExecutionCommand.ApplyCalendar c)
    {
        if (Matters.Find(p, c.Matter) is not { } matter)
        {
            return;
        }

        var calendar = p.Law.Regulation.Calendar;
        p.Require(p.Actor == Instruction.System, Rule.Authority, "工作日历仅由系统适用", "only the system applies a calendar");
        p.Require(calendar.Years.ContainsKey(c.Year), Rule.State, $"尚未载入{c.Year}年工作日历", $"the calendar of {c.Year} is not loaded");
        p.Require(matter.Obligations.Any(obligation => obligation.Due.IsProvisional && obligation.Due.On.Year == c.Year), Rule.State, "没有该年度的暂定期限", "no date of that year is provisional");
        if (!p.IsRefused)
        {
            var before = new WorkingCalendar(calendar.Years.Remove(c.Year));
            p.Record(c.Subjects[0], new ExecutionFact.CalendarApplied(c.Year, [.. Differences(matter, before, calendar).Where(differs => differs.IsProvisional && differs.Issued.Year == c.Year)]));
        }
    }

    private static int WorkingDays(WorkingCalendar calendar, DateOnly since, DateOnly due)
    {
        var days = 0;
        for (var day = since; day < due && days < WorkingCalendar.LongestPeriod;)
        {
            day = day.AddDays(1);
            days += calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return days;
    }
}
