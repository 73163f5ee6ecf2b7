using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Processes;

/// <summary>The functions an expression may call, with how many arguments they take.</summary>
public static class Functions
{
    private static readonly FrozenDictionary<string, Function> Known = new Function[]
    {
        new("date", 1, 3), new("date and time", 1, 1), new("duration", 1, 1), new("number", 1, 1), new("string", 1, 1),
        new("contains", 2, 2), new("starts with", 2, 2), new("ends with", 2, 2), new("string length", 1, 1),
        new("list contains", 2, 2), new("count", 1, 1), new("sum", 1, 20), new("min", 1, 20), new("max", 1, 20),
        new("abs", 1, 1), new("floor", 1, 1), new("ceiling", 1, 1), new("is defined", 1, 1),
    }.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    private const int MostWords = 3;

    /// <summary>Their names, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    internal sealed record Function(string Name, int Least, int Most)
    {
        public bool Takes(int arguments) => arguments >= Least && arguments <= Most;
    }

    /// <summary>The function whose words and opening bracket come next, if one does.</summary>
    internal static Function? Named(ReadOnlySpan<Token> tokens, out int words)
    {
        var name = "";
        for (words = 1; words <= MostWords && words < tokens.Length && tokens[words - 1].Kind == TokenKind.Word; words++)
        {
            name += (words == 1 ? "" : " ") + tokens[words - 1].Text;
            if (tokens[words] is { Kind: TokenKind.Symbol, Text: "(" })
            {
                return Known.GetValueOrDefault(name);
            }
        }

        return null;
    }

    internal static Value Call(string function, ImmutableArray<Value> arguments)
    {
        var first = arguments[0];
        var second = arguments.Length > 1 ? arguments[1] : Value.Nothing;
        return (function, first, second) switch
        {
            ("date", Value.Moment moment, _) => new Value.Date(DateOnly.FromDateTime(moment.At.DateTime)),
            ("date", Value.Date, _) => first,
            ("date", Value.Text text, _) => Only<Value.Date>(text.Content),
            ("date", Value.Number, Value.Number) when arguments.Length == 3 => Day(arguments),
            ("date and time", Value.Text text, _) => Only<Value.Moment>(text.Content),
            ("duration", Value.Text text, _) => Only<Value.Duration>(text.Content),
            ("number", Value.Text text, _) => Number(text.Content),
            ("string", _, _) => Written(first),
            ("contains", Value.Text a, Value.Text b) => Value.Of(a.Content.Contains(b.Content, StringComparison.Ordinal)),
            ("starts with", Value.Text a, Value.Text b) => Value.Of(a.Content.StartsWith(b.Content, StringComparison.Ordinal)),
            ("ends with", Value.Text a, Value.Text b) => Value.Of(a.Content.EndsWith(b.Content, StringComparison.Ordinal)),
            ("string length", Value.Text text, _) => Value.Of(text.Content.Length),
            ("list contains", Value.List list, _) => Value.Of(list.Items.Any(item => Value.Same(item, second))),
            ("count", Value.List list, _) => Value.Of(list.Items.Length),
            ("sum", _, _) => Items(arguments).Aggregate((a, b) => Arithmetic.Combined(Operation.Add, a, b)),
            ("min", _, _) => Items(arguments).Aggregate((a, b) => Chosen(a, b, sign: -1)),
            ("max", _, _) => Items(arguments).Aggregate((a, b) => Chosen(a, b, sign: 1)),
            ("abs", Value.Number number, _) => Value.Of(Math.Abs(number.Amount)),
            ("floor", Value.Number number, _) => Value.Of(decimal.Floor(number.Amount)),
            ("ceiling", Value.Number number, _) => Value.Of(decimal.Ceiling(number.Amount)),
            ("is defined", _, _) => Value.Of(first is not Value.Null),
            _ => Value.Nothing,
        };
    }

    private static Value Only<T>(string text)
        where T : Value => Iso.Read(text) is T value ? value : Value.Nothing;

    private static IEnumerable<Value> Items(ImmutableArray<Value> arguments)
    {
        var items = arguments is [Value.List list] ? list.Items : arguments;
        return items.IsEmpty ? [Value.Nothing] : items.AsEnumerable();
    }

    private static Value Chosen(Value left, Value right, int sign) =>
        Evaluation.Ordered(left, right) is { } order ? (order * sign >= 0 ? left : right) : Value.Nothing;

    private static Value Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : Value.Nothing;

    /// <summary>A value as text; null where it has none.</summary>
    internal static Value Written(Value value) => value switch
    {
        Value.Text => value,
        Value.Number number => Value.Of(number.Amount.ToString(CultureInfo.InvariantCulture)),
        Value.Bool held => Value.Of(held.Is ? "true" : "false"),
        Value.Date date => Value.Of(date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Value.Moment moment => Value.Of(moment.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
        _ => Value.Nothing,
    };

    private static Value Day(ImmutableArray<Value> arguments)
    {
        var parts = arguments.OfType<Value.Number>().Select(part => part.Amount).ToArray();
        var text = parts.Length == 3 && parts.All(part => part == decimal.Floor(part) && part is >= 1 and <= 9999)
            ? string.Create(CultureInfo.InvariantCulture, $"{parts[0]:0000}-{parts[1]:00}-{parts[2]:00}")
            : "";
        return Only<Value.Date>(text);
    }
}
