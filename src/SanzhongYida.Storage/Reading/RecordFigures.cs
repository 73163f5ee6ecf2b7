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
        var bodies = await context.Set<MeetingRow>()
            .Where(row => row.StartsAt >= first && row.StartsAt < last && context.Set<AccessRow>().Any(access => access.Subject == "meeting/" + row.Id && keys.Contains(access.Key)))
            .Join(context.Set<StoredState>(), row => "meeting/" + row.Id, state => state.Subject, (row, state) => state.Body)
            .ToListAsync(cancellation);
        return [.. bodies.Select(body => Visibility.Seen((Meeting)RecordJson.ReadState(SubjectKind.Meeting, body), reader))];
    }

    /// <summary>Matters the reader may see that were submitted or told of in a period, and those named.</summary>
    public async Task<ImmutableArray<Matter>> MattersTouched(Reader reader, DateOnly from, DateOnly to, IReadOnlyCollection<string> named, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var bodies = await Visible(context, reader)
            .Where(row => row.SubmittedOn >= from && row.SubmittedOn <= to
                || named.Contains(row.Id)
                || context.Set<AlertRow>().Any(alert => alert.Subject == "matter/" + row.Id && alert.RaisedOn >= from && alert.RaisedOn <= to))
            .Join(context.Set<StoredState>(), row => "matter/" + row.Id, state => state.Subject, (row, state) => state.Body)
            .ToListAsync(cancellation);
        return [.. bodies.Select(body => Visibility.Seen((Matter)RecordJson.ReadState(SubjectKind.Matter, body), reader))];
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

    /// <summary>What is due up to a day, of subjects the reader may see, the longest due first.</summary>
    public async Task<Page<DueRow>> Due(Reader reader, DateOnly until, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var keys = Keys(reader);
        var rows = context.Set<DueRow>().Where(due => due.Due <= until && context.Set<AccessRow>().Any(access => access.Subject == due.Subject && keys.Contains(access.Key)));
        return await ToPage(After(rows, cursor), size, due => Cursor.Of(due.Due, due.Subject, due.Id), cancellation);
    }
}
