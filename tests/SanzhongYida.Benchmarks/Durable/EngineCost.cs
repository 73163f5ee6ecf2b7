using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>What the median command of S1 costs where nothing is waited for.</summary>
/// <param name="Step">Microseconds of the pure step.</param>
/// <param name="Serialise">Microseconds of entries and states as bytes, and the hash.</param>
/// <param name="Rows">Microseconds of the rows' difference, which the write adds.</param>
/// <param name="Cpu">Microseconds of step, serialising and hash together: the engine's part.</param>
/// <param name="Allocated">Bytes the engine's part allocates.</param>
/// <param name="StateBytes">Bytes of the states the median command touches.</param>
/// <param name="LargestState">Bytes of the largest state.</param>
internal sealed record EngineCost(double Step, double Serialise, double Rows, double Cpu, double Allocated, int StateBytes, int LargestState)
{
    private sealed record Cost(string Name, double Step, double Serialise, double Rows, double Allocated, int States, int Largest);

    /// <summary>Walks S1 once on a founded record's law; each command is repeated, and its fastest repetition counts:
    /// what other programs take of the processor is not the engine's.</summary>
    public static async Task<EngineCost> Measure(Plan plan, Law law, int repetitions, Action<string>? each = null)
    {
        var acts = (await plan.Acts("m")).SelectMany(block => block).ToList();
        Walk(law, acts, 10);
        Walk(law, acts, 10);
        var costs = Walk(law, acts, repetitions);
        foreach (var cost in each is null ? [] : costs)
        {
            each!(string.Create(null, $"{cost.Name,-22} {cost.Step,7:F1} {cost.Serialise,7:F1} {cost.Rows,7:F1} µs {cost.Allocated / 1024,7:F1} KB {cost.States,6} B"));
        }

        return new EngineCost(
            Median(costs, cost => cost.Step),
            Median(costs, cost => cost.Serialise),
            Median(costs, cost => cost.Rows),
            Median(costs, cost => cost.Step + cost.Serialise),
            Median(costs, cost => cost.Allocated),
            (int)Median(costs, cost => cost.States),
            costs.Max(cost => cost.Largest));
    }

    private static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    private static List<Cost> Walk(Law law, List<Act> acts, int repetitions)
    {
        var states = new Dictionary<Subject, Held>();
        var costs = new List<Cost>();

        // As the Desk's store does: states go into memory that is used again.
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(buffer, RecordJson.Writing);
        foreach (var act in acts)
        {
            var instruction = new Instruction(Guid.CreateVersion7().ToString("N"), act.Actor, act.At, act.Command, new byte[16]);
            var accepted = (Judgment.Accepted)Step();
            var sealedEntries = Seal(accepted);
            var allocated = AllocatedBy(() => Seal((Judgment.Accepted)Step()));
            costs.Add(new Cost(
                act.Command.GetType().Name,
                Best(() => Step(), repetitions),
                Best(() => Seal(accepted), repetitions),
                Best(() => Project(accepted), repetitions),
                allocated,
                accepted.Entries.Sum(entry => RecordJson.Write(entry.State).Length),
                accepted.Entries.Max(entry => RecordJson.Write(entry.State).Length)));
            foreach (var (entry, pending) in accepted.Entries.Zip(sealedEntries))
            {
                states[entry.Subject] = new Held(entry.State, pending.Hash);
            }

            Judgment Step() => Casework.Step(law, subject => states.GetValueOrDefault(subject)?.State, instruction);

            List<PendingEntry> Seal(Judgment.Accepted judged) => [.. judged.Entries.Select(facts =>
            {
                var entry = new Entry(facts.Subject, facts.State.Version, facts.State.Version, judged.Stamp, instruction.Id, states.GetValueOrDefault(facts.Subject, Held.Nothing).Head, facts.Facts);
                var body = entry.ToBody();
                RecordJson.Write(writer, facts.State);
                writer.Flush();
                buffer.ResetWrittenCount();
                writer.Reset();
                return new PendingEntry(entry, body, Entry.HashOf(body), []);
            })];

            int Project(Judgment.Accepted judged) => judged.Entries.Sum(facts =>
                Decisions.Rows.Of(states.GetValueOrDefault(facts.Subject)?.State).Access.Length + Decisions.Rows.Of(facts.State).Access.Length);
        }

        return costs;
    }

    private static double Best(Action action, int repetitions)
    {
        var best = long.MaxValue;
        for (var n = 0; n < repetitions; n++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetTimestamp() - began);
        }

        return best * 1e6 / Stopwatch.Frequency;
    }

    private static double Best<T>(Func<T> function, int repetitions) => Best(() => { function(); }, repetitions);

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
