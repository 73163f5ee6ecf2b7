using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SanzhongYida.Browser.Tests.Site))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace SanzhongYida.Browser.Tests;

/// <summary>The real program with the demonstration district on a port of its own, and a browser: started once for all tests.
/// Its clock begins on the day of the stories and only goes forward.</summary>
public sealed class Site : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Password = "Demo-2026!";

    private readonly string _folder = Directory.CreateTempSubdirectory("szyd-browser-").FullName;
    private Program? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private HttpClient? _client;

    /// <summary>Where screenshots go.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    /// <summary>The site's own address.</summary>
    public Uri Address => _client!.BaseAddress!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _program = new Program(_folder);
        _client = _program.CreateClient();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await SetClock(new DateTimeOffset(2026, 2, 24, 9, 0, 0, TimeSpan.FromHours(8)));
    }

    /// <summary>Where there is no browser the test is skipped aloud.</summary>
    public void RequireBrowser() => Assert.SkipUnless(_browser is not null, $"没有浏览器 no browser: apt-get install chromium fonts-noto-cjk ({Chromium})");

    /// <summary>A window nobody is signed in at.</summary>
    public async Task<IPage> Open()
    {
        RequireBrowser();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>A window at which a person has signed in by the form, showing a page whose circuit answers.</summary>
    public async Task<IPage> SignedIn(string person, string at = "/matters")
    {
        var page = await Open();
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(at));
        await SignIn(page, person, Password);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/sign-in");
        await Assertions.Expect(page.Locator("main[data-live]")).ToHaveCountAsync(1);
        return page;
    }

    /// <summary>Fills in the form and sends it.</summary>
    public static async Task SignIn(IPage page, string person, string password = Password)
    {
        await page.GetByLabel("账号").FillAsync(AccountOf(person));
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    /// <summary>Keeps what the page looks like, to be looked at.</summary>
    public static Task Picture(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });

    /// <summary>Asks the API as a person, and expects that it is accepted.</summary>
    public async Task<JsonNode> Post(string person, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = JsonContent.Create(body) };
        return await Send(person, request);
    }

    /// <summary>Reads from the API as a person.</summary>
    public async Task<JsonNode> Get(string person, string path) => JsonNode.Parse(await Text(person, path))!;

    /// <summary>Reads a text from the API as a person.</summary>
    public async Task<string> Text(string person, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        return await Text(person, request);
    }

    /// <summary>Moves the demonstration's clock.</summary>
    public async Task SetClock(DateTimeOffset now)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/demonstration/clock") { Content = JsonContent.Create(new { now }) };
        await Send("S01", request);
    }

    /// <summary>Submits a matter of public interest, as 住建局, and gives its id.</summary>
    public async Task<string> Submit(string title) => (string)(await Post("住建局-经办", "/matters", new
    {
        title,
        kind = "MajorDecision",
        unit = "住建局",
        counterpartUnit = "住建局",
        forum = "Executive",
        bases = new[] { "《吉林省城市供热条例》" },
        draft = "自本采暖期起分三年改造城区集中供热管网,实行分户计量收费。",
        clauses = new[] { "R-3.1-c" },
        flags = new { technical = true, stabilityRisk = true },
        departments = new[] { "住建局", "发改局" },
        portfolios = new[] { "住建", "价格" },
        funds = new { kind = "FiscalFunds", inBudget = false, amount = "1000.01万元" },
    }))["id"]!;

    /// <summary>The day the server's clock shows.</summary>
    public async Task<string> Today()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/demonstration/clock");
        return (string)(await Send("S01", request))["today"]!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _client?.Dispose();
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string AccountOf(string person) => person.ToLower(CultureInfo.InvariantCulture);

    private async Task<JsonNode> Send(string person, HttpRequestMessage request) => JsonNode.Parse(await Text(person, request))!;

    private async Task<string> Text(string person, HttpRequestMessage request)
    {
        using var answer = await _client!.PostAsJsonAsync("/api/v1/sign-in", new { account = AccountOf(person), password = Password });
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["accessToken"];
        Assert.NotNull(token);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (string)token!);
        using var response = await _client!.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{request.Method} {request.RequestUri}: {(int)response.StatusCode} {text}");
        return text;
    }

    private sealed class Program : WebApplicationFactory<global::Program>
    {
        private readonly string _folder;

        public Program(string folder)
        {
            _folder = folder;
            UseKestrel(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("Demonstration", "true")
            .UseSetting("Data:Directory", _folder)
            .UseSetting("SignIn:PerMinute", "100000");
    }
}
