namespace SanzhongYida.Decisions.Tests;

/// <summary>Commands on the heating matter, right in everything a test does not change with <c>with</c>.</summary>
public static class Orders
{
    public static ExecutionCommand.Assign Assign { get; } = new(Heating.Matter, "住建局", "M04", [], [new("T1", "改造首批片区", Heating.Day("2026-10-20"))], []);

    public static ExecutionCommand.FileTrackingPlan Plan { get; } =
        new(Heating.Matter, [new("漏损率", "降至9%以下")], [new(Heating.Day("2026-07-31"), "首批片区完工")], "月度核查", "住建局-经办");

    public static ExecutionCommand.FileProgressReport Report { get; } = new(Heating.Matter, null, "进展正常。");

    public static ExecutionCommand.FileEvaluation Evaluation { get; } =
        new(Heating.Matter, "E1", [EvaluationMethod.FollowUpSurvey], "住建局", "抽查1200户。", Recommendation.Continue, "建议继续执行。");

    public static ExecutionCommand.FileCompletion Completion { get; } = new(Heating.Matter, "验收报告。");

    public static ExecutionCommand.ConfirmCompletion Confirmation { get; } = new(Heating.Matter, "确认。");

    public static ExecutionCommand.CloseMatter Close { get; } = new(Heating.Matter);

    public static SafeguardCommand.Publish Publish { get; } =
        new(Heating.Matter, 1, PublicationMode.Public, "", "分三年改造供热管网。", "《吉林省城市供热条例》", "经听证、论证,提请常务会议讨论。", "常务会议通过。", ["区政府网站"], "政府办-初审");

    public static SafeguardCommand.ExemptFromPublication Exempt { get; } =
        new(Heating.Matter, 1, ExemptionGround.CommercialSecretsOrPrivacy, "含企业谈判底价。", "会议成员", "政府办-初审");

    public static SafeguardCommand.OpenFollowUp FollowUp { get; } = new(Heating.Matter, "D1", "群众反映", "督促完成计量表安装", Heating.Day("2026-07-10"));

    public static SafeguardCommand.CloseFollowUp CloseFollowUp { get; } = new(Heating.Matter, "D1", "已完成", "现场核查照片。");

    public static SafeguardCommand.RaiseAlert Alert(string due) => new(Heating.Matter, due);
}
