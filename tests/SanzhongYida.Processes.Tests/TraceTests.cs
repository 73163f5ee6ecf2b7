namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Each file in <c>cases</c> holds models and traces: after <c>model NAME</c> a process, after <c>trace NAME</c>
/// commands, and under each command, after <c>=</c>, all that waits then.
/// </summary>
public sealed class TraceTests
{
    public static TheoryData<string, string> Traces()
    {
        var traces = new TheoryData<string, string>();
        foreach (var (file, name, _, _) in Cases.All())
        {
            traces.Add(file, name);
        }

        return traces;
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void The_machine_follows_the_trace(string file, string name)
    {
        var (_, _, model, trace) = Cases.All().Single(it => it.File == file && it.Name == name);
        var play = new Play(Model.Library(model));
        var last = "";
        foreach (var line in trace)
        {
            if (line.StartsWith('='))
            {
                var expected = string.Join(' ', line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
                Assert.True(expected == play.Waiting(), $"{file}, {name}, after '{last}': expected [{expected}], is [{play.Waiting()}]");
            }
            else
            {
                last = line;
                play.Do(line);
            }
        }
    }

    [Fact]
    public void There_are_traces_and_each_says_what_is_expected()
    {
        var cases = Cases.All();
        Assert.True(cases.Count >= 30);
        Assert.All(cases, it => Assert.Contains(it.Trace, line => line.StartsWith('=')));
    }
}

internal static class Cases
{
    public static IReadOnlyList<(string File, string Name, string Model, IReadOnlyList<string> Trace)> All() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<(string File, string Name, string Model, IReadOnlyList<string> Trace)> Read(string path)
    {
        var model = "";
        List<string>? trace = null;
        var name = "";
        foreach (var line in File.ReadLines(path).Select(it => it.Trim()).Where(it => it.Length > 0 && !it.StartsWith('#')).Append("model end"))
        {
            if (line.StartsWith("model ", StringComparison.Ordinal) || line.StartsWith("trace ", StringComparison.Ordinal))
            {
                if (trace is not null)
                {
                    yield return (Path.GetFileName(path), name, model, trace);
                }

                name = line["trace ".Length..];
                model = line[0] == 'm' ? "" : model;
                trace = line[0] == 't' ? [] : null;
            }
            else if (trace is null)
            {
                model += line + "\n";
            }
            else
            {
                trace.Add(line);
            }
        }
    }
}
