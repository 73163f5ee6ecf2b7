namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Draws any graph at all: flows go where chance leads them, loops and joins that may never fill included. It may stand in a
/// subprocess, or in an event subprocess a message starts.
/// </summary>
internal sealed class RandomGraph(Random random)
{
    private readonly List<string> lines = [];

    public static string Of(Random random) => new RandomGraph(random).Drawn();

    private string Drawn()
    {
        var around = random.Next(4);
        lines.Add("start s0");
        lines.Add(around switch { 1 => "sub S {", 2 => "handler H {", _ => "user idle" });
        Inside(around == 2);
        if (around is 1 or 2)
        {
            lines.Add("}");
        }

        lines.Add("end e0");
        if (around == 2)
        {
            lines.Add("user idle");
        }

        lines.Add(around == 1 ? "s0 -> S\nS -> e0" : "s0 -> idle\nidle -> e0");
        if (around is 0 or 3)
        {
            lines.Add("s0 -> n0");
        }

        return string.Join('\n', lines);
    }

    private void Inside(bool isHandler)
    {
        var count = random.Next(5, 13);
        var kinds = Enumerable.Range(0, count).Select(number => number == 0 ? "and" : Kind()).ToList();
        for (var number = 0; number < count; number++)
        {
            lines.Add($"{kinds[number]} n{number}");
        }

        lines.Add("end e1");
        if (isHandler)
        {
            lines.Add("start i message go keeps\ni -> n0");
        }
        else if (lines[1].StartsWith("sub", StringComparison.Ordinal))
        {
            lines.Add("start i\ni -> n0");
        }

        for (var number = 1; number < count; number++)
        {
            Into(kinds, number);
        }

        Out(kinds);
    }

    private string Kind() => random.Next(10) switch { < 4 => "user", 4 or 5 => "or", 6 or 7 => "and", 8 => "xor", _ => "task" };

    private readonly HashSet<(int From, int To)> flows = [];

    // Whatever is drawn is reached.
    private void Into(List<string> kinds, int number)
    {
        flows.Add((random.Next(number), number));
        if (kinds[number] is "or" or "and" or "xor" && random.Next(4) > 0)
        {
            flows.Add((random.Next(kinds.Count), number));
            flows.Add((random.Next(kinds.Count), number));
        }
    }

    private void Out(List<string> kinds)
    {
        for (var number = 0; number < kinds.Count; number++)
        {
            var to = flows.Where(flow => flow.From == number).Select(flow => $"n{flow.To}").ToList();
            if (to.Count == 0 || number == kinds.Count - 1 || random.Next(5) == 0)
            {
                to.Add("e1");
            }

            for (var index = 0; index < to.Count; index++)
            {
                var chooses = kinds[number] is "xor" or "or" && to.Count > 1;
                lines.Add($"n{number} -> {to[index]}{(!chooses ? "" : index == to.Count - 1 ? " : default" : $" : v{random.Next(4)}")}");
            }

            if (kinds[number] == "user" && random.Next(3) == 0)
            {
                lines.Add($"boundary b{number} on n{number} timer P1D{(random.Next(2) == 0 ? " keeps" : "")}\nb{number} -> n{random.Next(1, kinds.Count)}");
            }
        }
    }
}
