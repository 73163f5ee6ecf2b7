using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>One instance between two versions: where each token stands in the old, and where it would in the new.</summary>
internal sealed class Matching(Library from, Library to, Instance instance, MigrationPlan plan)
{
    private readonly Dictionary<string, string> processes = Names(plan.Processes);
    private readonly Dictionary<string, string> nodes = Names(plan.Nodes);
    private readonly Dictionary<string, string> flows = Names(plan.Flows);

    public ProcessFact.Migrated Fact => new(Changed(plan.Processes), Changed(plan.Nodes), Changed(plan.Flows));

    private static ImmutableArray<Renaming> Changed(ImmutableArray<Renaming> renamings) => [.. renamings.Where(it => it.Old != it.New)];

    private static Dictionary<string, string> Names(ImmutableArray<Renaming> renamings) =>
        renamings.DistinctBy(it => it.Old, StringComparer.Ordinal).ToDictionary(it => it.Old, it => it.New, StringComparer.Ordinal);

    public IEnumerable<Obstacle> Obstacles()
    {
        foreach (var process in instance.Scopes.Select(scope => scope.Process).Distinct(StringComparer.Ordinal).Where(process => New(process) is null))
        {
            yield return new(process, $"流程“{process}”在新版本里没有对应。", $"The process '{process}' has no counterpart.");
        }

        foreach (var activity in instance.Activities.Where(activity => New(ProcessOf(activity.Scope)) is not null))
        {
            if (Obstacle(activity) is { } obstacle)
            {
                yield return obstacle;
            }
        }

        foreach (var mark in instance.Marks.Where(mark => New(ProcessOf(mark.Scope)) is not null))
        {
            var join = Counterpart(mark.Scope, mark.Node);
            if (join is null || join.Kind != Old(mark.Scope).Find(mark.Node)!.Kind || !join.Incoming.Any(flow => flow.Id == flows.GetValueOrDefault(mark.Flow)))
            {
                yield return new(mark.Node, $"在“{mark.Node}”处汇聚的令牌在新版本里没有对应的连线。", $"The token waiting at the join '{mark.Node}' has no counterpart of its flow.");
            }
        }
    }

    private Obstacle? Obstacle(Activity activity)
    {
        var old = Old(activity.Scope).Find(activity.Node)!;
        var label = old.Name.Length > 0 ? old.Name : old.Id;
        if (Counterpart(activity.Scope, activity.Node) is not { } next)
        {
            return new(old.Id, $"节点“{label}”在新版本里没有对应。", $"The node '{label}' has no counterpart.");
        }

        if (next.Kind != old.Kind || next.IsTriggeredByEvent != old.IsTriggeredByEvent || next.Trigger.GetType() != old.Trigger.GetType())
        {
            return new(old.Id, $"节点“{label}”与其对应“{next.Id}”种类不同。", $"The node '{label}' and its counterpart '{next.Id}' are of different kinds.");
        }

        if ((next.Multi is null, next.Multi?.IsSequential) != (old.Multi is null, old.Multi?.IsSequential))
        {
            return new(old.Id, $"节点“{label}”的多实例方式不同。", $"The node '{label}' is multiplied in another way.");
        }

        var parent = old.Parent is null ? null : nodes.GetValueOrDefault(old.Parent);
        return next.Parent == parent ? null
            : new(old.Id, $"节点“{label}”在新版本里位于另一个子流程。", $"The node '{label}' stands in another subprocess in the new version.");
    }

    /// <summary>Steps passed that have no counterpart: nothing can be sent back to them any more.</summary>
    public IEnumerable<(string Scope, string Node)> Forgotten() =>
        instance.Passed.Where(passed => Counterpart(passed.Scope, passed.Node) is null).Select(passed => (passed.Scope, passed.Node));

    /// <summary>Timers and subscriptions whose event is gone, or waits for something else now.</summary>
    public IEnumerable<string> Dropped()
    {
        var timers = instance.Timers.Where(timer => After(timer.Activity, timer.Node) is not { Trigger: Trigger.Timer }).Select(timer => timer.Id);
        var subscriptions = instance.Subscriptions.Where(it => After(it.Activity, it.Node) is not { } next || !Awaits(next, it)).Select(it => it.Id);
        return timers.Concat(subscriptions);
    }

    private static bool Awaits(Node node, Subscription subscription) => node.Trigger switch
    {
        Trigger.Message message => subscription.Awaits == Awaited.Message && subscription.Name == message.Name,
        Trigger.Signal signal => subscription.Awaits == Awaited.Signal && subscription.Name == signal.Name,
        Trigger.Condition => subscription.Awaits == Awaited.Condition,
        Trigger.None => subscription is { Awaits: Awaited.Message, Name: "" },
        _ => false,
    };

    /// <summary>Whether an event of the new version is new to an owner: it had no counterpart, or another kind of trigger, or waits for something else.</summary>
    public bool IsNew(string owner, Node next)
    {
        var old = nodes.Where(pair => pair.Value == next.Id).Select(pair => pair.Key).FirstOrDefault();
        var before = old is null ? null : Before(owner, old);
        return before is null || (before.Trigger, next.Trigger) switch
        {
            (Trigger.Message a, Trigger.Message b) => a.Name != b.Name,
            (Trigger.Signal a, Trigger.Signal b) => a.Name != b.Name,
            var (a, b) => a.GetType() != b.GetType(),
        };
    }

    private Node? Before(string owner, string node) =>
        (instance.FindActivity(owner) is { } activity ? Old(activity.Scope).Find(node) : null) ?? (instance.FindScope(owner) is null ? null : Old(owner).Find(node));

    private Node? After(string owner, string node)
    {
        var scope = instance.FindActivity(owner) is { } activity && Old(activity.Scope).Find(node) is { Kind: not NodeKind.StartEvent } ? activity.Scope : owner;
        return Counterpart(scope, node);
    }

    private Node? Counterpart(string scope, string node) =>
        nodes.TryGetValue(node, out var name) && New(ProcessOf(scope)) is { } next ? next.Find(name) : null;

    private string ProcessOf(string scope) => instance.FindScope(scope)!.Process;

    private Definition Old(string scope) => from.Find(ProcessOf(scope))!;

    private Definition? New(string process) => processes.TryGetValue(process, out var key) ? to.Find(key) : null;
}
