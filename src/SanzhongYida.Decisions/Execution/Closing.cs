namespace SanzhongYida.Decisions;

/// <summary>办结归档 (R-4.3.4-a): completion, its confirmation, and all that must be settled before.</summary>
internal static class Closing
{
    /// <summary>Years until the record is handed over to the archives (W-ARC).</summary>
    public const int YearsUntilTransfer = 10;

    public static IEnumerable<Refusal> CompletionMissing(Matter matter)
    {
        if (matter.Completion is null)
        {
            yield return new Refusal("R-4.3.4-a", "执行部门尚未提交办结材料", "the executing unit has filed no completion evidence");
        }

        if (matter.CompletionConfirmed is null)
        {
            yield return new Refusal("R-4.3.4-a", "责任领导尚未确认办结", "the responsible leader has not confirmed completion");
        }
    }

    /// <summary>The step is done when the matter is filed, which <see cref="Close"/> allows only when nothing is missing.</summary>
    public static IEnumerable<Refusal> ArchiveMissing(Matter matter, DateOnly today) => matter.ArchivedOn is not null
        ? []
        : Missing(matter, today).Append(new Refusal("R-4.3.4-a", "政府办尚未归档", "not yet filed"));

    // R-4.3.4-a: each missing condition is named, all at once.
    public static IEnumerable<Refusal> Missing(Matter matter, DateOnly today)
    {
        var missing = matter.DecisionInForce is null ? [] : ExecutionMissing(matter, today);
        return missing.Concat(RecordMissing(matter));
    }

    public static void FileCompletion(Proceeding p, ExecutionCommand.FileCompletion c)
    {
        if (Executor.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        // W-CAD: objections are recorded and answered before the appointment takes effect.
        p.Refuse(matter.Kind == MatterKind.KeyAppointment ? AppointmentNotices.Missing(matter) : []);
        p.RequireText(c.Evidence, 10_000, "R-4.3.4-a", "办结材料", "the completion evidence");
        if (p.IsRefused)
        {
            return;
        }

        var evidence = p.Keep(c.Evidence);
        foreach (var task in matter.Tasks.Where(task => task.IsOpen && task.AcknowledgedOn is not null))
        {
            p.Record(c.Subjects[0], new ExecutionFact.TaskCompleted(task.Id, evidence));
        }

        p.Record(c.Subjects[0], new ExecutionFact.CompletionFiled(evidence));
        Course.Advance(p, c.Subjects[0]);
    }

    public static void Confirm(Proceeding p, ExecutionCommand.ConfirmCompletion c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.Require(matter.CoordinatingLeader is not null && p.Actor == matter.CoordinatingLeader, "R-4.3.4-a", "办结须由责任领导确认", "the responsible leader confirms completion");
        p.Require(matter.Completion is not null, "R-4.3.4-a", "执行部门尚未提交办结材料", "the executing unit has filed no completion evidence");
        p.Require(matter.CompletionConfirmed is null, Rule.State, "已确认办结", "completion is confirmed already");
        p.RequireText(c.Opinion, 2000, Rule.Input, "确认意见", "the opinion");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.CompletionConfirmed(p.Keep(c.Opinion)));
            Course.Advance(p, c.Subjects[0]);
        }
    }

    public static void Close(Proceeding p, ExecutionCommand.CloseMatter c)
    {
        if (Matters.Unclosed(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.GovernmentOffice);

        // R-4.3.2-c: a reconsideration that came to nothing leaves the decision before it.
        var last = matter.Conclusions.LastOrDefault(conclusion => conclusion is not { Reopens: not null, IsDeferred: true });
        p.Require(matter.Exit is not null || last is { IsDeferred: false }, "R-4.3.4-a", "事项尚无会议决定", "no meeting has decided yet");
        p.Refuse(Missing(matter, p.Today));

        // W-713-33: the filing checklist is that of the steps actually run.
        foreach (var item in matter.WorkItems.Where(item => item.Step != "archive"))
        {
            p.Refuse("W-713-33", $"环节“{item.Name}”尚未办结", $"the step “{item.Name}” is not done");
        }

        if (!p.IsRefused)
        {
            // W-ARC: county-level archives are handed over after ten years.
            p.Record(c.Subjects[0], new ExecutionFact.Archived(p.Today.Year + YearsUntilTransfer));
            Course.Advance(p, c.Subjects[0]);
        }
    }

    private static IEnumerable<Refusal> ExecutionMissing(Matter matter, DateOnly today)
    {
        foreach (var task in matter.Tasks.Where(task => task.IsOpen))
        {
            yield return new Refusal("R-4.3.4-a", $"任务“{task.Id}”未完成", $"task “{task.Id}” is open");
        }

        foreach (var due in matter.OpenObligations(ObligationKind.Report, ObligationKind.Checkpoint, ObligationKind.Evaluation, ObligationKind.Suspension).Where(due => due.Due.On <= today))
        {
            yield return new Refusal("R-4.3.4-a", $"{Obligation.Chinese(due.Kind)}({Undertakings.Day(due.Due.On)}到期)未完成", $"“{due.Id}” is due and open");
        }

        if (matter.PendingEvaluation is not null)
        {
            yield return new Refusal("R-4.3.4-a", "评估建议尚未经会议审议决定", "an evaluation waits for its meeting");
        }

        foreach (var refusal in CompletionMissing(matter))
        {
            yield return refusal;
        }
    }

    /// <summary>The day by which something is filed that no step of a process reminds of.</summary>
    public static Obligation FilingBy(Proceeding p) =>
        new("filing", ObligationKind.Filing, p.Law.Regulation.Calendar.WorkingDaysAfter(p.Today, Exits.FilingWorkingDays), p.Today);

    private static IEnumerable<Refusal> RecordMissing(Matter matter)
    {
        if (matter.AwaitsReconsideration)
        {
            yield return new Refusal("W-CAD", "已提请复议,尚未经会议审议", "it was taken up again, and no meeting has concluded on it");
        }

        foreach (var followUp in matter.FollowUps.Where(followUp => followUp.IsOpen))
        {
            yield return new Refusal("R-4.3.4-a", $"督办“{followUp.Id}”未办结", $"the follow-up “{followUp.Id}” is open");
        }

        foreach (var followUp in matter.FollowUps.Where(followUp => followUp.Review is { IsOpen: true }))
        {
            yield return new Refusal("R-4.3.4-a", $"督办“{followUp.Id}”的复核申请尚未答复", $"the review of the follow-up “{followUp.Id}” is open");
        }

        foreach (var due in matter.OpenObligations(ObligationKind.Publication))
        {
            yield return new Refusal("R-4.3.4-a", $"决定“{due.Id}”未公开也未按法定依据豁免", $"“{due.Id}” is neither published nor exempt");
        }

        foreach (var due in matter.OpenObligations(ObligationKind.Minutes))
        {
            yield return new Refusal("R-4.3.4-a", $"{Undertakings.Day(due.Since)}会议的会议纪要未存档", $"the minutes of the meeting of {Undertakings.Day(due.Since)} are not filed");
        }
    }
}
