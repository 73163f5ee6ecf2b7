using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace SanzhongYida.Server;

/// <summary>The description of the API, and a page to try it. Both ask for a signed-in user like everything else.</summary>
public static class Description
{
    /// <summary>Registers the document.</summary>
    public static void AddDescription(this IServiceCollection services, Places places) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = places.IsDemonstration ? "三重一大 决策管理 API(演示)" : "三重一大 决策管理 API";
            document.Info.Version = "v1";
            document.Info.Description = "写操作可带 Idempotency-Key 与 If-Match;拒绝以 RFC 9457 回答,列出全部理由与所依据的条款。";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            AddHeaders(operation, context);
            AddFormat(operation, context);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Type(schema, context);
            return Task.CompletedTask;
        });
    });

    // Every act takes them: the caller's own number for it, and the version the caller has seen.
    private static void AddHeaders(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (!HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Idempotency-Key", "同一编号的同一请求只办一次 the same act under the same key is done once"));
        operation.Parameters.Add(Header("If-Match", "所见的版本,已变则不办(412) the version seen; refused with 412 when it has changed"));
    }

    // U-1: every list can be had as a file.
    private static void AddFormat(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.SupportedResponseTypes.Any(answer => ListFile.Element(answer.Type) is not null)
            && operation.Parameters?.Any(parameter => string.Equals(parameter.Name, "format", StringComparison.OrdinalIgnoreCase)) != true)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = "format", In = ParameterLocation.Query, Description = "xlsx 或空 xlsx, or none for JSON", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }

    // A text is read by a converter of ours, and an enum that may be missing is written once for all its uses: neither says its type by itself.
    private static void Type(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string) && schema.Type is null)
        {
            schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } or { IsSetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Select(name => JsonValue.Create(name))];
        }
        else if (schema.Type is null && schema.Properties is { Count: > 0 })
        {
            schema.Type = JsonSchemaType.Object;
        }
        else if (schema.Items is null && ListFile.Element(type) == typeof(string))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        }
    }

    private static OpenApiParameter Header(string name, string says) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = says,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

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
