using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SanzhongYida.Processes;

/// <summary>Why a text is no expression: where (0-based), in Chinese and in English.</summary>
public sealed record Fault(int Position, string Chinese, string English);

/// <summary>
/// An expression: a small, total subset of FEEL, parsed once. It has no loops and calls nothing outside; an
/// operation on the wrong kinds of value gives null, and so does an unknown name. Arithmetic is decimal and exact
/// up to 28 digits; what overflows is null.
/// </summary>
public sealed record Expression
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaximumLength = 2000;

    /// <summary>Deepest nesting of brackets, signs, conditions and calls.</summary>
    public const int MaximumDepth = 40;

    /// <summary>Most terms.</summary>
    public const int MaximumTerms = 500;

    private Expression(string source, Term term, ImmutableArray<string> names)
    {
        Source = source;
        Term = term;
        Names = names;
    }

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>The tree.</summary>
    public Term Term { get; }

    /// <summary>The variables it mentions, each once, in order of appearance.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Reads a text; a leading <c>=</c> is passed over.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out Fault? fault)
    {
        expression = null;
        if (text.Length > MaximumLength)
        {
            fault = new(MaximumLength, $"表达式超过{MaximumLength}个字符。", $"The expression is longer than {MaximumLength} characters.");
            return false;
        }

        var tokens = Tokens.Of(text, out fault);
        if (fault is not null)
        {
            return false;
        }

        var parser = new ExpressionParser(tokens);
        var term = parser.Whole();
        fault = parser.Fault;
        if (fault is not null)
        {
            return false;
        }

        expression = new(text, term, [.. parser.Names]);
        return true;
    }

    /// <summary>Its value where a name stands for what <paramref name="variables"/> gives (null for unknown). Never throws.</summary>
    public Value Evaluate(Func<string, Value?> variables) => new Evaluation(variables).Of(Term);

    /// <summary>Whether it is true; null and everything else count as false.</summary>
    public bool Holds(Func<string, Value?> variables) => Evaluate(variables).IsTrue;

    /// <inheritdoc/>
    public override string ToString() => Source;
}
