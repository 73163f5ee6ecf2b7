using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// What people do with a task beside completing it, and what administrators do with an instance.
public abstract partial record ProcessCommand
{
    /// <summary>Takes a task.</summary>
    public sealed record Claim(string Activity, string By) : ProcessCommand;

    /// <summary>Gives a task back to all its candidates.</summary>
    public sealed record Release(string Activity, string By) : ProcessCommand;

    /// <summary>Hands a task one has taken to another, who acts for the first.</summary>
    public sealed record DelegateTask(string Activity, string By, string To) : ProcessCommand;

    /// <summary>Gives a task to another in the place of whoever has it.</summary>
    public sealed record Reassign(string Activity, string To) : ProcessCommand
    {
        /// <summary>For whom the new holder acts, where the task had been delegated.</summary>
        public string? ActingFor { get; init; }
    }

    /// <summary>
    /// 加签: asks one person more. In a parallel or sequential multi-instance over a list that is one instance more, else a
    /// signature that must be there before the task is completed.
    /// </summary>
    public sealed record AddSigner(string Activity, string By, string Person) : ProcessCommand;

    /// <summary>会签: asks several persons for their signatures on one task.</summary>
    public sealed record Countersign(string Activity, string By, ImmutableArray<string> Persons) : ProcessCommand;

    /// <summary>Signs what one was asked to sign.</summary>
    public sealed record Sign(string Activity, string By, string Opinion) : ProcessCommand;

    /// <summary>退回: sends a task back to an earlier one that <c>szyd:sendBackTo</c> allows.</summary>
    public sealed record SendBack(string Activity, string By, string To) : ProcessCommand;

    /// <summary>撤回: takes one's own completed task back before anybody has gone on from it.</summary>
    public sealed record Withdraw(string Node, string By) : ProcessCommand
    {
        /// <summary>The scope it was completed in.</summary>
        public string Scope { get; init; } = Instance.Root;
    }

    /// <summary>Reminds whoever has a task.</summary>
    public sealed record Remind(string Activity) : ProcessCommand;

    /// <summary>Lets the instance stand still.</summary>
    public sealed record Suspend : ProcessCommand;

    /// <summary>Lets it go on.</summary>
    public sealed record Resume : ProcessCommand;

    /// <summary>Moves, cancels or starts tokens by hand, all or none of it.</summary>
    public sealed record Modify(ImmutableArray<TokenMove> Moves) : ProcessCommand;
}

/// <summary>One thing an administrator does to the tokens of an instance.</summary>
public abstract record TokenMove
{
    private TokenMove() { }

    /// <summary>Cancels an activity with all that is inside it.</summary>
    public sealed record Cancel(string Activity) : TokenMove;

    /// <summary>
    /// Starts a token in a node; the subprocesses around it that aren't open are opened without their start events.
    /// <paramref name="Scope"/> says in which, where several would do; null: the only one.
    /// </summary>
    public sealed record Start(string Node, string? Scope) : TokenMove;

    /// <summary>Cancels an activity and starts a token in another node of its scope.</summary>
    public sealed record Move(string Activity, string To) : TokenMove;
}
