using System.Xml.Linq;
using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>The order of steps is data: a task added to a definition becomes a work item without a line of code.</summary>
public sealed class WorkflowTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 24, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";

    [Fact]
    public void 流程图中增加一个环节_待办随之增加_无须改动代码()
    {
        var stage = District.New();
        Accept(stage.Step("W01", At, new WorkflowCommand.SaveDraft("major-decision", WithTask("保密审查"))));
        Accept(stage.Step("W02", At, new WorkflowCommand.PublishDraft("major-decision")));
        Accept(stage.Step("住建局-经办", At, Submission("m1")));

        var item = Assert.Single(Matter(stage, "m1").WorkItems);
        Assert.Equal("保密审查", item.Name);
        Refused(stage.Step("发改局-经办", At, new SubmissionCommand.CompleteWorkItem("m1", item.Id, "无须定密。")), Rule.NotFound);
        Accept(stage.Step("住建局-经办", At, new SubmissionCommand.CompleteWorkItem("m1", item.Id, "无须定密。")));
        Assert.Equal("research", Assert.Single(Matter(stage, "m1").WorkItems).Step);
    }

    [Fact]
    public void 新版本不影响在办事项()
    {
        var stage = District.New();
        Accept(stage.Step("住建局-经办", At, Submission("old")));
        var before = Matter(stage, "old").DefinitionHash;
        Accept(stage.Step("W01", At, new WorkflowCommand.SaveDraft("major-decision", WithTask("保密审查"))));
        Accept(stage.Step("W02", At, new WorkflowCommand.PublishDraft("major-decision")));
        Accept(stage.Step("住建局-经办", At, new PreparationCommand.FileEvidence("old", new Evidence.Research(new(2026, 2, 24), "全区", "住建局"), "正文")));
        Assert.Equal(before, Matter(stage, "old").DefinitionHash);
        Assert.Equal("research", Assert.Single(Matter(stage, "old").WorkItems).Step);
    }

    [Fact]
    [Clause("R-1-b")]
    public void 起草人不得自行发布流程()
    {
        var stage = District.New();
        var both = new CoreStage();
        Accept(both.Step(Instruction.System, At, new DirectoryCommand.EnterPerson("W", "流程管理员", null)));
        Refused(stage.Step("W01", At, new WorkflowCommand.PublishDraft("major-decision")), Rule.Authority, Rule.State);
        Accept(both.Step(Instruction.System, At, new DirectoryCommand.GrantRole("W", Role.WorkflowEditor, new(2026, 1, 1))));
        Refused(both.Step(Instruction.System, At, new DirectoryCommand.GrantRole("W", Role.WorkflowApprover, new(2026, 1, 1))), "W-LOG");
    }

    [Theory]
    [InlineData("meeting", "R-4-c")]
    [InlineData("legality-review", "R-4.1.1-b")]
    [InlineData("publication", "R-5.2-a")]
    [Clause("R-4-c")]
    public void 缺少规定环节的流程不予发布_并引用条款(string step, string rule)
    {
        var stage = District.New();
        var xml = District.Read("taobei/major-decision.bpmn").Replace($"szyd:step=\"{step}\"", "", StringComparison.Ordinal);
        Accept(stage.Step("W01", At, new WorkflowCommand.SaveDraft("major-decision", xml)));
        var refused = Assert.IsType<Judgment.Refused>(stage.Step("W02", At, new WorkflowCommand.PublishDraft("major-decision") { Reason = "理由" }));
        Assert.Contains(refused.Reasons, reason => reason.RuleId == rule && reason.Chinese.Contains(Clauses.Sentence(rule)!, StringComparison.Ordinal));
    }

    [Fact]
    public void 走不到头的流程不予发布()
    {
        var stage = District.New();
        var xml = District.Read("taobei/major-decision.bpmn").Replace("outcome = \"deferred\"", "false", StringComparison.Ordinal);
        Accept(stage.Step("W01", At, new WorkflowCommand.SaveDraft("major-decision", xml)));
        var refused = Assert.IsType<Judgment.Refused>(stage.Step("W02", At, new WorkflowCommand.PublishDraft("major-decision")));
        Assert.Contains(refused.Reasons, reason => reason.English.Contains("can't end any more", StringComparison.Ordinal));
    }

    [Fact]
    public void 未能判定的流程_写明理由方可发布()
    {
        var stage = District.New();
        Accept(stage.Step("W01", At, new WorkflowCommand.SaveDraft("many", ManyStates())));
        Refused(stage.Step("W02", At, new WorkflowCommand.PublishDraft("many")), Rule.Input);
        var accepted = Assert.IsType<Judgment.Accepted>(stage.Step("W02", At, new WorkflowCommand.PublishDraft("many") { Reason = "逐行读过,哪一行先完都可以结束。" }));
        Assert.Equal([typeof(WorkflowFact.UndecidedAccepted), typeof(WorkflowFact.VersionPublished)], accepted.Entries.Single().Facts.Select(fact => fact.GetType()));
    }

    [Fact]
    public void 读不懂的流程被拒绝_并指出元素与行()
    {
        var stage = District.New();
        var xml = District.Read("taobei/major-decision.bpmn").Replace("bpmn:startEvent", "bpmn:complexGateway", StringComparison.Ordinal);
        var refused = Assert.IsType<Judgment.Refused>(stage.Step("W01", At, new WorkflowCommand.SaveDraft("major-decision", xml)));
        Assert.Contains(refused.Reasons, reason => reason.Chinese.Contains("submitted", StringComparison.Ordinal) && reason.Chinese.Contains('行', StringComparison.Ordinal));
    }

    private static string WithTask(string name)
    {
        var document = XDocument.Parse(District.Read("taobei/major-decision.bpmn"));
        var process = document.Descendants(Bpmn + "process").Single();
        var flow = process.Elements(Bpmn + "sequenceFlow").Single(element => element.Attribute("sourceRef")!.Value == "submitted");
        flow.SetAttributeValue("targetRef", "extra");
        process.Elements(Bpmn + "userTask").Single(task => task.Attribute("id")!.Value == "research").Elements(Bpmn + "incoming").Remove();
        process.Add(
            new XElement(Bpmn + "userTask", new XAttribute("id", "extra"), new XAttribute("name", name), new XAttribute(Szyd + "candidates", "submitting-department")),
            new XElement(Bpmn + "sequenceFlow", new XAttribute("id", "extra--research"), new XAttribute("sourceRef", "extra"), new XAttribute("targetRef", "research")));
        return document.ToString();
    }

    // Ten rows of three tasks each; whichever row comes to the end first ends the others, so no order of the rows may be left out.
    private static string ManyStates()
    {
        var process = new XElement(Bpmn + "process", new XAttribute("id", "many"), new XAttribute("isExecutable", "true"), Node("startEvent", "s"), Node("parallelGateway", "fork"), Flow("s", "fork"),
            Node("endEvent", "e", new XElement(Bpmn + "terminateEventDefinition")));
        foreach (var row in Enumerable.Range(0, 10))
        {
            string[] nodes = ["fork", $"a{row}", $"b{row}", $"c{row}", "e"];
            process.Add(nodes[1..^1].Select(task => Node("userTask", task)), nodes.Zip(nodes.Skip(1), Flow));
        }

        return new XElement(Bpmn + "definitions", new XAttribute("targetNamespace", "many"), process).ToString();
    }

    private static XElement Node(string kind, string id, params object[] content) => new(Bpmn + kind, new XAttribute("id", id), content);

    private static XElement Flow(string from, string to) =>
        Node("sequenceFlow", $"{from}--{to}", new XAttribute("sourceRef", from), new XAttribute("targetRef", to));

    private static SubmissionCommand.SubmitMatter Submission(string id) => new(
        id, 2026, "供热改造", MatterKind.MajorDecision, ["R-3.1-c"], new Flags(), "住建局", "住建局", ["住建局"], ["住建"], BodyKind.Executive, null, false, null, ["依据"], "草案", false, []);

    private static Matter Matter(CoreStage stage, string id) => (Matter)stage.Find(Subject.Matter(id))!;

    private static void Accept(Judgment judgment) => Assert.IsType<Judgment.Accepted>(judgment);

    private static void Refused(Judgment judgment, params string[] rules) =>
        Assert.Equal(rules, Assert.IsType<Judgment.Refused>(judgment).Reasons.Select(reason => reason.RuleId), StringComparer.Ordinal);
}
