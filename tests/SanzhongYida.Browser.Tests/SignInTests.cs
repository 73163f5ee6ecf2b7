using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>Signing in and out by the pages.</summary>
public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_form_and_back()
    {
        var page = await site.Open();
        await page.GotoAsync("/matters?q=供热");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?returnUrl=", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Assertions.Expect(page.GetByText("演示").First).ToBeVisibleAsync();
        await Site.Picture(page, "sign-in");
        await Site.SignIn(page, "住建局-经办");
        await page.WaitForURLAsync("**/matters?q=*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("事项");
        await Assertions.Expect(page.GetByText("住建局经办人")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_the_way_back_is_kept()
    {
        var page = await site.Open();
        await page.GotoAsync("/sign-in?returnUrl=%2Fmatters%3Fq%3D1");
        await Site.SignIn(page, "M05", "Wrong-2026!");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("账号或密码有误");
        await Site.Picture(page, "sign-in-failed");
        await Site.SignIn(page, "M05");
        await page.WaitForURLAsync("**/matters?q=1");
    }

    [Fact]
    public async Task A_return_address_elsewhere_is_not_followed()
    {
        var page = await site.Open();
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString("//example.org/"));
        await Site.SignIn(page, "M05");
        await page.WaitForURLAsync("**/matters");
        Assert.Equal(site.Address.Authority, new Uri(page.Url).Authority);
    }

    [Fact]
    public async Task Signed_out_the_pages_are_closed_again()
    {
        var page = await site.SignedIn("M05");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in*");
        await page.GotoAsync("/matters");
        await Assertions.Expect(page.GetByLabel("账号")).ToBeVisibleAsync();
    }
}
