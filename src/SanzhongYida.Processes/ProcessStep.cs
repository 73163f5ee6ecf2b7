using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// How a period becomes a moment; the calendar comes from outside (<c>7wd</c> is seven working days).
/// Returns null if the text is no period.
/// </summary>
public delegate DateTimeOffset? DueDate(string period, DateTimeOffset from);

/// <summary>What came of a command.</summary>
public abstract record ProcessStep
{
    private ProcessStep() { }

    /// <summary>The instance after the command and the facts that lead there; folding them gives the same instance.</summary>
    public sealed record Accepted(Instance Instance, ImmutableArray<ProcessFact> Facts) : ProcessStep;

    /// <summary>Why not. Nothing has changed.</summary>
    public sealed record Refused(string Chinese, string English) : ProcessStep;
}
