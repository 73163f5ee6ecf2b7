using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>A shipped story told in part, with lines left out: what is missing then is exactly what those lines held.</summary>
public static class Told
{
    /// <summary>Tells a story up to the first line that holds a text (not told), without the lines that hold any of some others,
    /// and without what the story only looks at or expects to be refused.</summary>
    public static async Task<CoreStage> Before(string file, string line, params string[] without)
    {
        var stage = District.New();
        var text = District.Read($"taobei/{file}.scenario.txt").ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal).Split('\n');
        var told = text.TakeWhile(told => !told.Contains(line, StringComparison.Ordinal))
            .Where(told => !told.Contains(" 核对", StringComparison.Ordinal) && !told.Contains('→', StringComparison.Ordinal) && !without.Any(part => told.Contains(part, StringComparison.Ordinal)));
        await Tell(stage, string.Join('\n', told));
        return stage;
    }

    /// <summary>Goes on with the story's own words; its matter and meeting are the first ones.</summary>
    public static Task Tell(CoreStage stage, string text) => StoryRunner.Run(StoryFile.Read(text), stage);

    /// <summary>The matter of the story.</summary>
    public static Matter Matter(CoreStage stage) => (Matter)stage.Find(Subject.Matter("matter-1"))!;
}
