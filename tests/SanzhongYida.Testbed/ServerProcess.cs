using System.Diagnostics;

namespace SanzhongYida.Testbed;

/// <summary>The real server of the demonstration district as a process of its own, always at the same address and on the same folder:
/// a kill takes with it all that a kill takes.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("szyd-killed-").FullName;
    private readonly string[] _settings;
    private Process? _process;

    /// <summary>A server that is not started yet.</summary>
    /// <param name="settings">Further settings, as on the command line.</param>
    public ServerProcess(params string[] settings)
    {
        Address = new Uri($"http://127.0.0.1:{Ports.Free(1)[0]}");
        _settings = settings;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its record of decisions.</summary>
    public string Record => Path.Combine(_folder, "demo", "record.db");

    /// <summary>Does the process live?</summary>
    public bool IsAlive => _process is { HasExited: false };

    /// <summary>Starts it, and comes back as soon as the process is there; the task is done when it answers.</summary>
    public Task Start()
    {
        _process?.Dispose();
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "SanzhongYida.Server.dll"),
            "--demo",
            $"--Urls={Address}",
            $"--Data:Directory={_folder}",
            "--SignIn:PerMinute=100000",
            "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Information",
            .. _settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        _process = process;
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = "";
        process.OutputDataReceived += (_, told) =>
        {
            last = told.Data ?? last;
            if (told.Data is null)
            {
                answers.TrySetException(new InvalidOperationException($"The server ended before it answered: {last}"));
            }
            else if (last.Contains("Application started", StringComparison.Ordinal))
            {
                answers.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        return answers.Task.WaitAsync(LongestStart);
    }

    /// <summary>SIGKILL, and its end.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            Kill();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
