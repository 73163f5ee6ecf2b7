using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What holds the chains of a record together: whoever acted, whatever a number was issued to, whatever was on an agenda, the
/// meeting a decision was made in and every text an entry refers to must be there. A chain taken out whole leaves no broken link of its
/// own; it is missed by the others.</summary>
internal sealed class Bonds(Statements statements, FindingList findings)
{
    private readonly HashSet<string> _there = new(StringComparer.Ordinal) { new Subject(SubjectKind.Person, Instruction.System).ToString() };
    private readonly HashSet<string> _destroyed = new(StringComparer.Ordinal);
    private readonly List<(string Chain, long Seq, string Digest)> _without = [];

    /// <summary>What an entry refers to.</summary>
    public void Add(Entry entry, ReadOnlyMemory<byte> body)
    {
        Need(entry, SubjectKind.Person, entry.Stamp.By);
        foreach (var fact in entry.Facts)
        {
            Add(entry, fact);
        }

        var references = new References();
        references.Add(body);
        _without.AddRange(references.Texts.Where(digest => !IsKept(digest)).Select(digest => (entry.Subject.ToString(), entry.Seq, digest)));
    }

    /// <summary>What a chain comes to: the decisions of a matter are those of their meetings (R-4-c).</summary>
    public void Add(string chain, State state)
    {
        foreach (var conclusion in state is Matter { Conclusions: var concluded } ? concluded : [])
        {
            var against = Meeting(conclusion.Meeting) is { } meeting
                ? Recount.Against(meeting, ((Matter)state).Id, conclusion)
                : [new Refusal("R-4-c", $"作出结论的会议“{conclusion.Meeting}”不在记录中", $"the meeting “{conclusion.Meeting}” that concluded it is missing")];
            foreach (var refusal in against)
            {
                findings.Add(chain, refusal.Chinese, refusal.English);
            }
        }

        foreach (var version in state is Workflow { Versions: var published } ? published : [])
        {
            if (!IsKept(version.Hash))
            {
                findings.Add(chain, $"第{version.Number}版的流程定义不在记录中", $"the definition of version {version.Number} is missing");
            }
        }
    }

    /// <summary>After the last chain: texts that are gone though no entry says they were destroyed.</summary>
    public void End()
    {
        foreach (var (chain, seq, digest) in _without.Where(text => !_destroyed.Contains(text.Digest)))
        {
            findings.Add(chain, $"第{seq}条所指的文本{digest}不在记录中,也没有销毁的记载", $"the text {digest} that entry {seq} refers to is gone, and no entry says it was destroyed");
        }
    }

    private void Add(Entry entry, Fact fact)
    {
        switch (fact)
        {
            case RegisterFact.NumberIssued f:
                Need(entry, SubjectKind.Matter, f.Matter);
                break;
            case PersonFact.PersonEntered { Unit: { } unit }:
                Need(entry, SubjectKind.Unit, unit);
                break;
            case BodyFact.MemberSeated f:
                Need(entry, SubjectKind.Person, f.Seat.Person);
                break;
            case MeetingFact.MeetingConvened f:
                Need(entry, SubjectKind.Body, f.Body);
                break;
            case MeetingFact.AgendaItemPut f:
                Need(entry, SubjectKind.Matter, f.Matter);
                break;
            case MeetingFact.MeetingOpened f:
                foreach (var member in f.Due)
                {
                    Need(entry, SubjectKind.Person, member);
                }

                break;
            case KeepingFact.TextRedacted f:
                _destroyed.Add(f.Digest);
                break;
            case MeetingFact.TextRedacted f:
                _destroyed.Add(f.Digest);
                break;
        }
    }

    // Matters are many and each is asked for once or twice; the rest are few.
    private void Need(Entry entry, SubjectKind kind, string id)
    {
        var name = new Subject(kind, id).ToString();
        if (_there.Contains(name))
        {
            return;
        }

        if (statements.Query("SELECT 1 FROM state WHERE subject = @subject", row => row.GetInt64(0), ("@subject", name)).Count == 0)
        {
            findings.Add(entry.Subject.ToString(), $"第{entry.Seq}条所指的“{name}”不在记录中", $"“{name}”, which entry {entry.Seq} refers to, is missing");
        }
        else if (kind != SubjectKind.Matter)
        {
            _there.Add(name);
        }
    }

    private bool IsKept(string digest) => statements.Query("SELECT 1 FROM text WHERE digest = @digest", row => row.GetInt64(0), ("@digest", digest)).Count > 0;

    private Meeting? Meeting(string id)
    {
        var subject = Subject.Meeting(id);
        var stored = statements.Query("SELECT body FROM state WHERE subject = @subject", row => row.IsDBNull(0) ? null : row.GetString(0), ("@subject", subject.ToString()));
        try
        {
            return stored is [var body] ? (Meeting)new Chains(statements).State(subject, body) : null;
        }
        catch (Exception)
        {
            // What makes it unreadable is a finding of its own chain.
            return null;
        }
    }
}
