using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SanzhongYida.Storage;

/// <summary>Values as SQLite stores them, written as a JSON array: the rows of a batch go to a statement as one parameter.</summary>
internal static class JsonArray
{
    public static string Of(params ReadOnlySpan<object?> values)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer, RecordJson.Writing))
        {
            Write(writer, values);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<object?> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            Write(writer, value);
        }

        writer.WriteEndArray();
    }

    /// <summary>An array of arrays already written.</summary>
    public static string OfRows(IEnumerable<string> rows) => $"[{string.Join(',', rows)}]";

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteNumberValue(flag ? 1 : 0);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                writer.WriteNumberValue(instant.ToUnixTimeMilliseconds());
                break;
            case DateOnly day:
                writer.WriteStringValue(day.ToString("O", null));
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            default:
                throw new NotSupportedException($"No column holds a {value.GetType().Name}.");
        }
    }
}
