using System.Collections.Immutable;
using System.Diagnostics;

namespace SanzhongYida.Processes;

/// <summary>Works out a tree. Total: what has no answer is null. The tree's size bounds the work and the stack.</summary>
internal readonly struct Evaluation(Func<string, Value?> variables)
{
    public Value Of(Term term) => term switch
    {
        Term.Literal it => it.Value,
        Term.Name it => variables(it.Text) ?? Value.Nothing,
        Term.Path it => Arithmetic.Field(Of(it.Of), it.Field),
        Term.Not it => Of(it.Of) is Value.Bool held ? Value.Of(!held.Is) : Value.Nothing,
        Term.Minus it => Arithmetic.Negated(Of(it.Of)),
        Term.Both it => Both(it),
        Term.Either it => Either(it),
        Term.Compare it => Answer(Compared(it.How, Of(it.Left), Of(it.Right))),
        Term.Combine it => Arithmetic.Combined(it.How, Of(it.Left), Of(it.Right)),
        Term.Between it => Answer(Within(Of(it.Of), Of(it.Low), hasLow: true, Of(it.High), hasHigh: true)),
        Term.In it => In(it),
        Term.If it => Of(it.Condition).IsTrue ? Of(it.Then) : Of(it.Else),
        Term.Call it => Functions.Call(it.Function, All(it.Arguments)),
        Term.ListOf it => new Value.List(All(it.Items)),
        Term.Range or Term.Test => Value.Nothing,
        _ => throw new UnreachableException($"Not evaluated: {term.GetType().Name}."),
    };

    private static Value Answer(bool? answer) => answer is { } known ? Value.Of(known) : Value.Nothing;

    // Three-valued: what one side settles the other can't change, even if it is unknown.
    private Value Both(Term.Both term)
    {
        var left = Of(term.Left);
        if (left is Value.Bool { Is: false })
        {
            return left;
        }

        var right = Of(term.Right);
        return right is Value.Bool { Is: false } || (left.IsTrue && right.IsTrue) ? right : Value.Nothing;
    }

    private Value Either(Term.Either term)
    {
        var left = Of(term.Left);
        if (left.IsTrue)
        {
            return left;
        }

        var right = Of(term.Right);
        return right.IsTrue || (left is Value.Bool && right is Value.Bool) ? right : Value.Nothing;
    }

    private ImmutableArray<Value> All(ImmutableArray<Term> terms)
    {
        var values = ImmutableArray.CreateBuilder<Value>(terms.Length);
        foreach (var term in terms)
        {
            values.Add(Of(term));
        }

        return values.MoveToImmutable();
    }

    private Value In(Term.In term)
    {
        var value = Of(term.Of);
        var isUnknown = false;
        foreach (var test in term.Tests)
        {
            var answer = test switch
            {
                Term.Range it => Within(value, Of(it.Low), it.HasLow, Of(it.High), it.HasHigh),
                Term.Test it => Compared(it.How, value, Of(it.Right)),
                _ => Member(value, Of(test)),
            };
            if (answer == true)
            {
                return Value.Of(true);
            }

            isUnknown |= answer is null;
        }

        return isUnknown ? Value.Nothing : Value.Of(false);
    }

    private static bool? Member(Value value, Value of) => of is Value.List list
        ? list.Items.Any(item => Value.Same(item, value))
        : Compared(Comparison.Same, value, of);

    private static bool? Within(Value value, Value low, bool hasLow, Value high, bool hasHigh)
    {
        var above = Compared(hasLow ? Comparison.MoreOrSame : Comparison.More, value, low);
        var below = Compared(hasHigh ? Comparison.LessOrSame : Comparison.Less, value, high);
        return above == false || below == false ? false : above & below;
    }

    /// <summary>Null compares with anything for sameness and with nothing for order; different kinds don't compare.</summary>
    public static bool? Compared(Comparison how, Value left, Value right)
    {
        if (how is Comparison.Same or Comparison.Different)
        {
            bool? same = left is Value.Null || right is Value.Null || left.GetType() == right.GetType()
                ? Value.Same(left, right)
                : null;
            return how == Comparison.Same ? same : !same;
        }

        return Ordered(left, right) is { } order
            ? how switch
            {
                Comparison.Less => order < 0,
                Comparison.LessOrSame => order <= 0,
                Comparison.More => order > 0,
                _ => order >= 0,
            }
            : null;
    }

    /// <summary>The order of two values of one ordered kind; null if they have none.</summary>
    public static int? Ordered(Value left, Value right) => (left, right) switch
    {
        (Value.Number a, Value.Number b) => a.Amount.CompareTo(b.Amount),
        (Value.Text a, Value.Text b) => string.CompareOrdinal(a.Content, b.Content),
        (Value.Date a, Value.Date b) => a.Day.CompareTo(b.Day),
        (Value.Moment a, Value.Moment b) => a.At.CompareTo(b.At),
        (Value.Duration { Months: 0 } a, Value.Duration { Months: 0 } b) => a.Span.CompareTo(b.Span),
        (Value.Duration a, Value.Duration b) when a.Span == b.Span => a.Months.CompareTo(b.Months),
        _ => null,
    };
}
