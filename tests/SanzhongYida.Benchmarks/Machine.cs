using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SanzhongYida.Processes;

namespace SanzhongYida.Benchmarks;

/// <summary>What a step of the process machine costs in memory, on one core: ten tasks one after the other, begun and completed.</summary>
/// <param name="StepsPerSecond">Steps a second, the best of the rounds.</param>
/// <param name="AllocatedPerStep">Bytes a step allocates.</param>
/// <param name="StateBytesOfTenTokens">Bytes of an instance in which ten tasks wait, as JSON.</param>
internal sealed record Machine(double StepsPerSecond, double AllocatedPerStep, int StateBytesOfTenTokens)
{
    private const int Tasks = 10;
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly ImmutableDictionary<string, Value> None = ImmutableDictionary<string, Value>.Empty;

    public static Machine Measure(Options options, TextWriter told)
    {
        var library = Library.Of(DefinitionReader.Read(Row()).Definitions);
        var cycles = options.Quick ? 200 : 20_000;
        Walk(library, cycles);
        var (rate, allocated) = (0.0, 0.0);
        for (var round = 0; round < options.Rounds; round++)
        {
            var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var steps = Walk(library, cycles);
            rate = Math.Max(rate, steps / Stopwatch.GetElapsedTime(began).TotalSeconds);
            allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / steps;
        }

        var waiting = Begun(Library.Of(DefinitionReader.Read(Fan()).Definitions));
        var machine = new Machine(rate, allocated, JsonSize(waiting));
        told.WriteLine(string.Create(null, $"machine: {machine.StepsPerSecond:N0} steps a second on one core, {machine.AllocatedPerStep:N0} bytes a step, {machine.StateBytesOfTenTokens:N0} bytes with ten tokens waiting"));
        return machine;
    }

    private static int Walk(Library library, int cycles)
    {
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var instance = Begun(library);
            while (!instance.HasEnded)
            {
                instance = Step(library, instance, new ProcessCommand.Complete(instance.Tasks[0].Activity, None));
            }
        }

        return cycles * (Tasks + 1);
    }

    private static Instance Begun(Library library) => Step(library, null, new ProcessCommand.Begin("p", None));

    private static Instance Step(Library library, Instance? instance, ProcessCommand command) =>
        ((ProcessStep.Accepted)Engine.Step(library, instance, command, At, (_, _) => null)).Instance;

    private static int JsonSize(Instance instance) => JsonSerializer.SerializeToUtf8Bytes(instance).Length;

    private static string Row() => Xml(Enumerable.Range(0, Tasks).Select(n => (From: n == 0 ? "s" : $"t{n - 1}", To: $"t{n}")).Append(($"t{Tasks - 1}", "e")), "");

    private static string Fan() => Xml(
        Enumerable.Range(0, Tasks).SelectMany(n => new[] { ("split", $"t{n}"), ($"t{n}", "e") }).Append(("s", "split")), "<parallelGateway id='split'/>");

    private static string Xml(IEnumerable<(string From, string To)> flows, string more)
    {
        var text = new StringBuilder("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'><startEvent id='s'/><endEvent id='e'/>" + more);
        for (var n = 0; n < Tasks; n++)
        {
            text.Append(null, $"<userTask id='t{n}'/>");
        }

        foreach (var (from, to) in flows)
        {
            text.Append(null, $"<sequenceFlow id='{from}-{to}' sourceRef='{from}' targetRef='{to}'/>");
        }

        return text.Append("</process></definitions>").ToString();
    }
}
