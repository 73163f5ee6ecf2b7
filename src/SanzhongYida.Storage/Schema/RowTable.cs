using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>One table of rows: what is written to it follows from the model, so that a new column of a row is a migration and nothing else.</summary>
internal sealed class RowTable
{
    private readonly Func<Rows, IReadOnlyList<object>> _rows;
    private readonly IClrPropertyGetter[] _getters;
    private readonly int _keys;

    public RowTable(IModel model, Type row, Func<Rows, IReadOnlyList<object>> rows)
    {
        var type = model.FindEntityType(row) ?? throw new InvalidOperationException($"{row.Name} has no table.");
        var keys = type.FindPrimaryKey()!.Properties;
        _rows = rows;
        _keys = keys.Count;
        IProperty[] columns = [.. keys, .. type.GetProperties().Except(keys)];
        _getters = Array.ConvertAll(columns, column => column.GetGetter());
        Name = type.GetTableName()!;
        Columns = [.. columns.Select(column => column.GetColumnName())];
        Upsert = $"INSERT OR REPLACE INTO {Name} ({string.Join(", ", Columns)}) SELECT * FROM @rows";
        Delete = $"DELETE FROM {Name} WHERE ({string.Join(", ", Columns[.._keys])}) IN (SELECT * FROM @rows)";
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
        new(model, typeof(JobRow), rows => rows.Jobs),
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
    public void AddDifference(Rows before, Rows after, RowValues gone, RowValues put)
    {
        // Rows keep their order: what changed lies together, and most of the list around it is the same.
        var (old, now) = (_rows(before), _rows(after));
        var start = 0;
        while (start < old.Count && start < now.Count && old[start].Equals(now[start]))
        {
            start++;
        }

        var (oldEnd, nowEnd) = (old.Count, now.Count);
        while (oldEnd > start && nowEnd > start && old[oldEnd - 1].Equals(now[nowEnd - 1]))
        {
            (oldEnd, nowEnd) = (oldEnd - 1, nowEnd - 1);
        }

        for (var n = start; n < nowEnd; n++)
        {
            if (!old.Contains(now[n]))
            {
                put.Add(Values(now[n]));
            }
        }

        for (var n = start; n < oldEnd; n++)
        {
            var key = Values(old[n]).AsSpan(0, _keys);
            if (!HasKey(now, key))
            {
                gone.Add(key);
            }
        }
    }

    /// <summary>Can the subject have rows here? Tables that name a subject hold every kind, others one.</summary>
    public bool Holds(Subject subject) => Columns[0] == "subject" || subject.Kind == (Name == "meeting" ? SubjectKind.Meeting : SubjectKind.Matter);

    /// <summary>The key of the subject's rows in the first column.</summary>
    public string Owner(Subject subject) => Columns[0] == "subject" ? subject.ToString() : subject.Id;

    private bool HasKey(IReadOnlyList<object> rows, ReadOnlySpan<object?> key)
    {
        foreach (var row in rows)
        {
            if (key.SequenceEqual(Values(row).AsSpan(0, _keys)))
            {
                return true;
            }
        }

        return false;
    }

    private string Key(object row) => JsonArray.Of(Values(row).AsSpan(0, _keys));

    private object?[] Values(object row) => Array.ConvertAll(_getters, getter => getter.GetClrValue(row));
}
