using System.Collections.Concurrent;
using System.Collections.Immutable;
using SanzhongYida.Testbed;

namespace SanzhongYida.Storage.Tests;

/// <summary>A folder whose database files are watched: what SQLite has written, and how much of it is synced. From it follows what a
/// disk may hold after a power cut at any moment.</summary>
internal sealed class WatchedDisk : IDisposable
{
    private readonly ConcurrentDictionary<string, WatchedFile> _files = new(StringComparer.Ordinal);

    public WatchedDisk(string folder)
    {
        Folder = folder;
        WatchingVfs.Watch(this);
    }

    public string Folder { get; }

    /// <summary>Called after every write, truncation and sync, by whoever does it.</summary>
    public Action? Moved { get; set; }

    public void Dispose() => WatchingVfs.Unwatch(this);

    /// <summary>The file of that path; what it holds when it is first opened is synced.</summary>
    public WatchedFile Find(string path) => _files.GetOrAdd(path, static path => new WatchedFile(File.Exists(path) ? [.. File.ReadAllBytes(path)] : []));

    /// <summary>How the disk stands at this moment.</summary>
    public DiskMoment Now() => new(_files.ToImmutableDictionary(file => Path.GetFileName(file.Key), file => file.Value.Standing, StringComparer.Ordinal));
}

/// <summary>One file: what is certainly there, and what was done since, which may be there or not.</summary>
internal sealed class WatchedFile(ImmutableArray<byte> synced)
{
    private FileStanding _standing = new(synced, []);

    public FileStanding Standing => _standing;

    public void Do(Change change) => _standing = _standing with { Unsynced = _standing.Unsynced.Add(change) };

    public void Sync()
    {
        if (_standing.Unsynced.Length > 0)
        {
            _standing = new FileStanding(_standing.After(_standing.Unsynced), []);
        }
    }
}

/// <summary>Bytes at a place, or a new length where there are none.</summary>
internal sealed record Change(long At, byte[]? Bytes);

internal sealed record FileStanding(ImmutableArray<byte> Synced, ImmutableArray<Change> Unsynced)
{
    /// <summary>What the file holds when of all that is not synced these changes came through.</summary>
    public ImmutableArray<byte> After(IEnumerable<Change> through)
    {
        var content = new MemoryStream();
        content.Write(Synced.AsSpan());
        foreach (var change in through)
        {
            if (change.Bytes is null)
            {
                content.SetLength(change.At);
            }
            else
            {
                content.Position = change.At;
                content.Write(change.Bytes);
            }
        }

        return ImmutableArray.Create(content.ToArray());
    }
}

/// <summary>The files of a disk at one moment.</summary>
internal sealed record DiskMoment(ImmutableDictionary<string, FileStanding> Files)
{
    /// <summary>What a disk writes whole or not at all.</summary>
    private const int Sector = 512;

    /// <summary>Writes a disk after the power was cut: nothing of what was not synced came through.</summary>
    public void WriteLeast(string folder) => Write(folder, _ => []);

    /// <summary>All of it came through, as after a kill.</summary>
    public void WriteMost(string folder) => Write(folder, changes => changes);

    /// <summary>Some of it came through, in any order, single sectors of it.</summary>
    public void WriteSome(string folder, Chance chance) => Write(folder, changes => changes.SelectMany(change => change.Bytes switch
    {
        _ when chance.Below(3) == 0 => [],
        null => [change],
        _ when chance.Below(2) == 0 => [change],
        var bytes => bytes.Chunk(Sector).Select((sector, number) => new Change(change.At + (number * Sector), sector)).Where(_ => chance.Below(2) == 0),
    }));

    private void Write(string folder, Func<ImmutableArray<Change>, IEnumerable<Change>> through)
    {
        foreach (var (name, standing) in Files.Where(file => !file.Key.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.WriteAllBytes(Path.Combine(folder, name), [.. standing.After(through(standing.Unsynced))]);
        }
    }
}
