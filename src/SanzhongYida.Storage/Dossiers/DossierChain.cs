using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A chain of a dossier, link by link.</summary>
internal sealed class DossierChain
{
    private DossierChain(Subject subject, string file) => (Subject, File) = (subject, file);

    public Subject Subject { get; }

    public string File { get; }

    /// <summary>The entries there are, in order; those withheld are not among them.</summary>
    public List<Entry> Entries { get; } = [];

    public References References { get; } = new();

    /// <summary>The name of an entry, for a finding.</summary>
    public string Name(Entry entry) => $"{File}#{entry.Seq}";

    /// <summary>Reads a chain; whatever is wrong with a link is a finding that names it.</summary>
    public static DossierChain Read(ManifestChain part, byte[] content, FindingList findings)
    {
        var chain = new DossierChain(Subject.Parse(part.Subject), part.File);
        var (seq, head, withheld) = (0L, Convert.ToHexStringLower(Entry.Origin.Span), 0L);
        foreach (var (body, hash) in DossierLines.Read(content))
        {
            seq++;
            if (body is not null)
            {
                chain.Add(body, seq, head, findings);
            }

            withheld += body is null ? 1 : 0;
            head = hash ?? Digests.Of(part.HashAlg, body);
        }

        if (seq != part.Entries || withheld != part.Withheld)
        {
            findings.Add(part.File, $"应有{part.Entries}条(其中{part.Withheld}条只存摘要),现有{seq}条({withheld}条)", $"{part.Entries} entries are due ({part.Withheld} withheld), {seq} are there ({withheld})");
        }

        if (head != part.Head)
        {
            findings.Add(part.File, "最后一条的摘要与清单不符", "the hash of the last entry is not the head the manifest names");
        }

        return chain;
    }

    private void Add(byte[] body, long seq, string head, FindingList findings)
    {
        var name = $"{File}#{seq}";
        try
        {
            var entry = Entry.Read(body);
            if (Convert.ToHexStringLower(entry.Previous.Span) != head)
            {
                findings.Add(name, "没有接上前一条:前一条被改动、抽换或删除", "it does not hold the hash of the entry before, which was changed, exchanged or removed");
            }

            if (entry.Subject != Subject || entry.Seq != seq)
            {
                findings.Add(name, $"这一条写明是{entry.Subject}第{entry.Seq}条", $"the entry says it is number {entry.Seq} of {entry.Subject}");
            }

            if (Entries is [.., var last] && entry.Stamp.At < last.Stamp.At)
            {
                findings.Add(name, "时间早于前一条", "it is earlier than the entry before");
            }

            if (Entries is [.., var before] && before.Position > 0 && entry.Position <= before.Position)
            {
                findings.Add(name, $"它在记载中的位置{entry.Position}不在前一条的位置{before.Position}之后", $"its position {entry.Position} in the record is not behind that of the entry before, {before.Position}");
            }

            Entries.Add(entry);
            References.Add(body);
        }
        catch (Exception unreadable)
        {
            // Whatever a tampered body makes reading throw, it is a finding and the others go on.
            findings.Add(name, $"读不出来:{unreadable.Message}", $"it can't be read: {unreadable.Message}");
        }
    }
}
