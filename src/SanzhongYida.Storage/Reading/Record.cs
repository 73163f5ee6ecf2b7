using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

/// <summary>A free text as a reader finds it: its content, or who destroyed it, when and on what basis.</summary>
public sealed record FoundText(string? Content, Redaction? Destroyed);

/// <summary>The read side of a record. Every query that shows a matter or a meeting takes a <see cref="Reader"/>: what the reader
/// holds no key to is not there. Queries without a reader serve sweeps, the outbox and what is public. A cursor is the
/// <see cref="Page{T}.Next"/> of the page before, or null; anything else throws <see cref="FormatException"/>.</summary>
public sealed partial class Record
{
    private readonly DbContextOptions<RecordContext> _options;
    private readonly string _connection;
    private readonly Func<Subject, State?> _recent;

    /// <summary>Reads the record at a path; what the Desk has in memory as committed need not be read again.</summary>
    internal Record(string path, Func<Subject, State?> recent)
    {
        _recent = recent;
        _connection = SqliteConnections.Reading(path);
        _options = new DbContextOptionsBuilder<RecordContext>().UseSqlite(_connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    /// <summary>Matters the reader may see, the newest first.</summary>
    public async Task<Page<MatterRow>> Matters(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = Visible(context, reader);
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 2);
            var (day, id) = (after[0].Day(), after[1].Text());
            rows = rows.Where(row => row.SubmittedOn < day || row.SubmittedOn == day && string.Compare(row.Id, id) < 0);
        }

        return await ToPage(rows.OrderByDescending(row => row.SubmittedOn).ThenByDescending(row => row.Id), size, row => Cursor.Of(row.SubmittedOn, row.Id), cancellation);
    }

    /// <summary>Those of the matters named that the reader may see, by id: titles and numbers for lists of other things.</summary>
    public async Task<ImmutableDictionary<string, MatterRow>> Matters(Reader reader, IReadOnlyCollection<string> ids, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = await Visible(context, reader).Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        return rows.ToImmutableDictionary(row => row.Id, StringComparer.Ordinal);
    }

    /// <summary>A matter as the reader sees it; null when there is none for the reader.</summary>
    public async Task<Matter?> Matter(Reader reader, string id, CancellationToken cancellation = default) =>
        await State(reader, Subject.Matter(id), cancellation) is Matter matter ? Visibility.Seen(matter, reader) : null;

