namespace SanzhongYida.Decisions;

/// <summary>紧急特殊情况 of a matter, asked for and approved before it is before a meeting. It lowers no threshold and skips no step.</summary>
internal static class UrgentMatters
{
    // R-4.2.3-f 「除紧急特殊情况外」: with a reason and the head's approval.
    public static void Request(Proceeding p, Subject subject, Matter matter, PreparationCommand.RequestUrgency c)
    {
        p.Require(Candidates.LeadersInCharge(p.Law, matter, p.Today).Contains(p.Actor, StringComparer.Ordinal), Rule.Authority, "须由分管领导提出", "the leader in charge asks for it");
        p.RequireText(c.Reason, 1000, "R-4.2.3-f", "紧急特殊情况的理由", "the reason of the urgency");
        p.Require(matter.Urgency is null, Rule.State, "已批准为紧急特殊情况", "the urgency is approved already");
        if (!p.IsRefused)
        {
            p.Record(subject, new PreparationFact.UrgencyRequested(p.Keep(c.Reason)));
        }
    }

    // Once the matter is before a meeting the approval is given on its item, where it is seen whether the statements have begun.
    public static void Grant(Proceeding p, Subject subject, Matter matter, PreparationCommand.GrantUrgency c)
    {
        p.Require(Candidates.IsHead(matter, Offices.Actor(p), p.Today), Rule.Authority, "须由区长批准", "the district head approves it");
        p.RequireText(c.Reason, 1000, "R-4.2.3-f", "紧急特殊情况的理由", "the reason of the urgency");
        p.Require(matter.UrgencyRequest is not null, "R-4.2.3-f", "分管领导尚未提出", "the leader in charge has not asked for it");
        p.Require(matter.Urgency is null, Rule.State, "已批准", "approved already");
        p.Require(matter.WorkItems.All(item => item.Step != "meeting"), "R-4.2.3-f", "事项已提请上会,须在发表意见前就该议题批准", "the matter is before a meeting: urgency is approved on its item, before the statements");
        if (!p.IsRefused)
        {
            p.Record(subject, new PreparationFact.UrgencyGranted(p.Keep(c.Reason)));
            Course.SetVariables(p, subject);
        }
    }
}
