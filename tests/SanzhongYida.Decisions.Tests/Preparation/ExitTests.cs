namespace SanzhongYida.Decisions.Tests;

/// <summary>退回, 撤回 and 终止.</summary>
public sealed class ExitTests
{
    private const string Drafter = "住建局-经办";
    private const string Reviewer = "住建局-初审";
    private const string Leader = "M04";

    [Fact]
    [Clause("R-4.1.2-a")]
    public void 退回的事项补充后重新初审审定确定()
    {
        var room = new Room().WithOrdinary();
        Assert.Equal(["meeting"], Steps(room));
        Reasons.Are([Rule.Authority], room.Refused(Drafter, new PreparationCommand.Return(Room.Ordinary, "测算不实。")));
        Reasons.Are([Rule.Input], room.Refused(Room.Head, new PreparationCommand.Return(Room.Ordinary, " ")));
        room.Must(Room.Head, new PreparationCommand.Return(Room.Ordinary, "测算不实。"));
        Assert.Equal(["preliminary-review"], Steps(room));
        Assert.Contains("已退回", Rows.Of(room.Matter(Room.Ordinary)).Matters[0].Standing, StringComparison.Ordinal);
        Reasons.Are([Rule.State], room.Refused(Room.Head, new PreparationCommand.Return(Room.Ordinary, "再退。")));
        Reasons.Are(["R-4.1.2-b"], room.Refused(Reviewer, Act(ActKind.PreliminaryReview)));

        room.Must(Drafter, new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.Research(room.Today, "全区", "住建局"), "补充测算。"));
        Reasons.Are(["R-4.1.2-b", "R-4.1.2-c"], room.Refused(Room.Head, Act(ActKind.Determination)));
        room.Must(Reviewer, Act(ActKind.PreliminaryReview)).Must(Leader, Act(ActKind.Endorsement)).Must(Room.Head, Act(ActKind.Determination));
        Assert.Equal(["meeting"], Steps(room));
        room.Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    public void 退回由当前环节的办理人提出()
    {
        var room = Returned();
        Reasons.Are([Rule.Authority], room.Refused(Leader, Return));
        room.Must(Reviewer, Return);
        room.Must(Drafter, Supplement(room)).Must(Reviewer, Act(ActKind.PreliminaryReview));
        Reasons.Are([Rule.Authority], room.Refused(Reviewer, Return));
        room.Must(Leader, Return);
    }

    [Fact]
    [Clause("R-4.1.2-a")]
    [Clause("R-4.3.4-a")]
    public void 区长确定前提出人可以撤回_归档后办结()
    {
        var withdraw = new PreparationCommand.Withdraw(Room.Ordinary, "改由上级统一安排。");
        Reasons.Are(["R-4.1.2-a"], new Room().WithOrdinary().Refused(Drafter, withdraw));
        var room = Returned();
        Reasons.Are([Rule.Authority], room.Refused(Reviewer, withdraw));
        Reasons.Are([Rule.Authority], room.Refused(Room.Head, withdraw));
        room.Must(Drafter, withdraw);
        MustBeFiled(room, "withdrawn");
    }

    [Fact]
    [Clause("R-4.3.4-a")]
    public void 会议前区长可以终止_归档后办结()
    {
        var terminate = new PreparationCommand.Terminate(Room.Ordinary, "项目已取消。");
        var room = new Room().WithOrdinary();
        Reasons.Are([Rule.Authority], room.Refused(Leader, terminate));
        Reasons.Are([Rule.Input], room.Refused(Room.Head, terminate with { Reason = "" }));
        room.Must(Room.Head, terminate);
        MustBeFiled(room, "terminated");
    }

    [Fact]
    [Clause("R-2.2-b")]
    [Clause("R-4.3.2-a")]
    public void 会议审议和决策后不得退回撤回终止()
    {
        PreparationCommand[] exits = [Return, new PreparationCommand.Withdraw(Room.Ordinary, "撤回。"), new PreparationCommand.Terminate(Room.Ordinary, "终止。")];
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Assert.All(exits, exit => Reasons.Hold("R-2.2-b", room.Refused(Room.Head, exit)));
        room.State(5, 0, 0).Vote(5, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.All(exits, exit => Reasons.Hold("R-4.3.2-a", room.Refused(Room.Head, exit)));
    }

    [Fact]
    [Clause("R-4.1.2-b")]
    public void 初审列明协调的有关方面_只在初审时列明()
    {
        var room = Returned();
        Reasons.Are([Rule.Input], room.Refused(Reviewer, Act(ActKind.PreliminaryReview) with { Parties = ["财政局", "财政局"] }));
        Reasons.Are([Rule.Input], room.Refused(Reviewer, Act(ActKind.PreliminaryReview) with { Parties = [" "] }));
        room.Must(Reviewer, Act(ActKind.PreliminaryReview) with { Parties = ["财政局", "供热企业"] });
        Assert.Equal(["财政局", "供热企业"], room.Matter(Room.Ordinary).Acts[^1].Parties);
        Reasons.Are([Rule.Input], room.Refused(Leader, Act(ActKind.Endorsement) with { Parties = ["财政局"] }));
        room.Must(Leader, Act(ActKind.Endorsement));
        Assert.Empty(room.Matter(Room.Ordinary).Acts[^1].Parties);
    }

    [Fact]
    public void 人数不足退回议程的议题区长仍可终止()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]).Open();
        room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M03"));
        Assert.Equal(Outcome.Open, room.Close());
        room.Must(Room.Head, new PreparationCommand.Terminate(Room.Ordinary, "项目已取消。"));
    }

    private static PreparationCommand.Return Return { get; } = new(Room.Ordinary, "请补充。");

    private static PreparationCommand.DoAct Act(ActKind kind) => new(Room.Ordinary, kind, "同意。");

    private static PreparationCommand.FileEvidence Supplement(Room room) => new(Room.Ordinary, new Evidence.Research(room.Today, "全区", "住建局"), "补充测算。");

    private static string?[] Steps(Room room) => [.. room.Matter(Room.Ordinary).WorkItems.Select(item => item.Step)];

    /// <summary>An ordinary matter, returned by the head and supplemented: nothing of is done.</summary>
    private static Room Returned()
    {
        var room = new Room().WithOrdinary().Must(Room.Head, Return);
        return room.Must(Drafter, Supplement(room));
    }

    // R-4.3.4-a: a withdrawn or terminated matter closes after filing.
    private static void MustBeFiled(Room room, string result)
    {
        Assert.Empty(Steps(room));
        Assert.Equal("filing", Assert.Single(Rows.Of(room.Matter(Room.Ordinary)).Dues).Id);
        Assert.False(room.Matter(Room.Ordinary).HasEnded);
        Reasons.Are([Rule.State], room.Refused(Reviewer, Act(ActKind.PreliminaryReview)));
        Reasons.Are([Rule.State], room.Refused(Room.Head, Return));
        Reasons.Are([Rule.Authority], room.Refused(Drafter, new ExecutionCommand.CloseMatter(Room.Ordinary)));
        room.Must(Room.Office, new ExecutionCommand.CloseMatter(Room.Ordinary));
        Assert.True(room.Matter(Room.Ordinary).HasEnded);
        Assert.Equal(result, room.Matter(Room.Ordinary).Result);
        Assert.Empty(Rows.Of(room.Matter(Room.Ordinary)).Dues);
        Reasons.Are(["R-4.3.4-a"], room.Refused(Room.Office, new ExecutionCommand.CloseMatter(Room.Ordinary)));
    }
}
