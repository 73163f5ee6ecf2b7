using System.Diagnostics;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary><c>szyd</c> as a program: what its exit code says.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData(0, "--help")]
    [InlineData(2)]
    [InlineData(2, "bogus")]
    [InlineData(2, "check", "no-such-file.bpmn")]
    [InlineData(2, "verify", "no-such-file.zip")]
    public Task The_exit_code_tells_what_could_not_be_asked(int code, params string[] words) => Ends(code, words);

    [Fact]
    public Task A_story_finds_the_workflows_it_stands_in() => Ends(0, "story", Path.Combine(Places.Workflows, "S7.scenario.txt"));

    private static async Task Ends(int code, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "szyd.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var szyd = Process.Start(start)!;
        var told = await Task.WhenAll(szyd.StandardOutput.ReadToEndAsync(), szyd.StandardError.ReadToEndAsync());
        await szyd.WaitForExitAsync();
        Assert.True(szyd.ExitCode == code, $"{szyd.ExitCode}: {string.Concat(told)}");
    }
}
