using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    /// <summary>A page of the list of matters with each matter as the reader sees it, the newest first.</summary>
    public async Task<Page<(MatterRow Row, Matter Matter)>> MatterStates(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        var page = await Matters(reader, cursor, size, cancellation);
        await using var context = Open();
        var matters = ImmutableArray.CreateBuilder<(MatterRow Row, Matter Matter)>(page.Items.Length);
        foreach (var row in page.Items)
        {
            matters.Add((row, Visibility.Seen((Matter)(await State(context, Subject.Matter(row.Id), cancellation))!, reader)));
        }

        return new(matters.ToImmutable(), page.Next);
    }

    /// <summary>Steps that wait for somebody, of matters the reader may see, the longest waiting first (R-2.4-a).</summary>
    public async Task<Page<WorkItemRow>> Slowest(Reader reader, string? cursor, int size, CancellationToken cancellation = default)
    {
        await using var context = Open();
        var rows = context.Set<WorkItemRow>().Where(item => Visible(context, reader).Any(matter => matter.Id == item.Matter));
        if (cursor is not null)
        {
            var after = Cursor.Read(cursor, 3);
            var (day, matter, id) = (after[0].Day(), after[1].Text(), after[2].Text());
            rows = rows.Where(item => item.OpenedOn > day
                || item.OpenedOn == day && (string.Compare(item.Matter, matter) > 0 || item.Matter == matter && string.Compare(item.Id, id) > 0));
        }

        var ordered = rows.OrderBy(item => item.OpenedOn).ThenBy(item => item.Matter).ThenBy(item => item.Id);
        return await ToPage(ordered, size, item => Cursor.Of(item.OpenedOn, item.Matter, item.Id), cancellation);
    }
}
