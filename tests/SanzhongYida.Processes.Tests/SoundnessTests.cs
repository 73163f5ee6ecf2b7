namespace SanzhongYida.Processes.Tests;

/// <summary>What the search says of small drawings, each wrong in one way, and that each counterexample really happens.</summary>
public sealed class SoundnessTests
{
    [Theory]
    [MemberData(nameof(GateTests.Shipped), MemberType = typeof(GateTests))]
    public void Every_shipped_definition_passes_the_whole_check(string name)
    {
        var report = Checker.Check(GateTests.Text(name));
        Assert.Empty(report.Problems);
        Assert.Equal("Yes Yes Yes Yes Yes", Verdicts(report));
        Assert.False(report.IsRefused || report.IsUndecided);
    }

    [Theory]
    [InlineData("Yes Yes Yes Yes Yes", """
        start s
        user a
        end e
        s -> a
        a -> e
        """)]
    [InlineData("Yes No Yes No Yes", """
        # One branch alone never makes both come.
        start s
        xor x
        user a b
        and j
        end e
        s -> x
        x -> a : v
        x -> b : default
        a -> j
        b -> j
        j -> e
        """)]
    [InlineData("No Yes No Yes Yes", """
        # Two come where one is meant.
        start s
        and x
        user a b
        xor j
        user c
        end e
        s -> x
        x -> a
        x -> b
        a -> j
        b -> j
        j -> c
        c -> e
        """)]
    [InlineData("No Yes No Yes Yes", """
        # The same, with nothing after that waits: two can be on the last flow together.
        start s
        and x
        user a b
        xor j
        end e
        s -> x
        x -> a
        x -> b
        a -> j
        b -> j
        j -> e
        """)]
    [InlineData("Yes Yes No Yes Yes", """
        # The same end by two flows.
        start s
        and x
        user a b
        end e
        s -> x
        x -> a
        x -> b
        a -> e
        b -> e
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # Two ends, each once.
        start s
        and x
        user a b
        end e f
        s -> x
        x -> a
        x -> b
        a -> e
        b -> f
        """)]
    [InlineData("Yes No Yes No Yes", """
        # Round and round, with no way out.
        start s
        xor m
        user a
        xor x
        end e
        s -> m
        m -> a
        a -> x
        x -> m : true
        x -> e : default
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # A loop that whoever completes the task can leave.
        start s
        xor m
        user a
        xor x
        end e
        s -> m
        m -> a
        a -> x
        x -> m : again
        x -> e : default
        """)]
    [InlineData("Yes No Yes Yes Yes", """
        # A loop that goes by a flag of the matter, which stays as it is.
        start s
        xor m
        user a
        xor x
        end e
        s -> m
        m -> a
        a -> x
        x -> m : urgent
        x -> e : default
        """)]
    [InlineData("Yes No Yes No Yes", """
        # No condition holds.
        start s
        xor x
        user a b
        end e
        s -> x
        x -> a : false
        x -> b : urgent
        a -> e
        b -> e
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # An inclusive join waits for whoever may come.
        start s
        or x
        user a b c
        or j
        end e
        s -> x
        x -> a : technical
        x -> b : congress
        x -> c : default
        a -> j
        b -> j
        c -> j
        j -> e
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # A reminder that may come any number of times, beside the process.
        start s
        user a
        boundary r on a timer R/P1D keeps
        user remind
        end e f
        s -> a
        a -> e
        r -> remind
        remind -> f
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # Whichever comes first, the other is gone.
        start s
        user a
        boundary r on a timer P1D
        user b
        xor m
        end e
        s -> a
        a -> m
        r -> b
        b -> m
        m -> e
        """)]
    [InlineData("No Yes No Yes Yes", """
        # A reminder that comes back into the process.
        start s
        user a
        boundary r on a timer P1D keeps
        xor m
        user b
        end e
        s -> a
        a -> m
        r -> m
        m -> b
        b -> e
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # Several at once, and none.
        start s
        user a
        multi a over departments as department
        end e
        s -> a
        a -> e
        """)]
    [InlineData("Yes Yes Yes Yes Yes", """
        # An error that ends an inside.
        start s
        sub p {
        start t
        xor x
        user a
        end u
        error v broken
        t -> a
        a -> x
        x -> u : default
        x -> v : bad
        }
        boundary r on p error broken
        user mend
        end e f
        s -> p
        p -> e
        r -> mend
        mend -> f
        """)]
    [InlineData("No Undecided No Yes No", """
        # More wait at every round: there is no end to it.
        start s
        xor m
        user a
        and x
        user b
        end e
        s -> m
        m -> a
        a -> x
        x -> m
        x -> b
        b -> e
        """)]
    [InlineData("No No No Yes Yes", """
        # One ends at every round, and one never.
        start s
        xor m
        user a
        and x
        end e
        s -> m
        m -> a
        a -> x
        x -> m
        x -> e
        """)]
    public void It_says_what_is_wrong_and_nothing_else(string verdicts, string model)
    {
        var report = Checker.Check(Model.Xml(model), mostStates: 3000);
        Assert.Equal(verdicts, Verdicts(report));
        Assert.Equal(verdicts.Split(' ')[..4].Count(verdict => verdict == "No"), report.Problems.Select(problem => problem.Property).Distinct(StringComparer.Ordinal).Count());
        foreach (var problem in report.Problems.Where(problem => !problem.Deeds.IsEmpty))
        {
            Assert.Equal("s", problem.Path[0]);
            MustHappen(problem, Model.Library(model));
        }
    }

