namespace SanzhongYida.Server;

/// <summary>What is filled into a template: words by their name, and lists of further sheets. A word not found in a sheet is looked up in
/// the one around it.</summary>
public sealed class Sheet
{
    /// <summary>Words by name.</summary>
    public IDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Lists by name.</summary>
    public IDictionary<string, IReadOnlyList<Sheet>> Lists { get; } = new Dictionary<string, IReadOnlyList<Sheet>>(StringComparer.Ordinal);

    /// <summary>The sheet around this one, while it is filled in.</summary>
    public Sheet? Around { get; private set; }

    /// <summary>A sheet with words.</summary>
    public static Sheet Of(params ReadOnlySpan<(string Name, string Text)> words)
    {
        var sheet = new Sheet();
        foreach (var (name, text) in words)
        {
            sheet.Words[name] = text;
        }

        return sheet;
    }

    /// <summary>Adds a list.</summary>
    public Sheet With(string name, IEnumerable<Sheet> list)
    {
        Sheet[] sheets = [.. list];
        foreach (var sheet in sheets)
        {
            sheet.Around = this;
        }

        Lists[name] = sheets;
        return this;
    }

    /// <summary>The word of that name, or null.</summary>
    public string? Word(string name) => Words.TryGetValue(name, out var word) ? word : Around?.Word(name);

    /// <summary>The list of that name; null when there is none.</summary>
    public IReadOnlyList<Sheet>? List(string name) => Lists.TryGetValue(name, out var list) ? list : Around?.List(name);
}
