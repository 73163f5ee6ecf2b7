using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A piece of evidence, its kind named by <c>evidence</c>, with its text.</summary>
public sealed record EvidenceRequest(Evidence Evidence, string? Text = null);

/// <summary>An opinion.</summary>
public sealed record OpinionRequest(string Opinion);

/// <summary>The opinion of a 初审, and with whom it was coordinated.</summary>
public sealed record PreliminaryOpinionRequest(string Opinion, IReadOnlyList<string>? Parties = null);

/// <summary>A new draft; a change in substance re-opens the legality review.</summary>
public sealed record DraftRequest(string Draft, bool IsSubstantive);

/// <summary>四(一)决策准备.</summary>
public static class PreparationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var matters = api.MapGroup("/matters").WithTags("决策准备 Preparation");
        matters.Act<EvidenceRequest>("/{id}/evidence", "提交佐证材料", (id, r) => new PreparationCommand.FileEvidence(id, r.Evidence, r.Text));
        matters.Act<PreliminaryOpinionRequest>("/{id}/review", "初审,列明协调的有关方面", (id, r) => new PreparationCommand.DoAct(id, ActKind.PreliminaryReview, r.Opinion, [.. r.Parties ?? []]));
        matters.Act<OpinionRequest>("/{id}/endorse", "分管领导审定", (id, r) => new PreparationCommand.DoAct(id, ActKind.Endorsement, r.Opinion));
        matters.Act<OpinionRequest>("/{id}/determine", "区长确定", (id, r) => new PreparationCommand.DoAct(id, ActKind.Determination, r.Opinion));
        matters.Act<ReasonRequest>("/{id}/urgency/request", "提出紧急特殊情况(分管领导)", (id, r) => new PreparationCommand.RequestUrgency(id, r.Reason));
        matters.Act<ReasonRequest>("/{id}/urgency/grant", "批准紧急特殊情况(区长)", (id, r) => new PreparationCommand.GrantUrgency(id, r.Reason));
        matters.Act<DraftRequest>("/{id}/draft", "修改决定草案", (id, r) => new PreparationCommand.ReviseDraft(id, r.Draft, r.IsSubstantive));
        matters.Act<ReasonRequest>("/{id}/return", "退回", (id, r) => new PreparationCommand.Return(id, r.Reason));
        matters.MapPost("/{id}/withdraw", (string id, ReasonRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            Leave(id, caller, desk, project => new PreparationCommand.Withdraw(id, r.Reason, project), stop)).Told("撤回");
        matters.MapPost("/{id}/terminate", (string id, ReasonRequest r, Caller caller, Desk desk, CancellationToken stop) =>
            Leave(id, caller, desk, project => new PreparationCommand.Terminate(id, r.Reason, project), stop)).Told("终止");
    }

    // The project its money was asked for under goes with it: a matter never changes it.
    private static async Task<IResult> Leave(string id, Caller caller, Desk desk, Func<Subject?, Command> command, CancellationToken stop) =>
        await caller.Commit(command((await desk.Record.Matter(caller.Reader, id, stop))?.Project));
}
