namespace SanzhongYida.Decisions.Tests;

/// <summary>四(一): what else a matter's particulars ask of the pack a meeting gets. The matter is otherwise complete.</summary>
public sealed class PackTests
{
    private const string Drafter = "住建局-经办";
    private const string Reviewer = "司法局-审查";

    [Fact, Clause("R-4.1.1-d")]
    public void 规定须听取的每一方都要有记录()
    {
        var room = Complete(new() { Parties = [new("区政协", "《政协章程》"), new("区工会", "《工会法》")] });
        Assert.True(room.Matter(Room.Ordinary).Flags.DemocraticConsultation);
        Reasons.Are(["R-4.1.1-d", "R-4.1.1-d"], Gate(room));
        room.Must(Drafter, File(new Evidence.DemocraticConsultation(room.Today, "区政协", "《政协章程》")));
        Reasons.Are(["R-4.1.1-d"], Gate(room));
        room.Must(Drafter, File(new Evidence.DemocraticConsultation(room.Today, "区工会", "《工会法》")));
        Assert.Empty(Gate(room));
    }

    // A mistyped year is told; an assessment of some years ago may be linked.
    [Fact, Clause("T-1")]
    public void 发生日期不早于提交前十年也不晚于今日()
    {
        var room = Complete(new());
        var oldest = room.Matter(Room.Ordinary).SubmittedOn.AddYears(-10);
        foreach (var wrong in new[] { new DateOnly(1900, 1, 1), oldest.AddDays(-1), room.Today.AddDays(1), DateOnly.MinValue, DateOnly.MaxValue })
        {
            Reasons.Are(["T-1"], room.Refused(Drafter, File(new Evidence.HearingMaterials(wrong, room.Today.AddDays(9), 3))));
            Reasons.Are(["T-1"], room.Refused(Drafter, File(new Evidence.NoticeOpened(wrong, AsksForOpinions: true, "政府网站"))));
        }

        room.Must(Drafter, File(new Evidence.StabilityAssessment(oldest, "低", IsControllable: true, "住建局", HasRiskPoints: true, HasMeasures: true, HasContingencyPlan: true, "2016年评估报告")));
        room.Must(Drafter, File(new Evidence.HearingMaterials(room.Today, room.Today.AddDays(9), 3)));
    }

    [Fact, Clause("W-713-14")]
    public void 写明的特定群体须听取意见()
    {
        var room = Complete(new() { AffectedGroups = ["残疾人"] });
        Reasons.Are(["W-713-14"], Gate(room));
        Reasons.Are(["W-713-14"], room.Refused(Drafter, File(new Evidence.GroupConsulted(room.Today, "出租车司机"))));
        room.Must(Drafter, File(new Evidence.GroupConsulted(room.Today, "残疾人")));
        Assert.Empty(Gate(room));
    }

    [Fact, Clause("W-713-29")]
    public void 涉及市场主体经济活动的须经公平竞争审查()
    {
        var room = Complete(new() { ConcernsMarket = true });
        Reasons.Are(["W-713-29"], Gate(room));
        room.Must(Drafter, File(new Evidence.FairCompetition(room.Today, "市场监管局", IsPassed: false)));
        Reasons.Are(["W-713-29"], Gate(room));
        room.Must(Drafter, File(new Evidence.FairCompetition(room.Today, "市场监管局", IsPassed: true)));
        Assert.Empty(Gate(room));
    }

