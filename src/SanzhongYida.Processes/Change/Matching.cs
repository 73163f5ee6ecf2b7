using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>One instance between two versions: where each token stands in the old, where it would in the new, and what stands against it.</summary>
internal sealed class Matching(Versions versions, Instance instance)
{
    public ProcessFact.Migrated Fact => new(
        [
            .. instance.Scopes.Select(scope => scope.Process).Append(instance.Process).Distinct(StringComparer.Ordinal)
                .Select(process => new Renaming(process, versions.New(process)!.Key)).Where(it => it.Old != it.New),
        ],
        versions.RenamedNodes,
        versions.RenamedFlows);

    public IEnumerable<Obstacle> Obstacles()
    {
        var processes = instance.Scopes.Select(scope => scope.Process).Distinct(StringComparer.Ordinal).Where(process => versions.New(process) is null);
        var standing = processes.Select(process => new Obstacle(process, $"流程“{process}”在新版本里没有对应。", $"The process '{process}' has no counterpart.")).ToList();
        if (standing.Count == 0)
        {
            standing.AddRange(instance.Activities.Select(Obstacle).OfType<Obstacle>());
            standing.AddRange(instance.Marks.Select(Obstacle).OfType<Obstacle>());
        }

        return standing.Count == 0 ? Repeated() : standing;
    }

    private Obstacle? Obstacle(Activity activity)
    {
        var old = Old(activity.Scope).Find(activity.Node)!;
        var label = old.Name.Length > 0 ? old.Name : old.Id;
        if (Counterpart(activity.Scope, activity.Node) is not { } next)
        {
            return new(old.Id, $"节点“{label}”在新版本里没有对应。", $"The node '{label}' has no counterpart.");
        }

        if ((Versions.Unlike(old, next) ?? Unlike(old, next, label)) is { } unlike)
        {
            return unlike;
        }

        var inside = instance.FindScope(activity.Id);
        return !versions.Is(old.Parent, next.Parent)
                ? new(old.Id, $"节点“{label}”在新版本里位于另一个子流程。", $"The node '{label}' stands in another subprocess in the new version.")
            : old.Kind == NodeKind.CallActivity && inside is { Instances: null } && versions.New(inside.Process)!.Id != versions.Called(next)?.Id
                ? new(old.Id, $"节点“{label}”在新版本里调用另一个流程。", $"The node '{label}' calls another process in the new version.")
                : null;
    }

    private static Obstacle? Unlike(Node old, Node next, string label) =>
        next.Trigger.GetType() != old.Trigger.GetType()
            ? new(old.Id, $"节点“{label}”与其对应“{next.Id}”等待的事件种类不同。", $"The node '{label}' and its counterpart '{next.Id}' wait for events of different kinds.")
        : (next.Multi is null, next.Multi?.IsSequential) != (old.Multi is null, old.Multi?.IsSequential)
            ? new(old.Id, $"节点“{label}”的多实例方式不同。", $"The node '{label}' is multiplied in another way.")
            : null;

    private Obstacle? Obstacle(Mark mark)
    {
        var old = Old(mark.Scope).Find(mark.Node)!;
        var isSame = Counterpart(mark.Scope, mark.Node) is { } join && join.Kind == old.Kind && versions.Is(old.Parent, join.Parent)
            && join.Incoming.Any(flow => versions.IsFlow(mark.Flow, flow.Id));
        return isSame ? null
            : new(mark.Node, $"在“{mark.Node}”处汇聚的令牌在新版本里没有对应的连线。", $"The token waiting at the join '{mark.Node}' has no counterpart of its flow.");
    }

    /// <summary>What is done, or stands with another token, and would come before a token in the new version: done once, it must not run again.</summary>
    private IEnumerable<Obstacle> Repeated() =>
        from token in Tokens()
        from node in versions.Repeated(token.Process, token.Node)
        where IsDone(node, token.Process)
        let label = node.Name.Length > 0 ? node.Name : node.Id
        select new Obstacle(node.Id, $"“{label}”已经办理，移到新版本会再次办理。", $"'{label}' has been gone through; in the new version it would be again.");

    // Tasks and multi-instances are remembered. Of other work nothing is known but that no token can come to it any more.
    private bool IsDone(Node node, string process) => node switch
    {
        _ when Tokens().Any(token => token.Process == process && token.Node == node.Id) => true,
        { Kind: NodeKind.UserTask } or { Multi: not null } => instance.Passed.Any(passed => passed.Node == node.Id && Process(passed.Scope) == process),
        { Kind: NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.ReceiveTask or NodeKind.CatchEvent or NodeKind.ThrowEvent or NodeKind.CallActivity }
            or { Kind: NodeKind.SubProcess, IsTriggeredByEvent: false } =>
            !Tokens().Any(token => token.Process == process && versions.AheadOld(process, token.Node).Contains(node.Id)),
        _ => false,
    };

