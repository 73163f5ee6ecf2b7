using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace SanzhongYida.Server;

/// <summary>Who is let in, and how: accounts, tokens for programs, a cookie for pages, nobody by default.</summary>
public static class SignInRules
{
    /// <summary>The limiter of everything that takes a password or a token.</summary>
    public const string Limiter = "sign-in";

    private const string Any = "any";

    /// <summary>Registers accounts, schemes, policy and limiter.</summary>
    public static void AddSignIn(this IServiceCollection services, Places places, IConfiguration configuration)
    {
        services.AddDbContext<AccountsContext>(options => options.UseSqlite($"Data Source={places.Accounts}"));
        services.AddDataProtection().SetApplicationName("SanzhongYida").PersistKeysToFileSystem(new DirectoryInfo(places.Keys));
        services.AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<AccountsContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddErrorDescriber<ChineseFaults>();
        services.AddScoped<Accounts>();
        AddSchemes(services);

        // What nobody opened is closed.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        AddLimiter(services, configuration.GetValue("SignIn:PerMinute", 600));
        services.AddSingleton(_ => new FailureLimit(configuration.GetValue("SignIn:FailuresPerMinute", 30)));
    }

    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.RequireUniqueEmail = false;

        // An account may be called as the person is, in Chinese too.
        options.User.AllowedUserNameCharacters = "";
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(Any)
            .AddPolicyScheme(Any, Any, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 || context.Request.Path.StartsWithSegments(Failures.Api, StringComparison.Ordinal) && !HasCookie(context)
                    ? IdentityConstants.BearerScheme
                    : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, options =>
            {
                options.BearerTokenExpiration = TimeSpan.FromMinutes(10);
                options.RefreshTokenExpiration = TimeSpan.FromHours(12);
            })
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);
        services.PostConfigure<BearerTokenOptions>(IdentityConstants.BearerScheme, options => options.BearerTokenProtector = new KnownTickets(options.BearerTokenProtector));
    }

    private static bool HasCookie(HttpContext context) => context.Request.Cookies.ContainsKey(CookieName);

    private const string CookieName = "szyd";

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToLogin = context => Turn(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Turn(context, StatusCodes.Status403Forbidden);
    }

    // A program is told; a person is shown the way in.
    private static Task Turn(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments(Failures.Api, StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static void AddLimiter(IServiceCollection services, int perMinute) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Limiter, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
