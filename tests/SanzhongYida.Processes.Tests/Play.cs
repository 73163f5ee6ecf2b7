using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Processes.Tests;

/// <summary>Plays a process step by step, and after each step proves that the facts lead where the step says.</summary>
internal sealed class Play(Library library, string process = "main")
{
    public Library Library { get; private set; } = library;

    public Instance? Instance { get; set; }

    /// <summary>Whether it goes on from what was stored, as after a restart.</summary>
    public bool Stops { get; init; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public List<ProcessFact> Facts { get; } = [];

    /// <summary>"5wd" is five calendar days here: which days count is not the machine's business.</summary>
    public static DateTimeOffset? Due(string period, DateTimeOffset from) =>
        period.EndsWith("wd", StringComparison.Ordinal) && int.TryParse(period[..^2], CultureInfo.InvariantCulture, out var days) ? from.AddDays(days) : null;

    public ProcessStep Step(ProcessCommand command) => Step(() => Engine.Step(Library, Instance, command, Now, Due));

    /// <summary>Moves to another version by the proposed plan with edits, written <c>old=new</c> and <c>old=</c> for none.</summary>
    public ProcessStep Move(Library to, params string[] edits)
    {
        var plan = MigrationPlan.Propose(Library, to, [.. edits.Select(edit => edit.Split('=')).Select(pair => new Renaming(pair[0], pair[1]))]);
        Assert.Empty(plan.Problems(Library, to));
        var migration = new Migration(Library, to, plan);
        var obstacles = migration.Obstacles(Instance!);
        var step = Step(() => migration.Move(Instance!, Now, Due));
        Assert.Equal(obstacles.IsEmpty, step is ProcessStep.Accepted);
        Library = step is ProcessStep.Accepted ? to : Library;
        return step;
    }

    private ProcessStep Step(Func<ProcessStep> taken)
    {
        var before = Canonical.Json(Instance);
        var step = taken();
        Assert.Equal(before, Canonical.Json(Instance));
        if (step is not ProcessStep.Accepted accepted)
        {
            return step;
        }

        var facts = Canonical.Facts(Canonical.Json(accepted.Facts));
        var folded = facts.Aggregate(Instance, Processes.Instance.Apply);
        var state = Canonical.Json(accepted.Instance);
        Assert.Equal(state, Canonical.Json(folded));
        Assert.Equal(state, Canonical.Json(Canonical.Instance(state)));
        Account(accepted.Instance);
        Instance = Stops ? Canonical.Instance(state) : accepted.Instance;
        Facts.AddRange(accepted.Facts);
        return step;
    }

    /// <summary>Every token at rest waits for something, whatever waits has its token, and no scope stands empty.</summary>
    private static void Account(Instance here)
    {
        var tokens = here.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var scopes = here.Scopes.Select(scope => scope.Id).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> owners =
        [
            .. here.Tasks.Select(it => it.Activity), .. here.Jobs.Select(it => it.Id), .. here.Timers.Select(it => it.Activity),
            .. here.Subscriptions.Select(it => it.Activity), .. here.Incidents.Select(it => it.Activity ?? it.Scope), .. scopes,
        ];
        Assert.Equal(here.Activities.Length, tokens.Count);
        Assert.All(tokens, token => Assert.Contains(token, owners, StringComparer.Ordinal));
        Assert.All(owners, owner => Assert.True(tokens.Contains(owner) || owner == Processes.Instance.Root, owner));
        Assert.All(here.Activities, activity => Assert.Contains(activity.Scope, scopes, StringComparer.Ordinal));
        Assert.All(scopes, scope => Assert.True(here.Activities.Any(it => it.Scope == scope) || here.Marks.Any(it => it.Scope == scope), scope));
    }

    /// <summary>A line of a trace: <c>complete A x=1</c>, <c>wait P2D</c>, <c>refused fire t</c> …</summary>
    public void Do(string line)
    {
        if (line.StartsWith("refused ", StringComparison.Ordinal))
        {
            Assert.IsType<ProcessStep.Refused>(Step(Command(line["refused ".Length..])));
            return;
        }

        if (line.StartsWith("wait ", StringComparison.Ordinal))
        {
            Now = Period.TryRead(line[5..])!.After(Now, Due, _ => null)!.Value;
            return;
        }

        var step = Step(Command(line));
        Assert.True(step is ProcessStep.Accepted, $"{line}: {(step as ProcessStep.Refused)?.English}");
    }

    /// <summary>All that waits, stands or is over, in one line.</summary>
    public string Waiting()
    {
        var here = Instance!;
        IEnumerable<string> waiting =
        [
            .. here.Tasks.Select(task => task.Node + (task.Element is Value.Text text ? $"({text.Content})" : "") + (task.Assignee is { } who ? $"@{who}" : "")
                + (task.ActingFor is { } other ? $"/{other}" : "") + string.Concat((task.Signatures ?? []).Where(it => it.Opinion is null).Select(it => "?" + it.Person))),
            .. here.Jobs.Select(job => (job.NotBefore is null ? "job:" : "later:") + job.Node),
            .. here.Kept.Select(kept => "kept:" + kept.Name),
            .. here.IsSuspended ? ["suspended"] : Array.Empty<string>(),
            .. here.Subscriptions.Select(Waiting),
            .. here.Timers.Select(timer => "timer:" + timer.Node),
            .. here.Incidents.Select(incident => $"!{incident.Cause}@{incident.Node}"),
            .. here.Marks.Select(mark => "at:" + mark.Flow),
            .. here.HasEnded ? [here.Result is null ? "ended" : "ended:" + here.Result] : Array.Empty<string>(),
        ];
        return string.Join(' ', waiting.Order(StringComparer.Ordinal));
    }

    private static string Waiting(Subscription subscription) => subscription.Awaits switch
    {
        Awaited.Message => $"message:{subscription.Name}{(subscription.Key is { } key ? $"#{key}" : "")}",
        Awaited.Signal => "signal:" + subscription.Name,
        _ => "condition:" + subscription.Node,
    };

    private ProcessCommand Command(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var what = words.Length > 1 && !words[1].Contains('=', StringComparison.Ordinal) ? words[1] : "";
        var variables = words.Skip(1).Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=', 2))
            .ToImmutableDictionary(pair => pair[0], pair => Valued(pair[1]), StringComparer.Ordinal);
        var by = words.FirstOrDefault(word => word.StartsWith('@'))?[1..];
        string[] rest = [.. words.Skip(2).Where(word => !word.StartsWith('@') && !word.Contains('=', StringComparison.Ordinal))];
        return words[0] switch
        {
            "begin" => new ProcessCommand.Begin(what.Length > 0 && Told([what], "at:") is null ? what : process, variables) { Start = Told([what], "at:") },
            "complete" => new ProcessCommand.Complete(TaskId(what), variables) { By = by },
            "claim" => new ProcessCommand.Claim(TaskId(what), by!),
            "release" => new ProcessCommand.Release(TaskId(what), by!),
            "delegate" => new ProcessCommand.DelegateTask(TaskId(what), by!, rest[0]),
            "reassign" => new ProcessCommand.Reassign(TaskId(what), rest[0]),
            "add" => new ProcessCommand.AddSigner(TaskId(what), by!, rest[0]),
            "countersign" => new ProcessCommand.Countersign(TaskId(what), by!, [.. rest]),
            "sign" => new ProcessCommand.Sign(TaskId(what), by!, rest[0]),
            "back" => new ProcessCommand.SendBack(TaskId(what), by ?? "somebody", rest[0]),
            "withdraw" => new ProcessCommand.Withdraw(what, by!) { Scope = rest.Length > 0 ? ActivityId(rest[0]) : Processes.Instance.Root },
            "remind" => new ProcessCommand.Remind(TaskId(what)),
            "suspend" => new ProcessCommand.Suspend(),
            "resume" => new ProcessCommand.Resume(),
            "cancel" => new ProcessCommand.Modify([new TokenMove.Cancel(ActivityId(what))]),
            "start" => new ProcessCommand.Modify([new TokenMove.Start(what, rest.Length > 0 ? ActivityId(rest[0]) : null)]),
            "move" => new ProcessCommand.Modify([new TokenMove.Move(ActivityId(what), rest[0])]),
            "skip" => new ProcessCommand.Skip(IncidentId(what), variables),
            "signal" => new ProcessCommand.Broadcast(what, variables),
            "lock" => new ProcessCommand.LockJob(JobId(what), by!, Now.AddHours(1)),
            "done" => new ProcessCommand.JobDone(JobId(what), variables) { By = by },
            "fail" => new ProcessCommand.JobFailed(JobId(what), "broken", rest.FirstOrDefault()) { By = by },
            "fire" => new ProcessCommand.FireTimer(Instance!.Timers.FirstOrDefault(timer => timer.Node == what)?.Id ?? "-"),
            "message" => new ProcessCommand.Correlate(what, variables)
            {
                Key = Told(rest, "key:"),
                Id = Told(rest, "id:"),
                At = Told(rest, "at:"),
                Keep = Told(rest, "hours:") is { } hours ? TimeSpan.FromHours(int.Parse(hours, CultureInfo.InvariantCulture)) : null,
            },
            "set" => new ProcessCommand.SetVariables(variables),
            "retry" => new ProcessCommand.Retry(IncidentId(what)) { Variables = variables },
            "terminate" => new ProcessCommand.Terminate("no longer needed"),
            _ => throw new ArgumentException(line, nameof(line)),
        };
    }

    // "A(water)" is the task A of the element "water".
    private string TaskId(string what)
    {
        var (node, element) = what.Split('(', ')') is [var before, var inside, ..] ? (before, inside) : (what, null);
        return Instance!.Tasks.FirstOrDefault(task => task.Node == node && (element is null || task.Element is Value.Text text && text.Content == element))?.Activity
            ?? Instance!.Subscriptions.FirstOrDefault(subscription => subscription.Node == node)?.Activity
            ?? "-";
    }

    private static string? Told(string[] words, string what) => words.FirstOrDefault(word => word.StartsWith(what, StringComparison.Ordinal))?[what.Length..];

    private string ActivityId(string node) => Instance!.Activities.FirstOrDefault(activity => activity.Node == node)?.Id ?? "-";

    private string IncidentId(string node) => Instance!.Incidents.FirstOrDefault(incident => incident.Node == node)?.Id ?? "-";

    private string JobId(string what) => Instance!.Jobs.FirstOrDefault(job => job.Node == what)?.Id ?? "-";

    private static Value Valued(string text)
    {
        Assert.True(Expression.TryRead(text, out var expression, out _), text);
        return expression.Evaluate(_ => null);
    }
}