    [Fact]
    public void Past_its_limit_it_says_undecided_and_never_passes()
    {
        var report = Checker.Check(GateTests.Text("major-decision"), mostStates: 50);
        Assert.Equal("Undecided Undecided Undecided Undecided No", Verdicts(report));
        Assert.True(report.IsUndecided);
        Assert.All(report.Gates, gate => Assert.Equal(Verdict.Yes, gate.Value));
    }

    [Fact]
    public void A_definition_of_200_nodes_is_decided_within_the_limit_of_publishing()
    {
        var lines = new List<string> { "start s" };
        var last = "s";
        for (var block = 0; block < 10; block++)
        {
            lines.AddRange([$"user before{block}", $"and split{block}", $"and join{block}", $"{last} -> before{block}", $"before{block} -> split{block}"]);
            for (var branch = 0; branch < 3; branch++)
            {
                var one = $"{block}_{branch}";
                lines.AddRange(
                [
                    $"xor again{one}", $"user task{one}", $"boundary late{one} on task{one} timer R/P1D keeps", $"end told{one}", $"xor done{one}",
                    $"split{block} -> again{one}", $"again{one} -> task{one}", $"task{one} -> done{one}", $"late{one} -> told{one}",
                    $"done{one} -> again{one} : more{one}", $"done{one} -> join{block} : default",
                ]);
            }

            last = $"join{block}";
        }

        lines.AddRange(["user archive", "end e", $"{last} -> archive", "archive -> e"]);
        var xml = Model.Xml(string.Join('\n', lines));
        Assert.InRange(DefinitionReader.Read(xml).Definitions[0].Nodes.Length, 180, 220);
        var told = new List<int>();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var report = Checker.Check(xml, progress: told.Add, mostStates: 20_000);
        TestContext.Current.TestOutputHelper!.WriteLine($"{report.States} states, {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");
        Assert.Equal("Yes Yes Yes Yes Yes", Verdicts(report));
        Assert.Equal(82, report.States);
        Assert.NotEmpty(told);
    }

    [Fact]
    public void A_drawing_without_conditions_is_checked_with_its_guards_ignored()
    {
        const string drawing = """
            start s
            xor x
            task a b
            and j
            end e
            s -> x
            x -> a
            x -> b
            a -> j
            b -> j
            j -> e
            """;
        Assert.Equal(Verdict.No, Checker.Check(Model.Xml(drawing)).Reads);
        var report = Checker.Check(Model.Xml(drawing), ignoresGuards: true);
        Assert.Equal((Verdict.Yes, Verdict.No), (report.Reads, report.Executable));
        Assert.Equal("Yes No Yes No Yes", Verdicts(report));
        Assert.Equal("Yes Yes Yes Yes Yes", Verdicts(Checker.Check(Model.Xml(drawing.Replace("and j", "xor j", StringComparison.Ordinal)), ignoresGuards: true)));
    }

    [Fact]
    public void Nothing_an_instance_holds_is_forgotten_unseen()
    {
        // Whoever adds to what an instance holds says here, and in the fingerprint, whether two states can differ by it.
        Assert.Equal(
            "Activities HasEnded Heard Incidents IsSuspended Jobs Kept Marks Next Passed Process Result Scopes Subscriptions Tasks Timers Variables",
            string.Join(' ', typeof(Instance).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order(StringComparer.Ordinal)));
    }

    internal static string Verdicts(CheckReport report) =>
        $"{report.Safe} {report.OptionToComplete} {report.ProperCompletion} {report.NoDeadNode} {report.Decided}";

    internal static void MustHappen(Finding finding, Library library)
    {
        var instances = Rehearsal.Play(library, library.Processes.Keys.First(), finding);
        Assert.Equal(finding.Deeds.Length, instances.Length);
        if (finding.Property == "optionToComplete")
        {
            var last = instances[^1];
            Assert.False(last.HasEnded);
            Assert.Contains(finding.Element, last.Activities.Select(activity => activity.Node).Concat(last.Marks.Select(mark => mark.Node)), StringComparer.Ordinal);
        }
    }
}
