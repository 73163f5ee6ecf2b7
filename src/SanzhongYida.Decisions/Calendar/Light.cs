namespace SanzhongYida.Decisions;

/// <summary>How something due stands, at a glance.</summary>
public enum Light
{
    /// <summary>Time is left.</summary>
    None,

    /// <summary>黄灯: due within <see cref="Lights.SoonWorkingDays"/> working days.</summary>
    Yellow,

    /// <summary>红灯: overdue.</summary>
    Red,
}

/// <summary>Red and yellow lights (U-5).</summary>
public static class Lights
{
    /// <summary>So many working days ahead of it something is due soon.</summary>
    public const int SoonWorkingDays = 3;

    /// <summary>The last day that is soon.</summary>
    public static DateOnly Soon(WorkingCalendar calendar, DateOnly today) => calendar.WorkingDaysAfter(today, SoonWorkingDays).On;

    // R-4.3.2-d 「确保政令畅通、令行禁止。」 T-2: overdue from the day after.

    /// <summary>The light of what is due on a day.</summary>
    public static Light Of(WorkingCalendar calendar, DateOnly due, DateOnly today) =>
        DistrictTime.IsOverdue(due, today) ? Light.Red : due <= Soon(calendar, today) ? Light.Yellow : Light.None;
}
