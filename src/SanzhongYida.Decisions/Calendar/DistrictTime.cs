namespace SanzhongYida.Decisions;

/// <summary>District time is UTC+08:00, whatever the server's zone (T-2).</summary>
public static class DistrictTime
{
    /// <summary>The district's offset from UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The day it is in the district at that instant.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The instant a day begins in the district.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The instant from which something due on that day is overdue: the next day 00:00 (T-2).</summary>
    public static DateTimeOffset Overdue(DateOnly due) => Start(due.AddDays(1));

    /// <summary>Is what was due on one day overdue on another?</summary>
    public static bool IsOverdue(DateOnly due, DateOnly today) => due < today;
}
