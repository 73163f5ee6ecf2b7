namespace SanzhongYida.Processes.Tests;

/// <summary>Running instances moved to another version: what waits goes with its token, what is done stays done.</summary>
public sealed class MigrationTests
{
    private const string Inside = """
        start s
        sub S {
        start si
        user A B
        service J
        end ei
        si -> A
        A -> B
        B -> J
        J -> ei
        }
        multi B over departments as department
        boundary late on B timer P5D keeps
        user remind
        end er
        late -> remind
        remind -> er
        end e
        s -> S
        S -> e
        """;

    /// <summary>What an expert tries first: a subprocess with a timer and a multi-instance task, some of it done, moves and ends.</summary>
    [Fact]
    public void Migration_in_a_subprocess_with_a_timer_and_a_multi_instance_task()
    {
        var old = Inside.Replace("boundary late", "#", StringComparison.Ordinal).Replace("user remind\nend er\nlate -> remind\nremind -> er\n", "", StringComparison.Ordinal)
            .Replace("J -> ei", "J -> ei\nboundary late on B timer P5D keeps\nuser remind\nend er\nlate -> remind\nremind -> er", StringComparison.Ordinal);
        var play = Begun(old, "begin departments=[\"water\",\"power\",\"roads\"]", "complete A", "complete B(power) @li", "claim B(roads) @wang");
        var before = play.Instance!;
        Assert.Equal("B(roads)@wang B(water) timer:late", play.Waiting());

        // The task has another id, there is a step more before it and one more behind it, the timer is another length.
        var next = old.Replace(" B", " B2", StringComparison.Ordinal).Replace("B ", "B2 ", StringComparison.Ordinal).Replace("P5D", "P9D", StringComparison.Ordinal)
            .Replace("A -> B2", "user N\nA -> N\nN -> B2", StringComparison.Ordinal).Replace("B2 -> J", "user C\nB2 -> C\nC -> J", StringComparison.Ordinal);
        play.Move(Model.Library(next), "B=B2");
        Assert.Equal("B2(roads)@wang B2(water) timer:late", play.Waiting());
        Assert.Equal(before.Timers.Single().Due, play.Instance!.Timers.Single().Due);
        Assert.Equal(before.Activities.Select(it => it.Id), play.Instance.Activities.Select(it => it.Id), StringComparer.Ordinal);
        Assert.Equal((3, 1), play.Instance.Scopes.Where(it => it.Instances is not null).Select(it => (it.Instances!.Value, it.Completed)).Single());

        Do(play, "wait P6D", "fire late", "complete remind", "complete B2(water)", "complete B2(roads) @wang", "complete C", "done J");
        Assert.Equal("ended", play.Waiting());
        Assert.DoesNotContain(play.Facts, fact => fact is ProcessFact.TaskOpened { Node: "N" });
        Assert.Single(play.Facts, fact => fact is ProcessFact.TaskOpened { Node: "A" });
    }

    /// <summary>What an expert tries first: what starts afterwards, by message or timer too, starts on the new version; what runs ends on its own.</summary>
    [Fact]
    public void V2_published_while_v1_runs_message_and_timer_starts_move_v1_finishes_on_v1()
    {
        const string Starts = """
            version main {0}
            start s
            start asked message paid
            start nightly timer R/P1D
            user A{0}
            catch C{0} message done
            end e
            s -> A{0}
            asked -> A{0}
            nightly -> A{0}
            A{0} -> C{0}
            C{0} -> e
            """;
        var (v1, v2) = (Definition(Starts, "1"), Definition(Starts, "2"));
        var running = new Play(Library.Of(v1));
        Do(running, "begin");
        var both = Library.Of(v1, v2);
        foreach (var start in new[] { "begin", "begin at:asked", "begin at:nightly" })
        {
            var play = new Play(both);
            Do(play, start);
            Assert.Equal("A2", play.Waiting());
            Assert.Equal("main@2", play.Instance!.Process);
        }

        var finishing = new Play(both) { Instance = running.Instance };
        Do(finishing, "complete A1");
        Assert.Equal("message:done", finishing.Waiting());
        Do(finishing, "message done");
        Assert.Equal("ended", finishing.Waiting());
        Assert.Equal("main@1", finishing.Instance!.Process);
    }

