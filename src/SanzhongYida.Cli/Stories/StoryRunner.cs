using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>What came of one command: nothing against it, or the rule ids and sentences against it.</summary>
public sealed record StoryAnswer(ImmutableArray<Refusal> Reasons)
{
    /// <summary>Accepted.</summary>
    public static StoryAnswer Accepted { get; } = new(ImmutableArray<Refusal>.Empty);
}

/// <summary>Where a story runs: in the pure core, or against a server.</summary>
public interface IStoryStage
{
    /// <summary>Does one command for a person at a time. <paramref name="cast"/> is told ids the stage gives.</summary>
    Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast);

    /// <summary>How a matter stands for that person at that time, or null: it is not there for that person.</summary>
    Task<StoryView?> Look(StoryStep step, string matter);

    /// <summary>How a meeting, and one item of it, stands for that person at that time.</summary>
    Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item);
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

            switch (step.Act)
            {
                case "核对":
                    MatterChecks.Check(step, await Seen(step, stage, cast));
                    break;
                case "查阅":
                    Judge(step, await stage.Look(step, cast.Matter(step)) is null ? new StoryAnswer([NotThere]) : StoryAnswer.Accepted);
                    break;
                case "核对会议":
                    await MeetingChecks.Check(step, await stage.LookAt(step, cast.Meeting(step), MeetingActs.Item(step)));
                    break;
                case "办结环节":
                    Judge(step, await stage.Do(step, await Completion(step, stage, cast), cast));
                    break;
                default:
                    foreach (var command in Commands(step, cast))
                    {
                        Judge(step, await stage.Do(step, command, cast));
                    }

                    break;
            }
        }
    }

    private static Refusal NotThere { get; } = new(Rule.NotFound, "没有这个事项", "there is no such matter");

    private static async Task<StoryView> Seen(StoryStep step, IStoryStage stage, StoryCast cast) =>
        await stage.Look(step, cast.Matter(step)) ?? throw new StoryException(step.Line, NotThere.Chinese);

    // A step completed by hand: the story names it as it is drawn.
    private static async Task<Command> Completion(StoryStep step, IStoryStage stage, StoryCast cast)
    {
        var view = await Seen(step, stage, cast);
        var item = view.Matter.WorkItems.FirstOrDefault(item => item.Name == step["环节"]) ?? throw new StoryException(step.Line, $"没有待办“{step["环节"]}”");
        return new SubmissionCommand.CompleteWorkItem(cast.Matter(step), item.Id, step["意见"]);
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

        if (DistrictActs.All.TryGetValue(step.Act, out var districtAct))
        {
            return [districtAct(step)];
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
}
