using System.Net;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>A district's first day: an empty folder, the token on the console, two administrators, and from there every other person.</summary>
public class FirstAdministratorTests
{
    private const string Password = "Long-enough-1";

    [Fact]
    [Trait("Clause", "T-3")]
    public async Task Two_administrators_come_in_by_the_token_once_and_bring_in_everybody_else()
    {
        await using var server = RunningServer.InUse();
        Assert.Equal(HttpStatusCode.Forbidden, (await Begin(server, "0123456789abcdef0123456789abcdef", Password)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Begin(server, server.FirstToken, "short")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Begin(server, server.FirstToken, Password)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Begin(server, server.FirstToken, Password)).Status);

        var system = await server.SignIn("xitong", Password);
        var security = await server.SignIn("anquan", Password);
        Assert.Equal(HttpStatusCode.Created, (await system.Post("/api/v1/units", new { Id = "住建局", Name = "住建局", Kind = "Bureau", Portfolio = "住建" })).Status);
        Assert.Equal(HttpStatusCode.Created, (await system.Post("/api/v1/people", new { Id = "P1", Name = "住建局经办人", Unit = "住建局" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await system.Post("/api/v1/people/P1/roles", new { Role = "Handler", From = "2026-01-01" })).Status);
        Assert.True((await security.Post("/api/v1/people/P1/roles", new { Role = "Handler", From = "2026-01-01" })).IsSuccess);
        Assert.Equal(HttpStatusCode.Forbidden, (await system.Post("/api/v1/people/P1/account", new { Account = "p1", Password })).Status);
        Assert.Equal(HttpStatusCode.Created, (await security.Post("/api/v1/people/P1/account", new { Account = "p1", Password })).Status);
        Assert.True((await (await server.SignIn("p1", Password)).Get("/api/v1/me")).IsSuccess);

        // T-3: this record is no demonstration, so nobody sets its clock.
        Assert.Equal(["T-3"], (await system.Put("/api/v1/demonstration/clock", new { Now = DateTimeOffset.UnixEpoch })).Rules);
        Assert.DoesNotContain(ClockSetting.Header, (await system.Get("/api/v1/me")).Headers.Keys, StringComparer.OrdinalIgnoreCase);

        // W-LOG: administrators exclude each other.
        Assert.Equal(["W-LOG"], (await security.Post("/api/v1/people/系统管理员/roles", new { Role = "SecurityAdministrator", From = "2026-01-01" })).Rules);
    }

    [Fact]
    [Trait("Clause", "T-3")]
    public async Task A_record_in_use_never_becomes_a_demonstration()
    {
        var folder = Directory.CreateTempSubdirectory("szyd-mark-").FullName;
        try
        {
            var used = RunningServer.InUse(Path.Combine(folder, "demo"));
            await used.Stop();
            Assert.Contains("T-3", Assert.ThrowsAny<Exception>(() => RunningServer.Demonstration(folder)).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Reply> Begin(RunningServer server, string token, string password) => server.Anybody.Post("/api/v1/first-administrator", new
    {
        Token = token,
        SystemAdministrator = new { Person = "系统管理员", Name = "系统管理员", Account = "xitong", Password = password },
        SecurityAdministrator = new { Person = "安全管理员", Name = "安全管理员", Account = "anquan", Password = password },
    });
}
