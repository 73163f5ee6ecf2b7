using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// 退回 and 撤回: an earlier task waits again, and what came of it is undone; finished work beside it is not.
internal sealed partial class Run
{
    public ProcessStep SendBack(ProcessCommand.SendBack command)
    {
        if (state.FindTask(command.Activity) is not { } task)
        {
            return NotWaiting;
        }

        if (SendingBack(task, command.By, command.To) is { } refusal)
        {
            return refusal;
        }

        var scope = Around(command.Activity, command.To)!;
        Emit(new ProcessFact.SentBack(command.Activity, command.To));
        Reopen(scope, command.To);
        return Settled();
    }

    private ProcessStep.Refused? SendingBack(OpenTask task, string by, string? to)
    {
        if (task.Assignee is { } holder && holder != by)
        {
            return new($"该环节已由“{holder}”领取。", $"The task is with '{holder}'.");
        }

        var targets = SendBackTargets(task.Activity);
        return targets.IsEmpty ? new("从此处没有可退回的环节。", "From here the task can't be sent back to any node.")
            : to is not null && !targets.Contains(to, StringComparer.Ordinal)
                ? new($"不能退回到“{to}”，可退回：{string.Join('、', targets)}。", $"It can't be sent back to '{to}', only to: {string.Join(", ", targets)}.")
                : null;
    }

    /// <summary>
    /// The tasks a task may be sent back to, latest first: those passed in its scope or one around it that lead to where it
    /// stands, as far as <c>szyd:sendBackTo</c> lists them or says <c>any</c>; without it none.
    /// </summary>
    private ImmutableArray<string> SendBackTargets(string activity)
    {
        var policy = Bpmn.Words(NodeOf(state.FindActivity(activity)!).Policies.GetValueOrDefault("sendBackTo"));
        return
        [
            .. state.Passed.Reverse().Select(passed => passed.Node).Distinct(StringComparer.Ordinal)
                .Where(node => (policy.Contains("any", StringComparer.Ordinal) || policy.Contains(node, StringComparer.Ordinal)) && Around(activity, node) is not null),
        ];
    }

    /// <summary>The scope, from an activity outwards, in which a task was passed that leads to where the activity stands there; null if none.</summary>
    private string? Around(string activity, string to)
    {
        for (var here = state.FindActivity(activity); here is not null; here = state.FindActivity(here.Scope))
        {
            var isPassed = state.Passed.Any(passed => Is(passed.Scope, here.Scope) && Is(passed.Node, to));
            if (isPassed && DefinitionOf(here.Scope).Find(to) is { Kind: NodeKind.UserTask } node && new Region(DefinitionOf(here.Scope), node).Nodes.Contains(here.Node))
            {
                return here.Scope;
            }
        }

        return null;
    }

    public ProcessStep Withdraw(ProcessCommand.Withdraw command)
    {
        var passed = state.Passed.FirstOrDefault(it => Is(it.Scope, command.Scope) && Is(it.Node, command.Node));
        if (passed is null || !Is(passed.By, command.By))
        {
            return new ProcessStep.Refused("该环节不是由本人办结，或其范围已经结束。", "You have not completed that task, or what it stood in is over.");
        }

        var definition = DefinitionOf(command.Scope);
        var region = new Region(definition, definition.Find(command.Node)!);
        var after = state.Activities.Where(activity => Is(activity.Scope, command.Scope) && region.Nodes.Contains(activity.Node)).ToList();
        var since = state.Passed.SkipWhile(it => it != passed).Skip(1).Where(it => Is(it.Scope, command.Scope) && it.By is not null && region.Nodes.Contains(it.Node));
        var acted = after.Where(activity => !IsUntouched(activity)).Select(activity => activity.Node).Concat(since.Select(it => it.Node))
            .Distinct(StringComparer.Ordinal).ToList();
        if (acted.Count > 0)
        {
            return new ProcessStep.Refused($"后续环节已经办理：{string.Join('、', acted)}。", $"Somebody has gone on from it: {string.Join(", ", acted)}.");
        }

        if (after.Count == 0 && !MarksFrom(region, definition, command.Scope).Any())
        {
            return new ProcessStep.Refused("该环节之后已无令牌可以撤回。", "No token stands after it that could be taken back.");
        }

        Emit(new ProcessFact.TakenBack(command.Node, command.By));
        Reopen(command.Scope, command.Node);
        return Settled();
    }

    // What waits at joins because of the region; another branch may have marked the same join.
    private IEnumerable<Mark> MarksFrom(Region region, Definition definition, string scope) =>
        state.Marks.Where(mark => Is(mark.Scope, scope) && definition.Find(mark.Node)!.Incoming.Any(flow => Is(flow.Id, mark.Flow) && region.Holds(flow)));

    // Nobody has taken or signed it, and no work outside was asked for.
    private bool IsUntouched(Activity activity) =>
        (state.FindTask(activity.Id) is { } task ? task is { Assignee: null } && (task.Signatures ?? []).All(it => it.Opinion is null) : !state.Jobs.Any(job => Is(job.Id, activity.Id)))
        && state.Activities.Where(inner => Is(inner.Scope, activity.Id)).All(IsUntouched)
        && state.FindScope(activity.Id) is not { Completed: > 0 };

    /// <summary>
    /// Lets a passed node of a scope wait again: cancels every token after it, drops what waits at joins from there, and
    /// marks again, at joins passed since, the branches the node does not lead to, for they are not gone through again.
    /// </summary>
    private void Reopen(string scope, string to)
    {
        var definition = DefinitionOf(scope);
        var region = new Region(definition, definition.Find(to)!);
        var passed = state.Passed.SkipWhile(it => !Is(it.Scope, scope) || !Is(it.Node, to))
            .Where(it => Is(it.Scope, scope) && (region.Nodes.Contains(it.Node) || Is(it.Node, to))).Select(it => it.Node).ToList();
        var dropped = MarksFrom(region, definition, scope).Select(mark => mark.Flow).ToList();
        var cancelled = state.Activities.Where(activity => Is(activity.Scope, scope) && (region.Nodes.Contains(activity.Node) || Is(activity.Node, to)))
            .SelectMany(activity => Inside(activity.Id).Prepend(activity.Id)).ToList();
        Emit(new ProcessFact.Reopened(Short(scope), [.. passed], [.. dropped]));
        Emit(new ProcessFact.Cancelled([.. cancelled]));
        foreach (var join in passed.Select(node => definition.Find(node)!).Where(node => node.Kind == NodeKind.ParallelGateway))
        {
            foreach (var flow in join.Incoming.Where(flow => !region.Holds(flow) && !IsMarked(scope, flow.Id)))
            {
                Emit(new ProcessFact.Arrived(Short(scope), join.Id, flow.Id));
            }
        }

        Enter(scope, definition.Find(to)!);
    }
}
