using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>How long a step took, or has waited so far.</summary>
/// <param name="Name">Its name as drawn.</param>
/// <param name="Step">The step of the regulation it carries out, or null.</param>
/// <param name="Element">The department it was for, where it was one of several.</param>
/// <param name="OpenedOn">The day it opened.</param>
/// <param name="ClosedOn">The day it closed, or null while it waits.</param>
/// <param name="Due">When it is due, or null.</param>
/// <param name="Days">Calendar days, the first not counted.</param>
/// <param name="WorkingDays">Working days, the first not counted.</param>
public sealed record StepAge(string Name, string? Step, string? Element, DateOnly OpenedOn, DateOnly? ClosedOn, DateOnly? Due, int Days, int WorkingDays);

/// <summary>R-2.4-a 「完善规范内部决策程序,提高决策效率」: elapsed time per step, in calendar and in working days; no step waits in silence.</summary>
public static class StepAges
{
    /// <summary>The steps of a matter in the order they opened, counted from its facts.</summary>
    /// <param name="facts">Each fact with the day it was recorded on, oldest first.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="today">The day up to which a waiting step has waited.</param>
    public static ImmutableArray<StepAge> Of(IEnumerable<(DateOnly On, Fact Fact)> facts, WorkingCalendar calendar, DateOnly today)
    {
        var opened = new List<WorkItem>();
        var closed = new List<DateOnly?>();
        foreach (var (on, fact) in facts)
        {
            switch (fact)
            {
                case SubmissionFact.WorkItemOpened f:
                    opened.Add(f.Item);
                    closed.Add(null);
                    break;
                case SubmissionFact.WorkItemClosed f when opened.FindLastIndex(item => item.Id == f.Item) is >= 0 and var index:
                    closed[index] = on;
                    break;
                case SubmissionFact.FundsChanged or PreparationFact.MatterReturned or PreparationFact.MatterWithdrawn or PreparationFact.MatterTerminated:
                    // What waited then waits no longer: the process begins anew, or is over.
                    CloseAll(closed, on);
                    break;
            }
        }

        return [.. opened.Zip(closed, (item, end) => Of(item, end, calendar, end ?? today))];
    }

    /// <summary>Working days from one day to another, the first not counted.</summary>
    public static int WorkingDays(WorkingCalendar calendar, DateOnly from, DateOnly to) =>
        Enumerable.Range(1, Math.Clamp(to.DayNumber - from.DayNumber, 0, WorkingCalendar.LongestPeriod)).Count(day => calendar.IsWorkingDay(from.AddDays(day)));

    private static void CloseAll(List<DateOnly?> closed, DateOnly on)
    {
        for (var index = 0; index < closed.Count; index++)
        {
            closed[index] ??= on;
        }
    }

    private static StepAge Of(WorkItem item, DateOnly? end, WorkingCalendar calendar, DateOnly to) =>
        new(item.Name, item.Step, item.Element, item.OpenedOn, end, item.Due?.On, to.DayNumber - item.OpenedOn.DayNumber, WorkingDays(calendar, item.OpenedOn, to));
}
