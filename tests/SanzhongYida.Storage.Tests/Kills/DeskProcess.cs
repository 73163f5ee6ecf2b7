using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SanzhongYida.Storage.Tests;

/// <summary>A Desk in a process of its own, asked through its pipes by many clients at once.</summary>
internal sealed class DeskProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<long> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DeskProcess(Process process) => _process = process;

    /// <summary>Asked and not answered.</summary>
    public int InFlight => _asked.Count;

    /// <summary>Milliseconds the opening of the record took, once it is open.</summary>
    public Task<long> Opened => _opened.Task;

    public static DeskProcess Start(string record)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SanzhongYida.LoneDesk.dll"), record])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var desk = new DeskProcess(Process.Start(start) ?? throw new InvalidOperationException("The desk did not start."));
        desk._process.OutputDataReceived += (_, told) => desk.Hear(told.Data);
        desk._process.BeginOutputReadLine();
        return desk;
    }

    /// <summary>Asks; the answer never comes when the process is killed before.</summary>
    public async Task<string> Ask(string id, string what)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        lock (_process)
        {
            _process.StandardInput.WriteLine($"{id} {what}");
            _process.StandardInput.Flush();
        }

        return await answer.Task;
    }

    /// <summary>SIGKILL, and its end. Who waits for an answer is told that none will come.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Lets it end by itself.</summary>
    public void Close()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
    }

    public void Dispose() => _process.Dispose();

    private void Hear(string? line)
    {
        if (line is null)
        {
            var gone = new EndOfStreamException("The desk is gone.");
            _opened.TrySetException(gone);
            foreach (var asked in _asked.Values)
            {
                asked.TrySetException(gone);
            }
        }
        else if (line.Split(' ', 2) is ["open", var milliseconds])
        {
            _opened.TrySetResult(long.Parse(milliseconds, CultureInfo.InvariantCulture));
        }
        else if (_asked.TryRemove(line.Split(' ', 2)[0], out var asked))
        {
            asked.TrySetResult(line);
        }
    }
}
