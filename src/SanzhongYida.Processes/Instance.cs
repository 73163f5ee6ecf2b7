using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

/// <summary>
/// Where a process stands. Immutable; it changes only by <see cref="Apply"/>. Empty lists and missing properties
/// mean the same when it is read back from JSON.
/// </summary>
public sealed partial record Instance
{
    /// <summary>Id of the scope that is the process itself.</summary>
    public const string Root = "0";

    /// <summary>The process id of the definition it runs.</summary>
    [JsonPropertyName("p")]
    public string Process { get; init; } = "";

    /// <summary>The next id to be given.</summary>
    [JsonPropertyName("n")]
    public int Next { get; init; } = 1;

    /// <summary>Whether it has ended; nothing waits then.</summary>
    [JsonPropertyName("e")]
    public bool HasEnded { get; init; }

    /// <summary><c>szyd:result</c> of the end event reached last, or <see cref="Engine.Terminated"/>.</summary>
    [JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Result { get; init; }

    /// <summary>Variables of the process itself.</summary>
    [JsonPropertyName("v"), JsonConverter(typeof(VariablesConverter))]
    public ImmutableDictionary<string, Value> Variables { get; init => field = value ?? field; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>Tokens at rest in nodes, oldest first.</summary>
    [JsonPropertyName("a")]
    public ImmutableArray<Activity> Activities { get; init => field = Known(value); } = [];

    /// <summary>The insides, oldest first; the process itself is the first.</summary>
    [JsonPropertyName("s")]
    public ImmutableArray<Scope> Scopes { get; init => field = Known(value); } = [];

    /// <summary>Tokens at rest before joins, oldest first.</summary>
    [JsonPropertyName("m")]
    public ImmutableArray<Mark> Marks { get; init => field = Known(value); } = [];

    /// <summary>User tasks that wait.</summary>
    [JsonPropertyName("k")]
    public ImmutableArray<OpenTask> Tasks { get; init => field = Known(value); } = [];

    /// <summary>Timers that wait.</summary>
    [JsonPropertyName("t")]
    public ImmutableArray<OpenTimer> Timers { get; init => field = Known(value); } = [];

    /// <summary>Jobs that wait.</summary>
    [JsonPropertyName("j")]
    public ImmutableArray<OpenJob> Jobs { get; init => field = Known(value); } = [];

    /// <summary>Messages, signals and conditions that are waited for.</summary>
    [JsonPropertyName("u")]
    public ImmutableArray<Subscription> Subscriptions { get; init => field = Known(value); } = [];

    /// <summary>Incidents that stand.</summary>
    [JsonPropertyName("i")]
    public ImmutableArray<Incident> Incidents { get; init => field = Known(value); } = [];

    /// <summary>Whether it stands still until it is resumed.</summary>
    [JsonPropertyName("z"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSuspended { get; init; }

    /// <summary>What was passed in scopes that are open, in order; a node passed again stands at the end.</summary>
    [JsonPropertyName("d")]
    public ImmutableArray<Passed> Passed { get; init => field = Known(value); } = [];

    /// <summary>Messages kept until something waits for them.</summary>
    [JsonPropertyName("g")]
    public ImmutableArray<KeptMessage> Kept { get; init => field = Known(value); } = [];

    /// <summary>Ids of messages that came.</summary>
    [JsonPropertyName("h")]
    public ImmutableArray<HeardMessage> Heard { get; init => field = Known(value); } = [];

    /// <summary>The token at rest with this id, or null.</summary>
    public Activity? FindActivity(string id)
    {
        foreach (var activity in Activities)
        {
            if (string.Equals(activity.Id, id, StringComparison.Ordinal))
            {
                return activity;
            }
        }

        return null;
    }

    /// <summary>The user task that waits under this activity, or null.</summary>
    public OpenTask? FindTask(string activity)
    {
        foreach (var task in Tasks)
        {
            if (string.Equals(task.Activity, activity, StringComparison.Ordinal))
            {
                return task;
            }
        }

        return null;
    }

    /// <summary>The scope with this id, or null.</summary>
    public Scope? FindScope(string id)
    {
        foreach (var scope in Scopes)
        {
            if (string.Equals(scope.Id, id, StringComparison.Ordinal))
            {
                return scope;
            }
        }

        return null;
    }

    private static ImmutableArray<T> Known<T>(ImmutableArray<T> value) => value.IsDefault ? [] : value;
}
