using System.Collections.Concurrent;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Data.Sqlite;
using SanzhongYida.Contracts;

namespace SanzhongYida.Server.Tests;

/// <summary>A department that keeps the ids it has seen.</summary>
internal sealed class Department : IConsumer<MatterSubmitted>, IConsumer<WorkItemOpened>, IConsumer<MeetingConvened>, IConsumer<ItemDecided>, IConsumer<ExecutionAssigned>, IConsumer<DeadlineMissed>
{
    private readonly ConcurrentDictionary<Guid, long> _seen = new();
    private readonly Channel<long> _news = Channel.CreateUnbounded<long>();
    private readonly List<long> _first = [];

    /// <summary>Sequences in the order of their first arrival.</summary>
    public List<long> FirstArrivals => _first;

    /// <summary>Sequences heard so far, by message id: once each, however often it was sent.</summary>
    public IEnumerable<long> Heard => _seen.Values;

    /// <summary>A bus on which it listens; to be started and stopped by the caller.</summary>
    public IBusControl Listens(string broker) => MassTransit.Bus.Factory.CreateUsingRabbitMq(configure =>
    {
        configure.Host(new Uri(broker));
        configure.ReceiveEndpoint("department", endpoint =>
        {
            endpoint.PrefetchCount = 1;
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Instance(this);
        });
    });

    /// <summary>The rows a record has for departments, in order.</summary>
    public static List<long> Outbox(string path)
    {
        using var record = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
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
