using Microsoft.Data.Sqlite;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

public sealed class DeskTests
{
    private static readonly Command NoSuchRole = new DirectoryCommand.GrantRole("nobody", Role.Handler, new DateOnly(2026, 3, 2));

    [Fact]
    public async Task What_was_committed_is_read_again_after_reopening()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        var before = await office.Desk.Record.Matter(office.As(Office.Handler), "甲");
        var dump = office.Dump();
        await office.Reopen();
        var after = await office.Desk.Record.Matter(office.As(Office.Handler), "甲");
        Assert.Equal("三重一大〔2026〕1号", after!.Number);
        Assert.Equal(RecordJson.Write(before!), RecordJson.Write(after));
        Assert.Equal(dump, office.Dump());
        Assert.Equal("住建局经办人", office.Desk.Law.People[Office.Handler].Name);
        Assert.NotNull(office.Desk.Law.LibraryByHash(after.DefinitionHash));
    }

    [Fact]
    public async Task The_next_entry_after_reopening_goes_on_with_the_chain()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Reopen();
        var seats = office.Desk.Law.Bodies["全体会议"].Version;
        Assert.Equal(seats + 1, (await office.Must(Instruction.System, new BodyCommand.UnseatMember("全体会议", "M08", new DateOnly(2026, 3, 2)))).Version);
        Assert.Equal(1, (await office.Must(Office.Handler, Office.Matter("乙"))).Version);
        Assert.Equal(2, ((Register)await State(office, Subject.Register(2026))).Last);
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    [Fact]
    public async Task A_refused_command_changes_nothing_and_tells_every_reason()
    {
        await using var office = await Office.New();
        var before = office.Dump();
        var refused = Assert.IsType<Answer.Refused>(await office.Do("M01", Office.Matter("甲") with { Title = "", Bases = [] }));
        Assert.True(refused.Reasons.Length >= 2, string.Join("; ", refused.Reasons));
        Assert.Equal(before, office.Dump());
    }

    [Fact]
    public async Task The_same_command_again_is_answered_as_the_first_was_also_after_reopening()
    {
        await using var office = await Office.New();
        var first = await office.Must(Office.Handler, Office.Matter("甲"), "one");
        var dump = office.Dump();
        Assert.Equal(first with { IsRepeat = true }, await office.Do(Office.Handler, Office.Matter("甲"), "one"));
        await office.Reopen();
        Assert.Equal(first with { IsRepeat = true }, await office.Do(Office.Handler, Office.Matter("甲"), "one"));
        Assert.Equal(dump, office.Dump());
    }

    [Fact]
    public async Task A_command_id_with_other_content_is_a_conflict_and_another_actors_is_not()
    {
        await using var office = await Office.New();
        Assert.IsType<Answer.Accepted>(await office.Do(Office.Handler, Office.Matter("甲"), "one", "content"));
        var dump = office.Dump();
        Assert.Equal(new Answer.Conflict("one"), await office.Do(Office.Handler, Office.Matter("乙"), "one", "other content"));
        Assert.Equal(dump, office.Dump());
        Assert.IsType<Answer.Accepted>(await office.Do("财政局-经办", Office.Matter("乙") with { Unit = "财政局" }, "one", "other content"));
    }

    [Fact]
    public async Task A_refused_command_may_be_tried_again_under_its_id()
    {
        await using var office = await Office.New();
        Assert.IsType<Answer.Refused>(await office.Do(Instruction.System, NoSuchRole, "one"));
        await office.Must(Instruction.System, new DirectoryCommand.EnterPerson("nobody", "新人", null));
        Assert.False((await office.Must(Instruction.System, NoSuchRole, "one")).IsRepeat);
    }

    [Fact]
    public async Task A_command_is_remembered_for_30_days()
    {
        await using var office = await Office.New();
        await office.Must(Instruction.System, new DirectoryCommand.EnterPerson("新人", "新人", null), "one");
        Assert.True(await IsKnown(daysLater: 30));
        Assert.False(await IsKnown(daysLater: 31));

        async Task<bool> IsKnown(int daysLater)
        {
            await office.Desk.Tidy(Office.Now.AddDays(daysLater));
            return await office.Do(Instruction.System, new DirectoryCommand.EnterPerson("新人", "新人", null), "one") is Answer.Accepted { IsRepeat: true };
        }
    }

    [Fact]
    public async Task A_second_desk_on_the_same_record_fails()
    {
        await using var office = await Office.New();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Desk.Open(office.Path));
        await office.Reopen();
        Assert.NotEmpty(office.Desk.Law.People);
    }

    [Fact]
    public async Task A_subject_at_another_version_than_was_seen_fails_and_leaves_nothing_half_done()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        Assert.Equal(1, office.Tamper("UPDATE state SET version = 7 WHERE subject = 'register/2026'"));
        var before = office.Dump();
        await Assert.ThrowsAnyAsync<Exception>(() => office.Do(Office.Handler, Office.Matter("乙")));
        Assert.Equal(before, office.Dump());
        Assert.Equal(1, office.Tamper("UPDATE state SET version = 1 WHERE subject = 'register/2026'"));
        await office.Must(Office.Handler, Office.Matter("乙"));
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    [Fact]
    public async Task A_commit_of_which_nobody_knows_is_found_by_its_id()
    {
        await using var office = await Office.New(open: false);
        office.Open(store => new DoubtfulStore(store));
        await Assert.ThrowsAsync<TimeoutException>(() => office.Do(Instruction.System, new DirectoryCommand.EnterPerson("新人", "新人", null), "one"));
        Assert.True((await office.Must(Instruction.System, new DirectoryCommand.EnterPerson("新人", "新人", null), "one")).IsRepeat);
        Assert.Equal(1, office.Desk.Law.People["新人"].Version);
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    [Fact]
    public async Task Listeners_are_told_what_moved_and_one_that_fails_does_no_harm()
    {
        await using var office = await Office.New();
        var moved = new List<(Subject Subject, long Version)>();
        office.Desk.Committed += (_, committed) =>
        {
            moved.AddRange(committed.Moved);
            Assert.True(committed.HasNotices);
            throw new InvalidOperationException("a listener's own trouble");
        };
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Must(Office.Handler, Office.Matter("乙"));
        Assert.Contains((Subject.Matter("甲"), 1), moved);
    }

    [Fact]
    public async Task Published_rows_are_not_unpublished_and_sweeps_are_remembered()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        var unpublished = await office.Desk.Record.Unpublished(100);
        Assert.NotEmpty(unpublished);
        Assert.Equal(unpublished.Select(line => line.Id).Order(), unpublished.Select(line => line.Id));
        Assert.True(await office.Desk.MarkPublished([unpublished[0].Id], Office.Now));
        Assert.True(await office.Desk.NoteSweep("deadlines", Office.Now, 3));
        await office.Reopen();
        Assert.Equal(unpublished.Skip(1).Select(line => line.Id), (await office.Desk.Record.Unpublished(100)).Select(line => line.Id));
        Assert.Equal([new Sweep("deadlines", Office.Now.ToUniversalTime(), 3)], await office.Desk.Record.Sweeps());
    }

    [Fact]
    public async Task The_record_is_opened_so_that_a_power_cut_loses_nothing_acknowledged()
    {
        await using var office = await Office.New(open: false);
        using var writer = SqliteConnections.OpenForWriting(office.Path);
        SqliteConnections.AssertPragmas(writer);
        using var command = writer.CreateCommand();
        command.CommandText = "PRAGMA synchronous = NORMAL";
        command.ExecuteNonQuery();
        var weak = Assert.Throws<InvalidOperationException>(() => SqliteConnections.AssertPragmas(writer));
        Assert.Contains("synchronous", weak.Message, StringComparison.Ordinal);
    }

    private static async Task<State> State(Office office, Subject subject)
    {
        await using var connection = new SqliteConnection(SqliteConnections.Reading(office.Path));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM state WHERE subject = @subject";
        command.Parameters.AddWithValue("@subject", subject.ToString());
        return RecordJson.ReadState(subject.Kind, (string)(await command.ExecuteScalarAsync())!);
    }
}
