using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A record as a dossier reads it, in one snapshot.</summary>
internal sealed class DossierSource(Statements statements)
{
    private readonly Chains _chains = new(statements);

    /// <summary>The matter of that id or number, or null.</summary>
    public Matter? Matter(string name) => statements.Query(
        "SELECT 'matter/' || id FROM matter WHERE id = @name OR number = @name",
        row => row.GetString(0),
        ("@name", name)).ConvertAll(State).Cast<Matter>().SingleOrDefault();

    /// <summary>The meetings that have, or had, the matter on their agenda.</summary>
    public List<Meeting> Meetings(string matter) => statements.Query(
        "SELECT DISTINCT subject FROM agenda WHERE matter = @matter ORDER BY subject",
        row => row.GetString(0),
        ("@matter", matter)).ConvertAll(name => (Meeting)State(name));

    /// <summary>The register of people and units, by subject.</summary>
    public List<Subject> PeopleAndUnits() => statements.Query(
        "SELECT subject FROM state WHERE kind IN ('Person', 'Unit') ORDER BY subject",
        row => Subject.Parse(row.GetString(0)));

    public List<StoredEntry> Entries(Subject subject) => _chains.Entries(subject.ToString());

    /// <summary>A text kept outside the entries; null when it has been destroyed.</summary>
    public StoredText? Text(string digest) => statements.Query(
        "SELECT digest, salt, content FROM text WHERE digest = @digest",
        row => new StoredText(row.GetString(0), row.GetString(1), row.GetString(2)),
        ("@digest", digest)).SingleOrDefault();

    private State State(string subject) => statements.Query(
        "SELECT body FROM state WHERE subject = @subject",
        row => row.IsDBNull(0) ? null : row.GetString(0),
        ("@subject", subject)).ConvertAll(body => _chains.State(Subject.Parse(subject), body)).Single();

    public Regulation Regulation() => statements.Query(
        "SELECT body FROM state WHERE kind = 'Regulation'",
        row => (Regulation)RecordJson.ReadState(SubjectKind.Regulation, row.GetString(0))).SingleOrDefault() ?? Decisions.Regulation.Empty;
}
