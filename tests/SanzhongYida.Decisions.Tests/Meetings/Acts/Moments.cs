using System.Collections.Immutable;

namespace SanzhongYida.Decisions.Tests;

/// <summary>Moments in the life of a meeting, each a room brought that far.</summary>
internal static class Moments
{
    private static readonly string[] Six = ["M01", "M02", "M03", "M04", "M05", "M06"];
    private static readonly string[] Group = ["M01", "M02", "M03", "M04", "M05", "M07", "M08"];
    private static readonly OnPaper Paper = new("停电", new string('a', 64));

    /// <summary>Each moment by its name, in the order of a meeting.</summary>
    public static IEnumerable<(string Name, Room Room)> All() =>
    [
        ("准备中", new Room().WithSubmitted().Must(Room.Office, new Room().Convening("常务会议"))),
        ("未列议题", Convened()),
        ("会前", Before()),
        ("临时动议已批准", Convened().Must(Room.Head, new MeetingCommand.ApproveLateTopic(Room.Id, Room.Ordinary, "时限所迫。"))),
        ("征集截止", Convened().Must(Room.Office, new MeetingCommand.SetTopicDeadline(Room.Id, new Room().Now))),
        ("已开会", Before().Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder))),
        ("审议", Before().Open()),
        ("审议·紧急", Before().Open().Must(Room.Head, new MeetingCommand.ApproveUrgency(Room.Id, 1, "汛期临近。"))),
        ("审议·部分表态", Before().Open().Must(Room.Recorder, State("M02"), State("M03"))),
        ("审议·部分表态有分歧", Before().Open().Must(Room.Recorder, State("M02") with { Opinion = Opinion.Oppose }, State("M03") with { Opinion = Opinion.Oppose })),
        ("审议·表态后离会", Before().Open().State(4, 2, 0).Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M05"), new MeetingCommand.CheckOut(Room.Id, "M06"))),
        ("审议·仅余主持人", Before().Open().Must(Room.Recorder, [.. Six[1..].Select(member => new MeetingCommand.CheckOut(Room.Id, member))]).Must(Room.Head, State("M01"))),
        ("已表态", Before().Open().State(6, 0, 0)),
        ("已表态·分歧待认定", Before().Open().State(3, 3, 0)),
        ("已表态·分歧较大", Before().Open().State(3, 3, 0).Find(divergent: true)),
        ("尚不清楚", Before().Open().Must(Room.Head, new MeetingCommand.FindUnclear(Room.Id, 1, ["资金来源?"], "测算不一。"))),
        ("表决中", Before().Open().State(6, 0, 0).Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)]))),
        ("已表决", Before().Open().State(6, 0, 0).Vote(5, 1, 0)),
        ("已表决·回避的离会", Before().Open().Must("M06", Recuse("M06")).State(5, 0, 0).Vote(5, 0, 0).Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M06"))),
        ("记名投票·部分", Before(VoteMethod.NamedBallot).Open().State(6, 0, 0).Must("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve))),
        ("口头表决", Before(VoteMethod.Oral).Open().State(6, 0, 0)),
        ("口头表决·部分", Before(VoteMethod.Oral).Open().State(6, 0, 0).Must("M02", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve))),
        ("口头表决·仅余主持人", Six[1..].Aggregate(Before(VoteMethod.Oral).Open().State(6, 0, 0), (room, member) => room.Must(member, new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve)))),
        ("无记名·已表态", Before(VoteMethod.SecretBallot).Open().State(6, 0, 0)),
        ("无记名·已录票", Before(VoteMethod.SecretBallot).Open().State(6, 0, 0).Must(Room.Recorder, Ballot)),
        ("无记名·票数已退回", Before(VoteMethod.SecretBallot).Open().State(6, 0, 0).Must(Room.Recorder, Ballot).Must("T01", new MeetingCommand.RejectPaperBallot(Room.Id, 1, "选票与所录不符。"))),
        ("无记名·已监票", Before(VoteMethod.SecretBallot).Open().State(6, 0, 0).Must(Room.Recorder, Ballot).Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1))),
        ("议题已结束", Closed()),
        ("已闭会", Over()),
        ("已闭会·缺席未说明", Closed().Must(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id))),
        ("主持人已离任", Over().Must("A02", new DirectoryCommand.RevokeRole("M01", Role.DistrictHead, new Room().Today)).Wait(TimeSpan.FromDays(1))),
        ("主持人已离任·由接任人签", Over().Must("A02", new DirectoryCommand.RevokeRole("M01", Role.DistrictHead, new Room().Today)).Wait(TimeSpan.FromDays(1)).Must(Room.Office, Deeds.Succession)),
        ("记录人已签字", Over().Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id))),
        ("已签字", Signed()),
        ("已签字·又补正", Signed().Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "补正一处。"))),
        ("纪要已形成", Filed()),
        ("纪要已会签", Countersigned()),
        ("纪要已签发", Countersigned().Must(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id))),
        ("纪要已印发", Countersigned().Must(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id)).Must(Room.Office, new MeetingCommand.IssueMinutes(Room.Id, "〔2026〕1号", "各单位", 20))),
        ("补录·会前", Before().Must(Room.Recorder, new MeetingCommand.BeginLateEntry(Room.Id, Before().Now, Paper))),
        ("补录·审议", Late()),
        ("补录·已表决", Late().State(6, 0, 0).Vote(6, 0, 0)),
        ("补录·已表决·扫描件已上传", Late().State(6, 0, 0).Vote(6, 0, 0).Scanned(Paper.Scan)),
        ("主持人回避·未委托", Before().Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder), Recuse("M01"))),
        ("主持人回避·已委托待审议", Represented()),
        ("主持人回避·已委托", Represented().Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary))),
        ("主持人离会", Before().Open().Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M01"))),
        ("不足法定人数", Before().Open().Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M06"), new MeetingCommand.CheckOut(Room.Id, "M05"), new MeetingCommand.CheckOut(Room.Id, "M04"), new MeetingCommand.CheckOut(Room.Id, "M03"))),
        ("全部离会", Before().Open().Must(Room.Recorder, [.. Six.Select(member => new MeetingCommand.CheckOut(Room.Id, member))])),
        ("成员回避", Before().Open().Must("M06", Recuse("M06"))),
        ("缺席成员回避", Before().Must(Room.Recorder, Recuse("M08"))),
        ("记录人回避", Before().Open().Must(Room.Recorder, Recuse(Room.Recorder))),
        ("回避申请待决", Before().Must(Room.Office, new MeetingCommand.RequestRecusal(Room.Id, 1, "M06", "某企业法定代表人", "其配偶任职")).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder))),
        ("委托主持", Delegated().Arrive(Six.AsSpan(1))),
        ("委托主持·已开会", Delegated().Arrive(Six.AsSpan(1)).Must("M02", new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder))),
        ("委托主持·尚无人到会", Delegated()),
        ("两项·第一项审议", Two().Open()),
        ("专题·会前讨论", Discussed()),
        ("传达学习·会前", Study()),
        ("传达学习·审议", Study().Open()),
        ("传达学习·不足法定人数", Study().Open().Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M02"), new MeetingCommand.CheckOut(Room.Id, "M03"), new MeetingCommand.CheckOut(Room.Id, "M04"))),
        ("干部·会前讨论", new Room().WithCadre().Must(Room.Office, new Room().Convening("党组会议"), new MeetingCommand.PutForDiscussion(Room.Id, 1, Room.Cadre)).Arrive(Group)),
        ("涉两位分管领导·已表决", new Room().WithOrdinary(portfolios: ["住建", "教育"]).Convene("常务会议", [Room.Ordinary], Six).Open().State(6, 0, 0).Vote(6, 0, 0)),
        ("重大行政决策·已通过", new Room().WithMajor().Convene("常务会议", [Room.Ordinary], Six).Open().State(6, 0, 0).Vote(6, 0, 0)),
        ("区长决定·未通过", new Room().WithMajor().Permitting("C-30", "headDecides").Convene("常务会议", [Room.Ordinary], Six).Open().State(3, 3, 0).Find(divergent: false).Vote(3, 3, 0)),
        ("紧急处置可用", new Room().WithOrdinary().Set("C-26", "on").Must(Room.Office, new Room().Convening("常务会议"))),
        ("回避限干部议题", new Room().WithOrdinary().Set("C-27", "cadreOnly").Convene("常务会议", [Room.Ordinary], Six)),
        ("视频计到会", new Room().Set("C-03", "counted:常务会议").WithOrdinary().Convene("常务会议", [Room.Ordinary], Six[..3]).Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M05", IsByVideo: true)).Open()),
        ("多方案·会前", Optional()),
        ("多方案·审议", Optional().Open()),
        ("多方案·已表态", Optional().Open().State(6, 0, 0)),
        ("多方案·已表决一案", Optional().Open().State(6, 0, 0).Must(Room.Recorder, Hands("甲", Opinion.Oppose))),
        ("多方案无记名·已表态", Secret()),
        ("多方案无记名·已录一案", Secret().Must(Room.Recorder, Ballot with { Option = "甲" })),
        ("多方案无记名·已监一案", Secret().Must(Room.Recorder, Ballot with { Option = "甲" }).Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1, "甲"))),
        ("多方案无记名·已录两案", Secret().Must(Room.Recorder, Ballot with { Option = "甲" }, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 1, 5, 0, "乙")).Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1, "甲"))),
        ("多方案无记名·已监两案", Secret().Must(Room.Recorder, Ballot with { Option = "甲" }, new MeetingCommand.RecordPaperBallot(Room.Id, 1, 1, 5, 0, "乙")).Must("T01", new MeetingCommand.ConfirmPaperBallot(Room.Id, 1, "甲"), new MeetingCommand.ConfirmPaperBallot(Room.Id, 1, "乙"))),
        ("多方案·已逐案表决", Optional().Open().State(6, 0, 0).Must(Room.Recorder, Hands("甲", Opinion.Oppose), Hands("乙", Opinion.Approve))),
        ("干部·未列议题", new Room().WithCadre().Must(Room.Office, new Room().Convening("党组会议"))),
        ("干部·会前", Cadre()),
        ("干部·议题已撤出", Cadre().Must(Room.Head, new MeetingCommand.TakeOffAgenda(Room.Id, 1, "暂不研究。"))),
        ("干部·已开会", Cadre().Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder))),
        ("干部·审议", Cadre().Open()),
        ("干部·已表态", Cadre().Open().State(7, 0, 0)),
        ("干部·已决定", Appointed()),
        ("干部·复议待同意", Appointed().Must("M02", new DecisionCommand.ProposeReopening(Room.Cadre, "情况变化。"))),
        ("干部·复议可提请", Reopenable()),
    ];

    private static readonly MeetingCommand.RecordPaperBallot Ballot = new(Room.Id, 1, 5, 1, 0);

    private static MeetingCommand.StateOpinion State(string member) => new(Room.Id, 1, member, Opinion.Approve, "可行。");

    private static MeetingCommand.RecuseMember Recuse(string member) => new(Room.Id, 1, Room.Ordinary, member, "近亲属任职");

    private static Room Convened() => new Room().WithOrdinary().Must(Room.Office, new Room().Convening("常务会议"));

    private static Room Before(VoteMethod method = VoteMethod.ShowOfHands) => new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six, method).Must(
        Room.Office,
        new MeetingCommand.RecordLeave(Room.Id, "M08", "出差"),
        new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Expert, "专家甲", "造价工程师", []),
        new MeetingCommand.InviteAttendee(Room.Id, AttendeeKind.Media, "记者甲", "区融媒体中心", []));

    private static Room Closed()
    {
        var room = Before().Open().State(6, 0, 0).Vote(5, 1, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        return room;
    }

    private static Room Over() => Closed().Must(Room.Office, new MeetingCommand.RecordLeave(Room.Id, "M07", "出差")).Must(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id));

    private static Room Signed() => Over().Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id));

    private static Room Filed() => Signed().Must(Room.Recorder, new MeetingCommand.FileMinutes(Room.Id, "会议纪要。", [Room.Ordinary]));

    private static Room Countersigned() => Filed().Must("M02", new MeetingCommand.CountersignMinutes(Room.Id));

    private static Room Late()
    {
        var room = Before().Open();
        return room.Must(Room.Recorder, new MeetingCommand.BeginLateEntry(Room.Id, room.Now, Paper));
    }

    private static Room Represented() => Before().Must(Room.Head, Recuse("M01"), new MeetingCommand.DelegatePresiding(Room.Id, "M02", "回避", 1), new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));

    private static Room Delegated() => new Room().WithOrdinary().Must(Room.Head, new Room().Convening("常务会议", "M02", "外出开会")).Must(Room.Office, Put(1, Room.Ordinary));

    private static Room Two() => new Room().WithOrdinary().WithOrdinary("第二事项").Convene("常务会议", [Room.Ordinary, "第二事项"], Six);

    private static MeetingCommand.PutOnAgenda Put(int item, string matter) => new(Room.Id, item, matter, VoteMethod.ShowOfHands, IsStudy: false);

    private static Room Study() => new Room().WithStudy().Must(Room.Office, new Room().Convening("常务会议"), new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: true)).Arrive(Six);

    private static Room Discussed() => new Room().WithMajor().Must(Room.Office, new Room().WithMajor().Convening("专题会议"), new MeetingCommand.PutForDiscussion(Room.Id, 1, Room.Ordinary)).Arrive("M01", "M02", "M04", "M08").Open();

    private static Room Optional() => new Room().Submitted().Must("住建局-经办", Deeds.Options(Room.Ordinary)).Prepared().Convene("常务会议", [Room.Ordinary], Six);

    private static Room Secret() => new Room().Submitted().Must("住建局-经办", Deeds.Options(Room.Ordinary)).Prepared().Convene("常务会议", [Room.Ordinary], Six, VoteMethod.SecretBallot).Open().State(6, 0, 0);

    private static MeetingCommand.CountHands Hands(string option, Opinion opinion) => new(Room.Id, 1, [.. Six.Select(member => new Hand(member, opinion, option))]);

    private static Room Cadre() => new Room().WithCadre().Convene("党组会议", [Room.Cadre], Group).Must(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, "M10", "出差"));

    private static Room Appointed()
    {
        var room = Cadre().Open().State(7, 0, 0).Vote(7, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        return room;
    }

    private static Room Reopenable() => Appointed().Must("M02", new DecisionCommand.ProposeReopening(Room.Cadre, "情况变化。"))
        .Must("M03", Consent).Must("M05", Consent).Must("M07", Consent).Must("M09", Consent);

    private static readonly DecisionCommand.ConsentToReopening Consent = new(Room.Cadre);
}
