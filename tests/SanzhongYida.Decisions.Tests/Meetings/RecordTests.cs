namespace SanzhongYida.Decisions.Tests;

/// <summary>四(二)6 and S1's meeting: the record, the minutes, who reads them.</summary>
public sealed class RecordTests
{
    private static Room Held()
    {
        var room = new Room().WithMajor(portfolios: ["住建", "价格", "发改"]).Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06", "M08"]);
        room.Must("M07", new MeetingCommand.RecordLeave(Room.Id, "M07", "外出学习"), new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M07", Opinion.Approve, "同意。"));
        room.Open();
        foreach (var member in new[] { "M02", "M03", "M04", "M05", "M06" })
        {
            room.Must(member, new MeetingCommand.StateOpinion(Room.Id, 1, member, member == "M05" ? Opinion.Oppose : Opinion.Approve, $"{member}的理由"));
        }

        Reasons.Hold("R-4.2.2-b", room.Refused(Room.Head, new MeetingCommand.StateOpinion(Room.Id, 1, Room.Head, Opinion.Approve, "理由")));
        room.Must("M08", new MeetingCommand.StateOpinion(Room.Id, 1, "M08", Opinion.Approve, "M08的理由"));
        room.Must(Room.Head, new MeetingCommand.StateOpinion(Room.Id, 1, Room.Head, Opinion.Approve, "M01的理由"));
        room.Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [.. new[] { "M01", "M02", "M03", "M04", "M06", "M08" }.Select(member => new Hand(member, Opinion.Approve)), new Hand("M05", Opinion.Oppose)]));
        Reasons.Are(["R-4.3.1-c"], room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, "住建局")));
        return room.Must(Room.Head, new MeetingCommand.NameCoordinator(Room.Id, 1, ["M04"]), new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, "住建局"));
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    [Clause("R-4.2.2-c")]
    public void S1的会议如实通过()
    {
        var room = Held();
        Assert.Equal(Outcome.Carried, room.Item.Outcome);
        Assert.Equal(new Ballots(6, 1, 0), room.Item.Totals);
        Assert.Equal(7, room.Item.PresentAtVote);
        Assert.Equal(8, room.Meeting.Due.Length);
        Assert.Equal(["M02", "M04"], room.Item.Leaders, StringComparer.Ordinal);
        var conclusion = Assert.Single(room.Matter(Room.Ordinary).Conclusions);
        Assert.Equal(("M04", "住建局"), (conclusion.Coordinator, conclusion.ExecutingUnit));
        Assert.Equal(room.Matter(Room.Ordinary).Draft, conclusion.Content);
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 会议记录写明时间事由地点出席列席缺席主持记录()
    {
        var record = MeetingRecord.Of(Held().Meeting);
        Assert.Equal(("研究事项", "第一会议室", "M01", "K01"), (record.Cause, record.Place, record.Presider, record.Recorder));
        Assert.Equal(7, record.Attended.Length);
        Assert.Equal("M07", Assert.Single(record.Absent).Member);
        Assert.NotNull(record.Absent[0].Reason);
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 闭会后仍可补记未写明原因的缺席_其余不再补记()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06"]).Open().State(6, 0, 0).Vote(6, 0, 0);
        Assert.Equal(Outcome.Carried, room.Close());
        room.Must(Room.Office, new MeetingCommand.RecordLeave(Room.Id, "M07", "出差")).Must(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)));
        Reasons.Are([Rule.State], room.Refused(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, "M07", "外出学习")));
        Reasons.Hold(Rule.State, room.Refused(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, "M02", "早退")));
        Reasons.Are([Rule.Authority], room.Refused("M02", new MeetingCommand.RecordLeave(Room.Id, "M08", "住院")));
        room.Must(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, "M08", "住院"), new MeetingCommand.SignRecord(Room.Id));
        Assert.All(MeetingRecord.Of(room.Meeting).Absent, absent => Assert.NotNull(absent.Reason));
    }

    [Fact]
    [Clause("R-4.2.6-b")]
    [Clause("W-713-30c")]
    public void 分歧意见连同理由原样记入记录()
    {
        var room = Held();
        var dissent = Assert.Single(MeetingRecord.Of(room.Meeting).Dissents);
        Assert.Equal(("M05", Opinion.Oppose), (dissent.Member, dissent.Opinion));
        Assert.Equal(room.Item.Statements.Single(statement => statement.Member == "M05").Reason, dissent.Reason);
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 缺席人未写明原因的记录不得签字()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [], ["M01", "M02", "M03", "M04", "M05", "M06", "M07"]);
        room.Must(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, false)).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder), new MeetingCommand.CloseMeeting(Room.Id));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Head, new MeetingCommand.SignRecord(Room.Id)));
    }

    [Fact]
    [Clause("R-4.2.6-a")]
    public void 记录的补正是附加并重新签字原记录不变()
    {
        var room = Held().Must(Room.Head, new MeetingCommand.CloseMeeting(Room.Id)).Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id));
        var statements = room.Item.Statements;
        Assert.NotEmpty(room.Refused(Room.Head, new MeetingCommand.SignRecord(Room.Id)));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.SignRecord(Room.Id)));
        Reasons.Are(["R-4.2.6-a"], room.Refused(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, " ")));
        room.Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "补充:会议室为第二会议室。"), new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id));
        Assert.Equal(statements, room.Item.Statements);
        Assert.Equal([0, 0, 1, 1], room.Meeting.Signatures.Select(signature => signature.Additions));
        Assert.NotEmpty(room.Refused("M02", new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, "改")));
    }

    [Fact]
    [Clause("R-4.2.6-d")]
    public void 会议记录未签字的会议纪要不得单独存档()
    {
        var room = Held().Must(Room.Head, new MeetingCommand.CloseMeeting(Room.Id));
        var file = new MeetingCommand.FileMinutes(Room.Id, "纪要", [Room.Ordinary]);
        Reasons.Are(["R-4.2.6-d", "R-4.2.6-d"], room.Refused(Room.Office, file));
        room.Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id));
        Reasons.Are(["R-4.2.6-d"], room.Refused(Room.Office, file));
        room.Must(Room.Head, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "补记。"));
        Reasons.Are(["R-4.2.6-d", "R-4.2.6-d"], room.Refused(Room.Office, file));
        room.Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Office, file);
    }

    [Fact]
    [Clause("R-4.2.6-b")]
    public void 会议纪要涵盖会议议决的全部事项并办结纪要环节()
    {
        var room = Held();
        Reasons.Are([Rule.State], room.Refused(Room.Office, new MeetingCommand.FileMinutes(Room.Id, "纪要", [Room.Ordinary])));
        room.Must(Room.Head, new MeetingCommand.CloseMeeting(Room.Id), new MeetingCommand.SignRecord(Room.Id)).Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Office, new MeetingCommand.FileMinutes(Room.Id, "纪要", [])));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Office, new MeetingCommand.FileMinutes(Room.Id, "", [Room.Ordinary])));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.FileMinutes(Room.Id, "纪要", [Room.Ordinary])));
        Assert.Contains(room.Matter(Room.Ordinary).WorkItems, item => item.Step == "minutes");
        room.Must(Room.Office, new MeetingCommand.FileMinutes(Room.Id, "纪要", [Room.Ordinary]));
        Assert.DoesNotContain(room.Matter(Room.Ordinary).WorkItems, item => item.Step == "minutes");
        Assert.Equal("已形成纪要", Assert.Single(Rows.Of(room.Meeting).Meetings).Standing);
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 审议和表决情况只对参会成员记录人和督查指挥中心可见()
    {
        var room = Held();
        foreach (var person in new[] { "M05", "M07", Room.Recorder, "S01" })
        {
            Assert.Equal(7, Seen(room, person).Item(1)!.Votes.Length);
        }

        var line = Seen(room, Room.Office).Item(1)!;
        Assert.Empty(line.Votes);
        Assert.Empty(line.Statements);
        Assert.Empty(line.WrittenOpinions);
        Assert.Equal(Outcome.Carried, line.Outcome);

        // 其他单位的人看到的是“没有”,不是“不许”。
        Reasons.Are([Rule.NotFound], room.Refused("B07", new MeetingCommand.CheckIn(Room.Id, "M07")));
        Assert.False(Reader.Of(room.Law, "B07", room.Today).Holds(Visibility.Of(room.Meeting)));
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 限制知悉的议题对名单外的人不存在()
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], []);
        Assert.Empty(Seen(room, "S01").Items);
        Assert.Single(Seen(room, "M02").Items);
    }

    [Fact]
    public void 议题未结束不得闭会而无人主持时议题回到议程()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open();
        Reasons.Are([Rule.State], room.Refused(Room.Head, new MeetingCommand.CloseMeeting(Room.Id)));
        room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, Room.Head), new MeetingCommand.CloseMeeting(Room.Id));
        Assert.Equal(1, room.Item.NotTaken);
        Assert.Empty(room.Matter(Room.Ordinary).Conclusions);
    }

    private static Meeting Seen(Room room, string person) => Visibility.Seen(room.Meeting, Reader.Of(room.Law, person, room.Today));
}
