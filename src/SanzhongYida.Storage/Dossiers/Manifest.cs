using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What a dossier says it holds; its bytes are what is signed.</summary>
internal sealed record Manifest(
    string Format,
    string HashAlg,
    ManifestMatter Matter,
    string Regulation,
    bool IsDemonstration,
    DateTimeOffset TakenAt,
    string TakenBy,
    ImmutableArray<ManifestChain> Chains,
    ImmutableArray<ManifestText> Texts,
    ImmutableArray<ManifestAttachment> Attachments,
    ImmutableArray<ManifestFile> Files)
{
    public const string Known = "sanzhongyida-dossier/1";
    public const string FileName = "manifest.json";
    public const string SignatureName = "manifest.sig.json";

    /// <summary>The folder of the office's documents.</summary>
    public const string Documents = "documents/";

    private static readonly ManifestJson Json = new(new JsonSerializerOptions(ManifestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Manifest);

    /// <summary>Throws <see cref="JsonException"/> on anything <see cref="ToBytes"/> did not write.</summary>
    public static Manifest Read(byte[] bytes) => JsonSerializer.Deserialize(bytes, Json.Manifest) ?? throw new JsonException("The manifest is null.");

    public static byte[] Sign(byte[] manifest, DistrictKey key) =>
        JsonSerializer.SerializeToUtf8Bytes(new ManifestSignature(key.Algorithm, Convert.ToBase64String(key.PublicKey), Convert.ToBase64String(key.Sign(manifest))), Json.ManifestSignature);

    /// <summary>Reads a signature; every byte of it counts, also those a lenient reader would pass over.</summary>
    public static ManifestSignature ReadSignature(byte[] bytes)
    {
        var signature = JsonSerializer.Deserialize(bytes, Json.ManifestSignature) ?? throw new JsonException("The signature is null.");
        return JsonSerializer.SerializeToUtf8Bytes(signature, Json.ManifestSignature).AsSpan().SequenceEqual(bytes)
            && Convert.ToBase64String(signature.Key) == signature.PublicKey
            && Convert.ToBase64String(signature.Signed) == signature.Signature
            ? signature
            : throw new JsonException("The signature is not written as it is written here.");
    }
}

/// <summary>The matter: formation, handler, time, process (W-ARC).</summary>
internal sealed record ManifestMatter(string Id, string Number, string Title, MatterKind Kind, string Unit, string Handler, DateOnly SubmittedOn, DateOnly? ArchivedOn, int? TransferYear, string Process, string DefinitionHash)
{
    public static ManifestMatter Of(Matter matter) => new(
        matter.Id, matter.Number, matter.Title, matter.Kind, matter.Unit, matter.DraftedBy, matter.SubmittedOn, matter.ArchivedOn, matter.TransferYear, matter.Process, matter.DefinitionHash);

    /// <summary>The digest of its process definition; none of a matter whose kind is not settled yet, which goes by no process.</summary>
    [JsonIgnore]
    public IEnumerable<string> Definition => Process.Length == 0 && DefinitionHash.Length == 0 ? [] : [DefinitionHash];
}

/// <summary>A chain: how many entries, how many of them about other agenda items and so by their hash alone, and the hash of the last.</summary>
internal sealed record ManifestChain(string Subject, string File, long Entries, long Withheld, string HashAlg, string Head);

/// <summary>A text that entries refer to; without salt and file when it has been destroyed, or is withheld because it speaks of other matters of
/// its meeting.</summary>
internal sealed record ManifestText(string Digest, string? Salt, string? File, bool? IsWithheld = null);

/// <summary>An attachment, known by its plain digest.</summary>
internal sealed record ManifestAttachment(string Digest, string Name, string File);

/// <summary>A file of the dossier.</summary>
internal sealed record ManifestFile(string Name, long Length, string Digest);

/// <summary>The signature over the manifest's bytes.</summary>
internal sealed record ManifestSignature(string Algorithm, string PublicKey, string Signature)
{
    [JsonIgnore]
    public byte[] Key => Convert.FromBase64String(PublicKey);

    [JsonIgnore]
    public byte[] Signed => Convert.FromBase64String(Signature);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(ManifestSignature))]
internal sealed partial class ManifestJson : JsonSerializerContext;
