namespace SanzhongYida.Decisions.Tests;

public sealed class StandInTests
{
    private static readonly DirectoryCommand.NameStandIn StandIn = new("住建局-初审", "住建局-经办", Heating.Day("2026-06-22"), Heating.Day("2026-07-03"));

    [Fact, Clause("C-10")]
    public async Task 代理有期限_以本人名义办理()
    {
        var heating = await Heating.InExecution();
        var stranger = StandIn with { Person = "发改局-经办" };
        heating.Refuses("住建局-经办", "2026-06-22", stranger, Rule.Input);
        heating.Refuses("发改局-经办", "2026-06-22", StandIn, Rule.Authority);
        heating.Refuses("住建局-经办", "2026-06-23", StandIn, Rule.Input);
        heating.Refuses("住建局-经办", "2026-06-22", StandIn with { To = Heating.Day("2026-12-31") }, Rule.Input);
        heating.Does("B05", "2026-06-22", StandIn);
        Assert.True(Holds(heating, "2026-07-03"));
        Assert.False(Holds(heating, "2026-07-04"));
        Assert.False(Holds(heating, "2026-06-21"));
    }

    [Theory, Clause("C-10")]
    [InlineData("M04")]
    [InlineData("T01")]
    public async Task 表决和监票不得代理(string member)
    {
        var heating = await Heating.InExecution();
        heating.Does("A01", "2026-06-22", new DirectoryCommand.EnterPerson("同事", "同事", "政府办"));
        Assert.Contains(
            Assert.IsType<Judgment.Refused>(heating.Do(member, "2026-06-22", StandIn with { Person = "同事", For = member })).Reasons,
            reason => reason.RuleId == "C-10");
    }

    [Fact, Clause("C-10")]
    public async Task 党组成员的职务可以代理_党组席位不可以()
    {
        var heating = await Heating.InExecution();
        heating.Does("M09", "2026-06-22", StandIn with { Person = "政府办-经办", For = "M09" });
        var deputy = heating.Stage.Law.People["政府办-经办"];
        Assert.True(deputy.Is(Role.UnitHead, Heating.Day("2026-06-22")));
        Assert.False(deputy.Is(Role.PartyGroupMember, Heating.Day("2026-06-22")));
    }

    [Fact, Clause("W-LOG")]
    public async Task 管理员职责不得代理()
    {
        var heating = await Heating.InExecution();
        heating.Does("A01", "2026-06-22", new DirectoryCommand.EnterPerson("同事", "同事", "住建局"));
        heating.Does("A02", "2026-06-22", new DirectoryCommand.GrantRole("同事", Role.SystemAdministrator, Heating.Day("2026-06-22")));
        heating.Refuses("住建局-经办", "2026-06-22", StandIn with { Person = "同事" }, "W-LOG");
    }

    private static bool Holds(Heating heating, string day) => heating.Stage.Law.People["住建局-初审"].Is(Role.Handler, Heating.Day(day));
}
