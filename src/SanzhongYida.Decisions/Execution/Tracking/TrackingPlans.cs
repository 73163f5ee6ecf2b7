using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>(三)3: the tracking plan and the reports by it.</summary>
internal static class TrackingPlans
{
    // R-4.3.3-a 「重大事项决策作出后,决策执行部门要针对决策事项特点,制定具体的跟踪反馈计划」
    public static IEnumerable<Refusal> PlanMissing(Matter matter) => matter.OpenObligations(ObligationKind.TrackingPlan).Any()
        ? [new Refusal("R-4.3.3-a", "尚未制定跟踪反馈计划", "no tracking plan was filed yet")]
        : [];

    // R-4.3.3-b 「及时向区政府通报决策执行情况。」 Reports go on until completion is confirmed; those planned for later lapse then (R-4.3.4-a).
    public static IEnumerable<Refusal> ReportMissing(Matter matter, DateOnly today)
    {
        if (matter.CompletionConfirmed is null)
        {
            yield return new Refusal("R-4.3.3-b", "执行完毕前须按期通报执行情况", "reports go on until completion is confirmed");
        }

        foreach (var due in matter.OpenObligations(ObligationKind.Report, ObligationKind.Checkpoint).Where(due => due.Due.On <= today))
        {
            yield return new Refusal("R-4.3.3-b", $"{Undertakings.Day(due.Due.On)}到期的执行情况通报尚未提交", $"the report due on {Undertakings.Day(due.Due.On)} is missing");
        }
    }

    public static void FilePlan(Proceeding p, ExecutionCommand.FileTrackingPlan c)
    {
        if (Executor.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        var settings = p.Law.Regulation.On(p.Today);
        p.Require(Undertakings.AreTracked(settings, matter.Kind), "C-32", "本类事项不制定跟踪反馈计划", "this kind has no tracking plan");
        RequireConcrete(p, matter, c);
        p.RequireText(c.Method, 2000, "R-4.3.3-a", "跟踪方式", "the method");
        p.Require(p.Law.People.ContainsKey(c.Reporter), "R-4.3.3-a", "未明确通报人", "no reporter is named");
        p.Require(c.ReportEveryDays is null || c.ReportEveryDays >= 1 && c.ReportEveryDays <= settings.ReportEveryDays, "C-20", $"通报间隔须为1至{settings.ReportEveryDays}日", $"the interval is 1 to {settings.ReportEveryDays} days");
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new ExecutionFact.TrackingPlanFiled(c.Indicators, c.Checkpoints, p.Keep(c.Method), c.Reporter, c.ReportEveryDays));
        p.Record(c.Subjects[0], new ExecutionFact.ObligationsSet([.. Checkpoints(p, c)]));
        SetNextReport(p, c.Subjects[0], p.Today);
        Course.Advance(p, c.Subjects[0]);
    }

    /// <summary>A report counts for the due date named, else for the earliest open one whose period has begun.</summary>
    public static void FileReport(Proceeding p, ExecutionCommand.FileProgressReport c)
    {
        if (Executor.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.RequireText(c.Text, 10_000, "R-4.3.3-b", "执行情况", "the report");
        var open = matter.OpenObligations(ObligationKind.Report, ObligationKind.Checkpoint).ToList();
        p.Require(c.Due is null || open.Exists(due => due.Id == c.Due), Rule.Input, $"没有待提交的通报“{c.Due}”", $"no report “{c.Due}” is open");
        if (p.IsRefused)
        {
            return;
        }

        var met = c.Due ?? open.Where(due => due.Kind == ObligationKind.Report && due.Since <= p.Today).MinBy(due => due.Due.On)?.Id;
        p.Record(c.Subjects[0], new ExecutionFact.ProgressReported(met, p.Keep(c.Text)));
        SetNextReport(p, c.Subjects[0], matter.Obligations.FirstOrDefault(due => due.Id == met)?.Due.On ?? p.Today);
        Course.Advance(p, c.Subjects[0]);
    }

    /// <summary>Sets the next periodic report after a day, unless one later than that day is set already or none ever was.</summary>
    public static void SetNextReport(Proceeding p, Subject subject, DateOnly after)
    {
        var matter = (Matter)p.Find(subject)!;
        var isTracked = matter.DecisionInForce is not null && matter.Obligations.Any(known => known.Kind == ObligationKind.TrackingPlan);
        if (isTracked && !matter.Obligations.Any(known => known.Kind == ObligationKind.Report && known.Due.On > after))
        {
            p.Record(subject, new ExecutionFact.ObligationsSet([Undertakings.NextReport(p.Law, matter, after)]));
        }
    }

    // “具体”: at least one indicator with a target and one dated checkpoint.
    private static void RequireConcrete(Proceeding p, Matter matter, ExecutionCommand.FileTrackingPlan c)
    {
        p.Require(c.Indicators.Length is > 0 and <= Submission.MostListed, "R-4.3.3-a", "至少须有一项带目标值的指标", "at least one indicator with a target");
        p.Require(c.Checkpoints.Length is > 0 and <= Submission.MostListed, "R-4.3.3-a", "至少须有一个注明日期的检查点", "at least one dated checkpoint");
        foreach (var indicator in c.Indicators)
        {
            p.RequireText(indicator.Name, 120, "R-4.3.3-a", "指标名称", "an indicator's name");
            p.RequireText(indicator.Target, 120, "R-4.3.3-a", "指标目标值", "an indicator's target");
        }

        foreach (var checkpoint in c.Checkpoints)
        {
            p.RequireText(checkpoint.What, 120, "R-4.3.3-a", "检查内容", "what a checkpoint looks at");
            p.Require(matter.DecisionInForce is null || checkpoint.On > matter.DecisionInForce.On, "R-4.3.3-a", "检查点未注明日期或早于决策", "a checkpoint has no date or one before the decision");
        }
    }

    private static IEnumerable<Obligation> Checkpoints(Proceeding p, ExecutionCommand.FileTrackingPlan c) => c.Checkpoints
        .Select(checkpoint => checkpoint.On)
        .Distinct()
        .Where(day => day >= p.Today)
        .Order()
        .Select(day => new Obligation("checkpoint/" + Undertakings.Day(day), ObligationKind.Checkpoint, p.Law.Regulation.Calendar.OnWorkingDay(day), p.Today));
}
