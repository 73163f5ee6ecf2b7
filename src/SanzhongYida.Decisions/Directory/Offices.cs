namespace SanzhongYida.Decisions;

/// <summary>People and units: who enters them, and which roles exclude each other.</summary>
internal static class Offices
{
    /// <summary>Longest time a higher supervisor is given.</summary>
    public const int MostMonthsSupervised = 12;

    public static void Handle(Proceeding p, DirectoryCommand command)
    {
        var subject = command.Subjects[0];
        switch (command)
        {
            case DirectoryCommand.EnterPerson c:
                RequireRole(p, Role.SystemAdministrator);
                RequireNew(p, subject);
                p.RequireText(c.Name, 60, Rule.Input, "姓名或职务", "the name");
                p.Require(c.Unit is null || p.Law.Units.ContainsKey(c.Unit), Rule.Input, $"没有单位“{c.Unit}”", $"there is no unit “{c.Unit}”");
                p.Record(subject, new PersonFact.PersonEntered(c.Person, c.Name, c.Unit));
                break;
            case DirectoryCommand.GrantRole c:
                Grant(p, subject, c);
                break;
            case DirectoryCommand.NameStandIn c:
                StandIns.Name(p, subject, c);
                break;
            case DirectoryCommand.BeginHandOver c:
                HandOvers.Begin(p, subject, c);
                break;
            case DirectoryCommand.RevokeRole c:
                RequireRole(p, Role.SecurityAdministrator);
                if (RequireKnown(p, subject))
                {
                    p.Record(subject, new PersonFact.RoleRevoked(c.Role, c.LastDay));
                }

                break;
            case DirectoryCommand.AssignPortfolio c:
                RequireRole(p, Role.SystemAdministrator);
                p.RequireText(c.Portfolio, 40, Rule.Input, "分管领域", "the portfolio");
                if (RequireKnown(p, subject))
                {
                    p.Record(subject, new PersonFact.PortfolioAssigned(new HeldPortfolio(c.Portfolio, c.From)));
                }

                break;
            case DirectoryCommand.RegisterUnit c:
                RequireRole(p, Role.SystemAdministrator);
                RequireNew(p, subject);
                p.RequireText(c.Name, 60, Rule.Input, "单位名称", "the unit's name");
                p.Record(subject, new UnitFact.UnitRegistered(c.Unit, c.Name, c.Kind, c.Portfolio));
                break;
            case DirectoryCommand.DissolveUnit c:
                RequireRole(p, Role.SystemAdministrator);
                if (RequireKnown(p, subject))
                {
                    p.Record(subject, new UnitFact.UnitDissolved(c.LastDay));
                }

                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    /// <summary>The actor must hold the role today; the record's own first steps are its <see cref="Instruction.System"/>.</summary>
    public static bool RequireRole(Proceeding p, params Role[] roles) =>
        p.Require(
            p.Actor == Instruction.System || Actor(p) is { } person && roles.Any(role => person.Is(role, p.Today)),
            Rule.Authority,
            $"本操作须由{string.Join("或", roles.Select(RoleNames.Chinese))}办理",
            $"only {string.Join(" or ", roles)} may do this");

    public static Person? Actor(Proceeding p) => p.Law.People.GetValueOrDefault(p.Actor);

    // W-LOG: 系统管理员, 安全管理员, 审计管理员 exclude each other; those who edit workflows approve no matter.
    private static void Grant(Proceeding p, Subject subject, DirectoryCommand.GrantRole c)
    {
        RequireRole(p, Role.SecurityAdministrator);
        if (!RequireKnown(p, subject))
        {
            return;
        }

        var person = (Person)p.Find(subject)!;
        foreach (var held in person.Roles.Where(held => held.To is null || held.To >= c.From).Where(held => Exclude(held.Role, c.Role)))
        {
            p.Refuse("W-LOG", $"{RoleNames.Chinese(c.Role)}与{RoleNames.Chinese(held.Role)}不得由同一人担任", $"{c.Role} and {held.Role} exclude each other");
        }

        p.Require(!person.Roles.Any(held => held.Role == c.Role && held.On(c.From)), Rule.State, "已有该角色", "the role is held already");
        // R-5.1-b: a higher supervisor's access is for a time.
        p.Require(
            c.Role != Role.HigherSupervisor || c.To is { } to && to >= c.From && to <= c.From.AddMonths(MostMonthsSupervised),
            "R-5.1-b",
            $"上级监督人员的查阅权限须有截止日期,最长{MostMonthsSupervised}个月",
            $"a higher supervisor reads for {MostMonthsSupervised} months at most");
        p.Require(c.To is null || c.To >= c.From, Rule.Input, "截止日期早于起始日期", "it ends before it begins");
        p.Record(subject, new PersonFact.RoleGranted(new HeldRole(c.Role, c.From, c.To)));
    }

    private static bool Exclude(Role one, Role other) =>
        one != other && (IsApart(one) || IsApart(other));

    /// <summary>Held alone: administrators, whoever reads from above, and programs.</summary>
    internal static bool IsApart(Role role) => role is
        Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator or Role.WorkflowEditor or Role.WorkflowApprover or Role.HigherSupervisor or Role.JobWorker;

    private static void RequireNew(Proceeding p, Subject subject) =>
        p.Require(p.Find(subject) is null, Rule.State, $"“{subject.Id}”已存在", $"“{subject.Id}” exists already");

    internal static bool RequireKnown(Proceeding p, Subject subject) =>
        p.Require(p.Find(subject) is not null, Rule.NotFound, $"没有“{subject.Id}”", $"there is no “{subject.Id}”");
}
