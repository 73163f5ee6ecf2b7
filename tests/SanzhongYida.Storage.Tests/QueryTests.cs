using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

public sealed class QueryTests
{
    [Fact]
    public async Task What_a_reader_holds_no_key_to_is_not_there()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("公开"));
        await office.Must(Office.Handler, Office.Matter("限制", isRestricted: true, "M01"));
        var record = office.Desk.Record;
        foreach (var (person, seen) in new[] { (Office.Handler, "公开 限制"), ("M01", "公开 限制"), ("M03", "公开"), ("教育局-经办", "") })
        {
            var reader = office.As(person);
            var expected = seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(expected, [.. (await record.Matters(reader, null, 50)).Items.Select(row => row.Id).Order(StringComparer.Ordinal)]);
            Assert.Equal(expected, [.. (await record.Matters(reader, ["公开", "限制"])).Keys.Order(StringComparer.Ordinal)]);
            foreach (var id in new[] { "公开", "限制" })
            {
                var isSeen = expected.Contains(id, StringComparer.Ordinal);
                Assert.Equal(isSeen, await record.Matter(reader, id) is not null);
                Assert.Equal(isSeen, await record.Entries(reader, Subject.Matter(id), null, 50) is not null);
                Assert.Equal(isSeen, await record.Text(reader, Subject.Matter(id), await Draft(office, id)) is not null);
            }
        }
    }

    [Fact]
    public async Task A_text_is_read_through_the_matter_whose_facts_refer_to_it_only()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        await office.Must(Office.Handler, Office.Matter("限制", isRestricted: true, "M01"));
        var reader = office.As("M03");
        Assert.Equal(Office.Matter("甲").Draft, await office.Desk.Record.Text(reader, Subject.Matter("甲"), await Draft(office, "甲")));
        Assert.Null(await office.Desk.Record.Text(reader, Subject.Matter("甲"), await Draft(office, "限制")));
        Assert.Null(await office.Desk.Record.Text(reader, Subject.Matter("甲"), "fact"));
    }

    [Fact]
    public async Task Pages_hold_every_item_once()
    {
        await using var office = await Office.New();
        foreach (var number in Enumerable.Range(1, 7))
        {
            await office.Must(Office.Handler, Office.Matter($"第{number}件"));
        }

        var reader = office.As("M01");
        Assert.Equal(7, await Walk(cursor => office.Desk.Record.Matters(reader, cursor, 3), row => row.Id));
        Assert.True(await Walk(cursor => office.Desk.Record.Notices(reader, cursor, 2), line => line.Id) >= 7);
        Assert.Equal(7, await Walk(cursor => office.Desk.Record.WorkItems(office.As(Office.Handler), cursor, 3), item => (item.Matter, item.Id)) / await ItemsOfOne(office));
        await Assert.ThrowsAsync<FormatException>(() => office.Desk.Record.Matters(reader, "rubbish!", 3));
        var ofMatters = (await office.Desk.Record.Matters(reader, null, 3)).Next;
        await Assert.ThrowsAsync<FormatException>(() => office.Desk.Record.WorkItems(reader, ofMatters, 3));
    }

    [Fact]
    public async Task Entries_are_read_as_they_were_hashed()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"), "the command");
        var page = await office.Desk.Record.Entries(office.As("M01"), Subject.Matter("甲"), null, 10);
        var line = Assert.Single(page!.Items);
        Assert.Equal((1, Office.Handler, "the command", Office.Now), (line.Seq, line.By, line.CommandId, line.At));
        Assert.Equal(line.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line.Body))));
        Assert.IsType<SubmissionFact.MatterSubmitted>(line.Facts[0]);
        Assert.Contains("供热管网改造", line.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("草案", line.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweeps_find_what_is_due_and_not_what_will_be()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        var matter = await office.Desk.Record.Matter(office.As("M01"), "甲");
        var dues = Rows.Of(matter).Dues.Where(due => due.Kind == DueKind.WorkItem).ToList();
        Assert.NotEmpty(dues);
        var last = dues.Max(due => due.Due);
        Assert.Empty((await office.Desk.Record.MissedDues(DueKind.WorkItem, dues.Min(due => due.Due), null, 50)).Items);
        Assert.Equal(dues.OrderBy(due => due.Due).ThenBy(due => due.Id, StringComparer.Ordinal), (await office.Desk.Record.MissedDues(DueKind.WorkItem, last.AddDays(1), null, 50)).Items);
        Assert.Equal(dues.Count, (await office.Desk.Record.Overdue(office.As("M01"), last.AddDays(1), null, 50)).Items.Count(due => due.Kind == DueKind.WorkItem));
        Assert.Empty((await office.Desk.Record.Overdue(office.As("教育局-经办"), last.AddDays(1), null, 50)).Items);
    }

    [Fact]
    public async Task A_command_is_tried_without_being_done()
    {
        await using var office = await Office.New();
        await office.Must(Office.Handler, Office.Matter("甲"));
        var dump = office.Dump();
        var judged = await office.Desk.Record.Try(office.Desk.Law,
        [
            office.Ask(Office.Handler, Office.Matter("乙")),
            office.Ask(Office.Handler, Office.Matter("甲")),
        ]);
        Assert.IsType<Judgment.Accepted>(judged[0]);
        Assert.IsType<Judgment.Refused>(judged[1]);
        Assert.Equal(dump, office.Dump());
    }

    [Fact]
    public void Every_list_of_rows_has_its_table_and_the_migrations_make_them()
    {
        using var context = new RecordContextFactory().CreateDbContext([]);
        var lists = typeof(Rows).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance);
        Assert.Equal(lists.Length, RowTable.All(context.Model).Length);
        Assert.False(context.Database.HasPendingModelChanges(), "dotnet ef migrations add … is wanted");
    }

    private static async Task<string> Draft(Office office, string id) =>
        (await office.Desk.Record.Matter(office.As(Office.Handler), id))!.Draft.Digest;

    private static async Task<int> ItemsOfOne(Office office)
    {
        var matter = await office.Desk.Record.Matter(office.As("M01"), "第1件");
        return matter!.WorkItems.Count(item => office.As(Office.Handler).Holds(item.Candidates));
    }

    private static async Task<int> Walk<TItem, TKey>(Func<string?, Task<Page<TItem>>> page, Func<TItem, TKey> key)
    {
        var seen = new HashSet<TKey>();
        string? cursor = null;
        do
        {
            var read = await page(cursor);
            Assert.All(read.Items, item => Assert.True(seen.Add(key(item)), $"{item} comes twice"));
            cursor = read.Next;
        }
        while (cursor is not null);
        return seen.Count;
    }
}
