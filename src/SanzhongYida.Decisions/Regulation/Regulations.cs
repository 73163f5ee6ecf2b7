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
                Editions.Propose(p, c);
                break;
            case RegulationCommand.ApproveEdition c:
                Editions.Approve(p, c);
                break;
            case RegulationCommand.ChangeSetting c:
                Propose(p, c);
                break;
            case RegulationCommand.ApproveSetting c:
                Approve(p, c);
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

    private static void Propose(Proceeding p, RegulationCommand.ChangeSetting c)
    {
        Offices.RequireRole(p, Role.SystemAdministrator);
        var value = new SettingValue(c.Setting, c.Value, c.From, c.Reason, c.ApprovedBy);
        Require(p, value);
        RequireApprover(p, c.ApprovedBy, p.Actor);
        if (!p.IsRefused)
        {
            p.Record(Subject.Regulation, new RegulationFact.SettingProposed(value));
        }
    }

    // Changing a setting needs an effective date, a reason and the approving person, whose own act it is; no administrator has that role.
    private static void Approve(Proceeding p, RegulationCommand.ApproveSetting c)
    {
        var value = p.Law.Regulation.ProposedSettings.FirstOrDefault(known => known.Id == c.Setting && known.Value == c.Value);
        if (!p.Require(value is not null, Rule.NotFound, "没有待批准的这一设置", "no such setting waits for approval"))
        {
            return;
        }

        p.Require(p.Actor == value!.ApprovedBy, Rule.Authority, $"由“{value.ApprovedBy}”批准", $"“{value.ApprovedBy}” approves it");
        RequireApprover(p, p.Actor, Instruction.System);
        Require(p, value);
        if (!p.IsRefused)
        {
            p.Record(Subject.Regulation, new RegulationFact.SettingChanged(value));
        }
    }

    private static void Require(Proceeding p, SettingValue value)
    {
        if (p.Require(SettingValues.Knows(value.Id), Rule.Input, $"没有设置“{value.Id}”", $"there is no setting “{value.Id}”"))
        {
            p.Require(SettingValues.Allows(value.Id, value.Value) || p.Law.Regulation.EditionOn(value.From).Permits(value.Id, value.Value), value.Id, $"设置{value.Id}不取“{value.Value}”:已锁定、须由办法的某一版本明文规定,或不是它的值", $"setting {value.Id} does not take “{value.Value}”: it is locked, or only a version of the regulation gives it that value, or it is none of its values");
        }

        p.RequireText(value.Reason, 500, Rule.Input, "变更理由", "the reason");
        p.Require(value.From >= p.Today, Rule.Input, "生效日期不得早于今日", "it cannot take effect before today");
    }

    /// <summary>A leader other than who proposed it approves what changes the rules.</summary>
    public static void RequireApprover(Proceeding p, string approvedBy, string proposedBy) => p.Require(
        p.Law.People.TryGetValue(approvedBy, out var approver) && approver.IsLeader(p.Today) && approvedBy != proposedBy,
        Rule.Authority,
        "批准人须为区政府领导且不得为本人",
        "a leader other than the actor approves it");
}
