using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>How requests are read and answers written: nothing unknown is let in, nothing required may be missing.</summary>
public static class JsonRules
{
    /// <summary>Deepest nesting of a request.</summary>
    public const int Deepest = 16;

    /// <summary>What is said of a text that holds what no text may hold.</summary>
    public const string Unfit = "control characters in a text";

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
        options.Converters.Add(new FitText());
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        return options;
    }

    // Every string of a request, the ids among them: what could not be shown, printed or exported later is not taken in.
    private sealed class FitText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return text is null || Wording.IsFit(text) ? text : throw new JsonException(Unfit);
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
