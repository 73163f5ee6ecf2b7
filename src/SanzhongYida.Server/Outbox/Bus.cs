using MassTransit;

namespace SanzhongYida.Server;

/// <summary>What carries the messages: RabbitMQ where it is configured, else this process's own memory.</summary>
public static class Bus
{
    /// <summary>The setting that names the broker: amqp://user:password@host:port/vhost.</summary>
    public const string Setting = "Bus:RabbitMq";

    /// <summary>Registers the bus.</summary>
    public static void AddBus(this IServiceCollection services, IConfiguration configuration) => services.AddMassTransit(bus =>
    {
        bus.DisableUsageTelemetry();
        if (configuration[Setting] is { Length: > 0 } broker)
        {
            bus.UsingRabbitMq((_, rabbit) => rabbit.Host(new Uri(broker)));
        }
        else
        {
            bus.UsingInMemory();
        }
    });
}
