using System.Collections.Immutable;
using System.Text.Json;

namespace SanzhongYida.Processes.Tests;

/// <summary>What a step of a case found otherwise than it should be.</summary>
internal sealed class Deviation(string what) : Exception(what);

/// <summary>An empty engine with a clock and several instances, in which one case of the conformance set is played.</summary>
internal sealed class World(DateTimeOffset clock)
{
    private readonly Dictionary<string, Play> plays = new(StringComparer.Ordinal);
    private readonly List<Definition> definitions = [];
    private DateTimeOffset now = clock;
    private string last = "";
    private string? refused;

    public void Do(string folder, JsonProperty step)
    {
        var what = step.Value;
        switch (step.Name)
        {
            case "deploy":
                Deploy(folder, what.EnumerateArray().Select(file => file.GetString()!));
                break;
            case "start":
                Start(what, new ProcessCommand.Begin(Text(what, "process")!, Variables(what)));
                break;
            case "startByMessage":
                Start(what, ByMessage(Text(what, "message")!));
                break;
            case "complete":
                Complete(what);
                break;
            case "trigger":
                Trigger(Text(what, "activity")!);
                break;
            case "message":
                Message(plays[Text(what, "to")!], Text(what, "name")!, Text(what, "at"));
                break;
            case "signal":
                Broadcast(Text(what, "name")!, except: null);
                break;
            case "setVariables":
                Act(plays[last], new ProcessCommand.SetVariables(Values(what)));
                break;
            case "advance":
                Advance(Period.TryRead(what.GetString()!)!.After(now, Play.Due, _ => null)!.Value);
                break;
            case "fireTimer":
                for (var left = what.TryGetProperty("count", out var count) ? count.GetInt32() : 1; left > 0; left--)
                {
                    FireEarliest();
                }

                break;
            default:
                Expect(step.Name, what);
                break;
        }
    }

