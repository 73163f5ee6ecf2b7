using System.Globalization;
using System.Text.RegularExpressions;

namespace SanzhongYida.Processes;

/// <summary>
/// A date or moment, an ISO 8601 duration, or a period only the calendar understands (<c>7wd</c>), as written;
/// an expression that yields one of them when the text begins with <c>=</c>. Read by <see cref="TryRead"/>.
/// </summary>
public sealed partial record Period
{
    /// <summary>The longest period anybody may set, in years of 365.25 days.</summary>
    public const int MostYears = 10;

    private const decimal DaysInYear = 365.25m;

    private readonly Expression? expression;
    private readonly Value? literal;

    private Period(string text, Expression? expression, Value? written)
    {
        Text = text;
        this.expression = expression;
        literal = written;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Whether it is a length of time; false for a date, a moment and an expression.</summary>
    public bool IsDuration => expression is null && literal is null or Value.Duration;

    /// <summary>Whether it is a date or a moment.</summary>
    public bool IsMoment => literal is Value.Date or Value.Moment;

    /// <summary>Whether an expression says when.</summary>
    public bool IsExpression => expression is not null;

    /// <summary>Whether a length of time is more than nothing and at most <see cref="MostYears"/>; true of everything else.</summary>
    public bool IsSensible => !IsDuration || (literal is Value.Duration length
        ? length is { Months: >= 0, Span.Ticks: >= 0 } && IsWithin((length.Months / 12m * DaysInYear) + ((decimal)length.Span.Ticks / TimeSpan.TicksPerDay))
        : IsWithin(decimal.Parse(Text.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"]), NumberStyles.None, CultureInfo.InvariantCulture)));

    /// <summary>Reads a text; null if it has the shape of none.</summary>
    public static Period? TryRead(string text)
    {
        if (text.StartsWith('='))
        {
            return Expression.TryRead(text, out var expression, out _) ? new(text, expression, written: null) : null;
        }

        var written = Iso.Read(text);
        return written is not null || CalendarPeriod().IsMatch(text) ? new(text, expression: null, written) : null;
    }

    /// <summary>The moment it comes to, counted from <paramref name="from"/>; null if there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset from, DueDate due, Func<string, Value?> variables)
    {
        var value = expression?.Evaluate(variables) ?? literal;
        return value switch
        {
            null => due(Text, from),
            Value.Text text when Iso.Read(text.Content) is { } read => Iso.After(read, from),
            Value.Text text => due(text.Content, from),
            _ => Iso.After(value, from),
        };
    }

    private static bool IsWithin(decimal days) => days is > 0 and <= MostYears * DaysInYear;

    [GeneratedRegex(@"\A[0-9]{1,4}[a-z]{1,4}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex CalendarPeriod();
}
