using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>The page of one matter.</summary>
public sealed class MatterPageTests(Site site)
{
    [Fact]
    public async Task A_matter_submitted_over_the_API_stands_on_its_page_with_live_diagram_missing_clauses_and_timeline()
    {
        var (page, _) = await Show("城区集中供热管网改造和分户计量收费方案");
        await Assertions.Expect(page.GetByText("三重一大〔2026〕").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("财政资金 1000.01万元(年度预算以外)")).ToBeVisibleAsync();

        // One token, on the task that waits.
        await Assertions.Expect(page.Locator(".djs-shape.szyd-live")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".djs-shape.szyd-live")).ToHaveAttributeAsync("data-element-id", "research");
        var missing = page.Locator(".work .missing");
        await Assertions.Expect(missing).ToContainTextAsync("R-4.1.1-a");
        await Assertions.Expect(missing).ToContainTextAsync("决策前要广泛深入的调查研究");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("提交事项,编号三重一大");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("住建局经办人");
        await Assertions.Expect(page.Locator(".acts")).ToContainTextAsync("报送调研报告");
        await Site.Picture(page, "matter");
    }

    [Fact]
    public async Task The_mark_of_the_diagram_s_makers_stays_visible_and_uncovered()
    {
        var (page, _) = await Show("看得见标识的事项");
        var mark = page.Locator("a.bjs-powered-by");
        await mark.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(mark).ToBeVisibleAsync();
        Assert.True(await mark.EvaluateAsync<bool>(
            "a => { const r = a.getBoundingClientRect(); const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2); return a.contains(top); }"));
    }

    [Fact]
    public async Task What_is_filed_elsewhere_changes_the_open_page_without_loading_it_again()
    {
        var (page, id) = await Show("开着页面时报送材料的事项");
        await page.EvaluateAsync("() => { window.kept = true; }");
        var on = await site.Today();
        await site.Post("住建局-经办", $"/matters/{id}/evidence", new { evidence = new { evidence = "research", on, scope = "城区32个供热片区", by = "供热科" }, text = "管网平均使用21年。" });
        await Assertions.Expect(page.Locator(".work .missing")).Not.ToContainTextAsync("缺少调研报告");
        await site.Post("住建局-经办", $"/matters/{id}/evidence", new { evidence = new { evidence = "opinions-heard", on, from = "用户代表" }, text = "普遍赞成。" });
        await Assertions.Expect(page.Locator(".work .missing")).ToContainTextAsync("未写明财政来源");
        await site.Post("住建局-经办", $"/matters/{id}/evidence", new { evidence = new { evidence = "funds-source", on, origin = "ReserveFund" }, text = "先动支预备费。" });
        await Assertions.Expect(page.Locator(".djs-shape.szyd-done[data-element-id=research]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".djs-shape.szyd-live[data-element-id=public-notice]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("报送调研报告(范围:城区32个供热片区;调研:供热科)");
        await Assertions.Expect(page.Locator(".work")).ToContainTextAsync("公示未完成");
        Assert.True(await page.EvaluateAsync<bool>("() => window.kept === true"));
        await Site.Picture(page, "matter-after-research");
    }

    [Fact]
    public async Task What_waits_past_its_day_is_marked_overdue_as_soon_as_the_day_has_passed()
    {
        var (page, id) = await Show("逾期的事项");
        var today = DateOnly.Parse(await site.Today(), System.Globalization.CultureInfo.InvariantCulture);
        await Assertions.Expect(page.Locator(".work .due")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".overdue")).ToHaveCountAsync(0);
        await site.SetClock(new DateTimeOffset(today.AddDays(90).ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)));
        await Assertions.Expect(page.Locator(".work .overdue")).ToContainTextAsync("逾期");
        await Assertions.Expect(page.Locator(".djs-shape.szyd-overdue[data-element-id=research]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("逾期提醒:调查研究与听取意见");
        await Site.Picture(page, "matter-overdue");
        Assert.NotEmpty(id);
    }

    [Fact]
    public async Task A_work_item_is_taken_by_the_keyboard_and_the_page_says_who_has_it_and_why_not_the_rest()
    {
        var (page, _) = await Show("由键盘领取的事项");
        await page.Locator(".handling button", new() { HasText = "领取" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".work .by")).ToContainTextAsync("住建局经办人");
        await Assertions.Expect(page.Locator(".handling button", new() { HasText = "放回" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("领取调查研究");
        await Assertions.Expect(page.Locator(".work .barred")).ToContainTextAsync("不允许加签");
        await page.Locator(".handling summary", new() { HasText = "委派" }).PressAsync("Enter");
        await page.Locator(".handling details[open] select").SelectOptionAsync("B05");
        await page.Locator(".handling details[open] button").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".work .by")).ToContainTextAsync("受住建局经办人委派");
        await Site.Picture(page, "matter-delegated");
    }

    [Fact]
    public async Task A_preliminary_review_names_one_a_line_with_whom_it_was_coordinated()
    {
        var (_, id) = await Show("初审协调各方面的事项");
        var page = await site.SignedIn("住建局-初审", "/matters/" + id);
        await page.Locator(".handling summary", new() { HasText = "初审" }).ClickAsync();
        await page.Locator("details[open] textarea").First.FillAsync("同意提请审定。");
        await page.Locator("details[open] textarea.names").FillAsync("财政局\n 发改局 \n\n");
        await page.Locator("details[open] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("财政局、发改局");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("初审协调的有关方面:财政局、发改局");
    }

    [Fact]
    public async Task A_matter_of_another_department_is_not_there()
    {
        var (_, id) = await Show("别的部门看不到的事项");
        var page = await site.SignedIn("水利局-经办");
        var foreign = await page.GotoAsync("/matters/" + id);
        Assert.Equal(404, foreign!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("没有这项内容");
        await Assertions.Expect(page.GetByText("别的部门看不到的事项")).ToHaveCountAsync(0);
        await Site.Picture(page, "not-found");
        var shown = await page.Locator("main").InnerTextAsync();

        // The same words for one that never was, and for an address that leads nowhere.
        var none = await page.GotoAsync("/matters/00000000000000000000000000000000");
        Assert.Equal(404, none!.Status);
        Assert.Equal(shown, await page.Locator("main").InnerTextAsync());
        Assert.Equal(404, (await page.GotoAsync("/nowhere"))!.Status);
    }

    [Fact]
    public async Task A_page_loads_nothing_foreign_and_runs_no_script_from_a_title()
    {
        var page = await site.Open();
        List<string> foreign = [], complaints = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Authority != site.Address.Authority)
            {
                foreign.Add(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.Dialog += (_, dialog) => complaints.Add(dialog.Message);
        var title = "<img src=x onerror=alert(1)>事项";
        var id = await site.Submit(title);
        await page.GotoAsync("/sign-in?returnUrl=/matters/" + id);
        await Site.SignIn(page, "住建局-经办");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator(".djs-shape.szyd-live")).ToHaveCountAsync(1);
        Assert.Empty(foreign);
        Assert.Empty(complaints);
    }

    private async Task<(IPage Page, string Id)> Show(string title)
    {
        site.RequireBrowser();
        var id = await site.Submit(title);
        var page = await site.SignedIn("住建局-经办", "/matters/" + id);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

        // Drawn by the circuit's script: from here on the page hears of commits.
        await Assertions.Expect(page.Locator(".djs-shape.szyd-live")).Not.ToHaveCountAsync(0);
        return (page, id);
    }
}
