using Microsoft.Data.Sqlite;

namespace SanzhongYida.Storage.Tests;

public sealed class StatementTests
{
    // 40,000 rows of four values are more than SQLite takes at once.
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(40_000)]
    public void Rows_arrive_as_they_are_whatever_their_number(int count)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var statements = new Statements(connection);
        using var rows = new RowValues();
        statements.Execute("CREATE TABLE t (n INTEGER, text TEXT, bytes BLOB, none TEXT)");
        foreach (var number in Enumerable.Range(1, count))
        {
            rows.Add(number, number % 2 == 0 ? "" : "区长", new byte[] { 0, 255 }, null);
        }

        Assert.Equal(count, statements.Execute("INSERT INTO t (n, text, bytes, none) SELECT * FROM @rows", rows));
        Assert.Equal(0, rows.Count);
        var stored = statements.Query(
            "SELECT count(DISTINCT n), sum(text = iif(n % 2 = 0, '', '区长')), sum(bytes = x'00ff'), sum(none IS NULL) FROM t",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        Assert.Equal((count, count, count, count), Assert.Single(stored));
    }

    [Fact]
    public void A_statement_that_is_run_again_keeps_nothing_of_the_rows_before()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var statements = new Statements(connection);
        using var rows = new RowValues();
        statements.Execute("CREATE TABLE t (n INTEGER PRIMARY KEY)");
        Assert.Equal(5, Insert(1, 2, 3, 4, 5));
        Assert.Equal(3, Insert(6, 7, 8));
        Assert.Equal(0, Insert());

        int Insert(params int[] numbers)
        {
            foreach (var number in numbers)
            {
                rows.Add(number);
            }

            return statements.Execute("INSERT INTO t (n) SELECT * FROM @rows", rows);
        }
    }
}
