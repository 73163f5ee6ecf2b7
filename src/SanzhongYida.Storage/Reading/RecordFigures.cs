using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    /// <summary>Meetings called for a day of a period, as the reader sees them.</summary>
    public async Task<ImmutableArray<Meeting>> MeetingsBetween(Reader reader, DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var (keys, first, last) = (Keys(reader), DistrictTime.Start(from), DistrictTime.Start(to.AddDays(1)));
        var ids = await context.Set<MeetingRow>()
            .Where(row => row.StartsAt >= first && row.StartsAt < last && context.Set<AccessRow>().Any(access => access.Subject == "meeting/" + row.Id && keys.Contains(access.Key)))
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        return [.. (await States<Meeting>(reader, ids.Select(Subject.Meeting), cancellation)).Select(meeting => Visibility.Seen(meeting, reader))];
    }

    /// <summary>Matters the reader may see that were submitted or told of in a period, and those named.</summary>
    public async Task<ImmutableArray<Matter>> MattersTouched(Reader reader, DateOnly from, DateOnly to, IReadOnlyCollection<string> named, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var ids = await Visible(context, reader)
            .Where(row => row.SubmittedOn >= from && row.SubmittedOn <= to
                || named.Contains(row.Id)
                || context.Set<AlertRow>().Any(alert => alert.Subject == "matter/" + row.Id && alert.RaisedOn >= from && alert.RaisedOn <= to))
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        return [.. (await States<Matter>(reader, ids.Select(Subject.Matter), cancellation)).Select(matter => Visibility.Seen(matter, reader))];
    }

    /// <summary>Those of the subjects named that are there and that the reader may not see.</summary>
    public async Task<ImmutableHashSet<string>> Hidden(Reader reader, IReadOnlyCollection<string> subjects, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var keys = Keys(reader);
        var hidden = await context.Set<StoredState>()
            .Where(state => subjects.Contains(state.Subject)
                && (state.Kind == SubjectKind.Matter || state.Kind == SubjectKind.Meeting)
                && !context.Set<AccessRow>().Any(access => access.Subject == state.Subject && keys.Contains(access.Key)))
            .Select(state => state.Subject)
            .ToListAsync(cancellation);
        return [.. hidden];
    }

    /// <summary>The lines of a year's old ledger that the reader may see.</summary>
    public async Task<ImmutableArray<LedgerLine>> Ledger(Reader reader, Law law, int year, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var name = Subject.Register(year).ToString();
        return await context.Set<StoredState>().SingleOrDefaultAsync(state => state.Subject == name, cancellation) is { Body: { Length: > 0 } body }
            ? Visibility.LedgerOf((Register)RecordJson.ReadState(SubjectKind.Register, body), law, reader)
            : [];
    }

    /// <summary>What is due up to a day, of subjects the reader may see, the longest due first.</summary>
    public async Task<Page<DueRow>> Due(Reader reader, DateOnly until, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var keys = Keys(reader);
        var rows = context.Set<DueRow>().Where(due => due.Due <= until && context.Set<AccessRow>().Any(access => access.Subject == due.Subject && keys.Contains(access.Key)));
        return await ToPage(After(rows, cursor), size, due => Cursor.Of(due.Due, due.Subject, due.Id), cancellation);
    }

    /// <summary>Matters the reader may see of which something of execution is due, by their id.</summary>
    public async Task<Page<Matter>> UnderExecution(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = Visible(context, reader).Where(row => !row.HasEnded && context.Set<DueRow>().Any(due => due.Subject == "matter/" + row.Id && due.Kind != DueKind.WorkItem));
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 1)[0].Text();
            rows = rows.Where(row => string.Compare(row.Id, after) > 0);
        }

        var page = await ToPage(rows.OrderBy(row => row.Id), size, row => Cursor.Of(row.Id), cancellation);
        return new Page<Matter>([.. await States<Matter>(reader, page.Items.Select(row => Subject.Matter(row.Id)), cancellation)], page.Next);
    }

    private async Task<List<T>> States<T>(Reader reader, IEnumerable<Subject> subjects, CancellationToken cancellation)
        where T : State
    {
        var states = new List<T>();
        foreach (var subject in subjects)
        {
            if (await State(reader, subject, cancellation) is T state)
            {
                states.Add(state);
            }
        }

        return states;
    }

    // Whoever may read the matter: for what the program itself has to know of it.
    private async Task<Matter?> Own(RecordContext context, string matter, CancellationToken cancellation) => await Own(context, Subject.Matter(matter), cancellation) as Matter;

    private async Task<State?> Own(RecordContext context, Subject subject, CancellationToken cancellation)
    {
        var name = subject.ToString();
        var keys = await context.Set<AccessRow>().Where(access => access.Subject == name).Select(access => access.Key).ToListAsync(cancellation);
        return await State(new Reader(Instruction.System, [.. keys]), subject, cancellation);
    }
}
