using MassTransit;
using SanzhongYida.Cli;
using SanzhongYida.Contracts;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>The server killed with a real broker beside it: departments hear of every commit, once by its message id, and of nothing that was not committed.</summary>
public class BusKillTests(RabbitNode rabbit) : IClassFixture<RabbitNode>
{
    private const int Kills = 5;
    private const int FirstRequests = 100;

    [Fact]
    [Trait("needs", "RabbitMQ")]
    public async Task Through_kills_departments_hear_of_every_commit_and_of_nothing_else()
    {
        Assert.SkipUnless(rabbit.IsThere, RabbitNode.Missing);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(10));
        await using var server = new ServerProcess($"--Bus:RabbitMq={rabbit.Uri}");
        var department = new Department();
        var bus = department.Listens(rabbit.Uri);
        await bus.StartAsync(limit.Token);

        var killer = await Walk(server);
        var committed = Department.Outbox(server.Record);
        await department.Receives(committed, limit.Token);
        Console.WriteLine($"measured: {committed.Count} notices to departments through {killer.Kills} kills, {killer.Struck} with a request in flight");
        Assert.Equal(Kills, killer.Kills);
        Assert.Equal(committed, department.Heard.Order());

        // The control: something told that no commit stands behind is found by the same comparison.
        await bus.Publish(new MatterSubmitted(committed[^1] + 1, null, "无此事项", null, null), context => context.MessageId = Guid.CreateVersion7(), limit.Token);
        await department.Receives([committed[^1] + 1], limit.Token);
        Assert.NotEqual(committed, department.Heard.Order());
        await bus.StopAsync(CancellationToken.None);
    }

    private static async Task<Killer> Walk(ServerProcess server)
    {
        await server.Start();
        var chance = new Chance();
        var killer = new Killer(server, chance, chance.Some(Kills, FirstRequests));
        using var http = new HttpClient(killer) { BaseAddress = server.Address };
        var stage = new HttpStage(http, DemonstrationDistrict.Password) { Unreachable = () => server.IsAlive ? Task.CompletedTask : server.Start() };
        await StoryRunner.Run(StoryFile.Read(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "S1.scenario.txt"))), stage);
        return killer;
    }
}
