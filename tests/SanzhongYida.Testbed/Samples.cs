using SanzhongYida.Decisions;

namespace SanzhongYida.Testbed;

/// <summary>Matters and meetings to begin with, as requests.</summary>
public static class Samples
{
    /// <summary>The heating matter of S1: of one bureau or another, concerning that bureau alone unless more are named.</summary>
    public static object Heating(string unit = "住建局", string title = "城区集中供热管网改造和分户计量收费方案", params string[] departments) => new
    {
        Title = title,
        Kind = MatterKind.MajorDecision,
        Unit = unit,
        CounterpartUnit = unit,
        Forum = BodyKind.Executive,
        Bases = new[] { "《吉林省城市供热条例》" },
        Draft = "自本采暖期起分三年改造城区集中供热管网,实行分户计量收费。",
        Clauses = new[] { "R-3.1-c" },
        Flags = new { Technical = true, StabilityRisk = true },
        Departments = departments.Length == 0 ? [unit] : departments,
        Portfolios = new[] { "住建" },
    };

    /// <summary>An appointment: restricted from the first day.</summary>
    public static object Appointment(string title = "某中心主任任免", params string[] readers) => new
    {
        Title = title,
        Kind = MatterKind.KeyAppointment,
        Unit = "人社局",
        CounterpartUnit = "人社局",
        Forum = BodyKind.PartyGroup,
        Bases = new[] { "《党政领导干部选拔任用工作条例》" },
        Draft = "任命某同志为某中心主任。",
        Clauses = new[] { "R-3.2-a" },
        Particulars = new { Act = AppointmentAct.AppointOrRemove, Post = "某中心主任" },
        Departments = new[] { "人社局" },
        Portfolios = new[] { "人社" },
        Readers = readers,
    };

    /// <summary>An executive meeting, or another body's.</summary>
    public static object Meeting(string body = "常务会议", params string[] designated) => new
    {
        Body = body,
        Title = "研究供热改造",
        Place = "第一会议室",
        StartsAt = new DateTimeOffset(2026, 4, 28, 9, 0, 0, TimeSpan.FromHours(8)),
        Presider = "M01",
        Designated = designated,
    };
}
