using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

public class SignInTests(SharedServer shared)
{
    private RunningServer District => shared.District;

    [Fact]
    public async Task Who_signs_in_is_told_who_they_are_by_the_record()
    {
        var reply = await (await District.As("M04")).Get("/api/v1/me");
        Assert.Equal("M04", reply.Body!["person"]!.GetValue<string>());
        Assert.Equal(["DeputyHead", "PartyGroupMember"], reply.Body["roles"]!.AsArray().Select(role => role!.GetValue<string>()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_anything_that_is_not_public()
    {
        var reply = await District.Anybody.Get("/api/v1/matters");
        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("authority", Assert.Single(reply.Rules));
    }

    [Theory]
    [InlineData("/api/v1/publications")]
    [InlineData("/api/v1/regulation/text")]
    [InlineData("/api/v1/regulation/clauses")]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task What_is_public_is_read_by_anybody(string path) => Assert.Equal(HttpStatusCode.OK, (await District.Anybody.Get(path)).Status);

    [Theory]
    [InlineData("m01", "Wrong-2026!")]
    [InlineData("nobody", "Demo-2026!")]
    public async Task A_wrong_password_and_an_unknown_account_are_told_the_same(string account, string password)
    {
        var reply = await District.Anybody.Post("/api/v1/sign-in", new { account, password });
        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("账号或密码有误,或账号已锁定", reply.Body!["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        for (var tries = 0; tries < 5; tries++)
        {
            await District.Anybody.Post("/api/v1/sign-in", new { Account = "b22", Password = "Wrong-2026!" });
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await District.Anybody.Post("/api/v1/sign-in", new { Account = "b22", DemonstrationDistrict.Password })).Status);
    }

    [Fact]
    public async Task A_refresh_token_gives_a_new_token_and_an_altered_one_none()
    {
        var signedIn = await District.Anybody.Post("/api/v1/sign-in", new { Account = "m02", DemonstrationDistrict.Password });
        var refresh = signedIn.Body!["refreshToken"]!.GetValue<string>();
        var renewed = await District.Anybody.Post("/api/v1/sign-in/refresh", new { RefreshToken = refresh });
        Assert.NotEmpty(renewed.Body!["accessToken"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await District.Anybody.Post("/api/v1/sign-in/refresh", new { RefreshToken = refresh + "x" })).Status);
    }

    [Fact]
    public async Task An_access_token_altered_or_made_up_lets_nobody_in()
    {
        foreach (var token in new[] { "x", "eyJhbGciOiJub25lIn0.eyJwZXJzb24iOiJNMDEifQ." })
        {
            var reply = await District.Anybody.Send(HttpMethod.Get, "/api/v1/me", null, headers: [("Authorization", "Bearer " + token)]);
            Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        }
    }

    [Fact]
    public void A_token_read_before_is_the_same_ticket_and_an_altered_one_is_none()
    {
        var tokens = new KnownTickets(new TicketDataFormat(new EphemeralDataProtectionProvider().CreateProtector("tokens")));
        var token = tokens.Protect(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(Caller.PersonClaim, "M01")])), "any"));
        var ticket = tokens.Unprotect(token);
        Assert.Equal("M01", Caller.Of(ticket!.Principal));
        Assert.Same(ticket, tokens.Unprotect(token));
        Assert.Null(tokens.Unprotect(token + "x"));
        Assert.Null(tokens.Unprotect(null));
    }

    [Fact]
    public async Task A_role_revoked_is_gone_at_the_next_command_though_the_token_is_older()
    {
        var security = await District.As("A02");
        var person = await District.As("乙街道办事处-经办");
        var body = Samples.Heating("乙街道办事处");
        Assert.True((await person.Post("/api/v1/matters", body)).IsSuccess);
        Assert.True((await security.Post("/api/v1/people/乙街道办事处-经办/roles/end", new { Role = "Handler", LastDay = "2026-02-23" })).IsSuccess);
        Assert.Equal("R-4.1.2-a", Assert.Single((await person.Post("/api/v1/matters", body)).Rules));
    }

    [Fact]
    public async Task A_role_revoked_reads_no_more_though_the_token_was_read_before()
    {
        var security = await District.As("A02");
        var person = await District.As("B21");
        const string Report = "/api/v1/supervision/documents/report";
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get(Report)).Status);
        Assert.True((await security.Post("/api/v1/people/B21/roles", new { Role = "SupervisionCenter", From = "2026-02-01" })).IsSuccess);
        Assert.Equal(HttpStatusCode.OK, (await person.Get(Report)).Status);
        Assert.True((await security.Post("/api/v1/people/B21/roles/end", new { Role = "SupervisionCenter", LastDay = "2026-02-23" })).IsSuccess);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get(Report)).Status);
    }

    [Fact]
    public async Task A_token_that_has_run_out_lets_nobody_in_however_often_it_is_read()
    {
        var tokens = District.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme).BearerTokenProtector;
        Assert.IsType<KnownTickets>(tokens);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Caller.PersonClaim, "M01")], IdentityConstants.BearerScheme));
        foreach (var (expires, status) in new[] { (DateTimeOffset.UtcNow.AddYears(1), HttpStatusCode.OK), (DateTimeOffset.UtcNow.AddYears(-1), HttpStatusCode.Unauthorized) })
        {
            var token = tokens.Protect(new AuthenticationTicket(person, new AuthenticationProperties { ExpiresUtc = expires }, $"{IdentityConstants.BearerScheme}:AccessToken"));
            for (var time = 0; time < 2; time++)
            {
                Assert.Equal(status, (await District.Anybody.Send(HttpMethod.Get, "/api/v1/me", null, headers: [("Authorization", "Bearer " + token)])).Status);
            }
        }
    }

    [Fact]
    public async Task A_request_of_another_site_is_refused()
    {
        var reply = await (await District.As("M01")).Send(HttpMethod.Post, "/api/v1/matters", null, headers: [("Origin", "https://elsewhere.example")]);
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
    }
}
