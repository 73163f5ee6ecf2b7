namespace SanzhongYida.Benchmarks;

/// <summary>How many statements the Desk's writes take.</summary>
/// <param name="PerTransition">All statements by all transitions.</param>
/// <param name="PerCommit">All statements by all transactions.</param>
/// <param name="MostPerTable">The most that one transaction did with one table in one way.</param>
/// <param name="CommitsPerTransition">Transactions by transitions; each is one fsync of the log.</param>
internal sealed record Statements(double PerTransition, double PerCommit, int MostPerTable, double CommitsPerTransition)
{
    /// <summary>Counts them in a run of its own, for counting costs time.</summary>
    public static async Task<Statements> Count(Plan plan, string path, int clients)
    {
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var (all, commits, most) = (0, 0, 0);
        await using var desk = new DeskLane(plan, path);
        desk.Trace(text =>
        {
            all++;
            commits += text == "COMMIT" ? 1 : 0;
            if (text == "COMMIT")
            {
                most = Math.Max(most, kinds.Values.Max());
                kinds.Clear();
            }

            // The traced text has its values in it; what it does to which table stands before the first bracket.
            var kind = text.Split('(')[0];
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        });
        var measured = await desk.Run(plan, clients, clients, new Progress("statements"));
        return new Statements((double)all / measured.Transitions, (double)all / commits, most, (double)commits / measured.Transitions);
    }
}
