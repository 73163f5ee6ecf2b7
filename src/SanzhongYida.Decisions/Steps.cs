using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>The steps of the regulation a definition's tasks can name (<c>szyd:step</c>), and what each still lacks.
/// A step is done the moment its evidence is complete; where the token stands never replaces the evidence.</summary>
public static class Steps
{
    private static readonly ImmutableDictionary<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>> Requirements =
        Preparations.Requirements.Concat(Meetings.Requirements).Concat(Executions.Requirements).Concat(Safeguards.Requirements)
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Does the step complete by its evidence (and not by somebody saying so)?</summary>
    public static bool IsEvidenced(string? step) => step is not null && Requirements.ContainsKey(step);

    /// <summary>All a waiting task still lacks before it can be complete, each with its clause; empty when it lacks nothing.
    /// A task that names no step of the regulation lacks nothing: it is completed by hand.</summary>
    public static ImmutableArray<Refusal> Missing(Law law, Matter matter, WorkItem item, DateOnly today) => item.Step switch
    {
        // R-4-c 「“三重一大”事项原则上须通过召开会议的方式集体决策」
        "meeting" => [new Refusal("R-4-c", "须经会议集体决策,不能以其他方式办结本环节", "only a meeting's decision completes this step")],
        { } step when Requirements.TryGetValue(step, out var requirement) => [.. requirement(law, matter, item, today), .. Handling.Missing(matter, item)],
        _ => [.. Handling.Missing(matter, item)],
    };

    /// <summary>Names of what steps hand to the expressions: only they write them.</summary>
    public static IEnumerable<string> ResultNames { get; } = ["outcome", "evaluationAdvice", "positionsResult", "countersignResult", "circulateResult"];

    /// <summary>What a completed step hands to the expressions of the process: its own results only.</summary>
    public static ImmutableDictionary<string, Value> Results(Matter matter, WorkItem item)
    {
        var none = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);
        return item.Step switch
        {
            "department-positions" => none.Add("positionsResult", Value.Of(Positions.Dissenting(matter).Any() ? "divided" : "agreed")),
            "evaluation" => none.Add("evaluationAdvice", Value.Of(Executions.Advice(matter))),
            _ => none,
        };
    }
}
