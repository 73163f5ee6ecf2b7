using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Processes;

/// <summary>
/// One command being carried out. Whatever it decides it writes as a fact and reads back from the instance the
/// fact gives, so that folding the facts can't lead elsewhere. Tokens on the move are in a queue; joins that
/// depend on other tokens are looked at when all are at rest.
/// </summary>
internal sealed partial class Run(Library library, Instance before, DateTimeOffset at, DueDate due)
{
    private Instance state = before;
    private readonly List<ProcessFact> facts = [];
    private readonly Queue<(string Scope, Flow Flow)> moving = new();
    private int moves;

    private bool IsTooLong => moves > Engine.MaximumMoves || state.Activities.Length + state.Marks.Length > Engine.MaximumTokens;

    private string NextId => state.Next.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>In facts the process itself goes without saying.</summary>
    private static string? Short(string scope) => Is(scope, Instance.Root) ? null : scope;

    private ProcessStep Settled()
    {
        Settle();
        return IsTooLong
            ? new ProcessStep.Refused(
                $"一次指令引起的流转超过上限（{Engine.MaximumMoves}步或{Engine.MaximumTokens}个令牌）。",
                $"The command leads beyond the limit of {Engine.MaximumMoves} moves or {Engine.MaximumTokens} tokens.")
            : new ProcessStep.Accepted(state, [.. facts]);
    }

    private void Settle()
    {
        do
        {
            while (!IsTooLong && moving.TryDequeue(out var move))
            {
                Move(move.Scope, move.Flow);
            }
        }
        while (!IsTooLong && !state.HasEnded && (CloseEmptyScope() || PassInclusiveJoin()));

        RaiseStuckJoins();
    }

    private void Emit(ProcessFact fact)
    {
        state = facts.Count == 0 && fact is ProcessFact.Began ? Instance.Apply(null, fact) : Instance.Apply(state, fact);
        if (fact is ProcessFact.Taken taken && facts is [.., ProcessFact.Taken last] && Is(last.Scope, taken.Scope))
        {
            facts[^1] = last with { Flows = last.Flows.AddRange(taken.Flows) };
            return;
        }

        facts.Add(fact);
    }

    private Definition DefinitionOf(string scope) => library.Find(state.FindScope(scope)!.Process)!;

    private Node NodeOf(Activity activity) => DefinitionOf(activity.Scope).Find(activity.Node)!;

    private Func<string, Value?> VariablesOf(string scope) => name => Look(scope, name);

    // Inside out: what a multi-instance counts or stands for, then the variables of the process.
    private Value? Look(string scope, string name)
    {
        for (var here = state.FindScope(scope); here is { Outer: { } outer }; here = state.FindScope(outer))
        {
            var found = here.Instances is { } instances ? Counted(here.Id, instances, name) : ElementOf(here, outer, name);
            if (found is not null)
            {
                return found;
            }
        }

        return state.Variables.GetValueOrDefault(name);
    }

    private Value? Counted(string scope, int instances, string name)
    {
        var active = name.StartsWith("nrOf", StringComparison.Ordinal) ? state.Activities.Count(activity => Is(activity.Scope, scope)) : 0;
        return name switch
        {
            "nrOfInstances" => Value.Of(instances),
            "nrOfActiveInstances" => Value.Of(active),
            "nrOfCompletedInstances" => Value.Of(instances - active),
            _ => null,
        };
    }

    private Value? ElementOf(Scope scope, string outer, string name) =>
        scope is { Element: not null, Node: { } node } && Is(DefinitionOf(outer).Find(node)?.Multi?.Element, name) ? scope.Element : null;

    private void Set(ImmutableDictionary<string, Value> variables)
    {
        if (!variables.IsEmpty)
        {
            Emit(new ProcessFact.VariablesSet(variables));
        }
    }

    private void Raise(string scope, string node, string cause, string? activity, string? detail = null)
    {
        var kept = detail is { Length: > Engine.MaximumDetail } ? detail[..Engine.MaximumDetail] : detail;
        Emit(new ProcessFact.IncidentRaised(NextId, Short(scope), node, cause, activity, kept));
    }

    /// <summary>Leaves a token standing in a node with an incident: never a silent end.</summary>
    private void Strand(string scope, Node node, string cause, string? detail = null)
    {
        var id = NextId;
        Emit(new ProcessFact.Entered(id, Short(scope), node.Id));
        Raise(scope, node.Id, cause, id, detail);
    }
}
