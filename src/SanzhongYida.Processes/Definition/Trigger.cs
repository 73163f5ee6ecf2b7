namespace SanzhongYida.Processes;

/// <summary>What an event waits for or throws.</summary>
public abstract record Trigger
{
    private Trigger() { }

    /// <summary>Nothing.</summary>
    public sealed record None : Trigger;

    /// <summary>A message by name.</summary>
    public sealed record Message(string Name) : Trigger
    {
        /// <summary><c>szyd:key</c>: which of several instances a message is for, worked out when it begins to be awaited.</summary>
        public Expression? Key { get; init; }
    }

    /// <summary>A timer; <paramref name="Repeats"/> is null for a single firing, 0 for a cycle without end.</summary>
    public sealed record Timer(Period Period, int? Repeats) : Trigger;

    /// <summary>A signal by name: everybody who waits for it gets it.</summary>
    public sealed record Signal(string Name) : Trigger;

    /// <summary>A condition that becomes true.</summary>
    public sealed record Condition(Expression Holds) : Trigger;

    /// <summary>An error by code; a null code catches every error. What catches it notes its code in <see cref="CodeVariable"/>.</summary>
    public sealed record Error(string? Code) : Trigger
    {
        /// <summary>The variable that takes the code, if one does.</summary>
        public string? CodeVariable { get; init; }
    }

    /// <summary>An escalation by code; a null code catches every escalation. Uncaught it goes by without consequence.</summary>
    public sealed record Escalation(string? Code) : Trigger
    {
        /// <summary>The variable that takes the code, if one does.</summary>
        public string? CodeVariable { get; init; }
    }

    /// <summary>A link by name: the throwing end leads to the catching end of the same scope.</summary>
    public sealed record Link(string Name) : Trigger;

    /// <summary>The end of everything in the scope.</summary>
    public sealed record Terminate : Trigger;

    /// <summary>The one none.</summary>
    public static Trigger Nothing { get; } = new None();
}
