namespace SanzhongYida.Decisions;

/// <summary>The regulation's own commands: settings with date, reason and approver; locked ones unchangeable.</summary>
internal static class Regulations
{
    public static void Handle(Proceeding p, RegulationCommand command)
    {
        switch (command)
        {
            case RegulationCommand.IssueRegulation c:
                Issue(p, c);
                break;
            case RegulationCommand.IssueEdition c:
                Editions.Issue(p, c);
                break;
            case RegulationCommand.ChangeSetting c:
                Change(p, c);
                break;
            case RegulationCommand.ListEntry c:
                Catalogues.List(p, c);
                break;
            case RegulationCommand.StrikeEntry c:
                Catalogues.Strike(p, c);
                break;
            case RegulationCommand.LoadCalendar c:
                Offices.RequireRole(p, Role.SystemAdministrator);
                CalendarImport.Require(p, c.Year);
                p.Record(Subject.Regulation, new RegulationFact.CalendarLoaded(c.Year));
                break;
            case RegulationCommand.MarkAsDemonstration:
                p.Require(p.Actor == Instruction.System && p.Find(Subject.Regulation) is null, "T-3", "只有空记录可以标记为演示", "only an empty record can be marked as a demonstration");
                p.Record(Subject.Regulation, new RegulationFact.MarkedAsDemonstration());
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void Issue(Proceeding p, RegulationCommand.IssueRegulation c)
    {
        p.Require(p.Actor == Instruction.System, Rule.Authority, "办法仅在首次启动时载入", "the regulation is loaded at first start");
        p.Record(Subject.Regulation, new RegulationFact.RegulationIssued(c.Document, c.Title, c.EffectiveFrom, c.Made, c.Published));
        foreach (var value in c.Settings)
        {
            p.Record(Subject.Regulation, new RegulationFact.SettingChanged(value));
        }

        foreach (var year in c.Years)
        {
            p.Record(Subject.Regulation, new RegulationFact.CalendarLoaded(year));
        }
    }

    private static void Change(Proceeding p, RegulationCommand.ChangeSetting c)
    {
        Offices.RequireRole(p, Role.SystemAdministrator);
        if (p.Require(SettingValues.Knows(c.Setting), Rule.Input, $"没有设置“{c.Setting}”", $"there is no setting “{c.Setting}”"))
        {
            p.Require(SettingValues.Allows(c.Setting, c.Value) || p.Law.Regulation.EditionOn(c.From).Permits(c.Setting, c.Value), c.Setting, $"设置{c.Setting}不取“{c.Value}”:已锁定、须由办法的某一版本明文规定,或不是它的值", $"setting {c.Setting} does not take “{c.Value}”: it is locked, or only a version of the regulation gives it that value, or it is none of its values");
        }

        p.RequireText(c.Reason, 500, Rule.Input, "变更理由", "the reason");
        p.Require(c.From >= p.Today, Rule.Input, "生效日期不得早于今日", "it cannot take effect before today");
        RequireApprover(p, c.ApprovedBy);
        p.Record(Subject.Regulation, new RegulationFact.SettingChanged(new SettingValue(c.Setting, c.Value, c.From, c.Reason, c.ApprovedBy)));
    }

    /// <summary>A leader other than the actor approves what changes the rules.</summary>
    public static void RequireApprover(Proceeding p, string approvedBy) => p.Require(
        p.Law.People.TryGetValue(approvedBy, out var approver) && approver.IsLeader(p.Today) && approvedBy != p.Actor,
        Rule.Authority,
        "批准人须为区政府领导且不得为本人",
        "a leader other than the actor approves it");
}
