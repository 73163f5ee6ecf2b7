namespace SanzhongYida.Decisions;

public sealed partial record Matter
{
    /// <summary>紧急处置 ahead of the meeting, or null.</summary>
    public Entered? Disposal { get; init; }
}

/// <summary>C-26: the one opening of 「原则上须通过召开会议的方式集体决策」 (R-4-c), shut unless the setting opens it. What was done is no
/// decision and moves no step: a meeting decides on it within the limit, else the supervision centre is told.</summary>
internal static class Disposals
{
    public static void Dispose(Proceeding p, Subject subject, Matter matter, DecisionCommand.DisposeFirst c)
    {
        p.Require(p.Law.Regulation.On(p.Today).AllowsEmergencyDisposal, "C-26", "未开放紧急处置:须经会议集体决策", "no disposal ahead of the meeting is open: a meeting decides");
        p.Require(Candidates.IsHead(matter, Offices.Actor(p), p.Today), Rule.Authority, "紧急处置须由区长决定", "the district head disposes");
        p.Require(matter.Decisions.IsEmpty, "R-4.3.2-a", "会议已作出决策", "a meeting has decided");
        p.Require(matter.Disposal is null, Rule.State, "已作紧急处置", "disposed already");
        p.RequireText(c.Measures, 5000, "C-26", "处置措施和理由", "the measures and the reason");
        if (!p.IsRefused)
        {
            var due = p.Law.Regulation.Calendar.WorkingDaysAfter(p.Today, Undertakings.SuspensionWorkingDays);
            p.Record(subject, new DecisionFact.DisposedFirst(p.Keep(c.Measures)));
            p.Record(subject, new ExecutionFact.ObligationsSet([new Obligation("ratification", ObligationKind.Ratification, due, p.Today)]));
        }
    }
}
