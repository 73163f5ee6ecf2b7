using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A record as a dossier reads it, in one snapshot.</summary>
internal sealed class DossierSource(Statements statements)
{
    /// <summary>The matter of that id or number, or null.</summary>
    public Matter? Matter(string name) => statements.Query(
        "SELECT state.body FROM matter JOIN state ON state.subject = 'matter/' || matter.id WHERE matter.id = @name OR matter.number = @name",
        row => (Matter)RecordJson.ReadState(SubjectKind.Matter, row.GetString(0)),
        ("@name", name)).SingleOrDefault();

    /// <summary>The meetings that have, or had, the matter on their agenda.</summary>
    public List<Meeting> Meetings(string matter) => statements.Query(
        "SELECT body FROM state WHERE kind = 'Meeting' AND EXISTS (SELECT 1 FROM json_each(state.body, '$.items') WHERE value->>'matter' = @matter) ORDER BY subject",
        row => (Meeting)RecordJson.ReadState(SubjectKind.Meeting, row.GetString(0)),
        ("@matter", matter));

    /// <summary>The register of people and units, by subject.</summary>
    public List<Subject> PeopleAndUnits() => statements.Query(
        "SELECT subject FROM state WHERE kind IN ('Person', 'Unit') ORDER BY subject",
        row => Subject.Parse(row.GetString(0)));

    public List<StoredEntry> Entries(Subject subject) => statements.Query(
        "SELECT subject, seq, at, actor, command, body, hash, hash_alg FROM entry WHERE subject = @subject ORDER BY seq",
        row => new StoredEntry(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetString(4), (byte[])row.GetValue(5), (byte[])row.GetValue(6), row.GetString(7)),
        ("@subject", subject.ToString()));

    /// <summary>A text kept outside the entries; null when it has been destroyed.</summary>
    public StoredText? Text(string digest) => statements.Query(
        "SELECT digest, salt, content FROM text WHERE digest = @digest",
        row => new StoredText(row.GetString(0), row.GetString(1), row.GetString(2)),
        ("@digest", digest)).SingleOrDefault();

    public Regulation Regulation() => statements.Query(
        "SELECT body FROM state WHERE kind = 'Regulation'",
        row => (Regulation)RecordJson.ReadState(SubjectKind.Regulation, row.GetString(0))).SingleOrDefault() ?? Decisions.Regulation.Empty;
}
