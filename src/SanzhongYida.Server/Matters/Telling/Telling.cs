using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Server;

/// <summary>One fact of a matter as a sentence for its timeline. Free text stays outside the facts, and outside these sentences.</summary>
/// <param name="Law">People and units by name.</param>
/// <param name="Items">Names of the work items opened so far, by id.</param>
public sealed record Telling(Law Law, IDictionary<string, string> Items)
{
    /// <summary>The sentence, or null when the fact says nothing to people.</summary>
    public string? Of(Fact fact) => fact switch
    {
        SubmissionFact f => Of(f),
        PreparationFact f => Of(f),
        CourseFact.ReasonGiven f => f.Act switch
        {
            CourseAct.Retry => "异常重试,已写明理由",
            CourseAct.Skip => "异常环节跳过,已写明理由",
            _ => null,
        },
        CourseFact.WorkHandedOver f => $"{Words.Person(Law, f.From)}名下的{Item(f.WorkItem)}移交{Words.Person(Law, f.To)}",
        DecisionFact f => Of(f),
        ExecutionFact f => Of(f),
        SafeguardFact f => Of(f),
        AccountabilityFact f => Of(f),
        KeepingFact.AttachmentFiled f => $"报送附件《{f.Name}》",
        KeepingFact.RedactionProposed f => $"提请依法销毁文本({f.Basis})",
        KeepingFact.TextRedacted => "批准销毁文本,只存摘要",
        _ => null,
    };

    private string? Of(SubmissionFact fact)
    {
        switch (fact)
        {
            case SubmissionFact.MatterSubmitted f:
                return $"提交事项,编号{f.Number},由{Unit(f.Unit)}提出,拟经{Words.Of(f.Forum)}决策";
            case SubmissionFact.ProcessBegun f:
                return $"按“{Law.Workflows.GetValueOrDefault(f.Process)?.Name ?? f.Process}”流程办理";
            case SubmissionFact.ProcessMoved f:
                return string.Join(";", f.Facts.Select(Of).OfType<string>()) is { Length: > 0 } told ? told : null;
            case SubmissionFact.ProcessMigrated:
                return "流程改按另一版本办理";
            case SubmissionFact.WorkItemChanged f:
                Items[f.Item.Id] = Named(f.Item);
                return null;
            case SubmissionFact.WorkItemOpened f:
                Items[f.Item.Id] = Named(f.Item);
                return $"待办开启:{Named(f.Item)}{(f.Item.Due is { } due ? $",限{Words.Day(due.On, due.IsProvisional)}前" : "")}";
            case SubmissionFact.WorkItemClosed f:
                return $"待办办结:{Item(f.Item)}";
            case SubmissionFact.FlagsChanged f:
                return $"标注改为:{(Words.Of(f.Flags) is { IsEmpty: false } marks ? string.Join("、", marks) : "无")}";
            case SubmissionFact.ReadersNamed f:
                return $"扩大知悉范围:{string.Join("、", f.Readers.Select(reader => Words.Person(Law, reader)))}";
            case SubmissionFact.ParticularsStated f when ParticularsTelling.Of(Law, f.Particulars) is { Length: > 0 } said:
                return $"写明要点:{said}";
            // R-0-b: the history shows both versions.
            case SubmissionFact.EditionChanged f:
                return $"改按办法第{f.To}版办理(原按第{f.From}版)";
            case SubmissionFact.FundsChanged f:
                return $"金额变更为{Words.Of(f.Funds)},重新归类:{(f.Clauses.IsEmpty ? "不属于“三重一大”事项" : string.Join("、", f.Clauses))}";
            // R-4-b 「必要时可召开区政府全体会议讨论决定。」
            case SubmissionFact.ForumRaised f:
                return $"提请{Words.Of(f.Forum)}讨论决定";
            default:
                return null;
        }
    }

