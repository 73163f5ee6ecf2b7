using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>A token at rest in a node, identified by a number counted in the instance.</summary>
public sealed record Activity(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("s")] string Scope,
    [property: JsonPropertyName("n")] string Node)
{
    /// <summary>The multi-instance element it stands for.</summary>
    [JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Value? Element { get; init; }

    /// <summary>Which instance of a multi-instance it is, from 0; null where it is none.</summary>
    [JsonPropertyName("c"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Number { get; init; }
}

/// <summary>
/// The inside of the process itself (<see cref="Instance.Root"/>), of a subprocess, of a called process or of a
/// multi-instance; its id is that of the activity it is the inside of.
/// </summary>
public sealed record Scope(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("p")] string Process,
    [property: JsonPropertyName("n"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Node,
    [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Outer)
{
    /// <summary>How many instances a multi-instance has; null for every other scope.</summary>
    [JsonPropertyName("c"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Instances { get; init; }

    /// <summary>The element a multiplied subprocess or call stands for.</summary>
    [JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Value? Element { get; init; }

    /// <summary>How many instances of a multi-instance were begun.</summary>
    [JsonPropertyName("b"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Begun { get; init; }

    /// <summary>How many instances of a multi-instance were completed; those cancelled don't count.</summary>
    [JsonPropertyName("d"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Completed { get; init; }

    /// <summary>What the instances of a sequence stand for; null where they are only counted.</summary>
    [JsonPropertyName("l"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<Value>? Elements { get; init; }

    /// <summary>The variables of a called process that has its own; null where it sees those around it.</summary>
    [JsonPropertyName("v"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonConverter(typeof(VariablesConverter))]
    public ImmutableDictionary<string, Value>? Variables { get; init; }

    /// <summary>Whether an event subprocess has interrupted it: no other can start any more.</summary>
    [JsonPropertyName("x"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsInterrupted { get; init; }
}

/// <summary>A token that arrived at a join over a flow and waits there.</summary>
public sealed record Mark(
    [property: JsonPropertyName("s")] string Scope,
    [property: JsonPropertyName("n")] string Node,
    [property: JsonPropertyName("w")] string Flow);

/// <summary>
/// A user task that waits for a person. <paramref name="Element"/> is the multi-instance element it stands for;
/// <paramref name="Due"/> comes from <c>szyd:due</c> when it was entered.
/// </summary>
public sealed record OpenTask(
    [property: JsonPropertyName("a")] string Activity,
    [property: JsonPropertyName("p")] string Process,
    [property: JsonPropertyName("n")] string Node,
    [property: JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Value? Element,
    [property: JsonPropertyName("d"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Due)
{
    /// <summary>Who has taken it or was given it; null while it is open to all candidates.</summary>
    [JsonPropertyName("b"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Assignee { get; init; }

    /// <summary>For whom the assignee acts, after a delegation.</summary>
    [JsonPropertyName("f"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ActingFor { get; init; }

    /// <summary>Who was asked to sign before it is completed, in the order asked.</summary>
    [JsonPropertyName("g"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<Signature>? Signatures { get; init; }

    /// <summary>How often its holder was reminded.</summary>
    [JsonPropertyName("m"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Reminders { get; init; }
}

/// <summary>What one person was asked to sign; an <see cref="Opinion"/> once it is signed.</summary>
public sealed record Signature(
    [property: JsonPropertyName("p")] string Person,
    [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Opinion);

/// <summary>A task or join that was passed in a scope that is still open, with who completed the task.</summary>
public sealed record Passed(
    [property: JsonPropertyName("s")] string Scope,
    [property: JsonPropertyName("n")] string Node,
    [property: JsonPropertyName("b"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

/// <summary>A timer that waits for its moment.</summary>
public sealed record OpenTimer(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("n")] string Node,
    [property: JsonPropertyName("d")] DateTimeOffset Due)
{
    /// <summary>The activity it hangs on; the timer's own id for a catch event.</summary>
    [JsonPropertyName("a")]
    public string Activity { get; init; } = Id;

    /// <summary>Firings left of a cycle (0: without end); null for a single firing.</summary>
    [JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Repeats { get; init; }
}

/// <summary>A job somebody must do after the commit, at least once, idempotent by its id (which is its activity's).</summary>
public sealed record OpenJob(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("n")] string Node)
{
    /// <summary>The definition the node stands in.</summary>
    [JsonPropertyName("p")]
    public string Process { get; init; } = "";

    /// <summary>The multi-instance element it stands for.</summary>
    [JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Value? Element { get; init; }

    /// <summary>The kind of work it is, by the definition; null: what its node is called.</summary>
    [JsonPropertyName("t"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; init; }

    /// <summary>Who took it last; null before anybody did and after a failure.</summary>
    [JsonPropertyName("w"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Worker { get; init; }

    /// <summary>Before when nobody else may take it.</summary>
    [JsonPropertyName("l"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>How often it failed since it was asked for, or asked for again by hand.</summary>
    [JsonPropertyName("x"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Failures { get; init; }

    /// <summary>Before when it is not to be taken up again; null: at once.</summary>
    [JsonPropertyName("u"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>What a subscription waits for, as it is stored.</summary>
public static class Awaited
{
    /// <summary>A message by name, and by key where it has one.</summary>
    public const string Message = "m";

    /// <summary>A signal by name.</summary>
    public const string Signal = "s";

    /// <summary>A condition that turns true.</summary>
    public const string Condition = "c";
}

/// <summary>A message, signal or condition that is waited for; <paramref name="Name"/> is empty for a condition.</summary>
public sealed record Subscription(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("m")] string Name,
    [property: JsonPropertyName("n")] string Node)
{
    /// <summary>The activity or scope it hangs on; the subscription's own id for a catch event or a receive task.</summary>
    [JsonPropertyName("a")]
    public string Activity { get; init; } = Id;

    /// <summary>One of <see cref="Awaited"/>.</summary>
    [JsonPropertyName("w")]
    public string Awaits { get; init; } = Awaited.Message;

    /// <summary>The key a message must bear; null where any will do.</summary>
    [JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>Whether an awaited condition holds already: only its next turn to true triggers.</summary>
    [JsonPropertyName("h"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Holds { get; init; }
}

/// <summary>A message that came before anything waited for it; it is delivered to the first that does, until its time is over.</summary>
public sealed record KeptMessage(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("m")] string Name,
    [property: JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key,
    [property: JsonPropertyName("u")] DateTimeOffset Until,
    [property: JsonPropertyName("x"), JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results);

/// <summary>The id of a message that came; a second with the same id is refused until then.</summary>
public sealed record HeardMessage(
    [property: JsonPropertyName("i")] string Message,
    [property: JsonPropertyName("u")] DateTimeOffset Until);
