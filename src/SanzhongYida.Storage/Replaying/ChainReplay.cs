using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Replays the chains one after the other: link by link, then the state and the rows at their ends.</summary>
internal sealed class ChainReplay(Statements statements, RowTable[] tables, FindingList findings)
{
    private readonly Bonds _bonds = new(statements, findings);
    private readonly Positions _positions = new(findings);
    private readonly long _forgotten = statements.Query("SELECT last_run FROM sweep WHERE name = @name", row => row.GetInt64(0), ("@name", StoredSweep.Forgetting)).SingleOrDefault();
    private readonly Dictionary<string, long> _rows = tables.ToDictionary(table => table.Name, _ => 0L, StringComparer.Ordinal);

    public long Subjects { get; private set; }

    public long Entries { get; private set; }

    public void Run(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant.
        command.CommandText = $"SELECT {Chains.Columns} FROM entry ORDER BY subject, seq";
#pragma warning restore CA2100
        using var entries = command.ExecuteReader();
        Chain? chain = null;
        while (entries.Read())
        {
            var row = Chains.Read(entries);
            if (chain?.Name != row.Subject)
            {
                End(chain);
                chain = new Chain(row.Subject, findings);
                Subjects++;
                AddBound(chain);
            }

            if (Add(chain, row) is { } told)
            {
                CompareNotices(row, told);
            }

            FindCommand(chain, row);
        }

        End(chain);
        _bonds.End();
        _positions.End();
    }

    /// <summary>Rows that belong to no subject are found by their number.</summary>
    public void CountRows()
    {
        foreach (var (table, expected) in _rows)
        {
            var found = statements.Query($"SELECT count(*) FROM {table}", row => row.GetInt64(0))[0];
            if (found != expected)
            {
                findings.Add(table, $"表中有{found}行,按状态应有{expected}行", $"{found} rows, {expected} follow from the states");
            }
        }
    }

    // What is bound tells nothing any more: its notices went with it.
    private void AddBound(Chain chain)
    {
        try
        {
            foreach (var row in new Chains(statements).Volume(chain.Name)?.Open() ?? [])
            {
                Add(chain, row);
            }
        }
        catch (Exception unreadable)
        {
            // Whatever a tampered volume makes reading throw, it is a finding and the other chains go on.
            findings.Add(chain.Name, $"卷册读不出来:{unreadable.Message}", $"the volume can't be read: {unreadable.Message}");
        }
    }

    private ImmutableArray<Notice>? Add(Chain chain, StoredEntry row)
    {
        Entries++;
        var told = chain.Add(row);
        if (chain.Last is { } entry)
        {
            _bonds.Add(entry, row.Body);
            _positions.Add(entry.Position);
        }

        return told;
    }

    // A repetition is known by the command's row; only what was accepted long ago may be forgotten. What is older than positions may have
    // been forgotten before that was noted.
    private void FindCommand(Chain chain, StoredEntry row)
    {
        if (chain.Last is { Position: > 0 }
            && row.At >= _forgotten
            && statements.Query("SELECT 1 FROM command WHERE actor = @actor AND id = @id", found => found.GetInt64(0), ("@actor", row.Actor), ("@id", row.Command)).Count == 0)
        {
            findings.Add(chain.Name, $"第{row.Seq}条的指令“{row.Command}”不在记录中", $"the command “{row.Command}” that entry {row.Seq} answers is missing");
        }
    }

    private void End(Chain? chain)
    {
        if (chain?.State is not { } state)
        {
            return;
        }

        var rows = Rows.Of(state);
        var subject = Subject.Parse(chain.Name);
        CompareState(chain.Name, subject, state);
        _bonds.Add(chain.Name, state);
        foreach (var table in tables.Where(table => table.Holds(subject)))
        {
            var projected = table.Project(rows).Values.Order(StringComparer.Ordinal).ToList();
            var stored = statements.Query(
                $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name} WHERE {table.Columns[0]} = @owner",
                ReadRow,
                ("@owner", table.Owner(subject)));
            _rows[table.Name] += projected.Count;
            foreach (var missing in projected.Except(stored, StringComparer.Ordinal))
            {
                findings.Add(chain.Name, $"{table.Name}表缺少{missing}", $"{table.Name} lacks {missing}");
            }

            foreach (var extra in stored.Except(projected, StringComparer.Ordinal))
            {
                findings.Add(chain.Name, $"{table.Name}表多出{extra}", $"{table.Name} holds {extra}, which does not follow from the state");
            }
        }
    }

    private void CompareState(string name, Subject subject, State state)
    {
        var stored = statements.Query(
            "SELECT kind, version, schema, body FROM state WHERE subject = @subject",
            row => (Kind: row.GetString(0), Version: row.GetInt64(1), Schema: row.GetString(2), Body: row.IsDBNull(3) ? null : row.GetString(3)),
            ("@subject", name));
        if (stored is not [var row])
        {
            findings.Add(name, "没有状态", "there is no state");
        }
        else if (row.Version != state.Version)
        {
            findings.Add(name, $"状态为第{row.Version}版,记载止于第{state.Version}条", $"the state is at version {row.Version}, the chain ends at {state.Version}");
        }
        else if (row.Schema != StateSchema.Of(subject.Kind))
        {
            findings.Add(name, "状态由另一版程序写成,请先用本程序打开一次", "the state was written by another version; open the record with this one first");
        }
        else if (row.Body is null && new Chains(statements).Volume(name)?.Last != row.Version - 1)
        {
            findings.Add(name, "状态为空,而记载未装订成卷", "there is no body of the state, and the entries are not bound");
        }
        else if (row.Kind != subject.Kind.ToString() || row.Body is not null && !Same(row.Body, RecordJson.Write(state)))
        {
            findings.Add(name, "状态与事实的累计不符", "the state is not the fold of its facts");
        }
    }

    private void CompareNotices(StoredEntry entry, IReadOnlyList<Notice> told)
    {
        var stored = statements.Query(
            "SELECT id, notice FROM outbox WHERE subject = @subject AND seq = @seq ORDER BY id",
            row => (Id: row.GetInt64(0), Body: row.GetString(1)),
            ("@subject", entry.Subject),
            ("@seq", entry.Seq));
        var isSame = stored.Count == told.Count && stored.Zip(told).All(pair =>
            Same(pair.First.Body, System.Text.Encoding.UTF8.GetBytes(RecordJson.Write(pair.Second)))
            && Audience(pair.First.Id).SetEquals(pair.Second.Audience));
        if (!isSame)
        {
            findings.Add(entry.Subject, $"第{entry.Seq}条的通知与记载不符", $"the notices of entry {entry.Seq} are not what it tells");
        }
    }

    private HashSet<string> Audience(long notice) =>
        statements.Query("SELECT key FROM notice_audience WHERE notice = @notice", row => row.GetString(0), ("@notice", notice)).ToHashSet(StringComparer.Ordinal);

    private static string ReadRow(SqliteDataReader row)
    {
        var values = new object?[row.FieldCount];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = row.IsDBNull(column) ? null : row.GetValue(column);
        }

        return JsonArray.Of(values);
    }

    // By content, not by bytes: the order of names says nothing.
    private static bool Same(string stored, byte[] expected)
    {
        try
        {
            using var one = JsonDocument.Parse(stored);
            using var other = JsonDocument.Parse(expected);
            return JsonElement.DeepEquals(one.RootElement, other.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
