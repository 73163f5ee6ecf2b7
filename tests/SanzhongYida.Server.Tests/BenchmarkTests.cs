using System.Text.Json.Nodes;

namespace SanzhongYida.Server.Tests;

/// <summary>The benchmark runs and tells its figures; how fast it was is nothing a test asserts.</summary>
public class BenchmarkTests
{
    [Fact]
    public async Task A_quick_run_tells_every_figure()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, await Benchmarks.Program.Main(["durable", "--quick", "--rounds", "1", "--clients", "64,1", "--json", file]));
            var figures = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            string[] paths = ["ratios/http64_to_raw_group", "ratios/http64_to_raw_single", "ratios/desk64_to_raw_group", "perTransition/statements", "perTransition/cpuMicroseconds", "perTransition/allocatedBytes", "recordBytesPerMatter"];
            Assert.All(paths, path => Assert.True(path.Split('/').Aggregate((JsonNode?)figures, (node, key) => node?[key])!.GetValue<double>() > 0, path));

            // However many commands a batch holds, it does one thing to a table once.
            Assert.Equal(1, figures["statementsPerTableAndBatch"]!.GetValue<int>());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("fast")]
    [InlineData("durable", "--json")]
    [InlineData("durable", "--slow")]
    [InlineData("durable", "--clients", "1")]
    [InlineData("durable", "--rounds", "0")]
    public async Task Wrong_arguments_are_answered_with_the_usage(params string[] arguments) =>
        Assert.Equal(2, await Benchmarks.Program.Main(arguments));
}
