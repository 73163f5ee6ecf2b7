using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>One link of a subject's chain. Its body is stored as the exact bytes that were hashed and holds the hash of the link before.</summary>
/// <param name="Subject">Whose chain.</param>
/// <param name="Seq">From 1, without gaps.</param>
/// <param name="Position">Its place in the whole record: from 1, without gaps. 0 in an entry older than positions.</param>
/// <param name="Stamp">When and by whom.</param>
/// <param name="CommandId">The command it answers.</param>
/// <param name="Previous">Hash of the entry before; zeros before the first.</param>
/// <param name="Facts">What happened.</param>
internal sealed record Entry(Subject Subject, long Seq, long Position, Stamp Stamp, string CommandId, ReadOnlyMemory<byte> Previous, ImmutableArray<Fact> Facts)
{
    /// <summary>Stored beside each hash, so that another algorithm can follow one day.</summary>
    public const string Algorithm = "sha-256";

    /// <summary>What the position is called in a body.</summary>
    public const string PositionName = "r";

    /// <summary>What stands before the first entry.</summary>
    public static ReadOnlyMemory<byte> Origin { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Which of two entries was written first, whatever the clock showed. Those without a position were all written before, and have
    /// nothing but their time.</summary>
    public (long Position, DateTimeOffset At) Place => (Position, Position == 0 ? Stamp.At : default);

    public byte[] ToBody() => RecordJson.Bytes(this, (writer, entry) =>
    {
        writer.WriteStartObject();
        writer.WriteString("s", entry.Subject.ToString());
        writer.WriteNumber("n", entry.Seq);
        if (entry.Position > 0)
        {
            writer.WriteNumber(PositionName, entry.Position);
        }

        writer.WriteString("at", entry.Stamp.At);
        writer.WriteString("by", entry.Stamp.By);
        writer.WriteString("c", entry.CommandId);
        writer.WriteString("p", Convert.ToHexStringLower(entry.Previous.Span));
        writer.WriteStartArray("f");
        foreach (var fact in entry.Facts)
        {
            RecordJson.Write(writer, fact);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Reads a body. Throws <see cref="JsonException"/>, <see cref="FormatException"/>, <see cref="InvalidOperationException"/>
    /// or <see cref="KeyNotFoundException"/> on anything <see cref="ToBody"/> did not write.</summary>
    public static Entry Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var subject = Subject.Parse(root.GetProperty("s").GetString()!);
        return new Entry(
            subject,
            root.GetProperty("n").GetInt64(),
            root.TryGetProperty(PositionName, out var position) ? position.GetInt64() : 0,
            new Stamp(root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("by").GetString()!),
            root.GetProperty("c").GetString()!,
            Convert.FromHexString(root.GetProperty("p").GetString()!),
            [.. root.GetProperty("f").EnumerateArray().Select(fact => RecordJson.ReadFact(subject.Kind, fact))]);
    }

    public static byte[] HashOf(ReadOnlySpan<byte> body) => SHA256.HashData(body);
}
