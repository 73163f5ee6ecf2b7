using System.Text.Json;

namespace SanzhongYida.Benchmarks;

/// <summary>The benchmarks' door: one verb, and where its figures are to be written.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>0 when it ran, 2 when the arguments can't be read.</summary>
    public static async Task<int> Main(string[] arguments)
    {
        if (!Options.TryRead(arguments, out var options, out var fault))
        {
            await Console.Error.WriteLineAsync($"{fault}\n{Options.Usage}");
            return 2;
        }

        object figures = options.Verb switch
        {
            Options.Durable => await new Durable(options, Console.Out).Run(),
            Options.Scale => await new Scale(options, Console.Out).Run(),
            _ => Machine.Measure(options, Console.Out),
        };
        if (options.Json is { } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, Json) + "\n");
        }

        return 0;
    }
}
