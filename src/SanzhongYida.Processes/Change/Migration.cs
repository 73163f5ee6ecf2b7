using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Moves running instances to another version of their definitions. Tokens keep their place and their ids: tasks stay with
/// who has them, timers keep their moment, instances of a multi-instance their count; nothing that is done runs again.
/// One of these serves any number of instances, one after the other.
/// </summary>
public sealed class Migration(Library from, Library to, MigrationPlan plan)
{
    private readonly Versions versions = new(from, to, plan);
    private readonly Outlook before = new(from);
    private readonly Outlook after = new(to);

    /// <summary>All that keeps an instance from moving; none: it may. The same judgment as <see cref="Move"/>, without moving.</summary>
    public ImmutableArray<Obstacle> Obstacles(Instance instance)
    {
        if (instance.HasEnded)
        {
            return [new("", "流程已经结束。", "The process has ended.")];
        }

        if (!Engine.Knows(from, instance))
        {
            return [new("", "流程定义与实例不符。", "The definitions given are not those the instance runs.")];
        }

        var standing = new Matching(versions, instance).Obstacles().DistinctBy(obstacle => (obstacle.Node, obstacle.English)).ToImmutableArray();
        return standing.IsEmpty ? [.. Ahead(instance)] : standing;
    }

    // A version that is sound from its start need not be so from where an instance comes into it, as where it no longer joins
    // what the old one has split. What was wrong before the move is not held against it.
    private IEnumerable<Obstacle> Ahead(Instance instance)
    {
        var moved = (ProcessStep.Accepted)new Run(to, instance, Moves.Start, Moves.Due).Migrate(new Matching(versions, instance));
        var findings = moved.Instance.HasEnded ? [] : after.Of(moved.Instance);
        var known = findings.IsEmpty ? [] : before.Of(instance);
        return
            from finding in findings
            where !known.Any(it => it.Property == finding.Property)
            let way = string.Join(" → ", finding.Path)
            select new Obstacle(finding.Element, $"移到新版本后,在“{finding.Element}”处:{finding.Chinese}{way}", $"In the new version, at '{finding.Element}': {finding.English} {way}");
    }

    /// <summary>
    /// The steps that lie before the tokens of an instance within their round in the old version and no more in the new,
    /// though the new one has them: those the tokens would jump.
    /// </summary>
    public ImmutableArray<Jump> Jumped(Instance instance) =>
        [.. new Matching(versions, instance).Jumped().Distinct(StringComparer.Ordinal).Select(step => new Jump(step, Rule(step)))];

    private static string? Rule(string step) => GateTable.All.FirstOrDefault(gate => gate.Required.Any(landmark => landmark.What == step))?.Rule;

    /// <summary>Moves the instance, or refuses with every obstacle there is.</summary>
    public ProcessStep Move(Instance instance, DateTimeOffset at, DueDate due)
    {
        var obstacles = Obstacles(instance);
        return obstacles.IsEmpty
            ? new Run(to, instance, at, due).Migrate(new Matching(versions, instance))
            : new ProcessStep.Refused(string.Join('\n', obstacles.Select(it => it.Chinese)), string.Join('\n', obstacles.Select(it => it.English)));
    }
}

/// <summary>A step tokens would jump, and the rule that prescribes it, if one does.</summary>
public sealed record Jump(string Step, string? RuleId);
