namespace SanzhongYida.Storage;

/// <summary>Writes batches: one statement per table, however many commands the batch holds. It lives as long as the connection whose statements
/// it uses, and after a failure no longer.</summary>
internal sealed class SqliteWriter(Statements statements, RowTable[] tables) : IDisposable
{
    private readonly RowValues _rows = new();
    private readonly RowValues _others = new();

    /// <summary>Writes all of it within the transaction that is open. Outbox rows are numbered on from the last one; answers the last now.</summary>
    public long Write(Pending pending, long lastNotice)
    {
        WriteEntries(pending);
        WriteStates(pending);
        WriteRows(pending);
        var last = WriteNotices(pending, lastNotice);
        WriteTexts(pending);
        DestroyTexts(pending);
        WriteCommands(pending);
        WriteRest(pending);
        WriteTidying(pending);
        return last;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _others.Dispose();
    }

    private void WriteEntries(Pending pending)
    {
        foreach (var entry in pending.Entries)
        {
            var e = entry.Entry;
            _rows.Add(e.Subject.ToString(), e.Seq, e.Stamp.At, e.Stamp.By, e.CommandId, entry.Body, entry.Hash, Entry.Algorithm);
        }

        if (pending.Entries is [var first, ..] && new Chains(statements).LastPosition() is var last && last != first.Entry.Position - 1)
        {
            throw new InvalidOperationException($"The record stands at position {last}, not before {first.Entry.Position}.");
        }

        statements.Execute("INSERT INTO entry (subject, seq, at, actor, command, body, hash, hash_alg) SELECT * FROM @rows", _rows);
    }

    // A state that is there has this program's schema since the record was opened: it need not be set, nor its index touched.
    private void WriteStates(Pending pending)
    {
        foreach (var state in pending.States)
        {
            _rows.Add(state.Subject.ToString(), state.Subject.Kind, state.After.Version, state.Before.Version, StateSchema.Of(state.Subject.Kind), state.After.State);
        }

        var written = statements.Execute(
            """
            INSERT INTO state (subject, kind, version, was, schema, body) SELECT * FROM @rows
            ON CONFLICT (subject) DO UPDATE
            SET version = excluded.version, was = excluded.was, body = excluded.body
            WHERE state.version = excluded.was
            """,
            _rows);
        if (written != pending.States.Count)
        {
            throw new InvalidOperationException($"{pending.States.Count - written} of {pending.States.Count} subjects are not at the version that was seen.");
        }
    }

    // Only the difference is written: rows are a function of the state, before and after.
    private void WriteRows(Pending pending)
    {
        foreach (var table in tables)
        {
            foreach (var state in pending.States)
            {
                table.AddDifference(state.Before.Rows, state.After.Rows, _others, _rows);
            }

            statements.Execute(table.Delete, _others);
            statements.Execute(table.Upsert, _rows);
        }
    }

    private long WriteNotices(Pending pending, long id)
    {
        foreach (var entry in pending.Entries)
        {
            foreach (var notice in entry.Notices)
            {
                id++;
                _rows.Add(id, entry.Entry.Subject.ToString(), entry.Entry.Seq, notice, entry.Entry.Stamp.At);
                foreach (var key in notice.Audience.Distinct(StringComparer.Ordinal))
                {
                    _others.Add(id, key);
                }
            }
        }

        statements.Execute("INSERT INTO outbox (id, subject, seq, notice, created_at) SELECT * FROM @rows", _rows);
        statements.Execute("INSERT INTO notice_audience (notice, key) SELECT * FROM @rows", _others);
        return id;
    }

    private void WriteTexts(Pending pending)
    {
        foreach (var text in pending.Texts)
        {
            _rows.Add(text.Digest, text.Salt, text.Content);
        }

        // The same content may be kept twice (a draft saved again): its digest says that it is the same.
        statements.Execute("INSERT OR IGNORE INTO text (digest, salt, content) SELECT * FROM @rows", _rows);
    }

