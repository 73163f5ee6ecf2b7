using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Checks that what was read can be run: that flows join nodes, and each node has the flows its kind needs.</summary>
internal sealed class Wiring
{
    private readonly ProblemList problems;
    private readonly List<Node> nodes;
    private readonly List<Flow> flows;
    private readonly Dictionary<string, Node> byId;
    private readonly ILookup<string, Flow> into;
    private readonly ILookup<string, Flow> outOf;

    public Wiring(ProblemList problems, List<Node> nodes, List<Flow> flows)
    {
        this.problems = problems;
        this.nodes = nodes;
        this.flows = flows;
        byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        into = flows.ToLookup(flow => flow.Target, StringComparer.Ordinal);
        outOf = flows.ToLookup(flow => flow.Source, StringComparer.Ordinal);
    }

    public void Check(XElement process)
    {
        flows.ForEach(CheckEnds);
        CheckStart(Bpmn.Id(process), Bpmn.Name(process), Bpmn.Line(process));
        foreach (var node in nodes)
        {
            CheckFlows(node);
            CheckConditions(node);
            CheckPlace(node);
        }
    }

    private void CheckEnds(Flow flow)
    {
        var source = byId.GetValueOrDefault(flow.Source);
        var target = byId.GetValueOrDefault(flow.Target);
        if (source is null || target is null)
        {
            problems.Add(flow, "连线的起点或终点不存在（或不受支持）。", "The flow's source or target does not exist (or is not supported).");
        }
        else if (!string.Equals(source.Parent, target.Parent, StringComparison.Ordinal))
        {
            problems.Add(flow, "连线不能跨越子流程边界。", "A flow can't cross the border of a subprocess.");
        }
    }

    private void CheckStart(string id, string name, int line, Node? subprocess = null)
    {
        var starts = nodes.Where(node => node.Kind == NodeKind.StartEvent && string.Equals(node.Parent, subprocess?.Id, StringComparison.Ordinal)).ToList();
        var plain = starts.Count(start => start.Trigger is Trigger.None);
        if (subprocess?.IsTriggeredByEvent == true)
        {
            if ((plain, starts.Count) != (0, 1))
            {
                problems.Add(
                    id, name, line, "事件子流程须有且只有一个带触发条件的开始事件。", "An event subprocess has exactly one start event, with a trigger.");
            }
        }
        else if (starts.Count == 0 || plain > 1 || (subprocess is not null && (plain, starts.Count) != (1, 1)))
        {
            problems.Add(
                id, name, line, "须有且只有一个无触发条件的开始事件（流程也可由消息或定时等开始）。", "Exactly one plain start event is needed (a process may also start by message, timer and the like).");
        }
    }

    private void CheckFlows(Node node)
    {
        var comesFrom = into[node.Id].Any();
        var leadsOn = outOf[node.Id].Any();
        if (comesFrom && node.Kind is NodeKind.StartEvent or NodeKind.BoundaryEvent)
        {
            problems.Add(node, "开始事件和边界事件不能有流入连线。", "A start or boundary event has no incoming flow.");
        }

        if ((comesFrom || leadsOn) && node.IsTriggeredByEvent)
        {
            problems.Add(node, "事件子流程不能有连线。", "An event subprocess has no flows.");
        }

        if (!comesFrom && !node.IsTriggeredByEvent && node.Kind is not (NodeKind.StartEvent or NodeKind.BoundaryEvent))
        {
            problems.Add(node, "没有流入连线，永远不会执行。", "It has no incoming flow and would never run.");
        }

        if (leadsOn && node.Kind == NodeKind.EndEvent)
        {
            problems.Add(node, "结束事件不能有流出连线。", "An end event has no outgoing flow.");
        }

        if (!leadsOn && IsGateway(node))
        {
            problems.Add(node, "没有流出连线。", "It has no outgoing flow.");
        }

        if (node.Kind == NodeKind.InclusiveGateway && into[node.Id].Count() > Reachability.MaximumIncoming)
        {
            problems.Add(node, $"流入连线超过{Reachability.MaximumIncoming}条。", $"More than {Reachability.MaximumIncoming} incoming flows.");
        }
    }

