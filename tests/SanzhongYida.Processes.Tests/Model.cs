using System.Text;
using System.Xml.Linq;

namespace SanzhongYida.Processes.Tests;

/// <summary>
/// A process in a few words, written out as BPMN 2.0 and read by the reader:
/// <c>user A B</c> declares nodes, <c>A -&gt; B : condition</c> a flow, <c>sub S {</c> … <c>}</c> a subprocess.
/// </summary>
internal static class Model
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Szyd = "urn:sanzhongyida:bpmn";

    private static readonly Dictionary<string, string> Elements = new(StringComparer.Ordinal)
    {
        ["start"] = "startEvent",
        ["end"] = "endEvent",
        ["terminate"] = "endEvent",
        ["error"] = "endEvent",
        ["user"] = "userTask",
        ["task"] = "task",
        ["manual"] = "manualTask",
        ["service"] = "serviceTask",
        ["send"] = "sendTask",
        ["receive"] = "receiveTask",
        ["catch"] = "intermediateCatchEvent",
        ["throw"] = "intermediateThrowEvent",
        ["xor"] = "exclusiveGateway",
        ["and"] = "parallelGateway",
        ["or"] = "inclusiveGateway",
        ["sub"] = "subProcess",
        ["call"] = "callActivity",
        ["boundary"] = "boundaryEvent",
        ["first"] = "eventBasedGateway",
        ["handler"] = "subProcess",
        ["escalation"] = "endEvent",
    };

    public static Library Library(string text)
    {
        var reading = DefinitionReader.Read(text.StartsWith('<') ? text : Xml(text));
        Assert.Empty(reading.Problems);
        return Processes.Library.Of(reading.Definitions);
    }

    public static string Xml(string text)
    {
        var root = new XElement(Bpmn + "definitions", new XAttribute(XNamespace.Xmlns + "szyd", Szyd));
        var process = new XElement(Bpmn + "process", new XAttribute("id", "main"));
        root.Add(process);
        var scopes = new Stack<XElement>([process]);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["process", var id]:
                    scopes.Clear();
                    scopes.Push(new XElement(Bpmn + "process", new XAttribute("id", id)));
                    root.Add(scopes.Peek());
                    break;
                case ["}"]:
                    scopes.Pop();
                    break;
                case ["sub", var id, "{"]:
                    scopes.Push(Node(scopes.Peek(), "sub", id));
                    break;
                case ["handler", var id, "{"]:
                    scopes.Push(Node(scopes.Peek(), "handler", id));
                    scopes.Peek().Add(new XAttribute("triggeredByEvent", "true"));
                    break;
                case [_, "->", _, ..]:
                    Flow(scopes.Peek(), words, line);
                    break;
                case ["multi", var id, ..]:
                    Multi(Find(root, id), line);
                    break;
                default:
                    Declare(root, scopes.Peek(), words);
                    break;
            }
        }

        Declare(root);
        return root.ToString();
    }

    // Messages, signals, errors and escalations named anywhere are declared first.
    private static void Declare(XElement root)
    {
        string[] kinds = ["message", "signal", "error", "escalation"];
        foreach (var kind in kinds)
        {
            foreach (var name in root.Descendants().Attributes(kind + "Ref").Select(it => it.Value).Distinct(StringComparer.Ordinal).ToList())
            {
                var attribute = kind is "message" or "signal" ? "name" : kind + "Code";
                root.AddFirst(new XElement(Bpmn + kind, new XAttribute("id", name), new XAttribute(attribute, name)));
            }
        }
    }

    private static XElement Find(XElement root, string id) => root.Descendants().Single(it => (string?)it.Attribute("id") == id);

    private static XElement Node(XElement scope, string kind, string id)
    {
        var element = new XElement(Bpmn + Elements[kind], new XAttribute("id", id));
        scope.Add(element);
        return element;
    }

    private static void Declare(XElement root, XElement scope, string[] words)
    {
        switch (words)
        {
            case ["boundary", var id, "on", var activity, var trigger, .. var rest]:
                var boundary = Node(scope, "boundary", id);
                boundary.Add(new XAttribute("attachedToRef", activity));
                Trigger(boundary, trigger, rest.FirstOrDefault() ?? "");
                if (rest is [.., "keeps"])
                {
                    boundary.Add(new XAttribute("cancelActivity", "false"));
                }

                break;
            case ["start", var id, var trigger, .. var what] when what.Length > 0 || trigger is "error" or "escalation":
                Trigger(Node(scope, "start", id), trigger, what.FirstOrDefault(word => word != "keeps") ?? "");
                if (what is [.., "keeps"])
                {
                    Find(root, id).Add(new XAttribute("isInterrupting", "false"));
                }

                break;
            case ["catch" or "throw", var id, var trigger, var what]:
                Trigger(Node(scope, words[0], id), trigger, what);
                break;
            case ["end", var id, "signal", var signal]:
                Trigger(Node(scope, "end", id), "signal", signal);
                break;
            case ["escalation", var id, var code]:
                Trigger(Node(scope, "end", id), "escalation", code);
                break;
            case ["in" or "out", var id, var source, var target]:
                var extension = Find(root, id).Element(Bpmn + "extensionElements");
                if (extension is null)
                {
                    Find(root, id).AddFirst(extension = new XElement(Bpmn + "extensionElements"));
                }

                extension.Add(new XElement(Szyd + words[0], new XAttribute("source", source), new XAttribute("target", target)));
                break;
            case ["key" or "retry" or "topic" or "signers" or "sendBackTo" or "codeVariable" or "version" or "candidates", var id, .. var value]:
                Find(root, id).Add(new XAttribute(Szyd + words[0], string.Join(' ', value)));
                break;
            case ["label", var id, .. var label]:
                Find(root, id).Add(new XAttribute("name", string.Join(' ', label)));
                break;
            case ["receive", var id, var message]:
                Node(scope, "receive", id).Add(new XAttribute("messageRef", message));
                break;
            case ["call", var id, var called]:
                Node(scope, "call", id).Add(new XAttribute("calledElement", called));
                break;
            case ["error", var id, var code]:
                Trigger(Node(scope, "error", id), "error", code);
                break;
            case ["result", var id, var result]:
                Find(root, id).Add(new XAttribute(Szyd + "result", result));
                break;
            case ["due", var id, var due]:
                Find(root, id).Add(new XAttribute(Szyd + "due", due));
                break;
            default:
                foreach (var id in words[1..])
                {
                    var node = Node(scope, words[0], id);
                    if (words[0] == "terminate")
                    {
                        node.Add(new XElement(Bpmn + "terminateEventDefinition"));
                    }
                }

                break;
        }
    }

    private static void Trigger(XElement element, string trigger, string what) => element.Add(trigger switch
    {
        "message" or "signal" or "error" or "escalation" =>
            new XElement(Bpmn + (trigger + "EventDefinition"), what.Length > 0 && what != "keeps" ? new XAttribute(trigger + "Ref", what) : null),
        "condition" => new XElement(Bpmn + "conditionalEventDefinition", new XElement(Bpmn + "condition", what)),
        "link" => new XElement(Bpmn + "linkEventDefinition", new XAttribute("name", what)),
        _ => new XElement(
            Bpmn + "timerEventDefinition",
            new XElement(Bpmn + (what.StartsWith('R') ? "timeCycle" : what.Contains('-', StringComparison.Ordinal) ? "timeDate" : "timeDuration"), what)),
    });

    private static void Flow(XElement scope, string[] words, string line)
    {
        var id = words[0] + "-" + words[2];
        var flow = new XElement(Bpmn + "sequenceFlow", new XAttribute("id", id), new XAttribute("sourceRef", words[0]), new XAttribute("targetRef", words[2]));
        var condition = line.Split(" : ", 2) is [_, var text] ? text.Trim() : null;
        if (condition == "default")
        {
            scope.Elements().Single(it => (string?)it.Attribute("id") == words[0]).Add(new XAttribute("default", id));
        }
        else if (condition is not null)
        {
            flow.Add(new XElement(Bpmn + "conditionExpression", condition));
        }

        scope.Add(flow);
    }

    // multi A over departments as department until nrOfCompletedInstances >= 2   |   multi A times 3   |   multi A times 3 in turn
    private static void Multi(XElement activity, string line)
    {
        var inTurn = line.Contains(" in turn", StringComparison.Ordinal);
        var multi = new XElement(Bpmn + "multiInstanceLoopCharacteristics", inTurn ? new XAttribute("isSequential", "true") : null);
        var parts = line.Replace(" in turn", "", StringComparison.Ordinal).Split(" until ", 2);
        var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[2] == "times")
        {
            multi.Add(new XElement(Bpmn + "loopCardinality", words[3]));
        }
        else
        {
            multi.Add(new XAttribute(Szyd + "collection", words[3]), words.Length > 5 ? new XAttribute(Szyd + "element", words[5]) : null);
        }

        multi.Add(parts.Length > 1 ? new XElement(Bpmn + "completionCondition", parts[1]) : null);
        activity.Add(multi);
    }
}
