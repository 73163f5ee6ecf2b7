using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>A finished matter bound into a volume reads, proves and goes on as before.</summary>
public sealed class VolumeTests
{
    private const string Matter = "matter-1";

    // S1 ends on 27 November.
    private static readonly DateTimeOffset Rested = new(2026, 12, 28, 9, 0, 0, TimeSpan.FromHours(8));

    public static TheoryData<string, string> Tamperings => new()
    {
        { "a changed byte", "UPDATE volume SET body = substr(body, 1, 2000) || x'00' || substr(body, 2002) WHERE subject = 'matter/matter-1'" },
        { "another chain's volume", "UPDATE volume SET body = (SELECT body FROM volume WHERE subject = 'meeting/meeting-2') WHERE subject = 'meeting/meeting-1'" },
        { "a removed volume", "DELETE FROM volume WHERE subject = 'matter/matter-1'" },
        { "an emptied volume", "UPDATE volume SET body = x'06' WHERE subject = 'matter/matter-1'" },
        { "a volume that says it ends elsewhere", "UPDATE volume SET last = last - 1 WHERE subject = 'matter/matter-1'" },
        { "another algorithm", "UPDATE volume SET hash_alg = 'none' WHERE subject = 'matter/matter-1'" },
        { "the entry after it removed", "DELETE FROM entry WHERE subject = 'matter/matter-1'" },
        { "a state without a body that is not bound", "UPDATE state SET body = NULL WHERE subject = 'person/M01'" },
        { "a notice of what is bound", "INSERT INTO outbox (subject, seq, notice, created_at) VALUES ('matter/matter-1', 1, '{}', 0)" },
        { "a changed item of an agenda", "UPDATE agenda SET matter = '别的'" },
    };

