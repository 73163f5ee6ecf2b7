using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SanzhongYida.Storage;

/// <summary>The writer's statements, prepared once each.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    // What SQLite is built with: parameters of one statement.
    private const int MostValues = 32_766;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, int Room), sqlite3_stmt> _onRows = [];

    public int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepare(text, parameters).ExecuteNonQuery();

    /// <summary>A statement on rows, which stand in its text as <c>@rows</c>: as many as there are, with one statement, prepared for
    /// a number of rows and run with so many or fewer. Answers how many rows it changed; the rows are cleared.</summary>
    public int Execute(string text, RowValues rows)
    {
        var changed = 0;
        for (var done = 0; done < rows.Count;)
        {
            var room = Room(rows.Count - done, rows.Width);
            var count = Math.Min(rows.Count - done, room);
            changed += Execute(Prepare(text, room, rows.Width), rows, done, count, room);
            done += count;
        }

        rows.Clear();
        return changed;
    }

    public List<T> Query<T>(string text, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Prepare(text, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        foreach (var statement in _onRows.Values)
        {
            statement.Dispose();
        }

        _prepared.Clear();
        _onRows.Clear();
    }

    // A few sizes serve every number; SQLite takes so many values at once, and one is the limit itself.
    private static int Room(int count, int width)
    {
        var room = 1;
        while (room < count)
        {
            room *= 8;
        }

        return Math.Min(room, (MostValues - 1) / width);
    }

    private sqlite3_stmt Prepare(string text, int room, int width)
    {
        if (!_onRows.TryGetValue((text, room), out var statement))
        {
            var row = $"({string.Join(", ", Enumerable.Repeat("?", width))})";
            var values = $"(VALUES {string.Join(", ", Enumerable.Repeat(row, room))}) LIMIT ?";
            Check(raw.sqlite3_prepare_v2(connection.Handle, text.Replace("@rows", values, StringComparison.Ordinal), out statement));
            _onRows[(text, room)] = statement;
        }

        return statement;
    }

    private int Execute(sqlite3_stmt statement, RowValues rows, int first, int count, int room)
    {
        try
        {
            Check(rows.Bind(statement, first, count));
            Check(raw.sqlite3_bind_int(statement, (room * rows.Width) + 1, count));
            var result = raw.sqlite3_step(statement);
            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            return raw.sqlite3_changes(connection.Handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);

    private SqliteCommand Prepare(string text, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_prepared.TryGetValue(text, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts are built from the model's own names; values go in as parameters.
            command.CommandText = text;
#pragma warning restore CA2100
            _prepared[text] = command;
        }

        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