    /// <summary>Meetings the reader may see, the latest first.</summary>
    public async Task<Page<MeetingRow>> Meetings(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var keys = Keys(reader);
        var rows = context.Set<MeetingRow>().Where(row => context.Set<AccessRow>().Any(access => access.Subject == "meeting/" + row.Id && keys.Contains(access.Key)));
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 2);
            var (start, id) = (DateTimeOffset.FromUnixTimeMilliseconds(after[0].Number()), after[1].Text());
            rows = rows.Where(row => row.StartsAt < start || row.StartsAt == start && string.Compare(row.Id, id) < 0);
        }

        return await ToPage(rows.OrderByDescending(row => row.StartsAt).ThenByDescending(row => row.Id), size, row => Cursor.Of(row.StartsAt, row.Id), cancellation);
    }

    /// <summary>A meeting; null when there is none for the reader.</summary>
    public async Task<Meeting?> Meeting(Reader reader, string id, CancellationToken cancellation = default) =>
        _recent(Subject.Meeting(id)) is Meeting meeting
            ? reader.Holds(Visibility.Of(meeting)) ? meeting : null
            : await State(reader, Subject.Meeting(id), cancellation) as Meeting;

    /// <summary>Stubs of a year's state secrets that the reader may see (W-SEC-31).</summary>
    public async Task<ImmutableArray<SecretStub>> Secrets(Reader reader, int year, CancellationToken cancellation = default)
    {
        await using var context = Open();
        return await State(context, Subject.Register(year), cancellation) is Register register ? Visibility.Of(register, reader) : [];
    }

    /// <summary>The entries of a subject, oldest first, but those that hold what the reader may not read; null when there is no such
    /// subject for the reader.</summary>
    public async Task<Page<EntryLine>?> Entries(Reader reader, Subject subject, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        if (!await IsVisible(context, reader, subject, cancellation))
        {
            return null;
        }

        var after = cursor is null ? 0 : Cursor.Read(cursor, 1)[0].Number();
        var most = Math.Clamp(size, 1, PageSize.Most);
        var page = ToPage(await Read(context, statements => new Chains(statements).Entries(subject.ToString(), after, most + 1), cancellation), most, row => Cursor.Of(row.Seq));
        return new Page<EntryLine>([.. page.Items.Select(ToLine).Where(line => MayRead(line, reader))], page.Next);
    }

    /// <summary>A free text that the subject's facts refer to; null when there is none for the reader, or none any more.</summary>
    public async Task<string?> Text(Reader reader, Subject subject, string digest, CancellationToken cancellation = default) =>
        (await Find(reader, subject, digest, cancellation))?.Content;

    /// <summary>The same, with what became of it where it was destroyed; null when there is none for the reader.</summary>
    public async Task<FoundText?> Find(Reader reader, Subject subject, string digest, CancellationToken cancellation = default)
    {
        await using var context = Open();
        if (!await IsVisible(context, reader, subject, cancellation) || !await IsReferred(context, reader, subject, digest, cancellation))
        {
            return null;
        }

        if (await context.Set<StoredText>().Where(text => text.Digest == digest).Select(text => text.Content).SingleOrDefaultAsync(cancellation) is { } content)
        {
            return new FoundText(content, Destroyed: null);
        }

        var redactions = await State(context, subject, cancellation) switch
        {
            Matter matter => matter.Redactions,
            Meeting meeting => meeting.Redactions,
            _ => [],
        };
        return redactions.FirstOrDefault(known => known.Digest == digest && !known.IsOpen) is { } destroyed ? new FoundText(Content: null, destroyed) : null;
    }

    /// <summary>Closes the connections kept ready; the record can be moved or removed then.</summary>
    internal void Close()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private static string[] Keys(Reader reader) => [.. reader.Keys];

    private static IQueryable<MatterRow> Visible(RecordContext context, Reader reader)
    {
        var keys = Keys(reader);
        return context.Set<MatterRow>().Where(row =>
            context.Set<AccessRow>().Any(access => access.Subject == "matter/" + row.Id && keys.Contains(access.Key))
            || !row.IsRestricted && context.Set<CandidateRow>().Any(candidate => candidate.Matter == row.Id && keys.Contains(candidate.Key)));
    }

    private static async Task<bool> IsVisible(RecordContext context, Reader reader, Subject subject, CancellationToken cancellation)
    {
        var (keys, name) = (Keys(reader), subject.ToString());
        return subject.Kind switch
        {
            SubjectKind.Matter => await Visible(context, reader).AnyAsync(row => row.Id == subject.Id, cancellation),
            SubjectKind.Meeting => await context.Set<AccessRow>().AnyAsync(access => access.Subject == name && keys.Contains(access.Key), cancellation),

            // A register and a project name restricted matters.
            SubjectKind.Register or SubjectKind.Project => false,
            _ => keys.Length > 0 && await context.Set<StoredState>().AnyAsync(state => state.Subject == name, cancellation),
        };
    }

    // A meeting refers to a text where the meeting as the reader sees it does; a matter where an entry does that the reader may read.
    // That somebody asked for its destruction makes a text nobody else's to read.
    private static async Task<bool> IsReferred(RecordContext context, Reader reader, Subject subject, string digest, CancellationToken cancellation)
    {
        if (digest.Length != TextRef.Length)
        {
            return false;
        }

        var sought = Encoding.UTF8.GetBytes(digest);
        if (subject.Kind == SubjectKind.Meeting)
        {
            return await State(context, subject, cancellation) is Meeting meeting && RecordJson.Write(Visibility.Seen(meeting, reader) with { Redactions = [] }).AsSpan().IndexOf(sought) >= 0;
        }

        var rows = await Read(context, statements => new Chains(statements).Entries(subject.ToString()), cancellation);
        return rows.Exists(row => row.Body.AsSpan().IndexOf(sought) >= 0 && ToLine(row) is var line && MayRead(line, reader) && !line.Facts.All(IsRedaction));
    }

    private static bool IsRedaction(Fact fact) => fact is KeepingFact.RedactionProposed or KeepingFact.TextRedacted;

    private static bool MayRead(EntryLine line, Reader reader) => line.Facts.All(fact => Visibility.MayRead(fact, line.By, reader));

    private static async Task<Page<T>> ToPage<T>(IQueryable<T> ordered, int size, Func<T, string> cursor, CancellationToken cancellation)
    {
        var most = Math.Clamp(size, 1, PageSize.Most);
        return ToPage(await ordered.Take(most + 1).ToListAsync(cancellation), most, cursor);
    }

    // One row more than fits tells that there is a next page.
    private static Page<T> ToPage<T>(List<T> rows, int most, Func<T, string> cursor) =>
        rows.Count > most ? new Page<T>([.. rows.Take(most)], cursor(rows[most - 1])) : new Page<T>([.. rows], null);

    private static EntryLine ToLine(StoredEntry row)
    {
        var entry = Entry.Read(row.Body);
        return new EntryLine(row.Seq, entry.Stamp.At, row.Actor, row.Command, entry.Facts, Encoding.UTF8.GetString(row.Body), Convert.ToHexStringLower(row.Hash));
    }

    private RecordContext Open() => new(_options);

    private async Task<State?> State(Reader reader, Subject subject, CancellationToken cancellation)
    {
        await using var context = Open();
        if (!await IsVisible(context, reader, subject, cancellation))
        {
            return null;
        }

        return await State(context, subject, cancellation);
    }

    private static async Task<State?> State(RecordContext context, Subject subject, CancellationToken cancellation)
    {
        var name = subject.ToString();
        return await context.Set<StoredState>().SingleOrDefaultAsync(state => state.Subject == name, cancellation) is { } stored
            ? await Read(context, statements => new Chains(statements).State(subject, stored.Body), cancellation)
            : null;
    }

    // By the context's own connection.
    private static async Task<T> Read<T>(RecordContext context, Func<Statements, T> read, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        using var statements = new Statements((SqliteConnection)context.Database.GetDbConnection());
        return read(statements);
    }
}
