using System.Xml.Linq;
using Microsoft.Playwright;

namespace SanzhongYida.Browser.Tests;

/// <summary>The pages of those who mend processes: incidents, and the move of matters to another version.</summary>
public sealed class MendingPageTests(Site site)
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";

    [Fact]
    public async Task An_incident_is_tried_again_and_then_passed_over_by_buttons_each_with_its_reason()
    {
        site.RequireBrowser();
        await Publish("编号核对");
        await Submit();
        await Fail();
        var page = await site.SignedIn("W01", "/incidents");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync("编号核对");
        await Assertions.Expect(page.GetByText("编号系统没有应答")).ToBeVisibleAsync();
        await page.GetByLabel("理由").FillAsync("编号系统已恢复。");
        await page.GetByLabel("变量").FillAsync("outcome=carried");
        await page.GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync();
        await Assertions.Expect(page.GetByText("不得填写")).ToBeVisibleAsync();
        await page.GetByLabel("变量").FillAsync("numberKnown=true");
        await page.GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync();
        await Assertions.Expect(page.GetByText("没有异常")).ToBeVisibleAsync();

        await Fail();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main[data-live]")).ToHaveCountAsync(1);
        await page.GetByLabel("理由").FillAsync("已人工核对。");
        await Site.Picture(page, "incident");
        await page.GetByRole(AriaRole.Button, new() { Name = "跳过" }).ClickAsync();
        await Assertions.Expect(page.GetByText("没有异常")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_plan_is_drafted_edited_tried_approved_by_another_and_applied_on_its_page()
    {
        site.RequireBrowser();
        await Publish("核对编号");
        var number = await Submit();
        await Publish("再核对编号");
        var page = await site.SignedIn("W01", "/migrations");
        await page.GetByRole(AriaRole.Button, new() { Name = "起草迁移方案" }).ClickAsync();
        var line = page.GetByRole(AriaRole.Row, new() { Name = number });
        await Assertions.Expect(line).ToContainTextAsync("可迁移");
        await page.Locator("select[aria-label$='(job)']").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存对应表" }).ClickAsync();
        await Assertions.Expect(line).ToContainTextAsync("没有对应");
        await Site.Picture(page, "migration");
        await page.Locator("select[aria-label$='(job)']").SelectOptionAsync("job");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存对应表" }).ClickAsync();
        await Assertions.Expect(line).ToContainTextAsync("可迁移");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "批准" })).ToHaveCountAsync(0);

        var other = await site.SignedIn("W02", new Uri(page.Url).AbsolutePath);
        await other.GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "执行迁移" }).ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Row, new() { Name = number })).ToContainTextAsync("已迁移");
        await Assertions.Expect(other.GetByRole(AriaRole.Status).Filter(new() { HasText = "完成" })).ToBeVisibleAsync();
    }

    // A version of the large-funds workflow in which a job stands before the research.
    private async Task Publish(string name)
    {
        var document = XDocument.Parse(await site.Text("W01", "/definitions/large-funds/versions/1"));
        var process = document.Descendants(Bpmn + "process").Single();
        process.Elements(Bpmn + "sequenceFlow").Single(flow => flow.Attribute("sourceRef")!.Value == "submitted").SetAttributeValue("targetRef", "job");
        process.Elements(Bpmn + "userTask").Single(task => task.Attribute("id")!.Value == "research").Elements(Bpmn + "incoming").Remove();
        process.Add(
            new XElement(Bpmn + "serviceTask", new XAttribute("id", "job"), new XAttribute("name", name), new XAttribute(Szyd + "topic", name)),
            new XElement(Bpmn + "sequenceFlow", new XAttribute("id", "job--research"), new XAttribute("sourceRef", "job"), new XAttribute("targetRef", "research")));
        await site.Post("W01", "/definitions/large-funds/draft", new { xml = document.ToString() });
        await site.Post("W02", "/definitions/large-funds/publish", new { });
    }

    private async Task<string> Submit()
    {
        var id = (string)(await site.Post("住建局-经办", "/matters", new
        {
            title = "政府购买服务",
            kind = "LargeFunds",
            unit = "住建局",
            counterpartUnit = "住建局",
            forum = "Executive",
            bases = new[] { "年度预算" },
            draft = "购买供热运行监测服务。",
            clauses = Array.Empty<string>(),
            flags = new { },
            departments = new[] { "住建局" },
            portfolios = new[] { "住建" },
            funds = new { kind = "ServicePurchase", inBudget = true, amount = "1200万元" },
        }))["id"]!;
        return (string)(await site.Get("住建局-经办", $"/matters/{id}"))["matter"]!["number"]!;
    }

    private async Task Fail()
    {
        var jobs = await site.Post("P01", "/jobs/fetch-and-lock", new { workerId = "one", topics = new[] { new { topicName = "编号核对", lockDuration = 60_000 } }, maxTasks = 10 });
        foreach (var job in jobs.AsArray())
        {
            await site.Post("P01", $"/jobs/{job!["matter"]}/{job["id"]}/failure", new { workerId = "one", errorMessage = "编号系统没有应答" });
        }
    }
}
