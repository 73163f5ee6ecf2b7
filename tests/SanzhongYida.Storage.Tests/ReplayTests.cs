using Microsoft.Data.Sqlite;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

public sealed class ReplayTests
{
    // A later entry of one chain is wanted: roles and fields of work make a person's longer.
    private const string Chain = "'person/M01'";

    public static TheoryData<string, string> Tamperings => new()
    {
        { "a changed byte", $"UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'DistrictHead', 'DeputyHeads') AS BLOB) WHERE subject = {Chain} AND seq = 2" },
        { "a changed hash", $"UPDATE entry SET hash = zeroblob(32) WHERE subject = {Chain} AND seq = 2" },
        { "a removed entry", $"DELETE FROM entry WHERE subject = {Chain} AND seq = 2" },
        { "a removed last entry", $"DELETE FROM entry WHERE subject = {Chain} AND seq = (SELECT max(seq) FROM entry WHERE subject = {Chain})" },
        { "swapped entries", $"UPDATE entry SET seq = -2 WHERE subject = {Chain} AND seq = 2; UPDATE entry SET seq = 2 WHERE subject = {Chain} AND seq = 3; UPDATE entry SET seq = 3 WHERE subject = {Chain} AND seq = -2" },
        { "another actor beside the body", $"UPDATE entry SET actor = 'M02' WHERE subject = {Chain} AND seq = 2" },
        { "another algorithm", $"UPDATE entry SET hash_alg = 'none' WHERE subject = {Chain} AND seq = 2" },
        { "a chain removed with its state left", "DELETE FROM entry WHERE subject = 'person/M02'" },
        { "a changed state", "UPDATE state SET body = replace(body, '供热管网', '燃气管网') WHERE subject = 'matter/甲'" },
        { "a changed version", "UPDATE state SET version = version + 1 WHERE subject = 'matter/甲'" },
        { "a removed state", "DELETE FROM state WHERE subject = 'matter/甲'" },
        { "a changed row", "UPDATE matter SET title = '别的' WHERE id = '甲'" },
        { "a removed row", "DELETE FROM access WHERE subject = 'matter/甲' AND key = 'leaders'" },
        { "a row too many", "INSERT INTO access (subject, key) VALUES ('matter/甲', 'unit:教育局')" },
        { "a row of nobody", "INSERT INTO access (subject, key) VALUES ('matter/丁', 'unit:教育局')" },
        { "a removed work item", "DELETE FROM work_item WHERE matter = '甲'" },
        { "a changed candidate", "UPDATE candidate SET key = 'unit:教育局' WHERE matter = '甲'" },
        { "a removed notice", "DELETE FROM outbox WHERE subject = 'matter/甲'" },
        { "a changed notice", "UPDATE outbox SET notice = replace(notice, '号', '號') WHERE subject = 'matter/甲'" },
        { "a notice of no entry", "INSERT INTO outbox (subject, seq, notice, created_at) SELECT 'matter/丁', 1, notice, created_at FROM outbox LIMIT 1" },
        { "another audience", "UPDATE notice_audience SET key = 'unit:教育局' WHERE key = 'leaders'" },
        { "a changed text", "UPDATE text SET content = content || '。' WHERE salt <> ''" },
        { "a changed definition", "UPDATE text SET content = content || ' ' WHERE salt = ''" },
        { "a text destroyed without a word", "DELETE FROM text WHERE digest = (SELECT digest FROM text WHERE salt <> '' LIMIT 1)" },
        { "a definition taken out", "DELETE FROM text WHERE salt = ''" },
        { "a person taken out whole", Whole("person/M10") },
        { "a person who acted taken out whole", Whole("person/" + Office.Handler) },
        { "a unit taken out whole", Whole("unit/教育局") },
        { "a matter taken out whole", $"{Whole("matter/甲")}; DELETE FROM matter WHERE id = '甲'; DELETE FROM work_item WHERE matter = '甲'; DELETE FROM candidate WHERE matter = '甲'" },
        { "a body to which no meeting refers taken out whole", Whole("body/常务会议") },
        { "a command forgotten before its time", "DELETE FROM command WHERE subject = 'matter/甲'" },
        { "all commands forgotten before their time", "DELETE FROM command" },
        { "a command that points nowhere", "UPDATE command SET seq = 99 WHERE subject = 'matter/甲'" },
    };

    // Every row of a subject in every table that names it: no link of its chain is left to be broken.
    private static string Whole(string subject) => string.Join(';', new[] { "entry", "state", "access", "due", "alert", "timer", "command", "volume", "agenda" }
        .Select(table => $"DELETE FROM {table} WHERE subject = '{subject}'")
        .Prepend($"DELETE FROM notice_audience WHERE notice IN (SELECT id FROM outbox WHERE subject = '{subject}'); DELETE FROM outbox WHERE subject = '{subject}'"));

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Tampering_is_found(string what, string statement)
    {
        await using var office = await Submitted();
        Assert.True(office.Tamper(statement) > 0, what);
        Assert.NotEmpty(Replay.Verify(office.Path).Findings);
    }

