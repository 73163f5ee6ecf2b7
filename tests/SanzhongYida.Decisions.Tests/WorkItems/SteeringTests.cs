using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions.Tests;

/// <summary>挂起, 恢复, incidents and 人工调整.</summary>
public sealed class SteeringTests
{
    private const string Editor = "W01";
    private const string Approver = "W02";
    private static readonly ImmutableDictionary<string, Value> None = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);

    [Fact]
    public void 挂起的事项停在原处_材料可报_恢复后继续()
    {
        var room = new Room().WithSubmitted();
        Reasons.Are([Rule.Authority], room.Refused("住建局-经办", new CourseCommand.Suspend(Room.Ordinary, "待上级明确。")));
        Reasons.Are([Rule.Input], room.Refused("M04", new CourseCommand.Suspend(Room.Ordinary, "")));
        room.Must("M04", new CourseCommand.Suspend(Room.Ordinary, "待上级明确。"));
        Assert.Equal(News.Suspended, Assert.IsType<Notice.WorkHanded>(Assert.Single(room.LastTold)).News);
        room.Must(
            "住建局-经办",
            new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.Research(room.Today, "全区", "住建局"), "调研报告。"),
            new PreparationCommand.FileEvidence(Room.Ordinary, new Evidence.OpinionsHeard(room.Today, "各方面"), "意见记录。"));
        Assert.Equal(["research"], Steps(room));
        Reasons.Hold(Rule.State, room.Refused(Room.Head, new PreparationCommand.Return(Room.Ordinary, "退。")));
        room.Must("M04", new CourseCommand.Resume(Room.Ordinary, "已明确。"));
        Assert.Equal(["legality-review"], Steps(room));
    }

    [Fact]
    [Clause("R-2.2-b")]
    [Clause("R-4.3.2-a")]
    public void 会议审议中和决策后不得挂起()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Are(["R-2.2-b"], room.Refused(Room.Head, new CourseCommand.Suspend(Room.Ordinary, "停。")));
        room.State(5, 0, 0).Vote(5, 0, 0).Close();
        Reasons.Are(["R-4.3.2-a"], room.Refused(Room.Head, new CourseCommand.Suspend(Room.Ordinary, "停。")));
    }

    [Fact]
    [Clause("R-4-c")]
    public void 挂起的事项不得上会()
    {
        var room = new Room().WithOrdinary().Must(Room.Head, new CourseCommand.Suspend(Room.Ordinary, "停。"));
        room.Must(Room.Office, room.Convening("常务会议"));
        Reasons.Hold(Rule.State, room.Refused(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false)));
    }

    [Fact]
    [Clause("R-4-c")]
    public void 人工调整不能越过会议_定义中会后的任何环节都不得到达()
    {
        var room = new Room().WithSubmitted();
        var definition = room.Law.LibraryByHash(room.Matter(Room.Ordinary).DefinitionHash)!.Find("large-funds")!;
        var before = WithoutMeeting(definition);
        var token = room.Matter(Room.Ordinary).Instance!.Activities.Single().Id;
        var behind = definition.Nodes.Where(node => !before.Contains(node.Id)).ToList();
        Assert.Contains(behind, node => node.Step == "execution");
        Assert.Contains(behind, node => node.Result == "carried");
        Assert.DoesNotContain("meeting", behind.Select(node => node.Id), StringComparer.Ordinal);
        foreach (var node in behind)
        {
            Reasons.Hold("R-4-c", room.Refused(Approver, Moving(new TokenMove.Move(token, node.Id))));
            Reasons.Hold("R-4-c", room.Refused(Approver, Moving(new TokenMove.Start(node.Id, null))));
        }

        // All others may be reached, and nothing is decided by it.
        foreach (var node in definition.Nodes.Where(node => before.Contains(node.Id) && node.Kind == NodeKind.UserTask))
        {
            var copy = new Room().WithSubmitted();
            copy.Must(Approver, Moving(new TokenMove.Move(copy.Matter(Room.Ordinary).Instance!.Activities.Single().Id, node.Id)));
            Assert.Empty(copy.Matter(Room.Ordinary).Conclusions);
            Assert.Null(copy.Matter(Room.Ordinary).Result);
        }
    }

    [Fact]
    [Clause("R-4-c")]
    public void 调整到会议环节也不能使未经准备的事项上会()
    {
        var room = new Room().WithSubmitted();
        room.Must(Approver, Moving(new TokenMove.Move(room.Matter(Room.Ordinary).Instance!.Activities.Single().Id, "meeting")));
        room.Must(Room.Office, room.Convening("常务会议"));
        var reasons = room.Refused(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false));
        Reasons.Hold("R-4.1.2-a", reasons);
        Reasons.Hold("R-4.1.1-b", reasons);
    }

    [Fact]
    [Clause("R-4.3.2-a")]
    [Clause("R-4.3.4-a")]
    public void 决策后只能在所定分支内调整_流程不因调整而终结()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Hold("R-2.2-b", room.Refused(Approver, Moving(new TokenMove.Start("research", null))));
        room.State(5, 0, 0).Vote(5, 0, 0).Close();
        var tokens = room.Matter(Room.Ordinary).Instance!.Activities;
        foreach (var node in new[] { "research", "determine", "meeting", "not-carried-archive", "ended-rejected", "supplement" })
        {
            Reasons.Are(["R-4.3.2-a"], room.Refused(Approver, Moving(new TokenMove.Move(tokens[0].Id, node))));
        }

        Reasons.Are(["R-4.3.4-a"], room.Refused(Approver, Moving([.. tokens.Select(token => new TokenMove.Cancel(token.Id))])));
        room.Must(Approver, Moving(new TokenMove.Move(tokens[0].Id, tokens[0].Node)));
        Assert.Contains(room.LastTold.OfType<Notice.WorkHanded>(), notice => notice.News == News.Modified && notice.Audience.Contains("unit:住建局", StringComparer.Ordinal));
    }

    [Fact]
    [Clause("R-1-b")]
    public void 人工调整和异常由流程管理员办理_且写明理由()
    {
        var room = new Room().WithSubmitted();
        var modify = Moving(new TokenMove.Start("research", null));
        foreach (var other in new[] { Editor, Room.Head, "M04", Room.Office, "住建局-经办" })
        {
            Reasons.Are([Rule.Authority], room.Refused(other, modify));
        }

        Reasons.Are([Rule.NotFound], room.Refused("发改局-经办", modify));
        Reasons.Are([Rule.NotFound], room.Refused(Approver, modify with { Matter = "无" }));
        Reasons.Are([Rule.Input], room.Refused(Approver, modify with { Reason = "" }));
        Reasons.Are([Rule.Input], room.Refused(Approver, modify with { Moves = [] }));
    }

    [Fact]
    public void 异常告知流程管理员_改正变量后重试继续()
    {
        var room = new Room().Running(Drawn.NoWayOut()).WithSubmitted();
        Assert.Contains(room.LastTold.OfType<Notice.WorkHanded>(), notice => notice.News == News.IncidentRaised && notice.Audience.Contains("role:WorkflowApprover", StringComparer.Ordinal));
        var incident = Assert.Single(Rows.Of(room.Matter(Room.Ordinary)).Incidents);
        Assert.Equal(("choice", Incident.Causes.NoWayOut), (incident.Node, incident.Cause));
        var retry = new CourseCommand.Retry(Room.Ordinary, incident.Id, None, "再试。");
        room.Must(Editor, retry);
        var again = Assert.Single(Rows.Of(room.Matter(Room.Ordinary)).Incidents);
        Assert.NotEqual(incident.Id, again.Id, StringComparer.Ordinal);
        Reasons.Are([Rule.State], room.Refused(Editor, retry));
        Reasons.Are([Rule.State], room.Refused(Editor, new CourseCommand.Skip(Room.Ordinary, again.Id, None, "跳过。")));
        room.Must(Editor, retry with { Incident = again.Id, Variables = None.Add("where", Value.Of("here")) });
        Assert.Empty(Rows.Of(room.Matter(Room.Ordinary)).Incidents);
        Assert.Equal("登记", Assert.Single(room.Matter(Room.Ordinary).WorkItems).Name);
    }

    [Fact]
    [Clause("R-2.2-b")]
    public void 会议结果和事项标注不得由重试填写()
    {
        var room = new Room().Running(Drawn.NoWayOut()).WithSubmitted();
        var incident = Assert.Single(Rows.Of(room.Matter(Room.Ordinary)).Incidents).Id;
        foreach (var name in new[] { "outcome", "evaluationAdvice", "positionsResult", "countersignResult", "majorAdministrativeDecision", "amount" })
        {
            Reasons.Are(["R-2.2-b"], room.Refused(Editor, new CourseCommand.Retry(Room.Ordinary, incident, None.Add(name, Value.Of("carried")), "填写结果。")));
        }
    }

    private static HashSet<string> WithoutMeeting(Definition definition)
    {
        var reached = new HashSet<string>(["submitted"], StringComparer.Ordinal);
        while (definition.Flows.FirstOrDefault(flow => reached.Contains(flow.Source) && definition.Find(flow.Source)!.Step != "meeting" && !reached.Contains(flow.Target)) is { } flow)
        {
            reached.Add(flow.Target);
        }

        return reached;
    }

    private static CourseCommand.Modify Moving(params ImmutableArray<TokenMove> moves) => new(Room.Ordinary, moves, "图示有误。");

    private static string?[] Steps(Room room) => [.. room.Matter(Room.Ordinary).WorkItems.Select(item => item.Step)];
}
