using System.Globalization;

namespace SanzhongYida.Processes;

/// <summary>
/// One command being carried out. Whatever it decides it writes as a fact and reads back from the instance the
/// fact gives, so that folding the facts can't lead elsewhere. Tokens on the move are in a queue; what depends on
/// other tokens, joins and conditions, is looked at when all are at rest.
/// </summary>
internal sealed partial class Run(Library library, Instance before, DateTimeOffset at, DueDate due)
{
    private Instance state = before;
    private readonly List<ProcessFact> facts = [];
    private Queue<(string Scope, Flow Flow)> moving = new();
    private int moves;

    private bool IsOverBudget => moves > Engine.MaximumMoves;

    private bool HasTooManyTokens => state.Activities.Length + state.Marks.Length > Engine.MaximumTokens;

    private string NextId => state.Next.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>In facts the process itself goes without saying.</summary>
    private static string? Short(string scope) => Is(scope, Instance.Root) ? null : scope;

    private ProcessStep Settled()
    {
        Settle();
        return HasTooManyTokens
            ? new ProcessStep.Refused($"一次指令引起的令牌超过上限（{Engine.MaximumTokens}个）。", $"The command leads beyond the limit of {Engine.MaximumTokens} tokens.")
            : new ProcessStep.Accepted(state, [.. facts]);
    }

    private void Settle()
    {
        do
        {
            while (!IsOverBudget && !HasTooManyTokens && moving.TryDequeue(out var move))
            {
                Move(move.Scope, move.Flow);
            }
        }
        while (!IsOverBudget && !HasTooManyTokens && !state.HasEnded && (CloseEmptyScope() || PassInclusiveJoin() || TurnCondition() || DeliverKept()));

        StrandMoving();
        ResolveStuckJoins();
        RaiseStuckJoins();
    }

    // An endless loop: what is still on the way stands where it was going, and somebody must look.
    private void StrandMoving()
    {
        while (!HasTooManyTokens && moving.TryDequeue(out var move))
        {
            if (state.FindScope(move.Scope) is not null)
            {
                Emit(new ProcessFact.Taken(Short(move.Scope), [move.Flow.Id]));
                Strand(move.Scope, DefinitionOf(move.Scope).Find(move.Flow.Target)!, Incident.Causes.TooManyMoves);
            }
        }
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
