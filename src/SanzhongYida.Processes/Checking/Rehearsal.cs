using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>Plays a counterexample on the machine itself, so that whoever doubts it can look.</summary>
public static class Rehearsal
{
    /// <summary>Where the deeds lead: every instance on the way, the first after the beginning.</summary>
    /// <param name="library">The definitions, as they were checked.</param>
    /// <param name="process">The process the finding is about.</param>
    /// <param name="finding">The counterexample.</param>
    /// <exception cref="InvalidOperationException">A deed is refused: then it is no counterexample.</exception>
    public static ImmutableArray<Instance> Play(Library library, string process, Finding finding)
    {
        var instances = ImmutableArray.CreateBuilder<Instance>();
        Instance? instance = null;
        foreach (var deed in finding.Deeds)
        {
            var results = deed.Results.ToImmutableDictionary(StringComparer.Ordinal);
            if (instance is not null && !results.IsEmpty && deed.Act is not ("complete" or "set"))
            {
                instance = Step(library, instance, new ProcessCommand.SetVariables(results), Moves.Start);
            }

            var at = Moves.Start;
            if (deed.Act == "timer")
            {
                var due = instance!.Timers.First(timer => timer.Node == deed.Node).Due;
                at = due > at ? due : at;
            }

            instances.Add(instance = Step(library, instance, Command(process, finding, deed, instance, results), at));
        }

        return instances.ToImmutable();
    }

    private static Instance Step(Library library, Instance? instance, ProcessCommand command, DateTimeOffset at) =>
        Engine.Step(library, instance, command, at, Moves.Due) switch
        {
            ProcessStep.Accepted accepted => accepted.Instance,
            ProcessStep.Refused refused => throw new InvalidOperationException(refused.English),
            _ => throw new InvalidOperationException("A step is accepted or refused."),
        };

    private static ProcessCommand Command(string process, Finding finding, Deed deed, Instance? instance, ImmutableDictionary<string, Value> results) => deed.Act switch
    {
        "begin" => new ProcessCommand.Begin(process, results.SetItems(finding.Flags)) { Start = deed.Node },
        "complete" => new ProcessCommand.Complete(
            instance!.Tasks.Where(task => task.Node == deed.Node).Select(task => task.Activity)
                .Concat(instance.Subscriptions.Where(it => it.Node == deed.Node).Select(it => it.Activity)).First(), results),
        "job" => new ProcessCommand.JobDone(Job(deed, instance!), results),
        "fail" => new ProcessCommand.JobFailed(Job(deed, instance!), "", deed.ErrorCode),
        "timer" => new ProcessCommand.FireTimer(instance!.Timers.First(timer => timer.Node == deed.Node).Id),
        "signal" => new ProcessCommand.Broadcast(instance!.Subscriptions.First(it => it.Node == deed.Node).Name, Nothing),
        "message" => new ProcessCommand.Correlate(instance!.Subscriptions.First(it => it.Node == deed.Node).Name, Nothing) { At = deed.Node },
        _ => new ProcessCommand.SetVariables(results),
    };

    private static string Job(Deed deed, Instance instance) => instance.Jobs.First(job => job.Node == deed.Node).Id;

    private static readonly ImmutableDictionary<string, Value> Nothing = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);
}
