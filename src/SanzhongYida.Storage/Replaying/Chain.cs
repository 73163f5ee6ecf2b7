using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>One subject's chain as it is read: each link against the one before, and the fold so far.</summary>
internal sealed class Chain(string name, FindingList findings)
{
    private ReadOnlyMemory<byte> _head = Entry.Origin;
    private long _seq;
    private bool _isBroken;
    private State? _state;

    public string Name => name;

    /// <summary>The fold, or null when the chain can't be folded: that was a finding already.</summary>
    public State? State => _isBroken ? null : _state;

    /// <summary>The entry added last, or null when it can't be read.</summary>
    public Entry? Last { get; private set; }

    /// <summary>Adds a link and answers what its entry tells, or null when that can't be known.</summary>
    public ImmutableArray<Notice>? Add(StoredEntry row)
    {
        Require(row.HashAlg == Entry.Algorithm, $"第{row.Seq}条的摘要算法“{row.HashAlg}”不认识", $"entry {row.Seq} is hashed by “{row.HashAlg}”");
        Require(Entry.HashOf(row.Body).AsSpan().SequenceEqual(row.Hash), $"第{row.Seq}条的内容与摘要不符", $"the body of entry {row.Seq} is not what its hash says");
        if (!Require(row.Seq == _seq + 1, $"第{_seq}条之后是第{row.Seq}条", $"entry {row.Seq} follows entry {_seq}"))
        {
            _isBroken = true;
        }

        var entry = Last = Read(row);
        if (entry is not null)
        {
            Require(entry.Previous.Span.SequenceEqual(_head.Span), $"第{row.Seq}条没有接上前一条", $"entry {row.Seq} does not hold the hash of the one before");
            Require(SaysSame(row, entry), $"第{row.Seq}条的各列与内容不符", $"the columns of entry {row.Seq} differ from its body");
        }

        (_head, _seq) = (row.Hash, row.Seq);
        return entry is null || _isBroken ? null : Fold(entry);
    }

    private Entry? Read(StoredEntry row)
    {
        try
        {
            return Entry.Read(row.Body);
        }
        catch (Exception exception)
        {
            Break(row.Seq, exception);
            return null;
        }
    }

    private ImmutableArray<Notice>? Fold(Entry entry)
    {
        try
        {
            _state = Decisions.Fold.Entry(_state, entry.Facts, entry.Stamp);
            return Notices.Of(new SubjectFacts(entry.Subject, entry.Facts, _state));
        }
        catch (Exception exception)
        {
            Break(entry.Seq, exception);
            return null;
        }
    }

    // Whatever a tampered body makes reading or folding throw, it is a finding and the other chains go on.
    private void Break(long seq, Exception exception)
    {
        _isBroken = true;
        findings.Add(name, $"第{seq}条读不出来:{exception.Message}", $"entry {seq} can't be read: {exception.Message}");
    }

    private static bool SaysSame(StoredEntry row, Entry entry) =>
        row.Subject == entry.Subject.ToString()
        && row.Seq == entry.Seq
        && row.At == entry.Stamp.At.ToUnixTimeMilliseconds()
        && row.Actor == entry.Stamp.By
        && row.Command == entry.CommandId;

    private bool Require(bool condition, string chinese, string english)
    {
        if (!condition)
        {
            findings.Add(name, chinese, english);
        }

        return condition;
    }
}
