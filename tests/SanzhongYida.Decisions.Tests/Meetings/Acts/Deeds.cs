using System.Collections.Immutable;

namespace SanzhongYida.Decisions.Tests;

/// <summary>Every act at a meeting, as it would be done well at any moment.</summary>
internal static class Deeds
{
    private static readonly Hand Hand = new("M02", Opinion.Approve);

    /// <summary>The acts, on the room's one meeting and its first item.</summary>
    public static IEnumerable<(string Name, Command Command)> Of(Room room)
    {
        var matter = room.Meeting.Item(1)?.Matter ?? (room.Meeting.Forum == BodyKind.PartyGroup ? Room.Cadre : Room.Ordinary);
        return Meeting(room, matter)
            .Concat(Members())
            .Concat(Item(matter))
            .Concat(Afterwards(matter))
            .Select(act => (Name(act), act));
    }

    /// <summary>Another leader signs in the head's place.</summary>
    public static MeetingCommand.NameSigner Succession { get; } = new(Room.Id, "M01", "M02", "已调任。", "白洮人任〔2026〕3号");

    /// <summary>Two options, compared in two aspects.</summary>
    public static DecisionCommand.FileOptions Options(string matter) => new(
        matter, ["投入", "工期"], [new OptionDraft("甲", "改造旧网", "改造旧网。", ["1200万元", "一年"]), new OptionDraft("乙", "新建管网", "新建管网。", ["1800万元", "两年"])]);

