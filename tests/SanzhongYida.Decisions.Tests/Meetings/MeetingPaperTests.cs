namespace SanzhongYida.Decisions.Tests;

/// <summary>U-2 and U-3: the notice with its receipts, topics in time, and the minutes on their way to a paper.</summary>
public sealed class MeetingPaperTests
{
    private static readonly string[] All = ["M01", "M02", "M03", "M04", "M05", "M06", "M07"];
    private static readonly MeetingCommand.IssueMinutes Issue = new(Room.Id, "白洮政纪〔2026〕5号", "各副区长,各有关单位", 20);

    private static Room Closed()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], All);
        room.Must("M08", new MeetingCommand.AnswerNotice(Room.Id, "M08", Attends: false, "外出学习"));
        room.Open().State(7, 0, 0).Vote(7, 0, 0).Close();
        return room.Must(Room.Head, new MeetingCommand.CloseMeeting(Room.Id));
    }

    private static Room Formed() => Closed().Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Office, new MeetingCommand.FileMinutes(Room.Id, "会议原则同意。", [Room.Ordinary]));

    [Fact]
    [Clause("R-4.2.6-b")]
    public void 纪要起草后会签_由主持人签发_编号印发()
    {
        var room = Formed();
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id)));
        Reasons.Are(["R-4.2.6-b"], room.Refused("M08", new MeetingCommand.CountersignMinutes(Room.Id)));
        room.Must("M04", new MeetingCommand.CountersignMinutes(Room.Id));
        Reasons.Are([Rule.State], room.Refused("M04", new MeetingCommand.CountersignMinutes(Room.Id)));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Office, Issue));
        Reasons.Are([Rule.Authority], room.Refused("M02", new MeetingCommand.ApproveMinutes(Room.Id)));
        room.Must(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Office, new MeetingCommand.ReviseMinutes(Room.Id, "改写。")));
        Reasons.Are(["W-DOC"], room.Refused(Room.Office, Issue with { Number = "白洮政纪〔2025〕5号" }));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Office, Issue with { Range = " " }));
        Reasons.Are([Rule.Authority], room.Refused("M04", Issue));
        room.Must(Room.Office, Issue);
        Reasons.Are([Rule.State], room.Refused(Room.Office, Issue));
        Assert.Equal(("白洮政纪〔2026〕5号", 20), (room.Meeting.Minutes!.Issued!.Number, room.Meeting.Minutes.Issued.Copies));
        Assert.Equal("已印发纪要", Assert.Single(Rows.Of(room.Meeting).Meetings).Standing);
    }

    [Fact]
    [Clause("R-4.2.6-b")]
    public void 改写的纪要须重新会签_原稿仍在()
    {
        var room = Formed().Must("M04", new MeetingCommand.CountersignMinutes(Room.Id));
        var before = room.Meeting.Minutes!.Text;
        room.Must(Room.Recorder, new MeetingCommand.ReviseMinutes(Room.Id, "会议原则同意,由住建局实施。"));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id)));
        Assert.Equal([before], room.Meeting.Minutes!.Earlier);
    }

    [Fact]
    [Clause("R-4.2.6-b")]
    public void 主持人自己会签不足以签发()
    {
        var room = Formed().Must(Room.Head, new MeetingCommand.CountersignMinutes(Room.Id));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id)));
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 回执不参加的须写明理由即为请假()
    {
        var room = new Room().WithOrdinary().Must(Room.Office, new Room().Convening("常务会议"));
        Reasons.Are(["R-4.2.6-c"], room.Refused("M08", new MeetingCommand.AnswerNotice(Room.Id, "M08", Attends: false, " ")));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.AnswerNotice(Room.Id, "M08", Attends: true, null)));
        room.Must("M08", new MeetingCommand.AnswerNotice(Room.Id, "M08", Attends: false, "外出学习")).Must("M02", new MeetingCommand.AnswerNotice(Room.Id, "M02", Attends: true, null));
        Assert.Equal("M08", Assert.Single(room.Meeting.Leaves).Member);
        Assert.Equal([("M08", false), ("M02", true)], room.Meeting.Receipts.Select(receipt => (receipt.Member, receipt.Attends)));
    }

    [Fact]
    [Clause("R-4-e")]
    public void 议题征集截止后的临时动议须有理由并经主持人批准()
    {
        var room = new Room().WithOrdinary();
        room.Must(Room.Office, room.Convening("常务会议"));
        Reasons.Are([Rule.Input], room.Refused(Room.Office, new MeetingCommand.SetTopicDeadline(Room.Id, room.Meeting.StartsAt.AddMinutes(1))));
        room.Must(Room.Office, new MeetingCommand.SetTopicDeadline(Room.Id, room.Now));
        var put = new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false);
        Reasons.Are(["R-4-e"], room.Refused(Room.Office, put));
        Reasons.Are([Rule.Authority], room.Refused(Room.Office, new MeetingCommand.ApproveLateTopic(Room.Id, Room.Ordinary, "刚刚备齐。")));
        Reasons.Are(["R-4-e"], room.Refused(Room.Head, new MeetingCommand.ApproveLateTopic(Room.Id, Room.Ordinary, " ")));
        room.Must(Room.Head, new MeetingCommand.ApproveLateTopic(Room.Id, Room.Ordinary, "汛情紧急。")).Must(Room.Office, put);
    }

    [Fact]
    [Clause("R-4.2.6-a")]
    public void 补正后记录人和主持人重新签字_原记录和原签字仍在()
    {
        var room = Closed().Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id));
        room.Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "M05发言补记。")).Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id));
        Assert.Equal([0, 0, 1, 1], room.Meeting.Signatures.Select(signature => signature.Additions));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.SignRecord(Room.Id)));
    }
}
