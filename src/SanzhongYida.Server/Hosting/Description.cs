using Scalar.AspNetCore;

namespace SanzhongYida.Server;

/// <summary>The description of the API, and a page to try it. Both ask for a signed-in user like everything else.</summary>
public static class Description
{
    /// <summary>Registers the document.</summary>
    public static void AddDescription(this IServiceCollection services, Places places) => services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = places.IsDemonstration ? "三重一大 决策管理 API(演示)" : "三重一大 决策管理 API";
        document.Info.Version = "v1";
        document.Info.Description = "写操作可带 Idempotency-Key 与 If-Match;拒绝以 RFC 9457 回答,列出全部理由与所依据的条款。";
        return Task.CompletedTask;
    }));

    /// <summary>Maps document and page.</summary>
    public static void MapDescription(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/scalar", options =>
        {
            options.HideClientButton = true;
            options.DisableAgent();
        });
    }
}
