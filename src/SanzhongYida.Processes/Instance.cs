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
    [property: JsonPropertyName("d"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Due);

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
}

/// <summary>A message that is waited for.</summary>
public sealed record Subscription(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("m")] string Message,
    [property: JsonPropertyName("n")] string Node)
{
    /// <summary>The activity it hangs on; the subscription's own id for a catch event or a receive task.</summary>
    [JsonPropertyName("a")]
    public string Activity { get; init; } = Id;
}

/// <summary>Something a person must look at. <paramref name="Activity"/> is null where no token stands in the node (a join).</summary>
public sealed record Incident(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("s")] string Scope,
    [property: JsonPropertyName("n")] string Node,
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Activity,
    [property: JsonPropertyName("t"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail)
{
    /// <summary>The causes, as they are stored.</summary>
    public static class Causes
    {
        /// <summary>No condition holds and there is no default flow.</summary>
        public const string NoWayOut = "no-way-out";

        /// <summary>A job failed for good.</summary>
        public const string JobFailed = "job-failed";

        /// <summary>An error nobody catches.</summary>
        public const string ErrorUncaught = "error-uncaught";

        /// <summary>A period or date from which no moment follows.</summary>
        public const string NoDueDate = "no-due-date";

        /// <summary>The called process is not in the library.</summary>
        public const string NoSuchProcess = "no-such-process";

        /// <summary>Scopes are nested too deeply.</summary>
        public const string TooDeep = "too-deep";

        /// <summary>Neither a list nor a number of instances, or too many.</summary>
        public const string NoInstances = "no-instances";

        /// <summary>A join waits for a token that can't come any more.</summary>
        public const string JoinStuck = "join-stuck";
    }

    /// <summary>What is wrong, in Chinese.</summary>
    [JsonIgnore]
    public string Chinese => Cause switch
    {
        Causes.NoWayOut => "没有一个条件成立，也没有默认流向。",
        Causes.JobFailed => "自动任务最终失败。",
        Causes.ErrorUncaught => "错误没有任何边界事件捕获。",
        Causes.NoDueDate => "无法由期限得出时间。",
        Causes.NoSuchProcess => "找不到被调用的流程。",
        Causes.TooDeep => "流程嵌套过深。",
        Causes.NoInstances => "多实例的集合或数量无效。",
        Causes.JoinStuck => "汇聚处等待的分支已不可能到达。",
        _ => Cause,
    };

    /// <summary>What is wrong, in English.</summary>
    [JsonIgnore]
    public string English => Cause switch
    {
        Causes.NoWayOut => "No condition holds and there is no default flow.",
        Causes.JobFailed => "The job has failed for good.",
        Causes.ErrorUncaught => "No boundary event catches the error.",
        Causes.NoDueDate => "No moment follows from the period.",
        Causes.NoSuchProcess => "The called process is not to be found.",
        Causes.TooDeep => "Processes are nested too deeply.",
        Causes.NoInstances => "The list or number of instances is not valid.",
        Causes.JoinStuck => "The join waits for a branch that can't arrive any more.",
        _ => Cause,
    };
}

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

    /// <summary>Messages that are waited for.</summary>
    [JsonPropertyName("u")]
    public ImmutableArray<Subscription> Subscriptions { get; init => field = Known(value); } = [];

    /// <summary>Incidents that stand.</summary>
    [JsonPropertyName("i")]
    public ImmutableArray<Incident> Incidents { get; init => field = Known(value); } = [];

    /// <summary>The token at rest with this id, or null.</summary>
    public Activity? FindActivity(string id) => Activities.FirstOrDefault(activity => string.Equals(activity.Id, id, StringComparison.Ordinal));

    /// <summary>The scope with this id, or null.</summary>
    public Scope? FindScope(string id) => Scopes.FirstOrDefault(scope => string.Equals(scope.Id, id, StringComparison.Ordinal));

    private static ImmutableArray<T> Known<T>(ImmutableArray<T> value) => value.IsDefault ? [] : value;
}
