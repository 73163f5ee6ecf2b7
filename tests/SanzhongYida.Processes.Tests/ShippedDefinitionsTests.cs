using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SanzhongYida.Processes.Tests;

/// <summary>The definitions a district is given: they can be read, name only what exists, and run to their end on every main path.</summary>
public sealed class ShippedDefinitionsTests
{
    private static readonly string[] Stages =
        ["investigation", "legality-review", "expert-review", "risk-assessment", "meeting", "execution", "feedback-evaluation"];

    private static readonly string[] KnownSteps =
    [
        "research", "opinions", "public-notice", "appointment-notice", "hearing", "public-comment", "expert-argument", "stability-risk-assessment",
        "democratic-consultation", "department-positions", "legality-review", "preliminary-review", "endorse", "determine",
        "congress-approval", "report-party-committee", "meeting", "assignment", "tracking-plan", "execution", "progress-report",
        "evaluation", "publication", "minutes", "archive", "circulate", "countersign", "consult",
    ];

    private static readonly string[] KnownCandidates =
    [
        "submitting-department", "department", "legality-reviewer", "preliminary-reviewer", "leader-in-charge", "district-head",
        "government-office", "recorder", "executing-department", "coordinating-leader", "supervision-center", "presider",
    ];

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["major-decision"] = "MajorDecision",
        ["key-appointment"] = "KeyAppointment",
        ["major-project"] = "MajorProject",
        ["large-funds"] = "LargeFunds",
    };

    private static readonly string[] WithEvaluation = ["major-decision", "major-project", "large-funds"];

    private static readonly string[] Outcomes = ["carried", "rejected", "deferred", "noted"];

    private static readonly string[] Advice = ["continue", "suspend", "amend", "other"];

    // Which steps a flag calls for, and nothing else does.
    private static readonly Dictionary<string, string[]> Called = new(StringComparer.Ordinal)
    {
        ["majorAdministrativeDecision"] = ["legality-review", "report-party-committee"],
        ["publicInterest"] = ["public-notice", "hearing"],
        ["technical"] = ["expert-argument"],
        ["stabilityRisk"] = ["stability-risk-assessment"],
        ["multiDepartment"] = ["department-positions"],
        ["democraticConsultation"] = ["democratic-consultation"],
        ["congress"] = ["congress-approval"],
        ["budgetAdjustment"] = ["congress-approval"],
        ["urgent"] = [],
        ["restricted"] = [],
        ["cadre"] = [],
    };

    // An appointment is no public policy: these flags call for nothing there, and the file says why.
    private static readonly string[] NotForAppointments =
        ["majorAdministrativeDecision", "publicInterest", "technical", "stabilityRisk", "budgetAdjustment"];

    public static TheoryData<string> Shipped => [.. Kinds.Keys];

    public static TheoryData<string> Evaluated => [.. WithEvaluation];

    public static TheoryData<string, string> ShippedWithFlag
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var name in Kinds.Keys)
            {
                foreach (var flag in Called.Keys)
                {
                    rows.Add(name, flag);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void Every_shipped_file_is_tested_here() =>
        Assert.Equal(Kinds.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Folder, "*.bpmn").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void It_reads_without_problems_under_its_own_name_and_kind(string name)
    {
        var reading = DefinitionReader.Read(Text(name));
        Assert.Empty(reading.Problems);
        var definition = Assert.Single(reading.Definitions);
        Assert.Equal(name, definition.Id);
        Assert.Equal([Kinds[name]], definition.Kinds);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void It_names_only_steps_stages_and_people_that_exist(string name)
    {
        var nodes = Definition(name).Nodes;
        Assert.Empty(nodes.Select(node => node.Step).OfType<string>().Except(KnownSteps, StringComparer.Ordinal));
        Assert.Empty(nodes.Select(node => node.Stage).OfType<string>().Except(Stages, StringComparer.Ordinal));
        Assert.Empty(nodes.SelectMany(node => node.Candidates).Except(KnownCandidates, StringComparer.Ordinal));
        Assert.All(nodes, node => Assert.NotNull(node.Lane));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_stage_of_the_sketch_is_there_or_its_absence_has_a_reason(string name)
    {
        var process = XDocument.Parse(Text(name)).Descendants().Single(element => element.Name.LocalName == "process");
        var documentation = process.Elements().First(element => element.Name.LocalName == "documentation").Value;
        var present = Definition(name).Nodes.Select(node => node.Stage).OfType<string>();
        var excused = Stages.Where(stage => documentation.Contains($"阶段 {stage} 不设:", StringComparison.Ordinal));
        Assert.Equal(Stages.Except(present, StringComparer.Ordinal), excused, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Carried_without_any_flag_it_ends_properly_whatever_is_done_first(string name)
    {
        foreach (var pick in new Func<int, int>[] { ShippedWalk.Oldest, ShippedWalk.Newest })
        {
            var walk = new ShippedWalk(Definition(name), [], pick: pick);
            walk.MustHaveEnded("carried");
            Assert.Empty(Called.Values.SelectMany(steps => steps).Intersect(walk.Steps, StringComparer.Ordinal));
            Assert.All(new[] { "minutes", "publication", "archive" }, node => Assert.Equal(1, walk.Count(node)));
        }
    }

    [Theory]
    [MemberData(nameof(ShippedWithFlag))]
    public void Each_flag_alone_calls_for_its_own_steps_and_no_others(string name, string flag)
    {
        var walk = new ShippedWalk(Definition(name), [flag]);
        walk.MustHaveEnded("carried");
        var expected = name == "key-appointment" && NotForAppointments.Contains(flag, StringComparer.Ordinal) ? [] : Called[flag];
        var every = Called.Values.SelectMany(steps => steps).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            walk.Steps.Where(every.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void With_all_flags_it_ends_properly_whatever_is_done_first(string name)
    {
        foreach (var pick in new Func<int, int>[] { ShippedWalk.Oldest, ShippedWalk.Newest })
        {
            var walk = new ShippedWalk(Definition(name), Called.Keys, ["deferred", "carried"], pick: pick);
            walk.MustHaveEnded("carried");
            Assert.Equal(["信访局", "发改局", "民政局"], walk.Elements.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_deferral_goes_through_new_material_and_review_to_a_second_meeting(string name)
    {
        var walk = new ShippedWalk(Definition(name), ["majorAdministrativeDecision", "stabilityRisk"], ["deferred", "carried"]);
        walk.MustHaveEnded("carried");
        Assert.Equal(1, walk.Count("supplement"));
        Assert.Equal(2, walk.Count("meeting"));
        Assert.Equal(2, walk.Count("determine"));
        Assert.Equal(1, walk.Count("research"));
        Assert.Equal(name == "key-appointment" ? 0 : 2, walk.Count("legality-review"));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("noted")]
    public void What_is_not_carried_is_published_minuted_and_archived_but_never_executed(string outcome)
    {
        foreach (var name in Kinds.Keys)
        {
            var walk = new ShippedWalk(Definition(name), Called.Keys, [outcome]);
            walk.MustHaveEnded(outcome);
            Assert.Equal(["archive", "minutes", "publication"], walk.Steps.SkipWhile(step => step != "meeting").Skip(1).Order(StringComparer.Ordinal), StringComparer.Ordinal);
            Assert.Equal("archive", walk.Steps[^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Evaluated))]
    public void What_must_be_reported_is_reported_before_it_is_issued_and_executed(string name)
    {
        var walk = new ShippedWalk(Definition(name), ["majorAdministrativeDecision", "congress"], pick: ShippedWalk.Newest);
        foreach (var earlier in new[] { "report-party-committee", "congress-approval" })
        {
            Assert.All(new[] { "publication", "assignment", "execution" }, later => Assert.True(walk.Before(earlier, later) > 0, $"{earlier} {later}"));
        }
    }

    [Theory]
    [MemberData(nameof(Evaluated))]
    public void An_amendment_is_reviewed_decided_reported_and_evaluated_again(string name)
    {
        var walk = new ShippedWalk(Definition(name), ["majorAdministrativeDecision"], ["carried", "deferred", "carried", "carried"], ["amend", "continue"]);
        walk.MustHaveEnded("carried");
        Assert.Equal(3, walk.Count("evaluation"));
        Assert.Equal(2, walk.Count("change-legality-review"));
        Assert.Equal(3, walk.Count("evaluation-meeting"));
        Assert.Equal(1, walk.Count("change-report"));
        Assert.Equal(1, walk.Count("revised-plan"));
        Assert.True(walk.Before("change-legality-review", "evaluation-meeting") > 0);
        Assert.True(walk.Before("change-report", "evaluation-publication") > 0);
        Assert.Equal(1, walk.Count("execution"));
    }

    [Theory]
    [InlineData("amend", "rejected", 0)]
    [InlineData("suspend", "rejected", 0)]
    [InlineData("suspend", "carried", 1)]
    [InlineData("continue", "carried", 0)]
    [InlineData("other", "carried", 0)]
    public void Advice_takes_effect_only_when_a_meeting_carries_it(string advice, string outcome, int revisedPlans)
    {
        foreach (var name in WithEvaluation)
        {
            var walk = new ShippedWalk(Definition(name), [], ["carried", outcome], [advice]);
            walk.MustHaveEnded("carried");
            Assert.Equal(revisedPlans, walk.Count("revised-plan"));
            Assert.Equal(1, walk.Count("evaluation-meeting"));

            // Whatever the meeting says, there is a next evaluation; here it lapses.
            Assert.Equal(2, walk.Count("evaluation"));
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Periods_in_working_days_are_asked_of_the_calendar(string name)
    {
        var walk = new ShippedWalk(Definition(name), Called.Keys);
        Assert.Superset(new HashSet<string>(["3wd", "5wd", "20wd"], StringComparer.Ordinal), walk.Periods);
        Assert.Equal(name != "key-appointment", walk.Periods.IsSupersetOf(["7wd", "15wd"]));
    }

    [Property(MaxTest = 300)]
    public void Whatever_the_flags_the_order_and_the_outcomes_it_ends_properly(byte which, ushort flags, NonEmptyArray<byte> picks, byte[] outcomes, byte[] advice)
    {
        var name = Kinds.Keys.ElementAt(which % Kinds.Count);
        var turn = 0;
        var walk = new ShippedWalk(
            Definition(name),
            Called.Keys.Where((_, index) => (flags >> index & 1) == 1),
            outcomes.Take(8).Select(outcome => Outcomes[outcome % Outcomes.Length]),
            advice.Take(8).Select(one => Advice[one % Advice.Length]),
            waiting => picks.Get[turn++ % picks.Get.Length] % waiting);
        walk.MustHaveEnded();
        Assert.True(walk.Count("meeting") > 0, "no meeting");
        Assert.Equal(walk.Steps.Count - 1, Assert.Single(walk.Steps.Index(), step => step.Item == "archive").Index);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "workflows", "taobei");

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".bpmn"));

    private static Definition Definition(string name) => DefinitionReader.Read(Text(name)).Definitions[0];
}
