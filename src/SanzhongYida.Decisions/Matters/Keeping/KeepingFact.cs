using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>What is kept with a matter and what of it is destroyed, as stored.</summary>
[JsonDerivedType(typeof(KeepingFact.AttachmentFiled), "attachment-filed")]
[JsonDerivedType(typeof(KeepingFact.RedactionProposed), "redaction-proposed")]
[JsonDerivedType(typeof(KeepingFact.TextRedacted), "text-redacted")]
public abstract partial record MatterFact;

/// <summary>附件, and 销毁 of free text.</summary>
public abstract record KeepingFact : MatterFact
{
    private KeepingFact()
    {
    }

    /// <summary>A file was put to the matter; its content lies outside the record, under the matter and its digest.</summary>
    public sealed record AttachmentFiled(string Digest, string Name, long Length) : KeepingFact;

    /// <summary>Somebody asks that a text be destroyed.</summary>
    public sealed record RedactionProposed(string Digest, string Basis) : KeepingFact;

    /// <summary>Another approved it: text and salt are gone, the chain and its digests stay.</summary>
    public sealed record TextRedacted(string Digest) : KeepingFact;
}

[JsonDerivedType(typeof(MeetingFact.RedactionProposed), "redaction-proposed")]
[JsonDerivedType(typeof(MeetingFact.TextRedacted), "text-redacted")]
public abstract partial record MeetingFact
{
    /// <summary>Somebody asks that a text be destroyed.</summary>
    public sealed record RedactionProposed(string Digest, string Basis) : MeetingFact;

    /// <summary>Another approved it: text and salt are gone, the chain and its digests stay.</summary>
    public sealed record TextRedacted(string Digest) : MeetingFact;
}
