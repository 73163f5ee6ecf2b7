using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>Periods as definitions write them: <c>7wd</c> is seven working days, <c>P30D</c> thirty days.</summary>
public static class Periods
{
    /// <summary>The due day of a period from a day, or null when there is none or it is no period in days.</summary>
    public static DueDay? Due(WorkingCalendar calendar, string? period, DateOnly from) => period switch
    {
        null => null,
        _ when period.EndsWith("wd", StringComparison.Ordinal) && Days(period[..^2], out var working) => calendar.WorkingDaysAfter(from, working),
        ['P', .. var days, 'D'] when Days(days, out var calendarDays) => calendar.DaysAfter(from, calendarDays),
        _ => null,
    };

    /// <summary>The instant from which such a period is over: the start of the day after its due day.</summary>
    public static DateTimeOffset? Moment(WorkingCalendar calendar, string period, DateTimeOffset from) =>
        Due(calendar, period, DistrictTime.Day(from)) is { } due ? DistrictTime.Overdue(due.On) : null;

    private static bool Days(string text, out int days) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days <= WorkingCalendar.LongestPeriod;
}
