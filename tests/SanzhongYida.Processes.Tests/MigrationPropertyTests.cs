using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;

namespace SanzhongYida.Processes.Tests;

/// <summary>Any drawn process, edited at random, moved wherever it stands: either it is told why not, or it ends with every step done once.</summary>
public sealed class MigrationPropertyTests
{
    /// <summary>Fold and state agree with every step (Play proves it), tokens keep their ids, and what is done is not done again.</summary>
    [Property(MaxTest = 80)]
    public void A_moved_instance_ends_and_goes_through_no_finished_step_again(DoNotSize<int> any)
    {
        var (from, to) = Models(any.Item);
        var random = new Random(any.Item ^ 0x30fe);
        var play = Begun(from, random);
        Walk(play, random, random.Next(0, 7));
        if (play.Instance!.HasEnded)
        {
            return;
        }

        var (before, done) = (play.Instance, Done(play));
        var names = MigrationPlan.Propose(play.Library, Model.Library(to)).Nodes.ToDictionary(it => it.Old, it => it.New, StringComparer.Ordinal);
        if (play.Move(Model.Library(to)) is ProcessStep.Refused)
        {
            return;
        }

        var moved = play.Facts.Count;
        Assert.Equal(before.Tasks.Select(task => (task.Activity, names[task.Node])), play.Instance.Tasks.Select(task => (task.Activity, task.Node)).Take(before.Tasks.Length));
        Assert.All(before.Timers, timer => Assert.Contains(play.Instance.Timers, it => (it.Id, it.Due, it.Repeats) == (timer.Id, timer.Due, timer.Repeats)));
        Walk(play, random, 400);
        Assert.True(play.Instance.HasEnded, $"{from}\n----\n{to}\n{play.Waiting()}");
        Assert.DoesNotContain(play.Facts, fact => fact is ProcessFact.IncidentRaised);
        Assert.Single(play.Facts, fact => fact is ProcessFact.Reached { Node: "e" });
        var again = play.Facts.Skip(moved).OfType<ProcessFact.TaskOpened>().Select(task => task.Node).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(done.Where(names.ContainsKey).Select(node => names[node]), node => again.Contains(node));
    }

    /// <summary>The test above proves something: many moves are made, many are refused because a step would be done again.</summary>
    [Fact]
    public void The_edits_make_moves_that_hold_and_moves_that_would_repeat()
    {
        var refusals = Enumerable.Range(0, 60).Select(seed =>
        {
            var (from, to) = Models(seed);
            var random = new Random(seed ^ 0x30fe);
            var play = Begun(from, random);
            Walk(play, random, random.Next(0, 7));
            return play.Instance!.HasEnded ? null : play.Move(Model.Library(to)) is ProcessStep.Refused refused ? refused.English : "";
        }).OfType<string>().ToList();
        var (moved, repeating) = (refusals.Count(reason => reason.Length == 0), refusals.Count(reason => reason.Contains("gone through", StringComparison.Ordinal)));
        Assert.True(moved > 20 && repeating > 2, $"{moved} of {refusals.Count} moved, {repeating} would repeat");
    }

    private static (string From, string To) Models(int seed)
    {
        var random = new Random(seed);
        var drawn = RandomProcess.Of(random, mayLoop: false);
        var tasks = drawn.Split('\n').Where(line => line.StartsWith("user ", StringComparison.Ordinal)).Select(line => $"label {line[5..]} step-{line[5..]}");
        var from = string.Join('\n', tasks.Prepend(drawn));
        return (from, RandomEdit.Of(random, from));
    }

    private static Play Begun(string model, Random random)
    {
        var play = new Play(Model.Library(model));
        play.Step(new ProcessCommand.Begin("main", Variables(random)));
        return play;
    }

    private static void Walk(Play play, Random random, int steps)
    {
        for (; steps > 0 && !play.Instance!.HasEnded; steps--)
        {
            play.Now = play.Now.AddHours(random.Next(80));
            var here = play.Instance;
            ImmutableArray<ProcessCommand> may =
            [
                .. here.Tasks.Select(task => new ProcessCommand.Complete(task.Activity, Variables(random))),
                .. here.Jobs.Select(job => new ProcessCommand.JobDone(job.Id, Variables(random))),
                .. here.Timers.Where(timer => timer.Due <= play.Now).Select(timer => new ProcessCommand.FireTimer(timer.Id)),
            ];
            play.Step(may[random.Next(may.Length)]);
        }
    }

    // Tasks gone through of which none waits. Those in a multiplied subprocess are gone through once in each instance.
    private static HashSet<string> Done(Play play)
    {
        var multiplied = play.Library.Find("main")!.Nodes.Where(node => node.Multi is not null).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var opened = play.Facts.OfType<ProcessFact.TaskOpened>().Select(task => task.Node)
            .Where(node => Around(play.Library.Find("main")!.Find(node)!, play).All(parent => !multiplied.Contains(parent)));
        return [.. opened.Except(play.Instance!.Tasks.Select(task => task.Node), StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Around(Node node, Play play)
    {
        for (var parent = node.Parent; parent is not null; parent = play.Library.Find("main")!.Find(parent)!.Parent)
        {
            yield return parent;
        }
    }

    private static ImmutableDictionary<string, Value> Variables(Random random) =>
        Enumerable.Range(0, 4).ToImmutableDictionary(number => $"v{number}", _ => Value.Of(random.Next(2) == 0), StringComparer.Ordinal);
}
