namespace SanzhongYida.Decisions.Tests;

/// <summary>What may be taken into this record at all, and who reads what is marked.</summary>
public sealed class SecretTests
{
    private static SubmissionCommand.SubmitMatter Submit(params Marking[] markings) => new(
        "一", 2026, "题目", MatterKind.LargeFunds, [], new Flags(), "工信局", "工信局", [], [], BodyKind.Executive, FundKind.InvestmentFund, true, "3000万元", ["依据"], "草案。", false, ["M01"], [.. markings]);

    [Theory, Clause("W-SEC-31"), Clause("C-29")]
    [InlineData(Marking.Secret)]
    [InlineData(Marking.Confidential)]
    [InlineData(Marking.TopSecret)]
    public void 国家秘密不收内容_只登记存根(Marking marking)
    {
        var room = new Room();
        Reasons.Are(["W-SEC-31"], room.Refused("工信局-经办", Submit(marking, Marking.WorkSecret)));
        Reasons.Are([Rule.Authority], room.Refused("住建局-经办", new RegisterCommand.RegisterSecret(2026, "工信局")));
        var accepted = Assert.IsType<Judgment.Accepted>(room.Do("工信局-经办", new RegisterCommand.RegisterSecret(2026, "工信局")));
        var register = Assert.IsType<Register>(Assert.Single(accepted.Entries).State);
        Assert.Empty(accepted.Texts);
        Assert.Equal(("三重一大〔2026〕1号", "工信局"), (Assert.Single(register.Secrets).Name, register.Secrets[0].Unit));
        Assert.Empty(Visibility.Of(register, Reader.Of(room.Law, "住建局-经办", room.Today)));
        Assert.Single(Visibility.Of(register, Reader.Of(room.Law, "工信局-经办", room.Today)));
        Reasons.Are(["C-29"], room.Refused("A01", new RegulationCommand.ChangeSetting("C-29", "allowed", room.Today, "理由", "M01")));
    }

    [Fact, Clause("W-SEC-64")]
    public void 标明工作秘密的事项只由列明的人知悉()
    {
        var room = new Room().Must("工信局-经办", Submit(Marking.WorkSecret));
        Assert.True(room.Matter("一").IsRestricted);
        Assert.False(Reader.Of(room.Law, "工信局-初审", room.Today).Holds(Visibility.Of(room.Matter("一"))));
        Assert.True(Reader.Of(room.Law, "M01", room.Today).Holds(Visibility.Of(room.Matter("一"))));
    }
}
