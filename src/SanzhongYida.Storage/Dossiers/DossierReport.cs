using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What a verification comes to.</summary>
public enum Proof
{
    /// <summary>The result follows from the record, and the record is that of the key brought along.</summary>
    Holds,

    /// <summary>Something is not what it should be.</summary>
    DoesNotHold,

    /// <summary>It agrees with itself. Anybody can make such a dossier with a key of their own: whose it is only the district's key tells.</summary>
    OriginUnchecked,
}

/// <summary>What a verification has seen.</summary>
/// <param name="Number">事项编号; empty when the manifest can't be read.</param>
/// <param name="Title">题目.</param>
/// <param name="IsDemonstration">From a demonstration?</param>
/// <param name="Algorithm">How it is signed.</param>
/// <param name="Fingerprint">By which key; <see cref="DistrictKey.Fingerprint"/>.</param>
/// <param name="IsKeyKnown">Was it compared with a key brought along?</param>
/// <param name="Chains">How many chains.</param>
/// <param name="Entries">How many entries, those withheld not counted.</param>
/// <param name="Withheld">Entries about other agenda items, which stand as hashes.</param>
/// <param name="Texts">How many texts.</param>
/// <param name="Redacted">Texts that have been destroyed: by their digest, on what basis, who asked and who approved.</param>
/// <param name="Outcomes">Every conclusion on the matter, counted again.</param>
/// <param name="Findings">What does not hold; empty when the result follows from the record.</param>
public sealed record DossierReport(
    string Number,
    string Title,
    bool IsDemonstration,
    string Algorithm,
    string Fingerprint,
    bool IsKeyKnown,
    int Chains,
    long Entries,
    long Withheld,
    int Texts,
    ImmutableArray<Redaction> Redacted,
    ImmutableArray<CountedItem> Outcomes,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>How many attachments.</summary>
    public int Attachments { get; init; }

    /// <summary>The office's documents in it, by name; none where it was taken without a server.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>Texts on a whole meeting, minutes and additions, that are known by their digest because it had other matters too.</summary>
    public int WithheldTexts { get; init; }

    /// <summary>What that comes to.</summary>
    public Proof Proof => Findings.Count > 0 ? Proof.DoesNotHold : IsKeyKnown ? Proof.Holds : Proof.OriginUnchecked;
}
