using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>What can be asked of an instance. What is not listed here is not allowed.</summary>
public abstract partial record ProcessCommand
{
    private ProcessCommand() { }

    /// <summary>Begins a process at its plain start event, else at its first. The only command without an instance.</summary>
    public sealed record Begin(
        string Process,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Variables) : ProcessCommand
    {
        /// <summary>The start event, where a process has several.</summary>
        public string? Start { get; init; }
    }

    /// <summary>Completes a waiting user or receive task by its activity id.</summary>
    public sealed record Complete(
        string Activity,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand
    {
        /// <summary>Who does so; a task another has taken is refused. Null where the caller has seen to that.</summary>
        public string? By { get; init; }
    }

    /// <summary>A worker takes a job for a while, or keeps one it has longer. Refused while it is another's, or is to rest after a failure.</summary>
    public sealed record LockJob(string Job, string Worker, DateTimeOffset Until) : ProcessCommand;

    /// <summary>A job was done.</summary>
    public sealed record JobDone(
        string Job,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand
    {
        /// <summary>Who did it; refused unless that worker took it last. Null where the caller has seen to that.</summary>
        public string? By { get; init; }
    }

    /// <summary>
    /// A job has failed: an error code goes to the event that catches it; else the job is asked again after a while as long
    /// as its <c>szyd:retry</c> allows, and is an incident then.
    /// </summary>
    public sealed record JobFailed(string Job, string Reason, string? ErrorCode) : ProcessCommand
    {
        /// <summary>Who says so; refused unless that worker took it last. Null where the caller has seen to that.</summary>
        public string? By { get; init; }
    }

    /// <summary>Fires a timer; refused before it is due.</summary>
    public sealed record FireTimer(string Timer) : ProcessCommand;

    /// <summary>
    /// Delivers a message to the one node that waits for it, there to the oldest subscription. Refused where nothing waits
    /// and it is not to be kept, where several nodes wait, and where its id came before.
    /// </summary>
    public sealed record Correlate(
        string Message,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand
    {
        /// <summary>For which of several it is; a subscription with a key takes only messages with it.</summary>
        public string? Key { get; init; }

        /// <summary>The message's own id: the second with one id is refused.</summary>
        public string? Id { get; init; }

        /// <summary>How long it is kept if nothing waits for it yet; null: not at all.</summary>
        public TimeSpan? Keep { get; init; }

        /// <summary>The node it is meant for, where several wait.</summary>
        public string? At { get; init; }
    }

    /// <summary>Brings a signal to all that wait for it; refused where none does.</summary>
    public sealed record Broadcast(
        string Signal,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand;

    /// <summary>Sets variables of the instance.</summary>
    public sealed record SetVariables(
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Variables) : ProcessCommand;

    /// <summary>Tries again where an incident stands, after its cause was removed.</summary>
    public sealed record Retry(string Incident) : ProcessCommand
    {
        /// <summary>What is put right at once.</summary>
        [JsonConverter(typeof(VariablesConverter))]
        public ImmutableDictionary<string, Value> Variables { get; init; } = ImmutableDictionary<string, Value>.Empty;
    }

    /// <summary>Passes over the work an incident stands for, as if it had been done with these results.</summary>
    public sealed record Skip(
        string Incident,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand;

    /// <summary>Ends the instance wherever it stands.</summary>
    public sealed record Terminate(string Reason) : ProcessCommand;
}
