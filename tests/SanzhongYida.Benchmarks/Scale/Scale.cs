using System.Diagnostics;
using System.Globalization;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>Does the Desk stay as fast where much is stored, where many versions are published, where many timers are due?
/// What is compared takes turns; of each the best of three counts.</summary>
internal sealed class Scale(Options options, TextWriter output)
{
    private const int Few = 1000;
    private const int Versions = 200;

    private readonly int _clients = options.Quick ? 8 : 64;

    /// <summary>Runs all of it and answers the figures.</summary>
    public async Task<object> Run()
    {
        var (few, many, versions, timers) = options.Quick ? (10, 100, 5, 100) : (Few, 1_000_000, Versions, 10_000);
        (many, timers) = (options.Matters ?? many, options.Timers ?? timers);
        var plan = Plan.Read();
        using var folders = await Folders.Found();
        var small = await Stored(folders, plan, few);
        await Lane(plan, small, "warming up");

        var watch = Stopwatch.StartNew();
        var large = await Stored(folders, plan, many);
        var seeding = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await (await Desk.Open(large)).DisposeAsync();
        var opening = watch.Elapsed.TotalMilliseconds;
        var (rateOfMany, rateOfFew) = await Compare(plan, large, small, $"{many} matters", $"{few} matters");
        Write($"{many} stored matters {rateOfMany:F0} transitions/s, {few} {rateOfFew:F0}: {rateOfMany / rateOfFew:F2}; seeded in {seeding:F0} s, {new FileInfo(large).Length / 1e9:F2} GB, the Desk opens and closes in {opening:F0} ms");

        var versioned = Folders.Record(folders.Copy());
        await Seeding.Publish(versioned, plan, versions, ShippedXml.Version, new Progress($"publishing {versions} versions"));
        var (rateOfVersions, rateOfOne) = await Compare(plan, versioned, Folders.Record(folders.Copy()), $"{versions} versions", "1 version");
        Write($"{versions} definition versions {rateOfVersions:F0} transitions/s, 1 {rateOfOne:F0}: {rateOfVersions / rateOfOne:F2}");

        var waiting = folders.Copy();
        await Seeding.Publish(Folders.Record(waiting), plan, 1, _ => ShippedXml.WithTimer, new Progress("publishing a timer"));
        await Seeding.Submit(Folders.Record(waiting), plan, timers - 1, new Progress($"seeding {timers} timers"));
        var drained = await Draining.Measure(waiting, timers, new Progress($"{timers} due timers"));
        Write($"{timers} due timers {drained.Rate:F0}/s, {drained.Rate / rateOfFew:F2} of {rateOfFew:F0} transitions/s; people's {drained.PeopleActs} acts meanwhile p50 {drained.PeopleP50:F1} ms, p99 {drained.PeopleP99:F1} ms; memory {drained.Memory / 1e6:F0} MB");
        return new
        {
            ratios = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["matters1e6_to_1e3"] = rateOfMany / rateOfFew,
                ["definitions200_to_1"] = rateOfVersions / rateOfOne,
                ["timers_to_transitions"] = drained.Rate / rateOfFew,
            },
            peopleP99Milliseconds = drained.PeopleP99,
            matters = many,
            definitionVersions = versions,
            timers,
            openMilliseconds = opening,
            rates = new { many = rateOfMany, few = rateOfFew, versions = rateOfVersions, oneVersion = rateOfOne },
            drained,
            quick = options.Quick,
        };
    }

    private static async Task<string> Stored(Folders folders, Plan plan, int matters)
    {
        var path = Folders.Record(folders.Copy());
        await Seeding.Submit(path, plan, matters, new Progress($"storing {matters} matters"));
        return path;
    }

    private async Task<(double One, double Other)> Compare(Plan plan, string one, string other, string ofOne, string ofOther)
    {
        var (best, otherBest) = (0.0, 0.0);
        for (var round = 1; round <= (options.Quick ? 1 : options.Rounds); round++)
        {
            best = Math.Max(best, await Lane(plan, one, $"round {round}: {ofOne}"));
            otherBest = Math.Max(otherBest, await Lane(plan, other, $"round {round}: {ofOther}"));
        }

        return (best, otherBest);
    }

    private async Task<double> Lane(Plan plan, string path, string what)
    {
        await using var lane = new DeskLane(plan, path);
        return (await lane.Run(plan, _clients, _clients, new Progress(what))).Rate;
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
