using System.Buffers;
using System.Text;

namespace SanzhongYida.Storage;

/// <summary>A chain in a dossier: a line an entry, its body as it was hashed, or the bare hash of one that is withheld.</summary>
internal sealed class DossierLines
{
    private readonly ArrayBufferWriter<byte> _lines = new();

    public long Withheld { get; private set; }

    public void Add(ReadOnlySpan<byte> body)
    {
        // A body is JSON without a line end in it: the writer escapes them.
        _lines.Write(body);
        _lines.Write("\n"u8);
    }

    public void Withhold(byte[] hash)
    {
        Withheld++;
        Add(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)));
    }

    public byte[] ToBytes() => _lines.WrittenSpan.ToArray();

    /// <summary>The lines again: a body, or the hash of what is withheld. What follows the last line end is a line too.</summary>
    public static IEnumerable<(byte[]? Body, string? Hash)> Read(byte[] content)
    {
        for (var at = 0; at < content.Length;)
        {
            var length = content.AsSpan(at).IndexOf((byte)'\n');
            var line = length < 0 ? content[at..] : content[at..(at + length)];
            yield return line is [(byte)'{', ..] ? (line, null) : (null, Encoding.ASCII.GetString(line));
            at = length < 0 ? content.Length : at + length + 1;
        }
    }
}
