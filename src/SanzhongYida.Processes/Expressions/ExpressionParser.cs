using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Processes;

/// <summary>
/// Builds the tree by descent. The first fault is kept and moves it to the end of the text, so that every loop
/// stops; depth and number of terms are bounded, so that neither reading nor evaluating can exhaust the stack.
/// </summary>
internal sealed class ExpressionParser(ImmutableArray<Token> tokens)
{
    private static readonly Term Null = new Term.Literal(Value.Nothing);
    private static readonly string[] Reserved = ["and", "or", "then", "else", "in", "between", "if", "not"];
    private int position;
    private int depth;
    private int terms;

    public Fault? Fault { get; private set; }

    public List<string> Names { get; } = [];

    private Token Current => tokens[position];

    public Term Whole()
    {
        var term = Or();
        return Current.Kind == TokenKind.End ? term : Unexpected();
    }

    private Term Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            left = Made(new Term.Either(left, And()));
        }

        return left;
    }

    private Term And()
    {
        var left = Relation();
        while (TakeWord("and"))
        {
            left = Made(new Term.Both(left, Relation()));
        }

        return left;
    }

    private Term Relation()
    {
        var left = Sum();
        if (Comparing() is { } how)
        {
            return Made(new Term.Compare(how, left, Sum()));
        }

        if (TakeWord("between"))
        {
            var low = Sum();
            return TakeWord("and") ? Made(new Term.Between(left, low, Sum())) : Unexpected();
        }

        return TakeWord("in") ? Made(new Term.In(left, Tests())) : left;
    }

    private ImmutableArray<Term> Tests()
    {
        if (!Take("("))
        {
            return [Test()];
        }

        var first = Test();
        if (Take(".."))
        {
            return [RangeFrom(first, hasLow: false)];
        }

        var tests = ImmutableArray.CreateBuilder<Term>();
        tests.Add(first);
        while (Take(","))
        {
            tests.Add(Test());
        }

        Need(")");
        return tests.ToImmutable();
    }

    private Term Test() => Comparing() is { } how ? Made(new Term.Test(how, Sum())) : Sum();

    private Term Sum()
    {
        var left = Product();
        while (true)
        {
            if (Take("+"))
            {
                left = Made(new Term.Combine(Operation.Add, left, Product()));
            }
            else if (Take("-"))
            {
                left = Made(new Term.Combine(Operation.Subtract, left, Product()));
            }
            else
            {
                return left;
            }
        }
    }

    private Term Product()
    {
        var left = Signed();
        while (true)
        {
            if (Take("*"))
            {
                left = Made(new Term.Combine(Operation.Multiply, left, Signed()));
            }
            else if (Take("/"))
            {
                left = Made(new Term.Combine(Operation.Divide, left, Signed()));
            }
            else
            {
                return left;
            }
        }
    }

    private Term Signed() => Take("-") ? Deeper(() => Made(new Term.Minus(Signed()))) : Pathed();

    private Term Pathed()
    {
        var term = Deeper(Primary);
        while (Take("."))
        {
            if (Current.Kind != TokenKind.Word)
            {
                return Unexpected();
            }

            term = Made(new Term.Path(term, Current.Text));
            position++;
        }

        return term;
    }

    private Term Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                position++;
                return decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? Made(new Term.Literal(Value.Of(number)))
                    : Fail(token, "数字过大。", "The number is too large.");
            case TokenKind.Text:
                position++;
                return Made(new Term.Literal(Value.Of(token.Text)));
            case TokenKind.Word:
                return Word(token);
            default:
                return Bracketed();
        }
    }

    private Term Bracketed()
    {
        if (Take("("))
        {
            var inner = Or();
            if (Take(".."))
            {
                return RangeFrom(inner, hasLow: false);
            }

            Need(")");
            return inner;
        }

        if (Take("]"))
        {
            var low = Sum();
            Need("..");
            return RangeFrom(low, hasLow: false);
        }

        if (Take("["))
        {
            return ListOrRange();
        }

        return Take("@") && Current.Kind == TokenKind.Text ? AtText() : Unexpected();
    }

    private Term AtText()
    {
        var value = Iso.Read(Current.Text);
        return value is null ? Unexpected() : Made(new Term.Literal(Passed(value)));
    }

    private Term ListOrRange()
    {
        if (Take("]"))
        {
            return Made(new Term.ListOf([]));
        }

        var first = Or();
        if (Take(".."))
        {
            return RangeFrom(first, hasLow: true);
        }

        return Made(new Term.ListOf(Rest(first, "]")));
    }

    private Term RangeFrom(Term low, bool hasLow)
    {
        var high = Sum();
        if (Take("]"))
        {
            return Made(new Term.Range(low, hasLow, high, HasHigh: true));
        }

        return Take(")") || Take("[") ? Made(new Term.Range(low, hasLow, high, HasHigh: false)) : Unexpected();
    }

    private ImmutableArray<Term> Rest(Term first, string close)
    {
        var items = ImmutableArray.CreateBuilder<Term>();
        items.Add(first);
        while (Take(","))
        {
            items.Add(Or());
        }

        Need(close);
        return items.ToImmutable();
    }

    private Term Word(Token token)
    {
        if (Functions.Named(tokens.AsSpan()[position..], out var words) is { } function)
        {
            position += words + 1;
            var arguments = Take(")") ? [] : Rest(Or(), ")");
            return function.Takes(arguments.Length)
                ? Made(new Term.Call(function.Name, arguments))
                : Fail(token, $"函数“{function.Name}”的参数个数不对。", $"Wrong number of arguments for '{function.Name}'.");
        }

        if (TakeWord("if"))
        {
            return Condition();
        }

        if (TakeWord("not"))
        {
            Need("(");
            var inner = Or();
            Need(")");
            return Made(new Term.Not(inner));
        }

        if (Array.IndexOf(Reserved, token.Text) >= 0)
        {
            return Unexpected();
        }

        position++;
        return Made(token.Text switch
        {
            "true" => new Term.Literal(Value.Of(true)),
            "false" => new Term.Literal(Value.Of(false)),
            "null" => Null,
            _ => Named(token.Text),
        });
    }

    private Term.Name Named(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            Names.Add(name);
        }

        return new(name);
    }

    private Term Condition()
    {
        var condition = Or();
        if (!TakeWord("then"))
        {
            return Unexpected();
        }

        var then = Or();
        return TakeWord("else") ? Made(new Term.If(condition, then, Or())) : Unexpected();
    }

    private Comparison? Comparing() => Current.Kind != TokenKind.Symbol ? null : Current.Text switch
    {
        "=" => Passed(Comparison.Same),
        "!=" => Passed(Comparison.Different),
        "<" => Passed(Comparison.Less),
        "<=" => Passed(Comparison.LessOrSame),
        ">" => Passed(Comparison.More),
        ">=" => Passed(Comparison.MoreOrSame),
        _ => null,
    };

    private T Passed<T>(T read)
    {
        position++;
        return read;
    }

    private bool Take(string symbol) => Take(TokenKind.Symbol, symbol);

    private bool TakeWord(string word) => Take(TokenKind.Word, word);

    private bool Take(TokenKind kind, string text)
    {
        var matches = Current.Kind == kind && string.Equals(Current.Text, text, StringComparison.Ordinal);
        position += matches ? 1 : 0;
        return matches;
    }

    private void Need(string symbol)
    {
        if (!Take(symbol))
        {
            Unexpected();
        }
    }

    private Term Deeper(Func<Term> read)
    {
        if (depth >= Expression.MaximumDepth)
        {
            return Fail(Current, $"嵌套超过{Expression.MaximumDepth}层。", $"Nested more than {Expression.MaximumDepth} deep.");
        }

        depth++;
        var term = read();
        depth--;
        return term;
    }

    private Term Made(Term term) => ++terms <= Expression.MaximumTerms
        ? term
        : Fail(Current, $"超过{Expression.MaximumTerms}项。", $"More than {Expression.MaximumTerms} terms.");

    private Term Unexpected() => Current.Kind == TokenKind.End
        ? Fail(Current, "表达式不完整。", "The expression is not complete.")
        : Fail(Current, $"此处不应出现“{Current.Text}”。", $"'{Current.Text}' is not expected here.");

    private Term Fail(Token token, string chinese, string english)
    {
        Fault ??= new(token.Position, chinese, english);
        position = tokens.Length - 1;
        return Null;
    }
}
