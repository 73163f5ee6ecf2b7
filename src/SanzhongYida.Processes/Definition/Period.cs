namespace SanzhongYida.Processes;

/// <summary>
/// A date, an ISO 8601 duration, or a period only the calendar understands (<c>7wd</c>), as written;
/// an expression when the text begins with <c>=</c>.
/// </summary>
public sealed record Period(string Text)
{
    /// <summary>Set when the text begins with <c>=</c>.</summary>
    public Expression? Expression { get; init; }
}
