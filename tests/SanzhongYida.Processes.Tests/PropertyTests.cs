using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;

namespace SanzhongYida.Processes.Tests;

public sealed class PropertyTests
{
    private static readonly ImmutableDictionary<string, Value> None = ImmutableDictionary<string, Value>.Empty;

    private static readonly Lazy<IReadOnlyList<Library>> Libraries = new(() =>
        [.. Cases.All().Select(it => it.Model).Distinct(StringComparer.Ordinal).Select(Model.Library)]);

    /// <summary>Play proves with each step: the fold of the facts is the state, and a refusal changes nothing.</summary>
    [Property(MaxTest = 300)]
    public void Any_commands_on_any_model_of_the_cases_keep_fold_and_state_together(DoNotSize<int> any)
    {
        var seed = any.Item;
        var random = new Random(seed);
        var play = new Play(Libraries.Value[random.Next(Libraries.Value.Count)]);
        play.Step(new ProcessCommand.Begin("main", Variables(random)));
        for (var round = 0; round < 30; round++)
        {
            play.Now = play.Now.AddHours(random.Next(60));
            play.Step(play.Instance is null ? new ProcessCommand.Begin("main", Variables(random)) : Any(play.Instance, random));
            if (play.Instance is { HasEnded: true } ended)
            {
                Assert.Equal(0, ended.Activities.Length + ended.Scopes.Length + ended.Marks.Length + ended.Tasks.Length
                    + ended.Timers.Length + ended.Jobs.Length + ended.Subscriptions.Length + ended.Incidents.Length
                    + ended.Passed.Length + ended.Kept.Length + ended.Heard.Length);
            }
        }
    }

    [Property(MaxTest = 40)]
    public void The_same_commands_give_the_same_bytes(DoNotSize<int> any)
    {
        var seed = any.Item;
        var model = RandomProcess.Of(new Random(seed));
        Assert.Equal(Canonical.Json([.. Played(model, seed).Facts]), Canonical.Json([.. Played(model, seed).Facts]));
    }

    /// <summary>
    /// The blocks are sound, so the process must come to its end; an inclusive join that fires too early passes
    /// twice and reaches the last task twice, one that fires too late leaves the process waiting.
    /// </summary>
    [Property(MaxTest = 150)]
    public void A_process_of_sound_blocks_ends_once_with_nothing_left(DoNotSize<int> any)
    {
        var seed = any.Item;
        var model = RandomProcess.Of(new Random(seed));
        var play = Played(model, seed);
        Assert.True(play.Instance!.HasEnded, $"{model}\n{play.Waiting()}");
        Assert.Single(play.Facts, fact => fact is ProcessFact.TaskOpened { Node: "last" });
        Assert.Single(play.Facts, fact => fact is ProcessFact.Reached { Node: "e" });
        Assert.DoesNotContain(play.Facts, fact => fact is ProcessFact.IncidentRaised);
    }

    /// <summary>
    /// On any graph, whatever is done: an inclusive join passes only where the rule by brute force says so, and none that
    /// may pass is left waiting when a command is done.
    /// </summary>
    [Property(MaxTest = 120)]
    public void An_inclusive_join_passes_exactly_when_the_rule_says_so(DoNotSize<int> any)
    {
        var seed = any.Item;
        var random = new Random(seed);
        var model = RandomGraph.Of(random);
        var play = new Play(Model.Library(model));
        play.Step(new ProcessCommand.Begin("main", Variables(random)));
        for (var round = 0; round < 12; round++)
        {
            // A command over its budget leaves joins for the next.
            if (play.Instance is null || play.Instance.Incidents.Any(incident => incident.Cause == Incident.Causes.TooManyMoves))
            {
                return;
            }

            Assert.All(Joins(play, play.Instance), join => Assert.False(JoinOracle.Fires(join.Definition, play.Instance!, join.Scope, join.Node), $"{join.Node.Id} should have passed\n{model}"));
            var before = play.Instance;
            play.Now = play.Now.AddDays(random.Next(3));
            if (play.Instance!.HasEnded || play.Step(Disturbing(play.Instance, random, play.Now)) is not ProcessStep.Accepted step)
            {
                continue;
            }

            foreach (var fact in step.Facts)
            {
                if (fact is ProcessFact.Joined joined && Joins(play, before).FirstOrDefault(it => it.Node.Id == joined.Node && it.Scope == (joined.Scope ?? Instance.Root)) is { Node: not null } join)
                {
                    Assert.True(JoinOracle.Fires(join.Definition, before!, join.Scope, join.Node), $"{join.Node.Id} should not have passed\n{model}");
                }

                before = Instance.Apply(before, fact);
            }
        }
    }

    private static IEnumerable<(Definition Definition, string Scope, Node Node)> Joins(Play play, Instance? instance) =>
        instance!.Marks.Select(mark => (Definition: play.Library.Find(instance.FindScope(mark.Scope)!.Process)!, mark.Scope, mark.Node)).Distinct()
            .Select(it => (it.Definition, it.Scope, Node: it.Definition.Find(it.Node)!)).Where(it => it.Node.Kind == NodeKind.InclusiveGateway);

