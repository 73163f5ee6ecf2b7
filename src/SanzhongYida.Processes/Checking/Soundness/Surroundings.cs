using System.Collections;
using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>What lies around one node: what a token that stands there can still come to, read and write.</summary>
internal sealed record Around(Node Node)
{
    /// <summary>The flows it can still take, its own included, by number.</summary>
    public required BitArray Reach { get; init; }

    /// <summary>The nodes it can still come to.</summary>
    public required HashSet<string> Nodes { get; init; }

    /// <summary>Variables read on the way on before they are written again.</summary>
    public HashSet<string> Live { get; } = new(StringComparer.Ordinal);

    /// <summary>Results written on the way on.</summary>
    public required HashSet<string> Writes { get; init; }

    /// <summary>Variables its own conditions read.</summary>
    public required HashSet<string> Reads { get; init; }

    /// <summary>Whether a token can come here again.</summary>
    public bool IsOnCycle => Nodes.Contains(Node.Id);
}

/// <summary>A flow, with what the search asks of it again and again.</summary>
internal sealed class Passage(Flow flow, int number)
{
    public Flow Flow => flow;

    public int Number => number;

    public required Around Source { get; init; }

    public required Around Target { get; init; }

    /// <summary>Whether it leads to an end event of the process itself, not beside it.</summary>
    public required bool Ends { get; init; }

    /// <summary>Whether where it leads is come to only beside the process.</summary>
    public required bool IsAside { get; init; }

    /// <summary>Whether tokens can go round by it without anything being waited for.</summary>
    public required bool GoesRound { get; init; }
}

/// <summary>All that can be said of a library without running it.</summary>
internal sealed class Surroundings
{
    /// <summary>Most names followed; with more, none is forgotten.</summary>
    public const int MaximumNames = 256;

    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Around> around = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> flows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Passage> passages = new(StringComparer.Ordinal);
    private readonly ILookup<string, Node> inside;
    private readonly HashSet<string> onMain;
    private readonly HashSet<string> attributed = new(StringComparer.Ordinal);
    private readonly Library library;
    private readonly bool forgets;

    public Surroundings(Library library, Domains domains)
    {
        this.library = library;
        var definitions = library.Processes.Values.Distinct().ToList();
        foreach (var node in definitions.SelectMany(definition => definition.Nodes))
        {
            nodes[node.Id] = node;
        }

        foreach (var flow in definitions.SelectMany(definition => definition.Flows))
        {
            flows[flow.Id] = flows.Count;
        }

        inside = nodes.Values.Where(node => node.Parent is not null).ToLookup(node => node.Parent!, StringComparer.Ordinal);
        onMain = OnMain(definitions);
        foreach (var node in nodes.Values)
        {
            around[node.Id] = Look(node);
        }

        foreach (var flow in definitions.SelectMany(definition => definition.Flows))
        {
            passages[flow.Id] = Pass(flow);
        }

        Enliven();
        ReadsElements = domains.Mentioned.Contains("loopCounter") || nodes.Values.Any(node => node.Multi?.Element is { } element && domains.Mentioned.Contains(element));
        IsQuiet = nodes.Values.All(node => node.Trigger is Trigger.None or Trigger.Message or Trigger.Timer or Trigger.Error or Trigger.Terminate or Trigger.Link);
        forgets = IsQuiet && nodes.Values.All(node => node is { IsTriggeredByEvent: false, Inputs.IsEmpty: true, Outputs.IsEmpty: true, Deadline: not { IsExpression: true } }
            && node.Trigger is not (Trigger.Timer { Period.IsExpression: true } or Trigger.Message { Key: not null }));
    }

    /// <summary>Whether some condition reads what an instance of a multi-instance stands for.</summary>
    public bool ReadsElements { get; }

    /// <summary>Whether nothing anywhere reaches beyond its own branch by itself, as a signal or a condition does.</summary>
    public bool IsQuiet { get; }

    public bool IsSubProcess(string? node) => node is not null && nodes[node].Kind == NodeKind.SubProcess;

    public Around Of(string node) => around[node];

    public Passage Passage(string flow) => passages[flow];

    public int Flows => flows.Count;

    public IEnumerable<Node> Nodes => nodes.Values;

    /// <summary>Whether a node is come to only by triggers that don't interrupt: what happens there happens beside the process.</summary>
    public bool IsAside(string node) => !onMain.Contains(node);

    /// <summary>Which variables can still be read from where an instance stands.</summary>
    public Func<string, bool> LiveIn(Instance instance) => name =>
    {
        if (!forgets || !attributed.Contains(name))
        {
            return true;
        }

        foreach (var activity in instance.Activities)
        {
            if (around[activity.Node].Live.Contains(name))
            {
                return true;
            }
        }

        foreach (var mark in instance.Marks)
        {
            if (around[mark.Node].Live.Contains(name))
            {
                return true;
            }
        }

        return false;
    };

    private Passage Pass(Flow flow) => new(flow, flows[flow.Id])
    {
        Source = around[flow.Source],
        Target = around[flow.Target],
        Ends = nodes[flow.Target].Kind == NodeKind.EndEvent && !IsAside(flow.Target),
        IsAside = IsAside(flow.Target),
        GoesRound = GoesRound(flow),
    };

