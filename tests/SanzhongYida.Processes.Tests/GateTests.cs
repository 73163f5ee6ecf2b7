using System.Xml.Linq;

namespace SanzhongYida.Processes.Tests;

/// <summary>What the shipped definitions keep, an edited one must keep too: each gate is broken here by one edit and named by its rule.</summary>
public sealed class GateTests
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";

    public static TheoryData<string> Shipped => ["key-appointment", "large-funds", "major-decision", "major-project"];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_definition_keeps_every_gate(string name)
    {
        var report = Checker.Check(Text(name));
        Assert.All(report.Gates, gate => Assert.Equal(Verdict.Yes, gate.Value));
        Assert.Equal(30, report.Gates.Count);
    }

    [Theory]
    [InlineData("major-decision", "meeting", "R-4-c")]
    [InlineData("major-decision", "research", "R-4.1.1-a")]
    [InlineData("major-decision", "legality-review", "R-4.1.1-b")]
    [InlineData("major-decision", "expert-argument", "R-4.1.1-c")]
    [InlineData("major-decision", "democratic-consultation", "R-4.1.1-d")]
    [InlineData("major-decision", "public-notice", "R-4.1.1-e")]
    [InlineData("major-decision", "hearing", "R-4.1.1-e")]
    [InlineData("major-decision", "stability-risk-assessment", "R-4.1.1-g")]
    [InlineData("major-decision", "determine", "R-4.1.2-a")]
    [InlineData("major-decision", "preliminary-review", "R-4.1.2-b")]
    [InlineData("major-decision", "endorse", "R-4.1.2-c")]
    [InlineData("major-decision", "department-positions", "R-4.1.3-b")]
    [InlineData("major-decision", "supplement", "R-4.2.3-e")]
    [InlineData("major-decision", "minutes", "R-4.2.6-b")]
    [InlineData("major-decision", "archive", "R-4.2.6-d")]
    [InlineData("major-decision", "assignment", "R-4.3.1-a")]
    [InlineData("major-decision", "execution", "R-4.3.2-d")]
    [InlineData("major-decision", "tracking-plan", "R-4.3.3-a")]
    [InlineData("major-decision", "progress-report", "R-4.3.3-b")]
    [InlineData("major-decision", "evaluation", "R-4.3.3-c")]
    [InlineData("major-decision", "evaluation-meeting", "R-4.3.3-d")]
    [InlineData("major-decision", "publication", "R-5.2-a")]
    [InlineData("major-decision", "not-carried-publication", "R-5.2-a")]
    [InlineData("major-decision", "evaluation-publication", "R-5.2-a")]
    [InlineData("major-decision", "report-party-committee", "W-713-31")]
    [InlineData("major-decision", "change-legality-review", "W-713-37")]
    [InlineData("major-decision", "change-report", "W-713-37")]
    [InlineData("major-decision", "change-congress-approval", "W-713-37")]
    [InlineData("major-decision", "congress-approval", "W-713-8")]
    [InlineData("large-funds", "congress-approval", "W-BUD-69")]
    [InlineData("key-appointment", "congress-approval", "W-713-8")]
    [InlineData("key-appointment", "appointment-notice", "W-CAD")]
    public void A_definition_without_a_step_is_refused_by_the_rule_that_asks_for_it(string name, string step, string rule)
    {
        // The step is still drawn, but as a task that names none: nothing else is wrong with the definition.
        var report = Checker.Check(Edited(name, process =>
        {
            Element(process, step).SetAttributeValue(Szyd + "step", null);
            Element(process, step).SetAttributeValue(Szyd + "evidence", null);
        }));
        Assert.Equal(Verdict.Yes, report.Reads);
        Assert.Equal(Verdict.No, report.Gates[rule]);
        var finding = Assert.Single(report.Problems, problem => problem.RuleId == rule);
        Assert.Equal("submitted", finding.Path[0]);
        Assert.True(report.IsRefused);
    }

    [Theory]
    [InlineData("outcome--not-carried-split", "outcome = \"carried\"", "R-2.2-b")]
    [InlineData("outcome--supplement", "outcome = \"carried\"", "R-4.3.1-a")]
    [InlineData("not-carried-result--ended-noted", "true", "R-2.2-b")]
    [InlineData("legality-needed--legality-review", "technical", "R-4.1.1-b")]
    [InlineData("preparation-split--public-notice", "false", "R-4.1.1-e")]
    public void A_wrong_condition_is_refused_by_the_rule_it_breaks(string flow, string condition, string rule)
    {
        var report = Checker.Check(Edited("major-decision", process => Element(process, flow).Element(Bpmn + "conditionExpression")!.SetValue(condition)));
        Assert.Equal(Verdict.No, report.Gates[rule]);
    }

    [Fact]
    public void A_way_named_in_a_finding_says_for_which_flags()
    {
        var report = Checker.Check(Edited("major-decision", process => Element(process, "hearing").SetAttributeValue(Szyd + "step", null)));
        var finding = Assert.Single(report.Problems, problem => problem.RuleId == "R-4.1.1-e");
        Assert.Equal("meeting", finding.Element);
        Assert.True(finding.Flags["publicInterest"].IsTrue);
    }

    [Theory]
    [InlineData("circulate")]
    [InlineData("countersign")]
    [InlineData("consult")]
    public void Opinions_gathered_on_paper_are_no_decision(string step)
    {
        var report = Checker.Check(Edited("major-decision", process => Element(process, "meeting").SetAttributeValue(Szyd + "step", step)));
        Assert.Equal(Verdict.No, report.Gates["R-4-c"]);
        Assert.Equal(Verdict.No, report.Gates["R-4-d"]);
    }

    [Fact]
    public void A_countersignature_may_not_stand_between_a_decision_and_its_execution()
    {
        var report = Checker.Check(Edited("major-decision", process =>
        {
            Element(process, "assignment").SetAttributeValue(Szyd + "step", "countersign");
            Element(process, "execution-split").Name = Bpmn + "exclusiveGateway";
            Element(process, "execution-split").SetAttributeValue("default", "execution-split--evaluation");
            Element(process, "execution-split--execution").Add(new XElement(Bpmn + "conditionExpression", "countersignResult = \"approve\""));
            Element(process, "execution-split--progress-report").Add(new XElement(Bpmn + "conditionExpression", "countersignResult = \"oppose\""));
        }));
        Assert.Equal(Verdict.Yes, report.Reads);
        Assert.Equal(Verdict.No, report.Gates["R-4-d"]);
    }

    [Fact]
    public void Circulating_a_draft_before_the_meeting_is_lawful()
    {
        var report = Checker.Check(Edited("major-decision", process => Element(process, "endorse").AddBeforeSelf(
            new XElement(Bpmn + "userTask", new XAttribute("id", "circulated"), new XAttribute(Szyd + "step", "circulate")),
            new XElement(Bpmn + "sequenceFlow", new XAttribute("id", "circulated--endorse"), new XAttribute("sourceRef", "circulated"), new XAttribute("targetRef", "endorse"))),
            process => Element(process, "preliminary-review--endorse").SetAttributeValue("targetRef", "circulated")));
        Assert.All(report.Gates, gate => Assert.Equal(Verdict.Yes, gate.Value));
    }

    [Fact]
    public void A_step_that_nobody_waits_at_does_not_count()
    {
        var report = Checker.Check(Edited("major-decision", process => Element(process, "legality-review").Name = Bpmn + "manualTask"));
        Assert.Equal(Verdict.No, report.Gates["R-4.1.1-b"]);
    }

    [Fact]
    public void What_the_gates_do_not_speak_of_has_none() => Assert.Empty(Checker.Check(Model.Xml("""
        start S
        user A
        end E
        S -> A
        A -> E
        """)).Gates);

    private static string Edited(string name, params Action<XElement>[] edits)
    {
        var document = XDocument.Parse(Text(name));
        Array.ForEach(edits, edit => edit(document.Descendants(Bpmn + "process").Single()));
        return document.ToString();
    }

    private static XElement Element(XElement process, string id) => process.Descendants().Single(element => (string?)element.Attribute("id") == id);

    internal static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "taobei", name + ".bpmn"));
}
