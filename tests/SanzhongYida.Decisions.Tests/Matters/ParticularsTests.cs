namespace SanzhongYida.Decisions.Tests;

/// <summary>三: what a matter must say of itself under each clause, and the catalogues it is checked against.</summary>
public sealed class ParticularsTests
{
    private const string Drafter = "住建局-经办";
    private const string Reviewer = "司法局-审查";

    [Fact, Clause("R-3.1-b")]
    public void 全局性问题须写明领域和性质()
    {
        var room = new Room();
        Reasons.Are(["R-3.1-b"], room.Refused(Drafter, Decision("甲", "R-3.1-b")));
        Reasons.Are(["R-3.1-b"], room.Refused(Drafter, Decision("甲", "R-3.1-b", new() { Fields = [PolicyField.Economic] })));
        room.Must(Drafter, Decision("甲", "R-3.1-b", new() { Fields = [PolicyField.Economic, PolicyField.Social], Natures = [PolicyNature.Policy] }));
        Assert.Equal([PolicyField.Economic, PolicyField.Social], room.Matter("甲").Particulars.Fields);
    }

    [Fact, Clause("R-3.1-c")]
    public void 切身利益事项的标注随该条款而定_要点改写不能清除()
    {
        var room = new Room().Must(Drafter, Decision("甲", "R-3.1-c"));
        Assert.True(room.Matter("甲").Flags.VitalInterests);
        room.Must(Drafter, new SubmissionCommand.StateParticulars("甲", new() { ConcernsMarket = true }, "补充。"));
        room.Must(Reviewer, new SubmissionCommand.ClearMajorAdministrativeDecision("甲", "既定政策。"));
        Assert.True(room.Matter("甲").Flags.VitalInterests);
        Assert.Contains(AgendaGate.RequiredSteps(room.Matter("甲")), step => step.Step == "hearing");
    }

    [Fact, Clause("R-3.2-a")]
    public void 干部事项须写明五种行为之一_职务须在党组管理权限之内()
    {
        var room = new Room();
        Reasons.Are(["R-3.2-a"], room.Refused("人社局-经办", Appointment(new() { Post = "某中心主任" })));
        Reasons.Are(["R-3.2-a"], room.Refused("人社局-经办", Appointment(new() { Act = AppointmentAct.Nominate })));
        Reasons.Are(["R-3.2-a"], room.Refused("人社局-经办", Appointment(new() { Act = AppointmentAct.Nominate, Post = "某市管干部" })));
        foreach (var act in Enum.GetValues<AppointmentAct>())
        {
            room.Must("人社局-经办", Appointment(new() { Act = act, Post = "某中心主任" }, act.ToString()));
        }

        room.Must("A01", new RegulationCommand.StrikeEntry(CatalogueKind.ManagedPosts, "某中心主任", room.Today, "改由区委管理。"));
        Reasons.Are(["R-3.2-a"], room.At(2026, 4, 29).Refused("人社局-经办", Appointment(new() { Act = AppointmentAct.Nominate, Post = "某中心主任" }, "其后")));
        Assert.NotNull(room.Law.Regulation.Entries.Single(entry => entry.Name == "某中心主任").To);
    }

    [Fact, Clause("R-3.3-a")]
    public void 环境类项目须填写环评文号()
    {
        var room = new Room();
        Reasons.Are(["R-3.3-a"], room.Refused(Drafter, Project("甲", "R-3.3-a")));
        room.Must(Drafter, Project("甲", "R-3.3-a", new() { Project = ProjectField.Environment }), Project("乙", "R-3.3-a", new() { Project = ProjectField.Industry }));
        foreach (var matter in new[] { "甲", "乙" })
        {
            room.Must(Drafter, File(matter, new Evidence.Research(room.Today, "全区", "住建局")), File(matter, new Evidence.OpinionsHeard(room.Today, "各方面")));
        }

        Assert.Equal("research", Assert.Single(room.Matter("甲").WorkItems).Step);
        Assert.DoesNotContain(room.Matter("乙").WorkItems, item => item.Step == "research");
        var item = room.Matter("甲").WorkItems[0];
        Reasons.Are(["R-3.3-a"], room.Refused(Drafter, new SubmissionCommand.CompleteWorkItem("甲", item.Id, "已办。")));
        room.Must(Drafter, new SubmissionCommand.StateParticulars("甲", new() { Project = ProjectField.Environment, EnvironmentalReference = "白洮环审〔2026〕8号" }, "环评批复。"));
        Assert.DoesNotContain(room.Matter("甲").WorkItems, waiting => waiting.Step == "research");
    }

