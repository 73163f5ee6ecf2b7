using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task A_batch_of_64_takes_as_many_statements_as_a_batch_of_one()
    {
        await using var office = await Office.New(open: false);
        var statements = new List<string>();
        SqliteRecordStore? sqlite = null;
        GateStore? gate = null;
        office.Open(store => gate = new GateStore(sqlite = store));
        SQLitePCL.raw.sqlite3_trace(sqlite!.Connection.Handle, (_, statement) => statements.Add(Kind(statement)), null);

        var one = await Count(1);
        var all = await Count(Desk.MostMembers);

        // The registers, matters and texts of the batch differ; the statements don't.
        Assert.Equal(one, all);
        Assert.Equal(Desk.MostMembers + 1, gate!.Written[^1].States.Count);
        Assert.Equal(one.Count, one.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(one, statement => statement.StartsWith("INSERT INTO entry", StringComparison.Ordinal));

        async Task<List<string>> Count(int members)
        {
            var from = 0;
            office.Desk.Committed += Remember;
            var answers = await gate!.Batch(office, Enumerable.Range(0, members).Select(number => office.Ask(Office.Handler, Office.Matter($"{members}-{number}"))));
            office.Desk.Committed -= Remember;
            Assert.All(answers, answer => Assert.IsType<Answer.Accepted>(answer));
            return statements[from..];

            // After the first command, held at the gate, begins the batch.
            void Remember(object? sender, CommittedEventArgs committed) => from = from == 0 && committed.Moved.Length == 1 ? statements.Count : from;
        }
    }

    [Fact]
    public async Task Only_the_bad_member_of_a_batch_fails()
    {
        await using var office = await Office.New(open: false);
        GateStore? gate = null;
        office.Open(store => gate = new GateStore(store));
        office.Tamper("INSERT INTO entry (rowid, subject, seq, at, actor, command, body, hash, hash_alg) SELECT -1, 'person/坏', 1, at, actor, 'x', body, hash, hash_alg FROM entry LIMIT 1");
        string[] people = ["好一", "坏", "好二"];
        var answers = await gate!.Batch(office, people.Select(person => office.Ask(Instruction.System, new DirectoryCommand.EnterPerson(person, person, null))));
        Assert.IsType<Answer.Accepted>(answers[0]);
        Assert.Equal("SqliteException", Assert.IsType<Answer.Refused>(answers[1]).Reasons[0].English);
        Assert.IsType<Answer.Accepted>(answers[2]);
        Assert.True(office.Desk.Law.People.ContainsKey("好一") && office.Desk.Law.People.ContainsKey("好二"));
        office.Tamper("DELETE FROM entry WHERE subject = 'person/坏'");
        Assert.Empty(Replay.Verify(office.Path).Findings);
    }

    [Fact]
    public async Task Later_commands_of_a_batch_see_the_law_that_earlier_ones_made()
    {
        await using var office = await Office.New(open: false);
        GateStore? gate = null;
        office.Open(store => gate = new GateStore(store));
        var answers = await gate!.Batch(office,
        [
            office.Ask(Instruction.System, new DirectoryCommand.RegisterUnit("新局", "新局", UnitKind.Bureau, "住建")),
            office.Ask(Instruction.System, new DirectoryCommand.EnterPerson("新人", "新人", "新局")),
            office.Ask(Instruction.System, new DirectoryCommand.GrantRole("新人", Role.Handler, new DateOnly(2026, 3, 2))),
        ]);
        Assert.All(answers, answer => Assert.IsType<Answer.Accepted>(answer));
        Assert.Equal(2, gate.Written.Count);
        Assert.Equal(2, office.Desk.Law.People["新人"].Version);
    }

    [Fact]
    public async Task The_law_of_a_failed_batch_is_dropped()
    {
        await using var office = await Office.New(open: false);
        GateStore? gate = null;
        office.Open(store => gate = new GateStore(store));
        office.Tamper("INSERT INTO entry (rowid, subject, seq, at, actor, command, body, hash, hash_alg) SELECT -1, 'person/坏', 1, at, actor, 'x', body, hash, hash_alg FROM entry LIMIT 1");
        var answers = await gate!.Batch(office,
        [
            office.Ask(Instruction.System, new DirectoryCommand.EnterPerson("坏", "坏", null)),
            office.Ask(Instruction.System, new DirectoryCommand.GrantRole("坏", Role.Handler, new DateOnly(2026, 3, 2))),
        ]);
        Assert.Equal("SqliteException", Assert.IsType<Answer.Refused>(answers[0]).Reasons[0].English);
        Assert.Equal(Rule.NotFound, Assert.IsType<Answer.Refused>(answers[1]).Reasons[0].RuleId);
        Assert.False(office.Desk.Law.People.ContainsKey("坏"));
    }

    [Fact]
    public async Task The_same_command_twice_in_a_batch_is_one_act()
    {
        await using var office = await Office.New(open: false);
        GateStore? gate = null;
        office.Open(store => gate = new GateStore(store));
        var answers = await gate!.Batch(office,
        [
            office.Ask(Office.Handler, Office.Matter("甲"), "one", "x"),
            office.Ask(Office.Handler, Office.Matter("甲"), "one", "x"),
            office.Ask(Office.Handler, Office.Matter("乙"), "one", "y"),
        ]);
        Assert.Equal(Assert.IsType<Answer.Accepted>(answers[0]) with { IsRepeat = true }, answers[1]);
        Assert.Equal(new Answer.Conflict("one"), answers[2]);
    }

    // The traced text has its values in it; what it does to which table stands before the first bracket.
    private static string Kind(string statement) => statement.Split('(')[0].Trim();
}
