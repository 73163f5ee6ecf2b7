using SanzhongYida.Testbed;

namespace SanzhongYida.Benchmarks;

/// <summary>A folder for one run: the demonstration district is founded in it once, and every lane works on a copy, on the same disk.</summary>
internal sealed class Folders : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("szyd-benchmarks-").FullName;
    private int _copies;

    /// <summary>The founded district.</summary>
    public string Founded => Path.Combine(_root, "founded");

    /// <summary>Founds it.</summary>
    public static async Task<Folders> Found()
    {
        var folders = new Folders();
        Directory.CreateDirectory(folders.Founded);
        await using var server = RunningServer.Demonstration(folders.Founded);
        await server.SetClock(2, 23);
        return folders;
    }

    /// <summary>A copy of the whole folder.</summary>
    public string Copy()
    {
        var copy = Path.Combine(_root, $"{++_copies}");
        foreach (var file in Directory.EnumerateFiles(Founded, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Founded, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    /// <summary>The record within a folder.</summary>
    public static string Record(string folder) => Path.Combine(folder, "demo", "record.db");

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
