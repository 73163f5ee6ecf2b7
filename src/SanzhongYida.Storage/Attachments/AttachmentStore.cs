using System.Security.Cryptography;

namespace SanzhongYida.Storage;

/// <summary>Attachments beside a record, each under its matter and the digest of its content. A file is whole and on the disk before
/// a command can name it; what no command named is collected.</summary>
public sealed class AttachmentStore(string folder)
{
    /// <summary>How long a file nobody named is kept.</summary>
    public static readonly TimeSpan OrphansKept = TimeSpan.FromDays(7);

    private const string Unfinished = ".part";
    private const int BufferBytes = 64 * 1024;

    /// <summary>The attachments of the record at a path.</summary>
    public static AttachmentStore Beside(string record) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(record))!, "attachments"));

    /// <summary>Takes content in; false when it is not what its digest says, and then nothing is kept. Throws
    /// <see cref="InvalidDataException"/> when it is longer than allowed.</summary>
    public async Task<bool> Put(string matter, string digest, Stream content, long longest, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Of(matter));
        var part = Path.Combine(Of(matter), $"{digest}.{Guid.NewGuid():N}{Unfinished}");
        try
        {
            if (await Write(part, content, longest, cancellation) != digest)
            {
                return false;
            }

            File.Move(part, FileOf(matter, digest), overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>How long a file is, or null when there is none.</summary>
    public long? Length(string matter, string digest) => new FileInfo(FileOf(matter, digest)) is { Exists: true } file ? file.Length : null;

    /// <summary>The content; null when there is none.</summary>
    public Stream? Open(string matter, string digest) => Length(matter, digest) is null ? null : File.OpenRead(FileOf(matter, digest));

    /// <summary>Removes what is older than <see cref="OrphansKept"/> and not named.</summary>
    /// <param name="now">The time it is, by the clock of the disk.</param>
    /// <param name="named">The digests a matter names.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> Collect(DateTimeOffset now, Func<string, Task<IReadOnlySet<string>>> named, CancellationToken cancellation = default)
    {
        var removed = 0;
        foreach (var matter in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(Path.GetFileName) : [])
        {
            cancellation.ThrowIfCancellationRequested();
            var old = Directory.EnumerateFiles(Of(matter!)).Where(file => File.GetLastWriteTimeUtc(file) < (now - OrphansKept).UtcDateTime).ToList();
            var kept = old.Count == 0 ? null : await named(matter!);
            foreach (var orphan in old.Where(file => !kept!.Contains(Path.GetFileName(file))))
            {
                File.Delete(orphan);
                removed++;
            }
        }

        return removed;
    }

    private static async Task<string> Write(string part, Stream content, long longest, CancellationToken cancellation)
    {
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (file.Position + read > longest)
            {
                throw new InvalidDataException($"The attachment is longer than {longest} bytes.");
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Both are letters and figures of our own making; what else comes in goes nowhere.
    private string Of(string matter) => Path.Combine(folder, Plain(matter));

    private string FileOf(string matter, string digest) => Path.Combine(Of(matter), Plain(digest));

    private static string Plain(string name) =>
        name.Length is > 0 and <= 200 && name.All(letter => char.IsLetterOrDigit(letter) || letter == '-') ? name : throw new ArgumentException($"“{name}” names no file.", nameof(name));
}
