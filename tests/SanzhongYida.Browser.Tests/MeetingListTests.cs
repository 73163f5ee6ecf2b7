using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>The list of meetings, and a leader's board.</summary>
public sealed class MeetingListTests(Site site)
{
    [Fact]
    public async Task The_keyboard_alone_leads_to_the_papers_of_a_meeting()
    {
        site.RequireBrowser();
        var title = "研究冬季供热准备";
        var id = (string)(await site.Post("政府办-经办", "/meetings", new { body = "常务会议", title, place = "第一会议室", startsAt = "2026-12-30T09:00:00+08:00", presider = "M01" }))["id"]!;
        var page = await site.SignedIn("M02", "/meetings");
        var row = page.Locator("tr", new() { HasText = title });
        await Assertions.Expect(row).ToContainTextAsync("已召集");
        await Assertions.Expect(row.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        var notice = row.GetByRole(AriaRole.Link, new() { Name = "通知" });
        await MatterListTests.TabTo(page, notice);
        await Site.Picture(page, "meetings");
        var paper = await page.Context.APIRequest.GetAsync(new Uri(site.Address, await notice.GetAttributeAsync("href")).ToString());
        Assert.Equal(200, paper.Status);
        Assert.Equal("PK"u8.ToArray(), (await paper.BodyAsync())[..2]);
        Assert.Contains(id, await notice.GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_leaders_have_a_board_of_decisions()
    {
        site.RequireBrowser();
        var page = await site.SignedIn("M04", "/decisions");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("本人牵头、配合执行的决策");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "我的决策" })).ToHaveCountAsync(1);
        page = await site.SignedIn("住建局-经办", "/meetings");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "我的决策" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("没有会议")).ToBeVisibleAsync();
    }
}
