using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Processes.Tests;

/// <summary>Plays a process step by step, and after each step proves that the facts lead where the step says.</summary>
internal sealed class Play(Library library, string process = "main")
{
    public Instance? Instance { get; private set; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public List<ProcessFact> Facts { get; } = [];

    /// <summary>"5wd" is five calendar days here: which days count is not the machine's business.</summary>
    public static DateTimeOffset? Due(string period, DateTimeOffset from) =>
        period.EndsWith("wd", StringComparison.Ordinal) && int.TryParse(period[..^2], CultureInfo.InvariantCulture, out var days) ? from.AddDays(days) : null;

    public ProcessStep Step(ProcessCommand command)
    {
        var before = Canonical.Json(Instance);
        var step = Engine.Step(library, Instance, command, Now, Due);
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
        Instance = accepted.Instance;
        Facts.AddRange(accepted.Facts);
        return step;
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
            .. here.Tasks.Select(task => task.Node + (task.Element is Value.Text text ? $"({text.Content})" : "")),
            .. here.Jobs.Select(job => "job:" + job.Node),
            .. here.Subscriptions.Select(subscription => "message:" + subscription.Message),
            .. here.Timers.Select(timer => "timer:" + timer.Node),
            .. here.Incidents.Select(incident => $"!{incident.Cause}@{incident.Node}"),
            .. here.Marks.Select(mark => "at:" + mark.Flow),
            .. here.HasEnded ? [here.Result is null ? "ended" : "ended:" + here.Result] : Array.Empty<string>(),
        ];
        return string.Join(' ', waiting.Order(StringComparer.Ordinal));
    }

    private ProcessCommand Command(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var what = words.Length > 1 && !words[1].Contains('=', StringComparison.Ordinal) ? words[1] : "";
        var variables = words.Skip(1).Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=', 2))
            .ToImmutableDictionary(pair => pair[0], pair => Valued(pair[1]), StringComparer.Ordinal);
        return words[0] switch
        {
            "begin" => new ProcessCommand.Begin(what.Length > 0 ? what : process, variables),
            "complete" => new ProcessCommand.Complete(TaskId(what), variables),
            "done" => new ProcessCommand.JobDone(JobId(what), variables),
            "fail" => new ProcessCommand.JobFailed(JobId(what), "broken", words.Length > 2 ? words[2] : null),
            "fire" => new ProcessCommand.FireTimer(Instance!.Timers.FirstOrDefault(timer => timer.Node == what)?.Id ?? "-"),
            "message" => new ProcessCommand.Correlate(what, variables),
            "set" => new ProcessCommand.SetVariables(variables),
            "retry" => new ProcessCommand.Retry(Instance!.Incidents.FirstOrDefault(incident => incident.Node == what)?.Id ?? "-"),
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

    private string JobId(string what) => Instance!.Jobs.FirstOrDefault(job => job.Node == what)?.Id ?? "-";

    private static Value Valued(string text)
    {
        Assert.True(Expression.TryRead(text, out var expression, out _), text);
        return expression.Evaluate(_ => null);
    }
}
