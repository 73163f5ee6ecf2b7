using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// What is chosen while one command is carried out, at the moment the machine first reads it: flags nobody has set,
/// variables anybody may set, results without their step where these are chosen too, ways where guards are ignored. The
/// command is carried out once for each combination.
/// </summary>
internal sealed class Choices(Domains domains, bool choosesResults = false)
{
    private readonly List<(int Index, int Count)> path = [];
    private readonly Dictionary<string, Value> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> taken = new(StringComparer.Ordinal);
    private int next;

    /// <summary>
    /// What was chosen for variables since the last beginning: those of the matter, which stay as they are, and those anybody
    /// may have set.
    /// </summary>
    public (ImmutableSortedDictionary<string, Value> Lasting, ImmutableSortedDictionary<string, Value> Read) Sorted()
    {
        var (lasting, read) = (Findings.NoFlags, Findings.NoFlags);
        foreach (var (name, value) in made)
        {
            if (Vocabulary.Flags.Contains(name, StringComparer.Ordinal) || Vocabulary.Lasting.Contains(name, StringComparer.Ordinal))
            {
                lasting = lasting.Add(name, value);
            }
            else
            {
                read = read.Add(name, value);
            }
        }

        return (lasting, read);
    }

    /// <summary>Before the command is carried out (again).</summary>
    public void Restart()
    {
        next = 0;
        made.Clear();
        taken.Clear();
    }

    /// <summary>What is left to choose is not gone through.</summary>
    public void Forget() => path.Clear();

    /// <summary>Goes to the next combination; false when all were seen.</summary>
    public bool Advance()
    {
        while (path.Count > 0)
        {
            var (index, count) = path[^1];
            path.RemoveAt(path.Count - 1);
            if (index + 1 < count)
            {
                path.Add((index + 1, count));
                return true;
            }
        }

        return false;
    }

    /// <summary>The machine reads a variable that isn't set.</summary>
    public Value? Read(string name)
    {
        if (FreedText.Split(name) is { } split)
        {
            return Value.Of(Take(split));
        }

        if (!choosesResults && Vocabulary.Results.Any(result => string.Equals(result.Name, name, StringComparison.Ordinal)))
        {
            return null;
        }

        if (!made.TryGetValue(name, out var value))
        {
            var values = domains.Of(name);
            made[name] = value = values[Choose(values.Length)];
        }

        return value;
    }

    // Of the ways out of an inclusive gateway one at least is taken: the last, if no other was.
    private bool Take(FreedText.Way way)
    {
        var isAnyTaken = way.Number > 0 && taken.GetValueOrDefault(way.Split);
        var isTaken = (way.IsLast && !isAnyTaken) || Choose(2) == 1;
        taken[way.Split] = isAnyTaken || isTaken;
        return isTaken;
    }

    private int Choose(int count)
    {
        if (next == path.Count)
        {
            path.Add((0, count));
        }

        return path[next++].Index;
    }
}
