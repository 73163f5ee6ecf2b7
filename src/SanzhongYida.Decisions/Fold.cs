using System.Diagnostics;

namespace SanzhongYida.Decisions;

/// <summary>Facts to state. <c>Apply</c> never decides: it must accept whatever was once accepted.</summary>
public static class Fold
{
    /// <summary>The state after one more entry.</summary>
    /// <param name="before">The state so far, or null before the first entry.</param>
    /// <param name="facts">The facts of the entry, in order.</param>
    /// <param name="stamp">When and by whom it was recorded.</param>
    public static State Entry(State? before, IEnumerable<Fact> facts, Stamp stamp)
    {
        var state = before;
        foreach (var fact in facts)
        {
            state = Apply(state, fact, stamp);
        }

        return state! with { Version = (before?.Version ?? 0) + 1, At = stamp.At };
    }

    /// <summary>The state after one more fact; version and time stay as they are.</summary>
    public static State Apply(State? before, Fact fact, Stamp stamp) => fact switch
    {
        MatterFact f => Matter.Apply((Matter?)before, f, stamp),
        MeetingFact f => Meeting.Apply((Meeting?)before, f, stamp),
        BodyFact f => Body.Apply((Body?)before, f, stamp),
        UnitFact f => Unit.Apply((Unit?)before, f),
        PersonFact f => Person.Apply((Person?)before, f, stamp),
        RegulationFact f => Regulation.Apply((Regulation?)before, f),
        WorkflowFact f => Workflow.Apply((Workflow?)before, f, stamp),
        ProjectFact f => ProjectFunds.Apply((ProjectFunds?)before, f),
        RegisterFact f => Register.Apply((Register?)before, f),
        _ => throw new UnreachableException($"No fold for {fact.GetType().Name}."),
    };
}
