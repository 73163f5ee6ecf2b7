using System.Diagnostics;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary><c>szyd</c> and the server as programs: what their exit codes say.</summary>
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

    [Fact]
    public async Task No_password_is_built_in()
    {
        var told = await Ends(2, "story", Path.Combine(Places.Workflows, "S7.scenario.txt"), "--server", "http://127.0.0.1:1");
        Assert.Contains("SZYD_PASSWORD", told, StringComparison.Ordinal);
    }

    // What it starts with is asked before anything is opened: a server that started would not end.
    [Theory]
    [InlineData(0, "--Data:Directory", "--demo", "--help")]
    [InlineData(0, "--data", "-h")]
    [InlineData(2, "--dmeo", "--dmeo")]
    [InlineData(2, "demo", "--demo", "demo")]
    [InlineData(2, "--urls", "--demo", "--urls")]
    [InlineData(2, "--data", "--demo", "--data", "here")]
    [InlineData(2, "--Data:Folder=x", "--Data:Folder=x")]
    [InlineData(2, "--Dta:Directory=x", "--urls", "http://127.0.0.1:1", "--Dta:Directory=x")]
    public async Task The_server_starts_nothing_when_asked_for_help_or_told_what_it_does_not_know(int code, string said, params string[] words) =>
        Assert.Contains(said, await Run(code, "SanzhongYida.Server.dll", words), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData]
    [InlineData("--demo")]
    [InlineData("--demo", "--urls", "http://127.0.0.1:5080", "--Data:Directory=record")]
    [InlineData("--Serilog:MinimumLevel:Override:Microsoft=Warning", "--SignIn:PerMinute", "5")]
    public void What_the_server_knows_it_starts_with(params string[] words) => Assert.Null(Arguments.Ends(words));

    internal static Task<string> Ends(int code, params string[] words) => Run(code, "szyd.dll", words);

    private static async Task<string> Run(int code, string program, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("SZYD_PASSWORD");
        using var started = Process.Start(start)!;
        started.StandardInput.Close();
        var told = string.Concat(await Task.WhenAll(started.StandardOutput.ReadToEndAsync(), started.StandardError.ReadToEndAsync()));
        await started.WaitForExitAsync();
        Assert.True(started.ExitCode == code, $"{started.ExitCode}: {told}");
        return told;
    }
}
