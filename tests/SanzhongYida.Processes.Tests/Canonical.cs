using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes.Tests;

/// <summary>Generated as in the product: what can't be written without reflection is found out here.</summary>
[JsonSerializable(typeof(Instance))]
[JsonSerializable(typeof(ImmutableArray<ProcessFact>))]
[JsonSerializable(typeof(Value))]
internal sealed partial class Shapes : JsonSerializerContext;

internal static class Canonical
{
    private static readonly Shapes Context = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Json(Instance? instance) => instance is null ? "none" : JsonSerializer.Serialize(instance, Context.Instance);

    public static string Json(ImmutableArray<ProcessFact> facts) => JsonSerializer.Serialize(facts, Context.ImmutableArrayProcessFact);

    public static string Json(Value value) => JsonSerializer.Serialize(value, Context.Value);

    public static Instance Instance(string json) => JsonSerializer.Deserialize(json, Context.Instance)!;

    public static ImmutableArray<ProcessFact> Facts(string json) => JsonSerializer.Deserialize(json, Context.ImmutableArrayProcessFact);
}
