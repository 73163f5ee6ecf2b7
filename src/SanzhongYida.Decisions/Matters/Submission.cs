using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>三、事项范围: bringing a matter in, and saying what it is.</summary>
internal static class Submission
{
    /// <summary>Most entries of a list in one request.</summary>
    public const int MostListed = 60;

    /// <summary>Longest name in a list.</summary>
    public const int LongestName = 100;

    /// <summary>A list of names: none blank or too long, none twice.</summary>
    public static void RequireNames(Proceeding p, ImmutableArray<string> names, string chinese, string english) => p.Require(
        names.Length <= MostListed && names.All(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName) && names.Distinct(StringComparer.Ordinal).Count() == names.Length,
        Rule.Input,
        $"{chinese}有空缺、重复,或超过{MostListed}项、{LongestName}字",
        $"{english} has blanks or repeats, or is longer than {MostListed} names of {LongestName} characters");

    public static void Handle(Proceeding p, SubmissionCommand command)
    {
        switch (command)
        {
            case SubmissionCommand.SubmitMatter c:
                Submit(p, c);
                break;
            case SubmissionCommand.ClearMajorAdministrativeDecision c:
                ClearFlag(p, c);
                break;
            case SubmissionCommand.MoveToEdition c:
                Editions.Move(p, c);
                break;
            case SubmissionCommand.StateParticulars c:
                Describing.Describe(p, c);
                break;
            case SubmissionCommand.ChangeFunds c:
                Reclassification.Change(p, c);
                break;
            case SubmissionCommand.RaiseToPlenary c:
                Raise(p, c);
                break;
            case SubmissionCommand.NameReaders c:
                NameReaders(p, c);
                break;
            case SubmissionCommand.CompleteWorkItem c:
                Complete(p, c);
                break;
            case SubmissionCommand.FireTimer c:
                Course.FireTimer(p, c.Subjects[0], c.Timer);
                break;
            case SubmissionCommand.MoveToVersion c:
                VersionMoves.Move(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void Submit(Proceeding p, SubmissionCommand.SubmitMatter c)
    {
        var subject = Subject.Matter(c.Matter);
        ImmutableArray<Marking> markings = c.Markings.OrEmpty();
        Secrets.Refuse(p, markings);
        RequireSubmitter(p, c);
        RequireContent(p, c);
        var funds = ReadFunds(p, c);
        var clauses = Reclassification.Clauses(p, c.Subjects, c.Matter, c.Declared, funds);
        var particulars = Describing.Settle(p, c.Particulars);
        var flags = Describing.With(Scope.With(c.Flags, clauses, funds), particulars);
        RequireClause(p, c, clauses);
        Describing.Require(p, c.Kind, clauses, particulars);
        RequireForum(p, c.Kind, c.Forum, flags);
        var workflow = Course.WorkflowFor(p, c.Kind);
        if (p.IsRefused)
        {
            return;
        }

        var number = (((Register?)p.Find(Subject.Register(c.Year)))?.Last ?? 0) + 1;
        p.Record(Subject.Register(c.Year), new RegisterFact.NumberIssued(number, c.Matter));
        p.Record(subject, new SubmissionFact.MatterSubmitted(
            c.Matter,
            Matter.NumberOf(c.Year, number),
            c.Title,
            c.Kind,
            clauses,
            flags,
            c.IsRestricted || c.Kind == MatterKind.KeyAppointment || !markings.IsEmpty,
            c.Readers,
            c.Unit,
            c.CounterpartUnit,
            c.Departments,
            c.Portfolios,
            c.Forum,
            funds,
            c.Bases,
            p.Keep(c.Draft),
            p.Law.Regulation.EditionOn(p.Today).Number));
        if (c.Particulars is not null)
        {
            p.Record(subject, new SubmissionFact.ParticularsStated(particulars, Reason: null));
        }

        if (!markings.IsEmpty)
        {
            p.Record(subject, new SubmissionFact.MatterMarked([.. markings.Distinct()]));
        }

        Reclassification.Enter(p, c.Subjects);
        if (!clauses.IsEmpty)
        {
            Course.Begin(p, subject, workflow!);
        }
    }

    // 三: at least one clause, and one of the leading kind. Money that reaches no threshold is registered all the same, outside the
    // three: what it asks for later, or together with others, is seen (R-3.4-d). An amount that can't be read is its own reason.
    private static void RequireClause(Proceeding p, SubmissionCommand.SubmitMatter c, ImmutableArray<string> clauses) => p.Require(
        clauses.Any(clause => Scope.KindOf(clause) == c.Kind) || clauses.IsEmpty && c.Kind == MatterKind.LargeFunds && c.FundKind is not null,
        Rule.Input,
        "不属于所选类别的“三重一大”事项:没有匹配的条款",
        "no clause of section 三 matches the leading kind");

    /// <summary>R-0-a: registered units, existing today.</summary>
    public static void RequireUnits(Proceeding p, IEnumerable<string> units)
    {
        foreach (var unit in units.Distinct(StringComparer.Ordinal))
        {
            p.Require(p.Law.Units.TryGetValue(unit, out var known) && known.Exists(p.Today), "R-0-a", $"“{unit}”不是登记在册的单位", $"“{unit}” is no registered unit");
        }
    }

    // R-0-a: only a registered unit can submit; R-4.1.2-a: a unit through its own people, or a leadership member.
    private static void RequireSubmitter(Proceeding p, SubmissionCommand.SubmitMatter c)
    {
        p.Require(p.Find(Subject.Matter(c.Matter)) is null, Rule.State, "事项已存在", "the matter exists already");
        p.Require(c.Year == p.Today.Year, Rule.Input, "编号年度与当日不符", "the register's year is not the year of the day");
        var actor = Offices.Actor(p);
        RequireUnits(p, c.Departments.Append(c.Unit).Append(c.CounterpartUnit));
        p.Require(
            actor is not null && (actor.Unit == c.Unit && (actor.Is(Role.Handler, p.Today) || actor.Is(Role.UnitHead, p.Today)) || actor.IsLeader(p.Today)),
            "R-4.1.2-a",
            "决策事项由区政府领导班子成员或提出单位的经办人提出",
            "a matter is proposed by a leadership member or by the unit's own people");
    }

    private static void RequireContent(Proceeding p, SubmissionCommand.SubmitMatter c)
    {
        p.RequireText(c.Title, 120, Rule.Input, "题目", "the title");
        p.RequireText(c.Draft, 20_000, Rule.Input, "决定草案", "the draft decision");

        // R-0-e: a matter without a cited basis can't be put on an agenda; asked for at once.
        p.Require(c.Bases.Any(basis => !Wording.IsBlank(basis)), "R-0-e", "未列明依据", "no legal basis is cited");
        p.Require(new[] { c.Declared, c.Departments, c.Portfolios, c.Bases, c.Readers }.All(list => list.Length <= MostListed), Rule.Input, $"列表超过{MostListed}项", $"a list is longer than {MostListed}");
        foreach (var clause in c.Declared.Where(clause => !Scope.Declarable.Contains(clause, StringComparer.Ordinal)))
        {
            p.Refuse(Rule.Input, $"“{clause}”不是可申报的条款", $"“{clause}” can't be declared");
        }

        // R-0-a: what no leader has in charge nobody could endorse.
        foreach (var portfolio in c.Portfolios.Where(portfolio => !p.Law.People.Values.Any(person => person.IsLeader(p.Today) && person.Holds(portfolio, p.Today))))
        {
            p.Refuse("R-0-a", $"“{portfolio}”没有区政府领导分管", $"no leader has “{portfolio}” in charge");
        }

        RequirePeople(p, c.Readers);
        p.Require(c.Project is null || Splitting.IsCode(c.Project) && c.FundKind is not null, Rule.Input, $"项目编码须为1至{Splitting.LongestCode}个字母、数字或连字符,并写明资金", "a project code is letters, digits and hyphens, and goes with money");
    }

    private static void RequirePeople(Proceeding p, ImmutableArray<string> readers)
    {
        foreach (var reader in readers.Where(reader => !p.Law.People.ContainsKey(reader)))
        {
            p.Refuse(Rule.Input, $"没有人员“{reader}”", $"there is no person “{reader}”");
        }
    }

    // R-4.2.5-a: a restricted matter is read by those named; naming more is an act of the drafter or the head, with its reason.
    private static void NameReaders(Proceeding p, SubmissionCommand.NameReaders c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.Require(
            p.Actor == matter.DraftedBy || (Offices.Actor(p)?.Is(Role.DistrictHead, p.Today) ?? false),
            Rule.Authority,
            "知悉范围由经办人或区长确定",
            "the drafter or the district head names readers");
        p.Require(matter.IsRestricted, Rule.State, "本事项未限制知悉范围", "the matter is not restricted");
        p.Require(!c.Readers.IsDefaultOrEmpty && c.Readers.Length <= MostListed, Rule.Input, "未列明知悉人员或人数过多", "no readers named, or too many");
        p.RequireText(c.Reason, 2000, Rule.Input, "理由", "the reason");
        RequirePeople(p, c.Readers);
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SubmissionFact.ReadersNamed(c.Readers, p.Keep(c.Reason)));
        }
    }

    private static Funds? ReadFunds(Proceeding p, SubmissionCommand.SubmitMatter c)
    {
        if (c.FundKind is not { } kind)
        {
            p.Require(c.Amount is null, Rule.Input, "填写金额时须选择资金类别", "an amount needs a kind of funds");
            return null;
        }

        return p.Require(Money.TryParse(c.Amount, out var amount), Rule.Input, "金额须为元、万元或亿元,且不细于分", "an amount in 元, 万元 or 亿元, not finer than 分")
            ? new Funds(kind, c.InBudget, amount, c.Amount!, c.Project)
            : null;
    }

    /// <summary>The forum a matter of that kind with those marks may be assigned.</summary>
    public static void RequireForum(Proceeding p, MatterKind kind, BodyKind forum, Flags flags)
    {
        // R-3.2-a: forum is 党组会议 only.
        p.Require(kind != MatterKind.KeyAppointment || forum == BodyKind.PartyGroup, "R-3.2-a", "干部任免事项只能由党组会议研究决定", "appointments are decided by the Party group only");

        // R-4-a with W-713-30a: 重大行政决策 → 常务会议 or 全体会议.
        p.Require(
            !flags.MajorAdministrativeDecision || kind == MatterKind.KeyAppointment || forum is BodyKind.Executive or BodyKind.Plenary,
            "R-4-a",
            "重大行政决策须经常务会议或全体会议讨论决定",
            "a major administrative decision is taken by the executive or the plenary meeting");
    }

    // R-4.1.1-b: the flag may be cleared only with a reason by an authorised person.
    private static void ClearFlag(Proceeding p, SubmissionCommand.ClearMajorAdministrativeDecision c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.LegalityReviewer);
        p.RequireText(c.Reason, 2000, Rule.Input, "理由", "the reason");
        p.Require(matter.Flags.MajorAdministrativeDecision, Rule.State, "未标注重大行政决策", "the flag is not set");
        p.Require(matter.Conclusions.IsEmpty, Rule.State, "已上会,不得再改标注", "it has been before a meeting");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SubmissionFact.FlagsChanged(matter.Flags with { MajorAdministrativeDecision = false }, p.Keep(c.Reason)));
            Course.SetVariables(p, c.Subjects[0]);
            Course.Advance(p, c.Subjects[0]);
        }
    }

    // R-4-b 「必要时可召开区政府全体会议讨论决定。」
    private static void Raise(Proceeding p, SubmissionCommand.RaiseToPlenary c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.DistrictHead);
        p.RequireText(c.Reason, 2000, Rule.Input, "理由", "the reason");
        p.Require(matter.Kind != MatterKind.KeyAppointment, "R-4-b", "干部任免事项不得提请全体会议", "appointments can't be raised to the plenary meeting");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SubmissionFact.ForumRaised(BodyKind.Plenary, p.Keep(c.Reason)));
        }
    }

    private static void Complete(Proceeding p, SubmissionCommand.CompleteWorkItem c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        var item = matter.WorkItems.FirstOrDefault(item => item.Id == c.WorkItem);
        if (item is null)
        {
            p.Refuse(Rule.NotFound, "没有这项待办", "there is no such work item");
            return;
        }

        Handling.RequireHandler(p, matter, item);
        p.Refuse(Steps.Missing(p.Law, matter, item, p.Today));
        p.RequireText(c.Note, 2000, Rule.Input, "办理意见", "the note");
        if (!p.IsRefused)
        {
            Course.Complete(p, c.Subjects[0], item, p.Keep(c.Note));
        }
    }
}
