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
        var groups = new List<List<Move>>(instance.Activities.Length + 1);
        Gather(groups, instance, Instance.Root, []);
        foreach (var activity in instance.Activities)
        {
            var moves = new List<Move>(2);
            if (instance.FindTask(activity.Id) is not null)
            {
                Complete(moves, activity);
            }

            foreach (var job in instance.Jobs)
            {
                if (job.Id == activity.Id)
                {
                    moves.AddRange(Working(activity));
                }
            }

            Gather(groups, instance, activity.Id, moves);
        }

        return groups;
    }

    private void Gather(List<List<Move>> groups, Instance instance, string owner, List<Move> moves)
    {
        foreach (var subscription in instance.Subscriptions)
        {
            if (subscription.Activity == owner && !IsStillUnderWay(instance, owner, subscription.Node))
            {
                moves.Add(Hearing(owner, subscription));
            }
        }

        foreach (var timer in instance.Timers)
        {
            if (timer.Activity == owner && !IsStillUnderWay(instance, owner, timer.Node))
            {
                moves.Add(new(owner, timer.Node, "timer", new ProcessCommand.FireTimer(timer.Id), timer.Due > Start ? timer.Due : Start));
            }
        }

        if (moves.Count > 0)
        {
            groups.Add(moves);
        }
    }

    private void Complete(List<Move> moves, Activity activity)
    {
        var written = ignoresGuards ? null : Vocabulary.WrittenBy(surroundings.Of(activity.Node).Node);
        if (written is null || !domains.Mentioned.Contains(written.Name))
        {
            moves.Add(new(activity.Id, activity.Node, "complete", new ProcessCommand.Complete(activity.Id, Nothing), Start));
            return;
        }

        foreach (var value in domains.Of(written.Name))
        {
            moves.Add(Completed(activity, Findings.NoFlags.Add(written.Name, value)));
        }
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
    private bool IsStillUnderWay(Instance instance, string owner, string node)
    {
        var trigger = surroundings.Of(node);
        if (trigger.Node.IsInterrupting || trigger.Node.Kind is not (NodeKind.BoundaryEvent or NodeKind.StartEvent))
        {
            return false;
        }

        var scope = trigger.Node.Kind == NodeKind.StartEvent ? owner : instance.FindActivity(owner)!.Scope;
        foreach (var other in instance.Activities)
        {
            if (other.Scope == scope && surroundings.IsAside(other.Node) && (trigger.Nodes.Contains(other.Node) || other.Node == trigger.Node.Parent))
            {
                return true;
            }
        }

        foreach (var mark in instance.Marks)
        {
            if (mark.Scope == scope && surroundings.IsAside(mark.Node) && trigger.Nodes.Contains(mark.Node))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly ImmutableDictionary<string, Value> Nothing = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);
}
