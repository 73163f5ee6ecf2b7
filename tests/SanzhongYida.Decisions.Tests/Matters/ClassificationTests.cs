namespace SanzhongYida.Decisions.Tests;

/// <summary>三(四): which amounts are in scope, alone and together, and what a change of the amount does.</summary>
public sealed class ClassificationTests
{
    private const string Drafter = "农业农村局-经办";

    [Theory]
    [Clause("R-3.4-a"), Clause("R-3.4-b"), Clause("R-3.4-c"), Clause("R-4.1.1-b"), Clause("C-23")]
    [InlineData(FundKind.FiscalFunds, false, "1000万元", "10000000.00", "")]
    [InlineData(FundKind.FiscalFunds, false, "1000.01万元", "10000100.00", "R-3.4-b")]
    [InlineData(FundKind.FiscalFunds, false, "10000000.01元", "10000000.01", "R-3.4-b")]
    [InlineData(FundKind.FiscalFunds, true, "2000万元", "20000000.00", "")]
    [InlineData(FundKind.ServicePurchase, true, "1000万元", "10000000.00", "R-3.4-c")]
    [InlineData(FundKind.ServicePurchase, true, "999.999999万元", "9999999.99", "")]
    [InlineData(FundKind.ServicePurchase, true, "999.999999 万元", "9999999.99", "")]
    [InlineData(FundKind.InvestmentFund, true, "0.12亿元", "12000000.00", "R-3.4-c")]
    [InlineData(FundKind.SpecialBond, false, "1200万元", "12000000.00", "R-3.4-c")]
    [InlineData(FundKind.BudgetArrangement, false, "50万元", "500000.00", "R-3.4-a")]
    [InlineData(FundKind.ServicePurchase, false, "1000万元", "10000000.00", "R-3.4-c")]
    public void 超过不含本数_以上含本数_其他不论数额(FundKind kind, bool inBudget, string typed, string yuan, string clauses)
    {
        var room = new Room().Must(Drafter, Submit("甲", typed, kind, inBudget));
        var matter = room.Matter("甲");
        Assert.Equal(clauses, string.Join(' ', matter.Clauses));
        Assert.Equal((decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture), typed), (matter.Funds!.Amount, matter.Funds.Typed));
        Assert.Equal((clauses.Length > 0, clauses.Length == 0), (matter.Flags.MajorAdministrativeDecision, matter.IsOutOfScope));
        Assert.Equal(clauses.Length > 0, !matter.WorkItems.IsEmpty);
    }

    [Theory, Clause("R-3.4-b")]
    [InlineData("10000000.005元")]
    [InlineData("1000.0000001万元")]
    [InlineData("1000")]
    [InlineData("-1元")]
    public void 金额细于分或没有单位的不受理_不作舍入(string typed) =>
        Reasons.Are([Rule.Input], new Room().Refused(Drafter, Submit("甲", typed)));

    [Fact, Clause("R-3.3-b")]
    public void 以区政府名义签署的协议不论数额_所有匹配的条款都保存()
    {
        var room = new Room().Must(Drafter, Submit("甲", "1元", inBudget: true) with { Kind = MatterKind.MajorProject, Declared = ["R-3.3-b"] });
        Assert.Equal(["R-3.3-b"], room.Matter("甲").Clauses);
        room.Must(Drafter, Submit("乙", "2000万元") with { Kind = MatterKind.MajorProject, Declared = ["R-3.3-b", "R-3.3-a"], Particulars = new() { Project = ProjectField.Industry } });
        Assert.Equal(["R-3.3-a", "R-3.3-b", "R-3.4-b"], room.Matter("乙").Clauses);
        Reasons.Are([Rule.Input], room.Refused(Drafter, Submit("丙", "1元", inBudget: true) with { Kind = MatterKind.MajorProject }));
    }

    [Fact, Clause("R-3.4-d"), Clause("C-24")]
    public void 同一项目同一年度的申请合计超过界限_提示疑似拆分并列明各件()
    {
        var room = Split(new Room());
        var alert = Assert.Single(room.Matter("乙").Alerts);
        Assert.Equal("疑似拆分:三重一大〔2026〕1号、三重一大〔2026〕2号合计1050万元", alert.Name);
        Assert.Empty(room.Matter("甲").Alerts);
        Assert.True(room.Matter("乙").IsOutOfScope);
        Assert.Single(room.Told, notice => notice is Notice.Missed { Matter: "乙" });

        room.Must(Drafter, Submit("丙", "1万元", project: "P-78"), Submit("丁", "900万元", project: "P-77", inBudget: true));
        Assert.Empty(room.Matter("丙").Alerts);
        Assert.Empty(room.Matter("丁").Alerts);

        // The same sum again tells nothing new; another does.
        room.Must(Drafter, Change(room, "乙", "450万元"));
        Assert.Single(room.Matter("乙").Alerts);
        room.Must(Drafter, Change(room, "乙", "460万元"));
        Assert.Equal(2, Rows.Of(room.Matter("乙")).Alerts.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, Clause("R-3.4-d"), Clause("C-24")]
    [InlineData("advise", true)]
    [InlineData("enforce", false)]
    public void 已撤回或终止的申请不计入拆分_重新申请的计入(string value, bool isWithdrawn)
    {
        var room = new Room().Set("C-24", value).Must(Drafter, Submit("甲", "600万元", project: "P-77"));
        var project = Subject.Project(2026, "P-77");
        PreparationCommand exit = isWithdrawn ? new PreparationCommand.Withdraw("甲", "不再申请。", project) : new PreparationCommand.Terminate("甲", "不再申请。", project);
        var (who, other) = isWithdrawn ? (Drafter, Room.Head) : (Room.Head, Drafter);
        Reasons.Are([Rule.Authority], room.Refused(other, exit));
        Reasons.Are([Rule.Input], room.Refused(who, new PreparationCommand.Withdraw("甲", "不再申请。")) is [.., var last] ? [last] : []);
        room.Must(who, exit).Must(Drafter, Submit("乙", "450万元", project: "P-77"));
        Assert.Empty(room.Matter("乙").Alerts);
        Assert.Empty(room.Matter("乙").Clauses);
        room.Must(Drafter, Submit("丙", "600万元", project: "P-77"));
        Assert.Equal((1, value == "advise" ? "" : "R-3.4-b"), (room.Matter("丙").Alerts.Length, string.Join(' ', room.Matter("丙").Clauses)));
        room.Must(Room.Office, new ExecutionCommand.CloseMatter("甲"));
        Assert.True(room.Matter("甲").HasEnded);
    }

    [Theory, Clause("C-24"), Clause("R-3.4-d")]
    [InlineData("off", 0, "")]
    [InlineData("enforce", 1, "R-3.4-b")]
    public void 疑似拆分可以不提示_也可以合并计算(string value, int alerts, string clauses)
    {
        var room = Split(new Room().Set("C-24", value));
        Assert.Equal(alerts, room.Matter("乙").Alerts.Length);
        Assert.Equal(clauses, string.Join(' ', room.Matter("乙").Clauses));
    }

    [Fact, Clause("R-3.4-d")]
    public void 金额变更后重新归类_重新办理所需步骤()
    {
        var room = new Room().Must(Drafter, Submit("甲", "990万元"));
        Reasons.Are([Rule.State], room.Refused("农业农村局-初审", new PreparationCommand.DoAct("甲", ActKind.PreliminaryReview, "已核。")));
        Reasons.Are([Rule.NotFound], room.Refused("住建局-经办", Change(room, "甲", "1010万元")));
        Reasons.Are([Rule.Input], room.Refused(Drafter, Change(room, "甲", "1010万元") with { Reason = " " }));
        Reasons.Are([Rule.Input], room.Refused(Drafter, Change(room, "甲", "1010.0000001万元")));
        Reasons.Are([Rule.Input], room.Refused(Drafter, Change(room, "甲", "1010万元") with { Project = "P-1" }));
        room.Must(Drafter, Change(room, "甲", "1010万元"));
        Assert.Equal(["R-3.4-b"], room.Matter("甲").Clauses);
        Assert.Equal("research", Assert.Single(room.Matter("甲").WorkItems).Step);
        Assert.Contains("W-BUD-69", AgendaGate.RequiredSteps(room.Matter("甲")).Select(step => step.RuleId), StringComparer.Ordinal);
        Reasons.Are([Rule.Input], room.Refused(Drafter, Change(room, "甲", "900万元")));
    }

    [Fact, Clause("R-3.4-d"), Clause("R-4.1.1-b"), Clause("R-4.3.2-a")]
    public void 审查和确定之后变更金额_须重新审查和确定_决策之后不得变更()
    {
        var room = new Room().WithMajor();
        room.Must("住建局-经办", Change(room, Room.Ordinary, "1300万元"));
        Assert.Equal("legality-review", Assert.Single(room.Matter(Room.Ordinary).WorkItems).Step);
        Reasons.Are(["R-4.1.2-b", "R-4.1.2-c"], room.Refused(Room.Head, new PreparationCommand.DoAct(Room.Ordinary, ActKind.Determination, "上会。")));

        var decided = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Are([Rule.State], decided.Refused("住建局-经办", Change(decided, Room.Ordinary, "1300万元")));
        decided.State(5, 0, 0).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, decided.Close());
        Reasons.Are(["R-4.3.2-a"], decided.Refused("住建局-经办", Change(decided, Room.Ordinary, "1300万元")));
    }

    private static Room Split(Room room) => room.Must(Drafter, Submit("甲", "600万元", project: "P-77"), Submit("乙", "450万元", project: "P-77"));

    private static SubmissionCommand.ChangeFunds Change(Room room, string matter, string typed) =>
        new(matter, 2026, room.Matter(matter).Funds!.InBudget, typed, "工程量变化。", room.Matter(matter).Funds!.Project);

    private static SubmissionCommand.SubmitMatter Submit(string id, string typed, FundKind kind = FundKind.FiscalFunds, bool inBudget = false, string? project = null) =>
        new(id, 2026, id, MatterKind.LargeFunds, [], new Flags(), "农业农村局", "农业农村局", ["农业农村局"], ["农业农村"], BodyKind.Executive, kind, inBudget, typed, ["预算法"], "草案。", IsRestricted: false, [], Project: project);
}
