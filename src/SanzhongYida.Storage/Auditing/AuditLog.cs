using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A line of the audit log: something that changed no record and is kept all the same.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
/// <param name="Kind">What it was: <see cref="Refused"/> and so on.</param>
/// <param name="Subject">On what: <c>kind/id</c>.</param>
/// <param name="What">The act, by its name.</param>
/// <param name="Rules">The rules it met.</param>
public sealed record AuditLine(DateTimeOffset At, string Person, string Kind, string Subject, string What, ImmutableArray<string> Rules)
{
    /// <summary>A rule refused an act.</summary>
    public const string Refused = "refused";

    /// <summary>The hash of the line before, lower-case hexadecimal; empty in the first.</summary>
    public string Before { get; init; } = "";
}

/// <summary>The audit log beside a record: one file of JSON lines per month, each line holding the hash of the one before (W-LOG).
/// A line is on disk when <see cref="Append"/> returns; a line that a power cut tore was never acknowledged and is dropped.</summary>
public sealed class AuditLog : IDisposable
{
    /// <summary>The least number of months that files are kept: nothing here ever deletes one.</summary>
    public const int MonthsKept = 6;

    private static readonly AuditJson Json = new(new JsonSerializerOptions(AuditJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly Lock _lock = new();
    private readonly string _folder;
    private FileStream? _file;
    private string _month = "";
    private string _last;

    /// <summary>Opens the log of a folder, which is made where needed.</summary>
    public AuditLog(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        _last = Files().LastOrDefault() is { } file ? Mend(file) : "";
        _month = Path.GetFileNameWithoutExtension(Files().LastOrDefault() ?? "");
    }

    /// <summary>Adds a line, and flushes it to the disk.</summary>
    public void Append(AuditLine line)
    {
        lock (_lock)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(line with { Before = _last }, Json.AuditLine);
            var month = DistrictTime.Day(line.At).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            var file = Open(string.CompareOrdinal(month, _month) < 0 ? _month : month);
            file.Write([.. bytes, (byte)'\n']);
            file.Flush(flushToDisk: true);
            _last = HashOf(bytes);
        }
    }

    /// <summary>The lines of a period, oldest first.</summary>
    public IEnumerable<AuditLine> Read(DateOnly from, DateOnly to)
    {
        // A clock set back does not set back the file, so a line may stand in a later one.
        var first = Path.Combine(_folder, from.ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".jsonl");
        return Files()
            .Where(file => string.CompareOrdinal(file, first) >= 0)
            .SelectMany(Lines)
            .Select(line => JsonSerializer.Deserialize(line, Json.AuditLine)!)
            .Where(line => DistrictTime.Day(line.At) is var day && from <= day && day <= to);
    }

    /// <summary>The first line that does not follow from the one before, as <c>file:line</c>; null when all do.</summary>
    public string? Broken()
    {
        var last = "";
        foreach (var file in Files())
        {
            foreach (var (index, line) in Lines(file).Index())
            {
                if (JsonSerializer.Deserialize(line, Json.AuditLine)!.Before != last)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{index + 1}");
                }

                last = HashOf(Encoding.UTF8.GetBytes(line));
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private FileStream Open(string month)
    {
        if (_file is null || _month != month)
        {
            _file?.Dispose();
            _file = new FileStream(Path.Combine(_folder, month + ".jsonl"), FileMode.Append, FileAccess.Write, FileShare.Read);
            _month = month;
        }

        return _file;
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal)];

    // Cuts off a torn last line; answers the hash of the last whole one.
    private static string Mend(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(whole);
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(0, whole)).TrimEnd('\n');
        return lines.Length == 0 ? "" : HashOf(Encoding.UTF8.GetBytes(lines[(lines.LastIndexOf('\n') + 1)..]));
    }

    // Read beside the writer: a line still being written has no end yet.
    private static IEnumerable<string> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n').SkipLast(1);
    }

    private static string HashOf(byte[] line) => Convert.ToHexStringLower(SHA256.HashData(line));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditJson : JsonSerializerContext;
