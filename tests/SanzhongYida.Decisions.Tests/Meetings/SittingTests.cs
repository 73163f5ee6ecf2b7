namespace SanzhongYida.Decisions.Tests;

/// <summary>四 and 四(二)1: who convenes, who presides, how many must be there.</summary>
public sealed class SittingTests
{
    [Fact]
    [Clause("R-4-e")]
    public void 会议由区长召集和主持()
    {
        var room = new Room();
        Reasons.Hold("R-4-e", room.Refused("M02", room.Convening("常务会议", presider: "M02")));
        Reasons.Hold("R-4-e", room.Refused(Room.Office, room.Convening("常务会议", presider: "M02")));
        Reasons.Hold("R-4-e", room.Refused("B07", room.Convening("常务会议")));
        room.Must(Room.Office, room.Convening("常务会议"));
        Assert.Equal(Room.Head, room.Meeting.Convener);
    }

    [Fact]
    [Clause("R-4-f")]
    public void 区长不能参加会议的可以委托相关副区长召集和主持()
    {
        var room = new Room();
        Reasons.Hold("R-4-f", room.Refused(Room.Head, room.Convening("党组会议", presider: "M06", reason: "外出")));
        Reasons.Hold("R-4-f", room.Refused(Room.Head, room.Convening("全体会议", presider: "B07", reason: "外出")));
        Reasons.Hold("R-4-f", room.Refused(Room.Head, room.Convening("常务会议", presider: "M02", reason: " ")));
        room.Must(Room.Head, room.Convening("常务会议", presider: "M02", reason: "外出"));
        room.Tabled().Arrive("M02", "M03", "M04", "M05");
        room.Must("M02", new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.Equal("M02", room.Meeting.Presider);
    }

    [Fact]
    [Clause("R-4-f")]
    public void 受委托人须为副区长且一次会议只委托一人()
    {
        var room = new Room();
        room.Must(Room.Office, room.Convening("全体会议"));
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "B07", "外出", null)));
        Reasons.Are([Rule.Authority], room.Refused("M02", new MeetingCommand.DelegatePresiding(Room.Id, "M02", "外出", null)));
        room.Must(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", "外出", null));
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M03", "外出", null)));
    }

    [Fact]
    [Clause("R-4-f")]
    public void 委托不得晚于开会()
    {
        var room = new Room();
        room.Must(Room.Office, room.Convening("常务会议"));
        room.Tabled().Arrive("M01", "M02", "M03", "M04").Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Reasons.Are(["R-4-f"], room.Refused(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", "外出", null)));
        Assert.Empty(room.Meeting.Delegations);
    }

    [Fact]
    [Clause("R-4-f")]
    public void 受委托人未到会时无人主持不得开会()
    {
        var room = new Room();
        room.Must(Room.Office, room.Convening("常务会议"));
        room.Tabled().Arrive("M03", "M04", "M05", "M06");
        Reasons.Are(["R-4-e"], room.Refused(Room.Recorder, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        room.Must(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", "外出", null));
        Reasons.Are(["R-4-f"], room.Refused(Room.Recorder, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        room.Arrive("M02").Must(Room.Recorder, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
    }

    [Fact]
    [Clause("R-4-f")]
    public void 区长后到的逐项载明主持人()
    {
        var room = new Room().WithOrdinary().WithOrdinary("第二事项");
        room.Must(Room.Head, room.Convening("常务会议", presider: "M02", reason: "外出"));
        room.Must(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, false), new MeetingCommand.PutOnAgenda(Room.Id, 2, "第二事项", VoteMethod.ShowOfHands, false));
        room.Arrive("M02", "M03", "M04", "M05", "M06");
        room.Must("M02", new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder), new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary));
        room.Arrive(Room.Head).State(6, 0, 0).Vote(6, 0, 0);
        Reasons.Hold(Rule.Authority, room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Ordinary, null)));
        Assert.Equal(Outcome.Carried, room.Close("M02"));
        room.Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 2, "第二事项"));
        Assert.Equal(["M02", Room.Head], room.Meeting.Items.Select(item => item.Presider), StringComparer.Ordinal);
    }

    [Theory]
    [Clause("R-4.2.1-a")]
    [Clause("R-4.2.1-b")]
    [InlineData("常务会议", 3, "R-4.2.1-b")]
    [InlineData("党组会议", 4, "R-4.2.1-b")]
    [InlineData("全体会议", 19, "R-4.2.1-a")]
    [InlineData("专题会议", 3, "C-25")]
    public void 到会不足的会议不得召开再到一人即可(string body, int tooFew, string rule)
    {
        var room = new Room();
        room.Must(Room.Office, room.Convening(body)).Tabled();
        var members = room.Law.Bodies[body].Members(room.Today);
        room.Arrive([.. members.Take(tooFew)]);
        Reasons.Are([rule], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        room.Arrive(members[tooFew]).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.True(room.Meeting.IsOpen);
    }

    [Fact]
    [Clause("R-4-c")]
    public void 没有列入议题的会议不得召开_与其他不合之处一并指出()
    {
        var room = new Room().Must(Room.Office, new Room().Convening("常务会议")).Arrive("M01", "M02", "M03", "M04");
        Reasons.Are(["R-4-c"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        Reasons.Are(["R-4-c", "R-4.2.6-c"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, "M02")).Order(StringComparer.Ordinal).ToArray());
        room.Tabled().Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
    }

    [Fact]
    [Clause("R-4.2.1-b")]
    public void 应到会成员按当日在册名单而不由录入人填写()
    {
        var room = new Room();
        foreach (var member in new[] { "M07", "M08" })
        {
            room.Must("A02", new DirectoryCommand.RevokeRole(member, Role.DeputyHead, room.Today))
                .Must("A01", new BodyCommand.UnseatMember("常务会议", member, room.Today, "白洮人发〔2026〕3号"))
                .Must("A02", new BodyCommand.DecideRoster("常务会议", member, IsConfirmed: true));
        }

        room.At(2026, 4, 29).Must(Room.Office, room.Convening("常务会议")).Tabled().Arrive("M01", "M02", "M03");
        room.Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.Equal(6, room.Meeting.Due.Length);
        room.Must("A02", new DirectoryCommand.GrantRole("M08", Role.DeputyHead, room.Today))
            .Must("A01", new BodyCommand.SeatMember("常务会议", "M08", room.Today, "白洮人发〔2026〕4号"))
            .Must("A02", new BodyCommand.DecideRoster("常务会议", "M08", IsConfirmed: true));
        Assert.Equal(6, room.Meeting.Due.Length);
    }

    [Fact]
    [Clause("R-4.2.1-c")]
    public void 议程列有干部事项的会议须三分之二以上到会撤下后半数即可()
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], ["M01", "M02", "M03", "M04", "M05"]);
        Reasons.Are(["R-4.2.1-c"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));
        Reasons.Hold(Rule.Authority, room.Refused("M02", new MeetingCommand.TakeOffAgenda(Room.Id, 1, "到会不足")));
        room.Must(Room.Head, new MeetingCommand.TakeOffAgenda(Room.Id, 1, "到会不足"), new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.NotNull(room.Meeting.Items[0].TakenOff);
        Assert.NotEmpty(room.Matter(Room.Cadre).WorkItems.Where(item => item.Step == "meeting"));
    }

    [Fact]
    [Clause("R-4.2.1-d")]
    public void 表决前有人离会以致不足的不得表决议题回到议程()
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], ["M01", "M02", "M03", "M04", "M05", "M07"]).Open().State(6, 0, 0);
        room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M07"));
        Reasons.Hold("R-4.2.1-d", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        Assert.Equal(Outcome.Open, room.Close());
        Assert.False(room.Item.IsOpen);
        Assert.Equal(1, room.Item.NotTaken);
        Assert.Empty(room.Matter(Room.Cadre).Conclusions);
        room.Arrive("M07").Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre));
    }

    [Fact]
    [Clause("C-02")]
    public void 仅开会时核验的设置使表决不再核验()
    {
        var room = new Room().Set("C-02", "openingOnly").WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]).Open().State(4, 0, 0);
        room.Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M04"));
        room.Vote(3, 0, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
    }

    [Fact]
    public void 开会后设置的变更不影响本次会议()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]).Open().State(4, 0, 0);
        room.Set("C-07", "reject").Vote(4, 0, 0);
        Assert.Equal(Outcome.DeferredNotCarried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.6-c")]
    public void 记录人不得为参会成员()
    {
        var room = new Room();
        room.Must(Room.Office, room.Convening("常务会议"));
        room.Tabled().Arrive("M01", "M02", "M03", "M04");
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, "M02")));
        Reasons.Are(["R-4.2.6-c"], room.Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, "B07")));
    }

    [Fact]
    public void 开会前即显示需要几票到会几人()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04"]);
        var standing = ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today);
        Assert.Equal((8, 4, 4, 5, true), (standing.Due, standing.Entitled, standing.NeededForQuorum, standing.NeededToCarry, standing.CannotCarry));
        room.Open();
        Assert.Equal(4, ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today).AgainstVoting.Count(refusal => refusal.RuleId == "R-4.2.2-a"));
    }

    [Fact]
    public void 会议通知发给成员()
    {
        var room = new Room();
        var accepted = Assert.IsType<Judgment.Accepted>(room.Do(Room.Office, room.Convening("常务会议")));
        var notice = Assert.IsType<Notice.Convened>(Assert.Single(Notices.Of(Assert.Single(accepted.Entries))));
        Assert.Contains(AccessKey.Person("M07"), notice.Audience, StringComparer.Ordinal);
        Assert.Equal("常务会议", notice.Body);
        Assert.Equal("已召集", Assert.Single(Rows.Of(room.Meeting).Meetings).Standing);
    }

    [Fact]
    [Clause("R-4-f")]
    [Clause("R-4.2.1-d")]
    public void 主持人中途离会的_按时间载明由谁主持()
    {
        var room = new Room().WithOrdinary();
        room.Must(Room.Head, room.Convening("常务会议", presider: "M02", reason: "外出"));
        room.Must(Room.Office, new MeetingCommand.PutOnAgenda(Room.Id, 1, Room.Ordinary, VoteMethod.ShowOfHands, false));
        room.Arrive("M02", "M03", "M04", "M05", "M06").Must("M02", new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.Empty(Presiding.During(room.Law, room.Meeting, room.Item));
        room.Must("M02", new MeetingCommand.OpenItem(Room.Id, 1, Room.Ordinary));
        room.Arrive("M07").Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M02")).Arrive(Room.Head);
        var presided = Presiding.During(room.Law, room.Meeting, room.Item);
        Assert.Equal(["M02", null, Room.Head], presided.Select(part => part.Person), StringComparer.Ordinal);
        Assert.Equal([room.Item.OpenedAt, room.Meeting.Attendance.Single(presence => presence.Member == "M02").To, room.Now], presided.Select(part => (DateTimeOffset?)part.From));
        Assert.Equal(Presiding.Of(room.Law, room.Meeting, room.Item, room.Today), presided[^1].Person);
    }

    [Fact]
    [Clause("R-4-e"), Clause("R-4.2.6-c")]
    public void 主持人在审议中回避的_自回避起无人主持_会议时间以开会为准()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]).Open().Wait(TimeSpan.FromMinutes(5));
        room.Must(Room.Head, new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, Room.Head, "近亲属任职"));
        Assert.Equal([(Room.Head, room.Item.OpenedAt!.Value), (null, room.Item.Recusals[0].Out)], Presiding.During(room.Law, room.Meeting, room.Item).Select(presided => (presided.Person, presided.From)));
        Assert.NotEqual(room.Meeting.StartsAt, room.Meeting.OpenedAt);
        Assert.Equal(room.Meeting.OpenedAt, MeetingRecord.Of(room.Meeting).StartsAt);
        Assert.Empty(MeetingRecord.Of(room.Meeting).ToSign);
    }
}
