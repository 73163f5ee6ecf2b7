using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    /// <summary>Incidents: all of them for those who mend them, else those of matters the reader may see.</summary>
    public Task<Page<IncidentRow>> Incidents(Reader reader, string? cursor, int size, CancellationToken cancellation = default) =>
        OfMatters<IncidentRow>(reader, Visibility.MayMend(reader), cursor, size, cancellation);

    /// <summary>Jobs that wait: all of them for the programs that do them and for those who mend processes, else those of matters the reader may see.</summary>
    public Task<Page<JobRow>> Jobs(Reader reader, string? cursor, int size, CancellationToken cancellation = default) =>
        OfMatters<JobRow>(reader, Visibility.MayMend(reader) || Visibility.MayWork(reader), cursor, size, cancellation);

    /// <summary>Jobs of these topics that a program may be given at that moment.</summary>
    public async Task<IReadOnlyList<JobRow>> FreeJobs(IReadOnlyCollection<string> topics, DateTimeOffset at, int most, CancellationToken cancellation = default)
    {
        await using var context = Open();
        return await context.Set<JobRow>().Where(row => topics.Contains(row.Topic) && (row.FreeFrom == null || row.FreeFrom <= at))
            .OrderBy(row => row.Matter).ThenBy(row => row.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>A job as the program that has taken it gets it; null when it waits no more.</summary>
    public async Task<JobView?> Job(Law law, string matter, string id, CancellationToken cancellation = default)
    {
        await using var context = Open();
        return await State(context, Subject.Matter(matter), cancellation) is Matter found ? JobView.Of(law, found, id) : null;
    }

    /// <summary>Where a matter's process stands; null when there is none for the reader.</summary>
    public async Task<CourseView?> Course(Reader reader, Law law, string id, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var subject = Subject.Matter(id);
        if (!Visibility.MayMend(reader) && !await IsVisible(context, reader, subject, cancellation))
        {
            return null;
        }

        return await State(context, subject, cancellation) is Matter matter ? CourseView.Of(law, matter) : null;
    }

    private async Task<Page<TRow>> OfMatters<TRow>(Reader reader, bool seesAll, string? cursor, int size, CancellationToken cancellation)
        where TRow : class, IRowOfMatter
    {
        await using var context = Open();
        IQueryable<TRow> rows = context.Set<TRow>();
        if (!seesAll)
        {
            rows = rows.Where(row => Visible(context, reader).Any(matter => matter.Id == row.Matter));
        }

        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 2);
            var (matter, id) = (after[0].Text(), after[1].Text());
            rows = rows.Where(row => string.Compare(row.Matter, matter) > 0 || row.Matter == matter && string.Compare(row.Id, id) > 0);
        }

        return await ToPage(rows.OrderBy(row => row.Matter).ThenBy(row => row.Id), size, row => Cursor.Of(row.Matter, row.Id), cancellation);
    }
}
