using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    /// <summary>待办 of the reader, the earliest due first, those without a day last.</summary>
    public Task<Page<WorkItemRow>> WorkItems(Reader reader, string? cursor, int size, CancellationToken cancellation = default) =>
        WorkOf(Keys(reader), reader, cursor, size, cancellation);

    /// <summary>What waits for one person by name, of matters the reader may see.</summary>
    public Task<Page<WorkItemRow>> WorkOf(string person, Reader reader, string? cursor, int size, CancellationToken cancellation = default) =>
        WorkOf([AccessKey.Person(person)], reader, cursor, size, cancellation);

    private async Task<Page<WorkItemRow>> WorkOf(string[] keys, Reader reader, string? cursor, int size, CancellationToken cancellation)
    {
        await using var context = Open();
        var rows = context.Set<WorkItemRow>().Where(item =>
            context.Set<CandidateRow>().Any(candidate => candidate.Matter == item.Matter && candidate.WorkItem == item.Id && keys.Contains(candidate.Key))
            && Visible(context, reader).Any(matter => matter.Id == item.Matter));
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 3);
            var (day, matter, id) = (after[0].Day(), after[1].Text(), after[2].Text());
            rows = rows.Where(item => (item.Due ?? DateOnly.MaxValue) > day
                || (item.Due ?? DateOnly.MaxValue) == day && (string.Compare(item.Matter, matter) > 0 || item.Matter == matter && string.Compare(item.Id, id) > 0));
        }

        var ordered = rows.OrderBy(item => item.Due ?? DateOnly.MaxValue).ThenBy(item => item.Matter).ThenBy(item => item.Id);
        return await ToPage(ordered, size, item => Cursor.Of(item.Due ?? DateOnly.MaxValue, item.Matter, item.Id), cancellation);
    }

    /// <summary>What was due before a day, of subjects the reader may see, the longest overdue first.</summary>
    public Task<Page<DueRow>> Overdue(Reader reader, DateOnly today, string? cursor, int size, CancellationToken cancellation = default) =>
        Due(reader, today.AddDays(-1), cursor, size, cancellation);

    /// <summary>Alerts of subjects the reader may see, the newest first.</summary>
    public async Task<Page<AlertRow>> Alerts(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var keys = Keys(reader);
        var rows = context.Set<AlertRow>().Where(alert => context.Set<AccessRow>().Any(access => access.Subject == alert.Subject && keys.Contains(access.Key)));
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 3);
            var (day, subject, id) = (after[0].Day(), after[1].Text(), after[2].Text());
            rows = rows.Where(alert => alert.RaisedOn < day
                || alert.RaisedOn == day && (string.Compare(alert.Subject, subject) > 0 || alert.Subject == subject && string.Compare(alert.Id, id) > 0));
        }

        var ordered = rows.OrderByDescending(alert => alert.RaisedOn).ThenBy(alert => alert.Subject).ThenBy(alert => alert.Id);
        return await ToPage(ordered, size, alert => Cursor.Of(alert.RaisedOn, alert.Subject, alert.Id), cancellation);
    }

    /// <summary>What the reader was told, the newest first.</summary>
    public async Task<Page<OutboxLine>> Notices(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var keys = Keys(reader);
        var before = cursor is null ? long.MaxValue : Cursor.Read(cursor, 1)[0].Number();
        var rows = context.Set<StoredNotice>().Where(notice =>
            notice.Id < before && context.Set<NoticeAudience>().Any(audience => audience.Notice == notice.Id && keys.Contains(audience.Key)));
        var page = await ToPage(rows.OrderByDescending(notice => notice.Id), size, notice => Cursor.Of(notice.Id), cancellation);
        return new Page<OutboxLine>([.. page.Items.Select(ToLine)], page.Next);
    }

    /// <summary>What anybody reads: published decisions, the newest first.</summary>
    public async Task<Page<PublicationRow>> Publications(string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        IQueryable<PublicationRow> rows = context.Set<PublicationRow>();
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 3);
            var (day, matter, decision) = (after[0].Day(), after[1].Text(), after[2].Number());
            rows = rows.Where(row => row.PublishedOn < day
                || row.PublishedOn == day && (string.Compare(row.Matter, matter) > 0 || row.Matter == matter && row.Decision > decision));
        }

        var ordered = rows.OrderByDescending(row => row.PublishedOn).ThenBy(row => row.Matter).ThenBy(row => row.Decision);
        return await ToPage(ordered, size, row => Cursor.Of(row.PublishedOn, row.Matter, row.Decision), cancellation);
    }

    /// <summary>Opinions of the public on a matter that anybody may read of; null when nothing of it is public.</summary>
    public async Task<ImmutableArray<PublicOpinion>?> PublicOpinions(string matter, CancellationToken cancellation = default)
    {
        await using var context = Open();
        return await context.Set<PublicationRow>().AnyAsync(row => row.Matter == matter, cancellation) && await Own(context, matter, cancellation) is { } known
            ? known.PublicOpinions
            : null;
    }

    private static IOrderedQueryable<DueRow> After(IQueryable<DueRow> rows, string? cursor)
    {
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 3);
            var (day, subject, id) = (after[0].Day(), after[1].Text(), after[2].Text());
            rows = rows.Where(due => due.Due > day
                || due.Due == day && (string.Compare(due.Subject, subject) > 0 || due.Subject == subject && string.Compare(due.Id, id) > 0));
        }

        return rows.OrderBy(due => due.Due).ThenBy(due => due.Subject).ThenBy(due => due.Id);
    }

    private static OutboxLine ToLine(StoredNotice row) =>
        new(row.Id, Subject.Parse(row.Subject), row.Seq, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), RecordJson.ReadNotice(row.Notice));
}
