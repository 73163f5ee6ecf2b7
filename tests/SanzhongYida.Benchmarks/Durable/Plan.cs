using SanzhongYida.Cli;
using SanzhongYida.Decisions;

namespace SanzhongYida.Benchmarks;

/// <summary>One accepted act of the story.</summary>
internal sealed record Act(DateTimeOffset At, string Actor, Command Command);

/// <summary>Story S1 as the acts of one matter, in blocks of one date heading each: what is refused or only looked at changes nothing and is left out.</summary>
internal sealed class Plan
{
    private readonly StoryFile _story;
    private readonly Dictionary<int, int> _blockOfLine = [];

    private Plan(StoryFile story)
    {
        _story = story with { Steps = [.. story.Steps.Where(step => step.Act is not ("核对" or "核对会议") && step.RefusedBy.IsEmpty)] };
        var at = DateTimeOffset.MinValue;
        foreach (var step in story.Steps)
        {
            if (step.At != at)
            {
                Blocks.Add(step.At);
            }

            _blockOfLine[step.Line] = Blocks.Count - 1;
            at = step.At.AddMinutes(1);
        }
    }

    /// <summary>When each block begins.</summary>
    public List<DateTimeOffset> Blocks { get; } = [];

    /// <summary>Reads the story that is shipped beside the program.</summary>
    public static Plan Read() => Of(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "taobei", "S1.scenario.txt")));

    /// <summary>Reads a story from its text.</summary>
    public static Plan Of(string story) => new(StoryFile.Read(story));

    /// <summary>The acts of one matter by block, under ids of its own.</summary>
    public async Task<List<Act>[]> Acts(string id)
    {
        var stage = new Writer(id, _blockOfLine, Blocks.Count);
        await StoryRunner.Run(_story, stage);
        return stage.Acts;
    }

    /// <summary>Notes what the story would do, and believes that it is accepted.</summary>
    private sealed class Writer(string id, Dictionary<int, int> blockOfLine, int blocks) : IStoryStage
    {
        private int _meetings;

        public List<Act>[] Acts { get; } = [.. Enumerable.Range(0, blocks).Select(_ => new List<Act>())];

        public Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast)
        {
            var own = command switch
            {
                SubmissionCommand.SubmitMatter c => c with { Matter = id },
                MeetingCommand.ConveneMeeting c => c with { Meeting = $"{id}-{++_meetings}" },
                _ => command,
            };
            if (own != command)
            {
                cast.Rename(command.Subjects[0].Id, own.Subjects[0].Id);
            }

            Acts[blockOfLine[step.Line]].Add(new Act(step.At, step.Actor, own));
            return Task.FromResult(StoryAnswer.Accepted);
        }

        public Task<StoryView?> Look(StoryStep step, string matter) => throw new NotSupportedException("Looks are left out.");

        public Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item) => throw new NotSupportedException("Looks are left out.");
    }
}
