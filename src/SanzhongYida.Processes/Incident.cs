using System.Text.Json.Serialization;

namespace SanzhongYida.Processes;

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

        /// <summary>One command moved tokens beyond <see cref="Engine.MaximumMoves"/>: an endless loop.</summary>
        public const string TooManyMoves = "too-many-moves";
    }

    /// <summary>What is wrong, in Chinese.</summary>
    [JsonIgnore]
    public string Chinese => Cause switch
    {
        Causes.NoWayOut => "没有一个条件成立，也没有默认流向。",
        Causes.JobFailed => "自动任务最终失败。",
        Causes.ErrorUncaught => "错误没有任何事件捕获。",
        Causes.NoDueDate => "无法由期限得出时间。",
        Causes.NoSuchProcess => "找不到被调用的流程。",
        Causes.TooDeep => "流程嵌套过深。",
        Causes.NoInstances => "多实例的集合或数量无效。",
        Causes.JoinStuck => "汇聚处等待的分支已不可能到达。",
        Causes.TooManyMoves => "一次指令引起的流转超过上限，可能是无休止的循环。",
        _ => Cause,
    };

    /// <summary>What is wrong, in English.</summary>
    [JsonIgnore]
    public string English => Cause switch
    {
        Causes.NoWayOut => "No condition holds and there is no default flow.",
        Causes.JobFailed => "The job has failed for good.",
        Causes.ErrorUncaught => "No event catches the error.",
        Causes.NoDueDate => "No moment follows from the period.",
        Causes.NoSuchProcess => "The called process is not to be found.",
        Causes.TooDeep => "Processes are nested too deeply.",
        Causes.NoInstances => "The list or number of instances is not valid.",
        Causes.JoinStuck => "The join waits for a branch that can't arrive any more.",
        Causes.TooManyMoves => "One command led beyond the limit of moves; it may be an endless loop.",
        _ => Cause,
    };
}
