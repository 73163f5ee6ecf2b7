using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>What can be asked of an instance. What is not listed here is not allowed.</summary>
public abstract record ProcessCommand
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
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand;

    /// <summary>A job was done.</summary>
    public sealed record JobDone(
        string Job,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand;

    /// <summary>A job has failed for good: an error code goes to the boundary event that catches it, anything else is an incident.</summary>
    public sealed record JobFailed(string Job, string Reason, string? ErrorCode) : ProcessCommand;

    /// <summary>Fires a timer; refused before it is due.</summary>
    public sealed record FireTimer(string Timer) : ProcessCommand;

    /// <summary>Delivers a message to the oldest subscription that waits for it.</summary>
    public sealed record Correlate(
        string Message,
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Results) : ProcessCommand;

    /// <summary>Sets variables of the instance.</summary>
    public sealed record SetVariables(
        [property: JsonConverter(typeof(VariablesConverter))] ImmutableDictionary<string, Value> Variables) : ProcessCommand;

    /// <summary>Tries again where an incident stands, after its cause was removed.</summary>
    public sealed record Retry(string Incident) : ProcessCommand;

    /// <summary>Ends the instance wherever it stands.</summary>
    public sealed record Terminate(string Reason) : ProcessCommand;
}
