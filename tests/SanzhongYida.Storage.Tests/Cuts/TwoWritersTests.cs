using SanzhongYida.Decisions;
using Xunit.Sdk;

namespace SanzhongYida.Storage.Tests;

/// <summary>Two desks on one record, which the lock forbids: what one of them has seen is stale, and the version guard says so.</summary>
public class TwoWritersTests
{
    [Fact]
    public Task Who_has_seen_a_stale_version_fails_and_loses_nothing_of_the_others() => Write();

    [Fact]
    public Task A_store_without_version_guard_would_be_found() => Assert.ThrowsAnyAsync<XunitException>(() => Write((office, store) => new Unguarded(store, office)));

    private static async Task Write(Func<Office, IRecordStore, IRecordStore>? sabotage = null)
    {
        await using var office = await Office.New(open: false);
        await using var one = office.Open(Between);
        await office.Must(Office.Handler, Office.Matter("甲"));
        await using var other = office.Open(Between);
        await office.Must(Office.Handler, Office.Matter("乙"));

        // The first desk still knows the register as it left it: it fails once, reads it again, and is right the second time.
        var late = office.Ask(Office.Handler, Office.Matter("丙"));
        await Assert.ThrowsAnyAsync<Exception>(() => one.Commit(late));
        Assert.IsType<Answer.Accepted>(await one.Commit(late));
        Assert.Equal(["三重一大〔2026〕1号", "三重一大〔2026〕2号", "三重一大〔2026〕3号"], office.Read("SELECT number FROM matter ORDER BY number"));
        Assert.Empty(Replay.Verify(office.Path).Findings);

        IRecordStore Between(SqliteRecordStore file) => sabotage?.Invoke(office, file) ?? file;
    }
}
