using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>With whom a 初审 was coordinated, and who was asked to a hearing, over HTTP.</summary>
[Trait("Clause", "R-4.1.2-b")]
[Trait("Clause", "W-713-16")]
public class PartiesTests(SharedServer shared)
{
    [Fact]
    public async Task Both_lists_are_taken_read_and_told()
    {
        var (handler, reviewer) = (await shared.District.As("教育局-经办"), await shared.District.As("教育局-初审"));
        var path = $"/api/v1/matters/{(await handler.Post("/api/v1/matters", Samples.Heating("教育局"))).Id}";
        var materials = await handler.Post(path + "/evidence", new { Evidence = new { Evidence = "hearing-materials", On = "2026-02-24", HearingOn = "2026-03-10", Participants = 2, Names = new[] { "家长甲", "家长乙" } } });
        Assert.True(materials.IsSuccess, materials.ToString());
        var review = await reviewer.Post(path + "/review", new { Opinion = "同意。", Parties = new[] { "财政局", "家长委员会" } });
        Assert.True(review.IsSuccess, review.ToString());
        var matter = (await handler.Get(path)).Body!["matter"]!;
        Assert.Equal(["财政局", "家长委员会"], matter["acts"]![0]!["parties"]!.AsArray().Select(party => party!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Contains("家长乙", matter["evidence"]!.ToJsonString(PersonClient.Json), StringComparison.Ordinal);
    }
}
