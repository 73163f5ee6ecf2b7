using System.Globalization;
using SanzhongYida.Testbed;

namespace SanzhongYida.Storage.Tests;

/// <summary>SIGKILL of a Desk at work, again and again on one record: whatever was acknowledged is there once, whatever was not is there
/// once or not at all, and once after it is asked again under its id.</summary>
public class DeskKillTests
{
    private const int KillsOfOneRecord = 50;
    private const int Clients = 8;

    /// <summary>One record in the suite, ten in the long variant: 500 kills.</summary>
    public static TheoryData<int> Records => [.. Enumerable.Range(1, Chance.IsLong ? 10 : 1)];

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_done_twice(int record)
    {
        await using var office = await Office.New(open: false);
        using var ledger = new OutsideLedger();
        var chance = new Chance();
        var openings = new List<long>();
        var (struck, inDoubt, happened) = (0, 0, 0);
        for (var kill = 0; kill < KillsOfOneRecord; kill++)
        {
            using var desk = DeskProcess.Start(office.Path);
            openings.Add(await desk.Opened);
            await AskAgain(desk, ledger);
            await Work(desk, ledger, chance);
            struck += desk.InFlight > 0 ? 1 : 0;
            inDoubt += ledger.InDoubt.Count;
            happened += Effects(office, ledger);
        }

        using (var last = DeskProcess.Start(office.Path))
        {
            openings.Add(await last.Opened);
            await AskAgain(last, ledger);
            last.Close();
        }

        Effects(office, ledger);
        openings.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"measured: record {record}: {KillsOfOneRecord} kills of the desk, {struck} with a request in flight; {ledger.Acknowledged.Length} commands acknowledged, {inDoubt} in doubt of which {happened} had happened; opened again in {openings[openings.Count / 2]} ms (median), {openings[^1]} ms (longest); seed {chance.Seed}"));
        Assert.True(10 * struck >= 3 * KillsOfOneRecord, "fewer than 30% of the kills struck a request in flight");
        Assert.Empty(ledger.InDoubt);
    }

    // As a client does whose connection broke: the same command under the same id.
    private static async Task AskAgain(DeskProcess desk, OutsideLedger ledger)
    {
        foreach (var (id, what) in ledger.InDoubt)
        {
            ledger.Keep(id, await desk.Ask(id, what));
        }
    }

    // Some answers, and a little more, and the end.
    private static async Task Work(DeskProcess desk, OutsideLedger ledger, Chance chance)
    {
        var answersLeft = 1 + chance.Below(60);
        var enough = new TaskCompletionSource();
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(Ask)).ToList();
        await enough.Task;
        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + chance.Below(5)));
        await moment.WaitForNextTickAsync();
        desk.Kill();
        await Task.WhenAll(clients);

        async Task Ask()
        {
            try
            {
                while (true)
                {
                    var (id, what) = ledger.Next();
                    var answer = await desk.Ask(id, what);
                    ledger.Keep(id, answer);
                    if (chance.Below(8) == 0)
                    {
                        Assert.Equal(answer, await desk.Ask(id, what));
                    }

                    if (Interlocked.Decrement(ref answersLeft) == 0)
                    {
                        enough.TrySetResult();
                    }
                }
            }
            catch (IOException)
            {
                // The desk is gone.
            }
            catch (Exception wrong)
            {
                enough.TrySetException(wrong);
                throw;
            }
        }
    }

    /// <summary>Compares the record with the ledger.</summary>
    /// <returns>How many of the commands in doubt had happened.</returns>
    private static int Effects(Office office, OutsideLedger ledger)
    {
        Assert.Empty(Replay.Verify(office.Path).Findings);
        var effects = office.Read("SELECT command, subject, seq FROM entry WHERE command LIKE 'k%'").ToLookup(row => row.Split('|')[0], StringComparer.Ordinal);
        foreach (var answer in ledger.Acknowledged.Select(line => line.Split(' ')))
        {
            var (id, subject, version) = (answer[0], answer[2], answer[3]);
            Assert.Equal(subject.StartsWith("matter/", StringComparison.Ordinal) ? 2 : 1, effects[id].Count());
            Assert.Single(effects[id], $"{id}|{subject}|{version}");
        }

        var happened = ledger.InDoubt.Where(asked => effects.Contains(asked.Key)).ToList();
        Assert.All(happened, asked => Assert.Equal(asked.Value.StartsWith("submit", StringComparison.Ordinal) ? 2 : 1, effects[asked.Key].Count()));
        Assert.Equal(["0"], office.Read("SELECT count(*) - count(DISTINCT number) FROM matter"));
        return happened.Count;
    }
}
