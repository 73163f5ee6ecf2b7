using System.Globalization;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>How many durable transitions a second: at the Desk, over HTTP, and by raw ADO.NET that writes what the HTTP run recorded.
/// The lanes take turns on one disk, A/B/A/B; of each the best turn counts.</summary>
internal sealed class Durable(Options options, TextWriter output)
{
    private const string Http = "http";
    private const string AtDesk = "desk";
    private const string RawGroup = "rawGroup";
    private const string RawSingle = "rawSingle";

    // Of raw single commits a sample of matters is enough: each costs the disk as much as a whole batch.
    private const int SampledMatters = 8;

    private readonly Dictionary<(string Lane, int Clients), List<Measured>> _turns = [];
    private readonly List<double> _bytesPerMatter = [];

    /// <summary>Runs all of it and answers the figures.</summary>
    public async Task<object> Run()
    {
        var plan = Plan.Read();
        using var folders = await Folders.Found();
        if (!options.Quick)
        {
            // The first run of a program compiles it: it is not counted.
            await Turn(plan, folders, 64, 64, "warming up");
            _turns.Clear();
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var clients in options.Clients)
            {
                var matters = options.Quick ? 1 + (clients / 10) : clients + 1 + Math.Min(clients, 64);
                await Turn(plan, folders, clients, matters, $"round {round} of {options.Rounds}, {clients} clients");
            }
        }

        var statements = await Statements.Count(plan, Folders.Record(folders.Copy()), options.Quick ? 4 : 64);
        var engine = await Engine(plan, folders);
        return Tell(statements, engine);
    }

    private async Task<EngineCost> Engine(Plan plan, Folders folders)
    {
        await using var desk = await Desk.Open(Folders.Record(folders.Copy()));
        return await EngineCost.Measure(plan, desk.Law, options.Quick ? 3 : 200);
    }

    private async Task Turn(Plan plan, Folders folders, int clients, int matters, string what)
    {
        var folder = folders.Copy();
        var size = RecordSize.Of(Folders.Record(folder));
        List<string>[] ids;
        await using (var http = new HttpLane(plan, folder))
        {
            Add(Http, clients, await http.Run(plan, clients, matters, new Progress($"{what}: http")));
            ids = http.Ids;
        }

        var measured = Recorded.Read(Folders.Record(folder), [.. ids[..matters].SelectMany(id => id)]);
        if (measured.Count != _turns[(Http, clients)][^1].Transitions)
        {
            throw new InvalidOperationException($"{_turns[(Http, clients)][^1].Transitions} were answered and {measured.Count} are in the record.");
        }

        Raw(RawGroup, clients, new RawLane(measured, clients), folders, what);
        await using (var desk = new DeskLane(plan, Folders.Record(folders.Copy())))
        {
            Add(AtDesk, clients, await desk.Run(plan, clients, matters, new Progress($"{what}: desk")));
        }

        if (clients > 1)
        {
            Raw(RawSingle, clients, new RawLane(Recorded.Read(Folders.Record(folder), [.. ids[..matters].Take(options.Quick ? 1 : SampledMatters).SelectMany(id => id)]), 1), folders, what);
        }

        _bytesPerMatter.Add((double)(await RecordSize.Rested(Folders.Record(folder), plan.Blocks[^1]) - size) / ids.Length);
    }

    private void Raw(string lane, int clients, RawLane raw, Folders folders, string what)
    {
        var progress = new Progress($"{what}: {lane}");
        Add(lane, clients, raw.Run(Folders.Record(folders.Copy())));
        progress.Show(1, 1);
    }

    private void Add(string lane, int clients, Measured measured)
    {
        if (!_turns.TryGetValue((lane, clients), out var turns))
        {
            _turns[(lane, clients)] = turns = [];
        }

        turns.Add(measured);
    }

    private Measured Best(string lane, int clients) => _turns[(lane, clients)].MaxBy(turn => turn.Rate)!;

    private double Ratio(string lane, string other, int clients) => Best(lane, clients).Rate / Best(other, clients).Rate;

    private object Tell(Statements statements, EngineCost engine)
    {
        Write($"{"",-10} {"clients",8} {"per s",9} {"p50 ms",8} {"p99 ms",8} {"µs CPU",8} {"KB alloc",9} {"commits",9}");
        foreach (var (lane, clients) in _turns.Keys)
        {
            var best = Best(lane, clients);
            Write($"{lane,-10} {clients,8} {best.Rate,9:F0} {best.P50,8:F2} {best.P99,8:F2} {best.Cpu,8:F0} {best.Allocated / 1024,9:F1} {(double)best.Commits / best.Transitions,9:F3}");
        }

        Write($"p50 and p99 of the raw lanes are those of a whole transaction; commits are per transition");
        Write($"statements per transition {statements.PerTransition:F2}, per commit {statements.PerCommit:F1}, most on one table in one commit {statements.MostPerTable}; commits per transition {statements.CommitsPerTransition:F3}, each one fsync");
        Write($"engine, median command of S1: step {engine.Step:F1} µs, serialise and hash {engine.Serialise:F1} µs, together {engine.Cpu:F1} µs and {engine.Allocated / 1024:F1} KB; rows {engine.Rows:F1} µs; state {engine.StateBytes} B, largest {engine.LargestState} B");
        Write($"record per finished matter, rested {_bytesPerMatter.Min() / 1024:F1} KB");
        var ratios = new
        {
            Http64_to_raw_group = Ratio(Http, RawGroup, 64),
            Http64_to_raw_single = Ratio(Http, RawSingle, 64),
            Desk64_to_raw_group = Ratio(AtDesk, RawGroup, 64),
        };
        Write($"http at 64 clients: {ratios.Http64_to_raw_group:F2} of raw group commit, {ratios.Http64_to_raw_single:F1} times one commit per transition; desk {ratios.Desk64_to_raw_group:F2}");
        return new
        {
            ratios = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["http64_to_raw_group"] = ratios.Http64_to_raw_group,
                ["http64_to_raw_single"] = ratios.Http64_to_raw_single,
                ["desk64_to_raw_group"] = ratios.Desk64_to_raw_group,
            },
            perTransition = new
            {
                statements = statements.PerTransition,
                commits = statements.CommitsPerTransition,
                cpuMicroseconds = engine.Cpu,
                allocatedBytes = engine.Allocated,
            },
            recordBytesPerMatter = _bytesPerMatter.Min(),
            statementsPerTableAndBatch = statements.MostPerTable,
            engine,
            lanes = _turns.Keys.Select(key => new { key.Lane, key.Clients, best = Best(key.Lane, key.Clients), turns = _turns[key] }),
            quick = options.Quick,
        };
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
