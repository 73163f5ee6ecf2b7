using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The application of an approved plan, page by page: the API and the page both come through here.</summary>
public static class MigrationRun
{
    /// <summary>Moves the matters of one page and tells what became of each. A matter's command bears an id that says by which plan it
    /// moves, so that going over a page again moves nothing twice.</summary>
    public static async Task<Page<MigrationLine>> Move(Desk desk, Clerk clerk, string person, string process, int number, string? cursor, int size, CancellationToken stop)
    {
        var before = await Lines();
        await Task.WhenAll(before.Items.Where(line => line.Verdict == MigrationVerdict.Moves).Select(line =>
            clerk.Commit(person, new SubmissionCommand.MoveToVersion(line.Matter, process, number), $"migration/{process}/{number}/{line.Matter}", cancellation: stop)));
        return await Lines();

        async Task<Page<MigrationLine>> Lines() =>
            await desk.Record.Migration(desk.Law, clerk.Reader(person), process, number, cursor, size, stop) ?? new Page<MigrationLine>([], null);
    }
}
