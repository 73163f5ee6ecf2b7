using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Server;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Benchmarks;

/// <summary>Due timers drained by the server's own round, while people submit matters over HTTP.</summary>
/// <param name="Rate">Timers fired per second.</param>
/// <param name="PeopleP50">Milliseconds: half of the people's acts were answered faster.</param>
/// <param name="PeopleP99">Ninety-nine of a hundred were.</param>
/// <param name="PeopleActs">How many acts that were.</param>
/// <param name="Memory">Most bytes of memory in use meanwhile.</param>
internal sealed record Draining(double Rate, double PeopleP50, double PeopleP99, int PeopleActs, long Memory)
{
    private const int People = 4;

    // 40 acts a second in all: many times what a district does at its busiest.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Drains a record in which so many timers are due within 40 days.</summary>
    public static async Task<Draining> Measure(string folder, int timers, Progress progress)
    {
        await using var server = RunningServer.Demonstration(folder);
        var person = await server.As("住建局-经办");
        await Submit(person);
        var clock = server.Services.GetRequiredService<DemonstrationClock>();
        clock.Set(clock.GetUtcNow().AddDays(40));
        using var end = new CancellationTokenSource();
        var people = Enumerable.Range(0, People).Select(_ => Task.Run(() => Work(person, end.Token))).ToList();
        var watch = Stopwatch.StartNew();
        await Drain(server.Services, clock, timers, progress);
        watch.Stop();
        await end.CancelAsync();
        var acts = (await Task.WhenAll(people)).SelectMany(list => list).ToList();
        var times = acts.Select(act => act.Milliseconds).Order().ToList();
        return new Draining(timers / watch.Elapsed.TotalSeconds, times[times.Count / 2], times[times.Count * 99 / 100], times.Count, acts.Max(act => act.Memory));
    }

    // The server's own schedule may fire some of them too: there is an end when none is due.
    private static async Task Drain(IServiceProvider services, DemonstrationClock clock, int timers, Progress progress)
    {
        var (sweeps, record) = (services.GetRequiredService<Sweeps>(), services.GetRequiredService<Desk>().Record);
        var fired = 0;
        while ((await record.DueTimers(clock.GetUtcNow(), null, 1)).Items.Length > 0)
        {
            var before = fired;
            fired += await sweeps.Run("timers", CancellationToken.None);
            if (fired == before)
            {
                throw new InvalidOperationException("Timers are due and don't fire.");
            }

            progress.Show(Math.Min(fired, timers), timers);
        }
    }

    private static async Task<List<(double Milliseconds, long Memory)>> Work(PersonClient person, CancellationToken end)
    {
        var acts = new List<(double, long)>();
        using var pace = new PeriodicTimer(Pause);
        do
        {
            var began = Stopwatch.GetTimestamp();
            await Submit(person);
            acts.Add((Stopwatch.GetElapsedTime(began).TotalMilliseconds, Environment.WorkingSet));
        }
        while (!end.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None));

        return acts;
    }

    private static async Task Submit(PersonClient person)
    {
        var reply = await person.Post("/api/v1/matters", Samples.Heating());
        if (!reply.IsSuccess)
        {
            throw new InvalidOperationException(reply.ToString());
        }
    }
}
