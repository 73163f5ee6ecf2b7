using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>One year of the statutory calendar, as announced.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The notice it comes from.</param>
/// <param name="DaysOff">Days off, weekends inside them included; may reach into the year before.</param>
/// <param name="MakeUpWorkdays">调休: weekend days that are worked.</param>
public sealed record CalendarYear(int Year, string Source, ImmutableArray<DateOnly> DaysOff, ImmutableArray<DateOnly> MakeUpWorkdays);

/// <summary>A due date.</summary>
/// <param name="On">The day itself; overdue from the next day 00:00 (T-2).</param>
/// <param name="IsProvisional">It runs past the last year loaded, so weekdays stand for working days until that year is loaded.</param>
public readonly record struct DueDay(DateOnly On, bool IsProvisional);

/// <summary>Working days: Monday to Friday less statutory days off, plus make-up days. The first day of a period is not counted;
/// a period in days that ends on a day off ends on the next working day (Civil Code art. 201, 203).</summary>
public sealed record WorkingCalendar(ImmutableSortedDictionary<int, CalendarYear> Years)
{
    /// <summary>Longest period that is counted, in working days.</summary>
    public const int LongestPeriod = 2000;

    /// <summary>No year loaded: every weekday counts and every date is provisional.</summary>
    public static WorkingCalendar Empty { get; } = new(ImmutableSortedDictionary<int, CalendarYear>.Empty);

    /// <summary>The calendar with a year put in or replaced.</summary>
    public WorkingCalendar With(CalendarYear year) => new(Years.SetItem(year.Year, year));

    /// <summary>Is that day worked?</summary>
    public bool IsWorkingDay(DateOnly day)
    {
        if (Announced(day, year => year.MakeUpWorkdays))
        {
            return true;
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Announced(day, year => year.DaysOff);
    }

    /// <summary>The n-th working day after a day, which is not counted. <paramref name="days"/> is 0 to <see cref="LongestPeriod"/>; 0 is the day itself.</summary>
    public DueDay WorkingDaysAfter(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, LongestPeriod);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return Due(day);
    }

    /// <summary>The day n calendar days after a day, moved to the next working day when it is a day off.</summary>
    public DueDay DaysAfter(DateOnly day, int days) => OnWorkingDay(day.AddDays(days));

    /// <summary>The same day n months later, moved to the next working day when it is a day off.</summary>
    public DueDay MonthsAfter(DateOnly day, int months) => OnWorkingDay(day.AddMonths(months));

    /// <summary>The day itself when it is worked, else the next working day.</summary>
    public DueDay OnWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return Due(day);
    }

    private DueDay Due(DateOnly day) => new(day, !Years.ContainsKey(day.Year));

    // A notice may name days of the year before (2022-12-31 stands in that of 2023).
    private bool Announced(DateOnly day, Func<CalendarYear, ImmutableArray<DateOnly>> days) =>
        Years.TryGetValue(day.Year, out var year) && days(year).Contains(day)
        || Years.TryGetValue(day.Year + 1, out var next) && days(next).Contains(day);
}
