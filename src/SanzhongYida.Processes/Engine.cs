namespace SanzhongYida.Processes;

/// <summary>
/// The process machine: a definition, where an instance stands, and a command give either the next instance with
/// the facts that lead there, or a refusal that changes nothing. Pure: the same arguments give the same answer,
/// and every id is counted in the instance.
/// </summary>
public static class Engine
{
    /// <summary>Result of an instance that was terminated.</summary>
    public const string Terminated = "terminated";

    /// <summary>Most moves of tokens one command may cause; a loop without a waiting node is refused by it.</summary>
    public const int MaximumMoves = 5_000;

    /// <summary>Most tokens an instance may have at rest.</summary>
    public const int MaximumTokens = 1_000;

    /// <summary>Deepest nesting of subprocesses, multi-instances and called processes.</summary>
    public const int MaximumDepth = 16;

    /// <summary>Most instances of one multi-instance.</summary>
    public const int MaximumInstances = 500;

    /// <summary>Longest detail of an incident that is kept, in characters.</summary>
    public const int MaximumDetail = 200;

    /// <summary>Judges a command.</summary>
    /// <param name="library">The definition the instance runs and those it calls, in the versions it is bound to.</param>
    /// <param name="instance">Where it stands; null only for <see cref="ProcessCommand.Begin"/>.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="at">When; timers count from here, and none fires earlier than it is due.</param>
    /// <param name="due">The calendar.</param>
    public static ProcessStep Step(Library library, Instance? instance, ProcessCommand command, DateTimeOffset at, DueDate due) =>
        (instance, command) switch
        {
            (null, ProcessCommand.Begin begin) => new Run(library, new(), at, due).Begin(begin),
            (null, _) => new ProcessStep.Refused("流程尚未开始。", "The process has not begun."),
            (_, ProcessCommand.Begin) => new ProcessStep.Refused("流程已经开始。", "The process has begun already."),
            ({ HasEnded: true }, _) => new ProcessStep.Refused("流程已经结束。", "The process has ended."),
            _ when !Knows(library, instance) => new ProcessStep.Refused(
                "流程定义与实例不符。", "The definitions given are not those the instance runs."),
            _ => On(new Run(library, instance, at, due), command),
        };

    private static ProcessStep On(Run run, ProcessCommand command) => command switch
    {
        ProcessCommand.Complete it => run.Complete(it),
        ProcessCommand.JobDone it => run.JobDone(it),
        ProcessCommand.JobFailed it => run.JobFailed(it),
        ProcessCommand.FireTimer it => run.FireTimer(it),
        ProcessCommand.Correlate it => run.Correlate(it),
        ProcessCommand.SetVariables it => run.SetVariables(it),
        ProcessCommand.Retry it => run.Retry(it),
        ProcessCommand.Terminate => run.Terminate(),
        _ => new ProcessStep.Refused("不支持该指令。", "The command is not supported."),
    };

    private static bool Knows(Library library, Instance instance)
    {
        foreach (var scope in instance.Scopes)
        {
            if (library.Find(scope.Process) is null)
            {
                return false;
            }
        }

        foreach (var activity in instance.Activities)
        {
            if (library.Find(instance.FindScope(activity.Scope)!.Process)!.Find(activity.Node) is null)
            {
                return false;
            }
        }

        return true;
    }
}
