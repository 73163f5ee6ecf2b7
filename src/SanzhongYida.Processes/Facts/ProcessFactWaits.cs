using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

// What came after the first facts: sequences, calls with variables of their own, event subprocesses, messages by key,
// signals, conditions, escalations, jobs that are asked again.
public abstract partial record ProcessFact
{
    /// <summary>A multi-instance goes through its instances one after the other; <paramref name="Elements"/> is empty where they are only counted.</summary>
    public sealed record SequenceBegan(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("e")] ImmutableArray<Value> Elements) : ProcessFact;

    /// <summary>A multi-instance has one instance more.</summary>
    public sealed record InstanceAdded(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Value? Element = null) : ProcessFact;

    /// <summary>Variables of a called process that has its own were set; the first time it gets them.</summary>
    public sealed record OwnVariablesSet(
        [property: JsonPropertyName("s")] string Scope,
        [property: JsonPropertyName("x"), JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Variables) : ProcessFact;

    /// <summary>
    /// An event started a subprocess of its scope. If it interrupts, <paramref name="Dropped"/> lists the timers and
    /// subscriptions of the scope's event subprocesses, none of which can start any more, and tokens at joins are gone.
    /// </summary>
    public sealed record SubprocessTriggered(
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("d"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<string>? Dropped = null) : ProcessFact;

    /// <summary>These timers and subscriptions are gone.</summary>
    public sealed record WaitsDropped([property: JsonPropertyName("i")] ImmutableArray<string> Ids) : ProcessFact;

    /// <summary>A subscription takes only messages with this key.</summary>
    public sealed record MessageKeyed(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("k")] string Key) : ProcessFact;

    /// <summary>A message with an id came; the id is remembered until then.</summary>
    public sealed record MessageHeard(
        [property: JsonPropertyName("m")] string Message,
        [property: JsonPropertyName("u")] DateTimeOffset Until) : ProcessFact;

    /// <summary>A message came before anything waited for it and is kept for a while.</summary>
    public sealed record MessageKept(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("m")] string Message,
        [property: JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key,
        [property: JsonPropertyName("u")] DateTimeOffset Until,
        [property: JsonPropertyName("x"), JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessFact;

    /// <summary>A kept message was delivered, or its time is over.</summary>
    public sealed record KeptMessageGone([property: JsonPropertyName("i")] string Id) : ProcessFact;

    /// <summary>A signal is awaited, by the activity itself or by an event <paramref name="Of"/> it.</summary>
    public sealed record SignalAwaited(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("m")] string Signal,
        [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null) : ProcessFact;

    /// <summary>A signal came to one that waited.</summary>
    public sealed record SignalReceived([property: JsonPropertyName("i")] string Id) : ProcessFact;

    /// <summary>A throw or end event sent a signal; within the instance it has come to all that wait, further is for others to carry.</summary>
    public sealed record SignalSent(
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("m")] string Signal) : ProcessFact;

    /// <summary>A condition is awaited, by the activity itself or by an event <paramref name="Of"/> it.</summary>
    public sealed record ConditionAwaited(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null) : ProcessFact;

    /// <summary>An awaited condition became true, or untrue again: only the turn to true triggers.</summary>
    public sealed record ConditionTurned(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("h")] bool Holds) : ProcessFact;

    /// <summary>An escalation was thrown.</summary>
    public sealed record EscalationThrown(
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("c")] string Code) : ProcessFact;

    /// <summary>A boundary event or the start of an event subprocess caught an escalation.</summary>
    public sealed record EscalationCaught(
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("c")] string Code) : ProcessFact;

    /// <summary>A job failed and is to be taken up again, not before this moment.</summary>
    public sealed record JobPostponed(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("u")] DateTimeOffset Until) : ProcessFact;

    /// <summary>A worker has taken a job, or keeps it longer; nobody else is given it before this moment.</summary>
    public sealed record JobLocked(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("w")] string Worker,
        [property: JsonPropertyName("u")] DateTimeOffset Until) : ProcessFact;

    /// <summary>An incident is no more: the work it stood for is passed over.</summary>
    public sealed record IncidentSkipped([property: JsonPropertyName("i")] string Id) : ProcessFact;
}
