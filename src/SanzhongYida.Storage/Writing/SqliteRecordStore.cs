using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A record in one SQLite file. Hand-written statements: one per table and batch, however many commands the batch holds.</summary>
internal sealed class SqliteRecordStore : IRecordStore
{
    private const string HeldColumns = "SELECT state.subject, state.kind, state.body, entry.hash FROM state LEFT JOIN entry ON entry.subject = state.subject AND entry.seq = state.version";

    private readonly string _path;
    private readonly RowTable[] _tables;
    private SqliteConnection? _connection;
    private Statements? _statements;
    private long _lastNotice;

    public SqliteRecordStore(string path, IModel model)
    {
        _path = path;
        _tables = RowTable.All(model);
        Connection = Open();
    }

    /// <summary>The writer's connection, for tests that watch it.</summary>
    internal SqliteConnection Connection { get; private set; }

    public IReadOnlyDictionary<Subject, Held> LoadLaw() =>
        Use(statements => Read(statements, HeldColumns + " WHERE state.kind NOT IN ('Matter', 'Meeting', 'Register')"));

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

    public void Write(Pending pending) => Use(statements =>
    {
        statements.Execute("BEGIN IMMEDIATE");
        WriteEntries(statements, pending);
        WriteStates(statements, pending);
        WriteRows(statements, pending);
        WriteNotices(statements, pending);
        WriteRest(statements, pending);
        return statements.Execute("COMMIT");
    });

    public void ForgetCommands(DateTimeOffset before) => Use(statements =>
        statements.Execute("DELETE FROM command WHERE at < @before", ("@before", before.ToUnixTimeMilliseconds())));

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

    private static void WriteEntries(Statements statements, Pending pending)
    {
        if (pending.Entries.Count == 0)
        {
            return;
        }

        // The bodies go in as one blob and are cut apart: not a byte of them is escaped or read again.
        using var bodies = new MemoryStream();
        var rows = pending.Entries.Select(entry => Append(bodies, entry.Body, (at, length) => JsonArray.Of(
            entry.Entry.Subject.ToString(),
            entry.Entry.Seq,
            entry.Entry.Stamp.At,
            entry.Entry.Stamp.By,
            entry.Entry.CommandId,
            at,
            length,
            Convert.ToHexStringLower(entry.Hash)))).ToList();
        statements.Execute(
            $"""
            INSERT INTO entry (subject, seq, at, actor, command, body, hash, hash_alg)
            SELECT value->>0, value->>1, value->>2, value->>3, value->>4, substr(@bodies, value->>5, value->>6), unhex(value->>7), '{Entry.Algorithm}'
            FROM json_each(@rows)
            """,
            ("@rows", JsonArray.OfRows(rows)),
            ("@bodies", bodies.ToArray()));
    }

    private static void WriteStates(Statements statements, Pending pending)
    {
        if (pending.States.Count == 0)
        {
            return;
        }

        using var bodies = new MemoryStream();
        var rows = pending.States.Select(state => Append(bodies, RecordJson.Write(state.After.State!), (at, length) => JsonArray.Of(
            state.Subject.ToString(),
            state.Subject.Kind,
            state.After.Version,
            state.Before.Version,
            StateSchema.Of(state.Subject.Kind),
            at,
            length))).ToList();
        var written = statements.Execute(
            """
            INSERT INTO state (subject, kind, version, was, schema, body)
            SELECT value->>0, value->>1, value->>2, value->>3, value->>4, CAST(substr(@bodies, value->>5, value->>6) AS TEXT)
            FROM json_each(@rows) WHERE true
            ON CONFLICT (subject) DO UPDATE
            SET version = excluded.version, was = excluded.was, schema = excluded.schema, body = excluded.body
            WHERE state.version = excluded.was
            """,
            ("@rows", JsonArray.OfRows(rows)),
            ("@bodies", bodies.ToArray()));
        if (written != pending.States.Count)
        {
            throw new InvalidOperationException($"{pending.States.Count - written} of {pending.States.Count} subjects are not at the version that was seen.");
        }
    }

