using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>移交 from the list of people.</summary>
public sealed class HandOverPageTests(Site site)
{
    [Fact]
    public async Task The_head_of_a_unit_hands_over_what_waits_for_one_of_its_people()
    {
        var id = await site.Submit("移交的事项");
        await site.Post("住建局-经办", $"/matters/{id}/work-items/1/claim", new { });
        var page = await site.SignedIn("B05", "/people");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "发改局经办人" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await page.Locator("tr", new() { HasText = "住建局经办人" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("住建局经办人");
        await Assertions.Expect(page.Locator("main[data-live]")).ToHaveCountAsync(1);
        await page.Locator("select").SelectOptionAsync("住建局-初审");
        await page.Locator("textarea").FillAsync("调离本单位。");
        await page.GetByRole(AriaRole.Button, new() { Name = "移交全部" }).ClickAsync();
        await Assertions.Expect(page.Locator(".report")).ToContainTextAsync("移交住建局初审人");
        await Site.Picture(page, "hand-over");
    }
}
