namespace SanzhongYida.Decisions.Tests;

public sealed class ClosingTests
{
    [Fact, Clause("R-4.3.4-a"), Clause("W-713-33")]
    public async Task 办结条件一次列明()
    {
        var heating = (await Heating.InExecution()).Does("S01", "2026-06-22", Orders.FollowUp);
        var refused = Assert.IsType<Judgment.Refused>(heating.Do("政府办-经办", "2026-11-02", Orders.Close));
        var said = refused.Reasons.Where(reason => reason.RuleId == "R-4.3.4-a").Select(reason => reason.Chinese).ToList();
        Assert.Contains("任务“T1”未完成", said, StringComparer.Ordinal);
        Assert.Contains("任务“T2”未完成", said, StringComparer.Ordinal);
        Assert.Contains("执行情况通报(2026-06-22到期)未完成", said, StringComparer.Ordinal);
        Assert.Contains("检查点通报(2026-07-31到期)未完成", said, StringComparer.Ordinal);
        Assert.Contains("决策执行评估(2026-10-28到期)未完成", said, StringComparer.Ordinal);
        Assert.Contains("执行部门尚未提交办结材料", said, StringComparer.Ordinal);
        Assert.Contains("责任领导尚未确认办结", said, StringComparer.Ordinal);
        Assert.Contains("督办“D1”未办结", said, StringComparer.Ordinal);
        Assert.Contains(refused.Reasons, reason => reason.RuleId == "W-713-33");
    }

    [Fact, Clause("R-4.3.4-a")]
    public async Task 未公开未存纪要的不得办结()
    {
        var heating = await Heating.Before("2026-05-08");
        var refused = Assert.IsType<Judgment.Refused>(heating.Do("政府办-经办", "2026-05-08", Orders.Close));
        var said = refused.Reasons.Select(reason => reason.Chinese).ToList();
        Assert.Contains("决定“publication/1”未公开也未按法定依据豁免", said, StringComparer.Ordinal);
        Assert.Contains("2026-04-28会议的会议纪要未存档", said, StringComparer.Ordinal);
    }

    [Fact, Clause("R-4.3.4-a")]
    public async Task 办结由执行部门报材料并由责任领导确认()
    {
        var heating = await Heating.Nearly();
        heating.Refuses("M04", "2026-11-20", Orders.Confirmation, "R-4.3.4-a");
        heating.Refuses("住建局-经办", "2026-11-20", Orders.Completion with { Evidence = "" }, "R-4.3.4-a");
        heating.Refuses("M04", "2026-11-20", Orders.Completion, Rule.Authority);
        heating.Does("住建局-经办", "2026-11-20", Orders.Completion);
        Assert.DoesNotContain(heating.State.Tasks, task => task.IsOpen);
        heating.Refuses("M02", "2026-11-24", Orders.Confirmation, "R-4.3.4-a");
        heating.Does("M04", "2026-11-24", Orders.Confirmation);
        Assert.Equal(["archive"], heating.State.WorkItems.Select(item => item.Step), StringComparer.Ordinal);
    }

    [Fact, Clause("R-4.3.4-a"), Clause("W-ARC")]
    public async Task 督办未结不得办结_办结后只读_十年后移交()
    {
        var heating = (await Heating.Nearly()).Does("住建局-经办", "2026-11-20", Orders.Completion).Does("M04", "2026-11-24", Orders.Confirmation);
        heating.Refuses("政府办-经办", "2026-11-24", Orders.Close, "R-4.3.4-a");
        heating.Does("S01", "2026-11-26", Orders.CloseFollowUp);
        heating.Refuses("住建局-经办", "2026-11-27", Orders.Close, Rule.Authority);
        heating.Does("政府办-经办", "2026-11-27", Orders.Close);
        Assert.True(heating.State.HasEnded);
        Assert.Equal("carried", heating.State.Instance!.Result);
        Assert.Equal(2036, heating.State.TransferYear);
        Assert.Empty(heating.Rows.Dues);
        heating.Refuses("住建局-经办", "2026-11-30", Orders.Report, "R-4.3.4-a");
        heating.Refuses("M04", "2026-11-30", new ExecutionCommand.EnterInspection(Heating.Matter, "检查。"), "R-4.3.4-a");
    }

    [Fact, Clause("R-4.3.4-a")]
    public async Task 未通过的事项公开并归档后办结()
    {
        var heating = await Heating.Before("2026-04-29",
            ("M02 发表意见 同意", "M02 发表意见 不同意"),
            ("M03 发表意见 同意", "M03 发表意见 不同意"),
            ("M04 发表意见 同意", "M04 发表意见 不同意"),
            ("M06 发表意见 同意", "M06 发表意见 不同意"),
            ("K01 举手表决 同意=M01、M02、M03、M04、M06、M08 不同意=M05", "M01 认定分歧 较大=否 理由=意见一致为不同意。\nK01 举手表决 同意=M01、M08 不同意=M02、M03、M04、M05、M06"),
            ("M01 明确牵头 M04\n", ""),
            ("结论=Carried 期限=minutes/1:2026-05-08、publication/1:2026-05-28、tracking-plan/1:2026-05-21、evaluation/1:2026-10-28", "结论=Rejected"));
        Assert.Null(heating.DueDay("assignment/1"));
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Assign, "R-4.3.1-a");
        heating.Does("政府办-经办", "2026-04-29", Orders.Publish with { Result = "常务会议未通过。" });
        heating.Refuses("政府办-经办", "2026-04-29", Orders.Close, "R-4.3.4-a", "W-713-33");
        heating.Does("政府办-经办", "2026-05-08", new MeetingCommand.FileMinutes("meeting-1", "会议未通过。", [Heating.Matter]));
        heating.Does("政府办-经办", "2026-05-08", Orders.Close);
        Assert.Equal("rejected", heating.State.Instance!.Result);
        Assert.Equal("未通过", Assert.Single(heating.Rows.Publications).Outcome);
    }

    [Fact, Clause("R-4.3.4-a")]
    public async Task 未到期的评估在确认办结时失效()
    {
        var heating = await Heating.InExecution();
        heating.Does("住建局-经办", "2026-06-22", Orders.Report).Does("住建局-经办", "2026-06-23", Orders.Completion).Does("M04", "2026-06-24", Orders.Confirmation);
        Assert.Equal(["archive"], heating.State.WorkItems.Select(item => item.Step), StringComparer.Ordinal);
        heating.Does("政府办-经办", "2026-06-25", Orders.Close);
        Assert.True(heating.State.HasEnded);
    }
}
