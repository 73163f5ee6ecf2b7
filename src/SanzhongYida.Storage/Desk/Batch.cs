using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What waited, stepped in order on working copies. Nothing of it is known outside before it is committed.</summary>
internal sealed class Batch
{
    private readonly Ledger _ledger;
    private readonly Dictionary<Subject, Held> _before;
    private readonly Dictionary<Subject, Held> _working;
    private readonly Dictionary<(string Actor, string Id), StoredCommand> _accepted;
    private readonly Pending _pending = new();
    private Law _law;

    public Batch(Ledger ledger, IRecordStore store, IReadOnlyList<Member> members)
    {
        var commands = members.OfType<Member.Command>().ToList();
        _ledger = ledger;
        _law = ledger.Law;
        _accepted = commands.Count == 0
            ? []
            : store.FindCommands([.. commands.Select(command => command.Key).Distinct()]).ToDictionary(found => (found.Actor, found.Id));
        _before = ledger.Find(commands.SelectMany(command => command.Instruction.Command.Subjects));
        _working = new(_before);
    }

    /// <summary>The subjects the batch may have touched.</summary>
    public IReadOnlyCollection<Subject> Subjects => _working.Keys;

    /// <summary>Steps a member; its answer is not told before the commit.</summary>
    public void Step(Member member)
    {
        switch (member)
        {
            case Member.Command command:
                try
                {
                    command.Answer = Step(command.Instruction, command.Key);
                }
                catch (Exception exception)
                {
                    // A defect of a step is that command's alone: its working copies were never put back.
                    command.Failure = exception;
                }

                break;
            case Member.Published published:
                _pending.Published.AddRange(published.Ids.Select(id => (id, published.At.ToUnixTimeMilliseconds())));
                break;
            case Member.Forgotten forgotten:
                _pending.Forgotten.AddRange(forgotten.Commands);
                _pending.Sweeps.Add(new StoredSweep(StoredSweep.Forgetting, forgotten.Before.ToUnixTimeMilliseconds(), forgotten.Commands.Count));
                break;
            case Member.Bound bound:
                _pending.Volumes.AddRange(bound.Volumes);
                break;
            case Member.Swept swept:
                _pending.Sweeps.RemoveAll(earlier => earlier.Name == swept.Sweep.Name);
                _pending.Sweeps.Add(swept.Sweep);
                break;
        }
    }

    /// <summary>All that is to be written.</summary>
    public Pending Close()
    {
        _pending.States.AddRange(_working
            .Where(now => !ReferenceEquals(now.Value, _before.GetValueOrDefault(now.Key, Held.Nothing)))
            .Select(now => new PendingState(now.Key, _before.GetValueOrDefault(now.Key, Held.Nothing), now.Value)));
        return _pending;
    }

    private Answer Step(Instruction instruction, (string Actor, string Id) key)
    {
        if (_accepted.TryGetValue(key, out var first))
        {
            return first.Digest == instruction.Digest
                ? ToAnswer(first, isRepeat: true)
                : new Answer.Conflict(instruction.Id);
        }

        return Casework.Step(_law, subject => Working(subject).State, instruction) switch
        {
            Judgment.Refused refused => new Answer.Refused(refused.Reasons),
            Judgment.Accepted { Entries: [] } accepted => Unchanged(instruction.Command.Subjects[0], accepted.Stamp),
            Judgment.Accepted accepted => Accept(instruction, key, accepted),
            _ => throw new NotSupportedException("A judgment is an acceptance or a refusal."),
        };
    }

    // Both from what is stored, so that a repetition is answered as the first was, to the millisecond.
    private static Answer.Accepted ToAnswer(StoredCommand command, bool isRepeat) =>
        new(Subject.Parse(command.Subject), command.Seq, DateTimeOffset.FromUnixTimeMilliseconds(command.At), isRepeat);

    private Answer.Accepted Unchanged(Subject subject, Stamp stamp) => new(subject, Working(subject).Version, stamp.At, IsRepeat: false);

    private Answer.Accepted Accept(Instruction instruction, (string Actor, string Id) key, Judgment.Accepted accepted)
    {
        // First all that can fail, then all that counts.
        var entries = accepted.Entries.Select((entry, n) => Seal(instruction, accepted.Stamp, entry, _ledger.Position + _pending.Entries.Count + n + 1)).ToList();
        var spoken = accepted.Entries.FirstOrDefault(entry => entry.Subject == instruction.Command.Subjects[0]) ?? accepted.Entries[0];
        foreach (var (pending, entry) in entries.Zip(accepted.Entries))
        {
            _working[entry.Subject] = new Held(entry.State, pending.Hash);
            _law = _law.With(entry.Subject, entry.State);
        }

        var command = new StoredCommand(key.Actor, key.Id, instruction.Digest, spoken.Subject.ToString(), spoken.State.Version, accepted.Stamp.At.ToUnixTimeMilliseconds());
        _accepted[key] = command;
        _pending.Entries.AddRange(entries);
        _pending.Texts.AddRange(accepted.Texts);
        _pending.Destroyed.AddRange(accepted.Destroyed);
        _pending.Commands.Add(command);
        _ledger.Shelf.Put(accepted.Texts);
        return ToAnswer(command, isRepeat: false);
    }

    private PendingEntry Seal(Instruction instruction, Stamp stamp, SubjectFacts facts, long position)
    {
        var entry = new Entry(facts.Subject, facts.State.Version, position, stamp, instruction.Id, Working(facts.Subject).Head, facts.Facts);
        var body = entry.ToBody();
        return new PendingEntry(entry, body, Entry.HashOf(body), Notices.Of(facts));
    }

    private Held Working(Subject subject) => _working.GetValueOrDefault(subject, Held.Nothing);
}
