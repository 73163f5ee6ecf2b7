using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>附件 of a matter.</summary>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its content.</param>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="FiledOn">The day it was filed.</param>
/// <param name="FiledBy">By whom.</param>
public sealed record Attachment(string Digest, string Name, long Length, DateOnly FiledOn, string FiledBy);

/// <summary>销毁 of a free text, asked for by one person and approved by another.</summary>
/// <param name="Digest">The text's digest, which stays.</param>
/// <param name="Basis">The legal basis.</param>
/// <param name="ProposedBy">Who asked.</param>
/// <param name="ProposedOn">When.</param>
public sealed record Redaction(string Digest, string Basis, string ProposedBy, DateOnly ProposedOn)
{
    /// <summary>Who approved it, or null.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The day the text was destroyed, or null.</summary>
    public DateOnly? DestroyedOn { get; init; }

    /// <summary>Does it wait for approval?</summary>
    [JsonIgnore]
    public bool IsOpen => DestroyedOn is null;

    internal static ImmutableArray<Redaction> Approved(ImmutableArray<Redaction> redactions, string digest, Stamp stamp) =>
        [.. redactions.Select(known => known.Digest == digest && known.IsOpen ? known with { ApprovedBy = stamp.By, DestroyedOn = stamp.On } : known)];
}

public sealed partial record Matter
{
    /// <summary>附件, oldest first.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>Texts destroyed, or asked to be.</summary>
    public ImmutableArray<Redaction> Redactions { get; init; } = [];

    private Matter Apply(KeepingFact fact, Stamp stamp) => fact switch
    {
        KeepingFact.AttachmentFiled f => this with { Attachments = Attachments.Add(new Attachment(f.Digest, f.Name, f.Length, stamp.On, stamp.By)) },
        KeepingFact.RedactionProposed f => this with { Redactions = Redactions.Add(new Redaction(f.Digest, f.Basis, stamp.By, stamp.On)) },
        KeepingFact.TextRedacted f => this with { Redactions = Redaction.Approved(Redactions, f.Digest, stamp) },
        _ => throw new UnreachableException(),
    };
}

public sealed partial record Meeting
{
    /// <summary>Texts destroyed, or asked to be.</summary>
    public ImmutableArray<Redaction> Redactions { get; init; } = [];
}