    [Fact, Clause("R-3.3-c")]
    public void 重点项目须写明级别和编号_其他类型由有权人员附理由增列()
    {
        var room = new Room();
        Reasons.Are(["R-3.3-c"], room.Refused(Drafter, Project("甲", "R-3.3-c", new() { Level = ProjectLevel.City })));
        room.Must(Drafter, Project("甲", "R-3.3-c", new() { Level = ProjectLevel.City, ListNumber = "市2026-3" }));

        var added = new RegulationCommand.ListEntry(CatalogueKind.ProjectTypes, "国家专项试点", "国发〔2026〕2号", room.Today, "中央预算内试点。");
        Reasons.Are(["R-3.3-c"], room.Refused(Drafter, Project("乙", "R-3.3-c", new() { ProjectType = "国家专项试点" })));
        Reasons.Are([Rule.Authority], room.Refused(Drafter, added));
        Reasons.Are(["R-3.3-c"], room.Refused("A01", added with { Reason = " " }));
        room.Must("A01", added);
        Reasons.Are([Rule.State], room.Refused("A01", added));
        room.Must(Drafter, Project("乙", "R-3.3-c", new() { ProjectType = "国家专项试点" }));
        Assert.Equal(("A01", "中央预算内试点。"), room.Law.Regulation.Entries.Where(entry => entry.Kind == CatalogueKind.ProjectTypes).Select(entry => (entry.EnteredBy, entry.Reason)).Single());
    }

    [Fact, Clause("R-1-a")]
    public void 可以写明所落实的上级决定()
    {
        var higher = new HigherDecision("省委", "关于城市更新的决定", "吉发〔2026〕1号", new DateOnly(2026, 1, 10));
        var room = new Room();
        Reasons.Are(["R-1-a"], room.Refused(Drafter, Decision("甲", "R-3.1-c", new() { CarriesOut = higher with { Document = "" } })));
        room.Must(Drafter, Decision("甲", "R-3.1-c", new() { CarriesOut = higher }));
        Assert.Equal(higher, room.Matter("甲").Particulars.CarriesOut);
    }

    [Fact, Clause("R-0-e")]
    public void 依据目录可以增列_事项列明自己的依据()
    {
        var room = new Room();
        Assert.Contains(room.Law.Regulation.Entries, entry => entry is { Kind: CatalogueKind.LegalBases, Name: "《白城市洮北区人民政府工作规则》" });
        Reasons.Are(["R-0-e"], room.Refused("A01", new RegulationCommand.ListEntry(CatalogueKind.LegalBases, "《某条例》", "", room.Today, "新颁布。")));
        room.Must(Drafter, Decision("甲", "R-3.1-c"));
        Assert.Equal(["依据"], room.Matter("甲").Bases);
    }

    [Fact, Clause("W-713-3")]
    public void 年度目录须经区委同意_未列入的重大行政决策建议列入()
    {
        var room = new Room();
        var entry = new RegulationCommand.ListEntry(CatalogueKind.Decisions, "停车管理办法", "洮区委复〔2026〕2号", room.Today, "年度计划。");
        Reasons.Are(["W-713-3"], room.Refused("A01", entry with { Reference = " " }));
        Reasons.Are(["W-713-3"], room.Refused(Drafter, Decision("甲", "R-3.1-c", new() { CatalogueEntry = "停车管理办法" })));
        room.Must(Drafter, Decision("甲", "R-3.1-c"));
        Assert.Contains("建议列入2026年度决策事项目录", AgendaGate.Notes(room.Matter("甲")), StringComparer.Ordinal);

        room.Must("A01", entry).Must(Drafter, new SubmissionCommand.StateParticulars("甲", new() { CatalogueEntry = "停车管理办法" }, "已列入。"));
        Assert.Empty(AgendaGate.Notes(room.Matter("甲")));
        Assert.Equal(new DateOnly(2026, 12, 31), room.Law.Regulation.Entries.Single(listed => listed.Name == "停车管理办法").To);

        // Outside Decree 713 is a reasoned choice and does not lift the Measures.
        room.Must(Drafter, Decision("乙", "R-3.1-c")).Must(Reviewer, new SubmissionCommand.ClearMajorAdministrativeDecision("乙", "不属于决策事项目录范围。"));
        Assert.Empty(AgendaGate.Notes(room.Matter("乙")));
        Assert.Contains(AgendaGate.RequiredSteps(room.Matter("乙")), step => step.RuleId == "R-4.1.1-e");
    }

