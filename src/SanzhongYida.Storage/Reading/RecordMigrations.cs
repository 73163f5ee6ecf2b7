using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

#pragma warning disable CA1309 // These comparisons are translated to SQL, which compares texts by their bytes.

namespace SanzhongYida.Storage;

public sealed partial class Record
{
    /// <summary>What a migration plan does, or has done, with the matters under way, by id; null when there is no such plan for the
    /// reader. An ended matter is not listed.</summary>
    public async Task<Page<MigrationLine>?> Migration(Law law, Reader reader, string process, int number, string? cursor, int size, CancellationToken cancellation = default)
    {
        if (VersionMoves.For(law, reader, process, number) is not { } moves)
        {
            return null;
        }

        // The old version's hash stands in the state of whatever runs on it or was moved from it; only of what has ended no state is kept.
        await using var context = Open();
        var (from, after) = (moves.From, cursor is null ? "" : Cursor.Read(cursor, 1)[0].Text());
        var rows = context.Set<MatterRow>().Where(matter => !matter.HasEnded && string.Compare(matter.Id, after) > 0).OrderBy(matter => matter.Id)
            .Join(context.Set<StoredState>(), matter => "matter/" + matter.Id, state => state.Subject, (matter, state) => new { matter.Id, state.Body })
            .Where(row => row.Body!.Contains(from)).OrderBy(row => row.Id);
        var page = await ToPage(rows, size, row => Cursor.Of(row.Id), cancellation);
        var lines = page.Items.Select(row => moves.Line((Matter)RecordJson.ReadState(SubjectKind.Matter, row.Body!))).OfType<MigrationLine>();
        return new Page<MigrationLine>([.. lines], page.Next);
    }
}
