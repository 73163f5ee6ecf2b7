using System.Collections.Immutable;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Reads one process: its nodes, flows and lanes, and joins them to a definition.</summary>
internal sealed class ProcessReader(Document document, XElement process)
{
    // Drawn or noted, but without bearing on how the process runs.
    private static readonly string[] Drawn =
    [
        "documentation", "extensionElements", "textAnnotation", "association", "group", "dataObject", "dataObjectReference",
        "dataStoreReference", "property", "auditing", "monitoring", "incoming", "outgoing",
    ];

    private static readonly string[] OnNodes = ["step", "stage", "due", "candidates", "evidence", "result", "sendBackTo", "signers", "ladder", "key", "retry", "topic", "version", "codeVariable"];

    private readonly List<Node> nodes = [];
    private readonly List<Flow> flows = [];
    private readonly List<(Lane Lane, string? Parent)> lanes = [];

    public Definition? Read()
    {
        var before = document.Problems.Count;
        if (document.IsNamed(process))
        {
            ReadScope(process, parent: null);
        }

        FollowLinks();
        CheckVocabulary();
        new Wiring(document.Problems, nodes, flows).Check(process);
        return document.Problems.Count > before ? null : new()
        {
            Id = Bpmn.Id(process),
            Name = Bpmn.Name(process),
            Version = Bpmn.Szyd(process, "version"),
            Kinds = Bpmn.Words(Bpmn.Szyd(process, "kinds")),
            Nodes = [.. Wired()],
            Flows = [.. flows],
            Lanes = [.. lanes.Select(pair => pair.Lane)],
        };
    }

    private void ReadScope(XElement scope, string? parent)
    {
        var reader = new NodeReader(document, parent);
        foreach (var element in scope.Elements().Where(it => it.Name.Namespace == Bpmn.Model))
        {
            switch (element.Name.LocalName)
            {
                case "sequenceFlow":
                    ReadFlow(element);
                    break;
                case "laneSet":
                    ReadLanes(element, parent);
                    break;
                case var name when NodeReader.Kinds.ContainsKey(name):
                    ReadNode(reader, element);
                    break;
                case var name when !Drawn.Contains(name, StringComparer.Ordinal) && !NodeReader.OnActivities.Contains(name, StringComparer.Ordinal):
                    document.Refuse(element);
                    break;
            }
        }
    }

    private void ReadNode(NodeReader reader, XElement element)
    {
        if (!document.IsNamed(element))
        {
            return;
        }

        var node = reader.Read(element);
        nodes.Add(node);
        if (node.Kind == NodeKind.SubProcess)
        {
            ReadScope(element, node.Id);
        }
    }

    private void ReadFlow(XElement element)
    {
        if (!document.IsNamed(element))
        {
            return;
        }

        var condition = element.Element(Bpmn.Model + "conditionExpression");
        var language = (string?)condition?.Attribute("language");
        if (language is { Length: > 0 } && !language.Contains("feel", StringComparison.OrdinalIgnoreCase))
        {
            document.Problems.Add(element, $"不支持表达式语言“{language}”。", $"The expression language '{language}' is not supported.");
        }

        flows.Add(new(
            Bpmn.Id(element), Bpmn.Name(element), Bpmn.Line(element),
            Bpmn.Reference(element, "sourceRef") ?? "", Bpmn.Reference(element, "targetRef") ?? "",
            condition is null ? null : document.Expression(element, condition.Value)));
    }

    private void ReadLanes(XElement laneSet, string? parent)
    {
        foreach (var lane in laneSet.Elements(Bpmn.Model + "lane"))
        {
            var nodesInside = lane.Elements(Bpmn.Model + "flowNodeRef").Select(reference => reference.Value.Trim());
            var name = Bpmn.Name(lane) is { Length: > 0 } text ? text : Bpmn.Id(lane);
            lanes.Add((new(Bpmn.Id(lane), name, Bpmn.Words(Bpmn.Szyd(lane, "candidates")), [.. nodesInside]), parent));
            foreach (var inner in lane.Elements(Bpmn.Model + "childLaneSet"))
            {
                ReadLanes(inner, parent);
            }
        }
    }

