using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// What is wrong with what was come to.
internal sealed partial class Exploration
{
    // Two tokens in one place: at rest, on one flow in one go, or on the last flow to an end event.
    private void Look(int from, Successor successor)
    {
        if (Improper is null && Twice(successor.Ended, (one, other) => surroundings.Passage(one.Flow).Target == surroundings.Passage(other.Flow).Target) is { } twice)
        {
            Improper = Found("properCompletion", from, successor, surroundings.Passage(twice.Flow).Flow.Target, "同一结束事件在一次运行中到达两次。", "The end event is reached twice in one run.");
        }

        if (Unsafe is null && Crowd(successor) is { } crowded)
        {
            Unsafe = Found("safe", from, successor, crowded, "同一处有两个令牌。", "Two tokens are in one place.");
        }
    }

    private static Arrival? Twice(ImmutableArray<Arrival> arrivals, Func<Arrival, Arrival, bool> isSame)
    {
        for (var one = 0; one < arrivals.Length; one++)
        {
            for (var other = one + 1; other < arrivals.Length; other++)
            {
                if (arrivals[one].Scope == arrivals[other].Scope && isSame(arrivals[one], arrivals[other]))
                {
                    return arrivals[one];
                }
            }
        }

        return null;
    }

    private string? Crowd(Successor successor)
    {
        if (Twice(successor.Ended, (one, other) => one.Flow == other.Flow) is { } arrived)
        {
            return surroundings.Passage(arrived.Flow).Flow.Target;
        }

        var instance = successor.Instance!;
        var activities = instance.Activities;
        for (var one = 1; one < activities.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (activities[one].Node == activities[other].Node && activities[one].Scope == activities[other].Scope
                    && instance.FindScope(activities[one].Scope)!.Instances is null && !surroundings.IsAside(activities[one].Node))
                {
                    return activities[one].Node;
                }
            }
        }

        var marks = instance.Marks;
        for (var one = 1; one < marks.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (marks[one].Flow == marks[other].Flow && marks[one].Scope == marks[other].Scope)
                {
                    return marks[one].Node;
                }
            }
        }

        return TakenTwice(successor.Footprint!.Taken);
    }

    private static string? TakenTwice(List<Footprint.Step> taken)
    {
        for (var one = 0; one < taken.Count; one++)
        {
            for (var other = one + 1; other < taken.Count; other++)
            {
                if (taken[one].IsSameAs(taken[other]))
                {
                    return taken[one].Over is { GoesRound: false, IsAside: false } over ? over.Flow.Target : null;
                }
            }
        }

        return null;
    }

    private static bool IsCrowded(Instance instance) =>
        HoldsMany(instance.Activities, (one, other) => one.Node == other.Node && one.Scope == other.Scope)
        || HoldsMany(instance.Marks, (one, other) => one.Flow == other.Flow && one.Scope == other.Scope);

    private static bool HoldsMany<T>(ImmutableArray<T> tokens, Func<T, T, bool> isSame)
    {
        for (var one = 0; one < tokens.Length - MostTokensInOnePlace; one++)
        {
            var count = 1;
            for (var other = one + 1; other < tokens.Length; other++)
            {
                count += isSame(tokens[one], tokens[other]) ? 1 : 0;
            }

            if (count > MostTokensInOnePlace)
            {
                return true;
            }
        }

        return false;
    }

    // Two tokens that wait side by side and go on by one flow could be on it together.
    private void LookForMeeting(int number, List<List<Move>> groups, List<Successor>[] carried)
    {
        for (var one = 0; one < carried.Length; one++)
        {
            foreach (var first in carried[one].Where(first => first.Instance is { HasEnded: false }))
            {
                for (var two = one + 1; two < carried.Length; two++)
                {
                    if (Shared(first.Footprint!, carried[two]) is { } shared && Meets(number, first, groups[two], shared))
                    {
                        return;
                    }
                }
            }
        }
    }

    private static Footprint.Step? Shared(Footprint first, List<Successor> others)
    {
        foreach (var taken in first.Taken)
        {
            foreach (var other in others)
            {
                if (!taken.Over.IsAside && other.Footprint?.Took(taken) == true)
                {
                    return taken;
                }
            }
        }

        return null;
    }

    private bool Meets(int number, Successor first, List<Move> others, Footprint.Step shared)
    {
        foreach (var second in Carry(first.Instance, [], others.FindAll(move => move.Activity == Instance.Root || first.Instance!.FindActivity(move.Activity) is not null)))
        {
            if (second.Footprint?.Took(shared) == true && !shared.Over.GoesRound)
            {
                var way = Found("safe", number, first, shared.Over.Flow.Target, "同一处可有两个令牌。", "Two tokens can be in one place.");
                Unsafe = way with { Path = way.Path.Add(second.Move.Node), Deeds = way.Deeds.Add(DoneBy(second).Deed), Flags = way.Flags.SetItems(second.Flags) };
                return true;
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