    [Fact]
    public void A_boundary_event_new_in_the_new_version_is_awaited_from_the_move_on()
    {
        var play = Begun(Line("A B"), "begin");
        Assert.IsType<ProcessStep.Accepted>(play.Move(Model.Library(Line("A B") + "\nboundary late on A timer P2D keeps\nboundary word on A message stop\nuser L W\nend el ew\nlate -> L\nL -> el\nword -> W\nW -> ew")));
        Assert.Equal("A message:stop timer:late", play.Waiting());
        Assert.Equal(play.Now.AddDays(2), play.Instance!.Timers.Single().Due);
        Do(play, "wait P2D", "fire late", "message stop");
        Assert.Equal("L W", play.Waiting());
    }

    [Fact]
    public void A_boundary_timer_that_has_fired_does_not_fire_again_after_the_move()
    {
        var watched = Line("A") + "\nboundary late on A timer P2D keeps\nuser L\nend el\nlate -> L\nL -> el";
        var play = Begun(watched, "begin", "wait P2D", "fire late");
        play.Move(Model.Library(watched.Replace("P2D", "P3D", StringComparison.Ordinal)));
        Assert.Equal("A L", play.Waiting());
    }

    [Theory]
    [InlineData("boundary late on B timer P2D keeps", "A")]
    [InlineData("boundary early on A timer P2D keeps", "A timer:early timer:late")]
    [InlineData("boundary late on A message stop", "A message:stop")]
    [InlineData("boundary late on A timer P7D keeps", "A timer:late")]
    public void What_waits_for_an_event_goes_with_it_and_is_dropped_where_the_event_hangs_elsewhere_or_is_another(string boundary, string waiting)
    {
        const string Late = "\nboundary late on A timer P2D keeps\nuser L\nend el\nlate -> L\nL -> el\nboundary early on B timer P2D keeps\nuser E\nend ee\nearly -> E\nE -> ee";
        var play = Begun(Line("A B") + Late, "begin");
        Assert.IsType<ProcessStep.Accepted>(play.Move(Model.Library(Line("A B") + Late.Replace(boundary.StartsWith("boundary early", StringComparison.Ordinal) ? "boundary early on B timer P2D keeps" : "boundary late on A timer P2D keeps", boundary, StringComparison.Ordinal))));
        Assert.Equal(waiting, play.Waiting());
    }

    [Fact]
    public void A_message_that_is_awaited_under_another_name_is_awaited_under_that_name()
    {
        const string Old = "start s\nsub S {\nstart t\nfirst F\ncatch M message paid\ncatch T timer P1D\nend x\nt -> F\nF -> M\nF -> T\nM -> x\nT -> x\n}\nreceive R paid\nmulti R times 2\nand f j\nend e\ns -> f\nf -> S\nf -> R\nS -> j\nR -> j\nj -> e";
        var play = Begun(Old, "begin");
        Assert.Equal("message:paid message:paid message:paid timer:T", play.Waiting());
        var before = play.Instance!.Timers.Single();
        play.Move(Model.Library(Old.Replace("paid", "settled", StringComparison.Ordinal)));
        Assert.Equal("message:settled message:settled message:settled timer:T", play.Waiting());
        Assert.Equal(before, play.Instance!.Timers.Single());
        Do(play, "message settled at:M", "message settled", "message settled");
        Assert.Equal("ended", play.Waiting());
    }

    [Fact]
    public void The_event_subprocesses_of_open_scopes_move_and_new_ones_are_armed()
    {
        const string Old = "start s\nuser A\nend e\ns -> A\nA -> e\nhandler H {\nstart h signal alarm keeps\nuser X\nend x\nh -> X\nX -> x\n}";
        var play = Begun(Old, "begin", "signal alarm");
        Assert.Equal("A X signal:alarm", play.Waiting());
        play.Move(Model.Library(Old + "\nhandler N {\nstart n message stop keeps\nuser Y\nend y\nn -> Y\nY -> y\n}"));
        Assert.Equal("A X message:stop signal:alarm", play.Waiting());
        Do(play, "message stop", "complete Y", "complete X", "signal alarm", "complete X", "complete A");
        Assert.Equal("ended", play.Waiting());
    }

