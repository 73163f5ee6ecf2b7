using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>The acts on a matter, as stories name them.</summary>
internal static class MatterActs
{
    public static ImmutableDictionary<string, Func<StoryStep, string, Command>> All { get; } = new Dictionary<string, Func<StoryStep, string, Command>>(StringComparer.Ordinal)
    {
        ["提交事项"] = Submit,
        ["清除重大行政决策"] = (s, m) => new SubmissionCommand.ClearMajorAdministrativeDecision(m, s["理由"]),
        ["退回"] = (s, m) => new PreparationCommand.Return(m, s["理由"]),
        ["撤回"] = (s, m) => new PreparationCommand.Withdraw(m, s["理由"]),
        ["终止"] = (s, m) => new PreparationCommand.Terminate(m, s["理由"]),
        ["扩大知悉范围"] = (s, m) => new SubmissionCommand.NameReaders(m, s.List("知悉"), s["理由"]),
        ["适用版本"] = (s, m) => new SubmissionCommand.MoveToEdition(m, StoryWords.Number(s, s["版本"]), s["理由"]),
        ["写明要点"] = (s, m) => new SubmissionCommand.StateParticulars(m, ParticularsWords.Read(s), s["理由"]),
        ["变更金额"] = (s, m) => new SubmissionCommand.ChangeFunds(m, s.At.Year, s.Find("预算") == "内", s["金额"], s["理由"], s.Find("项目")),
        ["提请全体会议"] = (s, m) => new SubmissionCommand.RaiseToPlenary(m, s["理由"]),
        ["报送"] = (s, m) => new PreparationCommand.FileEvidence(m, EvidenceWords.Read(s), s.Find("正文")),
        ["初审"] = (s, m) => new PreparationCommand.DoAct(m, ActKind.PreliminaryReview, s["意见"]),
        ["审定"] = (s, m) => new PreparationCommand.DoAct(m, ActKind.Endorsement, s["意见"]),
        ["确定"] = (s, m) => new PreparationCommand.DoAct(m, ActKind.Determination, s["意见"]),
        ["提出紧急"] = (s, m) => new PreparationCommand.RequestUrgency(m, s["理由"]),
        ["批准事项紧急"] = (s, m) => new PreparationCommand.GrantUrgency(m, s["理由"]),
        ["修改草案"] = (s, m) => new PreparationCommand.ReviseDraft(m, s["草案"], StoryWords.Yes(s, "实质", otherwise: true)),
        ["分解交办"] = (s, m) => new ExecutionCommand.Assign(m, s["执行部门"], s["负责领导"], s.List("配合领导"), Tasks(s), s.List("终止任务")),
        ["签收任务"] = (s, m) => new ExecutionCommand.AcknowledgeTask(m, s["任务"]),
        ["完成任务"] = (s, m) => new ExecutionCommand.CompleteTask(m, s["任务"], s["证明"]),
        ["报跟踪反馈计划"] = (s, m) => new ExecutionCommand.FileTrackingPlan(m, Indicators(s), Checkpoints(s), s["方式"], s["报告人"], s.Find("每隔") is { } days ? StoryWords.Number(s, days) : null),
        ["通报执行情况"] = (s, m) => new ExecutionCommand.FileProgressReport(m, s.Find("应报") is { } due ? "report/" + due : null, s["正文"]),
        ["报评估"] = Evaluate,
        ["报完成证明"] = (s, m) => new ExecutionCommand.FileCompletion(m, s["证明"]),
        ["确认完成"] = (s, m) => new ExecutionCommand.ConfirmCompletion(m, s["意见"]),
        ["登记签署"] = (s, m) => new ExecutionCommand.RecordSigning(m, s.Day("日期"), s["协议"]),
        ["登记检查"] = (s, m) => new ExecutionCommand.EnterInspection(m, s["正文"]),
        ["办结归档"] = (_, m) => new ExecutionCommand.CloseMatter(m),
        ["立项督办"] = (s, m) => new SafeguardCommand.OpenFollowUp(m, s["督办"], s["依据"], s["内容"], s.Day("期限")),
        ["报督办"] = (s, m) => new SafeguardCommand.ReportFollowUp(m, s["督办"], s["正文"]),
        ["办结督办"] = (s, m) => new SafeguardCommand.CloseFollowUp(m, s["督办"], s["结论"], s["证明"]),
        ["提出复议"] = (s, m) => new DecisionCommand.ProposeReopening(m, s["理由"]),
        ["同意复议"] = (_, m) => new DecisionCommand.ConsentToReopening(m),
        ["提请复议"] = (_, m) => new DecisionCommand.Reopen(m),
        ["提出方案"] = (s, m) => new DecisionCommand.FileOptions(m, s.List("比较"), [.. s.List("方案").Select(option => option.Split('/')).Select(parts => new OptionDraft(parts[0], parts[1], parts[1], [.. parts.Skip(2)]))]),
        ["紧急处置"] = (s, m) => new DecisionCommand.DisposeFirst(m, s["措施"]),
        ["公布"] = Publish,
        ["豁免公开"] = Exempt,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static SubmissionCommand.SubmitMatter Submit(StoryStep s, string matter) => new(
        matter,
        s.At.Year,
        s["题目"],
        StoryWords.Kind(s, s["类别"]),
        s.List("条款"),
        StoryWords.Flags(s, s.List("标注")),
        s["单位"],
        s.Find("对口") ?? s["单位"],
        s.List("部门"),
        s.List("领域"),
        StoryWords.Forum(s, s["会议"]),
        s.Find("资金") is { } funds ? StoryWords.Funds(s, funds) : null,
        s.Find("预算") == "内",
        s.Find("金额"),
        s.List("依据"),
        s["草案"],
        StoryWords.Yes(s, "限制"),
        s.List("知悉"),
        StoryWords.Markings(s),
        s.Find("项目"),
        ParticularsWords.Read(s));

    private static ExecutionCommand.FileEvaluation Evaluate(StoryStep s, string matter) => new(
        matter,
        s["评估号"],
        [.. s.List("方式").Select(word => StoryWords.Read(
            s,
            word,
            ("抽样调查", EvaluationMethod.SampleSurvey),
            ("跟踪调查", EvaluationMethod.FollowUpSurvey),
            ("评估", EvaluationMethod.Assessment),
            ("效益指标考核", EvaluationMethod.BenefitIndicators)))],
        s["评估单位"],
        s["数据"],
        StoryWords.Read(
            s,
            s["建议"],
            ("继续执行", Recommendation.Continue),
            ("暂缓执行", Recommendation.Suspend),
            ("修改决策内容", Recommendation.Amend),
            ("其他", Recommendation.Other)),
        s["说明"]);

    private static SafeguardCommand.Publish Publish(StoryStep s, string matter) => new(
        matter,
        StoryWords.Number(s, s["决定"]),
        StoryWords.Read(s, s.Find("方式") ?? "向社会公开", ("向社会公开", PublicationMode.Public), ("一定范围通报", PublicationMode.Circulated)),
        s.Find("范围") ?? "",
        s.Find("内容") ?? "",
        s.Find("依据") ?? "",
        s.Find("过程") ?? "",
        s.Find("结果") ?? "",
        s.List("载体"),
        s.Find("审查人") ?? "");

    private static SafeguardCommand.ExemptFromPublication Exempt(StoryStep s, string matter) => new(
        matter,
        StoryWords.Number(s, s["决定"]),
        s.Find("条款") is { } ground
            ? StoryWords.Read(s, ground, ("第十四条", ExemptionGround.SecretsOrSecurity), ("第十五条", ExemptionGround.CommercialSecretsOrPrivacy), ("第十六条", ExemptionGround.InternalAffairs))
            : null,
        s["理由"],
        s.Find("范围") ?? "",
        s.Find("审查人") ?? "");

    // 任务=T1/更换老旧管网/2026-09-30
    private static ImmutableArray<TaskOrder> Tasks(StoryStep s) =>
        [.. s.List("任务").Select(task => task.Split('/')).Select(parts => new TaskOrder(parts[0], parts[1], StoryFile.ReadDay(s.Line, parts[2])))];

    private static ImmutableArray<Indicator> Indicators(StoryStep s) =>
        [.. s.List("指标").Select(indicator => indicator.Split('/')).Select(parts => new Indicator(parts[0], parts.Length > 1 ? parts[1] : ""))];

    private static ImmutableArray<Checkpoint> Checkpoints(StoryStep s) =>
        [.. s.List("节点").Select(checkpoint => checkpoint.Split('/')).Select(parts => new Checkpoint(StoryFile.ReadDay(s.Line, parts[0]), parts[1]))];
}