    /// <summary>Steps of the regulation that lay before a token and would lie behind it without having been done.</summary>
    public IEnumerable<string> Jumped() => Tokens().Where(token => versions.Counterpart(token.Process, token.Node) is not null)
        .SelectMany(token => versions.Jumped(token.Process, token.Node));

    private IEnumerable<(string Process, string Node)> Tokens() =>
        instance.Activities.Select(activity => (Process(activity.Scope), activity.Node)).Concat(instance.Marks.Select(mark => (Process(mark.Scope), mark.Node))).Distinct();

    /// <summary>Steps passed that have no counterpart in the same subprocess: nothing can be sent back to them any more.</summary>
    public IEnumerable<(string Scope, string Node)> Forgotten() => instance.Passed
        .Where(passed => Counterpart(passed.Scope, passed.Node) is not { } next || !versions.Is(Old(passed.Scope).Find(passed.Node)!.Parent, next.Parent))
        .Select(passed => (passed.Scope, passed.Node));

    /// <summary>Incidents of events that are gone, and of joins that stand: those are judged again in the new version.</summary>
    public IEnumerable<string> Resolved() => instance.Incidents
        .Where(it => it.Cause == Incident.Causes.JoinStuck || Counterpart(ScopeOf(it.Activity ?? it.Scope, it.Node), it.Node) is null)
        .Select(it => it.Id);

    /// <summary>Timers and subscriptions whose event is gone, hangs elsewhere, or waits for something else now.</summary>
    public IEnumerable<string> Dropped() =>
        instance.Timers.Select(timer => (timer.Id, timer.Activity, timer.Node))
            .Concat(instance.Subscriptions.Select(it => (it.Id, it.Activity, it.Node)))
            .Where(it => !Goes(it.Activity, it.Node)).Select(it => it.Id);

    private bool Goes(string owner, string node)
    {
        var scope = ScopeOf(owner, node);
        return Counterpart(scope, node) is { } next && HangsNew(next, owner) && AwaitsTheSame(Old(scope).Find(node)!.Trigger, next.Trigger);
    }

    /// <summary>Whether an event of the new version is new to its owner: nothing in the old hung there that is the same and awaits the same.</summary>
    public bool IsNew(string owner, Node next)
    {
        var definition = Old(next.Kind == NodeKind.StartEvent ? owner : instance.FindActivity(owner)!.Scope);
        return !definition.Nodes.Any(old => versions.Is(old.Id, next.Id) && HangsOld(definition, old, owner) && AwaitsTheSame(old.Trigger, next.Trigger));
    }

    private bool HangsOld(Definition definition, Node node, string owner)
    {
        var activity = instance.FindActivity(owner);
        return Hangs(definition, node, activity is null ? null : Old(activity.Scope).Find(activity.Node), Inside(owner));
    }

    private bool HangsNew(Node node, string owner)
    {
        var activity = instance.FindActivity(owner);
        var inside = Inside(owner);
        return Hangs(
            New(node.Kind == NodeKind.StartEvent ? owner : activity!.Scope),
            node,
            activity is null ? null : Counterpart(activity.Scope, activity.Node),
            inside is null ? null : Counterpart(owner, inside)?.Id);
    }

    // A boundary event on the activity it watches, the start of an event subprocess on the scope it stands in, an event on itself or on the gateway before it.
    private static bool Hangs(Definition definition, Node node, Node? at, string? inside) => node switch
    {
        { Kind: NodeKind.BoundaryEvent } => node.AttachedTo == at?.Id,
        { Kind: NodeKind.StartEvent, Parent: { } triggered } => definition.Find(triggered) is { IsTriggeredByEvent: true } it && it.Parent == inside,
        _ => at is not null && (at.Id == node.Id || at.Outgoing.Any(flow => flow.Target == node.Id)),
    };

    private static bool AwaitsTheSame(Trigger before, Trigger after) => (before, after) switch
    {
        (Trigger.Message a, Trigger.Message b) => a.Name == b.Name,
        (Trigger.Signal a, Trigger.Signal b) => a.Name == b.Name,
        var (a, b) => a.GetType() == b.GetType(),
    };

    // The scope whose definition holds an event that hangs on an owner: that around it, but for the start of an event subprocess inside it.
    private string ScopeOf(string owner, string node)
    {
        if (instance.FindActivity(owner) is not { } activity)
        {
            return owner;
        }

        var isOutside = instance.FindScope(owner) is null || Old(activity.Scope).Find(node)?.AttachedTo == activity.Node || node == activity.Node;
        return isOutside ? activity.Scope : owner;
    }

    // The subprocess a scope is the inside of; null for the process itself and a called one.
    private string? Inside(string owner) =>
        instance.FindScope(owner) is { Outer: { } outer, Node: { } node } && Old(outer).Find(node)!.Kind == NodeKind.SubProcess ? node : null;

    private Node? Counterpart(string scope, string node) => versions.Counterpart(Process(scope), node);

    private string Process(string scope) => instance.FindScope(scope)!.Process;

    private Definition Old(string scope) => versions.Old(Process(scope));

    private Definition New(string scope) => versions.New(Process(scope))!;
}
