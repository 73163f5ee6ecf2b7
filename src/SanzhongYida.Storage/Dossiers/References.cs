using System.Text.Json;

namespace SanzhongYida.Storage;

/// <summary>What an entry's body speaks of: the texts it refers to, and every word in it that could be the id of something.</summary>
internal sealed class References
{
    /// <summary>Digests of texts kept outside.</summary>
    public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Every string value.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    public void Add(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        Add(document.RootElement);
    }

    private void Add(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                Words.Add(element.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Add(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    // A TextRef is an object with nothing but its digest.
                    if (property.NameEquals("digest") && property.Value.ValueKind == JsonValueKind.String && element.GetPropertyCount() == 1)
                    {
                        Texts.Add(property.Value.GetString()!);
                    }

                    Add(property.Value);
                }

                break;
        }
    }
}
