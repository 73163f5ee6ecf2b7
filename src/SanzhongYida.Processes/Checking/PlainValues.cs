using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>Values by name as plain JSON, for reading by people and other programs.</summary>
internal sealed class PlainValues : JsonConverter<ImmutableSortedDictionary<string, Value>>
{
    public override ImmutableSortedDictionary<string, Value> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.EnumerateObject().ToImmutableSortedDictionary(property => property.Name, property => Plain(property.Value), StringComparer.Ordinal);
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, Value> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, one) in value)
        {
            writer.WritePropertyName(name);
            Write(writer, one);
        }

        writer.WriteEndObject();
    }

    private static Value Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.Of(true),
        JsonValueKind.False => Value.Of(false),
        JsonValueKind.Number => Value.Of(element.GetDecimal()),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Array => new Value.List([.. element.EnumerateArray().Select(Plain)]),
        _ => Value.Nothing,
    };

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case Value.Bool it:
                writer.WriteBooleanValue(it.Is);
                break;
            case Value.Number it:
                writer.WriteNumberValue(it.Amount);
                break;
            case Value.Text it:
                writer.WriteStringValue(it.Content);
                break;
            case Value.List it:
                writer.WriteStartArray();
                foreach (var item in it.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
