using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// What an expression sees, and where a result is written.
internal sealed partial class Run
{
    private Func<string, Value?> VariablesOf(string scope) => name => Look(scope, name);

    private Func<string, Value?> VariablesOf(Activity activity) => name =>
        Is(name, "loopCounter") && activity.Number is { } number ? Value.Of(number) : Element(activity, name) ?? Look(activity.Scope, name);

    // Inside out: what a multi-instance counts or stands for, then the variables of the called process or of the process
    // itself. A called process that was given variables sees no others.
    private Value? Look(string scope, string name)
    {
        for (var here = state.FindScope(scope); here is not null; here = here.Outer is null ? null : state.FindScope(here.Outer))
        {
            if (here.Variables is { } own)
            {
                return own.GetValueOrDefault(name) ?? library.Unset?.Invoke(name);
            }

            if (here.Outer is not null && (here.Instances is { } instances ? Counted(here, instances, name) : OfInstance(here, name)) is { } found)
            {
                return found;
            }
        }

        return state.Variables.GetValueOrDefault(name) ?? library.Unset?.Invoke(name);
    }

    /// <summary>All that an expression in an activity sees, by name.</summary>
    public ImmutableDictionary<string, Value> Seen(Activity activity)
    {
        var look = VariablesOf(activity);
        var elements = library.Processes.Values.SelectMany(definition => definition.Nodes).Select(node => node.Multi?.Element).OfType<string>();
        return state.Variables.Keys.Concat(state.Scopes.SelectMany(scope => scope.Variables?.Keys ?? [])).Concat(elements).Append("loopCounter")
            .Distinct(StringComparer.Ordinal).Select(name => (Name: name, Value: look(name))).Where(it => it.Value is not null)
            .ToImmutableDictionary(it => it.Name, it => it.Value!, StringComparer.Ordinal);
    }

    private Value? Counted(Scope scope, int instances, string name) => name switch
    {
        "nrOfInstances" => Value.Of(instances),
        "nrOfActiveInstances" => Value.Of(state.Activities.Count(activity => Is(activity.Scope, scope.Id))),
        "nrOfCompletedInstances" => Value.Of(scope.Completed),
        _ => null,
    };

    private Value? OfInstance(Scope scope, string name)
    {
        var activity = Is(name, "loopCounter") || scope.Element is not null ? state.FindActivity(scope.Id) : null;
        return activity switch
        {
            { Number: { } number } when Is(name, "loopCounter") => Value.Of(number),
            not null => Element(activity, name),
            null => null,
        };
    }

    private Value? Element(Activity activity, string name) =>
        activity.Element is not null && Is(NodeOf(activity).Multi?.Element, name) ? activity.Element : null;

    /// <summary>Sets variables where the scope's results belong: in the called process that has its own, else in the process itself.</summary>
    private void Set(string scope, ImmutableDictionary<string, Value> variables)
    {
        if (variables.IsEmpty)
        {
            return;
        }

        var here = state.FindScope(scope);
        while (here is { Variables: null, Outer: { } outer })
        {
            here = state.FindScope(outer);
        }

        Emit(here?.Variables is null ? new ProcessFact.VariablesSet(variables) : new ProcessFact.OwnVariablesSet(here.Id, variables));
    }

    private ImmutableDictionary<string, Value> Mapped(ImmutableArray<Mapping> mappings, Func<string, Value?> from)
    {
        var mapped = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var mapping in mappings)
        {
            mapped[mapping.Target] = mapping.Source.Evaluate(from);
        }

        return mapped.ToImmutable();
    }
}
