using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>Settings: proposed by the administrator, approved by the leader named.</summary>
public sealed class SettingListTests(Site site)
{
    [Fact]
    public async Task The_administrator_proposes_and_the_leader_named_approves()
    {
        site.RequireBrowser();
        var admin = await site.SignedIn("A01", "/settings");
        await admin.Locator("select").First.SelectOptionAsync("C-18");
        await admin.GetByLabel("值 Value").FillAsync("61");
        await admin.GetByLabel("生效日期").FillAsync("2027-01-04");
        await admin.Locator("select").Last.SelectOptionAsync("M01");
        await admin.GetByLabel("理由").FillAsync("放宽形成纪要的期限。");
        await admin.GetByRole(AriaRole.Button, new() { Name = "提出" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("设置C-18不取“61”")).ToBeVisibleAsync();
        await admin.GetByLabel("值 Value").FillAsync("7");
        await admin.GetByRole(AriaRole.Button, new() { Name = "提出" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("已提出,待批准")).ToBeVisibleAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Button, new() { Name = "批准" })).ToHaveCountAsync(0);
        await Site.Picture(admin, "settings");

        var leader = await site.SignedIn("M01", "/settings");
        await Assertions.Expect(leader.GetByRole(AriaRole.Button, new() { Name = "提出" })).ToHaveCountAsync(0);
        await leader.GetByRole(AriaRole.Button, new() { Name = "批准" }).FocusAsync();
        await leader.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leader.GetByText("已批准")).ToBeVisibleAsync();
        await Assertions.Expect(leader.GetByText("待批准")).ToHaveCountAsync(0);
        Assert.Contains("\"C-18\",\"value\":\"7\"", await site.Text("M01", "/regulation"), StringComparison.Ordinal);
    }
}
