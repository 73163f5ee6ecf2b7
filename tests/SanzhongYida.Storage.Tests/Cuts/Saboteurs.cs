namespace SanzhongYida.Storage.Tests;

/// <summary>Tells before it is certain: what a write holds is committed by the next one.</summary>
internal sealed class TellsBeforeCommit(IRecordStore store) : BetweenStore(store)
{
    private Pending? _later;

    public override void Write(Pending pending)
    {
        if (_later is not null)
        {
            base.Write(_later);
        }

        _later = pending;
    }
}

/// <summary>Sends notices before they are certain.</summary>
internal sealed class SendsBeforeCommit(IRecordStore store, Action<string> send) : BetweenStore(store)
{
    public override void Write(Pending pending)
    {
        foreach (var entry in pending.Entries.Where(entry => entry.Notices.Count > 0))
        {
            send($"{entry.Entry.Subject}|{entry.Entry.Seq}");
        }

        base.Write(pending);
    }
}

/// <summary>Doesn't ask at which version a subject stands: the last writer wins.</summary>
internal sealed class Unguarded(IRecordStore store, Office office) : BetweenStore(store)
{
    public override void Write(Pending pending)
    {
        foreach (var (subject, before, _) in pending.States)
        {
            office.Tamper($"DELETE FROM entry WHERE subject = '{subject}' AND seq > {before.Version}; UPDATE state SET version = {before.Version} WHERE subject = '{subject}'");
        }

        base.Write(pending);
    }
}
