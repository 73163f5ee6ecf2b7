using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>One table of rows: what is written to it follows from the model, so that a new column of a row is a migration and nothing else.</summary>
internal sealed class RowTable
{
    private readonly Func<Rows, IReadOnlyList<object>> _rows;
    private readonly IProperty[] _columns;
    private readonly int _keys;

    public RowTable(IModel model, Type row, Func<Rows, IReadOnlyList<object>> rows)
    {
        var type = model.FindEntityType(row) ?? throw new InvalidOperationException($"{row.Name} has no table.");
        var keys = type.FindPrimaryKey()!.Properties;
        _rows = rows;
        _keys = keys.Count;
        _columns = [.. keys, .. type.GetProperties().Except(keys)];
        Name = type.GetTableName()!;
        Columns = [.. _columns.Select(column => column.GetColumnName())];
        Upsert = $"INSERT OR REPLACE INTO {Name} ({string.Join(", ", Columns)}) SELECT {Values(Columns.Length)} FROM json_each(@rows)";
        Delete = $"DELETE FROM {Name} WHERE ({string.Join(", ", Columns[.._keys])}) IN (SELECT {Values(_keys)} FROM json_each(@rows))";
    }

    public string Name { get; }

    /// <summary>Column names, those of the key first; the first names the subject.</summary>
    public string[] Columns { get; }

    public string Upsert { get; }

    public string Delete { get; }

    /// <summary>All tables of rows; a list of <see cref="Rows"/> without one is a defect a test finds.</summary>
    public static RowTable[] All(IModel model) =>
    [
        new(model, typeof(MatterRow), rows => rows.Matters),
        new(model, typeof(MeetingRow), rows => rows.Meetings),
        new(model, typeof(AgendaRow), rows => rows.Agenda),
        new(model, typeof(AccessRow), rows => rows.Access),
        new(model, typeof(WorkItemRow), rows => rows.WorkItems),
        new(model, typeof(CandidateRow), rows => rows.Candidates),
        new(model, typeof(TimerRow), rows => rows.Timers),
        new(model, typeof(DueRow), rows => rows.Dues),
        new(model, typeof(AlertRow), rows => rows.Alerts),
        new(model, typeof(IncidentRow), rows => rows.Incidents),
        new(model, typeof(PublicationRow), rows => rows.Publications),
    ];

    /// <summary>The rows as JSON arrays by the JSON array of their key.</summary>
    public Dictionary<string, string> Project(Rows rows)
    {
        var projected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in _rows(rows))
        {
            projected[Key(row)] = JsonArray.Of(Values(row));
        }

        return projected;
    }

    /// <summary>What becomes of the table where one subject's rows become others: keys that are gone, and rows that are new or
    /// other than before. Most lists stay as they are, and of those nothing is written.</summary>
    public void AddDifference(Rows before, Rows after, JsonRows gone, JsonRows put)
    {
        var (old, now) = (_rows(before), _rows(after));
        if (AreSame(old, now))
        {
            return;
        }

        var changed = now.Except(old).ToList();
        changed.ForEach(row => put.Add(Values(row)));
        var keys = changed.Select(Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in old.Except(now).Where(row => !keys.Contains(Key(row))))
        {
            gone.Add(Values(row).AsSpan(0, _keys));
        }
    }

    /// <summary>Can the subject have rows here? Tables that name a subject hold every kind, others one.</summary>
    public bool Holds(Subject subject) => Columns[0] == "subject" || subject.Kind == (Name == "meeting" ? SubjectKind.Meeting : SubjectKind.Matter);

    /// <summary>The key of the subject's rows in the first column.</summary>
    public string Owner(Subject subject) => Columns[0] == "subject" ? subject.ToString() : subject.Id;

    private static bool AreSame(IReadOnlyList<object> one, IReadOnlyList<object> other)
    {
        var same = one.Count == other.Count;
        for (var n = 0; same && n < one.Count; n++)
        {
            same = one[n].Equals(other[n]);
        }

        return same;
    }

    private string Key(object row) => JsonArray.Of(Values(row).AsSpan(0, _keys));

    private object?[] Values(object row) => Array.ConvertAll(_columns, column => column.PropertyInfo!.GetValue(row));

    private static string Values(int count) => string.Join(", ", Enumerable.Range(0, count).Select(n => $"value->>{n}"));
}
