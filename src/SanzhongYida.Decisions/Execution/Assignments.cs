using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>(三)1: a carried decision gets a responsible leader, an executing unit and tasks.</summary>
internal static class Assignments
{
    public static IEnumerable<Refusal> Missing(Matter matter)
    {
        if (matter.DecisionInForce is not null && matter.Tasks.All(task => task.Decision != matter.NumberOf(matter.DecisionInForce)))
        {
            yield return new Refusal("R-4.3.1-a", "未分解:尚未明确责任领导、执行部门和任务", "no responsible leader, executing unit and tasks yet");
        }
    }

    public static void Assign(Proceeding p, ExecutionCommand.Assign c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.GovernmentOffice, Role.DistrictHead, Role.DeputyHead);

        // R-4.3.1-a 「“三重一大”事项经区政府会议集体决策的,由区政府领导分工负责组织实施。」
        p.Require(matter.DecisionInForce is not null, "R-4.3.1-a", "未经会议集体决策通过,不得分解交办", "nothing was carried by a meeting yet");
        Issue.Require(p, matter);
        p.Require(p.Law.Units.TryGetValue(c.Unit, out var unit) && unit.Exists(p.Today), "R-0-a", $"“{c.Unit}”不是登记在册的单位", $"“{c.Unit}” is no registered unit");
        RequireLeader(p, matter, c);
        RequireTasks(p, matter, c);
        if (p.IsRefused)
        {
            return;
        }

        var decision = matter.NumberOf(matter.DecisionInForce!);
        p.Record(c.Subjects[0], new ExecutionFact.ExecutionAssigned(
            decision, c.Unit, c.Leader, Cooperating(p, matter, c), [.. c.Tasks.Select(task => new AssignedTask(task.Id, p.Keep(task.Text), task.Due))], c.Closed));
        p.Record(c.Subjects[0], new ExecutionFact.ObligationsSet([.. c.Tasks.Select(task => Acknowledgement(p, task))]));
        Course.Advance(p, c.Subjects[0]);
    }

    // R-4.3.2-d 「全区各单位、各部门必须全面、及时、准确地抓好决策事项的贯彻落实」
    public static void Acknowledge(Proceeding p, ExecutionCommand.AcknowledgeTask c)
    {
        if (Executor.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        var task = matter.Tasks.FirstOrDefault(task => task.Id == c.Task);
        p.Require(task is not null, Rule.NotFound, $"没有任务“{c.Task}”", $"there is no task “{c.Task}”");
        p.Require(task is null or { AcknowledgedOn: null, DoneOn: null }, Rule.State, "任务已签收", "the task is acknowledged already");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.TaskAcknowledged(c.Task));
        }
    }

    public static void Complete(Proceeding p, ExecutionCommand.CompleteTask c)
    {
        if (Executor.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        var task = matter.Tasks.FirstOrDefault(task => task.Id == c.Task);
        p.Require(task is not null, Rule.NotFound, $"没有任务“{c.Task}”", $"there is no task “{c.Task}”");
        p.Require(task?.IsOpen ?? true, Rule.State, "任务已完成", "the task is done already");
        p.RequireText(c.Evidence, 2000, "R-4.3.2-d", "完成情况", "what shows that it is done");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.TaskCompleted(c.Task, p.Keep(c.Evidence)));
        }
    }

    private static void RequireLeader(Proceeding p, Matter matter, ExecutionCommand.Assign c)
    {
        var leader = p.Law.People.GetValueOrDefault(c.Leader);
        if (!p.Require(leader?.IsLeader(p.Today) ?? false, "R-4.3.1-a", $"责任领导“{c.Leader}”不是区政府领导", $"“{c.Leader}” is no leader of the district government"))
        {
            return;
        }

        if (matter.DecisionInForce?.Coordinator is { } coordinator)
        {
            // R-4.3.1-c 「由会议主持人明确一名区政府领导同志负责协调」
            p.Require(c.Leader == coordinator, "R-4.3.1-c", $"会议已明确由“{coordinator}”负责协调", $"the presider named “{coordinator}” to coordinate");
        }
        else
        {
            p.Require(Concerned(p, matter).Contains(c.Leader, StringComparer.Ordinal), "R-4.3.1-a", $"“{c.Leader}”当日不分管本事项所涉领域", $"“{c.Leader}” holds no field of work the matter touches");
        }

        foreach (var other in c.Cooperating.Where(other => !(p.Law.People.GetValueOrDefault(other)?.IsLeader(p.Today) ?? false)))
        {
            p.Refuse("R-4.3.1-d", $"配合领导“{other}”不是区政府领导", $"“{other}” is no leader of the district government");
        }
    }

    private static void RequireTasks(Proceeding p, Matter matter, ExecutionCommand.Assign c)
    {
        p.Require(c.Tasks.Length is > 0 and <= Submission.MostListed, "R-4.3.1-a", $"任务须有1至{Submission.MostListed}项", $"1 to {Submission.MostListed} tasks");
        p.Require(c.Tasks.Select(task => task.Id).Distinct(StringComparer.Ordinal).Count() == c.Tasks.Length, Rule.Input, "任务编号重复", "a task id stands twice");
        foreach (var task in c.Tasks)
        {
            p.RequireText(task.Id, 40, Rule.Input, "任务编号", "the task's id");
            p.RequireText(task.Text, 2000, "R-4.3.1-a", "任务内容", "the task's text");
            p.Require(task.Due >= p.Today, "R-4.3.1-a", $"任务“{task.Id}”的完成期限早于今日", $"task “{task.Id}” is due before today");
            p.Require(matter.Tasks.All(known => known.Id != task.Id || known.IsOpen), Rule.Input, $"任务“{task.Id}”已完成,不得重用编号", $"task “{task.Id}” is done; its id can't be used again");
        }

        // R-4.3.2-a: what an earlier version ordered ends or goes on explicitly, never by silence.
        foreach (var task in matter.Tasks.Where(task => task.IsOpen && c.Tasks.All(set => set.Id != task.Id) && !c.Closed.Contains(task.Id, StringComparer.Ordinal)))
        {
            p.Refuse("R-4.3.2-a", $"原任务“{task.Id}”须写明继续或终止", $"the earlier task “{task.Id}” must be carried over or closed");
        }
    }

    /// <summary>The leaders who hold a field of work the matter touches today.</summary>
    private static IEnumerable<string> Concerned(Proceeding p, Matter matter) => matter.Portfolios.IsEmpty
        ? Candidates.LeadersInCharge(p.Law, matter, p.Today)
        : p.Law.People.Values.Where(person => person.IsLeader(p.Today) && matter.Portfolios.Any(portfolio => person.Holds(portfolio, p.Today))).Select(person => person.Id);

    // R-4.3.1-d 「其他班子成员要积极配合。」
    private static ImmutableArray<string> Cooperating(Proceeding p, Matter matter, ExecutionCommand.Assign c) =>
        [.. c.Cooperating.Concat(Concerned(p, matter)).Where(other => other != c.Leader).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Obligation Acknowledgement(Proceeding p, TaskOrder task) =>
        new("acknowledgement/" + task.Id, ObligationKind.Acknowledgement, p.Law.Regulation.Calendar.WorkingDaysAfter(p.Today, Undertakings.AssignmentWorkingDays), p.Today);
}
