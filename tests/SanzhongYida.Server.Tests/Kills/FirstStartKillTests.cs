using Microsoft.Data.Sqlite;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>A first start enters hundreds of things in several commits; killed between them it is gone on with at the next start.</summary>
public class FirstStartKillTests
{
    private const int Kills = 6;

    [Fact]
    public async Task A_first_start_through_six_kills_ends_as_it_ends_without()
    {
        await using var whole = new ServerProcess();
        await whole.Start();
        whole.Kill();
        var chance = new Chance();
        var entered = Entries(whole.Record);

        await using var killed = new ServerProcess();
        var at = new List<long>();
        foreach (var moment in chance.Some(Kills - 1, (int)entered).Append((int)entered - 1).Order())
        {
            at.Add(await KillAfter(killed, moment));
        }

        await killed.Start();
        killed.Kill();
        Console.WriteLine($"measured: a first start of {entered} entries, killed after {string.Join(", ", at)}, seed {chance.Seed}");
        Assert.Equal(WhatHappened.In(whole.Record), WhatHappened.In(killed.Record));
        Assert.Empty(Replay.Verify(killed.Record).Findings);
    }

    private static async Task<long> KillAfter(ServerProcess server, int entries)
    {
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var start = server.Start();
        while (!start.IsCompleted && Entries(server.Record) <= entries)
        {
            await pulse.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        server.Kill();
        return Entries(server.Record);
    }

    private static long Entries(string record)
    {
        if (!File.Exists(record))
        {
            return 0;
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={record};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM entry";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // Its tables are being made.
            return 0;
        }
    }
}
