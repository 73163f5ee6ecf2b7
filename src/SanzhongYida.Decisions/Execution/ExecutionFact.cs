using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>四(三)决策执行.</summary>
public abstract partial record ExecutionFact : MatterFact
{
    private ExecutionFact()
    {
    }
}

/// <summary>Commands of 四(三)决策执行.</summary>
public abstract partial record ExecutionCommand : MatterCommand
{
    private ExecutionCommand(string matter)
        : base(matter)
    {
    }
}

public sealed partial record Matter
{
    /// <summary>执行部门, once assigned.</summary>
    public string? ExecutingUnit { get; init; }

    /// <summary>The leader who coordinates or leads the execution, once assigned.</summary>
    public string? CoordinatingLeader { get; init; }

    /// <summary>What is due by a day.</summary>
    internal IEnumerable<DueRow> Dues => [];

    private Matter Apply(ExecutionFact fact, Stamp stamp) => this;
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
