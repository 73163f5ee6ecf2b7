using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SanzhongYida.Processes;

/// <summary>
/// Writes variables in ordinal order of their names: the bytes of a fact are hashed, and the order of an
/// <see cref="ImmutableDictionary{TKey, TValue}"/> differs from one run of the program to the next.
/// </summary>
public sealed class VariablesConverter : JsonConverter<ImmutableDictionary<string, Value>>
{
    /// <inheritdoc/>
    public override ImmutableDictionary<string, Value> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Variables are written as an object.");
        }

        var type = (JsonTypeInfo<Value>)options.GetTypeInfo(typeof(Value));
        var variables = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            variables[name] = JsonSerializer.Deserialize(ref reader, type) ?? Value.Nothing;
        }

        return variables.ToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImmutableDictionary<string, Value> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<Value>)options.GetTypeInfo(typeof(Value));
        writer.WriteStartObject();
        foreach (var (name, held) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, held, type);
        }

        writer.WriteEndObject();
    }
}
