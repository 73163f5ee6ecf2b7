using System.IO.Compression;

namespace SanzhongYida.Storage;

/// <summary>卷册: the entries of a finished subject but the last, bound together: the exact bytes that were hashed, a line each, compressed as
/// one. The hash of each stands in the next, that of the last in the entry that stays in its table; so binding leaves the chain as it was.</summary>
internal sealed record StoredVolume(string Subject, long Last, string HashAlg, byte[] Body)
{
    // The best of Brotli's levels for their time: a volume is bound once.
    private const int Quality = 9;
    private const int Window = 22;

    /// <summary>Binds a chain, the last entry left out.</summary>
    public static StoredVolume Bind(IReadOnlyList<StoredEntry> chain)
    {
        var lines = new DossierLines();
        for (var n = 0; n < chain.Count - 1; n++)
        {
            lines.Add(chain[n].Body);
        }

        var bound = new StoredVolume(chain[0].Subject, chain[^2].Seq, chain[0].HashAlg, Compress(lines.ToBytes()));

        // What was bound is taken out of its table: only if it can be read again.
        var again = bound.Open();
        return again.Count == chain.Count - 1 && again.Zip(chain).All(pair => pair.First.Hash.AsSpan().SequenceEqual(pair.Second.Hash))
            ? bound
            : throw new InvalidOperationException($"The entries of {bound.Subject} are not what their hashes say.");
    }

    /// <summary>The entries, oldest first. Throws on anything <see cref="Bind"/> did not write.</summary>
    public List<StoredEntry> Open()
    {
        using var lines = new MemoryStream();
        using (var volume = new BrotliStream(new MemoryStream(Body), CompressionMode.Decompress))
        {
            volume.CopyTo(lines);
        }

        return [.. DossierLines.Read(lines.ToArray()).Select(line => ToEntry(line.Body ?? throw new InvalidDataException("A line is no entry.")))];
    }

    private StoredEntry ToEntry(byte[] body)
    {
        var entry = Entry.Read(body);
        return new StoredEntry(Subject, entry.Seq, entry.Stamp.At.ToUnixTimeMilliseconds(), entry.Stamp.By, entry.CommandId, body, Entry.HashOf(body), HashAlg);
    }

    private static byte[] Compress(byte[] lines)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(lines.Length)];
        return BrotliEncoder.TryCompress(lines, compressed, out var length, Quality, Window)
            ? compressed[..length]
            : throw new InvalidOperationException("The entries could not be compressed.");
    }
}
