using System.Buffers.Binary;
using System.Text;

namespace SanzhongYida.Storage;

/// <summary>A file of a dossier.</summary>
internal sealed record DossierFile(string Name, byte[] Content);

/// <summary>The zip file a dossier is: stored, not packed, in the order of the names and with no times, so that the same files always are the
/// same bytes. What is read is put together again and compared: there is no byte that says nothing.</summary>
internal static class Container
{
    /// <summary>Longest dossier: what one array holds, with room.</summary>
    public const int Longest = 1 << 30;

    /// <summary>Most files of one dossier.</summary>
    public const int MostFiles = 60_000;

    private const uint LocalMark = 0x04034b50;
    private const uint CentralMark = 0x02014b50;
    private const uint EndMark = 0x06054b50;
    private const int LocalLength = 30;
    private const ushort Version = 20;
    private const ushort Utf8Names = 1 << 11;

    // 1980-01-01, the first day such a file can name.
    private const ushort NoDay = 0x21;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (crc, _) => (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320))];

    public static byte[] Write(IEnumerable<DossierFile> files)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var written = new List<(DossierFile File, uint Crc, long At)>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var crc = Crc(file.Content);
            written.Add((file, crc, stream.Position));
            writer.Write(LocalMark);
            WriteHeader(writer, file, crc);
            writer.Write(Encoding.UTF8.GetBytes(file.Name));
            writer.Write(file.Content);
        }

        var central = stream.Position;
        foreach (var (file, crc, at) in written)
        {
            writer.Write(CentralMark);
            writer.Write(Version);
            WriteHeader(writer, file, crc);
            writer.Write((ushort)0); // comment
            writer.Write((ushort)0); // disk
            writer.Write((ushort)0); // internal attributes
            writer.Write(0u);        // external attributes
            writer.Write((uint)at);
            writer.Write(Encoding.UTF8.GetBytes(file.Name));
        }

        var end = stream.Position;
        writer.Write(EndMark);
        writer.Write(0u); // disks
        writer.Write((ushort)written.Count);
        writer.Write((ushort)written.Count);
        writer.Write((uint)(end - central));
        writer.Write((uint)central);
        writer.Write((ushort)0); // comment
        return end < Longest && written.Count <= MostFiles ? stream.ToArray() : throw new InvalidOperationException("The dossier is too long.");
    }

    /// <summary>The files of a dossier. Every byte that <see cref="Write"/> would have written otherwise is a finding that names it.</summary>
    public static List<DossierFile> Read(byte[] bytes, FindingList findings)
    {
        var files = new List<DossierFile>();
        var starts = new List<int>();
        var at = 0;
        while (files.Count < MostFiles && bytes.Length - at >= LocalLength && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == LocalMark)
        {
            var header = bytes.AsSpan(at, LocalLength);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]);
            var name = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            var extra = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var content = (long)at + LocalLength + name + extra;
            if (content + length > bytes.Length)
            {
                break;
            }

            starts.Add(at);
            files.Add(new DossierFile(Encoding.UTF8.GetString(bytes, at + LocalLength, name), bytes[(int)content..(int)(content + length)]));
            at = (int)(content + length);
        }

        Compare(bytes, Write(files), files, starts, findings);
        return files;
    }

    private static void Compare(byte[] bytes, byte[] expected, List<DossierFile> files, List<int> starts, FindingList findings)
    {
        var differs = bytes.AsSpan().CommonPrefixLength(expected);
        if (differs == bytes.Length && differs == expected.Length)
        {
            return;
        }

        // A file begins with its header; what follows the last file is the directory.
        var near = starts.FindLastIndex(start => start <= differs);
        findings.Add(near < 0 ? "zip" : files[near].Name, $"卷宗第{differs}字节起与其内容不符", $"from byte {differs} on the dossier is not what its files make");
    }

    private static void WriteHeader(BinaryWriter writer, DossierFile file, uint crc)
    {
        writer.Write(Version);
        writer.Write(Utf8Names);
        writer.Write((ushort)0); // stored
        writer.Write((ushort)0); // time
        writer.Write(NoDay);
        writer.Write(crc);
        writer.Write((uint)file.Content.Length);
        writer.Write((uint)file.Content.Length);
        writer.Write((ushort)Encoding.UTF8.GetByteCount(file.Name));
        writer.Write((ushort)0); // extra
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc = CrcTable[(crc ^ octet) & 0xFF] ^ crc >> 8;
        }

        return ~crc;
    }
}
