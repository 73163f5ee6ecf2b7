using System.Diagnostics;

namespace SanzhongYida.Benchmarks;

/// <summary>What one lane did with one number of clients.</summary>
/// <param name="Transitions">Accepted commands, each durable when it was answered.</param>
/// <param name="Seconds">While clients were at work; setting the clock between dates is not counted.</param>
/// <param name="P50">Milliseconds from asking to the durable answer: half were faster.</param>
/// <param name="P99">Ninety-nine of a hundred were faster.</param>
/// <param name="Cpu">Microseconds of processor time per transition, of the whole process: clients, server and database.</param>
/// <param name="Allocated">Bytes allocated per transition, of the whole process.</param>
/// <param name="Commits">Transactions.</param>
internal sealed record Measured(int Transitions, double Seconds, double P50, double P99, double Cpu, double Allocated, int Commits)
{
    /// <summary>Transitions per second.</summary>
    public double Rate => Transitions / Seconds;
}

/// <summary>Clients that carry matters through the story, each its own, always one request in flight per client.</summary>
internal abstract class Lane
{
    private readonly List<double> _latencies = [];
    private readonly Stopwatch _watch = new();
    private TimeSpan _cpu;
    private long _allocated;
    private int _commits;

    /// <summary>All matters through all blocks. Nobody goes on to the next date before all are through with one.</summary>
    public async Task<Measured> Run(Plan plan, int clients, int matters, Progress progress)
    {
        await Prepare(clients, matters);
        for (var block = 0; block < plan.Blocks.Count; block++)
        {
            await Enter(block, plan.Blocks[block]);
            await RunBlock(block, clients, matters);
            progress.Show(block + 1, plan.Blocks.Count);
        }

        _latencies.Sort();
        return new Measured(
            _latencies.Count,
            _watch.Elapsed.TotalSeconds,
            _latencies[_latencies.Count / 2],
            _latencies[_latencies.Count * 99 / 100],
            _cpu.TotalMicroseconds / _latencies.Count,
            (double)_allocated / _latencies.Count,
            _commits);
    }

    /// <summary>Transactions so far.</summary>
    protected abstract int Commits { get; }

    /// <summary>Before the first block.</summary>
    protected abstract Task Prepare(int clients, int matters);

    /// <summary>Before each block, not counted.</summary>
    protected virtual Task Enter(int block, DateTimeOffset at) => Task.CompletedTask;

    /// <summary>One matter through one block; tells how long each act took.</summary>
    protected abstract Task Do(int client, int matter, int block, List<double> latencies);

    private async Task RunBlock(int block, int clients, int matters)
    {
        var next = -1;
        var (cpu, allocated, commits) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Commits);
        _watch.Start();
        var lists = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var latencies = new List<double>();
            for (var matter = Interlocked.Increment(ref next); matter < matters; matter = Interlocked.Increment(ref next))
            {
                await Do(client, matter, block, latencies);
            }

            return latencies;
        })));
        _watch.Stop();
        _cpu += Environment.CpuUsage.TotalTime - cpu;
        _allocated += GC.GetTotalAllocatedBytes() - allocated;
        _commits += Commits - commits;
        _latencies.AddRange(lists.SelectMany(latencies => latencies));
    }
}
