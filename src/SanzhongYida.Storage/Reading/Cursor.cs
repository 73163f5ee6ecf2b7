using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SanzhongYida.Storage;

/// <summary>Where a page ended: the values the list is ordered by, opaque to whoever hands them back.</summary>
internal static class Cursor
{
    public static string Of(params ReadOnlySpan<object?> values) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonArray.Of(values)));

    /// <summary>The values of a cursor. Throws <see cref="FormatException"/> on anything <see cref="Of"/> did not give.</summary>
    public static JsonElement[] Read(string cursor, int values)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            JsonElement[] read = [.. document.RootElement.Clone().EnumerateArray()];
            return read.Length == values ? read : throw new FormatException("The cursor is of another list.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("The cursor is not one of ours.", exception);
        }
    }

    public static DateOnly Day(this JsonElement value) => DateOnly.ParseExact(value.Text(), "O", CultureInfo.InvariantCulture);

    public static string Text(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException("The cursor is of another list.");

    public static long Number(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw new FormatException("The cursor is of another list.");
}
