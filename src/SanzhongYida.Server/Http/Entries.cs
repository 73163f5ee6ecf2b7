using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The entries of a subject: its facts as recorded and hashed.</summary>
public static class Entries
{
    /// <summary>A page of them, or “not found”.</summary>
    public static async Task<IResult> Read(PageQuery page, Desk desk, Reader reader, Subject subject, CancellationToken stop)
    {
        var found = true;
        var answer = await page.Read(async (cursor, size) =>
        {
            var entries = await desk.Record.Entries(reader, subject, cursor, size, stop);
            found = entries is not null;
            return entries ?? new Page<EntryLine>([], null);
        });
        return found ? answer : Problems.NotFound();
    }
}
