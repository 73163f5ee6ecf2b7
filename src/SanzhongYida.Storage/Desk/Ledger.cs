using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What is committed, as the Desk's loop knows it: the whole law, and the other subjects lately used.</summary>
internal sealed class Ledger
{
    /// <summary>Matters, meetings and registers kept in memory.</summary>
    public const int MostStates = 4096;

    private readonly IRecordStore _store;
    private readonly Dictionary<Subject, Held> _lawHeld;
    private readonly StateCache _states = new(MostStates);

    public Ledger(IRecordStore store)
    {
        _store = store;
        Shelf.Put(store.LoadContents());
        _lawHeld = new(store.LoadLaw());
        Position = store.LastPosition();
        Law = _lawHeld.Aggregate(Law.Empty with { LibraryByHash = Shelf.Find }, (law, held) => law.With(held.Key, held.Value.State!));
    }

    public Law Law { get; private set; }

    /// <summary>The position of the entry committed last.</summary>
    public long Position { get; private set; }

    public Shelf Shelf { get; } = new();

    /// <summary>The committed states of these subjects: those not in memory are loaded in one statement.</summary>
    public Dictionary<Subject, Held> Find(IEnumerable<Subject> subjects)
    {
        var found = new Dictionary<Subject, Held>();
        var missing = new List<Subject>();
        foreach (var subject in subjects.Distinct())
        {
            if (Known(subject) is { } held)
            {
                found[subject] = held;
            }
            else
            {
                missing.Add(subject);
            }
        }

        foreach (var (subject, held) in missing.Count > 0 ? _store.Load(missing) : new Dictionary<Subject, Held>())
        {
            found[subject] = held;
            _states.Put(subject, held);
        }

        return found;
    }

    /// <summary>The committed state of a matter, a meeting or a register where it is in memory; asked from any thread.</summary>
    public State? Recent(Subject subject) => _states.Find(subject)?.State;

    /// <summary>What a batch left behind is committed now.</summary>
    public void Take(Pending pending)
    {
        Position += pending.Entries.Count;
        foreach (var state in pending.States)
        {
            Put(state.Subject, state.After);
        }
    }

    /// <summary>A commit failed, or it is not known whether it did: what it touched is forgotten, and the law among it read again.</summary>
    public void Forget(IReadOnlyCollection<Subject> subjects)
    {
        foreach (var subject in subjects.Where(subject => !subject.IsLaw))
        {
            _states.Evict(subject);
        }

        Position = _store.LastPosition();
        var law = subjects.Where(subject => subject.IsLaw).ToList();
        foreach (var (subject, held) in law.Count > 0 ? _store.Load(law) : new Dictionary<Subject, Held>())
        {
            Put(subject, held);
        }
    }

    // Law is in memory as a whole: what is not there does not exist.
    private Held? Known(Subject subject) =>
        subject.IsLaw ? _lawHeld.GetValueOrDefault(subject, Held.Nothing) : _states.Find(subject);

    private void Put(Subject subject, Held held)
    {
        if (subject.IsLaw)
        {
            _lawHeld[subject] = held;
            Law = Law.With(subject, held.State!);
        }
        else
        {
            _states.Put(subject, held);
        }
    }
}
