using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>台账: a line of the paper ledger kept before this record. It is remembered as it was written and decides nothing here.</summary>
public sealed record LedgerLine(string Number, string Title, string Unit, DateOnly DecidedOn, string Meeting, string Result);

internal static class Ledgers
{
    /// <summary>Most lines of one year.</summary>
    public const int Most = 2000;

    // R-4.2.6-d 「进行存档备查」: what was decided before stays findable; U-1.
    public static void Enter(Proceeding p, RegisterCommand.EnterLedgerLine c)
    {
        Offices.RequireRole(p, Role.GovernmentOffice);
        var known = ((Register?)p.Find(c.Subjects[0]))?.Ledger ?? [];
        p.RequireText(c.Line.Number, 60, Rule.Input, "原编号", "the number it had");
        p.RequireText(c.Line.Title, 200, Rule.Input, "题目", "the title");
        p.RequireText(c.Line.Unit, 60, Rule.Input, "单位", "the unit");
        p.RequireText(c.Line.Meeting, 120, Rule.Input, "会议", "the meeting");
        p.RequireText(c.Line.Result, 200, Rule.Input, "结果", "the result");
        p.Require(c.Line.DecidedOn <= p.Today && c.Line.DecidedOn.Year == c.Year, "T-1", "决定日期须在该年度且不晚于今日", "it was decided in that year and not in the future");
        p.Require(known.Length < Most, Rule.Input, $"一个年度的台账不超过{Most}行", "the year's ledger is full");
        p.Require(known.All(line => line.Number != c.Line.Number), Rule.State, "原编号已登记", "the number is entered already");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new RegisterFact.LedgerLineEntered(c.Line));
        }
    }
}

public static partial class Visibility
{
    /// <summary>Who reads the old ledger: the leaders and those who keep or supervise the record; a unit its own lines.</summary>
    public static ImmutableArray<LedgerLine> LedgerOf(Register register, Law law, Reader reader) =>
        reader.Holds([AccessKey.Leaders, AccessKey.Role(Role.GovernmentOffice), AccessKey.Role(Role.Recorder), AccessKey.Role(Role.SupervisionCenter), AccessKey.Role(Role.HigherSupervisor)])
            ? register.Ledger
            : [.. register.Ledger.Where(line => law.Units.Values.Any(unit => (unit.Name == line.Unit || unit.Id == line.Unit) && reader.Holds(AccessKey.Unit(unit.Id))))];
}
