using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>States written by a program that knew another shape of them: the facts stay, states and rows are made from them again.</summary>
internal sealed class Refolding(Statements statements, RowTable[] tables)
{
    /// <summary>Returns how many subjects were folded again.</summary>
    public int Run()
    {
        var subjects = Enum.GetValues<SubjectKind>().SelectMany(OfOtherShape).ToList();
        foreach (var subject in subjects)
        {
            Fold(subject);
        }

        return subjects.Count;
    }

    // Less or greater, not unequal: that is sought in the index, however many states are of this shape.
    private List<Subject> OfOtherShape(SubjectKind kind) => statements.Query(
        """
        SELECT subject FROM state WHERE kind = @kind AND schema < @schema
        UNION ALL SELECT subject FROM state WHERE kind = @kind AND schema > @schema
        """,
        row => Subject.Parse(row.GetString(0)),
        ("@kind", kind.ToString()),
        ("@schema", StateSchema.Of(kind)));

    private void Fold(Subject subject)
    {
        var state = new Chains(statements).State(subject, body: null);
        statements.Execute(
            "UPDATE state SET schema = @schema, body = CASE WHEN body IS NULL THEN NULL ELSE CAST(@body AS TEXT) END WHERE subject = @subject AND version = @version",
            ("@schema", StateSchema.Of(subject.Kind)),
            ("@body", RecordJson.Write(state)),
            ("@subject", subject.ToString()),
            ("@version", state.Version));
        using var gone = new RowValues();
        using var put = new RowValues();
        foreach (var table in tables.Where(table => table.Holds(subject)))
        {
            statements.Execute($"DELETE FROM {table.Name} WHERE {table.Columns[0]} = @owner", ("@owner", table.Owner(subject)));
            table.AddDifference(Rows.None, Rows.Of(state), gone, put);
            statements.Execute(table.Upsert, put);
        }
    }
}
