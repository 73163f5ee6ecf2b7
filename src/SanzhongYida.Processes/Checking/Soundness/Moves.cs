using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>One command that may come now, at an activity.</summary>
internal sealed record Move(string Activity, string Node, string Act, ProcessCommand Command, DateTimeOffset At)
{
    public ImmutableSortedDictionary<string, Value> Results { get; init; } = Findings.NoFlags;

    public string? ErrorCode { get; init; }
}

/// <summary>What may come now: what the instance itself says is waiting, each with all it may bring.</summary>
internal sealed class Moves(Surroundings surroundings, Domains domains, bool ignoresGuards)
{
    /// <summary>A moment as good as any: nothing in the search depends on it.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Every period is a day.</summary>
    public static DateTimeOffset? Due(string period, DateTimeOffset from) => from.AddDays(1);

    private readonly ImmutableArray<string> codes =
        [.. surroundings.Nodes.Select(node => node.Trigger).OfType<Trigger.Error>().Select(error => error.Code).Where(code => code is not null).Select(code => code!).Distinct(StringComparer.Ordinal)];

    private readonly bool catchesAny = surroundings.Nodes.Any(node => node is { AttachedTo: not null, Trigger: Trigger.Error });

    /// <summary>All moves, those at one activity together, oldest activity first.</summary>
    public List<List<Move>> Of(Instance instance)
    {
        var groups = new List<List<Move>>();
        Gather(groups, instance, Instance.Root, []);
        foreach (var activity in instance.Activities)
        {
            Gather(groups, instance, activity.Id,
            [
                .. instance.Tasks.Where(task => task.Activity == activity.Id).SelectMany(task => Completing(activity)),
                .. instance.Jobs.Where(job => job.Id == activity.Id).SelectMany(job => Working(activity)),
            ]);
        }

        return groups;
    }

    private void Gather(List<List<Move>> groups, Instance instance, string owner, List<Move> moves)
    {
        moves.AddRange(instance.Subscriptions.Where(subscription => subscription.Activity == owner).Select(subscription => Hearing(owner, subscription)));
        moves.AddRange(instance.Timers.Where(timer => timer.Activity == owner).Select(timer =>
            new Move(owner, timer.Node, "timer", new ProcessCommand.FireTimer(timer.Id), timer.Due > Start ? timer.Due : Start)));
        moves.RemoveAll(move => IsStillUnderWay(instance, owner, move));
        if (moves.Count > 0)
        {
            groups.Add(moves);
        }
    }

    private IEnumerable<Move> Completing(Activity activity)
    {
        var written = ignoresGuards ? null : Vocabulary.WrittenBy(surroundings.Of(activity.Node).Node);
        if (written is null || !domains.Mentioned.Contains(written.Name))
        {
            return [Completed(activity, Findings.NoFlags)];
        }

        return domains.Of(written.Name).Select(value => Completed(activity, Findings.NoFlags.Add(written.Name, value)));
    }

    private static Move Completed(Activity activity, ImmutableSortedDictionary<string, Value> results) =>
        new(activity.Id, activity.Node, "complete", new ProcessCommand.Complete(activity.Id, results.ToImmutableDictionary(StringComparer.Ordinal)), Start) { Results = results };

    private IEnumerable<Move> Working(Activity activity)
    {
        yield return new(activity.Id, activity.Node, "job", new ProcessCommand.JobDone(activity.Id, Nothing), Start);
        foreach (var code in catchesAny ? codes.Append("·") : [])
        {
            yield return new(activity.Id, activity.Node, "fail", new ProcessCommand.JobFailed(activity.Id, "", code), Start) { ErrorCode = code };
        }
    }

    private static Move Hearing(string owner, Subscription subscription) => subscription.Awaits switch
    {
        Awaited.Signal => new(owner, subscription.Node, "signal", new ProcessCommand.Broadcast(subscription.Name, Nothing), Start),
        Awaited.Condition => new(owner, subscription.Node, "set", new ProcessCommand.SetVariables(Nothing), Start),
        _ when subscription.Id == owner => new(owner, subscription.Node, "complete", new ProcessCommand.Complete(owner, Nothing), Start),
        _ => new(owner, subscription.Node, "message", new ProcessCommand.Correlate(subscription.Name, Nothing) { At = subscription.Node, Key = subscription.Key }, Start),
    };

    // What a trigger beside the process began is over before it comes again: one token there stands for any number.
    private bool IsStillUnderWay(Instance instance, string owner, Move move)
    {
        var trigger = surroundings.Of(move.Node);
        if (trigger.Node.IsInterrupting || trigger.Node.Kind is not (NodeKind.BoundaryEvent or NodeKind.StartEvent))
        {
            return false;
        }

        var scope = trigger.Node.Kind == NodeKind.StartEvent ? owner : instance.FindActivity(owner)!.Scope;
        return instance.Activities.Any(other => other.Scope == scope && surroundings.IsAside(other.Node) && (trigger.Nodes.Contains(other.Node) || other.Node == trigger.Node.Parent))
            || instance.Marks.Any(mark => mark.Scope == scope && surroundings.IsAside(mark.Node) && trigger.Nodes.Contains(mark.Node));
    }

    private static readonly ImmutableDictionary<string, Value> Nothing = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);
}
