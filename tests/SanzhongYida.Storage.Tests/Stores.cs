using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>Stands between the Desk and a real store.</summary>
internal abstract class BetweenStore(IRecordStore store) : IRecordStore
{
    public IReadOnlyDictionary<Subject, Held> LoadLaw() => store.LoadLaw();

    public IReadOnlyDictionary<Subject, Held> Load(IReadOnlyCollection<Subject> subjects)
    {
        Reach();
        return store.Load(subjects);
    }

    public IReadOnlyList<KeptText> LoadContents() => store.LoadContents();

    public IReadOnlyList<StoredCommand> FindCommands(IReadOnlyCollection<(string Actor, string Id)> commands)
    {
        Reach();
        return store.FindCommands(commands);
    }

    public long LastPosition() => store.LastPosition();

    public virtual void Write(Pending pending) => store.Write(pending);

    public void Dispose() => store.Dispose();

    protected virtual void Reach()
    {
    }
}

/// <summary>Commits and then says that it failed, once: the outcome is not known.</summary>
internal sealed class DoubtfulStore(IRecordStore store) : BetweenStore(store)
{
    private bool _hasFailed;

    public override void Write(Pending pending)
    {
        base.Write(pending);
        if (!_hasFailed)
        {
            _hasFailed = true;
            throw new TimeoutException("committed, but who knows");
        }
    }
}

/// <summary>Holds the next write until it is let go, so that a known number of commands waits meanwhile.</summary>
internal sealed class GateStore(IRecordStore store) : BetweenStore(store)
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private readonly ManualResetEventSlim _reached = new(initialState: false);

    public List<Pending> Written { get; } = [];

    public override void Write(Pending pending)
    {
        _reached.Set();
        _gate.Wait();
        base.Write(pending);
        Written.Add(pending);
    }

    /// <summary>What is done inside is taken as one batch: a first command is held at the gate until all of it waits.</summary>
    public async Task<Answer[]> Batch(Office office, IEnumerable<Instruction> instructions)
    {
        _gate.Reset();
        _reached.Reset();
        var first = office.Must(Instruction.System, new DirectoryCommand.EnterPerson("首" + Guid.NewGuid(), "先来的", null));
        _reached.Wait();
        var waiting = instructions.Select(instruction => Settle(office.Desk.Commit(instruction))).ToList();
        _gate.Set();
        await first;
        return await Task.WhenAll(waiting);
    }

    // A member whose commit failed answers with an exception: the others' answers are wanted as well.
    private static async Task<Answer> Settle(Task<Answer> commit)
    {
        try
        {
            return await commit;
        }
        catch (Exception exception)
        {
            return new Answer.Refused([new Refusal("failed", exception.Message, exception.GetType().Name)]);
        }
    }
}
