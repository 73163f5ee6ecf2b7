using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SanzhongYida.Server;

/// <summary>How requests are read and answers written: nothing unknown is let in, nothing required may be missing.</summary>
public static class JsonRules
{
    /// <summary>Deepest nesting of a request.</summary>
    public const int Deepest = 16;

    /// <summary>The rules as options of their own, for bodies read by hand.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Puts the rules on given options.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.AllowOutOfOrderMetadataProperties = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = Deepest * 4;

        // The default escapes Chinese; answers are JSON and never markup.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        return options;
    }
}