    [Fact, Clause("W-713-10")]
    public void 四种来源都可以提出_启动决定予以记录()
    {
        var room = new Room();
        foreach (var source in Enum.GetValues<ProposalSource>())
        {
            room.Must(Drafter, Decision(source.ToString(), "R-3.1-c", new() { Source = source }));
            Assert.Equal(source, room.Matter(source.ToString()).Particulars.Source);
        }

        room.Must("M04", Decision("领导", "R-3.1-c", new()));
        Assert.Equal(ProposalSource.Leader, room.Matter("领导").Particulars.Source);
        room.Must(Drafter, File("Citizen", new Evidence.ProcedureStarted(room.Today, "区长")));
        Assert.Equal("区长", room.Matter("Citizen").Latest<Evidence.ProcedureStarted>()!.By);
    }

    [Fact, Clause("W-713-11")]
    public void 两个以上承办单位须有且只有一个牵头()
    {
        var room = new Room();
        Particulars two = new() { Organisers = ["住建局", "财政局"] };
        Reasons.Are(["W-713-11"], room.Refused(Drafter, Decision("甲", "R-3.1-c", two)));
        Reasons.Are(["W-713-11"], room.Refused(Drafter, Decision("甲", "R-3.1-c", two with { Leads = ["住建局", "财政局"] })));
        Reasons.Are(["W-713-11"], room.Refused(Drafter, Decision("甲", "R-3.1-c", two with { Leads = ["民政局"] })));
        Reasons.Are(["R-0-a"], room.Refused(Drafter, Decision("甲", "R-3.1-c", new() { Organisers = ["不存在的局"] })));
        room.Must(Drafter, Decision("甲", "R-3.1-c", two with { Leads = ["住建局"] }));
    }

    [Fact, Clause("R-0-a")]
    public void 各类单位都可以登记和提出事项_撤销的不能()
    {
        var room = new Room();
        foreach (var kind in Enum.GetValues<UnitKind>())
        {
            var (unit, person) = ($"单位{kind}", $"经办{kind}");
            room.Must("A01", new DirectoryCommand.RegisterUnit(unit, unit, kind, "住建"), new DirectoryCommand.EnterPerson(person, person, unit));
            room.Must("A02", new DirectoryCommand.GrantRole(person, Role.Handler, room.Today));
            room.Must(person, Of(unit, kind.ToString()));
        }

        room.Must("A01", new DirectoryCommand.DissolveUnit($"单位{UnitKind.Bureau}", room.Today)).At(2026, 4, 29);
        Reasons.Are(["R-0-a"], room.Refused($"经办{UnitKind.Bureau}", Of($"单位{UnitKind.Bureau}", "其后")));
        Reasons.Are(["R-0-a"], room.Refused("M04", Of("没有登记的局", "其后")));
    }

    private static SubmissionCommand.SubmitMatter Of(string unit, string id) => Decision(id, "R-3.1-c") with { Unit = unit, CounterpartUnit = unit, Departments = [unit] };

    private static PreparationCommand.FileEvidence File(string matter, Evidence evidence) => new(matter, evidence, "正文。");

    private static SubmissionCommand.SubmitMatter Decision(string id, string clause, Particulars? said = null) => new(
        id, 2026, id, MatterKind.MajorDecision, [clause], new Flags(), "住建局", "住建局", ["住建局"], ["住建"], BodyKind.Executive, null, InBudget: true, null, ["依据"], "草案。", IsRestricted: false, [], Particulars: said);

    private static SubmissionCommand.SubmitMatter Project(string id, string clause, Particulars? said = null) => Decision(id, clause, said) with { Kind = MatterKind.MajorProject };

    private static SubmissionCommand.SubmitMatter Appointment(Particulars said, string id = "干部") =>
        Decision(id, "R-3.2-a", said) with { Kind = MatterKind.KeyAppointment, Unit = "人社局", CounterpartUnit = "人社局", Departments = ["人社局"], Forum = BodyKind.PartyGroup };
}
