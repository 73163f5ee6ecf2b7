using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>One who waits before the Desk. Closed.</summary>
internal abstract class Member
{
    private readonly TaskCompletionSource<Answer?> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Member(int lane) => Lane = lane;

    /// <summary>People before sweeps: 0, then 1.</summary>
    public int Lane { get; }

    /// <summary>In which order they came.</summary>
    public long Ticket { get; set; }

    public Task<Answer?> Answered => _answered.Task;

    /// <summary>What is answered once the batch is committed.</summary>
    public Answer? Answer { get; set; }

    /// <summary>The step itself threw: told once the batch is committed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Tells what was decided: the answer, or the failure of the step.</summary>
    public void Tell()
    {
        if (Failure is null)
        {
            _answered.TrySetResult(Answer);
        }
        else
        {
            _answered.TrySetException(Failure);
        }
    }

    public void Fail(Exception exception) => _answered.TrySetException(exception);

    /// <summary>A command.</summary>
    public sealed class Command(Instruction instruction) : Member(instruction.Actor == Instruction.System ? 1 : 0)
    {
        public Instruction Instruction { get; } = instruction;

        public (string Actor, string Id) Key => (Instruction.Actor, Instruction.Id);
    }

    /// <summary>Outbox rows were published.</summary>
    public sealed class Published(IReadOnlyCollection<long> ids, DateTimeOffset at) : Member(1)
    {
        public IReadOnlyCollection<long> Ids { get; } = ids;

        public DateTimeOffset At { get; } = at;
    }

    /// <summary>Commands are known no more.</summary>
    public sealed class Forgotten(IReadOnlyCollection<(string Actor, string Id)> commands, DateTimeOffset before) : Member(1)
    {
        public DateTimeOffset Before { get; } = before;

        public IReadOnlyCollection<(string Actor, string Id)> Commands { get; } = commands;
    }

    /// <summary>Finished subjects were bound.</summary>
    public sealed class Bound(IReadOnlyCollection<StoredVolume> volumes) : Member(1)
    {
        public IReadOnlyCollection<StoredVolume> Volumes { get; } = volumes;
    }

    /// <summary>A sweep ran.</summary>
    public sealed class Swept(StoredSweep sweep) : Member(1)
    {
        public StoredSweep Sweep { get; } = sweep;
    }
}
