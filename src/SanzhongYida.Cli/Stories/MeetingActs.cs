using System.Collections.Immutable;
using System.Security.Cryptography;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>The acts at a meeting, as stories name them. One line may hold one act of several people: 签到 M01 M02.</summary>
internal static class MeetingActs
{
    public static ImmutableDictionary<string, Func<StoryStep, string, string, IEnumerable<Command>>> All { get; } = new Dictionary<string, Func<StoryStep, string, string, IEnumerable<Command>>>(StringComparer.Ordinal)
    {
        ["召集会议"] = (s, g, _) => [new MeetingCommand.ConveneMeeting(g, s["会议组成"], s["事由"], s["地点"], Starts(s), s["主持人"], s.Find("委托理由"), s.List("指定成员"), s.Find("补录理由") is { } late ? new OnPaper(late, s.Find("扫描件") ?? "") : null)],
        ["委托主持"] = (s, g, _) => [new MeetingCommand.DelegatePresiding(g, s["受托人"], s["理由"], s.Find("议题") is { } item ? StoryWords.Number(s, item) : null)],
        ["列入议程"] = (s, g, m) => [new MeetingCommand.PutOnAgenda(g, Item(s), m, Method(s), StoryWords.Yes(s, "传达学习"))],
        ["列入讨论"] = (s, g, m) => [new MeetingCommand.PutForDiscussion(g, Item(s), m)],
        ["结束讨论"] = (s, g, m) => [new MeetingCommand.ConcludeDiscussion(g, Item(s), m, s["意见"])],
        ["补录"] = (s, g, _) => [new MeetingCommand.BeginLateEntry(g, StoryFile.ReadMoment(s.Line, $"{s["日期"]} {s["时间"]}"), new OnPaper(s["理由"], s.Find("扫描件") ?? ""))],
        ["上传扫描件"] = (s, g, _) => [new KeepingCommand.FileScan(g, Convert.ToHexStringLower(SHA256.HashData(StoryWords.Content(s))), s["名称"], StoryWords.Content(s).Length)],
        ["补录结束"] = (_, g, _) => [new MeetingCommand.EndLateEntry(g)],
        ["撤下议程"] = (s, g, _) => [new MeetingCommand.TakeOffAgenda(g, Item(s), s["理由"])],
        ["请假"] = (s, g, _) => [new MeetingCommand.RecordLeave(g, s.Word(0), s["理由"])],
        ["书面意见"] = (s, g, _) => [new MeetingCommand.FileWrittenOpinion(g, Item(s), s.Word(0), StoryWords.Opinion(s, s.Word(1)), s["正文"])],
        ["邀请列席"] = (s, g, _) => [new MeetingCommand.InviteAttendee(g, Kind(s), s["姓名"], s["身份"], [.. s.List("议题").Select(item => StoryWords.Number(s, item))])],
        ["签到"] = (s, g, _) => s.Words.Select(member => new MeetingCommand.CheckIn(g, member, StoryWords.Yes(s, "视频"))),
        ["离会"] = (s, g, _) => s.Words.Select(member => new MeetingCommand.CheckOut(g, member)),
        ["宣布开会"] = (s, g, _) => [new MeetingCommand.OpenMeeting(g, s["记录人"])],
        ["答复回避"] = (s, g, m) => s.Words.Select(member => new MeetingCommand.AnswerRecusal(g, Item(s), m, member, StoryWords.Yes(s, "涉及"), s.Find("理由"))),
        ["回避"] = (s, g, m) => [new MeetingCommand.RecuseMember(g, Item(s), m, s.Word(0), s["理由"])],
        ["申请回避"] = (s, g, _) => [new MeetingCommand.RequestRecusal(g, Item(s), s.Word(0), s["申请人"], s["理由"])],
        ["决定回避"] = (s, g, m) => [new MeetingCommand.DecideRecusal(g, Item(s), m, s.Word(0), [.. Hands(s, "同意"), .. Hands(s, "不同意")])],
        ["返回会场"] = (s, g, _) => [new MeetingCommand.ReturnMember(g, Item(s), s.Word(0))],
        ["开始议题"] = (s, g, m) => [new MeetingCommand.OpenItem(g, Item(s), m)],
        ["批准紧急"] = (s, g, _) => [new MeetingCommand.ApproveUrgency(g, Item(s), s["理由"])],
        ["发表意见"] = (s, g, _) => Stating(s).Select(member => new MeetingCommand.StateOpinion(g, Item(s), member, StoryWords.Opinion(s, s.Words[^1]), s.Find("理由") ?? "")),
        ["认定分歧"] = (s, g, _) => [new MeetingCommand.FindDivergence(g, Item(s), StoryWords.Yes(s, "较大"), s["理由"])],
        ["认定不清"] = (s, g, _) => [new MeetingCommand.FindUnclear(g, Item(s), s.List("问题"), s["理由"])],
        ["投票"] = (s, g, _) => [new MeetingCommand.CastVote(g, Item(s), StoryWords.Opinion(s, s.Word(0)), s.Find("方案"))],
        ["举手表决"] = (s, g, _) => [new MeetingCommand.CountHands(g, Item(s), [.. Hands(s, "同意"), .. Hands(s, "不同意"), .. Hands(s, "缓议")])],
        ["计票"] = (s, g, _) => [new MeetingCommand.RecordPaperBallot(g, Item(s), StoryWords.Number(s, s["同意"]), StoryWords.Number(s, s["不同意"]), StoryWords.Number(s, s["缓议"]), s.Find("方案"))],
        ["监票确认"] = (s, g, _) => [new MeetingCommand.ConfirmPaperBallot(g, Item(s), s.Find("方案"))],
        ["监票退回"] = (s, g, _) => [new MeetingCommand.RejectPaperBallot(g, Item(s), s["理由"], s.Find("方案"))],
        ["明确牵头"] = (s, g, _) => [new MeetingCommand.NameCoordinator(g, Item(s), s.Words)],
        ["不予采纳"] = (s, g, _) => [new MeetingCommand.DeclineDecision(g, Item(s), s.Find("理由") ?? "")],
        ["决定采纳"] = (s, g, _) => [new MeetingCommand.AdoptDecision(g, Item(s), s.Find("理由") ?? "")],
        ["结束议题"] = (s, g, m) => [new MeetingCommand.CloseItem(g, Item(s), m, s.Find("执行部门"))],
        ["散会"] = (_, g, _) => [new MeetingCommand.CloseMeeting(g)],
        ["回执"] = (s, g, _) => [new MeetingCommand.AnswerNotice(g, s.Word(0), StoryWords.Yes(s, "参加"), s.Find("理由"))],
        ["议题截止"] = (s, g, _) => [new MeetingCommand.SetTopicDeadline(g, StoryFile.ReadMoment(s.Line, $"{s["日期"]} {s["时间"]}"))],
        ["批准临时动议"] = (s, g, m) => [new MeetingCommand.ApproveLateTopic(g, m, s["理由"])],
        ["补正记录"] = (s, g, _) => [new MeetingCommand.AddToRecord(g, s["正文"])],
        ["修改纪要"] = (s, g, _) => [new MeetingCommand.ReviseMinutes(g, s["正文"])],
        ["会签纪要"] = (_, g, _) => [new MeetingCommand.CountersignMinutes(g)],
        ["签发纪要"] = (_, g, _) => [new MeetingCommand.ApproveMinutes(g)],
        ["正式印发"] = (s, g, _) => [new MeetingCommand.IssueMinutes(g, s["文号"], s["范围"], s.Find("印数") is { } copies ? StoryWords.Number(s, copies) : 1)],
        ["确定接任签署"] = (s, g, _) => [new MeetingCommand.NameSigner(g, s["签字人"], s["接任人"], s["理由"], s["文件"])],
        ["签署记录"] = (_, g, _) => [new MeetingCommand.SignRecord(g)],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static int Item(StoryStep s) => s.Find("议题") is { } item ? StoryWords.Number(s, item) : 1;

    // 发表意见 同意: the actor's own; 发表意见 M02 M03 同意: entered for these members, one by one.
    private static IEnumerable<string> Stating(StoryStep s) => s.Words.Length > 1 ? s.Words.SkipLast(1) : [s.Actor];

    private static DateTimeOffset Starts(StoryStep s) =>
        new(s.Day("开会日").ToDateTime(TimeOnly.ParseExact(s.Find("时间") ?? "09:00", "HH:mm", System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromHours(8));

    private static VoteMethod Method(StoryStep s) => StoryWords.Read(
        s,
        s.Find("表决") ?? "举手",
        ("举手", VoteMethod.ShowOfHands),
        ("口头", VoteMethod.Oral),
        ("记名", VoteMethod.NamedBallot),
        ("无记名", VoteMethod.SecretBallot));

    private static AttendeeKind Kind(StoryStep s) => StoryWords.Read(
        s,
        s.Word(0),
        ("人大代表", AttendeeKind.CongressDeputy),
        ("政协委员", AttendeeKind.ConsultativeMember),
        ("新闻媒体", AttendeeKind.Media),
        ("群众代表", AttendeeKind.PublicRepresentative),
        ("法律顾问", AttendeeKind.LegalCounsel),
        ("专家", AttendeeKind.Expert));

    private static IEnumerable<Hand> Hands(StoryStep s, string opinion) =>
        s.List(opinion).Select(member => new Hand(member, StoryWords.Opinion(s, opinion), s.Find("方案")));
}
