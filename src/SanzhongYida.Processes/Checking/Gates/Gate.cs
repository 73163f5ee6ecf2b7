using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// One requirement on the order of steps: on every way from the start to <paramref name="Before"/>, <paramref name="Passes"/>
/// is passed. Steps are named as in <c>szyd:step</c>, <c>meeting=carried</c> is a meeting with that outcome, <c>end=carried</c>
/// an end event with that result, <c>publication?carried</c> a publication where the outcome stands so, <c>evidence=x</c> a
/// task that asks for that evidence, <c>exit</c> the end of the process itself.
/// </summary>
/// <param name="Rule">The rule it comes from.</param>
/// <param name="Before">What may not be reached; words separated by spaces.</param>
/// <param name="Passes">Any of what must be passed.</param>
internal sealed record Gate(string Rule, string Before, string Passes)
{
    /// <summary>The flags that must hold for it to apply; <c>!cadre</c> must not.</summary>
    public string When { get; init; } = "";

    /// <summary>It applies only to ways that lead through this; empty: to all.</summary>
    public string After { get; init; } = "";

    /// <summary>What was passed before <see cref="After"/> doesn't count, and passing that again begins anew.</summary>
    public bool Anew { get; init; }

    /// <summary>It applies only while nothing was evaluated yet: to the way to the decision, not to what is decided about its execution.</summary>
    public bool Unevaluated { get; init; }

    public ImmutableArray<Landmark> Targets => Landmark.Several(Before);

    public ImmutableArray<Landmark> Required => Landmark.Several(Passes);

    public ImmutableArray<Landmark> Through => Landmark.Several(After);
}

/// <summary>A kind of place on the way, as a gate names it.</summary>
internal sealed record Landmark(string What, string? Value, string? Standing)
{
    public static ImmutableArray<Landmark> Several(string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static Landmark One(string word) => word.Split('=') is [var what, var value] ? new(what, value, null)
        : word.Split('?') is [var step, var standing] ? new(step, null, standing)
        : new(word, null, null);

    /// <summary>Whether a node that is passed counts: an end event always, a step only where people do it, at least once; the positions of several are one step.</summary>
    public static bool CanCarry(Node node) => node.Kind is NodeKind.EndEvent || (node.Kind == NodeKind.UserTask
        && (node.Multi is null || (node.Step is Bearer.OfSeveral && Bearer.AsksAll(node.Multi))
            || node.Multi.Cardinality?.Term is Term.Literal { Value: Value.Number { Amount: >= 1 } }));

    /// <summary>Whether a node is one, leaving results aside.</summary>
    public bool Is(Node node) => What switch
    {
        "end" => node.Kind == NodeKind.EndEvent && string.Equals(node.Result, Value, StringComparison.Ordinal),
        "evidence" => node.Kind == NodeKind.UserTask && node.Evidence.Contains(Value!, StringComparer.Ordinal),
        _ => string.Equals(node.Step, What, StringComparison.Ordinal),
    };

    /// <summary>Whether the outcome stands as it asks; where it doesn't ask, always.</summary>
    public bool Stands(string? outcome) => Standing is null || string.Equals(Standing, outcome, StringComparison.Ordinal);

    /// <summary>The result it asks for, of the step that writes one; null where any will do.</summary>
    public string? Asked => What is "end" or "evidence" ? null : Value;
}
