namespace SanzhongYida.Decisions;

/// <summary>Overdue things, each told once.</summary>
internal static class Alerting
{
    /// <summary>Longest word that goes with a 催办.</summary>
    private const int LongestUrging = 500;

    // U-5: 催办 in one act; R-4.3.2-d 「确保政令畅通、令行禁止」. Once a day for one thing is enough.
    public static void Urge(Proceeding p, SafeguardCommand.Urge c)
    {
        if (Matters.Unclosed(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.SupervisionCenter, Role.GovernmentOffice, Role.DistrictHead, Role.DeputyHead);
        var due = matter.Dues.FirstOrDefault(due => due.Id == c.Due);
        p.Require(due is not null, Rule.NotFound, $"没有到期事项“{c.Due}”", $"nothing “{c.Due}” is due");
        p.Require(!matter.Urgings.Any(urging => urging.Due == c.Due && urging.On == p.Today), Rule.State, "今日已催办", "it was urged today already");
        p.RequireText(c.Text, LongestUrging, Rule.Input, "催办意见", "what is said");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.Urged(due!.Id, due.Name, due.Unit, p.Keep(c.Text)));
        }
    }

    // T-2: a due date D is overdue from D+1 00:00 district time.
    public static void Raise(Proceeding p, SafeguardCommand.RaiseAlert c)
    {
        p.Require(p.Actor == Instruction.System, Rule.Authority, "逾期提醒仅由系统发出", "only the system raises alerts");
        var subject = c.Subjects[0];
        if (p.Find(subject) is not Matter matter || matter.Dues.FirstOrDefault(due => due.Id == c.Due) is not { } due)
        {
            p.Refuse(Rule.State, $"没有到期事项“{c.Due}”", $"nothing “{c.Due}” is due");
            return;
        }

        p.Require(!due.IsAlerted, Rule.State, "已提醒过", "it was told already");
        p.Require(p.Today > due.Due, "T-2", $"{Undertakings.Day(due.Due)}到期,次日零时起方为逾期", $"it is overdue from the day after {Undertakings.Day(due.Due)}");
        if (p.IsRefused)
        {
            return;
        }

        p.Record(subject, new SafeguardFact.DeadlineMissed(due.Id, due.Kind, due.Due, due.Name, due.Unit));

        // A report missed does not stop the next from falling due.
        if (due.Id.StartsWith("report/", StringComparison.Ordinal))
        {
            TrackingPlans.SetNextReport(p, subject, due.Due);
        }
    }
}
