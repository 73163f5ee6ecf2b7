namespace SanzhongYida.Decisions.Tests;

public sealed class HigherSupervisionTests
{
    private static readonly DirectoryCommand.GrantRole Grant = new("市督查", Role.HigherSupervisor, Heating.Day("2026-06-22"), Heating.Day("2026-07-31"));

    [Fact, Clause("R-5.1-b")]
    public async Task 上级监督只查阅不办理_有期限()
    {
        var heating = (await Heating.InExecution()).Does("A01", "2026-06-22", new DirectoryCommand.EnterPerson("市督查", "市政府督查室", null));
        heating.Refuses("A02", "2026-06-22", Grant with { To = null }, "R-5.1-b");
        heating.Refuses("A02", "2026-06-22", Grant with { To = Heating.Day("2027-06-23") }, "R-5.1-b");
        heating.Does("A02", "2026-06-22", Grant);
        Assert.True(MayRead(heating, "2026-07-31"));
        Assert.False(MayRead(heating, "2026-08-01"));
        heating.Refuses("市督查", "2026-06-23", Orders.FollowUp, "R-5.1-b");
        heating.Refuses("市督查", "2026-06-23", new ExecutionCommand.FileReservation(Heating.Matter, ReservationKind.Reserved, "意见。"), "R-5.1-b");
    }

    [Fact, Clause("R-5.1-b")]
    public async Task 提前收回的_当日后不再查阅()
    {
        var heating = (await Heating.InExecution()).Does("A01", "2026-06-22", new DirectoryCommand.EnterPerson("市督查", "市政府督查室", null)).Does("A02", "2026-06-22", Grant)
            .Does("A02", "2026-06-25", new DirectoryCommand.RevokeRole("市督查", Role.HigherSupervisor, Heating.Day("2026-06-25")));
        Assert.False(MayRead(heating, "2026-06-26"));
    }

    [Fact, Clause("R-5.1-b"), Clause("W-LOG")]
    public async Task 上级监督人员不兼其他角色() =>
        (await Heating.InExecution()).Refuses("A02", "2026-06-22", Grant with { Person = "审计局-经办" }, "W-LOG");

    private static bool MayRead(Heating heating, string day) =>
        Reader.Of(heating.Stage.Law, "市督查", Heating.Day(day)).Holds(Visibility.Of(heating.State));
}
