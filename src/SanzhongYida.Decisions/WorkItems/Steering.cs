using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>撤回 of a completed task, 挂起 and 恢复, and what a workflow administrator does by hand: incidents and 人工调整. An
/// administrator reads no matter and moves none past a meeting.</summary>
internal static class Steering
{
    /// <summary>Most moves in one modification.</summary>
    public const int MostMoves = 20;

    /// <summary>Most variables put right at once.</summary>
    public const int MostVariables = 20;

    public static void Handle(Proceeding p, CourseCommand command)
    {
        var subject = command.Subjects[0];
        var matter = command switch
        {
            CourseCommand.Modify => ForMending(p, subject.Id, Role.WorkflowApprover),
            CourseCommand.Retry or CourseCommand.Skip => ForMending(p, subject.Id, Role.WorkflowEditor, Role.WorkflowApprover),
            _ => Matters.Open(p, subject.Id),
        };
        if (matter is null)
        {
            return;
        }

        switch (command)
        {
            case CourseCommand.TakeBack c:
                TakeBack(p, subject, matter, c);
                break;
            case CourseCommand.Suspend c:
                RequireLeader(p, matter);
                Exits.RequireUndecided(p, matter);
                Handling.GiveReason(p, subject, CourseAct.Suspend, null, c.Reason);
                Course.Do(p, subject, new ProcessCommand.Suspend());
                break;
            case CourseCommand.Resume c:
                RequireLeader(p, matter);
                Handling.GiveReason(p, subject, CourseAct.Resume, null, c.Reason);
                Course.Do(p, subject, new ProcessCommand.Resume());
                break;
            case CourseCommand.Modify c:
                Modify(p, subject, matter, c);
                break;
            case CourseCommand.Retry c:
                RequireOwn(p, matter, c.Variables);
                Handling.GiveReason(p, subject, CourseAct.Retry, c.Incident, c.Reason);
                Course.Do(p, subject, new ProcessCommand.Retry(c.Incident) { Variables = c.Variables });
                break;
            case CourseCommand.Skip c:
                RequireOwn(p, matter, c.Results);
                Handling.GiveReason(p, subject, CourseAct.Skip, c.Incident, c.Reason);
                Course.Do(p, subject, new ProcessCommand.Skip(c.Incident, c.Results));
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void TakeBack(Proceeding p, Subject subject, Matter matter, CourseCommand.TakeBack c)
    {
        Handling.RequireSameSide(p, matter, c.Node);
        Handling.GiveReason(p, subject, CourseAct.TakeBack, c.Node, c.Reason);
        var scope = matter.Instance?.Passed.LastOrDefault(passed => passed.Node == c.Node && passed.By == p.Actor)?.Scope ?? Instance.Root;
        Course.Do(p, subject, new ProcessCommand.Withdraw(c.Node, p.Actor) { Scope = scope });
    }

    private static void RequireLeader(Proceeding p, Matter matter) => p.Require(
        Offices.Actor(p) is { } actor && Candidates.IsHead(matter, actor, p.Today) || Candidates.LeadersInCharge(p.Law, matter, p.Today).Contains(p.Actor, StringComparer.Ordinal),
        Rule.Authority,
        "挂起和恢复须由区长或分管领导办理",
        "the district head or the leader in charge suspends and resumes");

    private static void Modify(Proceeding p, Subject subject, Matter matter, CourseCommand.Modify c)
    {
        p.Require(!c.Moves.IsDefaultOrEmpty && c.Moves.Length <= MostMoves, Rule.Input, $"须列明一至{MostMoves}项调整", $"one to {MostMoves} moves");

        // R-2.2-b 「由集体讨论、按少数服从多数的原则作出决定。」: what is before a meeting, the meeting decides.
        p.Require(matter.OpenAt is null, "R-2.2-b", "会议正在审议,不得调整", "a meeting has it open: nothing is moved");
        RequireSide(p, matter, c.Moves.OrEmpty());
        Handling.GiveReason(p, subject, CourseAct.Modify, null, c.Reason);
        if (p.IsRefused)
        {
            return;
        }

        Course.Move(p, subject, new ProcessCommand.Modify(c.Moves));

        // R-4.3.4-a: a matter is closed by its archive, not by taking its last token away.
        p.Require(!p.IsRefused && !((Matter)p.Find(subject)!).Instance!.HasEnded, "R-4.3.4-a", "调整后流程即告结束,须由终止或办结归档结束", "the process would end of it: a matter ends by 终止 or its archive");
        Course.Advance(p, subject);
    }

    // R-4-c 「“三重一大”事项原则上须通过召开会议的方式集体决策」; R-4.3.2-a 「区政府领导班子成员不得擅自改变集体决策」: by hand nothing passes the meeting, in neither direction.
    private static void RequireSide(Proceeding p, Matter matter, ImmutableArray<TokenMove> moves)
    {
        var library = p.Law.LibraryByHash(matter.DefinitionHash);
        foreach (var (node, scope) in moves.Select(Target).Where(target => target.Node is not null))
        {
            var process = matter.Instance?.FindScope(scope ?? Instance.Root)?.Process ?? matter.Process;
            p.Require(
                library?.Find(process) is { } definition && matter.Instance is not null && Sides.Open(definition, matter).Contains(node!),
                matter.IsInPreparation ? "R-4-c" : "R-4.3.2-a",
                matter.IsInPreparation ? $"会议未作出决策,不得人工调整到“{node}”" : $"会议已作出决策,只能在所定的分支内调整,不得到“{node}”",
                matter.IsInPreparation ? $"no meeting has decided: no token is put in “{node}”" : $"a meeting has decided: “{node}” is not in the branch it chose");
        }

        (string? Node, string? Scope) Target(TokenMove move) => move switch
        {
            TokenMove.Start it => (it.Node, it.Scope),
            TokenMove.Move it => (it.To, matter.Instance?.FindActivity(it.Activity)?.Scope),
            _ => (null, null),
        };
    }

    // R-2.2-b: what a step results in, and what a matter is marked with, nobody types in.
    internal static void RequireOwn(Proceeding p, Matter matter, ImmutableDictionary<string, Value> variables)
    {
        p.Require(variables.Count <= MostVariables, Rule.Input, $"变量超过{MostVariables}个", $"more than {MostVariables} variables");
        p.Require(variables.All(pair => Wording.IsFit(pair.Key) && (pair.Value is not Value.Text text || Wording.IsFit(text.Content))), Rule.Input, "变量中含有不可用的控制字符", "control characters in a variable");
        foreach (var name in variables.Keys.Intersect(Course.Variables(matter).Keys.Concat(Steps.ResultNames), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            p.Refuse("R-2.2-b", $"“{name}”由事项或其环节得出,不得填写", $"“{name}” follows from the matter or its steps and is not typed in");
        }
    }

    // An administrator reads no matter: where it stands and what is wrong there is all that is known and touched.
    private static Matter? ForMending(Proceeding p, string id, params Role[] roles)
    {
        var isAdministrator = Offices.Actor(p) is { } actor && (actor.Is(Role.WorkflowApprover, p.Today) || actor.Is(Role.WorkflowEditor, p.Today));
        if ((isAdministrator ? p.Find(Subject.Matter(id)) : Matters.Find(p, id)) is not Matter matter)
        {
            p.Require(!isAdministrator, Rule.NotFound, "没有这个事项", "there is no such matter");
            return null;
        }

        Offices.RequireRole(p, roles);
        return p.Require(matter.Instance is not null && matter.Exit is null && !matter.HasEnded, Rule.State, "流程未在运行", "its process does not run") ? matter : null;
    }
}