    // Tokens also die: a timer interrupts, an administrator cancels.
    private static ProcessCommand Disturbing(Instance instance, Random random, DateTimeOffset now)
    {
        var due = instance.Timers.Where(timer => timer.Due <= now).ToList();
        return random.Next(8) switch
        {
            0 when due.Count > 0 => new ProcessCommand.FireTimer(due[random.Next(due.Count)].Id),
            1 => new ProcessCommand.Modify([new TokenMove.Cancel(Pick(instance.Activities, random)?.Id ?? "-")]),
            2 => new ProcessCommand.Correlate("go", Variables(random)),
            _ => new ProcessCommand.Complete(Pick(instance.Tasks, random)?.Activity ?? "-", Variables(random)),
        };
    }

    /// <summary>
    /// Sent back and taken back however often, a sound process ends as before: the branches that were done are not gone
    /// through again, none is lost, and no join waits for what will not come.
    /// </summary>
    [Property(MaxTest = 60)]
    public void A_process_of_sound_blocks_ends_once_however_often_it_is_sent_back(DoNotSize<int> any)
    {
        var seed = any.Item;
        var random = new Random(seed);
        var model = RandomProcess.Of(random, mayGoBack: true);
        var play = new Play(Model.Library(model));
        play.Step(new ProcessCommand.Begin("main", Variables(random)));
        var back = 0;
        for (var round = 0; round < 400 && !play.Instance!.HasEnded; round++)
        {
            play.Now = play.Now.AddHours(random.Next(80));
            Assert.True(play.Instance.Tasks.Length + play.Instance.Jobs.Length + play.Instance.Timers.Length > 0, $"stuck after {back} times back: {play.Waiting()}\n{model}");
            if (round < 60 && random.Next(3) == 0 && Back(play, random) is { } command)
            {
                back += play.Step(command) is ProcessStep.Accepted ? 1 : 0;
            }
            else
            {
                play.Step(Next(play.Instance, random, round < 60 ? Variables(random) : Falsehoods(), play.Now));
            }
        }

        Assert.True(play.Instance!.HasEnded, $"after {back} times back: {play.Waiting()}\n{model}");
        Assert.Single(play.Facts, fact => fact is ProcessFact.Reached { Node: "e" });
        Assert.DoesNotContain(play.Facts, fact => fact is ProcessFact.IncidentRaised);
    }

    private static ProcessCommand? Back(Play play, Random random)
    {
        if (random.Next(3) == 0 && Pick(play.Instance!.Passed, random) is { } passed)
        {
            return new ProcessCommand.Withdraw(passed.Node, passed.By ?? "nobody") { Scope = passed.Scope };
        }

        return Pick(play.Instance!.Tasks, random) is { } task
            && Pick(Engine.Permits(play.Library, play.Instance, task.Activity, "li").Single(permit => permit.Act == "send-back").Targets, random) is { } target
                ? new ProcessCommand.SendBack(task.Activity, "li", target)
                : null;
    }

    /// <summary>Stopped after every step and read back from what was stored, the machine goes on as if it had not been.</summary>
    [Property(MaxTest = 40)]
    public void Stopping_after_every_step_changes_nothing(DoNotSize<int> any)
    {
        var seed = any.Item;
        var model = RandomProcess.Of(new Random(seed));
        var (uncut, cut) = (Played(model, seed), Played(model, seed, stops: true));
        Assert.Equal(Canonical.Json([.. uncut.Facts]), Canonical.Json([.. cut.Facts]));
        Assert.Equal(Canonical.Json(uncut.Instance), Canonical.Json(cut.Instance));
    }

    private static Play Played(string model, int seed, bool stops = false)
    {
        var random = new Random(seed ^ 0x5eed);
        var play = new Play(Model.Library(model)) { Stops = stops };
        play.Step(new ProcessCommand.Begin("main", Variables(random)));
        for (var round = 0; round < 400 && !play.Instance!.HasEnded; round++)
        {
            // In the end every loop is left.
            var results = round < 60 ? Variables(random) : Falsehoods();
            play.Now = play.Now.AddHours(random.Next(80));
            play.Step(Next(play.Instance, random, results, play.Now));
        }

        return play;
    }

    private static ProcessCommand Next(Instance instance, Random random, ImmutableDictionary<string, Value> results, DateTimeOffset now)
    {
        var due = instance.Timers.Where(timer => timer.Due <= now).ToList();
        var choice = random.Next(instance.Tasks.Length + instance.Jobs.Length + due.Count);
        return choice < instance.Tasks.Length
            ? new ProcessCommand.Complete(instance.Tasks[choice].Activity, results) { By = "li" }
            : choice < instance.Tasks.Length + instance.Jobs.Length
                ? new ProcessCommand.JobDone(instance.Jobs[choice - instance.Tasks.Length].Id, results)
                : new ProcessCommand.FireTimer(due[choice - instance.Tasks.Length - instance.Jobs.Length].Id);
    }