    [Fact]
    public void A_called_instance_moves_with_its_caller_and_keeps_its_variables()
    {
        const string Old = "start s\ncall C inner\nin C n own\nout C own n\nend e\ns -> C\nC -> e\nprocess inner\nstart i\nuser A\nend j\ni -> A\nA -> j";
        var play = Begun(Old, "begin n=3");
        play.Move(Model.Library(Old.Replace(" A", " A2", StringComparison.Ordinal).Replace("A -> j", "user B\nA2 -> B\nB -> j", StringComparison.Ordinal)), "A=A2");
        Assert.Equal("A2", play.Waiting());
        Do(play, "complete A2 own=7", "complete B");
        Assert.Equal(Value.Of(7), play.Instance!.Variables["n"]);

        var versioned = Begun(Old + "\nversion inner 1", "begin n=3");
        Assert.IsType<ProcessStep.Accepted>(versioned.Move(Model.Library(Old + "\nversion inner 2")));
        Assert.Equal("inner@2", versioned.Instance!.Scopes[^1].Process);
        Do(versioned, "complete A");
        var other = Begun(Old, "begin n=3");
        Assert.IsType<ProcessStep.Refused>(other.Move(Model.Library(Old.Replace("call C inner", "call C second", StringComparison.Ordinal) + "\nprocess second\nstart i2\nend j2\ni2 -> j2")));
    }

    [Fact]
    public void A_join_whose_missing_branch_the_new_version_has_not_lets_its_tokens_pass()
    {
        const string Old = "start s\nand f j\nuser A B C\nend e\ns -> f\nf -> A\nf -> B\nA -> j\nB -> j\nuser D\nj -> C\nC -> e\nf -> D\nD -> j";
        var play = Begun(Old, "begin", "complete A", "complete B");
        Assert.Equal("D at:A-j at:B-j", play.Waiting());
        var next = Old.Replace("f -> D\nD -> j", "end ed\nf -> D\nD -> ed", StringComparison.Ordinal);
        play.Move(Model.Library(next));
        Assert.Equal("C D", play.Waiting());
    }

