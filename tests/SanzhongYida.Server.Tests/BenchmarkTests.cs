using System.Text.Json.Nodes;

namespace SanzhongYida.Server.Tests;

/// <summary>The benchmark runs and tells its figures; how fast it was is nothing a test asserts.</summary>
public class BenchmarkTests
{
    [Fact]
    public async Task A_quick_run_of_durable_tells_every_figure()
    {
        var figures = await Run("durable", "--quick", "--rounds", "1", "--clients", "64,1");
        RequireFigures(figures, "ratios/http64_to_raw_group", "ratios/http64_to_raw_single", "ratios/desk64_to_raw_group", "perTransition/statements", "perTransition/cpuMicroseconds", "perTransition/allocatedBytes", "recordBytesPerMatter");

        // However many commands a batch holds, it does one thing to a table once.
        Assert.Equal(1, figures["statementsPerTableAndBatch"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_quick_run_of_scale_tells_every_figure() => RequireFigures(
        await Run("scale", "--quick"),
        "ratios/matters1e6_to_1e3",
        "ratios/definitions200_to_1",
        "ratios/timers_to_transitions",
        "peopleP99Milliseconds");

    [Fact]
    public async Task A_quick_run_of_engine_tells_every_figure() =>
        RequireFigures(await Run("engine", "--quick", "--rounds", "1"), "stepsPerSecond", "allocatedPerStep", "stateBytesOfTenTokens");

    [Theory]
    [InlineData]
    [InlineData("fast")]
    [InlineData("durable", "--json")]
    [InlineData("durable", "--slow")]
    [InlineData("durable", "--clients", "1")]
    [InlineData("durable", "--rounds", "0")]
    [InlineData("durable", "--matters", "5")]
    [InlineData("engine", "--matters", "5")]
    [InlineData("scale", "--timers", "many")]
    public async Task Wrong_arguments_are_answered_with_the_usage(params string[] arguments) =>
        Assert.Equal(2, await Benchmarks.Program.Main(arguments));

    private static async Task<JsonNode> Run(params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, await Benchmarks.Program.Main([.. arguments, "--json", file]));
            return JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void RequireFigures(JsonNode figures, params string[] paths) =>
        Assert.All(paths, path => Assert.True(path.Split('/').Aggregate((JsonNode?)figures, (node, key) => node?[key])!.GetValue<double>() > 0, path));
}