    // Only the difference is written: rows are a function of the state, before and after.
    private void WriteRows(Statements statements, Pending pending)
    {
        var projections = pending.States.ConvertAll(state => (Before: Rows.Of(state.Before.State), After: Rows.Of(state.After.State)));
        foreach (var table in _tables)
        {
            var gone = new List<string>();
            var put = new List<string>();
            foreach (var (before, after) in projections)
            {
                var old = table.Project(before);
                var now = table.Project(after);
                gone.AddRange(old.Keys.Where(key => !now.ContainsKey(key)));
                put.AddRange(now.Where(row => !old.TryGetValue(row.Key, out var same) || same != row.Value).Select(row => row.Value));
            }

            ExecuteRows(statements, table.Delete, gone);
            ExecuteRows(statements, table.Upsert, put);
        }
    }

    private void WriteNotices(Statements statements, Pending pending)
    {
        var id = _lastNotice;
        var notices = new List<string>();
        var audience = new List<string>();
        foreach (var (entry, notice) in pending.Entries.SelectMany(entry => entry.Notices.Select(notice => (entry.Entry, notice))))
        {
            id++;
            notices.Add(JsonArray.Of(id, entry.Subject.ToString(), entry.Seq, RecordJson.Write(notice), entry.Stamp.At));
            audience.AddRange(notice.Audience.Distinct(StringComparer.Ordinal).Select(key => JsonArray.Of(id, key)));
        }

        ExecuteRows(statements, "INSERT INTO outbox (id, subject, seq, notice, created_at) SELECT value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(@rows)", notices);
        ExecuteRows(statements, "INSERT INTO notice_audience (notice, key) SELECT value->>0, value->>1 FROM json_each(@rows)", audience);
        _lastNotice = id;
    }

    private static void WriteRest(Statements statements, Pending pending)
    {
        // The same content may be kept twice (a draft saved again): its digest says that it is the same.
        ExecuteRows(
            statements,
            "INSERT OR IGNORE INTO text (digest, salt, content) SELECT value->>0, value->>1, value->>2 FROM json_each(@rows)",
            pending.Texts.ConvertAll(text => JsonArray.Of(text.Digest, text.Salt, text.Content)));
        ExecuteRows(
            statements,
            "INSERT INTO command (actor, id, digest, subject, seq, at) SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(@rows)",
            pending.Commands.ConvertAll(command => JsonArray.Of(command.Actor, command.Id, command.Digest, command.Subject, command.Seq, command.At)));
        ExecuteRows(
            statements,
            "UPDATE outbox SET published_at = rows.at FROM (SELECT value->>0 AS id, value->>1 AS at FROM json_each(@rows)) AS rows WHERE outbox.id = rows.id AND published_at IS NULL",
            pending.Published.ConvertAll(published => JsonArray.Of(published.Id, published.At)));
        ExecuteRows(
            statements,
            "INSERT OR REPLACE INTO sweep (name, last_run, count) SELECT value->>0, value->>1, value->>2 FROM json_each(@rows)",
            pending.Sweeps.ConvertAll(sweep => JsonArray.Of(sweep.Name, sweep.LastRun, sweep.Count)));
    }

    private static void ExecuteRows(Statements statements, string statement, List<string> rows)
    {
        if (rows.Count > 0)
        {
            statements.Execute(statement, ("@rows", JsonArray.OfRows(rows)));
        }
    }

    // SQLite counts from 1.
    private static string Append(MemoryStream stream, byte[] bytes, Func<long, int, string> row)
    {
        var at = stream.Length + 1;
        stream.Write(bytes);
        return row(at, bytes.Length);
    }

    private static Dictionary<Subject, Held> Read(Statements statements, string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        statements.Query(text, ReadHeld, parameters).ToDictionary(held => held.Key, held => held.Value);

    private static KeyValuePair<Subject, Held> ReadHeld(SqliteDataReader row)
    {
        var subject = Subject.Parse(row.GetString(0));
        var head = row.IsDBNull(3) ? throw new InvalidOperationException($"The chain of {subject} has lost its last entry.") : (byte[])row.GetValue(3);
        return new(subject, new Held(RecordJson.ReadState(subject.Kind, row.GetString(2)), head));
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

            // AUTOINCREMENT remembers the largest number ever given, so that none is given twice.
            _lastNotice = _statements.Query("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", row => row.GetInt64(0)).FirstOrDefault();
        }

        return _connection;
    }

    private void Close()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        (_statements, _connection) = (null, null);
    }
}
