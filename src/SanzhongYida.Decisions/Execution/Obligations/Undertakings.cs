using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>What a conclusion obliges to, with the days counted from the day of the meeting.</summary>
internal static class Undertakings
{
    /// <summary>Working days until a carried decision is assigned (R-4.3.1-a).</summary>
    public const int AssignmentWorkingDays = 3;

    /// <summary>Working days until an urgent suspension is before a meeting (W-713-37).</summary>
    public const int SuspensionWorkingDays = 10;

    /// <summary>Most periods tried to find the next report's day.</summary>
    private const int MostPeriods = 10_000;

    /// <summary>Called when a conclusion has been recorded, before the process moves on.</summary>
    public static void OnConcluded(Proceeding p, Subject subject, Conclusion conclusion)
    {
        var matter = (Matter)p.Find(subject)!;
        p.Record(subject, new ExecutionFact.ObligationsSet([.. Of(p.Law, matter, conclusion)]));

        // R-4.2.3-g, C-22, W-713-38: 久拖不决
        if (conclusion is { IsDeferred: true, Evaluation: null } && matter.Round >= p.Law.Regulation.On(conclusion.On).DeferralsUntilAlert)
        {
            p.Record(subject, new SafeguardFact.DeferredOften(matter.Round));
        }
    }

    /// <summary>Does 跟踪反馈 reach this kind (C-32)? 「重大事项决策作出后」 is read as all decisions but appointments.</summary>
    public static bool AreTracked(Settings settings, MatterKind kind) => settings.Text("C-32", "") switch
    {
        "majorDecisionsOnly" => kind == MatterKind.MajorDecision,
        "allFour" => true,
        _ => kind != MatterKind.KeyAppointment,
    };

    /// <summary>The next periodic report: multiples of the interval from the day the plan was due (or, with an interval of the
    /// matter's own, from the day it was filed), each moved off days off.</summary>
    public static Obligation NextReport(Law law, Matter matter, DateOnly after)
    {
        var own = matter.TrackingPlan is { ReportEveryDays: not null } plan ? plan : null;
        var from = own?.FiledOn ?? matter.Obligations.First(known => known.Kind == ObligationKind.TrackingPlan).Due.On;
        return NextReport(law, from, own?.ReportEveryDays ?? law.Regulation.On(matter.DecisionInForce!.On).ReportEveryDays, after);
    }

    /// <summary>A day as ids hold it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<Obligation> Of(Law law, Matter matter, Conclusion conclusion)
    {
        var settings = law.Regulation.On(conclusion.On);
        var calendar = law.Regulation.Calendar;
        var day = conclusion.On;

        // R-4.2.6-b 「并形成会议纪要」 C-18
        yield return new Obligation($"minutes/{matter.Conclusions.Length}", ObligationKind.Minutes, calendar.WorkingDaysAfter(day, settings.MinutesWorkingDays), day);
        if (matter.NumberOf(conclusion) is var number and > 0)
        {
            // R-5.2-a: 未通过 is covered too. C-17, W-INF-26
            yield return new Obligation($"publication/{number}", ObligationKind.Publication, calendar.WorkingDaysAfter(day, settings.PublicationWorkingDays), day);
            foreach (var obligation in OfExecution(law, matter, conclusion, number))
            {
                yield return obligation;
            }
        }
    }

    private static IEnumerable<Obligation> OfExecution(Law law, Matter matter, Conclusion conclusion, int number)
    {
        var settings = law.Regulation.On(conclusion.On);
        var calendar = law.Regulation.Calendar;
        var day = conclusion.On;
        var isCarried = conclusion.Outcome == Outcome.Carried;
        var isVersion = isCarried && matter.Versions.Contains(conclusion);
        if (isVersion)
        {
            yield return new Obligation($"assignment/{number}", ObligationKind.Assignment, calendar.WorkingDaysAfter(day, AssignmentWorkingDays), day);
        }

        if (!AreTracked(settings, matter.Kind))
        {
            yield break;
        }

        // R-4.3.3-a, C-19; a plan is revised when what it tracks was amended or suspended.
        if (isVersion || isCarried && matter.RecommendationOf(conclusion) == Recommendation.Suspend)
        {
            var plan = calendar.WorkingDaysAfter(day, settings.TrackingPlanWorkingDays);
            yield return new Obligation($"tracking-plan/{number}", ObligationKind.TrackingPlan, plan, day);
            if (conclusion.Evaluation is null)
            {
                yield return NextReport(law, plan.On, settings.ReportEveryDays, day) with { Since = day };
            }
        }

        // R-4.3.3-c, C-21; R-4.3.3-d: 继续 → next evaluation date.
        if (isVersion || conclusion.Evaluation is not null)
        {
            yield return new Obligation($"evaluation/{number}", ObligationKind.Evaluation, calendar.MonthsAfter(day, settings.EvaluationMonths), day);
        }
    }

    private static Obligation NextReport(Law law, DateOnly from, int everyDays, DateOnly after)
    {
        for (var period = 1; period <= MostPeriods; period++)
        {
            var due = law.Regulation.Calendar.DaysAfter(from, period * everyDays);
            if (due.On > after)
            {
                return new Obligation("report/" + Day(due.On), ObligationKind.Report, due, after.AddDays(1));
            }
        }

        throw new InvalidOperationException($"No report day within {MostPeriods} periods.");
    }
}
