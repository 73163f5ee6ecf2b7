using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>“报送 …”: a line of a story as a piece of evidence.</summary>
internal static class EvidenceWords
{
    public static Evidence Read(StoryStep s)
    {
        var on = s.Day("日期");
        return s.Word(0) switch
        {
            "调研报告" => new Evidence.Research(on, s["范围"], s["调研人"], s.Find("答复") is null ? null : s.List("答复")),
            "意见记录" => new Evidence.OpinionsHeard(on, s["听取"]),
            "部门意见" => new Evidence.DepartmentPosition(on, s["部门"], Position(s)),
            "协调记录" => new Evidence.CoordinationRound(on),
            "立即决定说明" => new Evidence.ImmediateNeed(on),
            "倾向性意见" => new Evidence.Recommendation(on, s.Find("依据")),
            "公示" => new Evidence.NoticeOpened(on, StoryWords.Yes(s, "征求意见"), s["载体"], s.Find("缩短说明"), s.Find("截止") is null ? null : s.Day("截止")),
            "公示结束" => new Evidence.NoticeClosed(on, Groups(s, "意见")),
            "听证材料" => new Evidence.HearingMaterials(on, s.Day("听证日"), StoryWords.Number(s, s["人数"])),
            "听证会" => new Evidence.HearingHeld(on, StoryWords.Yes(s, "签字")),
            "专家论证" => new Evidence.ExpertArgument(on, s.Find("形式") ?? "专家论证", Experts(s), StoryWords.Yes(s, "逐条回应", otherwise: true)),
            "稳评报告" => new Evidence.StabilityAssessment(on, s["等级"], StoryWords.Yes(s, "可控"), s["评估"], StoryWords.Yes(s, "风险点", true), StoryWords.Yes(s, "措施", true), StoryWords.Yes(s, "预案", true), s.Find("已有评估")),
            "民主协商" => new Evidence.DemocraticConsultation(on, s["方面"], s["依据"]),
            "合法性收件" => new Evidence.LegalityReceived(on, null, s.Find("工作日") is { } days ? StoryWords.Number(s, days) : null, s.Find("缩短理由")),
            "合法性意见" => new Evidence.LegalityOpinion(on, Legality(s), StoryWords.Yes(s, "权限", true), StoryWords.Yes(s, "程序", true), StoryWords.Yes(s, "内容", true), s.Find("律师") ?? ""),
            "修改确认" => new Evidence.RevisionConfirmed(on),
            "党委请示报告" => new Evidence.PartyCommitteeReport(on, s["文号"]),
            "人大批准" => new Evidence.CongressApproval(on, s["文号"]),
            "任前公示" => new Evidence.AppointmentNoticeOpened(on, s["姓名"], s["现任"], s["拟任"]),
            "任前公示结束" => new Evidence.AppointmentNoticeClosed(on, Groups(s, "异议")),
            "财政来源" => new Evidence.FundsSource(on, StoryWords.Read(s, s["来源"], ("预备费", FundsOrigin.ReserveFund), ("预算调整", FundsOrigin.BudgetAdjustment)), s.Find("不用预备费")),
            "收集意见" => new Evidence.OpinionsCollected(on, Form(s), [.. Collected(s, "同意"), .. Collected(s, "不同意"), .. Collected(s, "缓议")]),
            "启动决策" => new Evidence.ProcedureStarted(on, s["决定人"]),
            "特定群体意见" => new Evidence.GroupConsulted(on, s["群体"]),
            "合法性退回" => new Evidence.LegalityReturned(on, s["缺少"]),
            "法律风险说明" => new Evidence.LegalRiskStated(on),
            "公平竞争审查" => new Evidence.FairCompetition(on, s["审查"], StoryWords.Yes(s, "通过", otherwise: true)),
            "酝酿记录" => new Evidence.PriorDeliberation(on, s["形式"]),
            var other => throw new StoryException(s.Line, $"“{other}”不是一种材料"),
        };
    }

    private static CollectionForm Form(StoryStep s) => StoryWords.Read(
        s,
        s["形式"],
        ("传阅", CollectionForm.Circulation),
        ("会签", CollectionForm.Countersigning),
        ("个别征求", CollectionForm.Consultation));

    private static IEnumerable<CollectedOpinion> Collected(StoryStep s, string opinion) =>
        s.List(opinion).Select(person => new CollectedOpinion(person, StoryWords.Opinion(s, opinion)));

    private static Position Position(StoryStep s) => StoryWords.Read(
        s,
        s["态度"],
        ("同意", Decisions.Position.Agree),
        ("有条件同意", Decisions.Position.AgreeOnCondition),
        ("不同意", Decisions.Position.Oppose),
        ("逾期未复", Decisions.Position.NoReply));

    private static LegalityResult Legality(StoryStep s) => StoryWords.Read(
        s,
        s["结论"],
        ("合法", LegalityResult.Lawful),
        ("修改后合法", LegalityResult.LawfulOnceRevised),
        ("改革探索", LegalityResult.Exploratory),
        ("不合法", LegalityResult.Unlawful));

    // 意见=供热价格/30/采纳、管网走向/12: topic, count, adoption note or none yet.
    private static ImmutableArray<OpinionGroup> Groups(StoryStep s, string key) =>
        [.. s.List(key).Select(group => group.Split('/')).Select(parts => new OpinionGroup(parts[0], StoryWords.Number(s, parts[1]), parts.Length > 2 ? parts[2] : null))];

    // 专家=专家甲/某大学/无、专家乙/某设计院/与投标人有供货合同: name, organisation, declared conflict.
    private static ImmutableArray<Expert> Experts(StoryStep s) =>
        [.. s.List("专家").Select(expert => expert.Split('/')).Select(parts => new Expert(parts[0], parts[1], IsSigned: true, parts[2] == "无" ? null : parts[2]))];
}
