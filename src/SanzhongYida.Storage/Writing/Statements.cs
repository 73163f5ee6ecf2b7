using Microsoft.Data.Sqlite;

namespace SanzhongYida.Storage;

/// <summary>The writer's statements, prepared once each.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepare(text, parameters).ExecuteNonQuery();

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

        _prepared.Clear();
    }

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
