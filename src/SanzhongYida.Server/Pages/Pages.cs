using MudBlazor.Services;

namespace SanzhongYida.Server;

/// <summary>The pages of the server: Blazor, interactive over a circuit, everything from the own origin.</summary>
public static class Pages
{
    // Styles may stand in elements (MudBlazor sets them there); scripts may not.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Registers what pages need.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddMudServices();
    }

    /// <summary>What every page is answered with: nothing foreign is loaded, nobody frames it, nothing of it is kept.</summary>
    public static void UsePageRules(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments(Failures.Api, StringComparison.Ordinal),
            page =>
            {
                page.UseExceptionHandler("/failed", createScopeForErrors: true);
                page.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
            });
    }

    /// <summary>Maps the pages and their files.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();

        // The policy above says who frames a page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