    [Fact]
    public async Task What_is_bound_reads_as_before()
    {
        await using var office = await Finished();
        var before = await Seen(office);
        Assert.True(before.Count > 60, $"{before.Count} things seen");
        var entries = office.Read("SELECT subject, count(*) FROM entry WHERE subject LIKE 'matter/%' OR subject LIKE 'meeting/%' GROUP BY subject ORDER BY subject");
        Assert.Equal(3, await office.Desk.Tidy(Rested));
        Assert.Equal(entries, office.Read("SELECT subject, last + 1 FROM volume ORDER BY subject"));
        Assert.Equal(before, await Seen(office));
        await office.Reopen();
        Assert.Equal(before, await Seen(office));
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    [Fact]
    public async Task The_dossier_of_what_is_bound_is_the_same_byte_by_byte_and_holds()
    {
        await using var office = await Finished();
        var before = Dossiers.Files((await Dossier.Take(office.Path, Dossiers.Order(Matter)))!);
        await office.Desk.Tidy(Rested);
        var dossier = (await Dossier.Take(office.Path, Dossiers.Order(Matter)))!;
        Assert.Empty(Dossier.Verify(dossier, Dossiers.Key.PublicKey).Findings);
        var after = Dossiers.Files(dossier);
        Assert.Equal(before.Select(file => file.Name), after.Select(file => file.Name), StringComparer.Ordinal);
        Assert.All(before.Zip(after).Where(pair => pair.First.Name != Manifest.SignatureName), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public async Task What_is_bound_goes_on_and_is_bound_again()
    {
        await using var office = await Finished();
        var bound = Entries(office);
        await office.Desk.Tidy(Rested);
        await office.Reopen();
        var answer = await office.Desk.Commit(new Instruction("later", "K01", Rested, new MeetingCommand.AddToRecord("meeting-1", "补记一点。"), new byte[16]));
        Assert.Equal(bound + 1, Assert.IsType<Answer.Accepted>(answer).Version);
        Assert.Empty(Replay.Verify(office.Path).Findings);
        Assert.Equal(0, await office.Desk.Tidy(Rested.AddDays(30)));
        await office.Publish();
        Assert.Equal(1, await office.Desk.Tidy(Rested.AddDays(31)));
        Assert.Equal($"{bound}", Assert.Single(office.Read("SELECT last FROM volume WHERE subject = 'meeting/meeting-1'")));
        Assert.Equal(bound + 1, (await office.Desk.Record.Entries(Everybody(office), Subject.Meeting("meeting-1"), null, 200))!.Items.Length);
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    [Fact]
    public async Task A_second_round_finds_nothing_left()
    {
        await using var office = await Finished();
        await office.Desk.Tidy(Rested);
        var before = office.Dump();
        Assert.Equal(0, await office.Desk.Tidy(Rested));
        Assert.Equal(before, office.Dump());
    }

    [Fact]
    public async Task Only_what_has_ended_is_told_and_rests_is_bound()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Publish();
        Assert.Equal(0, await office.Desk.Tidy(Rested.AddYears(1)));

        await using var ended = await Finished(publish: false);
        Assert.Equal(0, await ended.Desk.Tidy(Rested));
        await ended.Publish();
        Assert.Equal(2, await ended.Desk.Tidy(Rested.AddDays(-2)));
        Assert.Equal(1, await ended.Desk.Tidy(Rested));
    }

    [Fact]
    public async Task What_has_moved_since_it_was_read_is_not_bound()
    {
        await using var office = await Finished();
        var written = Entries(office);
        await office.Desk.DisposeAsync();
        SqliteRecordStore store = null!;
        office.Open(file => store = file);
        var pending = new Pending();
        pending.Volumes.AddRange(await office.Desk.Record.RestingSubjects(Rested.AddDays(-30), "", 16, TestContext.Current.CancellationToken));
        Assert.Equal(3, pending.Volumes.Count);
        await office.Desk.Commit(new Instruction("later", "K01", Rested, new MeetingCommand.AddToRecord("meeting-1", "补记一点。"), new byte[16]), TestContext.Current.CancellationToken);
        store.Write(pending);
        Assert.Equal(["matter/matter-1", "meeting/meeting-2"], office.Read("SELECT subject FROM volume ORDER BY subject"));
        Assert.Equal(written + 1, Entries(office));
    }

    [Fact]
    public async Task Cut_at_every_call_and_run_again_it_is_as_if_it_had_never_been_cut()
    {
        await using var uncut = await Finished();
        await uncut.Desk.Tidy(Rested);
        var whole = uncut.Dump();
        var deaths = 0;
        while (await IsCut(deaths + 1))
        {
            deaths++;
        }

        // Two transactions: of three statements and of seven, each between two calls.
        Assert.True(deaths >= 14, $"{deaths} deaths");

        async Task<bool> IsCut(int call)
        {
            await using var office = await Finished();
            await office.Desk.DisposeAsync();
            var image = "";
            office.Open(file => new CutStore(file, file, call, () => image = office.Image()));
            var isCut = await Xunit.Record.ExceptionAsync(() => office.Desk.Tidy(Rested)) is IOException;
            await office.Desk.DisposeAsync();
            if (isCut)
            {
                office.Become(image);
            }

            await office.Open();
            await office.Desk.Tidy(Rested);
            Assert.Equal(whole, office.Dump());
            return isCut;
        }
    }

    [Fact]
    public async Task What_was_bound_by_a_program_that_knew_another_shape_is_folded_again_and_stays_bound()
    {
        await using var office = await Finished();
        await office.Desk.Tidy(Rested);
        var before = office.Dump();
        await office.Desk.DisposeAsync();
        office.Tamper("UPDATE state SET schema = 'older' WHERE subject IN ('matter/matter-1', 'meeting/meeting-1')");
        office.Tamper("DELETE FROM publication; DELETE FROM agenda WHERE subject = 'meeting/meeting-1'; UPDATE matter SET title = '别的'");
        await office.Open();
        Assert.Equal(before, office.Dump());
    }

    [Fact]
    public async Task A_text_destroyed_leaves_no_byte_of_it_whether_its_subject_is_bound_before_or_after()
    {
        const string Before = "低保补助已落实。", After = "价格机制稳妥。";
        await using var office = await Finished();
        await Destroy(office, Before, Rested.AddDays(-30));
        Assert.Equal(2, await office.Desk.Tidy(Rested));
        await Destroy(office, After, Rested);
        await office.Publish();
        Assert.Equal(1, await office.Desk.Tidy(Rested.AddDays(31)));
        Assert.Empty(Replay.Verify(office.Path).Findings);
        await office.Desk.DisposeAsync();
        foreach (var file in Directory.GetFiles(office.Folder))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.All([Before, After], text => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text))));
        }
    }

    [Fact]
    public async Task Bodies_that_are_not_what_their_hashes_say_are_not_bound()
    {
        await using var office = await Finished();
        office.Tamper("UPDATE entry SET hash = zeroblob(32) WHERE subject = 'matter/matter-1' AND seq = 7");
        var before = office.Dump();
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.Desk.Tidy(Rested));
        Assert.Equal(before.FindAll(IsNoCommand), office.Dump().FindAll(IsNoCommand));

        static bool IsNoCommand(string row) => !row.StartsWith("command: ", StringComparison.Ordinal) && !row.StartsWith("sweep: ", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Tampering_is_found(string what, string statement)
    {
        await using var office = await Finished();
        await office.Desk.Tidy(Rested);
        await office.Desk.DisposeAsync();
        Assert.True(office.Tamper(statement) > 0, what);
        Assert.NotEmpty(Replay.Verify(office.Path).Findings);
    }

    private static async Task<Office> Finished(bool publish = true)
    {
        var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await Dossiers.Record.Value);
        await office.Open();
        if (publish)
        {
            await office.Publish();
        }

        return office;
    }

    private static async Task Destroy(Office office, string text, DateTimeOffset at)
    {
        var meeting = Subject.Meeting("meeting-1");
        var digest = Assert.Single(office.Read($"SELECT digest FROM text WHERE content = '{text}'"));
        foreach (var (person, command) in new (string, Command)[] { ("K01", new KeepingCommand.ProposeRedaction(meeting, digest, "《个人信息保护法》第四十七条")), ("M01", new KeepingCommand.ApproveRedaction(meeting, digest)) })
        {
            Assert.IsType<Answer.Accepted>(await office.Desk.Commit(new Instruction($"{digest}/{person}", person, at, command, new byte[16])));
        }
    }

    private static Reader Everybody(Office office) => Reader.Of(office.Desk.Law, "K01", DistrictTime.Day(Rested));

    // What a reader gets of the matter and its meetings: states, entries in small pages, texts, judgments.
    private static int Entries(Office office) =>
        int.Parse(Assert.Single(office.Read("SELECT count(*) FROM entry WHERE subject = 'meeting/meeting-1'")), CultureInfo.InvariantCulture);

    private static async Task<List<string>> Seen(Office office)
    {
        var (record, reader) = (office.Desk.Record, Everybody(office));
        var seen = new List<string> { Text((await record.Matter(reader, Matter))!) };
        foreach (var subject in new[] { Subject.Matter(Matter), Subject.Meeting("meeting-1"), Subject.Meeting("meeting-2") })
        {
            string? cursor = null;
            do
            {
                var page = (await record.Entries(reader, subject, cursor, 7))!;
                seen.AddRange(page.Items.Select(line => $"{line.Seq} {line.At:O} {line.By} {line.CommandId} {line.Hash} {line.Body}"));
                cursor = page.Next;
            }
            while (cursor is not null);
        }

        seen.Add(Text((await record.Meeting(reader, "meeting-1"))!));
        foreach (var digest in office.Read("SELECT digest FROM text WHERE salt <> '' ORDER BY digest"))
        {
            seen.Add($"{await record.Text(reader, Subject.Matter(Matter), digest)} {await record.Text(reader, Subject.Meeting("meeting-1"), digest)}");
        }

        var instruction = new Instruction("try", "K01", Rested, new MeetingCommand.AddToRecord("meeting-1", "补记一点。"), new byte[16]);
        seen.Add((await record.Try(office.Desk.Law, [instruction]))[0].GetType().Name);
        return seen;

        static string Text(State state) => System.Text.Encoding.UTF8.GetString(RecordJson.Write(state));
    }
}
