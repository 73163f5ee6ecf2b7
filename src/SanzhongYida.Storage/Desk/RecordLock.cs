using System.Collections.Concurrent;

namespace SanzhongYida.Storage;

/// <summary>Held as long as a desk is open: a second desk on the same record fails at once. The system lets it go when the process dies.</summary>
/// <remarks>A lock of the process (POSIX record lock), not of the open file: a program started at the wrong moment would inherit the
/// latter and hold the record a little longer than its desk. Within the process the paths held are known.</remarks>
internal sealed class RecordLock : IDisposable
{
    private static readonly ConcurrentDictionary<string, RecordLock> Held = new(StringComparer.Ordinal);

    private readonly string _path;
    private FileStream? _file;

    private RecordLock(string path) => _path = path;

    public static RecordLock Take(string path)
    {
        var taken = new RecordLock(Path.GetFullPath(path));
        if (!Held.TryAdd(taken._path, taken))
        {
            throw Refused(path, inner: null);
        }

        try
        {
            taken._file = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (!OperatingSystem.IsMacOS())
            {
                taken._file.Lock(0, 1);
            }

            return taken;
        }
        catch (IOException exception)
        {
            taken.Dispose();
            throw Refused(path, exception);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        Held.TryRemove(new KeyValuePair<string, RecordLock>(_path, this));
    }

    private static InvalidOperationException Refused(string path, IOException? inner) =>
        new($"记录“{path}”已由另一程序打开 (the record is open in another program)", inner);
}
