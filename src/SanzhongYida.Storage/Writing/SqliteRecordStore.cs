using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A record in one SQLite file. Its statements are written by hand.</summary>
internal sealed class SqliteRecordStore : IRecordStore
{
    private const string HeldColumns = "SELECT state.subject, state.kind, state.body, entry.hash FROM state LEFT JOIN entry ON entry.subject = state.subject AND entry.seq = state.version";

    private readonly string _path;
    private readonly RowTable[] _tables;
    private SqliteConnection? _connection;
    private Statements? _statements;
    private SqliteWriter? _writer;
    private long _lastNotice;

    public SqliteRecordStore(string path, IModel model)
    {
        _path = path;
        _tables = RowTable.All(model);
        Connection = Open();
    }

    /// <summary>The writer's connection, for tests that watch it.</summary>
    internal SqliteConnection Connection { get; private set; }

    public IReadOnlyDictionary<Subject, Held> LoadLaw() => Use(statements => Read(
        statements,
        HeldColumns + " WHERE state.kind IN (SELECT value FROM json_each(@rows))",
        ("@rows", JsonArray.Of([.. Enum.GetValues<SubjectKind>().Where(kind => new Subject(kind, "").IsLaw)]))));

    public IReadOnlyDictionary<Subject, Held> Load(IReadOnlyCollection<Subject> subjects) => Use(statements => Read(
        statements,
        HeldColumns + " WHERE state.subject IN (SELECT value FROM json_each(@rows))",
        ("@rows", JsonArray.Of([.. subjects.Select(subject => subject.ToString())]))));

    public IReadOnlyList<KeptText> LoadContents() => Use(statements => statements.Query(
        "SELECT digest, content FROM text WHERE salt = ''",
        row => new KeptText(row.GetString(0), "", row.GetString(1))));

    public IReadOnlyList<StoredCommand> FindCommands(IReadOnlyCollection<(string Actor, string Id)> commands) => Use(statements => statements.Query(
        "SELECT actor, id, digest, subject, seq, at FROM command WHERE (actor, id) IN (SELECT value->>0, value->>1 FROM json_each(@rows))",
        row => new StoredCommand(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5)),
        ("@rows", JsonArray.OfRows(commands.Select(command => JsonArray.Of(command.Actor, command.Id))))));

    public long LastPosition() => Use(statements => new Chains(statements).LastPosition());

    public void Write(Pending pending) => Use(statements =>
    {
        statements.Execute("BEGIN IMMEDIATE");
        _lastNotice = _writer!.Write(pending, _lastNotice);
        var committed = statements.Execute("COMMIT");
        if (pending.Destroyed.Count > 0)
        {
            // What was destroyed may still stand in the log: it is copied and cut off.
            statements.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return committed;
    });

    /// <summary>Folds again what was written in another shape, states and rows, in one transaction.</summary>
    /// <returns>How many subjects were folded.</returns>
    public int Refold() => Use(statements =>
    {
        statements.Execute("BEGIN IMMEDIATE");
        var folded = new Refolding(statements, _tables).Run();
        statements.Execute("COMMIT");
        return folded;
    });

    public void Dispose() => Close();

    private static Dictionary<Subject, Held> Read(Statements statements, string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        statements.Query(text, ReadHeld, parameters).ToDictionary(
            held => held.Subject,
            held => new Held(new Chains(statements).State(held.Subject, held.Body), held.Head));

    private static (Subject Subject, string? Body, byte[] Head) ReadHeld(SqliteDataReader row)
    {
        var subject = Subject.Parse(row.GetString(0));
        var head = row.IsDBNull(3) ? throw new InvalidOperationException($"The chain of {subject} has lost its last entry.") : (byte[])row.GetValue(3);
        return (subject, row.IsDBNull(2) ? null : row.GetString(2), head);
    }

    // Whatever a connection was in the middle of when something failed, a new one is not.
    private T Use<T>(Func<Statements, T> use)
    {
        try
        {
            Connection = Open();
            return use(_statements!);
        }
        catch
        {
            Close();
            throw;
        }
    }

    private SqliteConnection Open()
    {
        if (_connection is null)
        {
            _connection = SqliteConnections.OpenForWriting(_path);
            _statements = new Statements(_connection);
            _writer = new SqliteWriter(_statements, _tables);

            // AUTOINCREMENT remembers the largest number ever given, so that none is given twice.
            _lastNotice = _statements.Query("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", row => row.GetInt64(0)).FirstOrDefault();
        }

        return _connection;
    }

    private void Close()
    {
        _writer?.Dispose();
        _statements?.Dispose();
        _connection?.Dispose();
        (_writer, _statements, _connection) = (null, null, null);
    }
}
