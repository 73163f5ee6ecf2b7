using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Account and password.</summary>
public sealed record SignInRequest(string Account, string Password);

/// <summary>A refresh token.</summary>
public sealed record RefreshRequest(string RefreshToken);

/// <summary>Who is signed in, with what the record says of them today.</summary>
public sealed record Me(string Person, string Name, string? Unit, IReadOnlyList<Role> Roles);

/// <summary>Signing in and out. Every failure has the same answer.</summary>
public static class SigningIn
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(WebApplication app, RouteGroupBuilder api)
    {
        var door = api.MapGroup("/sign-in").AllowAnonymous().RequireRateLimiting(SignInRules.Limiter).AddEndpointFilter(FailureLimit.Filter).WithTags("登录 Sign-in");
        door.MapPost("", SignIn).WithSummary("登录,取得令牌");
        door.MapPost("/refresh", Refresh).WithSummary("换取新令牌");
        api.MapGet("/me", Self).WithTags("登录 Sign-in").WithSummary("本人及今日角色");

        // Before the page of the same address, which would take a post too.
        app.MapPost("/sign-in", SignInPage).WithOrder(-1).AllowAnonymous().RequireRateLimiting(SignInRules.Limiter).AddEndpointFilter(FailureLimit.Filter).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutPage).ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(SignInRequest request, Accounts accounts, HttpContext context) =>
        await accounts.Check(request.Account, request.Password) is { } principal
            ? TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme)
            : Wrong(context);

    private static async Task<IResult> Refresh(RefreshRequest request, Accounts accounts, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time, HttpContext context)
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc is { } expires && time.GetUtcNow() < expires && await accounts.Renew(ticket.Principal) is { } principal
            ? TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme)
            : Wrong(context);
    }

    private static IResult Self(Caller caller, Desk desk, Clock clock) =>
        desk.Law.People.GetValueOrDefault(caller.Person) is { } person
            ? TypedResults.Ok(new Me(person.Id, person.Name, person.Unit, [.. person.Roles.Where(held => held.On(clock.Today)).Select(held => held.Role)]))
            : Problems.NotFound();

    private static ProblemHttpResult Wrong(HttpContext context)
    {
        FailureLimit.Count(context);
        return TypedResults.Problem(
            Problems.Of(StatusCodes.Status401Unauthorized, Rule.Authority, "账号或密码有误,或账号已锁定", "wrong account or password, or the account is locked"));
    }

    private static async Task<IResult> SignInPage(HttpContext context, [FromForm] string account, [FromForm] string password, [FromForm] string? returnUrl, Accounts accounts)
    {
        if (await accounts.Check(account, password) is not { } principal)
        {
            FailureLimit.Count(context);
            return TypedResults.LocalRedirect("/sign-in?failed=true" + (Local(returnUrl) is { } local ? $"&returnUrl={Uri.EscapeDataString(local)}" : ""));
        }

        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal);
        return TypedResults.LocalRedirect(Local(returnUrl) ?? "/");
    }

    private static async Task<IResult> SignOutPage(HttpContext context, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect(Local(returnUrl) ?? "/sign-in");
    }

    // Only within this site; and as a header holds it, since an address may name a title in Chinese.
    private static string? Local(string? url) => url is ['/', not ('/' or '\\'), ..] or "/" && Uri.TryCreate(url, UriKind.Relative, out var local)
        ? local.GetComponents(UriComponents.SerializationInfoString, UriFormat.UriEscaped)
        : null;
}