    [Fact]
    public void A_version_that_no_longer_joins_two_tokens_on_their_way_is_refused_and_one_that_joins_them_otherwise_is_not()
    {
        const string Split = "start s\nand p q\nuser A B C\nend e\ns -> p\np -> A\np -> B\nA -> q\nB -> q\nq -> C\nC -> e";
        var next = Split.Replace("and p q", "xor p q", StringComparison.Ordinal).Replace("p -> A", "p -> A : one", StringComparison.Ordinal).Replace("p -> B", "p -> B : default", StringComparison.Ordinal);
        var refused = Assert.IsType<ProcessStep.Refused>(Begun(Split, "begin").Move(Model.Library(next)));
        Assert.Contains("Two tokens", refused.English, StringComparison.Ordinal);
        Assert.Contains("'C'", refused.English, StringComparison.Ordinal);
        Assert.IsType<ProcessStep.Accepted>(Begun(Split, "begin").Move(Model.Library(next.Replace("xor p q", "or p q", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_version_whose_join_would_wait_for_a_branch_that_was_never_begun_is_refused()
    {
        const string Two = "start s\nand p q\nuser A B C\nend e\ns -> p\np -> A\np -> B\nA -> q\nB -> q\nq -> C\nC -> e";
        var refused = Assert.IsType<ProcessStep.Refused>(Begun(Two, "begin").Move(Model.Library(Two + "\nuser D\np -> D\nD -> q")));
        Assert.Contains("can't end any more", refused.English, StringComparison.Ordinal);

        // What stands still anyhow is not held against the new version.
        var stands = Begun("start s\nxor x\nuser A\nend e\ns -> x\nx -> A : known\nA -> e", "begin");
        Assert.IsType<ProcessStep.Accepted>(stands.Move(Model.Library("start s\nxor x\nuser A Z\nend e\ns -> x\nx -> A : known\nA -> Z\nZ -> e")));
    }

    [Theory]
    [InlineData("A C B", "A C", "A B C", "C")]
    [InlineData("A B", "A", "B A", "A")]
    public void A_step_that_is_done_does_not_come_before_a_token_again(string old, string done, string next, string repeated)
    {
        var play = Begun(Line(old), ["begin", .. done.Split(' ').Select(task => $"complete {task}")]);
        var refused = Assert.IsType<ProcessStep.Refused>(play.Move(Model.Library(Line(next))));
        Assert.Contains($"'{repeated}' has been gone through", refused.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_does_not_move_into_a_step_that_is_done_but_a_new_loop_back_is_no_hindrance()
    {
        var play = Begun(Line("A B"), "begin", "complete A");
        Assert.IsType<ProcessStep.Refused>(play.Move(Model.Library(Line("A B")), "B=A"));
        const string Loop = "start s\nxor m x\nuser A B\nend e\ns -> m\nm -> A\nA -> B\nB -> x\nx -> m : again\nx -> e : default";
        Assert.IsType<ProcessStep.Accepted>(play.Move(Model.Library(Loop)));
        Do(play, "complete B again=true");
        Assert.Equal("A", play.Waiting());
    }

    [Fact]
    public void Work_that_is_not_remembered_counts_as_done_once_no_token_can_come_to_it()
    {
        var play = Begun("start s\nservice J\nuser A\nend e\ns -> J\nJ -> A\nA -> e", "begin", "done J");
        Assert.IsType<ProcessStep.Refused>(play.Move(Model.Library("start s\nservice J\nuser A\nend e\ns -> A\nA -> J\nJ -> e")));
    }

    [Theory]
    [InlineData("A B", "B", "'A' has no counterpart")]
    [InlineData("A", "sub S", "another subprocess")]
    [InlineData("A", "times", "multiplied in another way")]
    public void What_stands_against_a_move_is_told(string old, string next, string reason)
    {
        var to = next switch
        {
            "sub S" => "start s\nsub S {\nstart t\nuser A\nend x\nt -> A\nA -> x\n}\nend e\ns -> S\nS -> e",
            "times" => Line("A") + "\nmulti A times 2",
            _ => Line(next),
        };
        var play = Begun(Line(old), "begin");
        Assert.Contains(reason, Assert.IsType<ProcessStep.Refused>(play.Move(Model.Library(to))).English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_unknown_names_or_of_different_kinds_is_refused_as_it_stands()
    {
        var (from, to) = (Model.Library(Line("A B")), Model.Library(Line("A B")));
        Assert.Empty(MigrationPlan.Propose(from, to).Problems(from, to));
        Assert.Single(MigrationPlan.Propose(from, to, new Renaming("A", "nowhere")).Problems(from, to), it => it.Node == "A");
        Assert.Single(MigrationPlan.Propose(from, to, new Renaming("A", "e")).Problems(from, to), it => it.Node == "A");
        Assert.Contains(MigrationPlan.Propose(from, to, new Renaming("A-B", "s-A")).Problems(from, to), it => it.English.StartsWith("Two flows", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_is_proposed_by_id_by_name_and_between_counterparts_and_an_edit_goes_before_it()
    {
        var from = Model.Library(Line("A B C") + "\nlabel A Review\nlabel B Sign");
        var to = Model.Library(Line("X B Y") + "\nlabel X Review\nlabel B Sign");
        var plan = MigrationPlan.Propose(from, to);
        Assert.Equal("X", plan.Nodes.Single(it => it.Old == "A").New);
        Assert.DoesNotContain(plan.Nodes, it => it.Old == "C");
        Assert.Equal("X-B", plan.Flows.Single(it => it.Old == "A-B").New);
        var edited = MigrationPlan.Propose(from, to, new Renaming("C", "Y"), new Renaming("A", ""));
        Assert.Equal("Y", edited.Nodes.Single(it => it.Old == "C").New);
        Assert.DoesNotContain(edited.Nodes, it => it.Old == "A");
        Assert.Equal("B-Y", edited.Flows.Single(it => it.Old == "B-C").New);
    }

    private static string Line(string tasks)
    {
        string[] nodes = ["s", .. tasks.Split(' '), "e"];
        return $"start s\nuser {tasks}\nend e\n" + string.Join('\n', nodes.Zip(nodes.Skip(1), (from, to) => $"{from} -> {to}"));
    }

    private static Definition Definition(string text, string version) =>
        Assert.Single(DefinitionReader.Read(Model.Xml(text.Replace("{0}", version, StringComparison.Ordinal))).Definitions);

    private static Play Begun(string model, params string[] lines)
    {
        var play = new Play(Model.Library(model));
        Do(play, lines);
        return play;
    }

    private static void Do(Play play, params string[] lines) => Array.ForEach(lines, play.Do);
}
