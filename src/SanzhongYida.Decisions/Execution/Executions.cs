using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

public sealed partial record Matter
{
    /// <summary>What is due by a day.</summary>
    internal IEnumerable<DueRow> Dues => [];

    /// <summary>The filed evaluation no meeting has concluded on yet, or null. Until then it changes nothing (R-4.3.3-d).</summary>
    [JsonIgnore]
    public string? PendingEvaluation => Evaluations.LastOrDefault() is { } last && !Conclusions.Any(conclusion => conclusion.Evaluation == last.Id && !conclusion.IsDeferred) ? last.Id : null;
}

internal static class Executions
{
    /// <summary>What each step of 四(三) still lacks.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements => [];

    public static string Advice(Matter matter) => "continue";

    public static void Handle(Proceeding p, ExecutionCommand command) => p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
}

public static partial class Notices
{
    private static IEnumerable<Notice> OfExecution(Matter matter, string? id, ExecutionFact fact) => [];
}