    private string? Of(ProcessFact fact) => fact switch
    {
        ProcessFact.IncidentRaised => "流程出现异常,须人工处理",
        ProcessFact.Claimed f => $"{Words.Person(Law, f.By)}领取{Item(f.Activity)}",
        ProcessFact.Released f => $"放回{Item(f.Activity)}",
        ProcessFact.Delegated f => $"{Words.Person(Law, f.For)}将{Item(f.Activity)}委派给{Words.Person(Law, f.To)}",
        ProcessFact.Reassigned f => $"{Item(f.Activity)}改派给{Words.Person(Law, f.To)}",
        ProcessFact.SignerAdded f => $"请{Words.Person(Law, f.Person)}就{Item(f.Activity)}签署意见",
        ProcessFact.SignatureGiven f => $"{Words.Person(Law, f.Person)}就{Item(f.Activity)}签署意见(意见,不是表决)",
        ProcessFact.SentBack f => $"{Item(f.Activity)}退回",
        ProcessFact.TakenBack f => $"{Words.Person(Law, f.By)}撤回已办环节",
        ProcessFact.Suspended => "流程挂起",
        ProcessFact.Resumed => "流程恢复",
        ProcessFact.Modified => "流程管理员人工调整",
        _ => null,
    };

    private string Item(string id) => Items.TryGetValue(id, out var name) ? name : id;

    private string Named(WorkItem item) => item.Element is { } unit ? $"{item.Name}({Unit(unit)})" : item.Name;

    private string? Of(PreparationFact fact) => fact switch
    {
        PreparationFact.EvidenceFiled f => "报送" + EvidenceTelling.Of(Law, f.Evidence),
        PreparationFact.PartiesCoordinated f => $"初审协调的有关方面:{string.Join("、", f.Parties)}",
        PreparationFact.ActDone f => f.Kind switch
        {
            ActKind.PreliminaryReview => "对口责任部门初审",
            ActKind.Endorsement => "分管领导研究审定",
            _ => "区长确定提请会议",
        },
        PreparationFact.UrgencyRequested => "分管领导提出紧急特殊情况",
        PreparationFact.UrgencyGranted => "区长批准紧急特殊情况",
        PreparationFact.DraftRevised f => f.IsSubstantive ? "决定草案作实质修改" : "决定草案作文字修改",
        PreparationFact.MatterReturned => "退回提出单位,初审、审定、确定须重新办理",
        PreparationFact.MatterWithdrawn => "提出人撤回事项",
        PreparationFact.MatterTerminated => "区长终止事项",
        _ => null,
    };

    private string? Of(DecisionFact fact) => fact switch
    {
        DecisionFact.ItemConcluded f => $"{Words.Of(f.Conclusion.Forum)}{(f.Conclusion.Evaluation is null ? "审议" : "审议评估建议")}:{OutcomeNames.Chinese(f.Conclusion.Outcome)}{(f.Conclusion.EnteredOn is { } day ? $"({Words.Day(f.Conclusion.On)},{Words.Day(day)}补录)" : "")}",
        DecisionFact.MatterDiscussed f => $"{Words.Of(f.Discussion.Forum)}会前讨论,形成意见",
        DecisionFact.ItemOpened => "会议进入本议题",
        DecisionFact.ItemNotTaken => "到会人数不足,议题退回议程",
        DecisionFact.ReopeningProposed f => $"提出复议第{f.Decision}项决定",
        DecisionFact.ReopeningConsented f => $"{Words.Person(Law, f.Member)}同意复议",
        DecisionFact.DecisionReopened f => $"应有成员{f.Members}人,同意{f.Consents}人,提请复议",
        DecisionFact.HeadRepresented f => $"区长回避,由受委托的{Words.Person(Law, f.Person)}代行",
        // W-713-12: side by side in the matter, by its titles here.
        DecisionFact.OptionsFiled f => $"提出{f.Comparison.Options.Length}个方案:{string.Join("、", f.Comparison.Options.Select(option => option.Title))}",
        DecisionFact.DisposedFirst => "紧急处置,待会议追认",
        DecisionFact.MinutesFiled => "会议纪要归入事项",
        _ => null,
    };

