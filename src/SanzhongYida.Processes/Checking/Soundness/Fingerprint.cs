using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Where an instance stands, as one number of 128 bits: the same for two instances that differ only in ids, moments and
/// the order of what happened. What can't be read any more is left out.
/// </summary>
internal sealed class Fingerprint(Surroundings surroundings)
{
    private readonly Dictionary<string, UInt128> words = new(StringComparer.Ordinal);

    public UInt128 Of(Instance instance, ImmutableArray<Arrival> ended)
    {
        var sum = instance.HasEnded ? Mixed(1, 1) : Scope(instance, instance.Scopes[0], ended, 0);
        var live = surroundings.LiveIn(instance);
        foreach (var (name, value) in instance.Variables)
        {
            if (live(name))
            {
                sum += Mixed(Word(name), Content(value));
            }
        }

        return sum;
    }

    private UInt128 Scope(Instance instance, Scope scope, ImmutableArray<Arrival> ended, int depth)
    {
        var sum = Mixed(Word(scope.Process), Counted(scope)) + Hanging(instance, scope.Id);
        foreach (var (name, value) in scope.Variables ?? ImmutableDictionary<string, Value>.Empty)
        {
            sum += Mixed(Word(name), Content(value)) + 3;
        }

        foreach (var activity in instance.Activities)
        {
            if (activity.Scope == scope.Id)
            {
                sum += Mixed(Word(activity.Node), Waits(instance, activity, ended, depth));
            }
        }

        foreach (var mark in instance.Marks)
        {
            if (mark.Scope == scope.Id)
            {
                sum += Mixed(Word(mark.Node) + 7, Word(mark.Flow));
            }
        }

        foreach (var arrival in ended)
        {
            if (arrival.Scope == scope.Id)
            {
                sum += Mixed(Word(arrival.Flow), 11);
            }
        }

        return Mixed(sum, 13);
    }

    private UInt128 Waits(Instance instance, Activity activity, ImmutableArray<Arrival> ended, int depth)
    {
        var sum = surroundings.ReadsElements ? Mixed(activity.Element is { } element ? Content(element) : 5, (ulong)(activity.Number ?? -1)) : 17;
        sum += instance.FindScope(activity.Id) is null ? Hanging(instance, activity.Id) : 0;
        foreach (var incident in instance.Incidents)
        {
            sum += incident.Activity == activity.Id ? Mixed(Word(incident.Cause), 71) : 0;
        }

        foreach (var scope in instance.Scopes)
        {
            sum += scope.Id == activity.Id && depth < Engine.MaximumDepth ? Mixed(Scope(instance, scope, ended, depth + 1), 31) : 0;
        }

        return sum;
    }

    private static ulong Counted(Scope scope) =>
        ((ulong)(scope.Instances ?? -1) << 32) ^ ((ulong)scope.Begun << 16) ^ ((ulong)scope.Completed << 2) ^ (scope.IsInterrupted ? 1UL : 0);

    private UInt128 Hanging(Instance instance, string owner)
    {
        UInt128 sum = 0;
        foreach (var timer in instance.Timers)
        {
            sum += timer.Activity == owner ? Mixed(Word(timer.Node), 19) : 0;
        }

        foreach (var subscription in instance.Subscriptions)
        {
            sum += subscription.Activity == owner ? Mixed(Word(subscription.Node), subscription.Holds ? 23UL : 29) : 0;
        }

        return sum;
    }

    private UInt128 Content(Value value) => value switch
    {
        Value.Text it => Mixed(Word(it.Content), 37),
        Value.Bool it => it.Is ? 41UL : 43UL,
        Value.Number it => Mixed((UInt128)(Int128)decimal.Truncate(it.Amount * 100), 47),
        Value.List it => Mixed((ulong)it.Items.Length, 53),
        _ => 59,
    };

    private UInt128 Word(string text)
    {
        if (!words.TryGetValue(text, out var word))
        {
            words[text] = word = Mixed((ulong)words.Count + 61, 67);
        }

        return word;
    }

    // Two halves are stirred apart and into each other.
    private static UInt128 Mixed(UInt128 left, UInt128 right)
    {
        var high = Stirred((ulong)(left >> 64) ^ (ulong)right, 0x9E3779B97F4A7C15);
        var low = Stirred((ulong)left + (ulong)(right >> 64) + high, 0xC2B2AE3D27D4EB4F);
        return new UInt128(Stirred(high + low, 0x165667B19E3779F9), low);
    }

    private static ulong Stirred(ulong word, ulong with)
    {
        word = (word ^ (word >> 32)) * with;
        word = (word ^ (word >> 29)) * 0xBF58476D1CE4E5B9;
        return word ^ (word >> 32);
    }
}