    private void CheckConditions(Node node)
    {
        var chooses = node.Kind is NodeKind.ExclusiveGateway or NodeKind.InclusiveGateway;
        var outgoing = outOf[node.Id].ToList();
        foreach (var flow in outgoing)
        {
            var isDefault = string.Equals(flow.Id, node.Default, StringComparison.Ordinal);
            if (flow.Condition is not null && (isDefault || !(chooses || IsActivity(node) || node.Kind == NodeKind.StartEvent)))
            {
                problems.Add(flow, "此连线不能有条件。", "This flow can't have a condition.");
            }

            if (flow.Condition is null && !isDefault && chooses && outgoing.Count > 1)
            {
                problems.Add(flow, "网关的此连线须有条件，或设为默认。", "This flow out of a gateway needs a condition, or must be the default.");
            }
        }

        if (node.Default is not null
            && (!(chooses || IsActivity(node)) || !outgoing.Exists(flow => string.Equals(flow.Id, node.Default, StringComparison.Ordinal))))
        {
            problems.Add(node, "默认连线不是它的流出连线。", "The default flow is not one of its outgoing flows.");
        }
    }

    private void CheckPlace(Node node)
    {
        if (node.Kind == NodeKind.SubProcess)
        {
            CheckStart(node.Id, node.Name, node.Line, node);
        }

        if (node.IsTriggeredByEvent && node.Multi is not null)
        {
            problems.Add(node, "事件子流程不能是多实例。", "An event subprocess can't be multiplied.");
        }

        if (node.Kind == NodeKind.EventGateway)
        {
            CheckAwaited(node);
        }

        if (node.Trigger is Trigger.Link && (node.Kind == NodeKind.CatchEvent ? into[node.Id] : outOf[node.Id]).Any(flow => flow.Id != flow.Source))
        {
            problems.Add(node, "链接事件的这一侧不能有连线。", "A link has no flow on this side.");
        }

        if (node.Result is not null && (node.Kind != NodeKind.EndEvent || node.Parent is not null))
        {
            problems.Add(node, "szyd:result 只能用于流程自身的结束事件。", "szyd:result stands only on an end event of the process itself.");
        }

        if (node.AttachedTo is not null
            && (byId.GetValueOrDefault(node.AttachedTo) is not { } activity || !IsActivity(activity)
                || activity.IsTriggeredByEvent || !string.Equals(activity.Parent, node.Parent, StringComparison.Ordinal)))
        {
            problems.Add(node, "边界事件没有附着在同一层的活动上。", "The boundary event is not attached to an activity beside it.");
        }
    }

    private void CheckAwaited(Node gateway)
    {
        foreach (var target in outOf[gateway.Id].Select(flow => byId.GetValueOrDefault(flow.Target)).OfType<Node>())
        {
            var waits = target is { Kind: NodeKind.CatchEvent, Trigger: not Trigger.Link } or { Kind: NodeKind.ReceiveTask, Multi: null };
            if (!waits || into[target.Id].Count() > 1 || nodes.Exists(node => node.AttachedTo == target.Id))
            {
                problems.Add(
                    target, "事件网关之后只能是没有其他流入、没有边界事件的捕获事件或接收任务。", "Behind an event gateway stands a catch event or receive task without other flows into it or boundary events.");
            }
        }
    }

    private static bool IsGateway(Node node) =>
        node.Kind is NodeKind.ExclusiveGateway or NodeKind.ParallelGateway or NodeKind.InclusiveGateway or NodeKind.EventGateway;

    private static bool IsActivity(Node node) =>
        node.Kind is NodeKind.UserTask or NodeKind.AbstractTask or NodeKind.ManualTask or NodeKind.ServiceTask
            or NodeKind.SendTask or NodeKind.ReceiveTask or NodeKind.SubProcess or NodeKind.CallActivity;
}
