using System.Globalization;
using System.Text.Json;

namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Models of other engines with the behaviour their own tests expect, read from the folder <c>CONFORMANCE_DIR</c> names.
/// Without it there is nothing to play, and a line says so.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CONFORMANCE_DIR");

    [Fact]
    public void Every_execution_case_of_the_conformance_set_passes()
    {
        if (Folder is null)
        {
            Console.WriteLine("CONFORMANCE_DIR is not set: no conformance case is played.");
            return;
        }

        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "cases.json")));
        var played = cases.RootElement.EnumerateArray().Select(it => (Name: it.GetProperty("case").GetString()!, Found: Played(it))).ToList();
        var failed = played.Where(it => it.Found is not null).Select(it => $"{it.Name}: {it.Found}").ToList();
        Console.WriteLine($"Conformance: {played.Count - failed.Count} of {played.Count} execution cases pass.");
        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    [Fact]
    public void Every_interchange_case_of_the_conformance_set_loses_nothing()
    {
        if (Folder is null)
        {
            return;
        }

        var texts = Directory.GetFiles(Folder, "miwg-*.bpmn").Order(StringComparer.Ordinal).ToList();
        var failed = texts.Select(file => (File: Path.GetFileName(file), Lost: Interchange.Lost(File.ReadAllText(file))))
            .Where(it => it.Lost is not null).Select(it => $"{it.File}: {it.Lost}").ToList();
        Console.WriteLine($"Conformance: {texts.Count - failed.Count} of {texts.Count} interchange cases lose nothing.");
        Assert.True(texts.Count > 0 && failed.Count == 0, string.Join('\n', failed));
    }

    private static string? Played(JsonElement row)
    {
        var world = new World(DateTimeOffset.Parse(row.GetProperty("clock").GetString()!, CultureInfo.InvariantCulture));
        var number = 0;
        foreach (var step in row.GetProperty("steps").EnumerateArray())
        {
            number++;
            try
            {
                world.Do(Folder!, step.EnumerateObject().Single());
            }
            catch (Deviation deviation)
            {
                return $"step {number} {step.GetRawText()}: {deviation.Message}";
            }
        }

        return null;
    }
}