    private static ProcessCommand Any(Instance instance, Random random)
    {
        var id = random.Next(4) == 0 ? random.Next(9).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return random.Next(14) switch
        {
            0 or 1 or 2 => new ProcessCommand.Complete(id ?? Pick(instance.Tasks, random)?.Activity ?? "1", Variables(random)) { By = random.Next(3) == 0 ? Person(random) : null },
            3 => new ProcessCommand.JobDone(id ?? Pick(instance.Jobs, random)?.Id ?? "1", Variables(random)),
            4 => new ProcessCommand.JobFailed(id ?? Pick(instance.Jobs, random)?.Id ?? "1", "broken", random.Next(2) == 0 ? "late" : null),
            5 or 6 => new ProcessCommand.FireTimer(id ?? Pick(instance.Timers, random)?.Id ?? "1"),
            7 => new ProcessCommand.Correlate(Pick(instance.Subscriptions, random)?.Name ?? "paid", None)
            {
                Key = random.Next(2) == 0 ? Pick(instance.Subscriptions, random)?.Key : null,
                Keep = random.Next(2) == 0 ? TimeSpan.FromHours(40) : null,
                Id = random.Next(2) == 0 ? $"m{random.Next(9)}" : null,
                At = random.Next(2) == 0 ? Pick(instance.Subscriptions, random)?.Node : null,
            },
            8 => new ProcessCommand.Retry(id ?? Pick(instance.Incidents, random)?.Id ?? "1") { Variables = Variables(random) },
            9 => new ProcessCommand.Skip(id ?? Pick(instance.Incidents, random)?.Id ?? "1", Variables(random)),
            10 => new ProcessCommand.Broadcast(Pick(instance.Subscriptions, random)?.Name ?? "alert", None),
            11 or 12 => Act(instance, id ?? Pick(instance.Tasks, random)?.Activity ?? "1", random),
            _ => random.Next(10) == 0 ? new ProcessCommand.Terminate("") : new ProcessCommand.SetVariables(Variables(random)),
        };
    }

    private static ProcessCommand Act(Instance instance, string activity, Random random) => random.Next(14) switch
    {
        0 or 1 => new ProcessCommand.Claim(activity, Person(random)),
        2 => new ProcessCommand.Release(activity, Person(random)),
        3 => new ProcessCommand.DelegateTask(activity, Person(random), Person(random)),
        4 => new ProcessCommand.Reassign(activity, Person(random)),
        5 => new ProcessCommand.AddSigner(activity, Person(random), Person(random)),
        6 => new ProcessCommand.Countersign(activity, Person(random), ["li", "wang"]),
        7 => new ProcessCommand.Sign(activity, Person(random), "agreed"),
        8 or 9 => new ProcessCommand.SendBack(activity, Person(random), Pick(instance.Passed, random)?.Node ?? "A"),
        10 => new ProcessCommand.Withdraw(Pick(instance.Passed, random)?.Node ?? "A", Pick(instance.Passed, random)?.By ?? "li") { Scope = Pick(instance.Passed, random)?.Scope ?? "0" },
        11 => new ProcessCommand.Remind(activity),
        12 => instance.IsSuspended || random.Next(3) > 0 ? new ProcessCommand.Resume() : new ProcessCommand.Suspend(),
        _ => new ProcessCommand.Modify(
        [
            random.Next(2) == 0
                ? new TokenMove.Move(Pick(instance.Activities, random)?.Id ?? "1", Pick(instance.Passed, random)?.Node ?? "A")
                : new TokenMove.Start(Pick(instance.Passed, random)?.Node ?? "A", Pick(instance.Scopes, random)?.Id),
        ]),
    };

    private static string Person(Random random) => random.Next(3) == 0 ? "wang" : "li";

    private static T? Pick<T>(ImmutableArray<T> from, Random random)
        where T : class => from.IsEmpty ? null : from[random.Next(from.Length)];

    private static ImmutableDictionary<string, Value> Variables(Random random)
    {
        string[] flags = ["a", "b", "c", "v0", "v1", "v2", "v3", "again", "bad", "stop", "go", "ready"];
        var variables = flags.Where(_ => random.Next(3) > 0).ToImmutableDictionary(flag => flag, _ => Value.Of(random.Next(2) == 0), StringComparer.Ordinal);
        return random.Next(2) == 0
            ? variables
            : variables.Add("departments", Value.Of(["water", "power", "roads"])).Add("names", Value.Of(["a", "b"])).Add("n", Value.Of(random.Next(4)))
                .Add("amount", Value.Of(random.Next(300)));
    }

    private static ImmutableDictionary<string, Value> Falsehoods() =>
        Enumerable.Range(0, 4).ToImmutableDictionary(number => $"v{number}", _ => Value.Of(false), StringComparer.Ordinal);
}