    // Whether tokens can go round by this flow without anything being waited for.
    private bool GoesRound(Flow flow)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([flow.Target]);
        while (waiting.TryPop(out var id))
        {
            if (IsAutomatic(nodes[id]) && seen.Add(id))
            {
                foreach (var next in nodes[id].Outgoing)
                {
                    if (ReferenceEquals(next, flow))
                    {
                        return true;
                    }

                    waiting.Push(next.Target);
                }
            }
        }

        return false;
    }

    private static bool IsAutomatic(Node node) => node.Kind is NodeKind.ExclusiveGateway or NodeKind.ParallelGateway or NodeKind.InclusiveGateway
        or NodeKind.AbstractTask or NodeKind.ManualTask or NodeKind.ThrowEvent || (node.Kind == NodeKind.CatchEvent && node.Trigger is Trigger.Link);

    // By every way but through a trigger that lets what it watches go on.
    private HashSet<string> OnMain(List<Definition> definitions)
    {
        var main = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Node>(definitions.SelectMany(definition => definition.Nodes.Where(node => node.Parent is null && Begins(node))));
        while (waiting.TryPop(out var node))
        {
            if (main.Add(node.Id))
            {
                foreach (var next in node.Outgoing.Select(flow => nodes[flow.Target])
                    .Concat(node.Boundaries.Select(id => nodes[id]).Where(boundary => boundary.IsInterrupting))
                    .Concat(inside[node.Id].Where(Begins)))
                {
                    waiting.Push(next);
                }
            }
        }

        return main;
    }

    // A start, or an event subprocess that stops everything else.
    private bool Begins(Node node) => node.Kind == NodeKind.StartEvent
        || (node.IsTriggeredByEvent && inside[node.Id].Any(inner => inner is { Kind: NodeKind.StartEvent, IsInterrupting: true }));

    private Around Look(Node node)
    {
        var reach = new BitArray(flows.Count);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new HashSet<string>(StringComparer.Ordinal);
        var writes = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<(Node Node, bool IsLeft)>();
        Leave(node, waiting, reach);
        Enter(node, waiting);
        if (Vocabulary.WrittenBy(node) is { } own)
        {
            writes.Add(own.Name);
        }

        while (waiting.TryPop(out var next))
        {
            if (!next.IsLeft && found.Add(next.Node.Id))
            {
                Enter(next.Node, waiting);
                Leave(next.Node, waiting, reach);
                if (Vocabulary.WrittenBy(next.Node) is { } written)
                {
                    writes.Add(written.Name);
                }
            }
            else if (next.IsLeft && left.Add(next.Node.Id))
            {
                Leave(next.Node, waiting, reach);
            }
        }

        return new(node) { Reach = reach, Nodes = found, Writes = writes, Reads = Read(node) };
    }

    private void Leave(Node node, Stack<(Node Node, bool IsLeft)> waiting, BitArray reach)
    {
        foreach (var flow in node.Outgoing)
        {
            reach[flows[flow.Id]] = true;
            waiting.Push((nodes[flow.Target], false));
        }

        foreach (var boundary in node.Boundaries)
        {
            waiting.Push((nodes[boundary], false));
        }

        if (node.Parent is { } parent)
        {
            waiting.Push((nodes[parent], true));
        }
    }

    private void Enter(Node node, Stack<(Node Node, bool IsLeft)> waiting)
    {
        IEnumerable<Node> inner = node.Kind == NodeKind.CallActivity ? library.Find(node.Calls!)?.Nodes ?? [] : inside[node.Id];
        foreach (var one in inner)
        {
            waiting.Push((one, false));
        }
    }

    private static HashSet<string> Read(Node node)
    {
        var names = node.Outgoing.SelectMany(flow => flow.Condition?.Names ?? [])
            .Concat(node.Multi?.Cardinality?.Names ?? []).Concat(node.Multi?.Collection?.Names ?? []).Concat(node.Multi?.Completion?.Names ?? []);
        return names.ToHashSet(StringComparer.Ordinal);
    }

    // A variable is alive where some way on reads it before its own step writes it again.
    private void Enliven()
    {
        foreach (var name in nodes.Values.SelectMany(node => around[node.Id].Reads).Distinct(StringComparer.Ordinal).Take(MaximumNames))
        {
            attributed.Add(name);
            foreach (var node in nodes.Values)
            {
                if (IsReadFrom(node, name))
                {
                    around[node.Id].Live.Add(name);
                }
            }
        }
    }

    private bool IsReadFrom(Node node, string name)
    {
        var seen = new HashSet<(string, bool)>();
        var waiting = new Stack<(Node Node, bool IsLeft)>([(node, false)]);
        var ignored = new BitArray(flows.Count);
        while (waiting.TryPop(out var next))
        {
            if (!seen.Add((next.Node.Id, next.IsLeft)))
            {
                continue;
            }

            if (Writes(next.Node, name))
            {
                foreach (var boundary in next.Node.Boundaries)
                {
                    waiting.Push((nodes[boundary], false));
                }

                continue;
            }

            if (around[next.Node.Id].Reads.Contains(name))
            {
                return true;
            }

            Leave(next.Node, waiting, ignored);
            if (!next.IsLeft)
            {
                Enter(next.Node, waiting);
            }
        }

        return false;
    }

    private static bool Writes(Node node, string name) => Vocabulary.WrittenBy(node) is { } written && string.Equals(written.Name, name, StringComparison.Ordinal);
}
