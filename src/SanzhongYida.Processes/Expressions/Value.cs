using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>
/// What a variable holds and an expression yields. Numbers are exact decimals; there is no floating point.
/// Two values are compared by <see cref="Same"/>, because records that hold collections are not equal by value.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "v")]
[JsonDerivedType(typeof(Null), "0")]
[JsonDerivedType(typeof(Bool), "b")]
[JsonDerivedType(typeof(Number), "n")]
[JsonDerivedType(typeof(Text), "t")]
[JsonDerivedType(typeof(Date), "d")]
[JsonDerivedType(typeof(Moment), "m")]
[JsonDerivedType(typeof(Duration), "p")]
[JsonDerivedType(typeof(List), "l")]
[JsonDerivedType(typeof(Context), "c")]
public abstract record Value
{
    private Value() { }

    /// <summary>Nothing is known: an unknown name, or an operation on the wrong kinds of value.</summary>
    public sealed record Null : Value;

    /// <summary>True or false.</summary>
    public sealed record Bool([property: JsonPropertyName("x")] bool Is) : Value;

    /// <summary>An exact decimal of up to 28 digits.</summary>
    public sealed record Number([property: JsonPropertyName("x")] decimal Amount) : Value;

    /// <summary>Text, compared ordinally.</summary>
    public sealed record Text([property: JsonPropertyName("x")] string Content) : Value;

    /// <summary>A calendar day.</summary>
    public sealed record Date([property: JsonPropertyName("x")] DateOnly Day) : Value;

    /// <summary>A moment with its offset; two are the same when they are the same instant.</summary>
    public sealed record Moment([property: JsonPropertyName("x")] DateTimeOffset At) : Value;

    /// <summary>A length of time: whole months, and a span of days, hours, minutes and seconds.</summary>
    public sealed record Duration([property: JsonPropertyName("m")] int Months, [property: JsonPropertyName("x")] TimeSpan Span) : Value;

    /// <summary>An ordered list.</summary>
    public sealed record List([property: JsonPropertyName("x")] ImmutableArray<Value> Items) : Value;

    /// <summary>Named fields, reached by a property path.</summary>
    public sealed record Context(
        [property: JsonPropertyName("x"), JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Fields) : Value;

    /// <summary>The one null.</summary>
    public static Value Nothing { get; } = new Null();

    private static readonly Value True = new Bool(true);
    private static readonly Value False = new Bool(false);

    /// <summary>A truth value.</summary>
    public static Value Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static Value Of(decimal value) => new Number(value);

    /// <summary>A text.</summary>
    public static Value Of(string value) => new Text(value);

    /// <summary>A list of texts.</summary>
    public static Value Of(IEnumerable<string> values) => new List([.. values.Select(Of)]);

    /// <summary>Whether this is <c>true</c>; anything else, null included, is not.</summary>
    [JsonIgnore]
    public bool IsTrue => this is Bool { Is: true };

    /// <summary>Equality by content, nested values included. Values of different kinds are never the same.</summary>
    public static bool Same(Value left, Value right) => (left, right) switch
    {
        (List a, List b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (Context a, Context b) => a.Fields.Count == b.Fields.Count
            && a.Fields.All(field => b.Fields.TryGetValue(field.Key, out var other) && Same(field.Value, other)),
        _ => left.Equals(right),
    };
}
