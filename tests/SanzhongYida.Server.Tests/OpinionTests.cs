using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>What members say is read by few: at the meeting (R-4.2.5-a), and reserved after it (R-4.3.2-b).</summary>
public class OpinionTests
{
    private const string Fact = "reservation-filed";

    [Fact]
    public async Task A_reserved_opinion_is_read_by_the_member_the_recorder_and_the_supervision_centre_only()
    {
        await using var server = RunningServer.Demonstration();
        var matter = $"/api/v1/matters/{await Walked.Until(server, "分解交办")}";
        var filed = await (await server.As("M05")).Post(matter + "/reservations", new { Kind = ReservationKind.Reserved, Text = "农村集中居住点未纳入。" });
        Assert.True(filed.IsSuccess, filed.ToString());
        var own = (await (await server.As("M05")).Get(matter)).Body!["matter"]!["reservations"]!.AsArray();
        var digest = Assert.Single(own)!["text"]!["digest"]!.GetValue<string>();

        foreach (var person in new[] { "M05", "K01", "S01" })
        {
            Assert.Equal((1, HttpStatusCode.OK), await Seen(server, person, matter, digest));
            Assert.Contains("保留意见", await Page(server, person, matter), StringComparison.Ordinal);
        }

        foreach (var person in new[] { "M01", "M04", "M10", "住建局-经办", "政府办-经办", "司法局-审查" })
        {
            Assert.Equal((0, HttpStatusCode.NotFound), await Seen(server, person, matter, digest));
            Assert.DoesNotContain("保留意见", await Page(server, person, matter), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_said_at_a_meeting_is_no_text_for_those_who_may_not_read_its_deliberation()
    {
        await using var server = RunningServer.Demonstration();
        await Walked.Until(server, "明确牵头");
        var member = await server.As("M02");
        var meeting = "/api/v1/meetings/" + (await member.Get("/api/v1/meetings")).Body!["items"]![0]!["id"]!.GetValue<string>();
        var reason = (await member.Get(meeting)).Body!["items"]![0]!["statements"]![3]!["reason"]!["digest"]!.GetValue<string>();
        foreach (var (person, status) in new[] { ("M02", HttpStatusCode.OK), ("K01", HttpStatusCode.OK), ("政府办-经办", HttpStatusCode.NotFound), ("T01", HttpStatusCode.NotFound) })
        {
            var client = await server.As(person);
            Assert.True((await client.Get(meeting)).IsSuccess);
            Assert.Equal(status, (await client.Get($"{meeting}/texts/{reason}")).Status);
        }
    }

    private static async Task<(int Reservations, HttpStatusCode Text)> Seen(RunningServer server, string person, string matter, string digest)
    {
        var client = await server.As(person);
        var view = await client.Get(matter);
        var reservations = view.Body!["matter"]!["reservations"]?.AsArray().Count ?? 0;
        var entries = await client.Get(matter + "/entries?size=200");
        Assert.Null(entries.Body!["next"]);
        Assert.Equal(reservations, entries.Text.Split(Fact).Length > 1 ? 1 : 0);
        Assert.Equal(reservations > 0, (view.Text + entries.Text).Contains(digest, StringComparison.Ordinal));
        return (reservations, (await client.Get($"{matter}/texts/{digest}")).Status);
    }

    private static async Task<string> Page(RunningServer server, string person, string matter)
    {
        var (desk, clerk, clock) = (server.Services.GetRequiredService<Desk>(), server.Services.GetRequiredService<Clerk>(), server.Services.GetRequiredService<Clock>());
        var sheet = await MatterSheet.Read(desk, clerk, clerk.Reader(person), matter.Split('/')[^1], clock.Now, TestContext.Current.CancellationToken);
        Assert.NotEmpty(sheet!.Timeline);
        return string.Join('\n', sheet.Timeline.SelectMany(line => line.Sentences));
    }
}
