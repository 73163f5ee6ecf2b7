using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A piece of evidence in one sentence.</summary>
public static class EvidenceTelling
{
    /// <summary>What was filed, without the verb: 调研报告(范围:…).</summary>
    public static string Of(Law law, Evidence evidence) => evidence switch
    {
        Evidence.Research e => $"调研报告(范围:{e.Scope};调研:{e.By})",
        Evidence.OpinionsHeard e => $"听取意见记录(听取:{e.From})",
        Evidence.DepartmentPosition e => $"部门意见:{Words.Unit(law, e.Department)}{Of(e.Position)}",
        Evidence.CoordinationRound => "部门协调记录",
        Evidence.ImmediateNeed => "须立即决定的说明",
        Evidence.Recommendation => "倾向性意见",
        // R-4.1.1-f 「必要时可通过政府网站、新闻媒体、移动互联网等信息网络向社会广泛征求意见」
        Evidence.NoticeOpened e => $"{(e.AsksForOpinions ? "公示并公开征求意见" : "公示")}({e.Channel}),期限至{Words.Day(e.LastDay ?? e.On)}",
        Evidence.NoticeClosed e => $"公示期满,收到意见{e.Groups.Sum(group => group.Count)}条,归为{e.Groups.Length}组",
        Evidence.HearingMaterials e => $"听证材料送达{e.Participants}名参加人,听证定于{Words.Day(e.HearingOn)}{(e.Names is { IsDefaultOrEmpty: false } names ? $",参加人:{string.Join("、", names)}" : "")}",
        // W-713-17
        Evidence.HearingHeld e => e.IsSigned ? "听证会记录(参加人已签字)" : "听证会记录(未签字)",
        Evidence.ExpertArgument e => $"{e.Form}:{e.Experts.Length}名专家{Conflicts(e)}",
        // W-713-22/23
        Evidence.StabilityAssessment e => $"社会稳定风险评估:{e.Level},{(e.IsControllable ? "可控" : "不可控")}(评估:{e.By})",
        Evidence.DemocraticConsultation e => $"民主协商({e.Party};依据:{e.RequiredBy})",
        Evidence.LegalityReceived e => $"合法性审查材料收齐,应于{Words.Day(e.Due?.On ?? e.On, e.Due?.IsProvisional ?? false)}前办结",
        Evidence.LegalityOpinion e => $"合法性审查意见:{Of(e.Result)}(律师意见:{e.Lawyer})",
        Evidence.RevisionConfirmed => "审查人确认修改后的草案",
        Evidence.PartyCommitteeReport e => $"向区委请示报告({e.Reference})",
        Evidence.CongressApproval e => $"区人大常委会批准({e.Reference})",
        Evidence.AppointmentNoticeOpened e => $"任前公示,期限至{Words.Day(e.LastDay ?? e.On)}",
        Evidence.AppointmentNoticeClosed e => $"任前公示期满,异议{e.Objections.Length}件",
        // R-4.1.3-a 「可通过办公会、专题会、座谈会等形式进行酝酿。」
        Evidence.PriorDeliberation e => $"酝酿记录({e.Form})",
        Evidence.ProcedureStarted e => $"启动决策程序({e.By})",
        Evidence.GroupConsulted e => $"特定群体意见({e.Group})",
        Evidence.LegalityReturned e => $"合法性审查退回补正({e.Lacking})",
        Evidence.LegalRiskStated => "改革探索的法律风险说明",
        Evidence.FairCompetition e => $"公平竞争审查:{(e.IsPassed ? "通过" : "未通过")}({e.By})",
        Evidence.FundsSource e => $"财政来源:{(e.Origin == FundsOrigin.ReserveFund ? "预备费" : "预算调整")}",
        Evidence.OpinionsCollected e => $"{Of(e.Form)}意见{e.Opinions.Length}份(只供参考,不是表决)",
        _ => "材料",
    };

    private static string Conflicts(Evidence.ExpertArgument argument)
    {
        var interested = argument.Experts.Count(expert => expert.Conflict is not null);
        return interested == 0 ? "" : $",其中{interested}名有利害关系";
    }

    private static string Of(CollectionForm form) => form switch
    {
        CollectionForm.Circulation => "传阅",
        CollectionForm.Countersigning => "会签",
        _ => "个别征求",
    };

    private static string Of(Position position) => position switch
    {
        Position.Agree => "同意",
        Position.AgreeOnCondition => "有条件同意",
        Position.Oppose => "不同意",
        _ => "逾期未复",
    };

    private static string Of(LegalityResult result) => result switch
    {
        LegalityResult.Lawful => "合法",
        LegalityResult.LawfulOnceRevised => "修改后合法",
        LegalityResult.Exploratory => "国家尚无规定的改革探索",
        _ => "不合法",
    };
}
