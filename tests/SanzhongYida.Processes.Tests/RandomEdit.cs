namespace SanzhongYida.Processes.Tests;

/// <summary>Edits a drawn process as an administrator might: each edit keeps its blocks sound.</summary>
internal sealed class RandomEdit(Random random, string model)
{
    private readonly List<string> lines = [.. model.Split('\n')];
    private int next;

    public static string Of(Random random, string model)
    {
        var edit = new RandomEdit(random, model);
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            edit.One();
        }

        return string.Join('\n', edit.lines);
    }

    private void One()
    {
        switch (random.Next(9))
        {
            case 0:
                Insert();
                break;
            case 1:
                Delete();
                break;
            case 2 or 3 or 4 or 5 or 6:
                Swap();
                break;
            case 7:
                Rename();
                break;
            default:
                Watch();
                break;
        }
    }

    // A step more on any flow that has no condition.
    private void Insert()
    {
        if (Pick(lines.FindAll(line => line.Contains(" -> ", StringComparison.Ordinal) && !line.Contains(" : ", StringComparison.Ordinal))) is { } flow)
        {
            var (from, to) = (flow.Split(" -> ")[0], flow.Split(" -> ")[1]);
            var id = $"new{++next}";
            Replace(flow, $"user {id}", $"{from} -> {id}", $"{id} -> {to}");
        }
    }

    private void Delete()
    {
        if (Pick(Plain()) is not { } task || task == "last")
        {
            return;
        }

        var (into, outOf) = (Into(task), OutOf(task));
        var past = into.Replace($"-> {task}", $"-> {outOf.Split(" -> ")[1]}", StringComparison.Ordinal);
        if (!lines.Exists(line => line.Split(" : ")[0] == past.Split(" : ")[0]))
        {
            lines.RemoveAll(line => line == $"user {task}" || line.StartsWith($"label {task} ", StringComparison.Ordinal) || line == outOf);
            Replace(into, past);
        }
    }

    // Two steps that follow each other change places: what was done first would come second.
    private void Swap()
    {
        var plain = Plain();
        if (Pick(plain.FindAll(task => plain.Contains(OutOf(task).Split(" -> ")[1]))) is { } first)
        {
            var second = OutOf(first).Split(" -> ")[1];
            var (into, between, outOf) = (Into(first), OutOf(first), OutOf(second));
            Replace(into, into.Replace($"-> {first}", $"-> {second}", StringComparison.Ordinal));
            Replace(between, $"{second} -> {first}");
            Replace(outOf, $"{first} -> {outOf.Split(" -> ")[1]}");
        }
    }

    // It keeps its label, by which it is found again.
    private void Rename()
    {
        if (Pick(Plain()) is { } task)
        {
            var id = $"renamed{++next}";
            for (var index = 0; index < lines.Count; index++)
            {
                lines[index] = string.Join(' ', lines[index].Split(' ').Select(word => word == task ? id : word));
            }
        }
    }

    private void Watch()
    {
        if (Pick(Plain()) is { } task)
        {
            var id = ++next;
            lines.AddRange([$"boundary watch{id} on {task} timer P1D keeps", $"user watcher{id}", $"end watched{id}", $"watch{id} -> watcher{id}", $"watcher{id} -> watched{id}"]);
            var end = lines.FindLastIndex(line => line == $"user {task}");
            var added = lines[^5..];
            lines.RemoveRange(lines.Count - 5, 5);
            lines.InsertRange(end + 1, added);
        }
    }

    // Tasks with one flow in and one out and nothing attached.
    private List<string> Plain() => [.. lines.Where(line => line.StartsWith("user ", StringComparison.Ordinal)).Select(line => line[5..])
        .Where(task => lines.Count(line => line.StartsWith($"{task} -> ", StringComparison.Ordinal)) == 1
            && lines.Count(line => line.EndsWith($" -> {task}", StringComparison.Ordinal) || line.Contains($" -> {task} :", StringComparison.Ordinal)) == 1
            && !lines.Exists(line => line.Contains($" on {task} ", StringComparison.Ordinal)))];

    private string Into(string task) => lines.Single(line => line.EndsWith($" -> {task}", StringComparison.Ordinal) || line.Contains($" -> {task} :", StringComparison.Ordinal));

    private string OutOf(string task) => lines.Single(line => line.StartsWith($"{task} -> ", StringComparison.Ordinal));

    private void Replace(string line, params string[] by)
    {
        var index = lines.IndexOf(line);
        lines.RemoveAt(index);
        lines.InsertRange(index, by);
    }

    private T? Pick<T>(List<T> from)
        where T : class => from.Count == 0 ? null : from[random.Next(from.Count)];
}
