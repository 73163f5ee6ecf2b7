namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Each text in <c>cases</c> holds traces: after <c>model NAME</c> those of one model, drawn in the folder of the text's name,
/// after <c>trace NAME</c> commands, and under each command, after <c>=</c>, all that waits then. A model that is not drawn
/// is written out in the words of <see cref="Model"/>.
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
    public void The_machine_follows_the_trace(string file, string name) => Cases.Follow(file, name);

    [Theory]
    [MemberData(nameof(Traces))]
    public void Stopped_and_stored_after_every_step_it_comes_to_the_same(string file, string name)
    {
        var (uncut, cut) = (Cases.Follow(file, name), Cases.Follow(file, name, stops: true));
        Assert.Equal(Canonical.Json([.. uncut.Facts]), Canonical.Json([.. cut.Facts]));
        Assert.Equal(Canonical.Json(uncut.Instance), Canonical.Json(cut.Instance));
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
    /// <summary>Plays one trace, and answers where it came to.</summary>
    public static Play Follow(string file, string name, bool stops = false)
    {
        var (_, _, model, trace) = All().Single(it => it.File == file && it.Name == name);
        var play = new Play(Model.Library(model)) { Stops = stops };
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

        return play;
    }

    public static IReadOnlyList<(string File, string Name, string Model, IReadOnlyList<string> Trace)> All() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<(string File, string Name, string Model, IReadOnlyList<string> Trace)> Read(string path)
    {
        var (model, drawn) = ("", "");
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
                drawn = line[0] == 'm' ? Path.Combine(Path.ChangeExtension(path, null), Slug(name) + ".bpmn") : drawn;
                model = line[0] == 'm' ? "" : model.Length > 0 ? model : File.ReadAllText(drawn);
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

    private static string Slug(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
}