    [Theory]
    [InlineData("\"role-granted\"", "\"role-dreamt\"")]
    [InlineData("\"DistrictHead\"", "\"DeputyHead\"")]
    [InlineData("\"f\":", "\"g\":")]
    public async Task A_forged_entry_with_a_hash_of_its_own_is_found(string genuine, string forged)
    {
        await using var office = await Submitted();
        await using (var connection = new SqliteConnection(SqliteConnections.Writing(office.Path)))
        {
            await connection.OpenAsync();
            connection.CreateFunction("sha256", (byte[] body) => Entry.HashOf(body), isDeterministic: true);
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), @genuine, @forged) AS BLOB) WHERE subject = {Chain} AND seq = 2; UPDATE entry SET hash = sha256(body) WHERE subject = {Chain} AND seq = 2";
            command.Parameters.AddWithValue("@genuine", genuine);
            command.Parameters.AddWithValue("@forged", forged);
            await command.ExecuteNonQueryAsync();
        }

        Assert.NotEmpty(Replay.Verify(office.Path).Findings);
    }

    // The meeting is the whole proof of its decisions: it is missed by every matter it concluded and by its agenda's matters alone.
    [Fact]
    public async Task A_decided_meeting_taken_out_whole_is_missed()
    {
        await using var office = await Office.New();
        var story = StoryFile.Read(Shipped.Read("taobei/S1.scenario.txt"));
        await StoryRunner.Run(story, new DeskStage(office, instruction => office.Desk.Commit(instruction)));
        await office.Desk.DisposeAsync();
        Assert.Empty(Replay.Verify(office.Path).Findings);
        var meeting = office.Read("SELECT subject FROM state WHERE kind = 'Meeting' ORDER BY subject LIMIT 1")[0];
        office.Tamper($"{Whole(meeting)}; DELETE FROM meeting WHERE id = '{meeting[(meeting.IndexOf('/', StringComparison.Ordinal) + 1)..]}'");
        var findings = Replay.Verify(office.Path).Findings;
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Contains("不在记录中", finding.Chinese, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_as_it_was_written_holds()
    {
        await using var office = await Submitted();
        var report = Replay.Verify(office.Path);
        Assert.Empty(report.Findings);
        Assert.True(report.Entries > report.Subjects && report.Subjects > 50, report.ToString());
    }

    [Fact]
    public async Task A_record_is_verified_while_a_desk_has_it_open()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        Assert.Empty(Replay.Verify(office.Path).Findings);
        await office.Must(Office.Handler, Office.Matter("乙"));
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    // Written before entries had positions, and gone on with: what is there was counted when the first position was given.
    [Fact]
    public async Task A_record_older_than_positions_holds_is_gone_on_with_and_misses_what_is_taken_out()
    {
        await using var office = await Submitted();
        await Unplace(office);
        Assert.Empty(Replay.Verify(office.Path).Findings);
        await office.Open();
        await office.Must(Office.Handler, Office.Matter("丙"));
        await office.Must(Office.Handler, Office.Matter("丁"));
        await office.Desk.DisposeAsync();
        Assert.Empty(Replay.Verify(office.Path).Findings);
        office.Tamper(Whole("body/常务会议"));
        Assert.NotEmpty(Replay.Verify(office.Path).Findings);
    }

    private static async Task Unplace(Office office)
    {
        await using var connection = new SqliteConnection(SqliteConnections.Writing(office.Path));
        await connection.OpenAsync();
        using var statements = new Statements(connection);
        var (chain, head) = ("", Entry.Origin);
        foreach (var row in statements.Query($"SELECT {Chains.Columns} FROM entry ORDER BY subject, seq", Chains.Read))
        {
            var body = (Entry.Read(row.Body) with { Position = 0, Previous = row.Subject == chain ? head : Entry.Origin }).ToBody();
            (chain, head) = (row.Subject, Entry.HashOf(body));
            statements.Execute("UPDATE entry SET body = @body, hash = @hash WHERE subject = @subject AND seq = @seq", ("@body", body), ("@hash", head.ToArray()), ("@subject", row.Subject), ("@seq", row.Seq));
        }
    }

    private static async Task<Office> Submitted()
    {
        var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Must(Office.Handler, Office.Matter("乙", isRestricted: true, "M01"));
        await office.Desk.DisposeAsync();
        return office;
    }
}
