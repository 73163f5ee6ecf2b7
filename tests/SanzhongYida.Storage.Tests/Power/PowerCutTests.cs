using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Testbed;
using Xunit.Sdk;

namespace SanzhongYida.Storage.Tests;

/// <summary>The power is cut at every write and sync in turn. A disk may hold then all, nothing or any sectors of what was not synced:
/// whatever it holds, the record opens, holds, and has everything that was acknowledged by then.</summary>
public class PowerCutTests
{
    private const int Commands = 24;

    /// <summary>Of some moments in the suite, of all in the long variant.</summary>
    private const int Moments = 60;

    [Fact]
    public async Task A_power_cut_loses_nothing_that_was_acknowledged() => await Cut("FULL");

    [Fact]
    public async Task Syncing_less_often_would_be_found()
    {
        var found = await Assert.ThrowsAnyAsync<XunitException>(() => Cut("NORMAL"));
        Assert.Contains("acknowledged", found.Message, StringComparison.Ordinal);
    }

    private static async Task Cut(string synchronous)
    {
        var chance = new Chance();
        var moments = await Work(synchronous);
        Assert.True(moments.Count > 3 * Commands, $"{moments.Count} moments");
        var chosen = Chance.IsLong ? moments : [.. chance.Some(Moments, moments.Count).Order().Select(number => moments[number])];
        foreach (var (disk, acknowledged) in chosen)
        {
            await Check(disk.WriteLeast, acknowledged);
            await Check(disk.WriteMost, acknowledged);
            await Check(folder => disk.WriteSome(folder, chance), acknowledged);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: synchronous={synchronous}, {3 * chosen.Count} disks after a power cut at {chosen.Count} of {moments.Count} moments, seed {chance.Seed}"));
    }

    // Checkpoints come often, so that they are among what is cut.
    private static async Task<List<(DiskMoment Disk, int Acknowledged)>> Work(string synchronous)
    {
        await using var office = await Office.New(open: false);
        using var disk = new WatchedDisk(office.Folder);
        SqliteRecordStore? file = null;
        office.Open(store => file = store);
        foreach (var pragma in new[] { $"synchronous = {synchronous}", "wal_autocheckpoint = 60" })
        {
            using var command = file!.Connection.CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            command.ExecuteNonQuery();
        }

        var moments = new List<(DiskMoment, int)>();
        var acknowledged = 0;
        disk.Moved = () => moments.Add((disk.Now(), Volatile.Read(ref acknowledged)));
        for (var number = 1; number <= Commands; number++)
        {
            await office.Must(Instruction.System, new DirectoryCommand.EnterPerson($"新人{number}", "新人", "住建局"), $"act/{number}");
            Volatile.Write(ref acknowledged, number);
        }

        disk.Moved = null;
        return moments;
    }

    private static async Task Check(Action<string> write, int acknowledged)
    {
        await using var office = Office.Empty();
        write(office.Folder);
        await office.Open();
        var known = office.Read("SELECT id FROM command WHERE id LIKE 'act/%'").Count;
        Assert.True(known >= acknowledged, $"{acknowledged} acknowledged, {known} there");
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }
}
