using System.Collections.Frozen;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>Acts as people call them, by the names the API gives them.</summary>
public static class ActNames
{
    private static readonly FrozenDictionary<string, string> Acts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["review"] = "初审",
        ["endorse"] = "分管领导审定",
        ["determine"] = "区长确定",
        ["request-urgency"] = "提出紧急特殊情况",
        ["grant-urgency"] = "批准紧急特殊情况",
        ["draft"] = "修改决定草案",
        ["return"] = "退回",
        ["withdraw"] = "撤回",
        ["terminate"] = "终止",
        ["readers"] = "扩大知悉范围",
        ["edition"] = "改按另一版本办理",
        ["particulars"] = "写明事项要点",
        ["funds"] = "变更金额",
        ["raise"] = "提请全体会议",
        ["clear-major-administrative-decision"] = "取消重大行政决策标注",
        ["reopening"] = "提出复议",
        ["reopening-consent"] = "同意复议",
        ["reopening-open"] = "提请复议",
        ["options"] = "提出多个方案",
        ["disposal"] = "紧急处置",
        ["assignment"] = "分解交办",
        ["acknowledge"] = "签收任务",
        ["complete-task"] = "完成任务",
        ["tracking-plan"] = "报送跟踪反馈计划",
        ["report"] = "通报执行情况",
        ["evaluation"] = "报送执行评估",
        ["completion"] = "报送办结材料",
        ["confirm-completion"] = "确认办结",
        ["signing"] = "登记签署",
        ["inspection"] = "登记检查",
        ["reservation"] = "保留意见或向上级反映",
        ["suspension"] = "紧急中止执行",
        ["close"] = "办结归档",
        ["follow-up"] = "督办立项",
        ["report-follow-up"] = "报告督办办理情况",
        ["close-follow-up"] = "督办销号",
        ["problem"] = "报告执行中的问题",
        ["ask-follow-up-review"] = "申请复核督办",
        ["review-follow-up"] = "答复督办复核",
        ["answer-public-opinion"] = "答复公众意见",
        ["urge"] = "催办",
        ["claim"] = "领取",
        ["release"] = "放回",
        ["delegate"] = "委派",
        ["reassign"] = "改派",
        ["add-signer"] = "加签",
        ["countersign"] = "会签",
        ["sign"] = "签署意见",
        ["send-back"] = "退回环节",
        ["take-back"] = "撤回已办环节",
        ["suspend"] = "挂起",
        ["resume"] = "恢复",
        ["publication"] = "公开或通报决策",
        ["exemption"] = "不予公开",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Pieces = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Evidence.Research)] = "调研报告",
        [nameof(Evidence.OpinionsHeard)] = "听取意见记录",
        [nameof(Evidence.DepartmentPosition)] = "部门意见",
        [nameof(Evidence.CoordinationRound)] = "协调记录",
        [nameof(Evidence.ImmediateNeed)] = "须立即决定的说明",
        [nameof(Evidence.Recommendation)] = "倾向性意见",
        [nameof(Evidence.ProcedureStarted)] = "启动决策程序",
        [nameof(Evidence.GroupConsulted)] = "特定群体意见",
        [nameof(Evidence.LegalityReturned)] = "合法性审查退回补正",
        [nameof(Evidence.LegalRiskStated)] = "法律风险说明",
        [nameof(Evidence.FairCompetition)] = "公平竞争审查",
        [nameof(Evidence.NoticeOpened)] = "公示",
        [nameof(Evidence.NoticeClosed)] = "公示结果",
        [nameof(Evidence.HearingMaterials)] = "听证材料",
        [nameof(Evidence.HearingHeld)] = "听证会记录",
        [nameof(Evidence.ExpertArgument)] = "专家论证",
        [nameof(Evidence.StabilityAssessment)] = "社会稳定风险评估",
        [nameof(Evidence.DemocraticConsultation)] = "民主协商记录",
        [nameof(Evidence.LegalityReceived)] = "合法性审查收件",
        [nameof(Evidence.LegalityOpinion)] = "合法性审查意见",
        [nameof(Evidence.RevisionConfirmed)] = "修改确认",
        [nameof(Evidence.PartyCommitteeReport)] = "向区委请示报告",
        [nameof(Evidence.CongressApproval)] = "区人大常委会批准",
        [nameof(Evidence.PriorDeliberation)] = "酝酿记录",
        [nameof(Evidence.AppointmentNoticeOpened)] = "任前公示",
        [nameof(Evidence.AppointmentNoticeClosed)] = "任前公示结果",
        [nameof(Evidence.FundsSource)] = "财政来源",
        [nameof(Evidence.OpinionsCollected)] = "传阅、会签或个别征求的意见",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An act on a matter with the part it is about; one this page doesn't know keeps its own name.</summary>
    public static string Of(ActAnswer act, Matter matter) => act switch
    {
        { Act: "evidence", Part: { } piece } => "报送" + Pieces.GetValueOrDefault(piece, piece),
        { Act: "complete", Part: { } item } => "办结" + (matter.WorkItems.FirstOrDefault(open => open.Id == item)?.Name ?? item),
        { Act: "take-back" or "urge" } => Acts[act.Act],
        { Part: { } part } when matter.WorkItems.Any(item => item.Id == part) => Acts.GetValueOrDefault(act.Act, act.Act),
        { Part: { } part } => Acts.GetValueOrDefault(act.Act, act.Act) + part,
        _ => Acts.GetValueOrDefault(act.Act, act.Act),
    };
}
