using SanzhongYida.Processes;

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

        var item = matter.WorkItems.FirstOrDefault(item => c.Due == item.Id || c.Due == matter.WorkId(item) || c.Due == Matter.LegalityDue && item.Step == "legality-review");
        var due = item is null ? matter.Dues.FirstOrDefault(due => due.Id == c.Due) : null;
        var id = item is null ? c.Due : matter.WorkId(item);
        RequireUrger(p, matter, item);
        p.Require(item is not null || due is not null, Rule.NotFound, $"没有待办或到期事项“{c.Due}”", $"nothing “{c.Due}” is open or due");
        p.Require(!matter.Urgings.Any(urging => urging.Due == id && urging.On == p.Today), Rule.State, "今日已催办", "it was urged today already");
        p.RequireText(c.Text, LongestUrging, Rule.Input, "催办意见", "what is said");
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new SafeguardFact.Urged(id, item?.Name ?? due!.Name, item is null ? due!.Unit : Matter.UnitOf(item), p.Keep(c.Text)));
        if (item is not null)
        {
            Course.Do(p, c.Subjects[0], new ProcessCommand.Remind(item.Id));
        }
    }

    // Whoever answers for the whole; and the submitting unit, of what others have to do for its matter.
    private static void RequireUrger(Proceeding p, Matter matter, WorkItem? item) => p.Require(
        Offices.Actor(p) is { } actor
        && (actor.Is(Role.SupervisionCenter, p.Today)
            || actor.Is(Role.GovernmentOffice, p.Today)
            || actor.IsLeader(p.Today)
            || actor.Unit == matter.Unit && item is not null && Matter.UnitOf(item) != matter.Unit),
        Rule.Authority,
        "催办须由督查指挥中心、政府办、区政府领导办理,其他单位的待办也可由提交单位催办",
        "the supervision centre, the government office and leaders urge; the submitting unit urges what is with others");

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
