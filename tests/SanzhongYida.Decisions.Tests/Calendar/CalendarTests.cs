using System.Text.Json;
using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>The statutory calendar as shipped.</summary>
public sealed class CalendarTests
{
    private static readonly RegulationCommand.IssueRegulation Shipped =
        (RegulationCommand.IssueRegulation)ShippedFiles.Regulation(District.Read("taobei/regulation.json"), District.Read("taobei/calendar.json"));

    private static readonly WorkingCalendar Calendar =
        Shipped.Years.Aggregate(WorkingCalendar.Empty, (calendar, year) => calendar.With(year));

    [Theory]
    [Clause("W-713-26")]
    [InlineData("2026-04-13", 7, "2026-04-22")]
    [InlineData("2026-09-28", 7, "2026-10-13")]
    [InlineData("2026-04-28", 20, "2026-05-28")]
    [InlineData("2026-09-22", 20, "2026-10-27")]
    public void 工作日首日不计且按调休计算(string from, int days, string due) =>
        Assert.Equal(new DueDay(Day(due), IsProvisional: false), Calendar.WorkingDaysAfter(Day(from), days));

    [Fact]
    public void 后来载入的年份_已用过的历法也认得_后来的设置也一样()
    {
        var years = Shipped.Years;
        var before = Regulation.Empty with { Years = years[..^1] };
        Assert.True(before.Calendar.WorkingDaysAfter(Day("2026-04-13"), 7).IsProvisional);
        Assert.False(Loaded(before, new RegulationFact.CalendarLoaded(years[^1])).Calendar.WorkingDaysAfter(Day("2026-04-13"), 7).IsProvisional);

        var day = Day("2026-04-13");
        Assert.NotEqual(1, before.On(day).LegalityWorkingDays);
        var after = Loaded(before, new RegulationFact.SettingChanged(new SettingValue("C-13", "1", day, "试行", "M01")));
        Assert.Equal(1, after.On(day).LegalityWorkingDays);
        Assert.NotEqual(1, after.On(day.AddDays(-1)).LegalityWorkingDays);
    }

    private static Regulation Loaded(Regulation before, RegulationFact fact) => (Regulation)Fold.Apply(before, fact, new Stamp(DateTimeOffset.UnixEpoch, "M01"));

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void 每年工作日总数(int year, int days)
    {
        Assert.Equal(days, Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Count(day => day.Year == year && Calendar.IsWorkingDay(day)));
        using var shipped = JsonDocument.Parse(District.Read("taobei/calendar.json"));
        Assert.Equal(days, shipped.RootElement.EnumerateArray().Single(row => row.GetProperty("year").GetInt32() == year).GetProperty("workingDays").GetInt32());
    }

    [Fact]
    public void 期限届满在休息日的顺延至下一工作日()
    {
        Assert.Equal(Day("2026-06-22"), Calendar.DaysAfter(Day("2026-05-21"), 30).On);
        Assert.Equal(Day("2026-10-28"), Calendar.MonthsAfter(Day("2026-04-28"), 6).On);
    }

    [Fact]
    public void 上年末的放假日写在次年通知里() => Assert.False(Calendar.IsWorkingDay(Day("2022-12-31")));

    [Fact]
    public void 调休的周末是工作日()
    {
        Assert.True(Calendar.IsWorkingDay(Day("2026-05-09")));
        Assert.False(Calendar.IsWorkingDay(Day("2026-05-16")));
    }

    [Fact]
    public void 超出已载入年份的期限是暂定的() =>
        Assert.Equal(new DueDay(Day("2027-01-12"), IsProvisional: true), Calendar.WorkingDaysAfter(Day("2026-12-22"), 15));

    [Fact, Clause("T-2")]
    public async Task 载入次年日历_已定期限不移动_不同的另行提示()
    {
        // Exempt on 2026-05-28: reviewed on 2027-04-28, provisional until 2027 is loaded.
        var heating = (await Heating.Carried()).Does("政府办-经办", "2026-05-28", Orders.Exempt);
        var year = new CalendarYear(2027, "国务院办公厅通知", [Day("2027-04-28")], [Day("2027-05-01")]);
        var apply = new ExecutionCommand.ApplyCalendar(Heating.Matter, 2027);
        heating.Refuses(Instruction.System, "2026-11-20", apply, Rule.State);
        Assert.Equal([("exemption-review/1/2027", Day("2027-04-28"), Day("2027-04-29"))], CalendarImport.Differences(heating.State, heating.Stage.Law.Regulation.Calendar, heating.Stage.Law.Regulation.Calendar.With(year)).Select(differs => (differs.Id, differs.Issued, differs.WouldBe)));
        Assert.Contains(heating.Rows.Alerts, alert => alert.Id == "calendar/2027");
        heating.Does("A01", "2026-11-20", new RegulationCommand.LoadCalendar(year));
        heating.Refuses("S01", "2026-11-20", apply, Rule.Authority);
        heating.Does(Instruction.System, "2026-11-20", apply);
        Assert.Equal(("2027-04-28", false), (heating.DueDay("exemption-review/1/2027"), heating.Due("exemption-review/1/2027").IsProvisional));
        Assert.DoesNotContain(heating.Rows.Alerts, alert => alert.Id == "calendar/2027");
        Assert.Contains("2027-04-29", Assert.Single(heating.Rows.Alerts, alert => alert.Id == "calendar-differs/exemption-review/1/2027" && !alert.IsSettled).Name, StringComparison.Ordinal);
        heating.Refuses(Instruction.System, "2026-11-20", apply, Rule.State);
    }

    [Theory]
    [InlineData("2027-01-01", "2027-01-01")]
    [InlineData("2026-11-30", "2027-01-02")]
    [InlineData("2027-01-01", "2027-01-04")]
    public async Task 日历有误的不予载入(string off, string makeUp) => (await Heating.Carried()).Refuses(
        "A01", "2026-05-28", new RegulationCommand.LoadCalendar(new CalendarYear(2027, "通知", [Day(off)], [Day(makeUp)])), Rule.Input);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
