namespace SanzhongYida.Decisions.Tests;

public sealed class KeepingTests
{
    private static readonly string Digest = new('a', 64);
    private static readonly KeepingCommand.FileAttachment File = new(Heating.Matter, Digest, "现场照片.pdf", 1024);
    private static readonly KeepingCommand.ProposeRedaction Propose = new(Subject.Matter(Heating.Matter), Digest, "《个人信息保护法》第四十七条");
    private static readonly KeepingCommand.ApproveRedaction Approve = new(Subject.Matter(Heating.Matter), Digest);

    [Fact, Clause("W-713-33")]
    public async Task 附件以摘要登记_大小有上限_办结后不再收()
    {
        var heating = await Heating.InExecution();
        heating.Refuses("住建局-经办", "2026-06-22", File with { Digest = "A" + Digest[1..] }, Rule.Input);
        heating.Refuses("住建局-经办", "2026-06-22", File with { Name = "" }, Rule.Input);
        heating.Refuses("住建局-经办", "2026-06-22", File with { Length = 0 }, Rule.Input);
        heating.Refuses("住建局-经办", "2026-06-22", File with { Length = Keeping.LargestAttachment + 1 }, Rule.Input);
        heating.Refuses("甲镇人民政府-经办", "2026-06-22", File, Rule.NotFound);
        heating.Does("住建局-经办", "2026-06-22", File with { Length = Keeping.LargestAttachment });
        heating.Refuses("住建局-经办", "2026-06-22", File, Rule.State);
        Assert.Equal("住建局-经办", Assert.Single(heating.State.Attachments).FiledBy);
    }

    [Fact]
    public async Task 文本由两人依法销毁_一人提请另一人批准()
    {
        var heating = await Heating.InExecution();
        heating.Refuses("住建局-经办", "2026-06-22", Propose, Rule.Authority);
        heating.Refuses("政府办-经办", "2026-06-22", Propose with { Basis = "" }, Rule.Input);
        heating.Refuses("政府办-经办", "2026-06-22", Approve, Rule.State);
        heating.Does("政府办-经办", "2026-06-22", Propose);
        heating.Refuses("政府办-经办", "2026-06-22", Propose, Rule.State);
        heating.Refuses("政府办-经办", "2026-06-22", Approve, Rule.Authority);
        heating.Refuses("住建局-经办", "2026-06-22", Approve, Rule.Authority);
        var judgment = Assert.IsType<Judgment.Accepted>(heating.Do("M01", "2026-06-23", Approve));
        Assert.Equal([Digest], judgment.Destroyed);
        var redaction = Assert.Single(heating.State.Redactions);
        Assert.Equal(("政府办-经办", "M01", Heating.Day("2026-06-23")), (redaction.ProposedBy, redaction.ApprovedBy, redaction.DestroyedOn));
        heating.Refuses("M01", "2026-06-23", Approve, Rule.State);
    }

    [Fact, Clause("R-4.2.6-d"), Clause("T-1")]
    public void 旧台账由政府办按年度登记_一号一行_决定日期不得在将来()
    {
        var room = new Room();
        var line = new LedgerLine("2025-07", "旧城改造", "住建局", new DateOnly(2025, 7, 1), "区政府常务会议", "通过");
        var enter = new RegisterCommand.EnterLedgerLine(2025, line);
        Reasons.Are([Rule.Authority], room.Refused("住建局-经办", enter));
        Reasons.Are(["T-1"], room.Refused(Room.Office, enter with { Line = line with { DecidedOn = new DateOnly(2024, 7, 1) } }));
        Reasons.Are(["T-1"], room.Refused(Room.Office, new RegisterCommand.EnterLedgerLine(2026, line with { DecidedOn = room.Today.AddDays(1) })));
        Reasons.Are([Rule.Input, Rule.Input], room.Refused(Room.Office, enter with { Line = line with { Title = "", Result = " " } }));
        room.Must(Room.Office, enter, new RegisterCommand.EnterLedgerLine(2026, line with { DecidedOn = room.Today }));
        Reasons.Are([Rule.State], room.Refused(Room.Office, enter));
    }

    [Fact, Clause("R-4.3.2-a")]
    public async Task 集体决策的内容不得销毁()
    {
        var heating = await Heating.InExecution();
        heating.Refuses("政府办-经办", "2026-06-22", Propose with { Digest = heating.State.Conclusions[0].Content.Digest }, "R-4.3.2-a");
    }
}
