using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>
/// What happened. Facts are stored for good, so the stored names and shapes never change: a new meaning is a
/// new fact. They are short because a whole matter is kept. A null scope is the process itself; where a timer
/// or a subscription names no activity, it is its own.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "f")]
[JsonDerivedType(typeof(Began), "began")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Arrived), "arrived")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Entered), "entered")]
[JsonDerivedType(typeof(ScopeOpened), "scope")]
[JsonDerivedType(typeof(TaskOpened), "task")]
[JsonDerivedType(typeof(JobAsked), "job")]
[JsonDerivedType(typeof(MessageAwaited), "awaited")]
[JsonDerivedType(typeof(MessageReceived), "received")]
[JsonDerivedType(typeof(MessageSent), "sent")]
[JsonDerivedType(typeof(Due), "due")]
[JsonDerivedType(typeof(TimerFired), "fired")]
[JsonDerivedType(typeof(ErrorCaught), "caught")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(VariablesSet), "set")]
[JsonDerivedType(typeof(IncidentRaised), "incident")]
[JsonDerivedType(typeof(IncidentResolved), "resolved")]
[JsonDerivedType(typeof(Reached), "reached")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(SequenceBegan), "sequence")]
[JsonDerivedType(typeof(InstanceAdded), "instance-added")]
[JsonDerivedType(typeof(OwnVariablesSet), "own-set")]
[JsonDerivedType(typeof(SubprocessTriggered), "triggered")]
[JsonDerivedType(typeof(WaitsDropped), "dropped")]
[JsonDerivedType(typeof(MessageKeyed), "keyed")]
[JsonDerivedType(typeof(MessageHeard), "heard")]
[JsonDerivedType(typeof(MessageKept), "kept")]
[JsonDerivedType(typeof(KeptMessageGone), "kept-gone")]
[JsonDerivedType(typeof(SignalAwaited), "signal-awaited")]
[JsonDerivedType(typeof(SignalReceived), "signal-received")]
[JsonDerivedType(typeof(SignalSent), "signal-sent")]
[JsonDerivedType(typeof(ConditionAwaited), "condition-awaited")]
[JsonDerivedType(typeof(ConditionTurned), "condition-turned")]
[JsonDerivedType(typeof(EscalationThrown), "escalation-thrown")]
[JsonDerivedType(typeof(EscalationCaught), "escalation-caught")]
[JsonDerivedType(typeof(JobPostponed), "job-postponed")]
[JsonDerivedType(typeof(JobLocked), "job-locked")]
[JsonDerivedType(typeof(IncidentSkipped), "incident-skipped")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Delegated), "delegated")]
[JsonDerivedType(typeof(Reassigned), "reassigned")]
[JsonDerivedType(typeof(SignerAdded), "signer-added")]
[JsonDerivedType(typeof(SignatureGiven), "signed")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(SentBack), "sent-back")]
[JsonDerivedType(typeof(TakenBack), "taken-back")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Modified), "modified")]
[JsonDerivedType(typeof(Migrated), "migrated")]
public abstract partial record ProcessFact
{
    private ProcessFact() { }

    /// <summary>The process began with these variables.</summary>
    public sealed record Began(
        [property: JsonPropertyName("p")] string Process,
        [property: JsonPropertyName("x"), JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Variables) : ProcessFact;

    /// <summary>Tokens went over these flows, in this order.</summary>
    public sealed record Taken(
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("w")] ImmutableArray<string> Flows) : ProcessFact;

    /// <summary>A token went over a flow and waits at its join.</summary>
    public sealed record Arrived(
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("w")] string Flow) : ProcessFact;

    /// <summary>A join let one token of each flow that had arrived pass as one.</summary>
    public sealed record Joined(
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node) : ProcessFact;

    /// <summary>A token waits at a node: at a catch event, a receive task, or where an incident stands.</summary>
    public sealed record Entered(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Value? Element = null) : ProcessFact;

    /// <summary>
    /// An activity with an inside opened: a subprocess, a called process (<paramref name="Process"/>), or the
    /// body of a multi-instance with its number of <paramref name="Instances"/>.
    /// </summary>
    public sealed record ScopeOpened(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("p"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Process = null,
        [property: JsonPropertyName("c"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Instances = null,
        [property: JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Value? Element = null) : ProcessFact;

    /// <summary>A user task waits for a person.</summary>
    public sealed record TaskOpened(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Value? Element = null,
        [property: JsonPropertyName("d"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Deadline = null) : ProcessFact;

    /// <summary>A job was asked for; asking again after an incident keeps its id.</summary>
    public sealed record JobAsked(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Value? Element = null,
        [property: JsonPropertyName("t"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Topic = null) : ProcessFact;

    /// <summary>A message is awaited, by the activity itself or by a boundary event <paramref name="Of"/> it.</summary>
    public sealed record MessageAwaited(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("m")] string Message,
        [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null) : ProcessFact;

    /// <summary>A message came; what waited for it goes with its activity, so a boundary that doesn't interrupt keeps waiting.</summary>
    public sealed record MessageReceived([property: JsonPropertyName("i")] string Id) : ProcessFact;

    /// <summary>A throw or end event sent a message.</summary>
    public sealed record MessageSent(
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("m")] string Message) : ProcessFact;

    /// <summary>A timer is due at a moment; <paramref name="Repeats"/> counts the firings left of a cycle (0: without end).</summary>
    public sealed record Due(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("d")] DateTimeOffset At,
        [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null,
        [property: JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Repeats = null) : ProcessFact;

    /// <summary>A timer fired and is gone.</summary>
    public sealed record TimerFired([property: JsonPropertyName("i")] string Id) : ProcessFact;

    /// <summary>A boundary event caught an error.</summary>
    public sealed record ErrorCaught(
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("c")] string Code) : ProcessFact;

    /// <summary>An activity was completed; its timers, subscriptions and incidents are gone with it.</summary>
    public sealed record Left([property: JsonPropertyName("i")] string Id) : ProcessFact;

    /// <summary>These activities were cancelled, with all that hung on them.</summary>
    public sealed record Cancelled([property: JsonPropertyName("i")] ImmutableArray<string> Ids) : ProcessFact;

    /// <summary>Variables were set.</summary>
    public sealed record VariablesSet(
        [property: JsonPropertyName("x"), JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Variables) : ProcessFact;

    /// <summary>Something went wrong that a person must look at; <paramref name="Cause"/> is one of <see cref="Incident.Causes"/>.</summary>
    public sealed record IncidentRaised(
        [property: JsonPropertyName("i")] string Id,
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("c")] string Cause,
        [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null,
        [property: JsonPropertyName("t"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null) : ProcessFact;

    /// <summary>An incident is no more.</summary>
    public sealed record IncidentResolved([property: JsonPropertyName("i")] string Id) : ProcessFact;

    /// <summary>A token came to an end event; the result stands on ends of the process itself.</summary>
    public sealed record Reached(
        [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope,
        [property: JsonPropertyName("n")] string Node,
        [property: JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result = null) : ProcessFact;

    /// <summary>The process ended; a result given here replaces the one reached.</summary>
    public sealed record Ended(
        [property: JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result = null) : ProcessFact;
}
