using System.Collections.Immutable;

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

    /// <summary>Most moves of tokens one command may cause; what is still on its way then is left standing with an incident.</summary>
    public const int MaximumMoves = 5_000;

    /// <summary>Most tokens an instance may have at rest.</summary>
    public const int MaximumTokens = 1_000;

    /// <summary>Deepest nesting of subprocesses, multi-instances and called processes.</summary>
    public const int MaximumDepth = 16;

    /// <summary>Most instances of one multi-instance.</summary>
    public const int MaximumInstances = 500;

    /// <summary>Longest detail of an incident that is kept, in characters.</summary>
    public const int MaximumDetail = 200;

    /// <summary>Most messages kept until something waits for them.</summary>
    public const int MaximumKept = 50;

    /// <summary>Most ids of messages remembered; beyond it the oldest is forgotten.</summary>
    public const int MaximumHeard = 200;

    /// <summary>Most persons that may be asked to sign one task.</summary>
    public const int MaximumSigners = 50;

    /// <summary>How often the wait for a failed job is doubled at most.</summary>
    public const int MaximumDoublings = 5;

    /// <summary>How long the id of a message is remembered at least.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromDays(7);

    internal static ProcessStep.Refused Suspended { get; } = new("流程已经挂起。", "The process is suspended.");

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
            ({ IsSuspended: true }, not (ProcessCommand.Resume or ProcessCommand.Terminate or ProcessCommand.Modify)) => Suspended,
            _ when !Knows(library, instance) => new ProcessStep.Refused(
                "流程定义与实例不符。", "The definitions given are not those the instance runs."),
            _ => On(new Run(library, instance, at, due), command),
        };

    /// <summary>
    /// What somebody may do with a waiting task now, each act with "allowed, and where to" or "why not"; empty if the task
    /// doesn't wait. Asked of the same rules the commands obey; whether the person is a candidate at all is the caller's to know.
    /// </summary>
    public static ImmutableArray<Permit> Permits(Library library, Instance instance, string activity, string by) =>
        Knows(library, instance) ? new Run(library, instance, default, (_, _) => null).Permits(activity, by) : [];

    private static ProcessStep On(Run run, ProcessCommand command) => command switch
    {
        ProcessCommand.Complete it => run.Complete(it),
        ProcessCommand.LockJob it => run.LockJob(it),
        ProcessCommand.JobDone it => run.JobDone(it),
        ProcessCommand.JobFailed it => run.JobFailed(it),
        ProcessCommand.FireTimer it => run.FireTimer(it),
        ProcessCommand.Correlate it => run.Correlate(it),
        ProcessCommand.Broadcast it => run.Broadcast(it),
        ProcessCommand.SetVariables it => run.SetVariables(it),
        ProcessCommand.Retry it => run.Retry(it),
        ProcessCommand.Skip it => run.Skip(it),
        ProcessCommand.Claim it => run.Claim(it),
        ProcessCommand.Release it => run.Release(it),
        ProcessCommand.DelegateTask it => run.Delegate(it),
        ProcessCommand.Reassign it => run.Reassign(it),
        ProcessCommand.AddSigner it => run.AddSigner(it),
        ProcessCommand.Countersign it => run.Countersign(it),
        ProcessCommand.Sign it => run.Sign(it),
        ProcessCommand.SendBack it => run.SendBack(it),
        ProcessCommand.Withdraw it => run.Withdraw(it),
        ProcessCommand.Remind it => run.Remind(it),
        ProcessCommand.Modify it => run.Modify(it),
        ProcessCommand.Suspend => run.Suspend(),
        ProcessCommand.Resume => run.Resume(),
        ProcessCommand.Terminate => run.Terminate(),
        _ => new ProcessStep.Refused("不支持该指令。", "The command is not supported."),
    };

    /// <summary>The variables a job, or whatever else stands in an activity, has to do with; none if it is not there.</summary>
    public static ImmutableDictionary<string, Value> Seen(Library library, Instance instance, string activity) =>
        instance.FindActivity(activity) is { } found && Knows(library, instance)
            ? new Run(library, instance, default, (_, _) => null).Seen(found)
            : ImmutableDictionary<string, Value>.Empty;

    internal static bool Knows(Library library, Instance instance)
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
