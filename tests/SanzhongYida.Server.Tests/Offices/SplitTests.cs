using SanzhongYida.Decisions;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>疑似拆分 over HTTP: what was withdrawn counts no more.</summary>
[Trait("Clause", "R-3.4-d")]
public class SplitTests(SharedServer shared)
{
    [Fact]
    public async Task A_withdrawn_request_is_no_part_of_a_split()
    {
        var handler = await shared.District.As("水利局-经办");
        var first = await Ask(handler, "600万元");
        var second = await Ask(handler, "450万元");
        Assert.Contains("split/", (await handler.Get($"/api/v1/matters/{second}")).Body!["alerts"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.True((await handler.Post($"/api/v1/matters/{first}/withdraw", new { Reason = "不再申请。" })).IsSuccess);
        Assert.True((await handler.Post($"/api/v1/matters/{second}/withdraw", new { Reason = "重新申请。" })).IsSuccess);
        var third = await Ask(handler, "450万元");
        Assert.Empty((await handler.Get($"/api/v1/matters/{third}")).Body!["alerts"]!.AsArray());
    }

    private static async Task<string> Ask(PersonClient person, string amount) => (await person.Post("/api/v1/matters", new
    {
        Title = "灌区改造经费",
        Kind = MatterKind.LargeFunds,
        Unit = "水利局",
        CounterpartUnit = "水利局",
        Forum = BodyKind.Executive,
        Bases = new[] { "《中华人民共和国预算法》" },
        Draft = "安排灌区改造经费。",
        Departments = new[] { "水利局" },
        Portfolios = new[] { "水利" },
        Funds = new { Kind = FundKind.FiscalFunds, InBudget = false, Amount = amount, Project = "SL-2026-7" },
    })).Id;
}
