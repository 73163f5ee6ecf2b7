using System.Collections.Immutable;

namespace SanzhongYida.Decisions.Tests;

/// <summary>领取, 委派, 改派, 加签, 会签, 退回, 撤回, 催办, and what the regulation says against them.</summary>
public sealed class HandlingTests
{
    private const string Drafter = "住建局-经办";
    private const string Head = "B05";
    private const string Reviewer = "司法局-审查";

    [Fact]
    public void 一人领取后他人不得办结_放回后可以()
    {
        var room = Submitted();
        room.Must(Drafter, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Are([Rule.State], room.Refused(Head, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id)));
        Reasons.Are([Rule.State], room.Refused(Head, Complete(room)));
        Reasons.Are([Rule.State], room.Refused(Head, new WorkItemCommand.Release(Room.Ordinary, Item(room).Id)));
        Assert.Equal([AccessKey.Person(Drafter)], Candidates(room));
        room.Must(Drafter, new WorkItemCommand.Release(Room.Ordinary, Item(room).Id));
        room.Must(Head, Complete(room));
        Assert.Equal("复核", Item(room).Name);
    }

    [Fact]
    public void 外单位不得领取()
    {
        var room = Submitted();
        Reasons.Are([Rule.NotFound], room.Refused("发改局-经办", new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id)));
        Reasons.Are([Rule.Authority], room.Refused(Room.Office, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id)));
    }

    [Fact]
    public void 委派后由受委派人办结_并记为谁办理()
    {
        var room = Submitted();
        var delegating = new WorkItemCommand.DelegateTask(Room.Ordinary, Item(room).Id, Head);
        Reasons.Are([Rule.State], room.Refused(Drafter, delegating));
        room.Must(Drafter, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Are([Rule.Authority], room.Refused(Drafter, delegating with { To = "发改局-经办" }));
        Reasons.Are([Rule.Input], room.Refused(Drafter, delegating with { To = "查无此人" }));
        room.Must(Drafter, delegating);
        Assert.Equal((Head, Drafter), (room.Matter(Room.Ordinary).TaskOf(Item(room))!.Assignee, room.Matter(Room.Ordinary).TaskOf(Item(room))!.ActingFor));
        Assert.Equal([AccessKey.Person(Head)], Assert.IsType<Notice.WorkHanded>(Assert.Single(room.LastTold)).Audience);
        Assert.Equal([AccessKey.Person(Head)], Candidates(room));
        Reasons.Are([Rule.State], room.Refused(Head, delegating with { To = Drafter }));
        Reasons.Are([Rule.State], room.Refused(Drafter, Complete(room)));
        room.Must(Head, Complete(room));
    }

    [Fact]
    public void 改派由承办单位负责人_分管领导_政府办办理_并写明理由()
    {
        var room = Submitted();
        var reassign = new WorkItemCommand.Reassign(Room.Ordinary, Item(room).Id, Head, "经办人休假。");
        Reasons.Are([Rule.Authority], room.Refused(Drafter, reassign));
        Reasons.Are([Rule.Authority], room.Refused("M02", reassign));
        Reasons.Are([Rule.Input], room.Refused("M04", reassign with { Reason = "" }));
        foreach (var superior in new[] { Head, "M04", Room.Office, Room.Head })
        {
            room.Must(superior, reassign);
            Assert.Equal(News.Reassigned, Assert.IsType<Notice.WorkHanded>(Assert.Single(room.LastTold)).News);
        }
    }

    [Fact]
    [Clause("R-4.1.1-b")]
    public void 合法性审查不得改派给起草人()
    {
        var room = Researched();
        Assert.Equal("legality-review", Item(room).Step);
        Reasons.Are(["R-4.1.1-b"], room.Refused(Room.Office, new WorkItemCommand.Reassign(Room.Ordinary, Item(room).Id, Drafter, "人手不足。")));
        room.Must(Room.Office, new WorkItemCommand.Reassign(Room.Ordinary, Item(room).Id, Reviewer, "指定审查人。"));
    }

    [Fact]
    [Clause("R-4.1.2-b")]
    public void 初审不得由起草人领取或改派给起草人()
    {
        var room = Reviewed();
        Reasons.Are(["R-4.1.2-b"], room.Refused(Drafter, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id)));
        Reasons.Are(["R-4.1.2-b"], room.Refused(Head, new WorkItemCommand.Reassign(Room.Ordinary, Item(room).Id, Drafter, "换人。")));
        room.Must(Head, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Are([Rule.State], room.Refused("住建局-初审", Act(ActKind.PreliminaryReview)));
        room.Must(Head, Act(ActKind.PreliminaryReview));
    }

    [Fact]
    [Clause("R-4.1.2-c")]
    [Clause("R-4.1.2-a")]
    public void 审定只能委派给分管领导_确定不得委派()
    {
        var room = Reviewed().Must("住建局-初审", Act(ActKind.PreliminaryReview));
        room.Must("M04", new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Are(["R-4.1.2-c"], room.Refused("M04", new WorkItemCommand.DelegateTask(Room.Ordinary, Item(room).Id, "M02")));
        room.Must("M04", Act(ActKind.Endorsement));
        room.Must(Room.Head, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Are(["R-4.1.2-a"], room.Refused(Room.Head, new WorkItemCommand.DelegateTask(Room.Ordinary, Item(room).Id, "M02")));
    }

    [Fact]
    [Clause("R-4-c")]
    [Clause("R-4-d")]
    public void 会议审议不得领取委派改派加签会签_表决不得委托()
    {
        var room = new Room().WithOrdinary();
        var item = Item(room).Id;
        Reasons.Are(["R-4-c"], room.Refused(Room.Office, new WorkItemCommand.Claim(Room.Ordinary, item)));
        Reasons.Are(["R-4-c"], room.Refused(Room.Office, new WorkItemCommand.Reassign(Room.Ordinary, item, "K01", "理由。")));
        Reasons.Are(["C-10", "R-4-c", Rule.State], room.Refused(Room.Office, new WorkItemCommand.DelegateTask(Room.Ordinary, item, "K01")));
        Reasons.Hold("R-4-d", room.Refused(Room.Office, new WorkItemCommand.AddSigner(Room.Ordinary, item, "M02")));
        Reasons.Hold("R-4-d", room.Refused(Room.Office, new WorkItemCommand.Countersign(Room.Ordinary, item, ["M02", "M03"])));
    }

    [Fact]
    [Clause("R-4-d")]
    public void 会签是意见_全部同意也不成决定_未签完不得办结()
    {
        var room = Submitted();
        Reasons.Are([Rule.State], room.Refused(Drafter, new WorkItemCommand.Countersign(Room.Ordinary, Item(room).Id, ["M02", "M03", "M04", "M05"])));
        room.Must(Drafter, new WorkItemCommand.Countersign(Room.Ordinary, Item(room).Id, ["M02", "M03"]));
        Assert.Equal(["person:M02", "person:M03"], room.LastTold.OfType<Notice.WorkHanded>().SelectMany(notice => notice.Audience), StringComparer.Ordinal);
        Assert.Contains("person:M02", Candidates(room), StringComparer.Ordinal);
        room.Must(Drafter, new WorkItemCommand.AddSigner(Room.Ordinary, Item(room).Id, Head));
        Reasons.Are([Rule.State], room.Refused(Drafter, Complete(room)));
        Reasons.Are([Rule.State], room.Refused("M05", new WorkItemCommand.Sign(Room.Ordinary, Item(room).Id, "同意。")));
        foreach (var signer in new[] { "M02", "M03", Head })
        {
            room.Must(signer, new WorkItemCommand.Sign(Room.Ordinary, Item(room).Id, "同意。"));
        }

        Assert.Equal("登记", Item(room).Name);
        Assert.All(room.Matter(Room.Ordinary).TaskOf(Item(room))!.Signatures!.Value.ToArray(), signature => Assert.Equal(TextRef.Length, signature.Opinion!.Length));
        room.Must(Drafter, Complete(room));
        Assert.Empty(room.Matter(Room.Ordinary).Conclusions);
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 受限事项只能委派给知悉范围内的人()
    {
        var room = new Room().WithCadre().Must(Room.Head, new PreparationCommand.Return(Room.Cadre, "再议。"));
        var item = room.Matter(Room.Cadre).WorkItems.Single();
        Reasons.Are(["R-4.2.5-a"], room.Refused(Room.Office, new WorkItemCommand.Reassign(Room.Cadre, item.Id, "B08", "换人。"))[..1]);
    }

    [Fact]
    public void 退回到先前环节_由流程定义所许_须写明理由()
    {
        var room = Submitted();
        Reasons.Are([Rule.State], room.Refused(Drafter, new WorkItemCommand.SendBack(Room.Ordinary, Item(room).Id, "register", "补。")));
        room.Must(Drafter, Complete(room));
        var back = new WorkItemCommand.SendBack(Room.Ordinary, Item(room).Id, "register", "登记不全。");
        Reasons.Are([Rule.Input], room.Refused(Head, back with { Reason = " " }));
        Reasons.Are([Rule.State], room.Refused(Head, back with { To = "research" }));
        Reasons.Are([Rule.Authority], room.Refused("M04", back));
        Assert.Equal(["register"], Targets(room, Head, "send-back"), StringComparer.Ordinal);
        room.Must(Head, back);
        Assert.Equal("登记", Item(room).Name);
        Assert.Contains(room.LastTold.OfType<Notice.WorkHanded>(), notice => notice.News == News.SentBack && notice.WorkItem == Item(room).Id);
    }

    [Fact]
    [Clause("R-2.3-a")]
    public void 退回的环节须补充材料方可再过()
    {
        var room = Researched();
        room.Must(Reviewer, new WorkItemCommand.SendBack(Room.Ordinary, Item(room).Id, "research", "调研范围不足。"));
        Assert.Equal("research", Item(room).Step);
        Reasons.Are(["R-2.3-a"], room.Refused(Drafter, new SubmissionCommand.CompleteWorkItem(Room.Ordinary, Item(room).Id, "已重做。")));
        room.Must(Drafter, new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.Research(room.Today, "全区", "住建局"), "补充。"));
        Assert.Equal("legality-review", Item(room).Step);
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    public void 初审审定确定环节的退回即退回事项_确定后只能由区长退回()
    {
        var room = Reviewed();
        var back = new WorkItemCommand.SendBack(Room.Ordinary, Item(room).Id, "preliminary-review", "测算不实。");
        Assert.Equal(["preliminary-review"], Targets(room, "住建局-初审", "send-back"), StringComparer.Ordinal);
        Reasons.Are([Rule.Input], room.Refused("住建局-初审", back with { To = "research" }));
        Reasons.Are([Rule.Authority], room.Refused(Drafter, back));
        room.Must("住建局-初审", back);
        Assert.True(room.Matter(Room.Ordinary).IsReturned);
        Assert.Contains(room.LastTold.OfType<Notice.WorkHanded>(), notice => notice.News == News.SentBack && notice.Audience.Contains("unit:住建局", StringComparer.Ordinal));

        room = new Room().WithOrdinary();
        back = new WorkItemCommand.SendBack(Room.Ordinary, Item(room).Id, "preliminary-review", "测算不实。");
        Reasons.Are([Rule.Authority], room.Refused("M04", back));
        room.Must(Room.Head, back);
        Assert.Equal("preliminary-review", Item(room).Step);
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    public void 办结人在他人接办前可以撤回_确定后不得撤回()
    {
        var room = Submitted();
        room.Must(Drafter, Complete(room));
        var back = new CourseCommand.TakeBack(Room.Ordinary, "register", "漏登。");
        Reasons.Are([Rule.State], room.Refused(Head, back));
        Reasons.Are([Rule.Input], room.Refused(Drafter, back with { Reason = "" }));
        room.Must(Drafter, back);
        Assert.Equal("登记", Item(room).Name);
        room.Must(Drafter, Complete(room));
        room.Must(Head, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Are([Rule.State], room.Refused(Drafter, back));
        Determined(room.Must(Head, Complete(room)));
        Reasons.Are(["R-4.1.2-a", Rule.State], room.Refused(Drafter, back));
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    public void 初审不得单独撤回()
    {
        var room = Reviewed().Must("住建局-初审", Act(ActKind.PreliminaryReview));
        Reasons.Hold("R-4.1.2-a", room.Refused("住建局-初审", new CourseCommand.TakeBack(Room.Ordinary, "preliminary-review", "测算有误。")));
        Assert.Equal("endorse", Item(room).Step);
    }

    [Fact]
    [Clause("R-4.3.2-a")]
    public void 会议决策后不得撤回决策准备的环节()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open().State(5, 0, 0).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        Reasons.Hold("R-4.3.2-a", room.Refused(Drafter, new CourseCommand.TakeBack(Room.Ordinary, "research", "补充调研。")));
    }

    [Fact]
    [Clause("R-4.1.3-b")]
    public async Task 部门意见不得加签()
    {
        var heating = await Heating.Before("2026-03-06");
        var item = heating.State.WorkItems.First(item => item.Element == "发改局");
        heating.Refuses("发改局-经办", "2026-03-06", new WorkItemCommand.AddSigner(Heating.Matter, item.Id, "M02"), "R-4.1.3-b", Rule.State);
    }

    [Fact]
    [Clause("R-4.3.2-d")]
    public void 待办的催办告知办理人_没有期限的也可催办_不催本单位的待办()
    {
        var room = Submitted();
        var urge = new SafeguardCommand.Urge(Room.Ordinary, Item(room).Id, "请抓紧办理。");
        Assert.Null(Item(room).Due);
        Reasons.Are([Rule.Authority], room.Refused(Room.Recorder, urge));
        Reasons.Are([Rule.Authority], room.Refused(Drafter, urge));
        Assert.Equal([Rule.Authority], Against(room, Drafter, "urge"), StringComparer.Ordinal);
        room.Must(Head, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Assert.Empty(Against(room, "S01", "urge"));
        room.Must("S01", urge);
        Assert.Equal([AccessKey.Person(Head)], Assert.IsType<Notice.Urged>(Assert.Single(room.LastTold)).Audience);
        Reasons.Are([Rule.State], room.Refused("S01", urge));
    }

    [Fact]
    [Clause("R-4.3.2-d")]
    public void 提交单位可催办其他单位的待办_合法性审查无论怎样指名只催一次()
    {
        var room = Researched();
        room.Must(Drafter, new SafeguardCommand.Urge(Room.Ordinary, Item(room).Id, "请抓紧审查。"));
        Assert.Equal([AccessKey.Role(Role.LegalityReviewer)], Assert.IsType<Notice.Urged>(Assert.Single(room.LastTold)).Audience);
        Reasons.Are([Rule.State], room.Refused(Drafter, new SafeguardCommand.Urge(Room.Ordinary, "legality", "请抓紧审查。")));
    }

    [Fact]
    public void 可否办理_先问后办_说明对象与理由()
    {
        var room = Submitted();
        Assert.Contains(Head, Targets(room, Drafter, "countersign"), StringComparer.Ordinal);
        Assert.DoesNotContain("发改局-经办", Targets(room, Drafter, "countersign"), StringComparer.Ordinal);
        Assert.Equal([Rule.State], Against(room, Drafter, "delegate"), StringComparer.Ordinal);
        room.Must(Drafter, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Assert.Empty(Against(room, Drafter, "delegate"));
        Assert.Contains(Head, Targets(room, Drafter, "delegate"), StringComparer.Ordinal);
        Assert.Equal([Rule.State], Against(room, Head, "claim"), StringComparer.Ordinal);
    }

    private static Room Submitted() => new Room().Running(Drawn.TwoTasks()).WithSubmitted();

    /// <summary>Stands before the legality review.</summary>
    private static Room Researched()
    {
        var room = Submitted();
        room.Must(Drafter, Complete(room));
        room.Must(Drafter, Complete(room));
        return Research(room);
    }

    private static Room Research(Room room) => room.Must(
        Drafter,
        new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.Research(room.Today, "全区", "住建局"), "调研报告。"),
        new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.OpinionsHeard(room.Today, "各方面"), "意见记录。"));

    /// <summary>Stands before 初审, not a major administrative decision.</summary>
    private static Room Reviewed()
    {
        var room = Submitted().Must(Reviewer, new SubmissionCommand.ClearMajorAdministrativeDecision(Room.Ordinary, "既定政策的兑现。"));
        room.Must(Drafter, Complete(room));
        room.Must(Drafter, Complete(room));
        return Research(room);
    }

    private static void Determined(Room room) => Research(room.Must(Reviewer, new SubmissionCommand.ClearMajorAdministrativeDecision(Room.Ordinary, "既定政策的兑现。")))
        .Must("住建局-初审", Act(ActKind.PreliminaryReview)).Must("M04", Act(ActKind.Endorsement)).Must(Room.Head, Act(ActKind.Determination));

    private static PreparationCommand.DoAct Act(ActKind kind) => new(Room.Ordinary, kind, "同意。");

    private static SubmissionCommand.CompleteWorkItem Complete(Room room) => new(Room.Ordinary, Item(room).Id, "办毕。");

    private static WorkItem Item(Room room) => Assert.Single(room.Matter(Room.Ordinary).WorkItems);

    private static string[] Candidates(Room room) => [.. Rows.Of(room.Matter(Room.Ordinary)).Candidates.Select(row => row.Key)];

    private static ImmutableArray<string> Targets(Room room, string person, string act) => Probe(room, person, act).Targets;

    private static string[] Against(Room room, string person, string act) =>
        [.. Permitted.Against(Casework.Step(room.Law, subject => room.Matter(subject.Id), new Instruction("probe", person, room.Now, Probe(room, person, act).Command, new byte[16]))).Select(reason => reason.RuleId)];

    private static Probe Probe(Room room, string person, string act) =>
        Permitted.OnWork(room.Law, room.Matter(Room.Ordinary), room.Law.People[person], room.Today).Single(probe => probe.Act == act && probe.Part == Item(room).Id);
}
