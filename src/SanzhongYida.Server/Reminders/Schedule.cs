using Hangfire;
using Hangfire.InMemory;

namespace SanzhongYida.Server;

/// <summary>Hangfire wakes the rounds; it holds nothing and decides nothing, so its memory may be lost with the process.</summary>
public static class Schedule
{
    /// <summary>Registers Hangfire and the rounds.</summary>
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<Sweeps>();
        services.AddHangfire(configuration => configuration.UseInMemoryStorage(new InMemoryStorageOptions()));
        services.AddHangfireServer(options => options.WorkerCount = 1);
        services.AddHostedService<Timetable>();
    }

    /// <summary>Writes the timetable at each start.</summary>
    private sealed class Timetable(IRecurringJobManager jobs) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            foreach (var name in Sweeps.Names)
            {
                jobs.AddOrUpdate<Sweeps>(name, sweeps => sweeps.Run(name, CancellationToken.None), name == Sweeps.Archive ? Cron.Daily() : Cron.Minutely());
            }

            return Task.CompletedTask;
        }
    }
}
