using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// How a token comes into a node.
internal sealed partial class Run
{
    private void Move(string scope, Flow flow)
    {
        // The scope may have ended while this token was on its way.
        if (state.FindScope(scope) is null)
        {
            return;
        }

        var node = DefinitionOf(scope).Find(flow.Target)!;
        if (node.Incoming.Length > 1 && node.Kind is NodeKind.ParallelGateway or NodeKind.InclusiveGateway)
        {
            Arrive(scope, node, flow);
            return;
        }

        Emit(new ProcessFact.Taken(Short(scope), [flow.Id]));
        Enter(scope, node);
    }

    private void Enter(string scope, Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.EndEvent:
                End(scope, node);
                break;
            case NodeKind.CatchEvent:
                Wait(scope, node);
                break;
            case NodeKind.ThrowEvent:
                Send(node);
                Leave(scope, node);
                break;
            case NodeKind.UserTask or NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.ReceiveTask
                or NodeKind.SubProcess or NodeKind.CallActivity:
                Begin(scope, node);
                break;
            default:
                Leave(scope, node);
                break;
        }
    }

    private void Begin(string scope, Node node)
    {
        if (node.Multi is not null)
        {
            BeginMany(scope, node, node.Multi);
            return;
        }

        var id = NextId;
        Open(id, scope, node, element: null);
        Watch(id, node);
    }

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
        Watch(id, node);
        foreach (var element in many)
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

    /// <summary>Opens an activity, or one instance of it, under an id; opening again after an incident keeps the id.</summary>
    private void Open(string id, string scope, Node node, Value? element)
    {
        switch (node.Kind)
        {
            case NodeKind.UserTask:
                OpenTask(id, scope, node, element);
                break;
            case NodeKind.ReceiveTask:
                Emit(new ProcessFact.Entered(id, Short(scope), node.Id, element));
                Emit(new ProcessFact.MessageAwaited(id, node.Id, ((Trigger.Message)node.Trigger).Name));
                break;
            case NodeKind.SubProcess or NodeKind.CallActivity:
                OpenScope(id, scope, node, element);
                break;
            default:
                Emit(new ProcessFact.JobAsked(id, Short(scope), node.Id, element ?? ElementAround(scope)));
                break;
        }
    }

    private void OpenTask(string id, string scope, Node node, Value? element)
    {
        var moment = node.Deadline?.After(at, due, VariablesOf(scope));
        Emit(new ProcessFact.TaskOpened(id, Short(scope), node.Id, element ?? ElementAround(scope), moment));
        if (node.Deadline is not null && moment is null)
        {
            Raise(scope, node.Id, Incident.Causes.NoDueDate, id, node.Due);
        }
    }

    private void OpenScope(string id, string scope, Node node, Value? element)
    {
        var called = node.Kind == NodeKind.CallActivity ? library.Find(node.Calls!) : null;
        var cause = Depth(scope) >= Engine.MaximumDepth ? Incident.Causes.TooDeep
            : node.Kind == NodeKind.CallActivity && called is null ? Incident.Causes.NoSuchProcess
            : null;
        if (cause is not null)
        {
            Emit(new ProcessFact.Entered(id, Short(scope), node.Id, element));
            Raise(scope, node.Id, cause, id, node.Calls);
            return;
        }

        Emit(new ProcessFact.ScopeOpened(id, Short(scope), node.Id, called?.Id, Element: element));
        Leave(id, called is null ? DefinitionOf(id).StartOf(node.Id)! : called.StartOf(null)!);
    }

    private int Depth(string scope)
    {
        var depth = 0;
        for (var here = state.FindScope(scope); here is { Outer: { } outer }; here = state.FindScope(outer))
        {
            depth++;
        }

        return depth;
    }

    private Value? ElementAround(string scope)
    {
        var here = state.FindScope(scope);
        while (here is { Element: null, Outer: { } outer })
        {
            here = state.FindScope(outer);
        }

        return here?.Element;
    }

    private void Wait(string scope, Node node)
    {
        var id = NextId;
        Emit(new ProcessFact.Entered(id, Short(scope), node.Id));
        if (node.Trigger is Trigger.Message message)
        {
            Emit(new ProcessFact.MessageAwaited(id, node.Id, message.Name));
        }
        else
        {
            SetTimer(state.FindActivity(id)!, node);
        }
    }
}
