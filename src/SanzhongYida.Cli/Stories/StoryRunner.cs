using System.Collections.Immutable;
using System.Globalization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>What came of one command: nothing against it, or the rule ids and sentences against it.</summary>
public sealed record StoryAnswer(ImmutableArray<Refusal> Reasons)
{
    /// <summary>Accepted.</summary>
    public static StoryAnswer Accepted { get; } = new(ImmutableArray<Refusal>.Empty);
}

/// <summary>What a story can look at: how a matter stands, as its reader sees it.</summary>
/// <param name="WorkItems">Names of the open work items.</param>
/// <param name="Dues">What is due, by id.</param>
/// <param name="Outcomes">How meetings concluded it, oldest first.</param>
/// <param name="Required">Names of the steps its marks require.</param>
/// <param name="Result">The result of its process, once it has ended.</param>
/// <param name="Alerts">Ids of what was told to the supervision centre.</param>
public sealed record StoryView(
    ImmutableArray<string> WorkItems,
    ImmutableDictionary<string, string> Dues,
    ImmutableArray<string> Outcomes,
    ImmutableArray<string> Required,
    string? Result,
    ImmutableArray<string> Alerts)
{
    /// <summary>What a matter shows.</summary>
    public static StoryView Of(Matter matter)
    {
        var rows = Rows.Of(matter);
        return new StoryView(
            [.. matter.WorkItems.Select(item => item.Name)],
            rows.Dues.ToImmutableDictionary(due => due.Id, due => due.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparer.Ordinal),
            [.. matter.Conclusions.Select(conclusion => conclusion.Outcome.ToString())],
            [.. AgendaGate.RequiredSteps(matter).Select(required => required.Chinese)],
            matter.Instance?.Result,
            [.. rows.Alerts.Select(alert => alert.Id)]);
    }
}

/// <summary>Where a story runs: in the pure core, or against a server.</summary>
public interface IStoryStage
{
    /// <summary>Does one command for a person at a time. <paramref name="cast"/> is told ids the stage gives.</summary>
    Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast);

    /// <summary>How a matter stands for that person at that time, or null: it is not there for that person.</summary>
    Task<StoryView?> Look(StoryStep step, string matter);
}

/// <summary>Runs a story line by line. The first line that does not hold ends it with a <see cref="StoryException"/>.</summary>
public static class StoryRunner
{
    /// <summary>Runs all steps; <paramref name="before"/> is called before each (to kill and restart, to report progress).</summary>
    public static async Task Run(StoryFile story, IStoryStage stage, Func<StoryStep, Task>? before = null)
    {
        var cast = new StoryCast();
        foreach (var step in story.Steps)
        {
            if (before is not null)
            {
                await before(step);
            }

            if (step.Act == "核对")
            {
                Check(step, await stage.Look(step, cast.Matter(step)) ?? throw new StoryException(step.Line, "没有这个事项"));
                continue;
            }

            if (step.Act == "查阅")
            {
                var seen = await stage.Look(step, cast.Matter(step));
                Judge(step, seen is null ? new StoryAnswer([new Refusal(Rule.NotFound, "没有这个事项", "there is no such matter")]) : StoryAnswer.Accepted);
                continue;
            }

            foreach (var command in Commands(step, cast))
            {
                Judge(step, await stage.Do(step, command, cast));
            }
        }
    }

    private static IEnumerable<Command> Commands(StoryStep step, StoryCast cast)
    {
        if (MatterActs.All.TryGetValue(step.Act, out var matterAct))
        {
            return [matterAct(step, cast.Matter(step))];
        }

        // 纪要 covers every matter the meeting concluded: one, or those named by 涵盖=….
        if (step.Act == "印发纪要")
        {
            var matter = cast.Matter(step);
            return [new MeetingCommand.FileMinutes(cast.Meeting(step), step["正文"], step.List("涵盖") is { IsEmpty: false } names ? cast.Named(step, names) : [matter])];
        }

        return MeetingActs.All.TryGetValue(step.Act, out var meetingAct)
            ? meetingAct(step, cast.Meeting(step), cast.Matter(step))
            : throw new StoryException(step.Line, $"没有“{step.Act}”这件事");
    }

    private static void Judge(StoryStep step, StoryAnswer answer)
    {
        var against = answer.Reasons.Select(reason => reason.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (!against.SequenceEqual(step.RefusedBy.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            var said = string.Join(";", answer.Reasons.Select(reason => $"{reason.RuleId} {reason.Chinese}"));
            throw new StoryException(step.Line, $"{step.Actor} {step.Act}:应{(step.RefusedBy.IsEmpty ? "受理" : "拒绝 " + string.Join(' ', step.RefusedBy))},实为{(against.Count == 0 ? "受理" : "拒绝 " + said)}");
        }
    }

    private static void Check(StoryStep step, StoryView view)
    {
        Same(step, "待办", step.List("待办"), view.WorkItems.Distinct(StringComparer.Ordinal));
        Same(step, "结论", step.List("结论"), view.Outcomes);
        Same(step, "须办", step.List("须办"), view.Required);
        Same(step, "已报警", step.List("已报警"), view.Alerts);
        if (step.Find("结局") is { } result && result != view.Result)
        {
            throw new StoryException(step.Line, $"结局应为{result},实为{view.Result ?? "未结束"}");
        }

        foreach (var due in step.List("期限").Select(due => due.Split(':')))
        {
            // “minutes” stands for the one minutes due, whatever the meeting's id.
            var found = view.Dues.GetValueOrDefault(due[0]) ?? view.Dues.FirstOrDefault(pair => pair.Key.StartsWith(due[0] + "/", StringComparison.Ordinal)).Value;
            if (found != due[1])
            {
                throw new StoryException(step.Line, $"{due[0]}期限应为{due[1]},实有{string.Join("、", view.Dues.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}"))}");
            }
        }
    }

    private static void Same(StoryStep step, string what, ImmutableArray<string> expected, IEnumerable<string> actual)
    {
        var found = actual.ToList();
        if (step.Find(what) is not null && !expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new StoryException(step.Line, $"{what}应为{string.Join("、", expected)},实为{string.Join("、", found)}");
        }
    }
}
