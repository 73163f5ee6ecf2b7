using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SanzhongYida.Processes.Tests;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, Value> Known = new(StringComparer.Ordinal)
    {
        ["amount"] = Value.Of(0.3m),
        ["kind"] = Value.Of("major"),
        ["flag"] = Value.Of(true),
        ["off"] = Value.Of(false),
        ["day"] = new Value.Date(new(2026, 3, 2)),
        ["at"] = new Value.Moment(new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8))),
        ["names"] = Value.Of(["water", "power"]),
        ["合同"] = new Value.Context(ImmutableDictionary<string, Value>.Empty.Add("金额", Value.Of(100m))),
    };

    public static TheoryData<string, string> Table()
    {
        var table = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", "expressions.table")).Where(line => !line.StartsWith('#')))
        {
            var parts = line.Split(" -> ");
            table.Add(parts[0], parts[1]);
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void An_expression_has_the_value_the_table_says(string text, string expected) =>
        Assert.Equal(Canonical.Json(Evaluated(expected)), Canonical.Json(Evaluated(text)));

    [Theory]
    [InlineData("", 0)]
    [InlineData("1 +", 3)]
    [InlineData("a b", 2)]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("if a then b", 11)]
    [InlineData("a between 1", 11)]
    [InlineData("\"open", 0)]
    [InlineData("\"bad \\q\"", 0)]
    [InlineData("a # b", 2)]
    [InlineData("${a}", 0)]
    [InlineData("a == b", 3)]
    [InlineData("[1..]", 5)]
    [InlineData("@\"no date\"", 1)]
    [InlineData("contains(a)", 0)]
    [InlineData("System.IO(a)", 9)]
    [InlineData("for x in y return x", 4)]
    [InlineData("and", 0)]
    [InlineData("99999999999999999999999999999999", 0)]
    public void What_is_no_expression_is_refused_with_its_place(string text, int position)
    {
        Assert.False(Expression.TryRead(text, out _, out var fault));
        Assert.Equal(position, fault.Position);
        Assert.True(fault.Chinese.Length > 0);
        Assert.True(fault.English.Length > 0);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("not(", ")")]
    [InlineData("if a then b else ", "")]
    [InlineData("if ", " then 1 else 2")]
    [InlineData("abs(", ")")]
    [InlineData("x in (", ")")]
    public void Deep_nesting_is_refused_and_shallow_is_not(string open, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        Assert.True(Expression.TryRead(Nested(1), out _, out _));
        Assert.False(Expression.TryRead(Nested(60), out _, out _));
        Assert.False(Expression.TryRead(Nested(200_000), out _, out _));
    }

    [Fact]
    public void The_length_and_the_number_of_terms_are_bounded()
    {
        Assert.True(Expression.TryRead("1" + string.Concat(Enumerable.Repeat("+1", 249)), out var sum, out _));
        Assert.Equal(Value.Of(250), sum.Evaluate(_ => null));
        Assert.False(Expression.TryRead("1" + string.Concat(Enumerable.Repeat("+1", 300)), out _, out _));
        Assert.False(Expression.TryRead(new string(' ', Expression.MaximumLength) + "1", out _, out _));
    }

    [Fact]
    public void It_says_which_variables_it_mentions()
    {
        Assert.True(Expression.TryRead("a and (b.c > 1 or a) and contains(d, \"e\")", out var expression, out _));
        Assert.Equal(["a", "b", "d"], expression.Names);
    }

    [Fact]
    public void Only_true_holds()
    {
        Assert.All(["null", "1", "\"true\"", "false", "[true]"], text => Assert.False(Read(text).Holds(_ => null)));
        Assert.True(Read("true").Holds(_ => null));
    }

    [Property(MaxTest = 2000)]
    public Property Reading_and_evaluating_never_throw()
    {
        string[] pieces =
        [
            "1", "0.5", "\"a\"", "flag", "day", "at", "names", "unknown", "+", "-", "*", "/", "=", "!=", "<", ">=", "(", ")", "[", "]", "..", ",",
            "and", "or", "not(", "if", "then", "else", "in", "between", "date(", "duration(\"P1D\")", "sum(", "max(", "count(", ".year", "@", "date and time(",
            "79228162514264337593543950335", "duration(\"P999999Y\")", "string(",
        ];
        return Prop.ForAll(Gen.Elements(pieces).ArrayOf().ToArbitrary(), chosen =>
        {
            var text = string.Join(' ', chosen);
            if (Expression.TryRead(text, out var expression, out var fault))
            {
                Assert.Null(fault);
                Assert.NotNull(expression.Evaluate(Known.GetValueOrDefault));
            }
            else
            {
                Assert.InRange(fault.Position, 0, text.Length);
            }
        });
    }

    private static Expression Read(string text)
    {
        Assert.True(Expression.TryRead(text, out var expression, out var fault), fault?.English);
        return expression;
    }

    private static Value Evaluated(string text) => Read(text).Evaluate(Known.GetValueOrDefault) switch
    {
        // 1.10 and 1.1 are the same number; written in JSON they differ.
        Value.Number number => Value.Of(number.Amount / 1.000000000000000000000000000m),
        var other => other,
    };
}