    private void Deploy(string folder, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var reading = DefinitionReader.Read(Dialect.Translate(File.ReadAllText(Path.Combine(folder, file))));
            if (!reading.Problems.IsEmpty)
            {
                throw new Deviation(string.Join("; ", reading.Problems.Select(it => $"{it.ElementId}: {it.English}")));
            }

            definitions.AddRange(reading.Definitions);
        }
    }

    private Library Library => Processes.Library.Of(definitions);

    private void Start(JsonElement what, ProcessCommand.Begin command)
    {
        last = Text(what, "as")!;
        plays[last] = new Play(Library, command.Process);
        Act(plays[last], command with { Variables = Variables(what) });
    }

    private ProcessCommand.Begin ByMessage(string message)
    {
        var starts = definitions.SelectMany(definition => definition.Nodes.Where(node => node is { Kind: NodeKind.StartEvent, Parent: null, Trigger: Trigger.Message it } && it.Name == message)
            .Select(node => new ProcessCommand.Begin(definition.Id, ImmutableDictionary<string, Value>.Empty) { Start = node.Id }));
        return Only(starts.ToList(), $"start by {message}");
    }

    private void Complete(JsonElement what)
    {
        var label = Text(what, "task")!;
        var of = Text(what, "in") is { } name ? [plays[name]] : plays.Values.AsEnumerable();
        var open = of.SelectMany(play => play.Instance!.Tasks.Where(task => IsLabelled(task, label)).Select(task => (Play: play, task.Activity))).ToList();
        var (owner, activity) = what.TryGetProperty("index", out var index) && index.GetInt32() < open.Count
            ? open[index.GetInt32()]
            : Only(open, $"task {label}");
        Act(owner, new ProcessCommand.Complete(activity, Variables(what)));
    }

    private void Trigger(string node)
    {
        var (play, id) = plays.Values.SelectMany(play => play.Instance!.Subscriptions.Where(it => it.Node == node).Select(it => (play, it.Id))).First();
        Act(play, new ProcessCommand.Complete(id, ImmutableDictionary<string, Value>.Empty));
    }

    private void Message(Play to, string name, string? at)
    {
        Act(to, new ProcessCommand.Correlate(name, ImmutableDictionary<string, Value>.Empty) { At = at });
    }

    private void Broadcast(string signal, Play? except)
    {
        var waiting = plays.Values.Where(play => play != except && play.Instance!.Subscriptions.Any(it => it.Awaits == Awaited.Signal && it.Name == signal));
        foreach (var play in waiting.ToList())
        {
            Act(play, new ProcessCommand.Broadcast(signal, ImmutableDictionary<string, Value>.Empty));
        }
    }

    private void Advance(DateTimeOffset to)
    {
        while (Earliest() is { } next && next.Timer.Due <= to)
        {
            Fire(next);
        }

        now = to;
    }

    private void FireEarliest() => Fire(Earliest() ?? throw new Deviation("no timer is open"));

    private void Fire((Play Play, OpenTimer Timer) next)
    {
        now = next.Timer.Due > now ? next.Timer.Due : now;
        Act(next.Play, new ProcessCommand.FireTimer(next.Timer.Id));
    }

    private (Play Play, OpenTimer Timer)? Earliest() =>
        plays.Values.SelectMany(play => (play.Instance?.Timers ?? []).Select(timer => (play, timer)))
            .OrderBy(pair => pair.timer.Due).Select(pair => ((Play, OpenTimer)?)pair).FirstOrDefault();

    private void Act(Play play, ProcessCommand command)
    {
        play.Now = now;
        var step = play.Step(command);
        refused = (step as ProcessStep.Refused)?.English;
        foreach (var sent in ((step as ProcessStep.Accepted)?.Facts ?? []).OfType<ProcessFact.SignalSent>())
        {
            Broadcast(sent.Signal, except: play);
        }
    }

    private void Expect(string name, JsonElement what)
    {
        var running = plays.Values.Select(play => play.Instance).OfType<Instance>().ToList();
        if (refused is not null && name is not "expectError")
        {
            throw new Deviation($"refused: {refused}");
        }

        switch (name)
        {
            case "expectTasks":
                Same(what.EnumerateArray().Select(it => it.GetString()!), Tasks(running, what));
                break;
            case "expectVariables":
                Same(what.EnumerateObject().Select(it => $"{it.Name}={Canonical.Json(Valued(it.Value))}"),
                    what.EnumerateObject().Select(it => $"{it.Name}={Canonical.Json(plays[last].Instance!.Variables.GetValueOrDefault(it.Name, Value.Nothing))}"));
                break;
            case "expectTimers":
                Same([what.GetInt32()], [running.Sum(instance => instance.Timers.Length)]);
                break;
            case "expectSubscriptions":
                Same([what.GetInt32()], [running.Sum(instance => instance.Subscriptions.Count(it => it.Awaits != Awaited.Condition))]);
                break;
            case "expectEnded" or "expectRunning":
                Same([name == "expectEnded"], [plays[what.GetString()!].Instance!.HasEnded]);
                break;
            case "expectError":
                Same([true], [refused is not null || running.Exists(instance => !instance.Incidents.IsEmpty)]);
                refused = null;
                break;
            default:
                throw new Deviation($"unknown step {name}");
        }
    }

    private IEnumerable<string> Tasks(IEnumerable<Instance> running, JsonElement expected)
    {
        var labels = expected.EnumerateArray().Select(it => it.GetString()!).ToHashSet(StringComparer.Ordinal);
        return running.SelectMany(instance => instance.Tasks).Select(task => labels.FirstOrDefault(label => IsLabelled(task, label)) ?? task.Node);
    }

    private bool IsLabelled(OpenTask task, string label) => task.Node == label || Library.Find(task.Process)!.Find(task.Node)!.Name == label;

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> found)
    {
        var (wanted, is_) = (string.Join(" | ", expected.Order()), string.Join(" | ", found.Order()));
        if (wanted != is_)
        {
            throw new Deviation($"expected [{wanted}], is [{is_}]");
        }
    }

    private static T Only<T>(List<T> found, string what) => found is [var one] ? one : throw new Deviation($"{what}: {found.Count} match");

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ImmutableDictionary<string, Value> Variables(JsonElement step) =>
        step.TryGetProperty("variables", out var variables) ? Values(variables) : ImmutableDictionary<string, Value>.Empty;

    private static ImmutableDictionary<string, Value> Values(JsonElement element) =>
        element.EnumerateObject().ToImmutableDictionary(it => it.Name, it => Valued(it.Value), StringComparer.Ordinal);

    private static Value Valued(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Value.Of(element.GetBoolean()),
        JsonValueKind.Number => Value.Of(element.GetDecimal()),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Array => new Value.List([.. element.EnumerateArray().Select(Valued)]),
        _ => Value.Nothing,
    };
}
