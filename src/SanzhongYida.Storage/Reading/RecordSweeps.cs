using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    private const string Resting =
        """
        SELECT state.subject FROM state JOIN entry ON entry.subject = state.subject AND entry.seq = state.version
        WHERE state.subject > @after AND state.kind IN ('Matter', 'Meeting') AND state.body IS NOT NULL AND state.version > 1 AND entry.at < @before
        AND NOT EXISTS (SELECT 1 FROM matter WHERE state.kind = 'Matter' AND matter.id = substr(state.subject, length('matter/') + 1) AND NOT has_ended)
        AND NOT EXISTS (SELECT 1 FROM agenda JOIN matter ON matter.id = agenda.matter WHERE agenda.subject = state.subject AND NOT has_ended)
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.subject = state.subject AND outbox.published_at IS NULL)
        ORDER BY state.subject LIMIT @size
        """;

    /// <summary>Content known by its plain digest: the XML of a definition.</summary>
    public async Task<string?> Content(string digest, CancellationToken cancellation = default)
    {
        await using var context = Open();
        return await context.Set<StoredText>().Where(text => text.Digest == digest && text.Salt == "").Select(text => text.Content).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The time at which something was last recorded, or null in an empty record.</summary>
    public async Task<DateTimeOffset?> LatestEntry(CancellationToken cancellation = default)
    {
        // The last row: a subject's last entry is never bound, so it is there.
        await using var context = Open();
        return await Read(context, LastRow, cancellation);

        static DateTimeOffset? LastRow(Statements statements) => statements.Query(
            "SELECT at FROM entry ORDER BY rowid DESC LIMIT 1",
            row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0))).SingleOrDefault();
    }

    /// <summary>Matters with provisional dates in one of the years given, by their alert.</summary>
    public async Task<Page<AlertRow>> Provisional(IReadOnlyCollection<int> years, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var ids = years.Select(year => $"calendar/{year}").ToList();
        var rows = context.Set<AlertRow>().Where(alert => ids.Contains(alert.Id));
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 2);
            var (subject, id) = (after[0].Text(), after[1].Text());
            rows = rows.Where(alert => string.Compare(alert.Subject, subject) > 0 || alert.Subject == subject && string.Compare(alert.Id, id) > 0);
        }

        return await ToPage(rows.OrderBy(alert => alert.Subject).ThenBy(alert => alert.Id), size, alert => Cursor.Of(alert.Subject, alert.Id), cancellation);
    }

    /// <summary>The files a matter or a meeting of that id names, by digest; none when there is neither.</summary>
    public async Task<IReadOnlySet<string>> Named(string id, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var files = (await Own(context, id, cancellation))?.Attachments ?? (await Own(context, Subject.Meeting(id), cancellation) as Meeting)?.Scans ?? [];
        return files.Select(known => known.Digest).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Timers due by a moment, the earliest first.</summary>
    public async Task<Page<TimerRow>> DueTimers(DateTimeOffset now, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = context.Set<TimerRow>().Where(timer => timer.Due <= now);
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 3);
            var (due, subject, id) = (DateTimeOffset.FromUnixTimeMilliseconds(after[0].Number()), after[1].Text(), after[2].Text());
            rows = rows.Where(timer => timer.Due > due
                || timer.Due == due && (string.Compare(timer.Subject, subject) > 0 || timer.Subject == subject && string.Compare(timer.Id, id) > 0));
        }

        var ordered = rows.OrderBy(timer => timer.Due).ThenBy(timer => timer.Subject).ThenBy(timer => timer.Id);
        return await ToPage(ordered, size, timer => Cursor.Of(timer.Due, timer.Subject, timer.Id), cancellation);
    }

    /// <summary>What was due before a day and has not been told yet, the earliest first.</summary>
    public async Task<Page<DueRow>> MissedDues(DueKind kind, DateOnly today, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = context.Set<DueRow>().Where(due => due.Kind == kind && due.Due < today && !due.IsAlerted);
        return await ToPage(After(rows, cursor), size, due => Cursor.Of(due.Due, due.Subject, due.Id), cancellation);
    }

    /// <summary>Outbox rows not yet published, in order.</summary>
    public async Task<ImmutableArray<OutboxLine>> Unpublished(int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = await context.Set<StoredNotice>().Where(notice => notice.PublishedAt == null).OrderBy(notice => notice.Id).Take(Math.Clamp(size, 1, PageSize.Most)).ToListAsync(cancellation);
        return [.. rows.Select(ToLine)];
    }

    /// <summary>Commands accepted before a moment, the oldest first.</summary>
    internal async Task<List<(string Actor, string Id)>> OldCommands(DateTimeOffset before, int size, CancellationToken cancellation)
    {
        await using var context = Open();
        var at = before.ToUnixTimeMilliseconds();
        var rows = await context.Set<StoredCommand>().Where(command => command.At < at).OrderBy(command => command.At).Take(size).Select(command => new { command.Actor, command.Id }).ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.Actor, row.Id));
    }

    /// <summary>Volumes of the subjects behind a name that can be bound: a matter that has ended, a meeting whose matters have; nothing was
    /// recorded since a moment, and all that was to be told is told.</summary>
    internal async Task<List<StoredVolume>> RestingSubjects(DateTimeOffset before, string after, int size, CancellationToken cancellation)
    {
        await using var context = Open();
        return await Read(context, Bind, cancellation);

        // In one snapshot: what moves meanwhile is bound as it was, and the writer's guard finds out.
        List<StoredVolume> Bind(Statements statements)
        {
            statements.Execute("BEGIN");
            try
            {
                var chains = new Chains(statements);
                return statements.Query(Resting, row => row.GetString(0), ("@after", after), ("@before", before.ToUnixTimeMilliseconds()), ("@size", size))
                    .ConvertAll(subject => StoredVolume.Bind(chains.Entries(subject)));
            }
            finally
            {
                statements.Execute("ROLLBACK");
            }
        }
    }

    /// <summary>When each sweep last ran.</summary>
    public async Task<ImmutableArray<Sweep>> Sweeps(CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = await context.Set<StoredSweep>().OrderBy(sweep => sweep.Name).ToListAsync(cancellation);
        return [.. rows.Select(row => new Sweep(row.Name, DateTimeOffset.FromUnixTimeMilliseconds(row.LastRun), row.Count))];
    }

    /// <summary>What commands would be answered now, each alone, without committing any: to show what may be done, and why not.
    /// The core itself hides what the actor may not see.</summary>
    public async Task<ImmutableArray<Judgment>> Try(Law law, IReadOnlyList<Instruction> instructions, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var names = instructions.SelectMany(instruction => instruction.Command.Subjects).Where(subject => !subject.IsLaw).Distinct().Select(subject => subject.ToString()).ToList();
        var stored = await context.Set<StoredState>().Where(state => names.Contains(state.Subject)).ToListAsync(cancellation);
        var states = await Read(context, statements => stored.ToDictionary(state => Subject.Parse(state.Subject), state => new Chains(statements).State(Subject.Parse(state.Subject), state.Body)), cancellation);
        return [.. instructions.Select(instruction => Casework.Step(law, states.GetValueOrDefault, instruction))];
    }
}
