using System.Collections.Concurrent;
using System.Text;

namespace SanzhongYida.Storage.Tests;

/// <summary>What the clients of a desk asked and what they were answered, kept outside of it: an answer is on the disk before it counts.</summary>
internal sealed class OutsideLedger : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("szyd-ledger-").FullName, "acknowledged");
    private readonly FileStream _file;
    private readonly ConcurrentDictionary<string, string> _inDoubt = new(StringComparer.Ordinal);
    private int _asked;

    public OutsideLedger() => _file = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    /// <summary>Asked and not known to be done: id and act of each.</summary>
    public IReadOnlyDictionary<string, string> InDoubt => _inDoubt;

    /// <summary>All answers, as they stand on the disk: “id accepted subject version”.</summary>
    public string[] Acknowledged => File.ReadAllLines(_path);

    /// <summary>A new command, before it is asked.</summary>
    public (string Id, string What) Next()
    {
        var number = Interlocked.Increment(ref _asked);
        var id = $"k{number}";
        var what = (number % 3) switch { 0 => "submit", 1 => "enter", _ => "assign" } + " " + id;
        _inDoubt[id] = what;
        return (id, what);
    }

    /// <summary>An answer that came.</summary>
    public void Keep(string id, string answer)
    {
        Assert.StartsWith($"{id} accepted ", answer, StringComparison.Ordinal);
        lock (_file)
        {
            _file.Write(Encoding.UTF8.GetBytes(answer + "\n"));
            _file.Flush(flushToDisk: true);
        }

        _inDoubt.TryRemove(id, out _);
    }

    public void Dispose()
    {
        _file.Dispose();
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }
}
