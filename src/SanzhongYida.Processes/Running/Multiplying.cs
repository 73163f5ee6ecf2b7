using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// Multi-instances: a body that its boundary events watch, and instances in it, side by side or one after the other.
internal sealed partial class Run
{
    private void BeginMany(string scope, Node node, MultiInstance multi)
    {
        var elements = Elements(multi, scope);
        if (elements is not { } many)
        {
            Strand(scope, node, Incident.Causes.NoInstances);
            return;
        }

        if (many.IsEmpty)
        {
            Leave(scope, node);
            return;
        }

        var id = NextId;
        Emit(new ProcessFact.ScopeOpened(id, Short(scope), node.Id, Instances: many.Length));
        if (multi.IsSequential)
        {
            Emit(new ProcessFact.SequenceBegan(id, multi.Collection is null ? [] : [.. many.Select(element => element!)]));
        }

        Watch(id, node);
        foreach (var element in multi.IsSequential ? many[..1] : many)
        {
            Open(NextId, id, node, element);
        }
    }

    /// <summary>What the instances stand for; counted ones stand for nothing. Null: neither a list nor a number, or too many.</summary>
    private ImmutableArray<Value?>? Elements(MultiInstance multi, string scope)
    {
        var variables = VariablesOf(scope);
        ImmutableArray<Value?>? elements = (multi.Collection ?? multi.Cardinality)?.Evaluate(variables) switch
        {
            Value.List list when multi.Collection is not null => [.. list.Items],
            Value.Number { Amount: >= 0 and <= Engine.MaximumInstances } number
                when multi.Collection is null && number.Amount == decimal.Floor(number.Amount) => [.. Enumerable.Repeat<Value?>(null, (int)number.Amount)],
            _ => null,
        };
        return elements is { Length: <= Engine.MaximumInstances } ? elements : null;
    }

    /// <summary>One instance is completed: the next begins, or the body is completed and what is left of it cancelled.</summary>
    private void FinishInstance(string body, Node node)
    {
        if (node.Multi!.Completion?.Holds(VariablesOf(body)) != true)
        {
            var scope = state.FindScope(body)!;
            if (scope.Elements is { } elements && scope.Begun < scope.Instances)
            {
                Open(NextId, body, node, elements.IsEmpty ? null : elements[scope.Begun]);
                return;
            }

            if (state.Activities.Any(other => Is(other.Scope, body)))
            {
                return;
            }
        }

        CancelInside(body);
        Finish(body);
    }
}
