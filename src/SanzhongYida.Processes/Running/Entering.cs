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
            case NodeKind.CatchEvent when node.Trigger is not Trigger.Link:
                Wait(scope, node);
                break;
            case NodeKind.EventGateway:
                WaitForFirst(scope, node);
                break;
            case NodeKind.ThrowEvent:
                Throw(scope, node);
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
                Await(id, scope, node);
                break;
            case NodeKind.SubProcess or NodeKind.CallActivity:
                OpenScope(id, scope, node, element);
                break;
            default:
                Emit(new ProcessFact.JobAsked(id, Short(scope), node.Id, element ?? ElementAround(scope), node.Topic));
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
        var start = called is null ? DefinitionOf(scope).StartOf(node.Id) : called.StartOf(null);
        var cause = Depth(scope) >= Engine.MaximumDepth ? Incident.Causes.TooDeep
            : node.Kind == NodeKind.CallActivity && start?.Trigger is not Trigger.None ? Incident.Causes.NoSuchProcess
            : null;
        if (cause is not null)
        {
            Emit(new ProcessFact.Entered(id, Short(scope), node.Id, element));
            Raise(scope, node.Id, cause, id, node.Calls);
            return;
        }

        Emit(new ProcessFact.ScopeOpened(id, Short(scope), node.Id, called?.Key, Element: element));
        if (!node.Inputs.IsEmpty || !node.Outputs.IsEmpty)
        {
            Emit(new ProcessFact.OwnVariablesSet(id, Mapped(node.Inputs, VariablesOf(state.FindActivity(id)!))));
        }

        Arm(id);
        Leave(id, start!);
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
}
