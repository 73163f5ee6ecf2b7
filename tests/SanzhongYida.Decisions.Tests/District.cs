using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>The shipped regulation and definitions and the demonstration district, founded by stepping their commands.</summary>
public static class District
{
    /// <summary>The day the tests' district is founded: before every story.</summary>
    public static DateTimeOffset Founded { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<(string Regulation, string Calendar, string People, KeyValuePair<string, string>[] Definitions)> Files = new(() => (
        Read("taobei/regulation.json"),
        Read("taobei/calendar.json"),
        Read("demonstration/district.json"),
        [.. Directory.GetFiles(Path.Combine(Root, "workflows", "taobei"), "*.bpmn").Order(StringComparer.Ordinal).Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]));

    /// <summary>A new stage on which that district stands.</summary>
    public static CoreStage New() =>
        CoreStage.Found(Files.Value.Regulation, Files.Value.Calendar, Files.Value.People, Files.Value.Definitions, Founded);

    /// <summary>Text of a shipped file, by its path under <c>workflows/</c>.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, "workflows", path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SanzhongYida.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SanzhongYida.sln is in no folder above the tests.");
    }
}
