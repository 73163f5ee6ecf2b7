using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A piece of evidence, its kind named by <c>evidence</c>, with its text.</summary>
public sealed record EvidenceRequest(Evidence Evidence, string? Text = null);

/// <summary>An opinion.</summary>
public sealed record OpinionRequest(string Opinion);

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
        matters.Act<OpinionRequest>("/{id}/review", "初审", (id, r) => new PreparationCommand.DoAct(id, ActKind.PreliminaryReview, r.Opinion));
        matters.Act<OpinionRequest>("/{id}/endorse", "分管领导审定", (id, r) => new PreparationCommand.DoAct(id, ActKind.Endorsement, r.Opinion));
        matters.Act<OpinionRequest>("/{id}/determine", "区长确定", (id, r) => new PreparationCommand.DoAct(id, ActKind.Determination, r.Opinion));
        matters.Act<ReasonRequest>("/{id}/urgency/request", "提出紧急特殊情况(分管领导)", (id, r) => new PreparationCommand.RequestUrgency(id, r.Reason));
        matters.Act<ReasonRequest>("/{id}/urgency/grant", "批准紧急特殊情况(区长)", (id, r) => new PreparationCommand.GrantUrgency(id, r.Reason));
        matters.Act<DraftRequest>("/{id}/draft", "修改决定草案", (id, r) => new PreparationCommand.ReviseDraft(id, r.Draft, r.IsSubstantive));
        matters.Act<ReasonRequest>("/{id}/return", "退回", (id, r) => new PreparationCommand.Return(id, r.Reason));
        matters.Act<ReasonRequest>("/{id}/withdraw", "撤回", (id, r) => new PreparationCommand.Withdraw(id, r.Reason));
        matters.Act<ReasonRequest>("/{id}/terminate", "终止", (id, r) => new PreparationCommand.Terminate(id, r.Reason));
    }
}
