using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>How a matter left the procedure before a meeting decided it.</summary>
public enum ExitKind
{
    /// <summary>撤回, by the proposer.</summary>
    Withdrawn,

    /// <summary>终止, by the district head.</summary>
    Terminated,
}

/// <summary>撤回 or 终止 as it was done.</summary>
public sealed record Exit(ExitKind Kind, DateOnly On, string By, TextRef Reason)
{
    /// <summary>What it is called.</summary>
    public static string Chinese(ExitKind kind) => kind == ExitKind.Withdrawn ? "撤回" : "终止";
}

public sealed partial record Matter
{
    /// <summary>撤回 or 终止, or null.</summary>
    public Exit? Exit { get; init; }

    /// <summary>How often it was returned or classified anew; each time begins the three acts of anew.</summary>
    public int Returns { get; init; }

    /// <summary>Was it returned, and has its unit not answered yet?</summary>
    public bool IsReturned { get; init; }

    /// <summary>The meeting that has its item open, or null. A meeting closed because nobody was left to preside keeps it until the
    /// item is taken again.</summary>
    public string? OpenAt { get; init; }

    /// <summary>No meeting has decided yet; a deferral is no decision.</summary>
    [JsonIgnore]
    public bool IsInPreparation => Conclusions.All(conclusion => conclusion.IsDeferred);

    /// <summary>How it ended, once its process has: the result of the end reached, or how it left.</summary>
    [JsonIgnore]
    public string? Result => Exit switch
    {
        null => Instance?.Result,
        { Kind: ExitKind.Withdrawn } => "withdrawn",
        _ => "terminated",
    };
}

/// <summary>退回, 撤回 and 终止: the only ways out before a decision. After one nothing is taken back (R-4.3.2-a).</summary>
internal static class Exits
{
    /// <summary>Working days until what was withdrawn or terminated is filed.</summary>
    public const int FilingWorkingDays = 20;

    // R-4.1.2-a 「经研究审定后报区长确定」: who studies may return it instead, with the reason.
    public static void Return(Proceeding p, Subject subject, Matter matter, PreparationCommand.Return c)
    {
        RequireUndecided(p, matter);
        var next = new[] { ActKind.PreliminaryReview, ActKind.Endorsement, ActKind.Determination }.Where(kind => !matter.Did(kind)).Take(1);
        p.Require(
            IsHead(p, matter) || next.Any(kind => Acts.IsOf(p, matter, kind)),
            Rule.Authority,
            "须由当前环节的初审人、分管领导或区长退回",
            "whoever reviews, endorses or determines it next returns it");
        p.Require(!matter.IsProcessSuspended, Rule.State, "流程已经挂起", "the process is suspended");
        p.Require(!matter.IsReturned, Rule.State, "已退回,提出单位尚未补充", "it is returned already, and not answered yet");
        p.RequireText(c.Reason, 2000, Rule.Input, "退回理由", "the reason");
        if (!p.IsRefused)
        {
            p.Record(subject, new PreparationFact.MatterReturned(p.Keep(c.Reason)));
            Course.Begin(p, subject);
        }
    }

    // R-4.1.2-a: the proposer may take back what the district head has not determined.
    public static void Withdraw(Proceeding p, Subject subject, Matter matter, PreparationCommand.Withdraw c)
    {
        p.Require(
            p.Actor == matter.DraftedBy || Offices.Actor(p) is { } actor && actor.Unit == matter.Unit && actor.Is(Role.UnitHead, p.Today),
            Rule.Authority,
            "须由提出人或提出单位负责人撤回",
            "whoever proposed it, or the head of the proposing unit, withdraws it");
        RequireUndecided(p, matter);
        p.Require(matter.Conclusions.IsEmpty && !matter.Did(ActKind.Determination), "R-4.1.2-a", "区长已确定,不得撤回", "the district head has determined it: it can't be withdrawn");
        p.RequireText(c.Reason, 2000, Rule.Input, "撤回理由", "the reason");
        Leave(p, subject, matter, c.Project, () => new PreparationFact.MatterWithdrawn(p.Keep(c.Reason)));
    }

    public static void Terminate(Proceeding p, Subject subject, Matter matter, PreparationCommand.Terminate c)
    {
        p.Require(IsHead(p, matter), Rule.Authority, "须由区长终止", "the district head terminates a matter");
        RequireUndecided(p, matter);
        p.RequireText(c.Reason, 2000, Rule.Input, "终止理由", "the reason");
        Leave(p, subject, matter, c.Project, () => new PreparationFact.MatterTerminated(p.Keep(c.Reason)));
    }

    private static bool IsHead(Proceeding p, Matter matter) => Candidates.IsHead(matter, Offices.Actor(p), p.Today);

    /// <summary>No meeting has decided, and none has it open.</summary>
    public static void RequireUndecided(Proceeding p, Matter matter)
    {
        // R-4.3.2-a 「区政府领导班子成员不得擅自改变集体决策」
        p.Require(matter.IsInPreparation, "R-4.3.2-a", "会议已作出决策,不得退回、撤回或终止", "a meeting has decided: the matter can't be returned, withdrawn or terminated");

        // R-2.2-b 「由集体讨论、按少数服从多数的原则作出决定。」: what is before a meeting, the meeting decides.
        p.Require(matter.OpenAt is null, "R-2.2-b", "会议正在审议,须由会议作出决定", "a meeting has it open: the meeting decides");
    }

    // It ends once it is filed (R-4.3.4-a).
    private static void Leave(Proceeding p, Subject subject, Matter matter, Subject? project, Func<PreparationFact> left)
    {
        p.Require(project == matter.Project, Rule.Input, "项目与原申请不符", "it is not the project the money was asked for under");
        if (!p.IsRefused)
        {
            p.Record(subject, left());
            if (matter.Process.Length > 0)
            {
                Course.End(p, subject);
            }

            // R-3.4-d: what is asked for no longer is no part of a split.
            if (project is { } known)
            {
                p.Record(known, new ProjectFact.FundsGivenUp(matter.Id));
            }

            p.Record(subject, new ExecutionFact.ObligationsSet([Closing.FilingBy(p)]));
        }
    }
}
