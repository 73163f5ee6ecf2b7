using System.Xml.Linq;

namespace SanzhongYida.Processes.Tests;

/// <summary>A definition after one edit, named by what was done to it.</summary>
/// <param name="Id">What was done, in words: <c>reroute FLOW to NODE</c>.</param>
/// <param name="Xml">The text after it.</param>
internal sealed record Mutant(string Id, Lazy<string> Xml)
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";
    private static readonly string[] Gateways = ["exclusiveGateway", "parallelGateway", "inclusiveGateway"];
    private static readonly string[] Results = ["carried", "rejected", "amended", "noted", "withdrawn", "returned", "terminated"];

    /// <summary>What was done, without where.</summary>
    public string Edit => Id.Split(' ')[0];

    /// <summary>Everything that one edit can make of a definition.</summary>
    public static IEnumerable<Mutant> All(string xml)
    {
        var original = XDocument.Parse(xml);
        original.Root!.Elements().Where(element => element.Name.LocalName == "BPMNDiagram").Remove();
        original.Descendants(Bpmn + "documentation").Remove();
        var text = original.ToString(SaveOptions.DisableFormatting);
        var process = original.Root.Element(Bpmn + "process")!;
        var flows = process.Elements(Bpmn + "sequenceFlow").ToList();
        var nodes = process.Elements().Where(element => element.Attribute("id") is not null && element.Name.LocalName is not ("laneSet" or "sequenceFlow")).ToList();
        return Nodes(text, nodes, flows).Concat(Flows(text, nodes, flows)).Concat(Markers(text, nodes));
    }

    private static IEnumerable<Mutant> Nodes(string text, List<XElement> nodes, List<XElement> flows)
    {
        foreach (var node in nodes)
        {
            var id = Named(node);
            yield return Of(text, $"delete {id}", process => Delete(process, id));
            foreach (var way in flows.Where(flow => Source(flow) == id))
            {
                var to = Target(way);
                yield return Of(text, $"bridge {id} by {Named(way)}", process =>
                {
                    foreach (var flow in process.Elements(Bpmn + "sequenceFlow").Where(flow => Target(flow) == id))
                    {
                        flow.SetAttributeValue("targetRef", to);
                    }

                    Delete(process, id);
                });
            }

            foreach (var kind in Gateways.Contains(node.Name.LocalName, StringComparer.Ordinal) ? Gateways : [])
            {
                if (kind != node.Name.LocalName)
                {
                    yield return Of(text, $"turn {id} into {kind}", process => At(process, id).Name = Bpmn + kind);
                }
            }

            foreach (var flow in flows.Where(flow => Source(flow) == id && node.Name.LocalName is "exclusiveGateway" or "inclusiveGateway"))
            {
                if (Named(flow) != (string?)node.Attribute("default"))
                {
                    yield return Of(text, $"default {id} by {Named(flow)}", process => At(process, id).SetAttributeValue("default", Named(flow)));
                }
            }

            if (node.Attribute("default") is not null)
            {
                yield return Of(text, $"default {id} by none", process => At(process, id).SetAttributeValue("default", null));
            }
        }
    }

    private static IEnumerable<Mutant> Flows(string text, List<XElement> nodes, List<XElement> flows)
    {
        foreach (var flow in flows)
        {
            var id = Named(flow);
            yield return Of(text, $"cut {id}", process => Cut(process, id));
            foreach (var to in nodes.Select(Named).Where(to => to != Target(flow)))
            {
                yield return Of(text, $"reroute {id} to {to}", process => At(process, id).SetAttributeValue("targetRef", to));
            }

            foreach (var from in nodes.Select(Named).Where(from => from != Source(flow)))
            {
                yield return Of(text, $"reroute {id} from {from}", process =>
                {
                    At(process, id).SetAttributeValue("sourceRef", from);
                    foreach (var split in process.Elements().Where(element => (string?)element.Attribute("default") == id))
                    {
                        split.SetAttributeValue("default", null);
                    }
                });
            }

            if (flow.Element(Bpmn + "conditionExpression") is not null)
            {
                yield return Of(text, $"force {id} true", process => At(process, id).Element(Bpmn + "conditionExpression")!.SetValue("true"));
                yield return Of(text, $"force {id} false", process => At(process, id).Element(Bpmn + "conditionExpression")!.SetValue("false"));
                yield return Of(text, $"free {id}", process => At(process, id).Element(Bpmn + "conditionExpression")!.Remove());
            }
        }
    }

    private static IEnumerable<Mutant> Markers(string text, List<XElement> nodes)
    {
        foreach (var node in nodes.Where(node => node.Attribute(Szyd + "step") is not null))
        {
            var (id, step) = (Named(node), (string)node.Attribute(Szyd + "step")!);
            yield return Of(text, $"unmark {id}", process => At(process, id).SetAttributeValue(Szyd + "step", null));
            foreach (var to in nodes.Where(other => other != node && other.Name.LocalName == "userTask" && (string?)other.Attribute(Szyd + "step") != step).Select(Named))
            {
                yield return Of(text, $"move {id} to {to}", process =>
                {
                    At(process, id).SetAttributeValue(Szyd + "step", null);
                    At(process, to).SetAttributeValue(Szyd + "step", step);
                });
            }
        }

        foreach (var node in nodes.Where(node => node.Attribute(Szyd + "evidence") is not null))
        {
            yield return Of(text, $"unasked {Named(node)}", process => At(process, Named(node)).SetAttributeValue(Szyd + "evidence", null));
        }

        foreach (var end in nodes.Where(node => node.Name.LocalName == "endEvent"))
        {
            foreach (var result in Results.Where(result => result != (string?)end.Attribute(Szyd + "result")))
            {
                yield return Of(text, $"result {Named(end)} is {result}", process => At(process, Named(end)).SetAttributeValue(Szyd + "result", result));
            }
        }
    }

    private static Mutant Of(string text, string id, Action<XElement> edit) => new(id, new Lazy<string>(() =>
    {
        var document = XDocument.Parse(text);
        edit(document.Root!.Element(Bpmn + "process")!);
        Align(document.Root!.Element(Bpmn + "process")!);
        return document.ToString(SaveOptions.DisableFormatting);
    }));

    private static void Delete(XElement process, string node)
    {
        foreach (var flow in process.Elements(Bpmn + "sequenceFlow").Where(flow => Source(flow) == node || Target(flow) == node).Select(Named).ToList())
        {
            Cut(process, flow);
        }

        At(process, node).Remove();
        process.Descendants(Bpmn + "flowNodeRef").Where(reference => reference.Value == node).Remove();
    }

    private static void Cut(XElement process, string flow)
    {
        At(process, flow).Remove();
        foreach (var split in process.Elements().Where(element => (string?)element.Attribute("default") == flow))
        {
            split.SetAttributeValue("default", null);
        }
    }

    // What a drawing tool keeps beside the flows themselves.
    private static void Align(XElement process)
    {
        process.Descendants().Where(element => element.Name.LocalName is "incoming" or "outgoing").Remove();
    }

    private static XElement At(XElement process, string id) => process.Elements().Single(element => Named(element) == id);

    private static string Named(XElement element) => (string?)element.Attribute("id") ?? "";

    private static string Source(XElement flow) => (string)flow.Attribute("sourceRef")!;

    private static string Target(XElement flow) => (string)flow.Attribute("targetRef")!;
}
