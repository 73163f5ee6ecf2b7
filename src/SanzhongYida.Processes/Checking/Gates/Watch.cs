using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>Watches a run of the machine for the moment it breaks a gate.</summary>
internal sealed class Watch(Gate gate, Surroundings surroundings)
{
    private readonly ImmutableArray<Landmark> targets = gate.Targets;
    private readonly ImmutableArray<Landmark> required = gate.Required;
    private readonly ImmutableArray<Landmark> through = gate.Through;

    /// <summary>Where a run stands towards the gate.</summary>
    public enum Standing
    {
        /// <summary>The gate doesn't apply yet.</summary>
        Aloof,

        /// <summary>It applies, and what it requires was not passed.</summary>
        Bound,

        /// <summary>What it requires was passed for good: this run can't break it any more.</summary>
        Met,

        /// <summary>What may not be reached was reached.</summary>
        Broken,
    }

    public Standing Beginning => through.IsEmpty ? Standing.Bound : Standing.Aloof;

    /// <summary>How a run stands after one more step, and the element at which it broke the gate.</summary>
    public (Standing Standing, string? At) After(Standing standing, Instance? before, Move move, ProcessStep.Accepted step)
    {
        if (move.Act is "timer" or "message" or "signal" or "set" && Comes(ref standing, surroundings.Of(move.Node).Node, step.Instance))
        {
            return (standing, move.Node);
        }

        foreach (var fact in step.Facts)
        {
            var at = fact switch
            {
                ProcessFact.Taken it => it.Flows.FirstOrDefault(flow => Comes(ref standing, surroundings.Passage(flow).Target.Node, step.Instance)) is { } flow
                    ? surroundings.Passage(flow).Flow.Target : null,
                ProcessFact.Joined it when Comes(ref standing, surroundings.Of(it.Node).Node, step.Instance) => it.Node,
                ProcessFact.Left it when Find(before, step, it.Id) is { } node => Goes(ref standing, node, step.Instance),
                ProcessFact.Ended when standing == Standing.Bound && targets.Any(target => target.What is "exit" && target.Stands(Outcome(step.Instance))) => End(ref standing),
                _ => null,
            };
            if (at is not null)
            {
                return (standing, at);
            }
        }

        return (standing, null);
    }

    private static string End(ref Standing standing)
    {
        standing = Standing.Broken;
        return "";
    }

    private Node? Find(Instance? before, ProcessStep.Accepted step, string id)
    {
        var node = before?.FindActivity(id)?.Node ?? step.Facts.Select(fact => fact switch
        {
            ProcessFact.ScopeOpened it when it.Id == id => it.Node,
            ProcessFact.TaskOpened it when it.Id == id => it.Node,
            ProcessFact.Entered it when it.Id == id => it.Node,
            ProcessFact.JobAsked it when it.Id == id => it.Node,
            _ => null,
        }).FirstOrDefault(found => found is not null);
        return node is null ? null : surroundings.Of(node).Node;
    }

    // A token comes to a node; one at which nothing is waited for is passed at once. True when that breaks the gate.
    private bool Comes(ref Standing standing, Node node, Instance after)
    {
        if (standing == Standing.Bound && targets.Any(target => target.What is not "exit" && target.Is(node) && target.Stands(Outcome(after))))
        {
            standing = Standing.Broken;
            return true;
        }

        if (node.Kind is not (NodeKind.UserTask or NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.ReceiveTask or NodeKind.SubProcess or NodeKind.CallActivity))
        {
            _ = Goes(ref standing, node, after);
        }

        return false;
    }

    private string? Goes(ref Standing standing, Node node, Instance after)
    {
        var counts = standing == Standing.Bound || (standing == Standing.Aloof && !gate.Anew);
        if (counts && Landmark.CanCarry(node) && required.Any(landmark => landmark.Is(node) && HasResult(landmark, node, after)))
        {
            standing = gate.Anew ? Standing.Aloof : Standing.Met;
        }
        else if (standing == Standing.Aloof && through.Any(landmark => landmark.Is(node) && HasResult(landmark, node, after))
            && !(gate.Unevaluated && after.Variables.ContainsKey("evaluationAdvice")))
        {
            standing = Standing.Bound;
        }

        return null;
    }

    private static bool HasResult(Landmark landmark, Node node, Instance after) =>
        landmark.Asked is not { } asked || Vocabulary.WrittenBy(node) is not { } result || Text(after, result.Name) == asked;

    private static string? Outcome(Instance after) => Text(after, "outcome");

    private static string? Text(Instance after, string name) => (after.Variables.GetValueOrDefault(name) as Value.Text)?.Content;
}
