namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Draws a process of nested blocks, sound by construction: each split has its join, each loop its way out. So
/// whatever is done in whatever order, it must end, with nothing stuck, and pass each join once a split.
/// </summary>
internal sealed class RandomProcess(Random random, bool mayLoop)
{
    private readonly List<string> lines = [];
    private int next;

    public static string Of(Random random, bool mayGoBack = false, bool mayLoop = true)
    {
        var drawn = new RandomProcess(random, mayLoop);
        drawn.lines.Add("start s");
        var last = drawn.Blocks("s", depth: 0);
        drawn.lines.Add("user last");
        drawn.lines.Add("end e");
        drawn.lines.Add($"{last} -> last");
        drawn.lines.Add("last -> e");
        if (mayGoBack)
        {
            drawn.lines.AddRange(drawn.lines.Where(line => line.StartsWith("user ", StringComparison.Ordinal)).Select(line => $"sendBackTo {line[5..]} any").ToList());
        }

        return string.Join('\n', drawn.lines);
    }

    private string New(string kind)
    {
        var id = $"{kind}{++next}";
        lines.Add($"{kind} {id}");
        return id;
    }

    private string Blocks(string from, int depth)
    {
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            from = Block(from, depth);
        }

        return from;
    }

    private string Block(string from, int depth) => (depth < 3 ? random.Next(9) : random.Next(2)) switch
    {
        0 or 1 => After(from, New(random.Next(5) == 0 ? "service" : "user")),
        2 => Split(from, "and", depth, conditions: false),
        3 => Split(from, "xor", depth, conditions: true),
        4 or 5 => Split(from, "or", depth, conditions: true),
        6 => mayLoop ? Loop(from, depth) : After(After(from, New("user")), New("user")),
        7 => Watched(from),
        _ => Inside(from, depth),
    };

    private string After(string from, string to, string? condition = null)
    {
        lines.Add(condition is null ? $"{from} -> {to}" : $"{from} -> {to} : {condition}");
        return to;
    }

    private string Split(string from, string kind, int depth, bool conditions)
    {
        var split = After(from, New(kind));
        var join = New(kind);
        var branches = random.Next(2, 4);
        for (var branch = 0; branch < branches; branch++)
        {
            var first = New("task");
            After(split, first, !conditions ? null : branch == branches - 1 ? "default" : $"v{random.Next(4)}");
            After(random.Next(4) == 0 ? first : Blocks(first, depth + 1), join);
        }

        return join;
    }

    // Goes round while the variable says so; each pass through its last task may change it.
    private string Loop(string from, int depth)
    {
        var merge = After(from, New("xor"));
        var last = After(Blocks(merge, depth + 1), New("user"));
        var choice = After(last, New("xor"));
        After(choice, merge, $"v{random.Next(4)}");
        var on = New("task");
        After(choice, on, "default");
        return on;
    }

    // An inclusive join that an activity reaches by itself or by its boundary timer.
    private string Watched(string from)
    {
        var split = After(from, New("or"));
        var join = New("or");
        var watched = After(split, New("user"), $"v{random.Next(4)}");
        var timer = $"timer{++next}";
        lines.Add($"boundary {timer} on {watched} timer P{random.Next(1, 4)}D{(random.Next(2) == 0 ? " keeps" : "")}");
        After(watched, join);
        After(After(timer, New("user")), join);
        After(After(split, New("user"), "default"), join);
        After(After(split, New("user"), $"v{random.Next(4)}"), join);
        return join;
    }

    private string Inside(string from, int depth)
    {
        var id = $"sub{++next}";
        lines.Add($"sub {id} {{");
        var start = New("start");
        After(Blocks(start, depth + 1), New("end"));
        lines.Add("}");
        if (random.Next(3) == 0)
        {
            lines.Add($"multi {id} times {random.Next(0, 4)}");
        }

        return After(from, id);
    }
}
