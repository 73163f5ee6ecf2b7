using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>R-4.2.5-a: who opened which record when, and who tried to; read by the audit administrator, who reads no record.</summary>
public sealed class ReadLogTests(SharedServer shared)
{
    private const string Log = "/api/v1/audit/reads";

    private RunningServer District => shared.District;

    [Fact]
    [Trait("Clause", "R-4.2.5-a")]
    public async Task An_outsiders_attempt_at_a_restricted_matter_and_a_members_reading_both_stand_in_the_log()
    {
        var matter = (await (await District.As("人社局-经办")).Post("/api/v1/matters", Samples.Appointment("某干部的任免事项", "M01"))).Id;
        var outsider = await District.As("B07");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Get($"/api/v1/matters/{matter}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Post($"/api/v1/matters/{matter}/draft", new { Draft = "改。", IsSubstantive = true })).Status);
        Assert.True((await (await District.As("M01")).Get($"/api/v1/matters/{matter}")).IsSuccess);

        var reply = await (await District.As("A03")).Get($"{Log}?subject=matter/{matter}");
        var lines = reply.Body!["items"]!.AsArray().Select(line => $"{line!["person"]} {line["what"]!.GetValue<string>().Split(' ')[0]} {line["status"]}").ToList();
        Assert.Equal(["M01 GET 200", "B07 POST 404", "B07 GET 404"], lines);
        Assert.DoesNotContain("某干部的任免事项", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await District.As("A03")).Get($"/api/v1/matters/{matter}")).Status);
    }

    [Fact]
    [Trait("Clause", "R-4.2.5-a")]
    public async Task Every_reading_of_a_meeting_is_logged_with_its_reader()
    {
        var meeting = (await (await District.As("政府办-经办")).Post("/api/v1/meetings", Samples.Meeting())).Id;
        await (await District.As("M02")).Get($"/api/v1/meetings/{meeting}");
        await (await District.As("M03")).Get($"/api/v1/meetings/{meeting}/documents/record");
        await (await District.As("住建局-经办")).Get($"/api/v1/meetings/{meeting}/entries");
        var lines = (await (await District.As("A03")).Get($"{Log}?subject=meeting/{meeting}&size=2")).Body!;
        Assert.Equal(["住建局-经办 404", "M03 200"], lines["items"]!.AsArray().Select(line => $"{line!["person"]} {line["status"]}"), StringComparer.Ordinal);
        var rest = (await (await District.As("A03")).Get($"{Log}?subject=meeting/{meeting}&size=2&cursor={lines["next"]}")).Body!;
        Assert.Equal(["M02 200"], rest["items"]!.AsArray().Select(line => $"{line!["person"]} {line["status"]}"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("A01")]
    [InlineData("A02")]
    [InlineData("M01")]
    [InlineData("S01")]
    public async Task Nobody_but_the_audit_administrator_finds_the_log(string person)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await (await District.As(person)).Get(Log)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await District.As(person)).Get(Log + "/check")).Status);
    }

    [Fact]
    public async Task The_log_says_itself_that_it_is_whole()
    {
        var reply = await (await District.As("A03")).Get(Log + "/check");
        Assert.True(reply.IsSuccess);
        Assert.Null(reply.Body!["firstBroken"]);
    }

    [Theory]
    [InlineData("UPDATE reads SET person = 'M02' WHERE number = 3", 3L)]
    [InlineData("DELETE FROM reads WHERE number = 4", 4L)]
    [InlineData("DELETE FROM reads WHERE number = 6", 6L)]
    [InlineData("UPDATE reads SET status = 404 WHERE number = 1", 1L)]
    public void A_line_changed_or_taken_out_is_named(string tampering, long line)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("reads").FullName, "reads.db");
        using var log = ReadLog.Open(path);
        for (var number = 1; number <= 6; number++)
        {
            log.Append(new DateTimeOffset(2026, 4, 28, 9, number, 0, TimeSpan.FromHours(8)), "M01", "meeting/" + number.ToString(CultureInfo.InvariantCulture), "GET", 200);
        }

        Assert.Null(log.FirstBroken());
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = tampering;
            command.ExecuteNonQuery();
        }

        Assert.Equal(line, log.FirstBroken());
    }
}