    // Only free text: content without salt is what definitions are made of.
    private void DestroyTexts(Pending pending)
    {
        foreach (var digest in pending.Destroyed)
        {
            _rows.Add(digest);
        }

        statements.Execute("DELETE FROM text WHERE salt <> '' AND digest IN (SELECT * FROM @rows)", _rows);
    }

    private void WriteCommands(Pending pending)
    {
        foreach (var command in pending.Commands)
        {
            _rows.Add(command.Actor, command.Id, command.Digest, command.Subject, command.Seq, command.At);
        }

        statements.Execute("INSERT INTO command (actor, id, digest, subject, seq, at) SELECT * FROM @rows", _rows);
    }

    private void WriteRest(Pending pending)
    {
        foreach (var (id, at) in pending.Published)
        {
            _rows.Add(id, at);
        }

        statements.Execute("UPDATE outbox SET published_at = rows.at FROM (SELECT column1 AS id, column2 AS at FROM @rows) AS rows WHERE outbox.id = rows.id AND published_at IS NULL", _rows);
        foreach (var sweep in pending.Sweeps)
        {
            _rows.Add(sweep.Name, sweep.LastRun, sweep.Count);
        }

        statements.Execute(
            $"""
            INSERT INTO sweep (name, last_run, count) SELECT * FROM @rows
            ON CONFLICT (name) DO UPDATE
            SET last_run = iif(name = '{StoredSweep.Forgetting}', max(last_run, excluded.last_run), excluded.last_run), count = excluded.count
            """,
            _rows);
    }

    // What is bound in a volume is nowhere else any more: neither the entries, nor what they told, nor the state that follows from them.
    // A subject that has moved since it was read keeps all of it.
    private void WriteTidying(Pending pending)
    {
        foreach (var (actor, id) in pending.Forgotten)
        {
            _rows.Add(actor, id);
        }

        statements.Execute("DELETE FROM command WHERE (actor, id) IN (SELECT * FROM @rows)", _rows);
        foreach (var volume in pending.Volumes)
        {
            _rows.Add(volume.Subject, volume.Last, volume.HashAlg, volume.Body);
        }

        statements.Execute(
            """
            INSERT INTO volume (subject, last, hash_alg, body) SELECT * FROM (SELECT * FROM @rows) AS rows
            WHERE EXISTS (SELECT 1 FROM state WHERE state.subject = rows.column1 AND state.version = rows.column2 + 1)
            ON CONFLICT (subject) DO UPDATE SET last = excluded.last, hash_alg = excluded.hash_alg, body = excluded.body
            """,
            _rows);

        // Replaced, not updated: SQLite gives back the room of what is deleted, not of what has shrunk.
        Unbind("REPLACE INTO state (subject, kind, version, was, schema) SELECT state.subject, kind, version, was, schema FROM bound CROSS JOIN state ON state.subject = bound.subject AND state.version = bound.last + 1");
        Unbind("DELETE FROM entry WHERE rowid IN (SELECT entry.rowid FROM bound CROSS JOIN entry ON entry.subject = bound.subject AND entry.seq <= bound.last)");
        Unbind("DELETE FROM notice_audience WHERE notice IN (SELECT outbox.id FROM bound CROSS JOIN outbox ON outbox.subject = bound.subject AND outbox.seq <= bound.last)");
        Unbind("DELETE FROM outbox WHERE id IN (SELECT outbox.id FROM bound CROSS JOIN outbox ON outbox.subject = bound.subject AND outbox.seq <= bound.last)");

        void Unbind(string statement)
        {
            foreach (var volume in pending.Volumes)
            {
                _rows.Add(volume.Subject);
            }

            statements.Execute($"WITH bound AS MATERIALIZED (SELECT volume.subject, volume.last FROM (SELECT * FROM @rows) AS rows CROSS JOIN volume ON volume.subject = rows.column1) {statement}", _rows);
        }
    }
}
