using MassTransit;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>What departments are told arrives, in order, also when the broker was away; what arrives twice has the same id.</summary>
public class BusTests(RabbitNode rabbit) : IClassFixture<RabbitNode>
{
    [Fact]
    [Trait("needs", "RabbitMQ")]
    public async Task Nothing_is_lost_and_nothing_doubled_while_the_broker_is_away()
    {
        Assert.SkipUnless(rabbit.IsThere, RabbitNode.Missing);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(10));
        await using var server = RunningServer.Demonstration(broker: rabbit.Uri);
        await server.SetClock(2, 24);
        var department = new Department();
        var bus = department.Listens(rabbit.Uri);
        await bus.StartAsync(limit.Token);
        await Submit(server, "停之前");
        await department.Receives(Department.Outbox(Path.Combine(server.Folder, "demo", "record.db")), limit.Token);

        await rabbit.Stop();
        await Submit(server, "停之间");
        await rabbit.Start();
        await department.Receives(Department.Outbox(Path.Combine(server.Folder, "demo", "record.db")), limit.Token);
        await Submit(server, "停之后");
        await department.Receives(Department.Outbox(Path.Combine(server.Folder, "demo", "record.db")), limit.Token);
        await bus.StopAsync(CancellationToken.None);

        // Each message id stands for one row, and they first arrived in the order of the rows.
        Assert.Equal(Department.Outbox(Path.Combine(server.Folder, "demo", "record.db")), department.FirstArrivals);
    }

    private static async Task Submit(RunningServer server, string title)
    {
        var reply = await (await server.As("住建局-经办")).Post("/api/v1/matters", Samples.Heating(title: title));
        Assert.True(reply.IsSuccess, reply.ToString());
    }
}
