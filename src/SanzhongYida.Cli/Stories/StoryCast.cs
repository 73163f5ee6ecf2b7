using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Cli;

/// <summary>What a story's words stand for so far: 事项=… and 会议=… name a matter and a meeting, else the last named.</summary>
public sealed class StoryCast
{
    private readonly Dictionary<string, string> _matters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _meetings = new(StringComparer.Ordinal);
    private string _matter = "事项";
    private string _meeting = "会议";

    /// <summary>The id of the matter a step speaks of; a new name gets an id of its own.</summary>
    public string Matter(StoryStep step) => Id(_matters, step.Find("事项"), ref _matter, "matter");

    /// <summary>The id of the meeting a step speaks of.</summary>
    public string Meeting(StoryStep step) => Id(_meetings, step.Find("会议号"), ref _meeting, "meeting");

    /// <summary>The ids of matters named before.</summary>
    public ImmutableArray<string> Named(StoryStep step, IEnumerable<string> names) =>
        [.. names.Select(name => _matters.GetValueOrDefault(name) ?? throw new StoryException(step.Line, $"前文没有事项“{name}”"))];

    /// <summary>The id a server gave to what the story named last.</summary>
    public void Rename(string from, string to)
    {
        foreach (var names in new[] { _matters, _meetings })
        {
            foreach (var (name, id) in names.ToList())
            {
                names[name] = id == from ? to : id;
            }
        }
    }

    private static string Id(Dictionary<string, string> ids, string? named, ref string current, string kind)
    {
        current = named ?? current;
        if (!ids.TryGetValue(current, out var id))
        {
            ids[current] = id = string.Create(CultureInfo.InvariantCulture, $"{kind}-{ids.Count + 1}");
        }

        return id;
    }
}
