using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>No deadline passes in silence, and none is told twice.</summary>
public class ReminderTests
{
    [Fact]
    public async Task What_is_overdue_is_told_once_also_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("szyd-reminders-").FullName;
        try
        {
            var server = RunningServer.Demonstration(folder);
            await server.SetClock(2, 24);
            await (await server.As("住建局-经办")).Post("/api/v1/matters", Samples.Heating());
            Assert.Empty(await Alerts(server));
            await server.SetClock(2, 25);
            Assert.Empty(await Alerts(server));

            await server.SetClock(12, 31);
            var told = await Alerts(server);
            Assert.NotEmpty(told);
            Assert.Equal(told.Count, await Missed(server));
            await server.SetClock(12, 31);
            Assert.Equal(told, await Alerts(server));
            await server.Stop();

            server = RunningServer.Demonstration(folder);
            await server.SetClock(12, 31);
            Assert.Equal(told, await Alerts(server));
            Assert.Equal(told.Count, await Missed(server));
            Assert.All(await Sweeps(server), lastRun => Assert.NotNull(lastRun));
            await server.Stop();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<string>> Alerts(RunningServer server) =>
        [.. (await (await server.As("S01")).Get("/api/v1/supervision/alerts?size=200")).Body!["items"]!.AsArray().Select(alert => $"{alert!["subject"]} {alert["id"]}").Order(StringComparer.Ordinal)];

    private static async Task<int> Missed(RunningServer server) =>
        (await (await server.As("S01")).Get("/api/v1/notices?size=200")).Body!["items"]!.AsArray().Count(line => line!["notice"]!["notice"]!.GetValue<string>() == "deadline-missed");

    private static async Task<List<string?>> Sweeps(RunningServer server) =>
        [.. (await (await server.As("S01")).Get("/api/v1/supervision/sweeps")).Body!.AsArray().Select(sweep => sweep!["lastRun"]?.GetValue<string>())];
}
