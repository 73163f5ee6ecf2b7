using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>What the search says of one process.</summary>
internal sealed record Soundness(Verdict Safe, Verdict OptionToComplete, Verdict ProperCompletion, Verdict NoDeadNode, Verdict Decided, int States, ImmutableArray<Finding> Findings)
{
    /// <summary>Most states the search looks at; beyond, what was not found is undecided.</summary>
    public const int MaximumStates = 400_000;

    private static readonly Expression? Two = Expression.TryRead("2", out var two, out _) ? two : null;

    public static Soundness Of(Library library, Definition definition, Domains domains, bool ignoresGuards, int most, Action<int>? progress)
    {
        var bounded = Bounded(library, domains);
        var surroundings = new Surroundings(bounded, domains);
        var exploration = new Exploration(bounded, bounded.Find(definition.Id)!, surroundings, domains, ignoresGuards);
        exploration.Run(most, progress);
        var stuck = exploration.Stuck();
        ImmutableArray<Node> dead = exploration.IsComplete ? [.. definition.Nodes.Where(node => !exploration.Passed.Contains(node.Id))] : [];
        var otherwise = exploration.IsComplete ? Verdict.Yes : Verdict.Undecided;
        var findings = new[] { exploration.Unsafe, stuck, exploration.Improper }.OfType<Finding>().Concat(dead.Select(node => new Finding(node.Id, [])
        {
            Property = "noDeadNode", Name = node.Name, Line = node.Line, Chinese = "任何一次运行都到不了此处。", English = "No run ever comes here.",
        }));
        return new(
            exploration.Unsafe is null ? otherwise : Verdict.No,
            stuck is null ? otherwise : Verdict.No,
            exploration.Improper is null ? otherwise : Verdict.No,
            dead.IsEmpty ? exploration.Passed.IsSupersetOf(definition.Nodes.Select(node => node.Id)) ? Verdict.Yes : otherwise : Verdict.No,
            exploration.IsComplete ? Verdict.Yes : Verdict.No,
            exploration.States,
            [.. findings]);
    }

    // A multi-instance is looked at with none, one and two: more add no new order.
    internal static Library Bounded(Library library, Domains domains) => Library.Of(library.Processes.Values.Distinct().Select(definition => definition with
    {
        Nodes = [.. definition.Nodes.Select((node, index) => node.Multi is null ? node : node with { Multi = Bounded(node.Multi, index, domains) })],
    }));

    private static MultiInstance Bounded(MultiInstance multi, int index, Domains domains)
    {
        if (multi.Cardinality is { } cardinality)
        {
            return cardinality.Term switch
            {
                Term.Name => multi,
                Term.Literal { Value: Value.Number { Amount: >= 0 and <= 2 } } => multi,
                Term.Literal { Value: Value.Number { Amount: > 2 } } => multi with { Cardinality = Two },
                _ => multi with { Cardinality = domains.Counted($"szydCount{index}") },
            };
        }

        return multi.Collection?.Term is Term.Name ? multi : multi with { Collection = domains.Listed($"szydList{index}") };
    }
}
