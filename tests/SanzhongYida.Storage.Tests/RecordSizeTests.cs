using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SanzhongYida.Benchmarks;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>What finished matters of S1's kind weigh, in a real file.</summary>
public sealed class RecordSizeTests
{
    private const int Matters = 24;

    [Fact]
    public async Task A_finished_matter_takes_at_most_40_KB_of_the_record()
    {
        await using var office = await Office.New();

        // The founding's own commands are not the matters' to forget.
        await office.Desk.Tidy(Office.Now.AddDays(31));
        var before = Size(office);
        var end = await Walk(office);
        var whole = (Size(office) - before) / Matters;

        // The matter and its two meetings.
        Assert.Equal(3 * Matters, await office.Desk.Tidy(end.AddDays(31)));
        var bound = (Size(office) - before) / Matters;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: record per finished matter of S1 {bound / 1024.0:F1} KB of 40, {whole / 1024.0:F1} KB before it rests 30 days"));
        Assert.Empty(Replay.Verify(office.Path).Findings);
        Assert.True(bound <= 40 * 1024, $"{bound} bytes");
    }

    [Fact]
    public async Task No_state_on_the_way_is_larger_than_16_KB()
    {
        await using var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await Dossiers.Record.Value, TestContext.Current.CancellationToken);
        await office.Open();
        var reader = Reader.Of(office.Desk.Law, "K01", new DateOnly(2026, 11, 27));
        var largest = 0;
        foreach (var subject in new[] { Subject.Matter("matter-1"), Subject.Meeting("meeting-1"), Subject.Meeting("meeting-2") })
        {
            State? state = null;
            foreach (var line in (await office.Desk.Record.Entries(reader, subject, null, PageSize.Most, TestContext.Current.CancellationToken))!.Items)
            {
                state = Fold.Entry(state, line.Facts, new Stamp(line.At, line.By));
                largest = Math.Max(largest, RecordJson.Write(state).Length);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: largest state of S1 {largest / 1024.0:F1} KB of 16"));
        Assert.InRange(largest, 4096, 16 * 1024);
    }

    // All of them through one date before the next: numbers are issued in the order of days.
    private static async Task<DateTimeOffset> Walk(Office office)
    {
        var plan = Plan.Of(Shipped.Read("taobei/S1.scenario.txt"));
        var stage = new DeskStage(office);
        var matters = new List<List<Benchmarks.Act>[]>();
        for (var n = 0; n < Matters; n++)
        {
            matters.Add(await plan.Acts(Guid.CreateVersion7().ToString("N")));
        }

        for (var block = 0; block < plan.Blocks.Count; block++)
        {
            await stage.Sweep(plan.Blocks[block]);
            foreach (var act in matters.SelectMany(matter => matter[block]))
            {
                // Ids, salts and digests as large and as random as those of clients.
                var answer = await office.Desk.Commit(new Instruction(
                    Guid.CreateVersion7().ToString("N"), act.Actor, act.At, act.Command, RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetHexString(64, lowercase: true)));
                Assert.True(answer is Answer.Accepted, $"{act}: {answer}");
            }
        }

        await office.Publish();
        return plan.Blocks[^1];
    }

    private static long Size(Office office)
    {
        using var connection = new SqliteConnection(SqliteConnections.Writing(office.Path));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
