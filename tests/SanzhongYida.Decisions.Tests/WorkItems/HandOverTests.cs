using SanzhongYida.Processes;

namespace SanzhongYida.Decisions.Tests;

/// <summary>移交 of what waits for somebody who leaves.</summary>
public sealed class HandOverTests
{
    private const string Leaver = "住建局-经办";
    private const string Heir = "住建局-初审";
    private const string Head = "B05";
    private static readonly DirectoryCommand.BeginHandOver Order = new(Leaver, [Heir], "调离本单位。");

    [Fact]
    public void 移交由本单位负责人或政府办或区长决定_只给同一单位的业务人员_写明理由()
    {
        var room = Submitted();
        Reasons.Are([Rule.Authority], room.Refused(Leaver, Order));
        Reasons.Are([Rule.Authority], room.Refused("B02", Order));
        Reasons.Are([Rule.Input], room.Refused(Head, Order with { To = [] }));
        Reasons.Are([Rule.Input], room.Refused(Head, Order with { To = [Heir, Heir] }));
        Reasons.Are([Rule.Input, Rule.Input], room.Refused(Head, Order with { To = ["发改局-经办", Leaver] }));
        Reasons.Are([Rule.Input], room.Refused(Head, Order with { Reason = " " }));
        Reasons.Are([Rule.NotFound], room.Refused(Head, Order with { Person = "查无此人" }));
        room.Must("A01", new DirectoryCommand.EnterPerson("同事", "同事", "住建局")).Must("A02", new DirectoryCommand.GrantRole("同事", Role.SystemAdministrator, room.Today));
        Reasons.Are(["W-LOG"], room.Refused(Head, Order with { To = ["同事"] }));
        foreach (var superior in new[] { Head, Room.Office, Room.Head })
        {
            room.Must(superior, Order);
        }

        Assert.Equal([(3L, Head), (4L, Room.Office), (5L, Room.Head)], room.Law.People[Leaver].HandOvers.Select(known => (known.Number, known.By)));
    }

    [Fact]
    public void 名下待办归接办人_告知接办人_同一事项记明移交()
    {
        var room = Submitted();
        room.Must(Leaver, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        var take = Ordered(room, Order);
        Reasons.Are([Rule.NotFound], room.Refused(Head, take with { HandOver = 9 }));
        Reasons.Are([Rule.Authority], room.Refused(Leaver, take));
        var accepted = Assert.IsType<Judgment.Accepted>(room.Do(Head, take));
        var fact = Assert.IsType<CourseFact.WorkHandedOver>(accepted.Entries.Single().Facts[0]);
        Assert.Equal((Leaver, Heir, room.Law.People[Leaver].HandOvers[0].Reason), (fact.From, fact.To, fact.Reason));
        Assert.Equal([AccessKey.Person(Heir)], Assert.IsType<Notice.WorkHanded>(Assert.Single(room.LastTold)).Audience);
        Assert.Equal((Heir, null), Holder(room));
        Reasons.Are([Rule.State], room.Refused(Head, take));
        Reasons.Are([Rule.State], room.Refused(Leaver, Complete(room)));
        room.Must(Heir, Complete(room));
    }

    [Fact]
    public void 无人领取的单位待办不属个人_不移交()
    {
        var room = Submitted();
        Reasons.Are([Rule.State], room.Refused(Head, Ordered(room, Order)));
    }

    [Fact]
    public void 受委派办理的_移交后仍记为谁办理_委派人自己接办的不再记()
    {
        foreach (var (heir, actingFor) in new[] { (Heir, Head), (Head, null) })
        {
            var room = Submitted();
            room.Must(Head, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id), new WorkItemCommand.DelegateTask(Room.Ordinary, Item(room).Id, Leaver));
            room.Must(Head, Ordered(room, Order with { To = [heir] }));
            Assert.Equal((heir, actingFor), Holder(room));
        }
    }