    [Fact, Clause("R-4.1.1-f"), Clause("W-713-15"), Clause("W-713-18"), Clause("C-14"), Clause("C-16")]
    public void 公开征求意见不少于三十日_缩短须公布理由_意见逐条说明采纳情况()
    {
        var room = Complete(new(), room: new Room().At(2026, 3, 2));
        Reasons.Are(["W-713-15"], room.Refused(Drafter, File(new Evidence.NoticeOpened(room.Today, AsksForOpinions: true, "政府网站", LastDay: new DateOnly(2026, 3, 31)))));
        Reasons.Are(["R-4.1.1-e"], room.Refused(Drafter, File(new Evidence.NoticeOpened(room.Today, AsksForOpinions: true, "政府网站", "情况紧急。", new DateOnly(2026, 3, 6)))));
        room.Must(Drafter, File(new Evidence.NoticeOpened(room.Today, AsksForOpinions: true, "政府网站")));
        Assert.Equal(new DateOnly(2026, 4, 1), room.Matter(Room.Ordinary).Latest<Evidence.NoticeOpened>()!.LastDay);
        Reasons.Are(["R-4.1.1-f"], Gate(room));
        Reasons.Are(["W-713-15"], room.At(2026, 3, 31).Refused(Drafter, File(new Evidence.NoticeClosed(room.Today, []))));
        room.At(2026, 4, 1).Must(Drafter, File(new Evidence.NoticeClosed(room.Today, [new("票价", 3), new("站点", 2, "采纳")])));
        Reasons.Are(["W-713-18"], Gate(room));

        // Once more, and answered: the latest counts.
        room.Must(Drafter, File(new Evidence.NoticeOpened(room.Today, AsksForOpinions: true, "政府网站", "只补充说明。", new DateOnly(2026, 4, 13))));
        room.At(2026, 4, 13).Must(Drafter, File(new Evidence.NoticeClosed(room.Today, [new("票价", 3, "部分采纳")])));
        Assert.Empty(Gate(room));
    }

    [Fact, Clause("W-713-16"), Clause("C-15")]
    public void 听证材料须在听证会七日前送达()
    {
        var room = Complete(new());
        Reasons.Are(["W-713-16"], room.Refused(Drafter, File(new Evidence.HearingMaterials(room.Today, room.Today.AddDays(6), 15))));
        room.Must(Drafter, File(new Evidence.HearingMaterials(room.Today, room.Today.AddDays(7), 15)));
        room.Set("C-15", "10");
        Reasons.Are(["W-713-16"], room.Refused(Drafter, File(new Evidence.HearingMaterials(room.Today, room.Today.AddDays(9), 15))));
    }

    [Fact, Clause("W-713-16")]
    public void 听证参加人名单与材料送达人数一致_可以查阅()
    {
        var room = Complete(new());
        var materials = new Evidence.HearingMaterials(room.Today, room.Today.AddDays(7), 2, ["居民甲", "居民乙"]);
        Reasons.Are(["W-713-16"], room.Refused(Drafter, File(materials with { Participants = 3 })));
        Reasons.Are([Rule.Input], room.Refused(Drafter, File(materials with { Names = ["居民甲", "居民甲"] })));
        room.Must(Drafter, File(materials));
        Assert.Equal(["居民甲", "居民乙"], room.Matter(Room.Ordinary).Latest<Evidence.HearingMaterials>()!.Names!.Value);
    }

    [Fact, Clause("W-713-22/23"), Clause("R-4.1.1-g")]
    public void 已有的风险评估可以引用_不重复评估()
    {
        var room = Complete(new(), new Flags { StabilityRisk = true });
        Reasons.Are(["R-4.1.1-g"], Gate(room));
        var bare = new Evidence.StabilityAssessment(room.Today, "低", IsControllable: true, "政法委", HasRiskPoints: false, HasMeasures: false, HasContingencyPlan: false);
        room.Must(Drafter, File(bare));
        Reasons.Are(["R-4.1.1-g"], Gate(room));
        room.Must(Drafter, File(bare with { Earlier = "洮政法评〔2026〕3号" }));
        Assert.Empty(Gate(room));
        room.Must(Drafter, File(bare with { Earlier = "洮政法评〔2026〕3号", IsControllable = false }));
        Reasons.Are(["W-713-24"], Gate(room));
    }

    [Fact, Clause("W-713-25"), Clause("R-4.1.1-b")]
    public void 改革探索须附法律风险说明_并在议题上显示()
    {
        var plain = Complete(new(), isMajor: true);
        Reasons.Are(["W-713-25"], plain.Refused(Reviewer, File(Opinion(plain, LegalityResult.Exploratory))));

        var room = Complete(new() { IsExploratory = true }, isMajor: true);
        room.Must(Reviewer, File(Opinion(room, LegalityResult.Exploratory)));
        Reasons.Are(["W-713-25"], Gate(room));
        room.Must(Drafter, File(new Evidence.LegalRiskStated(room.Today)));
        Assert.Empty(Gate(room));
        Assert.Contains(AgendaGate.Notes(room.Matter(Room.Ordinary)), note => note.Contains("法律风险", StringComparison.Ordinal));
        room.Must(Reviewer, File(Opinion(room, LegalityResult.Exploratory) with { IsWithinAuthority = false }));
        Reasons.Are(["R-4.1.1-b"], Gate(room));
        room.Must(Reviewer, File(Opinion(room, LegalityResult.Exploratory))).Must(Room.Office, Put);
        Assert.True(room.Item.HasLegalRisk);
    }

