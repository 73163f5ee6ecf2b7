using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary><c>=</c></summary>
    Same,

    /// <summary><c>!=</c></summary>
    Different,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrSame,

    /// <summary><c>&gt;</c></summary>
    More,

    /// <summary><c>&gt;=</c></summary>
    MoreOrSame,
}

/// <summary>How two values are combined.</summary>
public enum Operation
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,
}

/// <summary>The tree of an expression. Whoever checks a definition reads the same tree as the machine that runs it.</summary>
public abstract record Term
{
    private Term() { }

    /// <summary>A value as written.</summary>
    public sealed record Literal(Value Value) : Term;

    /// <summary>A variable.</summary>
    public sealed record Name(string Text) : Term;

    /// <summary>A field of a value: <c>day.year</c>, <c>contract.amount</c>.</summary>
    public sealed record Path(Term Of, string Field) : Term;

    /// <summary><c>not(…)</c></summary>
    public sealed record Not(Term Of) : Term;

    /// <summary><c>-…</c></summary>
    public sealed record Minus(Term Of) : Term;

    /// <summary><c>… and …</c></summary>
    public sealed record Both(Term Left, Term Right) : Term;

    /// <summary><c>… or …</c></summary>
    public sealed record Either(Term Left, Term Right) : Term;

    /// <summary>A comparison of two values.</summary>
    public sealed record Compare(Comparison How, Term Left, Term Right) : Term;

    /// <summary>Arithmetic, also with dates and durations.</summary>
    public sealed record Combine(Operation How, Term Left, Term Right) : Term;

    /// <summary><c>… between … and …</c>, both ends included.</summary>
    public sealed record Between(Term Of, Term Low, Term High) : Term;

    /// <summary><c>… in …</c>: some test holds. A test is a range, a comparison or a value.</summary>
    public sealed record In(Term Of, ImmutableArray<Term> Tests) : Term;

    /// <summary><c>[low..high]</c>; stands only as a test.</summary>
    public sealed record Range(Term Low, bool HasLow, Term High, bool HasHigh) : Term;

    /// <summary><c>&lt; 5</c>; stands only as a test.</summary>
    public sealed record Test(Comparison How, Term Right) : Term;

    /// <summary><c>if … then … else …</c></summary>
    public sealed record If(Term Condition, Term Then, Term Else) : Term;

    /// <summary>A function of <see cref="Functions"/>.</summary>
    public sealed record Call(string Function, ImmutableArray<Term> Arguments) : Term;

    /// <summary><c>[…, …]</c></summary>
    public sealed record ListOf(ImmutableArray<Term> Items) : Term;
}
