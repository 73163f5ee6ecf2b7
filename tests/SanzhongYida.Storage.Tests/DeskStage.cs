using System.Text;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>A story told to a real desk on a real file.</summary>
/// <param name="office">Whose record it is.</param>
/// <param name="commit">How a command is given, if not to the office's open desk.</param>
internal sealed class DeskStage(Office office, Func<Instruction, Task<Answer>>? commit = null) : IStoryStage
{
    private DateOnly _swept;
    private int _commands;

    public async Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast)
    {
        await Sweep(step.At);
        if (command is KeepingCommand.FileScan scan)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(step["内容"]));
            Assert.True(await AttachmentStore.Beside(office.Path).Put(scan.Meeting, scan.Digest, content, Keeping.LargestAttachment));
        }

        return await Commit(step.Actor, step.At, command) switch
        {
            Answer.Accepted => StoryAnswer.Accepted,
            Answer.Refused refused => new StoryAnswer(refused.Reasons),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    // What the core shows, from what was stored.
    public async Task<StoryView?> Look(StoryStep step, string matter)
    {
        await Sweep(step.At);
        return await office.Desk.Record.Matter(Reader.Of(office.Desk.Law, step.Actor, DistrictTime.Day(step.At)), matter) is { } found ? StoryView.Of(found) : null;
    }

    public async Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item)
    {
        var day = DistrictTime.Day(step.At);
        var reader = Reader.Of(office.Desk.Law, step.Actor, day);
        var found = await office.Desk.Record.Meeting(reader, meeting) ?? throw new StoryException(step.Line, "没有这次会议");
        var standing = found.Item(item) is { } asked ? ItemStanding.Of(office.Desk.Law, found, asked, day) : null;
        return new StoryMeeting(found, standing, async text => await office.Desk.Record.Text(reader, Subject.Meeting(meeting), text.Digest) ?? throw new StoryException(step.Line, "没有这段文本"));
    }

    // What a server's rounds do on a new day: what is overdue is told, timers that are due fire. They read the office's open desk.
    public async Task Sweep(DateTimeOffset at)
    {
        var today = DistrictTime.Day(at);
        if (today == _swept || commit is not null)
        {
            return;
        }

        _swept = today;
        foreach (var kind in Enum.GetValues<DueKind>())
        {
            foreach (var due in (await office.Desk.Record.MissedDues(kind, today, null, 200)).Items)
            {
                await Commit(Instruction.System, at, new SafeguardCommand.RaiseAlert(Subject.Parse(due.Subject).Id, due.Id));
            }
        }

        foreach (var timer in (await office.Desk.Record.DueTimers(at, null, 200)).Items)
        {
            await Commit(Instruction.System, at, new SubmissionCommand.FireTimer(Subject.Parse(timer.Subject).Id, timer.Id));
        }
    }

    private Task<Answer> Commit(string actor, DateTimeOffset at, Command command)
    {
        var instruction = new Instruction($"story/{++_commands}", actor, at, command, new byte[16]);
        return commit?.Invoke(instruction) ?? office.Desk.Commit(instruction);
    }
}
