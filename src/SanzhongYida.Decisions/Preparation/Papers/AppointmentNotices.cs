namespace SanzhongYida.Decisions;

/// <summary>任前公示 (W-CAD): after the decision, apart from the restricted matter, with its own limited fields.</summary>
internal static class AppointmentNotices
{
    /// <summary>Least working days of the notice.</summary>
    public const int WorkingDays = 5;

    /// <summary>What the appointment lacks before it may take effect: the notice run to its end, each objection answered.</summary>
    public static IEnumerable<Refusal> Missing(Matter matter)
    {
        if (matter.Latest<Evidence.AppointmentNoticeClosed>() is not { } closed || matter.DecisionInForce is { } decision && closed.On < decision.On)
        {
            yield return new Refusal("W-CAD", "任前公示未完成", "the pre-appointment notice has not run to its end");
            yield break;
        }

        foreach (var objection in closed.Objections.Where(objection => Wording.IsBlank(objection.AdoptionNote)))
        {
            yield return new Refusal("W-CAD", $"异议“{objection.Topic}”未查核答复", $"the objection “{objection.Topic}” is not answered");
        }
    }

    public static Evidence Open(Proceeding p, Matter matter, Evidence.AppointmentNoticeOpened e)
    {
        p.Require(matter.Kind == MatterKind.KeyAppointment && matter.DecisionInForce is { } decision && decision.On <= e.On, "W-CAD", "任前公示在党组会议通过任职决定之后进行", "the notice comes after the Party group has carried the appointment");
        p.RequireText(e.Name, 60, "W-CAD", "公示对象姓名", "the name");
        p.RequireText(e.PresentPost, 100, "W-CAD", "现任职务", "the present post");
        p.RequireText(e.ProposedPost, 100, "W-CAD", "拟任职务", "the proposed post");
        p.Require(e.LastDay is null, Rule.Input, "公示截止日由系统计算", "the last day is computed");
        return e with { LastDay = p.Law.Regulation.Calendar.WorkingDaysAfter(e.On, WorkingDays).On };
    }

    public static void Close(Proceeding p, Matter matter, Evidence.AppointmentNoticeClosed e)
    {
        var opened = matter.Latest<Evidence.AppointmentNoticeOpened>();
        p.Require(opened is not null && e.On >= opened.LastDay, "W-CAD", $"任前公示不少于{WorkingDays}个工作日", $"the notice runs {WorkingDays} working days at least");
        p.Require(!e.Objections.IsDefault && e.Objections.Length <= Submission.MostListed, Rule.Input, "异议缺失或过多", "the objections are missing or too many");
    }
}
