namespace SanzhongYida.Decisions.Tests;

/// <summary>四(二)5 and the appointment of S2: a candidate's brother sits on the Party group.</summary>
public sealed class RecusalTests
{
    private static readonly string[] Members = ["M01", "M02", "M03", "M05", "M07", "M09", "M04", "M08", "M10"];

    private static Room Gathered(int present, int recused = 1)
    {
        var room = new Room().WithCadre().Convene("党组会议", [Room.Cadre], []);
        string[] concerned = [.. new[] { "M04", "M07" }.Take(recused)];
        string[] others = [.. Members.Except(concerned, StringComparer.Ordinal).Take(present - recused)];
        room.Arrive([.. others, .. concerned]);
        foreach (var absent in Members.Except(others, StringComparer.Ordinal).Except(concerned, StringComparer.Ordinal))
        {
            room.Must(Room.Recorder, new MeetingCommand.RecordLeave(Room.Id, absent, "外出"));
        }

        foreach (var member in concerned)
        {
            room.Must(member, new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, member, Concerns: true, "近亲属"));
        }

        return room;
    }

    [Fact]
    [Clause("R-4.2.1-c")]
    public void S2甲_五人到会议程有干部事项不得开会() =>
        Reasons.Hold("R-4.2.1-c", Gathered(5, recused: 0).Refused(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)));

    [Fact]
    [Clause("R-4.2.5-b")]
    [Clause("R-4.2.1-d")]
    [Clause("C-04")]
    public void S2乙_六人到会一人回避的不得审议该项()
    {
        var room = Gathered(6).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)).Ask();
        Reasons.Are(["R-4.2.1-d"], room.Refused(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre)));

        room = Gathered(6).Set("C-04", "presentForItem").Open();
        Assert.True(room.Item.IsOpen);
    }

    [Theory]
    [Clause("R-4.2.3-d")]
    [InlineData(7, 1, 5, 0, 1, Outcome.Carried)]
    [InlineData(8, 1, 4, 2, 1, Outcome.DeferredNotCarried)]
    [InlineData(9, 2, 4, 2, 1, Outcome.DeferredNotCarried)]
    public void S2丙丁戊_回避成员仍在应到会之内(int present, int recused, int approve, int oppose, int defer, Outcome outcome)
    {
        var room = Gathered(present, recused).Open().State(approve, oppose, defer);
        if (oppose + defer > 1)
        {
            Reasons.Hold("R-4.2.3-f", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
            room.Find(divergent: false);
        }

        room.Vote(approve, oppose, defer);
        Assert.Equal(outcome, room.Close());
        Assert.Equal(9, room.Meeting.Due.Length);
    }

    [Fact]
    [Clause("C-05")]
    public void S2戊_设置除去回避成员时四票通过()
    {
        var room = Gathered(9, recused: 2).Permitting("C-05", "exclude").Open().State(4, 2, 1).Find(divergent: false).Vote(4, 2, 1);
        Assert.Equal(Outcome.Carried, room.Close());
    }

    [Fact]
    [Clause("R-4.2.3-f")]
    public void S2己_认定分歧较大的暂缓不表决()
    {
        var room = Gathered(7).Open().State(4, 1, 1).Find(divergent: true);
        Assert.Equal(Outcome.DeferredDivergent, room.Close());
        Assert.Empty(room.Item.Votes);
    }

    [Fact]
    [Clause("R-4.2.1-d")]
    public void S2庚_表决前一人离会以致不足没有结果()
    {
        var room = Gathered(7).Open().State(5, 0, 1).Must(Room.Recorder, new MeetingCommand.CheckOut(Room.Id, "M09"));
        Reasons.Hold("R-4.2.1-d", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M01", Opinion.Approve)])));
        Assert.Equal(Outcome.Open, room.Close());
        Assert.Empty(room.Matter(Room.Cadre).Conclusions);
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 回避成员不发言不表决不看材料和他人意见()
    {
        var room = Gathered(7, recused: 0);
        Assert.True(Reads(room, "M04"));
        room.Must("M04", new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, "M04", Concerns: true, "近亲属"));
        Assert.False(Reads(room, "M04"));
        room.Open();
        Reasons.Hold("R-4.2.5-b", room.Refused("M04", new MeetingCommand.StateOpinion(Room.Id, 1, "M04", Opinion.Approve, "理由")));
        room.State(5, 0, 1);
        Reasons.Hold("R-4.2.5-b", room.Refused("M04", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve)));
        Assert.Empty(Seen(room, "M04").Item(1)!.Statements);
        Assert.Equal(6, Seen(room, "M02").Item(1)!.Statements.Length);
        Reasons.Hold("R-4.2.5-b", room.Refused("M04", new MeetingCommand.ReturnMember(Room.Id, 1, "M04")));
        room.Vote(5, 0, 1).Close();
        room.Must("M04", new MeetingCommand.ReturnMember(Room.Id, 1, "M04"));
        Assert.True(Assert.Single(room.Item.Recusals).In > room.Item.OpenedAt);
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 干部议题开始前逐人询问是否涉及本人及其近亲属()
    {
        var room = Gathered(7).Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        foreach (var member in Members.Except(["M04", "M09", "M08", "M10"], StringComparer.Ordinal))
        {
            room.Must(member, new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, member, Concerns: false, Reason: null));
        }

        Reasons.Are(["R-4.2.5-b"], room.Refused(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre)));
        room.Must("M09", new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, "M09", Concerns: false, Reason: null));
        room.Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre));

        // 后到的成员未作回答前不得发言。
        room.Arrive("M08");
        Reasons.Hold("R-4.2.5-b", room.Refused("M08", new MeetingCommand.StateOpinion(Room.Id, 1, "M08", Opinion.Approve, "理由")));
    }

    [Fact]
    [Clause("R-4-f")]
    [Clause("R-4.2.5-b")]
    public void 主持人回避的议题由另行委托的副区长主持()
    {
        var room = Gathered(9, recused: 0);
        Reasons.Hold("R-4-f", room.Refused(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", "回避", 1)));
        room.Must(Room.Head, new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, Room.Head, Concerns: true, "近亲属"), new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder)).Ask();
        Reasons.Hold("R-4-e", room.Refused(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre)));
        room.Must(Room.Head, new MeetingCommand.DelegatePresiding(Room.Id, "M02", "本议题回避", 1)).Must(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre));
        room.State(8, 0, 0).Vote(8, 0, 0);
        Reasons.Hold(Rule.Authority, room.Refused(Room.Head, new MeetingCommand.CloseItem(Room.Id, 1, Room.Cadre, null)));
        Assert.Equal(Outcome.Carried, room.Close("M02"));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    [Clause("W-CS-76")]
    public void 普通议题的回避也及于该事项以后的会议_进入议题时自动回避()
    {
        string[] seven = ["M01", "M02", "M03", "M04", "M05", "M06", "M07"];
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], seven);
        room.Must("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "配偶在该企业任职")).Must(Room.Head, new MeetingCommand.TakeOffAgenda(Room.Id, 1, "另行安排"));
        room.Must(Room.Office, room.Convening("常务会议") with { Meeting = "会二" }, new MeetingCommand.PutOnAgenda("会二", 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false));
        foreach (var member in seven)
        {
            room.Must(Room.Recorder, new MeetingCommand.CheckIn("会二", member));
        }

        room.Must(Room.Head, new MeetingCommand.OpenMeeting("会二", Room.Recorder), new MeetingCommand.OpenItem("会二", 1, Room.Ordinary));
        Reasons.Are(["R-4.2.5-b"], room.Refused("M06", new MeetingCommand.StateOpinion("会二", 1, "M06", Opinion.Approve, "赞成")));
        room.Must("M05", new MeetingCommand.StateOpinion("会二", 1, "M05", Opinion.Approve, "赞成"));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    [Clause("R-4.2.1-d")]
    public void 此前回避的成员不计入该议题的到会人数()
    {
        string[] four = ["M01", "M02", "M03", "M06"];
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], four);
        room.Must("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "配偶在该企业任职")).Must(Room.Head, new MeetingCommand.TakeOffAgenda(Room.Id, 1, "另行安排"));
        room.Must(Room.Office, room.Convening("常务会议") with { Meeting = "会二" }, new MeetingCommand.PutOnAgenda("会二", 1, Room.Ordinary, VoteMethod.ShowOfHands, IsStudy: false));
        foreach (var member in four)
        {
            room.Must(Room.Recorder, new MeetingCommand.CheckIn("会二", member));
        }

        room.Must(Room.Head, new MeetingCommand.OpenMeeting("会二", Room.Recorder));
        Reasons.Are(["R-4.2.1-d"], room.Refused(Room.Head, new MeetingCommand.OpenItem("会二", 1, Room.Ordinary)));
    }

    [Fact]
    [Clause("R-4.2.5-a")]
    [Clause("R-4.2.5-b")]
    public void 回避受限议题的人员不看会议纪要_未获准的监督人员不看会议记录()
    {
        var room = Gathered(9, recused: 1).Open();
        Reader Of(string person) => Reader.Of(room.Law, person, room.Today);
        var away = room.Item.Recusals[0].Member;
        Assert.False(Visibility.MayReadMinutes(room.Meeting, Of(away)));
        Assert.True(Visibility.MayReadMinutes(room.Meeting, Of("M02")));
        Assert.All(new[] { "M02", away, Room.Recorder, Room.Office }, person => Assert.True(Visibility.MayReadRecord(room.Meeting, Of(person))));
        Assert.All(new[] { "S01", "T01", "住建局-经办" }, person => Assert.False(Visibility.MayReadRecord(room.Meeting, Of(person))));

        // 一般议题,督查指挥中心都看。
        var open = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]);
        open.Must("M05", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M05", "配偶任职"));
        Assert.True(Visibility.MayReadRecord(open.Meeting, Reader.Of(open.Law, "S01", open.Today)));
        Assert.True(Visibility.MayReadMinutes(open.Meeting, Reader.Of(open.Law, "M05", open.Today)));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 回避人员在议题结束前不得入场_其书面意见不宣读()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05"]);
        room.Must("M06", new MeetingCommand.RecordLeave(Room.Id, "M06", "外出"), new MeetingCommand.FileWrittenOpinion(Room.Id, 1, "M06", Opinion.Approve, "赞成。"));
        Assert.Single(room.Item.OpinionsRead());
        room.Must("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "配偶在该企业任职"));
        Assert.Empty(room.Item.OpinionsRead());
        room.Open();
        Reasons.Are(["R-4.2.5-b"], room.Refused("M06", new MeetingCommand.CheckIn(Room.Id, "M06")));
        room.State(5, 0, 0).Vote(5, 0, 0).Close();
        room.Must("M06", new MeetingCommand.CheckIn(Room.Id, "M06"));
    }

    [Fact]
    [Clause("C-27")]
    public void 普通议题也可回避()
    {
        var room = new Room().WithOrdinary().Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"]);
        room.Must("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "配偶在该企业任职"));
        room.Open().State(6, 0, 1).Vote(6, 0, 1);
        Assert.Equal(Outcome.Carried, room.Close());
        Assert.DoesNotContain("M06", room.Item.Entitled, StringComparer.Ordinal);
    }

    [Fact]
    [Clause("C-27")]
    public void 设置为仅干部议题时普通议题不得回避_干部议题照旧()
    {
        var room = new Room().WithOrdinary().Set("C-27", "appointmentsOnly").Convene("常务会议", [Room.Ordinary], ["M01", "M02", "M03", "M04", "M05", "M06"]);
        Reasons.Are(["C-27"], room.Refused("M06", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M06", "配偶在该企业任职")));
        Reasons.Are(["C-27"], room.Refused("M06", new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Ordinary, "M06", Concerns: true, "配偶在该企业任职")));

        room = Gathered(7, recused: 0).Set("C-27", "appointmentsOnly");
        room.Must("M04", new MeetingCommand.AnswerRecusal(Room.Id, 1, Room.Cadre, "M04", Concerns: true, "近亲属"));
        Assert.True(room.Item.IsRecused("M04"));
    }

    [Theory]
    [Clause("C-28")]
    [InlineData("civilCodeAndCivilServants", "配偶、直系血亲、三代以内旁系血亲、近姻亲")]
    [InlineData("civilCode", "配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女")]
    public void 逐人询问时按设置说明近亲属的范围_范围记入会议(string value, string relatives)
    {
        var room = Gathered(7, recused: 0).Set("C-28", value);
        Assert.Equal(relatives, ItemStanding.Of(room.Law, room.Meeting, room.Item, room.Today).NearRelatives);
        room.Must(Room.Head, new MeetingCommand.OpenMeeting(Room.Id, Room.Recorder));
        Assert.Equal(value, room.Meeting.SettingsInForce["C-28"]);
        var refused = Assert.IsType<Judgment.Refused>(room.Do(Room.Recorder, new MeetingCommand.OpenItem(Room.Id, 1, Room.Cadre)));
        Assert.All(refused.Reasons.ToArray(), reason => Assert.Contains($"近亲属({relatives})", reason.Chinese, StringComparison.Ordinal));
    }

    [Fact]
    public void 党外副区长不是党组会议成员不得表决()
    {
        var room = Gathered(7).Open().State(5, 0, 1);
        Assert.NotEmpty(room.Refused("M06", new MeetingCommand.CastVote(Room.Id, 1, Opinion.Approve)));
        Reasons.Hold("R-4.2.3-d", room.Refused(Room.Recorder, new MeetingCommand.CountHands(Room.Id, 1, [new Hand("M06", Opinion.Approve)])));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 回避的记录人不得再作记录()
    {
        var room = Gathered(7).Open().Must(Room.Recorder, new MeetingCommand.RecuseMember(Room.Id, 1, Room.Cadre, Room.Recorder, "近亲属"));
        Reasons.Hold(Rule.Authority, room.Refused(Room.Recorder, new MeetingCommand.StateOpinion(Room.Id, 1, "M02", Opinion.Approve, "理由")));
    }

    [Fact]
    [Clause("R-4.2.5-b")]
    public void 回避的区长也不看材料()
    {
        var room = Gathered(9, recused: 0);
        Assert.True(Reads(room, Room.Head));
        room.Must(Room.Recorder, new MeetingCommand.RecuseMember(Room.Id, 1, Room.Cadre, Room.Head, "近亲属"));
        Assert.False(Reads(room, Room.Head));
        Assert.Equal([Rule.NotFound], room.Refused(Room.Head, new SubmissionCommand.NameReaders(Room.Cadre, [Room.Head], "知悉")));

        // 列入知悉范围也不恢复。
        room.Must("人社局-经办", new SubmissionCommand.NameReaders(Room.Cadre, [Room.Head], "知悉"));
        Assert.False(Reads(room, Room.Head));
        Assert.True(Reads(room, "M02"));
    }

    [Fact]
    public void 回避须指明本议题的事项() => Reasons.Are(
        ["R-4.2.3-c"],
        Gathered(7, recused: 0).Refused("M04", new MeetingCommand.RecuseMember(Room.Id, 1, Room.Ordinary, "M04", "近亲属")));

    private static bool Reads(Room room, string person) =>
        Reader.Of(room.Law, person, room.Today).Holds(Visibility.Of(room.Matter(Room.Cadre)));

    private static Meeting Seen(Room room, string person) => Visibility.Seen(room.Meeting, Reader.Of(room.Law, person, room.Today));
}
