using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Moves a running instance to another version of its definitions. Tokens keep their place and their ids: tasks stay with
/// who has them, timers keep their moment, instances of a multi-instance their count; nothing that is done runs again.
/// </summary>
public static class Migration
{
    /// <summary>All that keeps an instance from moving; none: it may. The same judgment as <see cref="Move"/>, without moving.</summary>
    public static ImmutableArray<Obstacle> Obstacles(Library from, Library to, Instance instance, MigrationPlan plan) =>
        [.. new Matching(from, to, instance, plan).Obstacles().DistinctBy(obstacle => (obstacle.Node, obstacle.English))];

    /// <summary>Moves the instance, or refuses with every obstacle there is.</summary>
    public static ProcessStep Move(Library from, Library to, Instance instance, MigrationPlan plan, DateTimeOffset at, DueDate due)
    {
        if (instance.HasEnded)
        {
            return new ProcessStep.Refused("流程已经结束。", "The process has ended.");
        }

        var obstacles = Obstacles(from, to, instance, plan);
        return obstacles.IsEmpty
            ? new Run(to, instance, at, due).Migrate(new Matching(from, to, instance, plan))
            : new ProcessStep.Refused(string.Join('\n', obstacles.Select(it => it.Chinese)), string.Join('\n', obstacles.Select(it => it.English)));
    }
}
