using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A page of the list of matters, all of them or those that hold a text.</summary>
public static class MatterSearch
{
    /// <summary>Longest text looked for.</summary>
    public const int LongestText = 60;

    /// <summary>Most matters that are looked at before an answer is given; the next page goes on from there.</summary>
    public const int MostLookedAt = 2000;

    /// <summary>The page after a cursor.</summary>
    public static async Task<Page<MatterRow>> Read(Desk desk, Reader reader, string? text, string? cursor, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return await desk.Record.Matters(reader, cursor, PageSize.Usual, stop);
        }

        var hits = new List<MatterRow>();
        var looked = 0;
        do
        {
            var page = await desk.Record.Matters(reader, cursor, PageSize.Most, stop);
            hits.AddRange(page.Items.Where(row => Holds(desk.Law, row, text.Trim())));
            looked += page.Items.Length;
            cursor = page.Next;
        }
        while (cursor is not null && hits.Count < PageSize.Usual && looked < MostLookedAt);

        return new Page<MatterRow>([.. hits], cursor);
    }

    private static bool Holds(Law law, MatterRow row, string text) =>
        new[] { row.Title, row.Number, Words.Unit(law, row.Unit), Words.Of(row.Kind), row.Standing }.Any(cell => cell.Contains(text, StringComparison.OrdinalIgnoreCase));
}
