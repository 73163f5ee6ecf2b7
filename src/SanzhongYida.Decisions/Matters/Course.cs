using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>The matter's process: begins it, moves it, and opens and closes the work items its tokens stand for.
/// No lifecycle status is assigned anywhere: where a matter stands is where its tokens stand.</summary>
internal static class Course
{
    /// <summary>Most steps that may complete by themselves after one command.</summary>
    public const int MostAdvances = 100;

    /// <summary>The workflow that serves a kind today, or null with the reason stated.</summary>
    public static Workflow? WorkflowFor(Proceeding p, MatterKind kind)
    {
        var workflow = p.Law.Workflows.Values.Where(workflow => workflow.Kinds.Contains(kind)).OrderBy(workflow => workflow.Process, StringComparer.Ordinal).FirstOrDefault();
        p.Require(workflow is not null, Rule.State, "没有已发布的流程适用于该类别", "no published workflow serves this kind");
        return workflow;
    }

    public static void Begin(Proceeding p, Subject subject, Workflow workflow)
    {
        p.Record(subject, new SubmissionFact.ProcessBegun(workflow.Process, workflow.Versions[^1].Hash));
        Begin(p, subject);
    }

    /// <summary>Begins the process anew on its pinned definition, and what is evidenced passes straight through.</summary>
    public static void Begin(Proceeding p, Subject subject)
    {
        var matter = (Matter)p.Find(subject)!;
        Move(p, subject, new ProcessCommand.Begin(matter.Process, Variables(matter)), note: null);
        Advance(p, subject);
    }

    /// <summary>撤回, 终止: the process ends wherever it stands.</summary>
    public static void End(Proceeding p, Subject subject) => Move(p, subject, new ProcessCommand.Terminate(""));

    /// <summary>A person completes a task; one that another has taken is refused.</summary>
    public static void Complete(Proceeding p, Subject subject, WorkItem item, TextRef note)
    {
        Move(p, subject, new ProcessCommand.Complete(item.Id, Steps.Results((Matter)p.Find(subject)!, item)) { By = p.Actor }, note);
        Advance(p, subject);
    }

    /// <summary>The step's own results complete it, whoever has the task.</summary>
    public static void Complete(Proceeding p, Subject subject, WorkItem item, ImmutableDictionary<string, Value> results) =>
        Do(p, subject, new ProcessCommand.Complete(item.Id, results));

    public static void FireTimer(Proceeding p, Subject subject, string timer)
    {
        if (p.Find(subject) is Matter { Instance: { } instance } && instance.Timers.Any(open => open.Id == timer))
        {
            Move(p, subject, new ProcessCommand.FireTimer(timer));
            Advance(p, subject);
        }
        else
        {
            p.Refuse(Rule.State, "计时已不存在", "the timer is gone");
        }
    }

    public static void SetVariables(Proceeding p, Subject subject) =>
        Move(p, subject, new ProcessCommand.SetVariables(Variables((Matter)p.Find(subject)!)));

    /// <summary>Completes every waiting step whose evidence is complete, until none is: what was filed early passes straight through.</summary>
    public static void Advance(Proceeding p, Subject subject)
    {
        for (var left = MostAdvances; !p.IsRefused; left--)
        {
            var matter = (Matter)p.Find(subject)!;
            if (matter.IsProcessSuspended)
            {
                return;
            }

            var ready = matter.WorkItems.FirstOrDefault(item => Steps.IsEvidenced(item.Step) && Steps.Missing(p.Law, matter, item, p.Today).IsEmpty);
            if (ready is null)
            {
                return;
            }

            if (left == 0)
            {
                throw new InvalidOperationException($"More than {MostAdvances} steps completed after one command.");
            }

            Move(p, subject, new ProcessCommand.Complete(ready.Id, Steps.Results(matter, ready)));
        }
    }

    /// <summary>What expressions see: the matter's marks by name, and the results of its steps.</summary>
    public static ImmutableDictionary<string, Value> Variables(Matter matter)
    {
        var flags = matter.Flags;
        return new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["majorAdministrativeDecision"] = Value.Of(flags.MajorAdministrativeDecision),
            ["publicInterest"] = Value.Of(flags.PublicInterest),
            ["technical"] = Value.Of(flags.Technical),
            ["stabilityRisk"] = Value.Of(flags.StabilityRisk),
            ["multiDepartment"] = Value.Of(matter.IsMultiDepartment),
            ["urgent"] = Value.Of(flags.Urgent),
            ["cadre"] = Value.Of(matter.Kind == MatterKind.KeyAppointment),
            ["budgetAdjustment"] = Value.Of(flags.BudgetAdjustment),
            ["democraticConsultation"] = Value.Of(flags.DemocraticConsultation),
            ["congress"] = Value.Of(flags.Congress),
            ["restricted"] = Value.Of(matter.IsRestricted),
            ["amount"] = Value.Of(matter.Funds?.Amount ?? 0m),
            ["departments"] = Value.Of(matter.Departments),
        }.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>Puts a command to the machine and lets pass what is evidenced.</summary>
    public static void Do(Proceeding p, Subject subject, ProcessCommand command)
    {
        Move(p, subject, command);
        Advance(p, subject);
    }

    /// <summary>Puts a command to the machine; what it moves opens and closes work items.</summary>
    public static void Move(Proceeding p, Subject subject, ProcessCommand command, TextRef? note = null)
    {
        var matter = (Matter)p.Find(subject)!;
        if (p.Law.LibraryByHash(matter.DefinitionHash) is not { } library)
        {
            throw new InvalidOperationException($"The definition {matter.DefinitionHash} of {subject} is not in the record.");
        }

        switch (Engine.Step(library, matter.Instance, command, p.At, (period, from) => Periods.Moment(p.Law.Regulation.Calendar, period, from)))
        {
            case ProcessStep.Refused refused:
                p.Refuse(Rule.State, refused.Chinese, refused.English);
                break;
            case ProcessStep.Accepted accepted when accepted.Facts.Length > 0:
                p.Record(subject, new SubmissionFact.ProcessMoved(accepted.Facts));
                Reconcile(p, subject, library, matter, note);
                break;
        }
    }

    /// <summary>Work items are opened and closed by the difference of the waiting tasks before and after.</summary>
    public static void Reconcile(Proceeding p, Subject subject, Library library, Matter before, TextRef? note)
    {
        var matter = (Matter)p.Find(subject)!;
        var waiting = matter.Instance!.Tasks;
        foreach (var item in before.WorkItems.Where(item => waiting.All(task => task.Activity != item.Id)))
        {
            p.Record(subject, new SubmissionFact.WorkItemClosed(item.Id, note));
        }

        foreach (var task in waiting.Where(task => before.WorkItems.All(item => item.Id != task.Activity)))
        {
            p.Record(subject, new SubmissionFact.WorkItemOpened(Open(p, library, matter, task)));
        }
    }

    public static WorkItem Open(Proceeding p, Library library, Matter matter, OpenTask task)
    {
        var node = library.Processes[task.Process].Find(task.Node)!;
        var element = task.Element is Value.Text text ? text.Content : null;
        return new WorkItem(
            task.Activity,
            task.Node,
            node.Name,
            node.Step,
            Candidates.Of(p.Law, matter, node, element, p.Today),
            element,
            p.Today,
            matter.DueOf(node.Step, Periods.Due(p.Law.Regulation.Calendar, node.Due, p.Today)));
    }
}
