using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>What a check says of one property.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>It holds.</summary>
    [JsonStringEnumMemberName("yes")]
    Yes,

    /// <summary>It doesn't; a <see cref="Finding"/> says why.</summary>
    [JsonStringEnumMemberName("no")]
    No,

    /// <summary>The search came to its limit before it could say.</summary>
    [JsonStringEnumMemberName("undecided")]
    Undecided,
}

/// <summary>One thing that is wrong, at an element; the path is a shortest way there.</summary>
/// <param name="Element">Id of the element it is about.</param>
/// <param name="Path">The nodes passed on the way there, in order; empty where the text itself is at fault.</param>
public sealed record Finding(string Element, ImmutableArray<string> Path)
{
    /// <summary>The gate it breaks, by the rule it comes from; null where it is a property of the process.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RuleId { get; init; }

    /// <summary>The property it breaks, by its name in the report; null where it is a gate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Property { get; init; }

    /// <summary>The flags for which it happens; those not named don't matter.</summary>
    [JsonConverter(typeof(PlainValues))]
    public ImmutableSortedDictionary<string, Value> Flags { get; init; } = Findings.NoFlags;

    /// <summary>What people and the outside did on the way there, for replaying it; empty where it was found on the diagram alone.</summary>
    public ImmutableArray<Deed> Deeds { get; init; } = [];

    /// <summary>Label of the element.</summary>
    public string Name { get; init; } = "";

    /// <summary>Line of the element in the text, from 1; 0 where none is known.</summary>
    public int Line { get; init; }

    /// <summary>What is wrong, in Chinese.</summary>
    public string Chinese { get; init; } = "";

    /// <summary>What is wrong, in English.</summary>
    public string English { get; init; } = "";
}

/// <summary>One command of a counterexample: what was done at which node, and with which results.</summary>
/// <param name="Act"><c>begin</c>, <c>complete</c>, <c>job</c>, <c>fail</c>, <c>timer</c>, <c>message</c>, <c>signal</c> or <c>set</c>.</param>
/// <param name="Node">Where.</param>
/// <param name="Results">What was handed over with it.</param>
public sealed record Deed(
    string Act,
    string Node,
    [property: JsonConverter(typeof(PlainValues))] ImmutableSortedDictionary<string, Value> Results)
{
    /// <summary>The error code of a job that fails.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorCode { get; init; }
}

/// <summary>
/// What the publish check says of one text. A definition may be published when every verdict is <see cref="Verdict.Yes"/>;
/// where one is <see cref="Verdict.Undecided"/> and none <see cref="Verdict.No"/>, the second person may accept it with a reason.
/// </summary>
public sealed record CheckReport
{
    /// <summary>The file, as it was named.</summary>
    public string File { get; init; } = "";

    /// <summary>The processes read, by id.</summary>
    public ImmutableArray<string> Processes { get; init; } = [];

    /// <summary>Whether everything in the text is understood; with guards ignored, missing conditions aside.</summary>
    public Verdict Reads { get; init; }

    /// <summary>Whether it can be run as it stands.</summary>
    public Verdict Executable { get; init; }

    /// <summary>The gates by rule id; empty for a process that names neither kinds nor steps.</summary>
    public ImmutableSortedDictionary<string, Verdict> Gates { get; init; } = ImmutableSortedDictionary.Create<string, Verdict>(StringComparer.Ordinal);

    /// <summary>Never two tokens in one place.</summary>
    public Verdict Safe { get; init; }

    /// <summary>From wherever it stands, it can still end.</summary>
    public Verdict OptionToComplete { get; init; }

    /// <summary>No end event is reached twice in one run of its scope.</summary>
    public Verdict ProperCompletion { get; init; }

    /// <summary>Every node is passed in some run.</summary>
    public Verdict NoDeadNode { get; init; }

    /// <summary>Whether the search saw everything.</summary>
    public Verdict Decided { get; init; }

    /// <summary>How many states the search saw.</summary>
    public int States { get; init; }

    /// <summary>All that is wrong.</summary>
    public ImmutableArray<Finding> Problems { get; init; } = [];

    /// <summary>Whether guards were ignored: then a drawing that can't be run as it stands may still be sound.</summary>
    [JsonIgnore]
    public bool IsOnlyDrawn { get; init; }

    /// <summary>Whether anything speaks against publishing it.</summary>
    [JsonIgnore]
    public bool IsRefused => All.Contains(Verdict.No) || !Problems.IsEmpty;

    /// <summary>Whether nothing speaks against it, but not everything could be seen.</summary>
    [JsonIgnore]
    public bool IsUndecided => !IsRefused && (All.Contains(Verdict.Undecided) || Decided != Verdict.Yes);

    private IEnumerable<Verdict> All => [Reads, IsOnlyDrawn ? Verdict.Yes : Executable, .. Gates.Values, Safe, OptionToComplete, ProperCompletion, NoDeadNode];
}

internal static class Findings
{
    public static readonly ImmutableSortedDictionary<string, Value> NoFlags = ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);
}
