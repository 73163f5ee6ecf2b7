using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Items of a meeting: opened, spoken to, voted on and closed one by one.</summary>
public static class AgendaItems
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder meetings)
    {
        MapBeforeVote(meetings);
        MapVote(meetings);
        MapWithMatter(meetings);
    }

    // What an act changes in the matter is one step with the meeting.
    private static void MapWithMatter(RouteGroupBuilder meetings)
    {
        meetings.MapPost("/{id}/items/{item:int}/recusal-answers", async (string id, int item, RecusalAnswerRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            await caller.Commit(new MeetingCommand.AnswerRecusal(id, item, await Matter(desk, caller, id, item, stop), r.Member ?? caller.Person, r.Concerns, r.Reason))).Told("回避询问的回答");
        meetings.MapPost("/{id}/items/{item:int}/recusals", async (string id, int item, RecusalRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            await caller.Commit(new MeetingCommand.RecuseMember(id, item, await Matter(desk, caller, id, item, stop), r.Member ?? caller.Person, r.Reason))).Told("回避");
        meetings.MapPost("/{id}/items/{item:int}/recusal-requests/decide", async (string id, int item, RecusalDecisionRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            await caller.Commit(new MeetingCommand.DecideRecusal(id, item, await Matter(desk, caller, id, item, stop), r.Member, r.Hands))).Told("会议对回避申请的决定");
        meetings.MapPost("/{id}/items/{item:int}/open", async (string id, int item, Caller caller, Desk desk, CancellationToken stop) =>
            await caller.Commit(new MeetingCommand.OpenItem(id, item, await Matter(desk, caller, id, item, stop)))).Told("进入议题");
        meetings.MapPost("/{id}/items/{item:int}/discussion/end", async (string id, int item, DiscussionOpinionRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            await caller.Commit(new MeetingCommand.ConcludeDiscussion(id, item, await Matter(desk, caller, id, item, stop), r.Opinion))).Told("结束会前讨论(记录讨论意见)");
        meetings.MapPost("/{id}/items/{item:int}/close", async (string id, int item, ClosingRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            await caller.Commit(new MeetingCommand.CloseItem(id, item, await Matter(desk, caller, id, item, stop), r.ExecutingUnit))).Told("结束议题(由主持人宣布结果)");
    }

    private static void MapBeforeVote(RouteGroupBuilder meetings)
    {
        meetings.OnItem<ReasonRequest>("/take-off", "撤下议题", (id, item, r, _) => new MeetingCommand.TakeOffAgenda(id, item, r.Reason));
        meetings.OnItem<WrittenOpinionRequest>("/written-opinions", "书面意见(不计票)", (id, item, r, _) => new MeetingCommand.FileWrittenOpinion(id, item, r.Member, r.Opinion, r.Text));
        meetings.OnItem<AdviceRequest>("/advice", "列席人员意见", (id, item, r, _) => new MeetingCommand.RecordAdvice(id, item, r.Name, r.Advice));
        meetings.OnItem<MemberRequest>("/recusals/return", "回避结束返回", (id, item, r, me) => new MeetingCommand.ReturnMember(id, item, r.Member ?? me));
        meetings.OnItem<RecusalAskedRequest>("/recusal-requests", "登记利害关系人的回避申请", (id, item, r, _) => new MeetingCommand.RequestRecusal(id, item, r.Member, r.By, r.Reason));
        meetings.OnItem<ReasonRequest>("/urgency", "认定紧急特殊情况", (id, item, r, _) => new MeetingCommand.ApproveUrgency(id, item, r.Reason));
        meetings.OnItem<StatementRequest>("/statements", "发表意见", (id, item, r, me) => new MeetingCommand.StateOpinion(id, item, r.Member ?? me, r.Opinion, r.Reason));
        meetings.OnItem<DivergenceRequest>("/divergence", "意见分歧的认定", (id, item, r, _) => new MeetingCommand.FindDivergence(id, item, r.IsDivergent, r.Reason));
        meetings.OnItem<UnclearRequest>("/unclear", "重大问题尚不清楚的认定", (id, item, r, _) => new MeetingCommand.FindUnclear(id, item, r.Questions, r.Reason));
    }

    private static void MapVote(RouteGroupBuilder meetings)
    {
        meetings.OnItem<VoteRequest>("/votes", "表决(本人)", (id, item, r, _) => new MeetingCommand.CastVote(id, item, r.Opinion, r.Option));
        meetings.OnItem<HandsRequest>("/hands", "举手表决(记录人)", (id, item, r, _) => new MeetingCommand.CountHands(id, item, r.Hands));
        meetings.OnItem<PaperBallotRequest>("/paper-ballot", "无记名投票计票(记录人;多个方案逐案录入)", (id, item, r, _) => new MeetingCommand.RecordPaperBallot(id, item, r.Approve, r.Oppose, r.Defer, r.Option));
        meetings.MapPost("/{id}/items/{item:int}/paper-ballot/confirm", (string id, int item, PaperConfirmationRequest? r, Caller caller) =>
            caller.Commit(new MeetingCommand.ConfirmPaperBallot(id, item, r?.Option))).Told("监票人核验(多个方案逐案核验)");
        meetings.OnItem<PaperRejectionRequest>("/paper-ballot/reject", "监票人退回票数(重新录入)", (id, item, r, _) => new MeetingCommand.RejectPaperBallot(id, item, r.Reason, r.Option));
        meetings.OnItem<CoordinatorRequest>("/coordinator", "明确牵头协调领导", (id, item, r, _) => new MeetingCommand.NameCoordinator(id, item, r.Leaders));
        meetings.OnItem<ReasonRequest>("/adopt", "区长决定采纳未获通过的事项(仅限办法明文规定时)", (id, item, r, _) => new MeetingCommand.AdoptDecision(id, item, r.Reason));
        meetings.OnItem<ReasonRequest>("/decline", "区长作出不同于多数意见的决定", (id, item, r, _) => new MeetingCommand.DeclineDecision(id, item, r.Reason));
    }

    // The item says which matter it is: a caller who can't see the item names none, and is told that there is none.
    private static async Task<string> Matter(Desk desk, Caller caller, string meeting, int item, CancellationToken stop) =>
        (await desk.Record.Meeting(caller.Reader, meeting, stop))?.Item(item)?.Matter ?? "none";
}
