using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>The list of matters.</summary>
public sealed class MatterListTests(Site site)
{
    [Fact]
    public async Task The_keyboard_alone_leads_to_a_matter()
    {
        var title = "用键盘打开的事项";
        site.RequireBrowser();
        await site.Submit(title);
        var page = await site.SignedIn("住建局-经办", "/matters?q=" + title);
        var link = page.GetByRole(AriaRole.Link, new() { Name = title });
        await Assertions.Expect(link).ToBeVisibleAsync();
        await TabTo(page, link);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task The_first_key_offers_to_skip_to_the_content()
    {
        var page = await site.SignedIn("M05");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "跳到正文" });
        await skip.FocusAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_restricted_matter_is_on_the_list_of_those_named_only()
    {
        site.RequireBrowser();
        var title = "限制知悉的任免事项";
        var id = (string)(await site.Post("人社局-经办", "/matters", new
        {
            title,
            kind = "KeyAppointment",
            unit = "人社局",
            counterpartUnit = "人社局",
            forum = "PartyGroup",
            bases = new[] { "《党政领导干部选拔任用工作条例》" },
            draft = "拟任职人选一名。",
            clauses = new[] { "R-3.2-a" },
            particulars = new { act = "AppointOrRemove", post = "某中心主任" },
            isRestricted = true,
            readers = new[] { "M01" },
        }))["id"]!;

        var page = await site.SignedIn("人社局-经办");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = title });
        await Assertions.Expect(row).ToContainTextAsync("限制知悉");

        // An outsider finds it neither on the list nor by its address.
        page = await site.SignedIn("S01");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("事项");
        await Assertions.Expect(page.GetByText(title)).ToHaveCountAsync(0);
        var answer = await page.GotoAsync("/matters/" + id);
        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("没有这项内容");
    }

    [Fact]
    public async Task The_list_shows_what_is_looked_for()
    {
        site.RequireBrowser();
        await site.Submit("城南污水处理厂扩建");
        await site.Submit("城北学校迁建");
        var page = await site.SignedIn("住建局-经办");
        await Assertions.Expect(page.GetByText("城北学校迁建")).ToBeVisibleAsync();
        await Site.Picture(page, "matters");
        await page.GetByLabel("查找").FillAsync("污水");
        await page.GetByLabel("查找").PressAsync("Enter");
        await Assertions.Expect(page.GetByText("城北学校迁建")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("城南污水处理厂扩建")).ToBeVisibleAsync();
        var headers = page.Locator("table.matters th, .matters table th");
        await Assertions.Expect(headers).ToHaveCountAsync(6);
        Assert.All(await headers.AllAsync(), header => Assert.Equal("col", header.GetAttributeAsync("scope").GetAwaiter().GetResult()));
    }

    internal static async Task TabTo(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 30; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("Thirty times Tab didn't reach the row.");
    }
}
