using SanzhongYida.Cli;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>A story told to a real desk on a real file.</summary>
/// <param name="office">Whose record it is.</param>
/// <param name="commit">How a command is given, if not to the office's open desk.</param>
internal sealed class DeskStage(Office office, Func<Instruction, Task<Answer>>? commit = null) : IStoryStage
{
    private int _commands;

    public async Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast)
    {
        var instruction = new Instruction($"story/{++_commands}", step.Actor, step.At, command, new byte[16]);
        return await (commit?.Invoke(instruction) ?? office.Desk.Commit(instruction)) switch
        {
            Answer.Accepted => StoryAnswer.Accepted,
            Answer.Refused refused => new StoryAnswer(refused.Reasons),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    // What the core shows, from what was stored.
    public async Task<StoryView?> Look(StoryStep step, string matter) =>
        await office.Desk.Record.Matter(Reader.Of(office.Desk.Law, step.Actor, DistrictTime.Day(step.At)), matter) is { } found ? StoryView.Of(found) : null;

    public async Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item)
    {
        var day = DistrictTime.Day(step.At);
        var reader = Reader.Of(office.Desk.Law, step.Actor, day);
        var found = await office.Desk.Record.Meeting(reader, meeting) ?? throw new StoryException(step.Line, "没有这次会议");
        var standing = found.Item(item) is { } asked ? ItemStanding.Of(office.Desk.Law, found, asked, day) : null;
        return new StoryMeeting(found, standing, async text => await office.Desk.Record.Text(reader, Subject.Meeting(meeting), text.Digest) ?? throw new StoryException(step.Line, "没有这段文本"));
    }
}