    private static IEnumerable<Command> Meeting(Room room, string matter) =>
    [
        room.Convening("常务会议") with { Meeting = "另一次会议" },
        room.Convening("专题会议", "M02", "外出") with { Meeting = "另一次会议", Designated = ["M02", "M04"] },
        room.Convening("常务会议") with { Meeting = "另一次会议", StartsAt = room.Now.AddDays(-2), Paper = new OnPaper("停电", new string('a', 64)) },
        new MeetingCommand.DelegatePresiding(Room.Id, "M02", "外出", null),
        new MeetingCommand.DelegatePresiding(Room.Id, "M02", "回避", 1),
        new MeetingCommand.SetTopicDeadline(Room.Id, room.Meeting.StartsAt),
        new MeetingCommand.ApproveLateTopic(Room.Id, matter, "时限所迫。"),
        new MeetingCommand.PutOnAgenda(Room.Id, 9, matter, VoteMethod.ShowOfHands, IsStudy: false),
        new MeetingCommand.PutForDiscussion(Room.Id, 9, matter),
        new MeetingCommand.TakeOffAgenda(Room.Id, 1, "材料不全。"),
        new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.LegalCounsel, "顾问甲", "政府法律顾问", []),
        new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder),
        new MeetingCommand.CloseMeeting(Room.Id),
        new MeetingCommand.BeginLateEntry(Room.Id, room.Now, new OnPaper("停电", new string('a', 64))),
        new KeepingCommand.FileScan(Room.Id, new string('a', 64), "签字扫描件.pdf", 1024),
        new MeetingCommand.EndLateEntry(Room.Id),
    ];

    private static IEnumerable<Command> Members() =>
    [
        new MeetingCommand.AnswerNotice(Room.Id, "M07", Attends: true, Reason: null),
        new MeetingCommand.AnswerNotice(Room.Id, "M08", Attends: false, "出差"),
        new MeetingCommand.RecordLeave(Room.Id, "M07", "出差"),
        new MeetingCommand.CheckIn(Room.Id, "M07"),
        new MeetingCommand.CheckIn(Room.Id, "M02", IsByVideo: true),
        new MeetingCommand.CheckOut(Room.Id, "M02"),
        new MeetingCommand.ReturnMember(Room.Id, 1, "M01"),
        new MeetingCommand.ReturnMember(Room.Id, 1, "M06"),
    ];

    private static IEnumerable<Command> Item(string matter) =>
    [
        new MeetingCommand.AnswerRecusal(Room.Id, 1, matter, "M02", Concerns: false, Reason: null),
        new MeetingCommand.AnswerRecusal(Room.Id, 1, matter, "M02", Concerns: true, "近亲属"),
        new MeetingCommand.RecuseMember(Room.Id, 1, matter, "M02", "近亲属任职"),
        new MeetingCommand.RecuseMember(Room.Id, 1, matter, "专家甲", "曾参与设计"),
        new MeetingCommand.RequestRecusal(Room.Id, 1, "M02", "某企业", "其配偶任职"),
        new MeetingCommand.DecideRecusal(Room.Id, 1, matter, "M06", [.. new[] { "M01", "M02", "M03", "M04", "M05" }.Select(member => new Hand(member, Opinion.Approve))]),
        new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M08", Opinion.Approve, "赞成。"),
        new MeetingCommand.OpenItem(Room.Id, 1, matter),
        new MeetingCommand.RecordAdvice(Room.Id, 1, "专家甲", "可行。"),
        new MeetingCommand.RecordAdvice(Room.Id, 1, "记者甲", "可行。"),
        new MeetingCommand.ApproveUrgency(Room.Id, 1, "汛期临近。"),
        new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, "可行。"),
        new MeetingCommand.StateOpinion(Room.Id, 1, "M01", Opinion.Oppose, "不可行。"),
        new MeetingCommand.StateOpinion(Room.Id, 1, "专家甲", Opinion.Approve, "可行。"),
        new MeetingCommand.FindDivergence(Room.Id, 1, IsDivergent: true, "分歧较大。"),
        new MeetingCommand.FindUnclear(Room.Id, 1, ["资金来源?"], "测算不一。"),
        new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve),
        new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve, "甲"),
        new MeetingCommand.CountHands(Room.Id, 1, [Hand]),
        new MeetingCommand.CountHands(Room.Id, 1, [Hand with { Option = "乙" }]),
        new MeetingCommand.RecordPaperBallot(Room.Id, 1, 4, 1, 0),
        new MeetingCommand.RecordPaperBallot(Room.Id, 1, 1, 4, 0, "乙"),
        new MeetingCommand.ConfirmPaperBallot(Room.Id, 1),
        new MeetingCommand.ConfirmPaperBallot(Room.Id, 1, "甲"),
        new MeetingCommand.RejectPaperBallot(Room.Id, 1, "选票与所录不符。"),
        new MeetingCommand.RejectPaperBallot(Room.Id, 1, "选票与所录不符。", "甲"),
        new MeetingCommand.NameCoordinator(Room.Id, 1, ["M04"]),
        new MeetingCommand.DeclineDecision(Room.Id, 1, "时机未到。"),
        new MeetingCommand.AdoptDecision(Room.Id, 1, "利大于弊。"),
        new MeetingCommand.CloseItem(Room.Id, 1, matter, "住建局"),
        new MeetingCommand.ConcludeDiscussion(Room.Id, 1, matter, "原则同意。"),
    ];

    private static IEnumerable<Command> Afterwards(string matter) =>
    [
        new MeetingCommand.AddToRecord(Room.Id, "补正。"),
        new MeetingCommand.SignRecord(Room.Id),
        Succession,
        new MeetingCommand.FileMinutes(Room.Id, "会议纪要。", [matter]),
        new MeetingCommand.ReviseMinutes(Room.Id, "改定。"),
        new MeetingCommand.CountersignMinutes(Room.Id),
        new MeetingCommand.ApproveMinutes(Room.Id),
        new MeetingCommand.IssueMinutes(Room.Id, "〔2026〕2号", "各单位", 10),
        Options(matter),
        new DecisionCommand.DisposeFirst(matter, "先行抢险。"),
        new DecisionCommand.ProposeReopening(matter, "情况变化。"),
        new DecisionCommand.ConsentToReopening(matter),
        new DecisionCommand.Reopen(matter),
    ];

    // The act, with the person it is about or what else tells it from its like.
    private static string Name(Command act) => act.GetType().Name + act switch
    {
        MeetingCommand.ConveneMeeting { Paper: not null } => "(补录)",
        MeetingCommand.ConveneMeeting { DelegationReason: not null } => "(委托)",
        MeetingCommand.DelegatePresiding { Item: not null } => "(一项)",
        MeetingCommand.AnswerNotice c => $"({c.Member})",
        MeetingCommand.RecordLeave c => $"({c.Member})",
        MeetingCommand.CheckIn c => $"({c.Member}{(c.IsByVideo ? "视频" : "")})",
        MeetingCommand.CheckOut c => $"({c.Member})",
        MeetingCommand.ReturnMember c => $"({c.Member})",
        MeetingCommand.AnswerRecusal c => $"({c.Member}{(c.Concerns ? "是" : "否")})",
        MeetingCommand.RecuseMember c => $"({c.Member})",
        MeetingCommand.RecordAdvice c => $"({c.Name})",
        MeetingCommand.CastVote { Option: { } option } => $"({option})",
        MeetingCommand.CountHands { Hands: [{ Option: { } option }] } => $"({option})",
        MeetingCommand.RecordPaperBallot { Option: { } option } => $"({option})",
        MeetingCommand.ConfirmPaperBallot { Option: { } option } => $"({option})",
        MeetingCommand.RejectPaperBallot { Option: { } option } => $"({option})",
        MeetingCommand.StateOpinion c => $"({c.Member})",
        _ => "",
    };
}
