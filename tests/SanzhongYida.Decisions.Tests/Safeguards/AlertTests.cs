namespace SanzhongYida.Decisions.Tests;

public sealed class AlertTests
{
    [Fact, Clause("C-18"), Clause("T-2")]
    public async Task 到期次日零时起方为逾期_每项只提醒一次_仅由系统发出()
    {
        var heating = await Heating.Carried();
        Assert.Equal("2026-05-08", heating.DueDay("minutes/1"));
        heating.Refuses(Instruction.System, "2026-05-08", Orders.Alert("minutes/1"), "T-2");
        heating.Refuses("S01", "2026-05-09", Orders.Alert("minutes/1"), Rule.Authority);
        heating.Does(Instruction.System, "2026-05-09", Orders.Alert("minutes/1"));
        Assert.True(heating.Due("minutes/1").IsAlerted);
        heating.Refuses(Instruction.System, "2026-05-10", Orders.Alert("minutes/1"), Rule.State);
        heating.Refuses(Instruction.System, "2026-05-10", Orders.Alert("minutes/9"), Rule.State);
        Assert.Equal((Heating.Day("2026-05-08"), Heating.Day("2026-05-09"), false), Assert.Single(heating.Rows.Alerts) is var row ? (row.Due, row.RaisedOn, row.IsSettled) : default);
        heating.Does("政府办-经办", "2026-05-11", new MeetingCommand.FileMinutes("meeting-1", "纪要。", [Heating.Matter]));
        Assert.True(Assert.Single(heating.Rows.Alerts).IsSettled);
    }

    [Fact, Clause("R-5.1-c")]
    public async Task 待办逾期也提醒_有执行期限的环节只计一次()
    {
        var heating = await Heating.Before("2026-02-27");
        var due = Assert.Single(heating.Rows.Dues);
        Assert.Equal((DueKind.WorkItem, "调查研究与听取意见", "住建局"), (due.Kind, due.Name, due.Unit));
        heating.Does(Instruction.System, "2026-05-30", Orders.Alert(due.Id));
        heating = await Heating.Carried();
        Assert.Equal(
            ["assignment/1", "evaluation/1", "minutes/1", "publication/1", "report/2026-06-22", "tracking-plan/1"],
            heating.Rows.Dues.Select(row => row.Id).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact, Clause("R-4.2.3-g"), Clause("C-22"), Clause("W-713-38")]
    public async Task 多次暂缓的提醒督查指挥中心()
    {
        var heating = await Heating.Before("2026-04-28");
        heating.Does("A01", "2026-04-27", new RegulationCommand.ChangeSetting("C-22", "1", Heating.Day("2026-04-28"), "从严", "M01"));
        heating.Does("M01", "2026-04-27", new RegulationCommand.ApproveSetting("C-22", "1"));
        await heating.TellDays("2026-04-28", "2026-04-29",
            ("同意=M01、M02、M03、M04、M06、M08 不同意=M05", "同意=M01、M02、M03、M04 不同意=M05 缓议=M06、M08"),
            ("M01 明确牵头 M04\n", ""),
            ("结论=Carried 期限=minutes/1:2026-05-08、publication/1:2026-05-28、tracking-plan/1:2026-05-21、evaluation/1:2026-10-28", "结论=DeferredNotCarried 期限=minutes/1:2026-05-08"));
        var alert = Assert.Single(heating.Rows.Alerts);
        Assert.Equal(("deferrals/1", "多次暂缓", false), (alert.Id, alert.Name, alert.IsSettled));
    }

    [Fact, Clause("R-5.1-c")]
    public void 受限事项的提醒只到知悉人和区长_只写编号()
    {
        var matter = new Matter { Id = "1", Number = "三重一大〔2026〕7号", Title = "甲", Kind = MatterKind.KeyAppointment, Unit = "人社局", CounterpartUnit = "人社局", DraftedBy = "人社局-经办", IsRestricted = true, Readers = ["M01", "K01"] };
        SafeguardFact fact = new SafeguardFact.DeadlineMissed("publication/1", DueKind.Obligation, Heating.Day("2026-06-09"), "决策公开", "人社局");
        var notice = Assert.IsType<Notice.Missed>(Assert.Single(Notices.Of(new SubjectFacts(Subject.Matter("1"), [fact], matter))));
        Assert.Equal(["person:M01", "person:K01", "person:人社局-经办", "role:DistrictHead"], notice.Audience);
        Assert.Null(notice.Matter);
        Assert.Null(notice.Unit);
    }

    [Fact, Clause("R-4.3.2-d")]
    public async Task 催办一次告知须办理的人_一日一次()
    {
        var heating = await Heating.InExecution();
        var urge = new SafeguardCommand.Urge(Heating.Matter, "task/T1", "请抓紧办理。");
        heating.Refuses("住建局-经办", "2026-07-01", urge, Rule.Authority);
        heating.Refuses("S01", "2026-07-01", urge with { Due = "task/T9" }, Rule.NotFound);
        heating.Refuses("S01", "2026-07-01", urge with { Text = "" }, Rule.Input);
        var judgment = Assert.IsType<Judgment.Accepted>(heating.Do("S01", "2026-07-01", urge));
        var notice = Assert.IsType<Notice.Urged>(Assert.Single(judgment.Entries.SelectMany(entry => Notices.Of(entry))));
        Assert.Equal(["unit:住建局", "person:M04"], notice.Audience);
        Assert.Equal("任务T1", notice.What);
        heating.Refuses("M04", "2026-07-01", urge, Rule.State);
        heating.Does("M04", "2026-07-02", urge);
    }

    [Fact, Clause("R-4.3.2-d")]
    public async Task 待办的催办告知其办理人()
    {
        var heating = await Heating.Before("2026-03-02");
        var due = heating.Rows.Dues.First(due => due.Id.StartsWith("work/", StringComparison.Ordinal));
        var judgment = Assert.IsType<Judgment.Accepted>(heating.Do("政府办-经办", "2026-03-02", new SafeguardCommand.Urge(Heating.Matter, due.Id, "请办理。")));
        var item = heating.State.WorkItems.Single(item => due.Id == "work/" + item.Id);
        Assert.Equal(item.Candidates, Assert.IsType<Notice.Urged>(Assert.Single(judgment.Entries.SelectMany(entry => Notices.Of(entry)))).Audience);
    }
}
