namespace SanzhongYida.Processes;

// What is wrong with what was come to.
internal sealed partial class Exploration
{
    // Two tokens in one place: at rest, on one flow in one go, or on the last flow to an end event.
    private void Look(int from, Successor successor)
    {
        if (Improper is null && successor.Ended.GroupBy(arrival => (arrival.Scope, surroundings.Flow(arrival.Flow).Target)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            Improper = Found("properCompletion", from, successor, twice.Key.Target, "同一结束事件在一次运行中到达两次。", "The end event is reached twice in one run.");
        }

        if (Unsafe is null && Crowd(successor) is { } crowded)
        {
            Unsafe = Found("safe", from, successor, crowded, "同一处有两个令牌。", "Two tokens are in one place.");
        }
    }

    private string? Crowd(Successor successor)
    {
        var instance = successor.Instance!;
        var arrived = successor.Ended.GroupBy(arrival => arrival).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (arrived is not null)
        {
            return surroundings.Flow(arrived.Flow).Target;
        }

        var seen = new HashSet<(string, string)>();
        foreach (var activity in instance.Activities)
        {
            if (!seen.Add((activity.Scope, activity.Node)) && instance.FindScope(activity.Scope)!.Instances is null && !surroundings.IsAside(activity.Node))
            {
                return activity.Node;
            }
        }

        foreach (var mark in instance.Marks)
        {
            if (!seen.Add((mark.Scope, mark.Flow + " ")))
            {
                return mark.Node;
            }
        }

        var twice = successor.Footprint!.Taken.GroupBy(taken => taken).FirstOrDefault(group => group.Count() > 1)?.Key.Flow;
        return twice is not null && !surroundings.GoesRound(surroundings.Flow(twice)) && !surroundings.IsAside(surroundings.Flow(twice).Target)
            ? surroundings.Flow(twice).Target
            : null;
    }

    private static bool IsCrowded(Instance instance) =>
        instance.Activities.Length > MostTokensInOnePlace
        && (instance.Activities.GroupBy(activity => (activity.Scope, activity.Node)).Any(group => group.Count() > MostTokensInOnePlace)
            || instance.Marks.GroupBy(mark => (mark.Scope, mark.Flow)).Any(group => group.Count() > MostTokensInOnePlace));

    // Two tokens that wait side by side and go on by one flow could be on it together.
    private void LookForMeeting(int number, List<List<Move>> groups, List<Successor>[] carried)
    {
        for (var one = 0; one < carried.Length; one++)
        {
            foreach (var first in carried[one].Where(first => first.Instance is { HasEnded: false }))
            {
                for (var two = one + 1; two < carried.Length; two++)
                {
                    var shared = first.Footprint!.Taken.FirstOrDefault(taken =>
                        !surroundings.IsAside(surroundings.Flow(taken.Flow).Target) && carried[two].Exists(second => second.Footprint?.Taken.Contains(taken) == true));
                    if (shared.Flow is not null && Meets(number, first, groups[two], shared))
                    {
                        return;
                    }
                }
            }
        }
    }

    private bool Meets(int number, Successor first, List<Move> others, (string Scope, string Flow) shared)
    {
        foreach (var move in others.Where(move => move.Activity == Instance.Root || first.Instance!.FindActivity(move.Activity) is not null))
        {
            foreach (var second in Carry(first.Instance, [], move))
            {
                if (second.Footprint?.Taken.Contains(shared) == true && !surroundings.GoesRound(surroundings.Flow(shared.Flow)))
                {
                    var element = surroundings.Flow(shared.Flow).Target;
                    var way = Found("safe", number, first, element, "同一处可有两个令牌。", "Two tokens can be in one place.");
                    Unsafe = way with { Path = way.Path.Add(move.Node), Deeds = way.Deeds.Add(DoneBy(second).Deed), Flags = way.Flags.SetItems(second.Flags) };
                    return true;
                }
            }
        }

        return false;
    }

    private Finding Found(string property, int number, Successor? further, string element, string chinese, string english)
    {
        var run = new List<Done>();
        if (further is not null)
        {
            run.Add(DoneBy(further));
        }

        for (var here = number; here != Nowhere; here = traces[here].From)
        {
            run.Add(traces[here].By);
        }

        run.Reverse();
        var node = surroundings.Of(element).Node;
        return new(element, [.. run.Select(step => step.Move.Node)])
        {
            Property = property,
            Flags = run.Aggregate(Findings.NoFlags, (flags, step) => flags.SetItems(step.Flags)),
            Deeds = [.. run.Select(step => step.Deed)],
            Name = node.Name,
            Line = node.Line,
            Chinese = chinese,
            English = english,
        };
    }

    private static Done DoneBy(Successor step) => new(step.Move, step.Flags, step.Read);
}
