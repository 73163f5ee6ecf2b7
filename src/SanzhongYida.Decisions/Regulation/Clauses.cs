using System.Collections.Immutable;
using System.Text.Json;

namespace SanzhongYida.Decisions;

/// <summary>A rule and the sentence it rests on.</summary>
/// <param name="Id">The rule id.</param>
/// <param name="Kind">E enforced, R recorded, A alerted, P principle, or two of them.</param>
/// <param name="Place">Where in the text it stands.</param>
/// <param name="Sentence">The quoted sentence.</param>
public sealed record Clause(string Id, string Kind, string Place, string Sentence);

/// <summary>Every rule id with its quoted sentence (R-0-c: from any refusal one step leads to it).</summary>
public static class Clauses
{
    /// <summary>All of them, by id.</summary>
    public static ImmutableSortedDictionary<string, Clause> All { get; } = Load();

    /// <summary>The quoted sentence of a rule, or null when the id is no clause's.</summary>
    public static string? Sentence(string ruleId) => All.GetValueOrDefault(ruleId)?.Sentence;

    private static ImmutableSortedDictionary<string, Clause> Load()
    {
        using var stream = typeof(Clauses).Assembly.GetManifestResourceStream("clauses.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateArray()
            .Select(row => new Clause(Text(row, "id"), Text(row, "kind"), Text(row, "place"), Text(row, "sentence")))
            .ToImmutableSortedDictionary(clause => clause.Id, clause => clause, StringComparer.Ordinal);
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";
}