    private string? Of(ExecutionFact fact) => fact switch
    {
        // R-4.3.1-d 「其他班子成员要积极配合。」
        ExecutionFact.ExecutionAssigned f => $"分解交办{Unit(f.Unit)}执行,牵头领导{Words.Person(Law, f.Leader)}{(f.Cooperating.IsDefaultOrEmpty ? "" : $",配合领导{string.Join("、", f.Cooperating.Select(leader => Words.Person(Law, leader)))}")},任务{f.Tasks.Length}项",
        ExecutionFact.TaskAcknowledged f => $"签收任务{f.Task}",
        ExecutionFact.TaskCompleted f => $"完成任务{f.Task}",
        ExecutionFact.TrackingPlanFiled f => $"报送跟踪反馈计划(指标{f.Indicators.Length}项,检查点{f.Checkpoints.Length}个)",
        ExecutionFact.ProgressReported => "通报执行情况",
        ExecutionFact.EvaluationFiled f => $"报送执行评估({f.Organisation}),建议{Words.Of(f.Recommendation)}",
        ExecutionFact.CompletionFiled => "报送办结材料",
        ExecutionFact.CompletionConfirmed => "领导确认办结",
        ExecutionFact.SigningRecorded f => $"签署《{f.Agreement}》({Words.Day(f.On)})",
        // R-4.3.1-b: an inspection shows in the matter's history.
        ExecutionFact.InspectionEntered => "领导检查执行情况",
        ExecutionFact.CalendarApplied f => $"{f.Year}年工作日历载入,暂定期限照已定日期确定",
        // W-713-34/35: problems, changed circumstances and force majeure.
        ExecutionFact.ProblemReported => "报告执行中的问题或情况变化",
        // R-4.3.2-b: told to the member, the recorder and supervision only.
        ExecutionFact.ReservationFiled f => f.Kind == ReservationKind.Reserved ? "保留意见" : "向上级反映意见",
        ExecutionFact.ExecutionSuspended => "紧急中止执行,提请会议",
        ExecutionFact.Archived f => $"办结归档,{f.TransferYear}年移交档案馆",
        _ => null,
    };

    private static string? Of(SafeguardFact fact) => fact switch
    {
        SafeguardFact.FollowUpOpened f => $"督办立项{f.Id},限{Words.Day(f.Due.On, f.Due.IsProvisional)}前",
        SafeguardFact.FollowUpReported f => $"报告督办{f.Id}办理情况",
        SafeguardFact.FollowUpClosed f => $"督办{f.Id}销号",
        SafeguardFact.FollowUpReviewAsked f => $"申请复核督办{f.Id}",
        SafeguardFact.FollowUpReviewed f => f.IsUpheld ? $"复核:维持督办{f.Id}的结论" : $"复核:撤销督办{f.Id}的结论,继续督办",
        SafeguardFact.OpinionReceived f => $"收到公众意见{f.Id}",
        SafeguardFact.OpinionAnswered f => $"答复公众意见{f.Id}",
        SafeguardFact.Urged f => $"催办:{f.Name}",
        // W-713-32: with the channels used.
        SafeguardFact.DecisionPublished f => f.Publication.Mode == PublicationMode.Public ? $"决策向社会公开({string.Join("、", f.Publication.Channels)})" : $"决策在一定范围通报({f.Publication.Range})",
        SafeguardFact.PublicationExempted => "决策不予公开",
        SafeguardFact.ExemptionReviewed f => f.IsStillWithheld ? "复审:仍不公开" : "复审:应予公开",
        SafeguardFact.DeadlineMissed f => $"逾期提醒:{f.Name}应于{Words.Day(f.On)}前办理",
        SafeguardFact.SplitSuspected f => $"疑似拆分:{string.Join("、", f.Numbers)}合计{Money.Format(f.Total)}",
        SafeguardFact.DeferredOften f => $"已暂缓{f.Times}次,报督查指挥中心",
        _ => null,
    };

    private static string? Of(AccountabilityFact fact) => fact switch
    {
        // R-5.3-b
        AccountabilityFact.CaseOpened f => $"立案追究责任{f.Id}",
        // R-5.3-c
        AccountabilityFact.ResponsibilityAssigned f => $"认定案件{f.Case}的责任",
        // R-5.3-d
        AccountabilityFact.CaseSentOn f => $"案件{f.Case}移送{f.Authority}",
        AccountabilityFact.CaseOutcomeEntered f => $"登记案件{f.Case}的处理结果",
        _ => null,
    };

    private string Unit(string id) => Words.Unit(Law, id);
}
