using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    /// <summary>Incidents: all of them for those who mend them, else those of matters the reader may see.</summary>
    public async Task<Page<IncidentRow>> Incidents(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        IQueryable<IncidentRow> rows = context.Set<IncidentRow>();
        if (!Visibility.MayMend(reader))
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

    /// <summary>Where a matter's process stands; null when there is none for the reader.</summary>
    public async Task<CourseView?> Course(Reader reader, Law law, string id, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var subject = Subject.Matter(id);
        if (!Visibility.MayMend(reader) && !await IsVisible(context, reader, subject, cancellation))
        {
            return null;
        }

        var name = subject.ToString();
        var body = await context.Set<StoredState>().Where(state => state.Subject == name).Select(state => state.Body).SingleOrDefaultAsync(cancellation);
        return body is null ? null : CourseView.Of(law, (Matter)RecordJson.ReadState(subject.Kind, body));
    }
}
