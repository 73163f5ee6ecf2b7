using System.Xml.Linq;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions.Tests;

/// <summary>The large-funds workflow with something drawn into it.</summary>
internal static class Drawn
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";

    /// <summary>Before the research two tasks without a step: 登记, which others may be asked to sign, and 复核, which may be sent back;
    /// the legality review may be sent back to the research.</summary>
    public static Library TwoTasks() => Of(process =>
    {
        Between(process, "register", "check");
        process.Add(
            Task("register", "登记", new XAttribute(Szyd + "signers", "3")),
            Task("check", "复核", new XAttribute(Szyd + "sendBackTo", "any")),
            Flow("register", "check"));
        Find(process, "legality-review").Add(new XAttribute(Szyd + "sendBackTo", "research"));
    });

    /// <summary>Before the research a choice on what nobody sets: an incident.</summary>
    public static Library NoWayOut() => Of(process =>
    {
        Between(process, "choice", "register");
        process.Add(new XElement(Bpmn + "exclusiveGateway", new XAttribute("id", "choice")), Task("register", "登记"), Flow("choice", "register", "where = \"here\""));
    });

    /// <summary>Before the research a job, asked for twice again.</summary>
    public static Library Job() => Of(process =>
    {
        Between(process, "job", "register");
        process.Add(new XElement(Bpmn + "serviceTask", new XAttribute("id", "job"), new XAttribute(Szyd + "topic", "number-check"), new XAttribute(Szyd + "retry", "R2/PT10M")), Task("register", "登记"), Flow("job", "register"));
    });

    private static Library Of(Action<XElement> draw)
    {
        var document = XDocument.Parse(District.Read("taobei/large-funds.bpmn"));
        draw(document.Descendants(Bpmn + "process").Single());
        var reading = DefinitionReader.Read(document.ToString());
        Assert.Empty(reading.Problems);
        return Library.Of(reading.Definitions);
    }

    private static void Between(XElement process, string first, string last)
    {
        Find(process, "submitted--research").SetAttributeValue("targetRef", first);
        Find(process, "research").Elements(Bpmn + "incoming").Remove();
        process.Add(Flow(last, "research"));
    }

    private static XElement Find(XElement process, string id) => process.Elements().Single(element => element.Attribute("id")?.Value == id);

    private static XElement Task(string id, string name, params XAttribute[] policies) => new(
        Bpmn + "userTask", new XAttribute("id", id), new XAttribute("name", name), new XAttribute(Szyd + "candidates", "submitting-department"), policies);

    private static XElement Flow(string from, string to, string? condition = null) => new(
        Bpmn + "sequenceFlow", new XAttribute("id", $"{from}--{to}"), new XAttribute("sourceRef", from), new XAttribute("targetRef", to),
        condition is null ? null : new XElement(Bpmn + "conditionExpression", condition));
}
