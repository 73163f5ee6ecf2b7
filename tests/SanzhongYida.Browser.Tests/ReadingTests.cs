using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>R-4.2.5-a: what is opened on a page is logged, also where the page comes by no request.</summary>
public sealed class ReadingTests(Site site)
{
    [Fact]
    [Trait("Clause", "R-4.2.5-a")]
    public async Task A_matter_opened_from_the_list_stands_in_the_log_of_reads()
    {
        var id = await site.Submit("从列表打开的事项");
        var page = await site.SignedIn("M03", "/matters");
        await page.GetByRole(AriaRole.Link, new() { Name = "从列表打开的事项" }).ClickAsync();
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("提交事项");
        var audit = await site.SignedIn("A03", "/people");
        await audit.GotoAsync($"/api/v1/audit/reads?subject=matter/{id}&person=M03");
        await Assertions.Expect(audit.Locator("body")).ToContainTextAsync($"VIEW /matters/{id}");
    }
}