    [Fact, Clause("W-713-26"), Clause("R-4.1.1-b")]
    public void 材料不全退回后_审查期限自重新收齐之日起算()
    {
        var room = Complete(new(), isMajor: true);
        room.Must(Reviewer, new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityReturned(room.Today, "缺少听证报告"), null));
        Reasons.Are(["W-713-26"], room.Refused(Reviewer, File(Opinion(room, LegalityResult.Lawful))));
        Assert.DoesNotContain(Rows.Of(room.Matter(Room.Ordinary)).Dues, due => due.Id == "legality");
        Reasons.Are(["W-713-26"], room.Refused(Reviewer, new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityReturned(room.Today, ""), null)));
        room.At(2026, 5, 11).Must(Reviewer, new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityReceived(room.Today), null));
        Assert.Equal(new DateOnly(2026, 5, 20), Rows.Of(room.Matter(Room.Ordinary)).Dues.Single(due => due.Id == "legality").Due);
        room.Must(Reviewer, File(Opinion(room, LegalityResult.Lawful)));
        Assert.Empty(Gate(room));
    }

    [Theory, Clause("W-713-27/28"), Clause("R-2.3-a")]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void 权限程序内容三问缺一不可(bool authority, bool procedure, bool content)
    {
        var room = Complete(new(), isMajor: true);
        room.Must(Reviewer, File(Opinion(room, LegalityResult.Lawful) with { IsWithinAuthority = authority, IsProcedureLawful = procedure, IsContentLawful = content }));
        Reasons.Are(["R-4.1.1-b"], Gate(room));
    }

    [Fact, Clause("R-2.3-a")]
    public void 一项程序的材料不能代替另一项程序()
    {
        var room = Complete(new(), new Flags { Technical = true, StabilityRisk = true }, isMajor: true);
        Reasons.Are(["R-4.1.1-c", "R-4.1.1-g", "R-4.1.1-b"], Gate(room));
        room.Must(Drafter, File(new Evidence.ExpertArgument(room.Today, "专家论证", [new("专家甲", "某大学", IsSigned: true)], AnswersEachPoint: true)));
        Reasons.Are(["R-4.1.1-g", "R-4.1.1-b"], Gate(room));
        Reasons.Are([Rule.Authority, "R-4.1.1-b"], room.Refused(Drafter, File(Opinion(room, LegalityResult.Lawful))));
    }

    [Fact, Clause("W-713-13")]
    public async Task 倾向性意见须写明理由和依据()
    {
        var stage = await Told.Before("S5", "政府办-经办 列入议程 议题=1", "报送 倾向性意见", "召集会议", "请假");
        await Told.Tell(stage, "故事 依据\n2026-07-24 17:00\n水利局-经办 报送 倾向性意见 → 拒绝 input\n水利局-经办 报送 倾向性意见 正文=建议立即重建。\n政府办-经办 召集会议 会议组成=常务会议 事由=审议 地点=会议室 开会日=2026-07-24 时间=20:00 主持人=M01\n政府办-经办 列入议程 议题=1 → 拒绝 W-713-13\n水利局-经办 报送 倾向性意见 依据=《中华人民共和国防洪法》 正文=建议立即重建。\n政府办-经办 列入议程 议题=1");
    }

    [Fact, Clause("R-4.1.3-a")]
    public void 酝酿记录不作表决_不能结束会议环节()
    {
        var room = Complete(new());
        var meeting = Assert.Single(room.Matter(Room.Ordinary).WorkItems, item => item.Step == "meeting");
        room.Must(Drafter, File(new Evidence.PriorDeliberation(room.Today, "办公会")));
        Assert.Contains(room.Matter(Room.Ordinary).WorkItems, item => item.Id == meeting.Id);
        Assert.Empty(room.Matter(Room.Ordinary).Conclusions);
        Reasons.Hold("R-4-c", room.Refused(Room.Office, new SubmissionCommand.CompleteWorkItem(Room.Ordinary, meeting.Id, "酝酿一致。")));
    }

    [Fact, Clause("R-4-b")]
    public void 必要时可提请全体会议_须附理由_干部事项不得()
    {
        var room = new Room().WithOrdinary(forum: BodyKind.Plenary);
        Assert.Equal(BodyKind.Plenary, room.Matter(Room.Ordinary).Forum);
        Reasons.Are(["R-4-a"], Gate(room.Must(Room.Office, room.Convening("常务会议"))));
        var plenary = new Room().WithOrdinary(forum: BodyKind.Plenary);
        Assert.Empty(Gate(plenary.Must(Room.Office, plenary.Convening("全体会议"))));
        Reasons.Are([Rule.Input], room.Refused(Room.Head, new SubmissionCommand.RaiseToPlenary(Room.Ordinary, "")));
        Reasons.Are(["R-4-b"], new Room().WithCadre().Refused(Room.Head, new SubmissionCommand.RaiseToPlenary(Room.Cadre, "事关全局。")));
    }

    [Theory, Clause("W-713-30a"), Clause("R-4-a")]
    [InlineData(BodyKind.SpecialTopic)]
    [InlineData(BodyKind.PartyGroup)]
    public void 重大行政决策须经常务会议或全体会议(BodyKind forum) =>
        Reasons.Are(["R-4-a"], new Room().Refused(Drafter, Submit(new(), new Flags()) with { Forum = forum }));

    [Fact, Clause("W-713-8")]
    public void 须报人大的事项_人大批准前不得交办()
    {
        var room = Complete(new(), new Flags { Congress = true });
        Assert.Contains(AgendaGate.RequiredSteps(room.Matter(Room.Ordinary)), step => step.RuleId == "W-713-8");
        room.Must(Room.Office, Put).Arrive("M01", "M02", "M03", "M04", "M05").Open().State(5, 0, 0).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        var assign = new ExecutionCommand.Assign(Room.Ordinary, "住建局", "M04", [], [new TaskOrder("一", "实施", room.Today.AddDays(30))], []);
        Reasons.Are(["W-713-8"], room.Refused(Room.Office, assign));
        room.Must(Room.Office, File(new Evidence.CongressApproval(room.Today, "洮人常〔2026〕5号"))).Must(Room.Office, assign);
    }

    private static MeetingCommand.PutOnAgenda Put { get; } = new(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false);

    private static string[] Gate(Room room) => room.Against(Room.Office, Put);

    private static PreparationCommand.FileEvidence File(Evidence evidence) => new(Room.Ordinary, evidence, "正文。");

    private static Evidence.LegalityOpinion Opinion(Room room, LegalityResult result) => new(room.Today, result, IsWithinAuthority: true, IsProcedureLawful: true, IsContentLawful: true, "法律顾问");

    /// <summary>All a matter without particulars needs; a major decision also has its materials received by the legality body.</summary>
    private static Room Complete(Particulars said, Flags? flags = null, bool isMajor = false, Room? room = null)
    {
        room = (room ?? new Room()).Must(Drafter, Submit(said, flags ?? new Flags()));
        if (isMajor)
        {
            room.Must(Reviewer, new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.LegalityReceived(room.Today), null));
        }
        else
        {
            room.Must(Reviewer, new SubmissionCommand.ClearMajorAdministrativeDecision(Room.Ordinary, "既定政策。"));
        }

        room.Must(Drafter, File(new Evidence.Research(room.Today, "全区", "住建局")), File(new Evidence.OpinionsHeard(room.Today, "各方面")));
        room.Must("住建局-初审", new PreparationCommand.DoAct(Room.Ordinary, ActKind.PreliminaryReview, "同意。"));
        room.Must("M04", new PreparationCommand.DoAct(Room.Ordinary, ActKind.Endorsement, "同意。")).Must(Room.Head, new PreparationCommand.DoAct(Room.Ordinary, ActKind.Determination, "上会。"));
        return room.Must(Room.Office, room.Convening("常务会议"));
    }

    private static SubmissionCommand.SubmitMatter Submit(Particulars said, Flags flags) => new(
        Room.Ordinary, 2026, "事项", MatterKind.LargeFunds, [], flags, "住建局", "住建局", ["住建局"], ["住建"], BodyKind.Executive, FundKind.ServicePurchase, InBudget: true, "1200万元", ["依据"], "草案。", IsRestricted: false, [], Particulars: said);
}
