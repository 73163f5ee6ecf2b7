using System.Diagnostics;

namespace SanzhongYida.Processes;

// What an administrator does to the tokens by hand: recorded, and all or nothing.
internal sealed partial class Run
{
    public ProcessStep Modify(ProcessCommand.Modify command)
    {
        Emit(new ProcessFact.Modified());
        foreach (var move in command.Moves)
        {
            var refusal = move switch
            {
                TokenMove.Cancel it => CancelByHand(it.Activity),
                TokenMove.Start it => StartByHand(it.Node, it.Scope),
                TokenMove.Move it => MoveByHand(it),
                _ => throw new UnreachableException(),
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return Settled();
    }

    private ProcessStep.Refused? CancelByHand(string id)
    {
        if (state.FindActivity(id) is null)
        {
            return new($"没有令牌“{id}”。", $"There is no token '{id}'.");
        }

        Cancel(id);
        return null;
    }

    // One instance of a multi-instance can't go elsewhere alone: its body does.
    private ProcessStep.Refused? MoveByHand(TokenMove.Move move)
    {
        var activity = state.FindActivity(move.Activity);
        while (activity is not null && state.FindScope(activity.Scope)!.Instances is not null)
        {
            activity = state.FindActivity(activity.Scope);
        }

        return CancelByHand(activity?.Id ?? move.Activity) ?? StartByHand(move.To, activity!.Scope);
    }

    private ProcessStep.Refused? StartByHand(string id, string? scope)
    {
        var holding = state.Scopes.Where(it => it.Instances is null && (scope is null || Is(it.Id, scope)))
            .Select(it => (Scope: it.Id, Path: Path(DefinitionOf(it.Id), id, InsideOf(it))))
            .Where(it => it.Path is not null).ToList();
        // The innermost that is open; where none is, the subprocesses between are opened.
        var nearest = holding.Where(it => it.Path!.Count == holding.Min(other => other.Path!.Count)).ToList();
        if (nearest is not [var (into, path)])
        {
            return nearest.Count == 0
                ? new($"开着的范围里没有节点“{id}”。", $"No open scope holds a node '{id}'.")
                : new($"节点“{id}”可在多个范围里开始，须指明一个。", $"The node '{id}' could start in several scopes; name one.");
        }

        var node = DefinitionOf(into).Find(id)!;
        if (node.Kind is NodeKind.StartEvent or NodeKind.BoundaryEvent || node.IsTriggeredByEvent)
        {
            return new($"不能在“{id}”处开始。", $"A token can't be started at '{id}'.");
        }

        foreach (var subprocess in path!)
        {
            var opened = NextId;
            Emit(new ProcessFact.ScopeOpened(opened, Short(into), subprocess.Id));
            Watch(opened, subprocess);
            Arm(opened);
            into = opened;
        }

        Enter(into, node);
        return null;
    }

    /// <summary>The subprocesses to be opened, from one that is open to a node; null if the node is not inside it, or a multi-instance lies between.</summary>
    private static List<Node>? Path(Definition definition, string id, string? inside)
    {
        if (definition.Find(id) is not { } node)
        {
            return null;
        }

        var path = new List<Node>();
        for (var parent = node.Parent; !Is(parent, inside); parent = path[0].Parent)
        {
            if (parent is null || definition.Find(parent) is not { Multi: null } holding)
            {
                return null;
            }

            path.Insert(0, holding);
        }

        return path;
    }
}
