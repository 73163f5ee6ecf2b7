using System.Collections.Concurrent;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Data.Sqlite;
using SanzhongYida.Contracts;
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
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(configure =>
        {
            configure.Host(new Uri(rabbit.Uri));
            configure.ReceiveEndpoint("department", endpoint =>
            {
                endpoint.PrefetchCount = 1;
                endpoint.ConcurrentMessageLimit = 1;
                endpoint.Instance(department);
            });
        });
        await bus.StartAsync(limit.Token);
        await Submit(server, "停之前");
        await department.Receives(Outbox(server), limit.Token);

        await rabbit.Stop();
        await Submit(server, "停之间");
        await rabbit.Start();
        await department.Receives(Outbox(server), limit.Token);
        await Submit(server, "停之后");
        await department.Receives(Outbox(server), limit.Token);
        await bus.StopAsync(CancellationToken.None);

        // Each message id stands for one row, and they first arrived in the order of the rows.
        Assert.Equal(Outbox(server), department.FirstArrivals);
    }

    private static async Task Submit(RunningServer server, string title)
    {
        var reply = await (await server.As("住建局-经办")).Post("/api/v1/matters", Samples.Heating(title: title));
        Assert.True(reply.IsSuccess, reply.ToString());
    }

    private static List<long> Outbox(RunningServer server)
    {
        using var record = new SqliteConnection($"Data Source={Path.Combine(server.Folder, "demo", "record.db")};Mode=ReadOnly;Pooling=False");
        record.Open();
        using var command = record.CreateCommand();
        command.CommandText = "SELECT id FROM outbox ORDER BY id";
        using var rows = command.ExecuteReader();
        var ids = new List<long>();
        while (rows.Read())
        {
            ids.Add(rows.GetInt64(0));
        }

        return ids;
    }

    /// <summary>A department that keeps the ids it has seen.</summary>
    private sealed class Department : IConsumer<MatterSubmitted>, IConsumer<WorkItemOpened>, IConsumer<MeetingConvened>, IConsumer<ItemDecided>, IConsumer<ExecutionAssigned>, IConsumer<DeadlineMissed>
    {
        private readonly ConcurrentDictionary<Guid, long> _seen = new();
        private readonly Channel<long> _news = Channel.CreateUnbounded<long>();
        private readonly List<long> _first = [];

        /// <summary>Sequences in the order of their first arrival.</summary>
        public List<long> FirstArrivals => _first;

        public Task Consume(ConsumeContext<MatterSubmitted> context) => Keep(context, context.Message.Sequence);

        public Task Consume(ConsumeContext<WorkItemOpened> context) => Keep(context, context.Message.Sequence);

        public Task Consume(ConsumeContext<MeetingConvened> context) => Keep(context, context.Message.Sequence);

        public Task Consume(ConsumeContext<ItemDecided> context) => Keep(context, context.Message.Sequence);

        public Task Consume(ConsumeContext<ExecutionAssigned> context) => Keep(context, context.Message.Sequence);

        public Task Consume(ConsumeContext<DeadlineMissed> context) => Keep(context, context.Message.Sequence);

        /// <summary>Waits until every one of these has come.</summary>
        public async Task Receives(List<long> expected, CancellationToken limit)
        {
            Assert.NotEmpty(expected);
            while (expected.Except(_first).Any())
            {
                _first.Add(await _news.Reader.ReadAsync(limit));
            }
        }

        private Task Keep(ConsumeContext context, long sequence)
        {
            if (_seen.TryAdd(context.MessageId!.Value, sequence))
            {
                _news.Writer.TryWrite(sequence);
            }

            return Task.CompletedTask;
        }
    }
}
