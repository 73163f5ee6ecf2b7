using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SanzhongYida.Storage;

/// <summary>The writer's statements, prepared once each.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> _onRows = new(StringComparer.Ordinal);

    public int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepare(text, parameters).ExecuteNonQuery();

    /// <summary>A statement on the rows of a batch, bound as the bytes they were written as: ADO.NET would want a string of them, and
    /// a copy of the bodies. Answers how many rows it changed.</summary>
    public int Execute(string text, JsonRows rows)
    {
        if (!_onRows.TryGetValue(text, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, text, out statement));
            _onRows[text] = statement;
        }

        try
        {
            Check(raw.sqlite3_bind_text(statement, raw.sqlite3_bind_parameter_index(statement, "@rows"), rows.Close()));
            if (raw.sqlite3_bind_parameter_index(statement, "@bodies") is > 0 and var bodies)
            {
                Check(raw.sqlite3_bind_blob(statement, bodies, rows.Bodies));
            }

            var result = raw.sqlite3_step(statement);
            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            return raw.sqlite3_changes(connection.Handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
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
