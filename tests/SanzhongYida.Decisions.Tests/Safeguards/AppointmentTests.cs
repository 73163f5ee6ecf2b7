namespace SanzhongYida.Decisions.Tests;

/// <summary>What 四(三) and 五 ask of a restricted appointment: the heating matter's state, as if it were one.</summary>
public sealed class AppointmentTests
{
    [Fact, Clause("R-5.2-a")]
    public async Task 干部任免事项不得向社会公开_可在一定范围通报()
    {
        var heating = await Heating.Carried();
        Assert.Equal(["R-5.2-a"], Rules(heating, "政府办-经办", Orders.Publish), StringComparer.Ordinal);
        var accepted = Assert.IsType<Judgment.Accepted>(Judge(heating, "政府办-经办", Orders.Publish with { Mode = PublicationMode.Circulated, Range = "区政府党组成员" }));
        var rows = Rows.Of(accepted.Entries[0].State);
        Assert.Empty(rows.Publications);
        Assert.DoesNotContain(rows.Dues, due => due.Id == "publication/1");
    }

    [Fact, Clause("C-32")]
    public async Task 干部任免事项不作跟踪反馈和评估()
    {
        var heating = await Heating.Before("2026-05-21");
        Assert.Equal(["C-32"], Rules(heating, "住建局-经办", Orders.Plan), StringComparer.Ordinal);
        Assert.Equal(["C-32"], Rules(heating, "住建局-经办", Orders.Evaluation), StringComparer.Ordinal);
    }

    [Fact, Clause("R-4.2.5-a")]
    public async Task 未列为知悉人的如同没有这个事项()
    {
        var heating = await Heating.Carried();
        Assert.Equal([Rule.NotFound], Rules(heating, "S01", Orders.FollowUp), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Rules(Heating heating, string actor, Command command) =>
        Assert.IsType<Judgment.Refused>(Judge(heating, actor, command)).Reasons.Select(reason => reason.RuleId).Distinct(StringComparer.Ordinal);

    private static Judgment Judge(Heating heating, string actor, Command command)
    {
        var appointment = heating.State with { Kind = MatterKind.KeyAppointment, IsRestricted = true, Readers = ["政府办-经办", "住建局-经办"] };
        return Casework.Step(heating.Stage.Law, _ => appointment, new Instruction("1", actor, appointment.At.AddMinutes(1), command, new byte[16]));
    }
}