    // A misspelt word of the vocabulary would silently drop what it was meant to say.
    private void CheckVocabulary()
    {
        foreach (var unknown in process.Descendants().Where(it => it.Name.Namespace == Bpmn.Vocabulary && !IsMapping(it)))
        {
            document.Refuse(unknown);
        }

        var ours = process.DescendantsAndSelf().Where(it => it.Name.Namespace == Bpmn.Model);
        foreach (var attribute in ours.Attributes().Where(it => it.Name.Namespace == Bpmn.Vocabulary))
        {
            var element = attribute.Parent!;
            var allowed = element.Name.LocalName switch
            {
                "process" => ["kinds", "version"],
                "lane" => ["candidates"],
                "multiInstanceLoopCharacteristics" => ["collection", "element"],
                var name when NodeReader.Kinds.ContainsKey(name) => OnNodes,
                _ => Array.Empty<string>(),
            };
            if (!allowed.Contains(attribute.Name.LocalName, StringComparer.Ordinal))
            {
                document.Problems.Add(
                    element, $"此处不能有属性“szyd:{attribute.Name.LocalName}”。", $"The attribute 'szyd:{attribute.Name.LocalName}' has no meaning here.");
            }
        }
    }

    private static bool IsMapping(XElement element) =>
        element.Name.LocalName is "in" or "out" && element.Parent?.Parent?.Name == Bpmn.Model + "callActivity";

    // A link is drawn as two events and is one flow, named by the event that throws.
    private void FollowLinks()
    {
        var links = nodes.Where(node => node.Trigger is Trigger.Link).ToLookup(node => node.Kind);
        foreach (var thrown in links[NodeKind.ThrowEvent])
        {
            var name = ((Trigger.Link)thrown.Trigger).Name;
            var caught = links[NodeKind.CatchEvent].Where(it => it.Trigger is Trigger.Link link && link.Name == name && it.Parent == thrown.Parent).ToList();
            if (caught is [var only])
            {
                flows.Add(new(thrown.Id, name, thrown.Line, thrown.Id, only.Id, Condition: null));
            }
            else
            {
                document.Problems.Add(
                    thrown, $"同一层里须有且只有一个接收链接“{name}”。", $"Exactly one catching link '{name}' is needed in the same scope.");
            }
        }
    }

    private IEnumerable<Node> Wired()
    {
        var into = flows.ToLookup(flow => flow.Target, StringComparer.Ordinal);
        var outOf = flows.ToLookup(flow => flow.Source, StringComparer.Ordinal);
        var watching = nodes.Where(node => node.AttachedTo is not null).ToLookup(node => node.AttachedTo!, node => node.Id, StringComparer.Ordinal);
        var byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        return nodes.Select(node =>
        {
            var lane = LaneOf(node, byId);
            return node with
            {
                Incoming = [.. into[node.Id]],
                Outgoing = [.. outOf[node.Id]],
                Boundaries = [.. watching[node.Id]],
                Lane = lane?.Name,
                Candidates = node.Candidates.IsEmpty && lane is not null ? lane.Candidates : node.Candidates,
            };
        });
    }

    // The innermost lane that lists the node; a node in a subprocess stands where the subprocess stands.
    private Lane? LaneOf(Node? node, Dictionary<string, Node> byId)
    {
        while (node is not null)
        {
            var own = lanes.LastOrDefault(pair => pair.Lane.Nodes.Contains(node.Id, StringComparer.Ordinal)).Lane;
            if (own is not null)
            {
                return own;
            }

            node = node.Parent is null ? null : byId.GetValueOrDefault(node.Parent);
        }

        return null;
    }
}
