using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// What a variable may be, as far as the expressions of a library can tell: truth values, or a value on each side of every
/// number it is compared with, or each text it is compared with and one other, or a list of none, one or two.
/// </summary>
internal sealed class Domains
{
    private static readonly ImmutableArray<Value> Truth = [Value.Of(false), Value.Of(true)];
    private static readonly ImmutableArray<Value> Counts = [Value.Of(1m), Value.Of(2m), Value.Of(0m)];
    private static readonly ImmutableArray<Value> Lists = [Value.Of(["1"]), Value.Of(["1", "2"]), Value.Of([])];

    private readonly Dictionary<string, SortedSet<decimal>> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Value>> settled = new(StringComparer.Ordinal);

    public Domains(Library library)
    {
        foreach (var definition in library.Processes.Values.Distinct())
        {
            foreach (var expression in definition.Flows.Select(flow => flow.Condition).OfType<Expression>())
            {
                Look(expression);
            }

            foreach (var condition in definition.Nodes.Select(node => node.Trigger).OfType<Trigger.Condition>())
            {
                Look(condition.Holds);
            }

            foreach (var multi in definition.Nodes.Select(node => node.Multi).OfType<MultiInstance>())
            {
                Count(multi);
            }
        }

        foreach (var result in Vocabulary.Results)
        {
            settled[result.Name] = [.. result.Values.Select(value => Value.Of(value))];
        }
    }

    /// <summary>Every name some expression mentions.</summary>
    public HashSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<Value> Of(string name)
    {
        if (!settled.TryGetValue(name, out var values))
        {
            settled[name] = values = [.. Numbers(name), .. Texts(name)];
            settled[name] = values = values.IsEmpty ? Truth : values;
        }

        return values;
    }

    /// <summary>A name for a number of instances that nobody has said: none, one or two.</summary>
    public Expression Counted(string name) => Settled(name, Counts);

    /// <summary>A name for a list nobody has said: of none, one or two.</summary>
    public Expression Listed(string name) => Settled(name, Lists);

    private Expression Settled(string name, ImmutableArray<Value> values)
    {
        settled[name] = values;
        return Expression.TryRead(name, out var expression, out _) ? expression : throw new ArgumentException(name, nameof(name));
    }

    private IEnumerable<Value> Numbers(string name)
    {
        if (!numbers.TryGetValue(name, out var found))
        {
            yield break;
        }

        yield return Value.Of(found.Min - 1);
        foreach (var number in found)
        {
            yield return Value.Of(number);
            yield return Value.Of(number + 0.01m);
        }
    }

    private IEnumerable<Value> Texts(string name) =>
        texts.TryGetValue(name, out var found) ? found.Select(text => Value.Of(text)).Append(Value.Of("·")) : [];

    private void Count(MultiInstance multi)
    {
        Look(multi.Completion);
        Look(multi.Cardinality);
        Look(multi.Collection);
        if (multi.Cardinality?.Term is Term.Name number)
        {
            settled[number.Text] = Counts;
        }

        if (multi.Collection?.Term is Term.Name list)
        {
            settled[list.Text] = Lists;
        }
    }

    private void Look(Expression? expression)
    {
        if (expression is not null)
        {
            Mentioned.UnionWith(expression.Names);
            Look(expression.Term);
        }
    }

    private void Look(Term term)
    {
        switch (term)
        {
            case Term.Compare it:
                Compare(it.Left, it.Right);
                Compare(it.Right, it.Left);
                break;
            case Term.Between { Of: Term.Name name } it:
                Note(name, it.Low);
                Note(name, it.High);
                break;
            case Term.In { Of: Term.Name name } it:
                foreach (var test in it.Tests)
                {
                    Note(name, test);
                }

                break;
            case Term.Not it:
                Look(it.Of);
                break;
            case Term.Both it:
                Look(it.Left);
                Look(it.Right);
                break;
            case Term.Either it:
                Look(it.Left);
                Look(it.Right);
                break;
            case Term.If it:
                Look(it.Condition);
                Look(it.Then);
                Look(it.Else);
                break;
        }
    }

    private void Compare(Term side, Term other)
    {
        if (side is Term.Name name)
        {
            Note(name, other);
        }
        else
        {
            Look(side);
        }
    }

    private void Note(Term.Name name, Term with)
    {
        switch (with)
        {
            case Term.Literal { Value: Value.Number number }:
                Add(numbers, name.Text, number.Amount);
                break;
            case Term.Minus { Of: Term.Literal { Value: Value.Number number } }:
                Add(numbers, name.Text, -number.Amount);
                break;
            case Term.Literal { Value: Value.Text text }:
                Add(texts, name.Text, text.Content);
                break;
            case Term.Test it:
                Note(name, it.Right);
                break;
            case Term.Range it:
                Note(name, it.Low);
                Note(name, it.High);
                break;
            case Term.ListOf it:
                foreach (var item in it.Items)
                {
                    Note(name, item);
                }

                break;
        }
    }

    private static void Add<T>(Dictionary<string, SortedSet<T>> into, string name, T value)
    {
        if (!into.TryGetValue(name, out var found))
        {
            into[name] = found = typeof(T) == typeof(string) ? new((IComparer<T>)(object)StringComparer.Ordinal) : [];
        }

        found.Add(value);
    }
}
