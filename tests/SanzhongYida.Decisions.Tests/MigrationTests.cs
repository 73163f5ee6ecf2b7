using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using SanzhongYida.Cli;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions.Tests;

/// <summary>Matters under way are moved to another version of their workflow by a plan two persons answer for; no rule is left behind.</summary>
public sealed class MigrationTests
{
    private const string Process = "major-decision";
    private static readonly DateTimeOffset At = new(2026, 2, 24, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void 在办事项按方案迁移_待办不变而更名_期限不变()
    {
        var stage = Published(text => text.Replace("name=\"调查研究与听取意见\"", "name=\"调研\"", StringComparison.Ordinal));
        var before = Matter(stage, "m1");
        Accept(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [])));
        Accept(stage.Step("W02", At, new WorkflowCommand.ApproveMigration(Process, 1)));
        var later = At.AddDays(3);
        Accept(stage.Step("W02", later, new SubmissionCommand.MoveToVersion("m1", Process, 1)));

        var (old, item) = (Assert.Single(before.WorkItems), Assert.Single(Matter(stage, "m1").WorkItems));
        Assert.Equal((old.Id, "调研", old.OpenedOn, old.Due), (item.Id, item.Name, item.OpenedOn, item.Due));
        Assert.Equal(stage.Law.Workflows[Process].Versions[1].Hash, Matter(stage, "m1").DefinitionHash);
        Assert.Equal([new VersionMove(1, before.DefinitionHash, later)], Matter(stage, "m1").Moves);
    }

    [Fact]
    [Clause("R-1-b")]
    public void 起草人不得自行批准迁移方案()
    {
        var stage = Published(text => text + "<!-- 2 -->");
        Refused(stage.Step("W02", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [])), Rule.Authority);
        Refused(stage.Step("M01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [])), Rule.Authority);
        Accept(stage.Step(Instruction.System, At, new WorkflowCommand.DraftMigration(Process, 1, 2, [])));
        Refused(stage.Step(Instruction.System, At, new WorkflowCommand.ApproveMigration(Process, 1)), "R-1-b");
        Refused(stage.Step("W01", At, new WorkflowCommand.ApproveMigration(Process, 1)), Rule.Authority);
        Refused(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)), Rule.State);
        Refused(stage.Step("W02", At, new WorkflowCommand.BeginMigration(Process, 1)), Rule.State);
        Refused(stage.Step("W02", At, new WorkflowCommand.EditMigration(Process, 1, [])), Rule.Authority);
        Accept(stage.Step("W02", At, new WorkflowCommand.ApproveMigration(Process, 1)));
        Refused(stage.Step("W02", At, new WorkflowCommand.ApproveMigration(Process, 1)), Rule.State);
        Refused(stage.Step("W01", At, new WorkflowCommand.EditMigration(Process, 1, [])), Rule.State);
        Refused(stage.Step("W01", At, new WorkflowCommand.BeginMigration(Process, 1)), Rule.Authority);
        Refused(stage.Step("W01", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)), Rule.Authority);
        Accept(stage.Step("W02", At, new WorkflowCommand.BeginMigration(Process, 1)));
        Accept(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)));
    }

    [Fact]
    public void 一个方案对一件事项只用一次_即使事项后来被迁回()
    {
        var stage = Published(text => text + "<!-- 2 -->");
        Approve(stage, 1, 2);
        Approve(stage, 2, 1);
        Refused(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 2)), Rule.State);
        Accept(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)));
        Refused(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)), Rule.State);
        Accept(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 2)));
        Refused(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)), Rule.State);
    }

    [Theory]
    [InlineData("assignment", "R-4-c")]
    [InlineData("archive", "R-4-c")]
    [InlineData("meeting", "R-4.1.2-a")]
    [InlineData("determine", "R-4.1.1-b")]
    [Clause("R-4-c")]
    [Clause("R-4.1.1-b")]
    [Clause("R-4.1.2-a")]
    public void 方案不能使事项越过会议和合法性审查_并引用条款(string to, string rule)
    {
        var stage = Published(text => text + "<!-- 2 -->");
        Approve(stage, 1, 2, new Renaming("research", to), new Renaming(to, ""));
        var line = Line(stage, "m1", 1)!;
        Assert.Equal(MigrationVerdict.Stays, line.Verdict);
        Assert.Contains(line.Reasons, reason => reason.RuleId == rule && reason.Chinese.Contains(Clauses.Sentence(rule)!, StringComparison.Ordinal));
        var refused = Assert.IsType<Judgment.Refused>(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)));
        Assert.Equal(line.Reasons, refused.Reasons);
    }

    [Fact]
    [Clause("R-4-c")]
    public void 抹去会议环节的对应也不能越过会议()
    {
        var stage = Published(text => text + "<!-- 2 -->");
        Approve(stage, 1, 2, new Renaming("research", "assignment"), new Renaming("assignment", ""), new Renaming("meeting", ""));
        Assert.Contains(Line(stage, "m1", 1)!.Reasons, reason => reason.RuleId == "R-4-c");
    }

    /// <summary>The check at publishing is for the administrator's sake; what the record of its own has published unchecked shows that no
    /// place a token is brought to stands for evidence.</summary>
    [Fact]
    [Clause("R-4.1.2-b")]
    public void 令牌移到哪里都不代替证据()
    {
        var stage = Published(text => text + "<!-- 2 -->", new Flags { MajorAdministrativeDecision = true });
        const string Short = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:szyd="urn:sanzhongyida:bpmn" targetNamespace="urn:short">
              <bpmn:process id="major-decision" isExecutable="true" szyd:kinds="MajorDecision">
                <bpmn:startEvent id="s" /><bpmn:userTask id="d" name="区长确定" szyd:step="determine" szyd:candidates="district-head" />
                <bpmn:userTask id="m" name="会议" szyd:step="meeting" szyd:candidates="government-office" /><bpmn:endEvent id="e" szyd:result="carried" />
                <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="d" /><bpmn:sequenceFlow id="f2" sourceRef="d" targetRef="m" /><bpmn:sequenceFlow id="f3" sourceRef="m" targetRef="e" />
              </bpmn:process>
            </bpmn:definitions>
            """;
        Accept(stage.Step(Instruction.System, At, new WorkflowCommand.SaveDraft(Process, Short)));
        Accept(stage.Step(Instruction.System, At, new WorkflowCommand.PublishDraft(Process)));
        Approve(stage, 1, 3, new Renaming("research", "d"));
        Accept(stage.Step("W02", At, new SubmissionCommand.MoveToVersion("m1", Process, 1)));
        Assert.Equal("determine", Assert.Single(Matter(stage, "m1").WorkItems).Step);

        var refused = Assert.IsType<Judgment.Refused>(stage.Step("M01", At, new PreparationCommand.DoAct("m1", ActKind.Determination, "上会。")));
        Assert.Subset(refused.Reasons.Select(reason => reason.RuleId).ToHashSet(StringComparer.Ordinal), new HashSet<string>(["R-4.1.1-a", "R-4.1.2-b", "R-4.1.2-c"], StringComparer.Ordinal));
        Refused(stage.Step("M01", At, new SubmissionCommand.CompleteWorkItem("m1", Matter(stage, "m1").WorkItems[0].Id, "办结")), "R-4.1.2-a");
    }

    [Fact]
    public void 方案须指明两个不同版本和已知的节点()
    {
        var stage = Published(text => text + "<!-- 2 -->");
        Refused(stage.Step("W01", At, new WorkflowCommand.DraftMigration("nowhere", 1, 2, [])), Rule.NotFound);
        Refused(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 1, [])), Rule.Input);
        Refused(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 3, [])), Rule.Input);
        Refused(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [new("nowhere", "research")])), Rule.Input);
        Refused(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [new("research", "nowhere")])), Rule.Input);
        Refused(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [new("research", "outcome")])), Rule.Input);
        Accept(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [new("research", "")])));
        Assert.Contains(Line(stage, "m1", 1)!.Reasons, reason => reason.Chinese.Contains("没有对应", StringComparison.Ordinal));
        Accept(stage.Step("W01", At, new WorkflowCommand.EditMigration(Process, 1, [])));
        Assert.Equal(MigrationVerdict.Moves, Line(stage, "m1", 1)!.Verdict);
        Assert.Single(stage.Law.Workflows[Process].Migrations);
    }

    [Fact]
    public void 试算只给流程管理员看_受限事项不说停在哪里()
    {
        var stage = Published(text => text + "<!-- 2 -->", restricted: true);
        Accept(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, 1, 2, [new("research", "")])));
        Assert.Null(VersionMoves.For(stage.Law, Reader.Of(stage.Law, "M01", new(2026, 2, 24)), Process, 1));
        Assert.DoesNotContain("调查研究", Assert.Single(Line(stage, "m1", 1)!.Reasons).Chinese, StringComparison.Ordinal);
    }

    /// <summary>After every single act all matters under way are moved to a version in which every element has another id, and on
    /// to the next: the stories know nothing of it and hold to the last line.</summary>
    [Fact]
    public async Task 每办一件事就迁移一次_故事照样走完()
    {
        var story = StoryFile.Read(District.Read("taobei/S1.scenario.txt")).All.First();
        var stage = District.New();
        var text = District.Read($"taobei/{Process}.bpmn");
        for (var version = 2; version <= 3; version++)
        {
            Accept(stage.Step(Instruction.System, District.Founded, new WorkflowCommand.SaveDraft(Process, Prefixed(text, $"v{version}."))));
            Accept(stage.Step(Instruction.System, District.Founded, new WorkflowCommand.PublishDraft(Process)));
        }

        var moving = new MovingStage(stage, [.. Ids(text)]);
        await StoryRunner.Run(story, moving);
        Assert.True(moving.Moved > 20, $"{moving.Moved} moved");
    }

    private static CoreStage Published(Func<string, string> change, Flags? flags = null, bool restricted = false)
    {
        var stage = District.New();
        Accept(stage.Step("住建局-经办", At, new SubmissionCommand.SubmitMatter(
            "m1", 2026, "供热改造", MatterKind.MajorDecision, ["R-3.1-c"], flags ?? new Flags(), "住建局", "住建局", ["住建局"], ["住建"], BodyKind.Executive, null, false, null, ["依据"], "草案", restricted, [])));
        Accept(stage.Step(Instruction.System, At, new WorkflowCommand.SaveDraft(Process, change(District.Read($"taobei/{Process}.bpmn")))));
        Accept(stage.Step(Instruction.System, At, new WorkflowCommand.PublishDraft(Process)));
        return stage;
    }

    private static void Approve(CoreStage stage, int from, int to, params Renaming[] edits)
    {
        Accept(stage.Step("W01", At, new WorkflowCommand.DraftMigration(Process, from, to, [.. edits])));
        Accept(stage.Step("W02", At, new WorkflowCommand.ApproveMigration(Process, stage.Law.Workflows[Process].Migrations.Length)));
    }

    private static MigrationLine? Line(CoreStage stage, string matter, int number) =>
        VersionMoves.For(stage.Law, Reader.Of(stage.Law, "W01", new(2026, 2, 24)), Process, number)!.Line(Matter(stage, matter));

    private static IEnumerable<string> Ids(string xml) => XDocument.Parse(xml).Descendants()
        .Where(element => element.Name.LocalName is not ("lane" or "laneSet") && element.Ancestors().Any(around => around.Name.LocalName == "process")).Attributes("id").Select(id => id.Value);

    private static string Prefixed(string xml, string prefix)
    {
        var (document, ids) = (XDocument.Parse(xml), Ids(xml).ToHashSet(StringComparer.Ordinal));
        string[] names = ["id", "sourceRef", "targetRef", "default", "attachedToRef", "bpmnElement"];
        foreach (var attribute in document.Descendants().Attributes().Where(it => names.Contains(it.Name.LocalName) && ids.Contains(it.Value)))
        {
            attribute.Value = prefix + attribute.Value;
        }

        foreach (var element in document.Descendants().Where(it => !it.HasElements && ids.Contains(it.Value) && it.Name.LocalName is "incoming" or "outgoing" or "flowNodeRef"))
        {
            element.Value = prefix + element.Value;
        }

        return document.ToString();
    }

    private static Matter Matter(CoreStage stage, string id) => (Matter)stage.Find(Subject.Matter(id))!;

    private static void Accept(Judgment judgment) =>
        Assert.True(judgment is Judgment.Accepted, string.Join('\n', (judgment as Judgment.Refused)?.Reasons.Select(reason => $"{reason.RuleId} {reason.English}") ?? []));

    private static void Refused(Judgment judgment, params string[] rules) =>
        Assert.Equal(rules, Assert.IsType<Judgment.Refused>(judgment).Reasons.Select(reason => reason.RuleId), StringComparer.Ordinal);

    private sealed class MovingStage(CoreStage stage, ImmutableArray<string> ids) : IStoryStage
    {
        public int Moved { get; private set; }

        public async Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast)
        {
            var answer = await stage.Do(step, command, cast);
            foreach (var matter in stage.Accepted.SelectMany(it => it.Entries).Select(entry => entry.Subject).Where(it => it.Kind == SubjectKind.Matter).Distinct().ToList())
            {
                Move((Matter)stage.Find(matter)!, step.At);
            }

            return answer;
        }

        public Task<StoryView?> Look(StoryStep step, string matter) => stage.Look(step, matter);

        public Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item) => stage.LookAt(step, meeting, item);

        private void Move(Matter matter, DateTimeOffset at)
        {
            var workflow = stage.Law.Workflows[Process];
            if (matter.Instance is not { HasEnded: false })
            {
                return;
            }

            var from = workflow.Versions.Single(version => version.Hash == matter.DefinitionHash).Number;
            var to = from % 3 + 1;
            Accept(stage.Step("W01", at, new WorkflowCommand.DraftMigration(Process, from, to, [.. ids.Select(id => new Renaming(Of(from, id), Of(to, id)))])));
            Accept(stage.Step("W02", at, new WorkflowCommand.ApproveMigration(Process, workflow.Migrations.Length + 1)));
            Accept(stage.Step("W02", at, new SubmissionCommand.MoveToVersion(matter.Id, Process, workflow.Migrations.Length + 1)));
            Moved++;
        }

        private static string Of(int version, string id) => version == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"v{version}.{id}");
    }
}
