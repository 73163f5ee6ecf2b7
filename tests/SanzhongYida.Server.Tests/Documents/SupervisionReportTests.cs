using System.Globalization;
using System.Text.RegularExpressions;

namespace SanzhongYida.Server.Tests;

/// <summary>督查报告 beside the centre's board, of the same district on the same day.</summary>
public partial class SupervisionReportTests(Heated district) : IClassFixture<Heated>
{
    private const string Path = "/api/v1/supervision/documents/report";

    [Fact]
    [Trait("Clause", "R-5.1-d")]
    public async Task It_counts_what_is_overdue_told_open_and_closed_as_the_board_does()
    {
        var centre = await district.Server.As("S01");
        foreach (var id in new[] { "D1", "D2" })
        {
            var opened = await centre.Post($"/api/v1/matters/{district.Matter}/follow-ups", new { Id = id, Basis = "群众反映", Content = $"督促{id}", Due = "2026-06-20" });
            Assert.True(opened.IsSuccess, opened.ToString());
        }

        Assert.True((await centre.Post($"/api/v1/matters/{district.Matter}/follow-ups/D2/close", new { Conclusion = "已完成", Evidence = "现场核查。" })).IsSuccess);

        // On days on which nothing told makes something else due at once.
        await district.Server.SetClock(6, 24);
        await district.Server.SetClock(7, 28);
        var (overdue, alerts) = (await Count("overdue"), await Count("alerts"));
        Assert.True(overdue >= 3 && alerts >= 3, $"{overdue} overdue, {alerts} alerts");

        using var special = await district.Get($"{Path}?from=2026-01-01&to=2026-07-28", "S01");
        Assert.Equal([overdue, alerts, 2, 1], Told(special));
        Assert.Contains("督办D1：督促D1。2026年5月28日立项，期限2026年6月20日，逾期未办结", special.Text, StringComparison.Ordinal);
        Assert.Contains("督办D2：督促D2。2026年5月28日立项，期限2026年6月20日，2026年5月28日办结，结论：已完成", special.Text, StringComparison.Ordinal);

        // The usual period is the last thirty days: what was told and closed before is not told again, what is overdue is.
        using var periodic = await district.Get(Path, "S01");
        Assert.Equal([overdue, 1], new[] { Told(periodic)[0], Told(periodic)[2] });
        Assert.InRange(Told(periodic)[1], 1, alerts - 1);

        async Task<int> Count(string list) => (await centre.Get($"/api/v1/supervision/{list}?size=200")).Body!["items"]!.AsArray().Count;
    }

    private static List<int> Told(Paper paper) =>
        [.. Figures().Match(paper.Text).Groups.Values.Skip(1).Select(group => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"共有逾期事项(?<overdue>\d+)项，报告期内新发生提醒(?<told>\d+)次，督办(?<followed>\d+)件，其中已办结(?<closed>\d+)件", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figures();
}
