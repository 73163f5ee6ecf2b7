using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>The audit log: what is in it stays as it was, or it is found.</summary>
public sealed class AuditLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("szyd-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_are_read_by_period_across_months_and_restarts()
    {
        foreach (var (month, day) in new[] { (6, 30), (7, 1), (7, 2) })
        {
            using var log = new AuditLog(_folder);
            log.Append(Line(month, day));
        }

        using var again = new AuditLog(_folder);
        Assert.Equal([30, 1], again.Read(new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1)).Select(line => line.At.Day));
        Assert.Null(again.Broken());
    }

    [Fact]
    public void A_changed_or_removed_line_is_found()
    {
        using (var log = new AuditLog(_folder))
        {
            log.Append(Line(6, 1));
            log.Append(Line(6, 2));
            log.Append(Line(6, 3));
        }

        var file = Path.Combine(_folder, "2026-06.jsonl");
        var lines = File.ReadAllLines(file);
        File.WriteAllText(file, lines[0] + "\n" + lines[2] + "\n");
        using (var cut = new AuditLog(_folder))
        {
            Assert.Equal("2026-06.jsonl:2", cut.Broken());
        }

        File.WriteAllText(file, lines[0].Replace("M04", "M05", StringComparison.Ordinal) + "\n" + lines[1] + "\n" + lines[2] + "\n");
        using var changed = new AuditLog(_folder);
        Assert.Equal("2026-06.jsonl:2", changed.Broken());
    }

    [Fact]
    public void A_line_torn_by_a_power_cut_is_dropped_and_the_next_follows_the_last_whole_one()
    {
        using (var log = new AuditLog(_folder))
        {
            log.Append(Line(6, 1));
        }

        File.AppendAllText(Path.Combine(_folder, "2026-06.jsonl"), """{"at":"2026-06""");
        using var again = new AuditLog(_folder);
        again.Append(Line(6, 2));
        Assert.Equal([1, 2], again.Read(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30)).Select(line => line.At.Day));
        Assert.Null(again.Broken());
    }

    [Fact]
    public void A_clock_set_back_over_the_end_of_a_month_sets_no_line_before_another()
    {
        using var log = new AuditLog(_folder);
        log.Append(Line(7, 1));
        log.Append(Line(6, 30));
        log.Append(Line(7, 2));
        Assert.Equal("2026-07.jsonl", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
        Assert.Equal(30, Assert.Single(log.Read(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30))).At.Day);
        Assert.Null(log.Broken());
    }

    private static AuditLine Line(int month, int day) =>
        new(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8)), "M04", AuditLine.Refused, "matter/1", "EnterInspection", ["R-4.3.1-b"]);
}
