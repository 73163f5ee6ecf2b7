namespace SanzhongYida.Decisions;

/// <summary>The one place that joins the regulation and the process: a command against the law and the states of its subjects,
/// answered by facts or by every reason against. Pure: the same arguments give the same answer.</summary>
public static class Casework
{
    /// <summary>Steps one command.</summary>
    /// <param name="law">By what it is judged.</param>
    /// <param name="states">The state of a subject that is not law (matter, meeting, register), or null when it has none yet.</param>
    /// <param name="instruction">The command, with who asks, when, and under which id.</param>
    public static Judgment Step(Law law, Func<Subject, State?> states, Instruction instruction)
    {
        var p = new Proceeding(law, states, instruction);
        if (!RequireActor(p) || !RequireNoSupervisor(p))
        {
            return p.Judge();
        }

        Handle(p, instruction.Command);

        // A stale version is told alone, and only of what the actor may see: of anything else it would tell that it is there.
        return IsStale(p, out var stale) && p.Refusals.All(reason => reason.RuleId != Rule.NotFound) ? new Judgment.Refused([stale]) : p.Judge();
    }

    // Only people of the record act; the record's own first start and its sweeps act as “system”.
    private static bool RequireActor(Proceeding p) => p.Require(
        p.Actor == Instruction.System || p.Law.People.ContainsKey(p.Actor),
        Rule.Authority,
        "办理人不在人员名册中",
        "the actor is not in the register of people");

    // R-5.1-b 「接受上级监督、考核」: read-only.
    private static bool RequireNoSupervisor(Proceeding p) => p.Require(
        !(Offices.Actor(p)?.Is(Role.HigherSupervisor, p.Today) ?? false),
        "R-5.1-b",
        "上级监督人员只查阅,不办理",
        "a higher supervisor reads and does nothing else");

    private static bool IsStale(Proceeding p, out Refusal stale)
    {
        var version = p.Find(p.Instruction.Command.Subjects[0])?.Version ?? 0;
        stale = new Refusal(Rule.Stale, $"所见版本已过期:现为第{version}版", $"the version seen is stale: it is {version} now");
        return p.Instruction.IfVersion is { } seen && seen != version;
    }

    private static void Handle(Proceeding p, Command command)
    {
        switch (command)
        {
            case SubmissionCommand c:
                Submission.Handle(p, c);
                break;
            case WorkItemCommand c:
                Handling.Handle(p, c);
                break;
            case CourseCommand c:
                Steering.Handle(p, c);
                break;
            case JobCommand c:
                Jobs.Handle(p, c);
                break;
            case PreparationCommand c:
                Preparations.Handle(p, c);
                break;
            case DecisionCommand c:
                DecisionsAgain.Handle(p, c);
                break;
            case MeetingCommand c:
                Meetings.Handle(p, c);
                break;
            case ExecutionCommand c:
                Executions.Handle(p, c);
                break;
            case SafeguardCommand c:
                Safeguards.Handle(p, c);
                break;
            case KeepingCommand c:
                Keeping.Handle(p, c);
                break;
            case AccountabilityCommand c:
                Cases.Handle(p, c);
                break;
            case BodyCommand c:
                Bodies.Handle(p, c);
                break;
            case RegisterCommand.RegisterSecret c:
                Secrets.Register(p, c);
                break;
            case RegisterCommand.EnterLedgerLine c:
                Ledgers.Enter(p, c);
                break;
            case DirectoryCommand c:
                Offices.Handle(p, c);
                break;
            case RegulationCommand c:
                Regulations.Handle(p, c);
                break;
            case WorkflowCommand c:
                Workflows.Handle(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }
}
