namespace SanzhongYida.Decisions.Tests;

/// <summary>What a meeting's acts lead to beyond the meeting, and limits that are reached exactly.</summary>
public sealed class ConsequenceTests
{
    private static readonly string[] Six = ["M01", "M02", "M03", "M04", "M05", "M06"];

    [Fact]
    [Clause("W-713-12")]
    public void 方案和比较的方面各不超过十二个_字数有限()
    {
        var room = new Room().Submitted();
        DecisionCommand.FileOptions File(int options, int aspects, int aspect = 1, int value = 1) => new(
            Room.Ordinary,
            [.. Enumerable.Range(0, aspects).Select(at => at == 0 ? new string('面', aspect) : $"方面{at}")],
            [.. Enumerable.Range(0, options).Select(at => new OptionDraft($"案{at}", "方案", "内容。", [.. Enumerable.Repeat(new string('值', value), aspects)]))]);
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", File(13, 1)));
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", File(2, 13)));
        Reasons.Are(["W-713-12"], room.Refused("住建局-经办", File(2, 1, aspect: 41)));
        Reasons.Are(["W-713-12", "W-713-12"], room.Refused("住建局-经办", File(2, 1, value: 2001)));
        room.Must("住建局-经办", File(2, 1), File(12, 12, 40, 2000));
        Assert.Equal(12, room.Matter(Room.Ordinary).Comparison!.Options.Length);
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void 决定后仍看得到紧急特殊情况的批准_暂缓后须重新批准()
    {
        Room Urgent() => new Room().Submitted()
            .Must("M04", new PreparationCommand.RequestUrgency(Room.Ordinary, "汛期临近。"))
            .Must(Room.Head, new PreparationCommand.GrantUrgency(Room.Ordinary, "同意。"))
            .Prepared().Convene("常务会议", [Room.Ordinary], Six).Open();
        var room = Urgent().State(6, 0, 0).Vote(6, 0, 0);
        Assert.NotNull(room.Item.Urgency);
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.NotNull(room.Matter(Room.Ordinary).Urgency);
        room = Urgent().State(4, 2, 0).Find(divergent: false).Vote(4, 2, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Null(room.Matter(Room.Ordinary).Urgency);
    }

    [Fact]
    [Clause("R-4.2.3-c")]
    public void 议题与事项不符的不予办理()
    {
        const string other = "第二事项";
        var room = new Room().WithOrdinary().WithOrdinary(other).Convene("常务会议", [Room.Ordinary, other], Six);
        room.Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Head, new MeetingCommand.OpenItem(Room.Id, 1, other)));
        room.Must(Room.Head, new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary)).State(6, 0, 0).Vote(6, 0, 0);
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, other, null)));
        Assert.Equal(Outcome.Carried, room.Close());

        room = new Room().WithMajor().WithOrdinary(other).Must(Room.Office, new Room().WithMajor().Convening("专题会议"), new MeetingCommand.PutForDiscussion(Room.Id, 1, Room.Ordinary)).Arrive("M01", "M02", "M04", "M08").Open();
        Reasons.Are(["R-4.2.3-c"], room.Refused(Room.Head, new MeetingCommand.ConcludeDiscussion(Room.Id, 1, other, "原则同意。")));
    }

    [Fact]
    [Clause("R-4-a")]
    public void 会议已有结论的不再作会前讨论()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Open().State(4, 2, 0).Find(divergent: false).Vote(4, 2, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        room.Must(Room.Office, room.Convening("专题会议") with { Meeting = "会二" });
        Reasons.Are([Rule.State], room.Refused(Room.Office, new MeetingCommand.PutForDiscussion("会二", 1, Room.Ordinary)));
    }

    [Fact]
    [Clause("R-4.2.3-d")]
    public void 表决开始后到会的不计入未表决_未经表决的没有未表决的人()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Open().State(6, 0, 0)
            .Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])).Arrive("M07");
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
        Assert.Equal(["M01", "M03", "M04", "M05", "M06"], room.Item.Silent, StringComparer.Ordinal);
        Assert.Equal(5, room.Item.SilentCount);
        Assert.Null(Assert.Single(room.Matter(Room.Ordinary).Conclusions).EnteredOn);

        room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Open().State(6, 0, 0).Must(Room.Head, new MeetingCommand.FindUnclear(Room.Id, 1, ["资金来源?"], "测算不一。"));
        Assert.Equal(Outcome.DeferredUnclear, room.Close());
        Assert.Equal((0, 0), (room.Item.Silent.Length, room.Item.SilentCount));
    }

    [Fact]
    [Clause("C-05")]
    public void 表决后离会的回避人员不影响已作的表决()
    {
        var room = new Room().Permitting("C-05", "exclude").WithOrdinary().Convene("常务会议", [Room.Ordinary], [.. Six[..5], "M07"])
            .Must(Room.Recorder, new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M07", "近亲属任职"))
            .Open().State(5, 0, 0).Vote(4, 1, 0);
        var before = ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today).NeededToCarry;
        room.Must("M07", new MeetingCommand.CheckOut(Room.Id, "M07"));
        Assert.Equal(before, ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today).NeededToCarry);
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Theory]
    [Clause("C-08"), Clause("R-4.2.5-b")]
    [InlineData(false, Outcome.Carried)]
    [InlineData(true, Outcome.DeferredNotCarried)]
    public void 回避人员的书面意见不计(bool isRecused, Outcome outcome)
    {
        var room = new Room().Set("C-08", "true").WithOrdinary().Convene("常务会议", [Room.Ordinary], Six[..5])
            .Must(Room.Office, new MeetingCommand.RecordLeave(Room.Id, "M08", "出差"))
            .Must("M08", new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M08", Opinion.Approve, "赞成。"));
        if (isRecused)
        {
            room.Must("M08", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M08", "近亲属任职"));
        }

        Assert.Equal(outcome, room.Open().State(5, 0, 0).Vote(4, 1, 0).Close());
    }

    [Fact]
    [Clause("C-27"), Clause("C-28")]
    public void 会议按开会时的设置办理()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Open();
        var asked = ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today).NearRelatives;
        room.Set("C-27", "cadreOnly").Set("C-28", "civilCode");
        Assert.NotEqual(asked, room.Law.Regulation.On(room.Today).NearRelatives, StringComparer.Ordinal);
        Assert.Equal(asked, ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today).NearRelatives);
        room.Must("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "近亲属任职"));
    }

    [Fact]
    [Clause("R-4.2.1-a"), Clause("R-4.2.1-b")]
    public void 应到会成员开会前以当日组成为准_开会后不变_专题会议为指定人员()
    {
        BodyCommand.UnseatMember Gone(Room room, string person, string body) => new(body, person, room.Today.AddDays(-1));
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], ["M01", "M02", "M03", "M04", "M05", "M07"]);
        Assert.Contains("M10", room.Meeting.Due, StringComparer.Ordinal);
        room.Must("system", Gone(room, "M10", "党组会议"));
        Reasons.Are(["R-4.2.3-d"], room.Refused(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M10")));
        room.Open().Must("system", Gone(room, "M09", "党组会议"));
        Assert.DoesNotContain("M10", room.Meeting.Due, StringComparer.Ordinal);
        room.Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M09"));

        room = new Room().WithMajor();
        room.Must(Room.Office, room.Convening("专题会议") with { Designated = ["M01", "M03"] });
        Reasons.Are(["R-4.2.3-d"], room.Refused(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M02")));
        room.Must(Room.Recorder, new MeetingCommand.CheckIn(Room.Id, "M03"));
    }

    [Fact]
    [Clause("R-4.1.1-b")]
    public void 列入议程后又作实质修改的不得开始审议()
    {
        var room = new Room().WithMajor().Convene("常务会议", [Room.Ordinary], Six).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        room.Must("住建局-经办", new PreparationCommand.ReviseDraft(Room.Ordinary, "决定草案,范围扩大。", true));
        Reasons.Hold("R-4.1.1-b", room.Refused(Room.Head, new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary)));
    }

    [Fact]
    [Clause("T-1")]
    public void 补录的到会和离会都注明()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Open();
        room.Must(Room.Recorder, new MeetingCommand.BeginLateEntry(Room.Id, room.Now, new OnPaper("停电", new string('a', 64))), new MeetingCommand.CheckOut(Room.Id, "M05"), new MeetingCommand.CheckIn(Room.Id, "M07"))
            .Must(Room.Recorder, new MeetingCommand.EndLateEntry(Room.Id), new MeetingCommand.CheckOut(Room.Id, "M06"), new MeetingCommand.CheckOut(Room.Id, "M07"));
        Assert.Equal(["M05", "M07"], room.Meeting.Attendance.Where(presence => presence.IsLateEntry).Select(presence => presence.Member), StringComparer.Ordinal);
    }

    [Fact]
    [Clause("W-CS-76"), Clause("R-4.2.5-b")]
    public void 回避申请和返场各记各的()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        MeetingCommand.RequestRecusal Ask(string member) => new(Room.Id, 1, member, "某企业", "其配偶任职");
        MeetingCommand.DecideRecusal Decide(Opinion opinion, params string[] hands) => new(Room.Id, 1, Room.Ordinary, "M06", [.. hands.Select(hand => new Hand(hand, opinion))]);
        room.Must(Room.Office, Ask("M05"), Ask("M06")).Must(Room.Recorder, Decide(Opinion.Oppose, "M01")).Must(Room.Office, Ask("M06"))
            .Must(Room.Recorder, Decide(Opinion.Approve, "M01", "M02", "M03", "M04", "M05"));
        Assert.Equal([null, false, true], room.Item.RecusalRequests.Select(request => request.IsGranted));
        Assert.Equal([0, 1, 5], room.Item.RecusalRequests.Select(request => request.Hands.Length));

        room.Must(Room.Recorder, new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M04", "近亲属任职"), new MeetingCommand.ReturnMember(Room.Id, 1, "M06"));
        Assert.NotNull(room.Item.Recusals.Single(recusal => recusal.Member == "M06").In);
        Assert.Null(room.Item.Recusals.Single(recusal => recusal.Member == "M04").In);
    }

    [Fact]
    [Clause("R-4-f")]
    public void 主持人回避的议题另行委托一人_先于整个会议的委托()
    {
        var room = new Room().WithOrdinary().Must(Room.Head, new Room().Convening("常务会议", "M02", "外出开会"))
            .Must(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false)).Arrive(Six.AsSpan(1))
            .Must("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "近亲属任职"));
        MeetingCommand.DelegatePresiding To(string leader) => new(Room.Id, leader, "回避", 1);
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, To("M03")));
        room.Must("M02", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M02", "近亲属任职")).Must(Room.Head, To("M03"));
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, To("M04")));
        Assert.Equal("M03", Presiding.Of(room.Law, room.Meeting, room.Item, room.Today));
        Assert.Equal("M02", Presiding.Of(room.Law, room.Meeting, null, room.Today));
    }

    [Fact]
    [Clause("R-4.2.2-b")]
    public void 口头表决由记录人录入的_主持人也在最后()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six, VoteMethod.Oral).Open().State(6, 0, 0);
        Reasons.Are(["R-4.2.2-b"], room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        room.Must(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M02", Opinion.Approve)])).Must(
            Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [.. Six.Where(member => member != "M02").Select(member => new Hand(member, Opinion.Approve))]));
    }

    [Fact]
    [Clause("R-4.2.6-a"), Clause("R-4.2.6-d")]
    public void 补正未经重新签字的_纪要不得签发印发()
    {
        var room = Signed().Must(Room.Recorder, new MeetingCommand.FileMinutes(Room.Id, "会议纪要。", [Room.Ordinary])).Must("M02", new MeetingCommand.CountersignMinutes(Room.Id));
        room.Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "补正一处。"));
        Reasons.Are(["R-4.2.6-d", "R-4.2.6-d"], room.Refused(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id)));
        room.Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id), new MeetingCommand.ApproveMinutes(Room.Id));
        room.Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "又补正一处。"));
        var issue = new MeetingCommand.IssueMinutes(Room.Id, "〔2026〕1号", "各单位", 20);
        Reasons.Are(["R-4.2.6-d", "R-4.2.6-d"], room.Refused(Room.Office, issue));
        room.Must(Room.Recorder, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id)).Must(Room.Office, issue);
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    public void 补正只给看得到全部审议的人看()
    {
        var room = Signed().Must(Room.Recorder, new MeetingCommand.AddToRecord(Room.Id, "补正一处。"));
        Meeting Seen(string person) => Visibility.Seen(room.Meeting, Reader.Of(room.Law, person, room.Today));
        Assert.Single(Seen("M02").Additions);
        Assert.Single(Seen(Room.Recorder).Additions);
        Assert.Empty(Seen("T01").Additions);
    }

    [Fact]
    [Clause("R-4.2.6-b"), Clause("W-713-38")]
    public void 不同意见和签发的纪要不得销毁()
    {
        var room = Signed().Must(Room.Recorder, new MeetingCommand.FileMinutes(Room.Id, "会议纪要。", [Room.Ordinary]));
        KeepingCommand.ProposeRedaction Destroy(TextRef text) => new(Subject.Meeting(Room.Id), text.Digest, "个人信息");
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Recorder, Destroy(MeetingRecord.Of(room.Meeting).Dissents[0].Reason)));
        room.Must(Room.Recorder, Destroy(room.Item.Statements.First(statement => statement.Opinion == Opinion.Approve).Reason));
        room.Must("M02", new MeetingCommand.CountersignMinutes(Room.Id)).Must(Room.Head, new MeetingCommand.ApproveMinutes(Room.Id));
        Reasons.Are(["R-4.2.6-b"], room.Refused(Room.Recorder, Destroy(room.Meeting.Minutes!.Text)));
    }

    // One of six opposed; the record is signed.
    private static Room Signed()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], Six).Must(Room.Office, new MeetingCommand.RecordLeave(Room.Id, "M07", "出差"), new MeetingCommand.RecordLeave(Room.Id, "M08", "出差"));
        Assert.Equal(Outcome.Carried, room.Open().State(5, 1, 0).Vote(5, 1, 0).Close());
        return room.Must(Room.Recorder, new MeetingCommand.CloseMeeting(Room.Id), new MeetingCommand.SignRecord(Room.Id)).Must(Room.Head, new MeetingCommand.SignRecord(Room.Id));
    }
}