    [Fact, Clause("R-4.1.2-b")]
    public void 逐项依其规则_先指定的不合的由后指定的接办_均不合的列明全部理由()
    {
        var room = Reviewed();
        room.Must("A01", new DirectoryCommand.EnterPerson("新初审", "新初审", "住建局")).Must("A02", new DirectoryCommand.GrantRole("新初审", Role.PreliminaryReviewer, room.Today));
        room.Must(Heir, new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        var unfit = Ordered(room, new(Heir, [Leaver], "退休。"));
        var reason = Assert.Single(Assert.IsType<Judgment.Refused>(room.Do(Head, unfit)).Reasons);
        Assert.Equal("R-4.1.2-b", reason.RuleId);
        Assert.StartsWith(Leaver, reason.Chinese, StringComparison.Ordinal);
        room.Must(Head, Ordered(room, new(Heir, [Leaver, "新初审"], "退休。")));
        Assert.Equal(("新初审", null), Holder(room));
    }

    [Fact, Clause("R-4.1.2-c")]
    public void 分管领导的审定_只移交给当日的分管领导()
    {
        var room = Reviewed().Must(Heir, new PreparationCommand.DoAct(Room.Ordinary, ActKind.PreliminaryReview, "同意。"));
        var take = Ordered(room, new("M04", ["M03"], "交流任职。"), Room.Office);
        Reasons.Are(["R-4.1.2-c"], room.Refused(Room.Office, take));
        room.Must("A01", new DirectoryCommand.AssignPortfolio("M03", "住建", room.Today)).Must(Room.Office, take);
        room.Must("M03", new PreparationCommand.DoAct(Room.Ordinary, ActKind.Endorsement, "同意。"));
    }

    [Fact, Clause("R-4-d")]
    public void 被请签署的意见不得移交()
    {
        var room = Submitted();
        room.Must(Head, new WorkItemCommand.AddSigner(Room.Ordinary, Item(room).Id, Leaver));
        Reasons.Are([Rule.State, Rule.State], room.Refused(Head, Ordered(room, Order)));
        room.Must(Leaver, new WorkItemCommand.Sign(Room.Ordinary, Item(room).Id, "同意。"));
    }

    [Fact]
    public void 被请签署的人离任不再签署的_由流程管理员说明理由重新进入该环节_不再等其签署()
    {
        var room = Submitted();
        room.Must(Head, new WorkItemCommand.AddSigner(Room.Ordinary, Item(room).Id, Leaver), new WorkItemCommand.Claim(Room.Ordinary, Item(room).Id));
        Reasons.Hold(Rule.State, room.Refused(Head, Complete(room)));
        room.Must("W02", new CourseCommand.Modify(Room.Ordinary, [new TokenMove.Move(Item(room).Id, Item(room).Node)], "被请签署意见的人已离任。"));
        room.Must(Head, Complete(room));
    }

    private static WorkItemCommand.TakeOver Ordered(Room room, DirectoryCommand.BeginHandOver order, string by = Head)
    {
        room.Must(by, order);
        return new(Room.Ordinary, Item(room).Id, order.Person, room.Law.People[order.Person].HandOvers[^1].Number);
    }

    private static Room Submitted() => new Room().Running(Drawn.TwoTasks()).WithSubmitted();

    /// <summary>Stands before 初审.</summary>
    private static Room Reviewed()
    {
        var room = Submitted().Must("司法局-审查", new SubmissionCommand.ClearMajorAdministrativeDecision(Room.Ordinary, "既定政策的兑现。"));
        room.Must(Leaver, Complete(room));
        room.Must(Leaver, Complete(room));
        return room.Must(
            Leaver,
            new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.Research(room.Today, "全区", "住建局"), "调研报告。"),
            new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.OpinionsHeard(room.Today, "各方面"), "意见记录。"));
    }

    private static SubmissionCommand.CompleteWorkItem Complete(Room room) => new(Room.Ordinary, Item(room).Id, "办毕。");

    private static WorkItem Item(Room room) => Assert.Single(room.Matter(Room.Ordinary).WorkItems);

    private static (string? Assignee, string? ActingFor) Holder(Room room) =>
        room.Matter(Room.Ordinary).TaskOf(Item(room)) is { } task ? (task.Assignee, task.ActingFor) : default;
}
