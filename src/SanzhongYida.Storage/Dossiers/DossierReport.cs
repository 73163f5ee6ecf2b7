using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

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
/// <param name="Redacted">Texts that have been destroyed, by digest.</param>
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
    ImmutableArray<string> Redacted,
    ImmutableArray<CountedItem> Outcomes,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>How many attachments.</summary>
    public int Attachments { get; init; }
}
