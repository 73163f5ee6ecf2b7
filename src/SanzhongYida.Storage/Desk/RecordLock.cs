namespace SanzhongYida.Storage;

/// <summary>Held as long as a desk is open: a second desk on the same record fails at once. The system lets it go when the process dies.</summary>
internal sealed class RecordLock : IDisposable
{
    private readonly FileStream _file;

    private RecordLock(FileStream file) => _file = file;

    public static RecordLock Take(string path)
    {
        try
        {
            return new RecordLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"记录“{path}”已由另一程序打开 (the record is open in another program)", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
