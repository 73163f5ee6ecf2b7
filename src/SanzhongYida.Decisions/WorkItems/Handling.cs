using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>领取, 委派, 改派, 加签, 会签, 退回: acts of people on a work item. The machine says whose it is and what the definition
/// allows; here stands what the regulation says against it. None of them decides anything (R-4-d).</summary>
internal static class Handling
{
    /// <summary>Most persons asked at once.</summary>
    public const int MostAsked = 50;

    public static void Handle(Proceeding p, WorkItemCommand command)
    {
        var subject = command.Subjects[0];
        if (Matters.Open(p, subject.Id) is not { } matter)
        {
            return;
        }

        if (matter.WorkItems.FirstOrDefault(item => item.Id == command.WorkItem) is not { } item)
        {
            p.Refuse(Rule.NotFound, "没有这项待办", "there is no such work item");
            return;
        }

        switch (command)
        {
            case WorkItemCommand.Claim:
                RequireHandler(p, matter, item);
                p.Refuse(Fitness.Against(p.Law, matter, item, p.Actor, p.Today));
                Course.Do(p, subject, new ProcessCommand.Claim(item.Id, p.Actor));
                break;
            case WorkItemCommand.Release:
                Course.Do(p, subject, new ProcessCommand.Release(item.Id, p.Actor));
                break;
            case WorkItemCommand.DelegateTask c:
                Delegate(p, subject, matter, item, c);
                break;
            case WorkItemCommand.Reassign c:
                Reassign(p, subject, matter, item, c);
                break;
            case WorkItemCommand.TakeOver c:
                HandOvers.TakeOver(p, subject, matter, item, c);
                break;
            case WorkItemCommand.AddSigner c:
                AddSigners(p, matter, item, [c.Person]);
                Course.Do(p, subject, new ProcessCommand.AddSigner(item.Id, p.Actor, c.Person));
                break;
            case WorkItemCommand.Countersign c:
                p.Require(!c.Persons.IsDefaultOrEmpty && c.Persons.Length <= MostAsked, Rule.Input, "未列明会签人员或人数过多", "nobody is asked, or too many");
                AddSigners(p, matter, item, c.Persons);
                Course.Do(p, subject, new ProcessCommand.Countersign(item.Id, p.Actor, c.Persons.OrEmpty()));
                break;
            case WorkItemCommand.Sign c:
                p.RequireText(c.Opinion, 2000, Rule.Input, "签署意见", "the opinion");
                Course.Do(p, subject, new ProcessCommand.Sign(item.Id, p.Actor, p.Keep(c.Opinion ?? "").Digest));
                break;
            case WorkItemCommand.SendBack c:
                SendBack(p, subject, matter, item, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    /// <summary>What a waiting task lacks beside its evidence: asked signatures, and after 退回 or 撤回 something new.</summary>
    public static IEnumerable<Refusal> Missing(Matter matter, WorkItem item)
    {
        if (matter.AskedToSign(item).ToList() is { Count: > 0 } unsigned)
        {
            yield return new Refusal(Rule.State, $"尚有人未签署:{string.Join('、', unsigned)}", $"not signed yet: {string.Join(", ", unsigned)}");
        }

        // R-2.3-a: what was sent back is done again, and not by what was there before.
        if (Steps.IsEvidenced(item.Step) && matter.ReopenedNodes.TryGetValue(item.Node, out var before) && matter.Evidence.Length <= before)
        {
            yield return new Refusal("R-2.3-a", "退回或撤回后尚未补充材料", "sent or taken back, and nothing was filed since");
        }
    }

    /// <summary>May the actor do the item: has it, or is a candidate?</summary>
    public static bool RequireHandler(Proceeding p, Matter matter, WorkItem item) => p.Require(
        matter.TaskOf(item)?.Assignee == p.Actor || Matters.Reader(p).Holds(item.Candidates),
        Rule.Authority,
        "不是本环节的办理人",
        "not a candidate of this work item");

    /// <summary>Nobody else has taken the waiting task of that step.</summary>
    public static void RequireFree(Proceeding p, Matter matter, string step)
    {
        if (matter.WorkItems.Where(item => item.Step == step).Select(matter.TaskOf).FirstOrDefault(task => task?.Assignee is not null)?.Assignee is { } assignee)
        {
            p.Require(assignee == p.Actor, Rule.State, $"该环节已由“{assignee}”领取", $"the task is with “{assignee}”");
        }
    }

    /// <summary>The reason of an act, kept outside the entry.</summary>
    public static void GiveReason(Proceeding p, Subject subject, CourseAct act, string? part, string reason)
    {
        if (p.RequireText(reason, 2000, Rule.Input, "理由", "the reason"))
        {
            p.Record(subject, new CourseFact.ReasonGiven(act, part, p.Keep(reason)));
        }
    }

    private static void Delegate(Proceeding p, Subject subject, Matter matter, WorkItem item, WorkItemCommand.DelegateTask c)
    {
        // C-10: a vote is never given by another.
        p.Require(item.Step != "meeting", "C-10", "表决不得委托他人", "a vote is never delegated");
        p.Refuse(Fitness.Against(p.Law, matter, item, c.To, p.Today));
        Course.Do(p, subject, new ProcessCommand.DelegateTask(item.Id, p.Actor, c.To));
    }

    private static void Reassign(Proceeding p, Subject subject, Matter matter, WorkItem item, WorkItemCommand.Reassign c)
    {
        RequireSuperior(p, matter, item, matter.TaskOf(item)?.Assignee);
        p.Refuse(Fitness.Against(p.Law, matter, item, c.To, p.Today));
        GiveReason(p, subject, CourseAct.Reassign, item.Id, c.Reason);
        Course.Do(p, subject, new ProcessCommand.Reassign(item.Id, c.To));
    }

    // Whoever answers for those who do it: the head of their unit, the leader in charge, the government office.
    public static void RequireSuperior(Proceeding p, Matter matter, WorkItem item, string? of)
    {
        var holder = of is null ? null : p.Law.People.GetValueOrDefault(of)?.Unit;
        p.Require(
            Offices.Actor(p) is { } actor
            && (actor.Is(Role.GovernmentOffice, p.Today)
                || Candidates.IsHead(matter, actor, p.Today)
                || Candidates.LeadersInCharge(p.Law, matter, p.Today).Contains(p.Actor, StringComparer.Ordinal)
                || actor.Is(Role.UnitHead, p.Today) && actor.Unit is { } unit && (unit == holder || item.Candidates.Contains(AccessKey.Unit(unit), StringComparer.Ordinal))),
            Rule.Authority,
            "改派、移交须由承办单位负责人、分管领导、区长或政府办办理",
            "the head of the unit, the leader in charge, the district head or the government office reassigns and hands over");
    }

    // R-4-d 「不得以传阅、会签、个别征求意见等形式代替集体决策。」: what is signed is an opinion on a task that people complete; before a meeting nothing is signed.
    private static void AddSigners(Proceeding p, Matter matter, WorkItem item, IEnumerable<string> persons)
    {
        p.Require(item.Step != "meeting", "R-4-d", "会议审议不得以加签、会签代替", "no signature stands for the meeting");
        p.Require(item.Step is null || item.Element is null, "R-4.1.3-b", "出具意见的单位以登记的涉及部门为准,不得加签", "the departments concerned are those of the matter");
        RequireHandler(p, matter, item);
        foreach (var person in persons)
        {
            p.Require(p.Law.People.ContainsKey(person), Rule.Input, $"没有人员“{person}”", $"there is no person “{person}”");
            p.Refuse(p.Law.People.ContainsKey(person) ? Fitness.AgainstReading(p.Law, matter, person, p.Today) : []);
        }
    }

    private static void SendBack(Proceeding p, Subject subject, Matter matter, WorkItem item, WorkItemCommand.SendBack c)
    {
        // R-4.1.2-a: who studies, endorses or determines it returns the matter, and the three acts are done again.
        if (IsOfMatter(item.Step))
        {
            p.Require(c.To == MatterReturn(p.Law, matter), Rule.Input, "本环节的退回即退回提出单位,从初审重新办理", "from here it goes back to its unit and begins again with the preliminary review");
            Exits.Return(p, subject, matter, new PreparationCommand.Return(matter.Id, c.Reason));
            return;
        }

        RequireHandler(p, matter, item);
        RequireSameSide(p, matter, c.To);
        GiveReason(p, subject, CourseAct.SendBack, item.Id, c.Reason);
        Course.Do(p, subject, new ProcessCommand.SendBack(item.Id, p.Actor, c.To));
    }

    /// <summary>Is going back from this step the return of the whole matter (R-4.1.2)?</summary>
    public static bool IsOfMatter(string? step) => step is "preliminary-review" or "endorse" or "determine" or "meeting";

    /// <summary>The node a return of the matter leads to: the first that is not passed by what is filed.</summary>
    public static string MatterReturn(Law law, Matter matter) =>
        law.LibraryByHash(matter.DefinitionHash)?.Find(matter.Process)?.Nodes.FirstOrDefault(node => node.Step == "preliminary-review")?.Id ?? "";

    /// <summary>May something go back to that node: not once 区长 has determined or a meeting has decided, and never to an act of R-4.1.2.</summary>
    public static bool RequireSameSide(Proceeding p, Matter matter, string to)
    {
        // R-4.1.2-a: what the district head has determined goes back by 退回 of the matter only.
        var free = p.Require(!matter.IsInPreparation || !matter.Did(ActKind.Determination), "R-4.1.2-a", "区长已确定,只能由区长退回事项", "the district head has determined it: only the head returns it");
        var definition = p.Law.LibraryByHash(matter.DefinitionHash)?.Find(matter.Process);
        var act = p.Require(!IsOfMatter(definition?.Find(to)?.Step), "R-4.1.2-a", "初审、审定、确定和会议不得单独退回或撤回,须退回事项", "the acts of R-4.1.2 and the meeting are not gone back to alone: the matter is returned");

        // R-4.3.2-a 「区政府领导班子成员不得擅自改变集体决策」
        var decided = p.Require(matter.IsInPreparation || definition is null || !Sides.Before(definition).Contains(to), "R-4.3.2-a", "会议已作出决策,不得退回决策准备", "a meeting has decided: nothing goes back into preparation");
        return free && act && decided;
    }
}
