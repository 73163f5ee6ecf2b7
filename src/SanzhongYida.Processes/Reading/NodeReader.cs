using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Reads one node of a scope.</summary>
internal sealed class NodeReader(Document document, string? parent)
{
    public static readonly FrozenDictionary<string, NodeKind> Kinds = new Dictionary<string, NodeKind>(StringComparer.Ordinal)
    {
        ["startEvent"] = NodeKind.StartEvent,
        ["endEvent"] = NodeKind.EndEvent,
        ["intermediateCatchEvent"] = NodeKind.CatchEvent,
        ["intermediateThrowEvent"] = NodeKind.ThrowEvent,
        ["boundaryEvent"] = NodeKind.BoundaryEvent,
        ["userTask"] = NodeKind.UserTask,
        ["task"] = NodeKind.AbstractTask,
        ["manualTask"] = NodeKind.ManualTask,
        ["serviceTask"] = NodeKind.ServiceTask,
        ["businessRuleTask"] = NodeKind.ServiceTask,
        ["sendTask"] = NodeKind.SendTask,
        ["receiveTask"] = NodeKind.ReceiveTask,
        ["exclusiveGateway"] = NodeKind.ExclusiveGateway,
        ["parallelGateway"] = NodeKind.ParallelGateway,
        ["inclusiveGateway"] = NodeKind.InclusiveGateway,
        ["subProcess"] = NodeKind.SubProcess,
        ["callActivity"] = NodeKind.CallActivity,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What may stand inside an activity beside the flow elements of a subprocess.</summary>
    public static readonly ImmutableArray<string> OnActivities =
    [
        "multiInstanceLoopCharacteristics", "ioSpecification", "dataInputAssociation", "dataOutputAssociation",
    ];

    private static readonly string[] Inside = ["documentation", "extensionElements", "incoming", "outgoing", "property", "auditing", "monitoring", .. OnActivities];
    private static readonly string[] Policies = ["sendBackTo", "signers", "ladder"];

    public Node Read(XElement element)
    {
        var kind = Kinds[element.Name.LocalName];
        Refusals(element, kind);
        return new()
        {
            Id = Bpmn.Id(element),
            Name = Bpmn.Name(element),
            Kind = kind,
            Line = Bpmn.Line(element),
            Parent = parent,
            Step = Bpmn.Szyd(element, "step"),
            Stage = Bpmn.Szyd(element, "stage"),
            Deadline = Deadline(element),
            Candidates = Bpmn.Words(Bpmn.Szyd(element, "candidates")),
            Evidence = Bpmn.Words(Bpmn.Szyd(element, "evidence")),
            Result = Bpmn.Szyd(element, "result"),
            Policies = Policies.Where(policy => Bpmn.Szyd(element, policy) is not null)
                .ToImmutableDictionary(policy => policy, policy => Bpmn.Szyd(element, policy)!, StringComparer.Ordinal),
            Trigger = new TriggerReader(document).Read(element, kind),
            AttachedTo = kind == NodeKind.BoundaryEvent ? Bpmn.Reference(element, "attachedToRef") ?? "" : null,
            IsInterrupting = Bpmn.Flag(element, "cancelActivity") ?? true,
            Calls = kind == NodeKind.CallActivity ? Called(element) : null,
            Default = Bpmn.Reference(element, "default"),
            Multi = Multi(element),
        };
    }

    private void Refusals(XElement element, NodeKind kind)
    {
        foreach (var child in element.Elements().Where(it => it.Name.Namespace == Bpmn.Model))
        {
            var name = child.Name.LocalName;
            var isEvent = name.EndsWith("EventDefinition", StringComparison.Ordinal);
            if (kind != NodeKind.SubProcess && !isEvent && !Inside.Contains(name, StringComparer.Ordinal))
            {
                document.Refuse(child);
            }

            // An association that only draws where paper goes is harmless; one that computes is not run.
            if (name is "dataInputAssociation" or "dataOutputAssociation" && child.Elements().Any(it => it.Name.LocalName is "assignment" or "transformation"))
            {
                document.Refuse(child);
            }
        }

        RefuseAttribute(element, "triggeredByEvent", Bpmn.Flag(element, "triggeredByEvent") == true);
        RefuseAttribute(element, "isForCompensation", Bpmn.Flag(element, "isForCompensation") == true);
        RefuseAttribute(element, "parallelMultiple", Bpmn.Flag(element, "parallelMultiple") == true);
        RefuseAttribute(element, "instantiate", Bpmn.Flag(element, "instantiate") == true);
        RefuseAttribute(element, "startQuantity", (string?)element.Attribute("startQuantity") is not (null or "1"));
        RefuseAttribute(element, "completionQuantity", (string?)element.Attribute("completionQuantity") is not (null or "1"));
    }

    private void RefuseAttribute(XElement element, string attribute, bool isRefused)
    {
        if (isRefused)
        {
            var value = (string?)element.Attribute(attribute);
            document.Problems.Add(element, $"不支持“{attribute}=\"{value}\"”。", $"'{attribute}=\"{value}\"' is not supported.");
        }
    }

    private Period? Deadline(XElement element)
    {
        if (Bpmn.Szyd(element, "due") is not { } text)
        {
            return null;
        }

        var period = Period.TryRead(text);
        if (period is null)
        {
            document.Problems.Add(element, $"“{Document.Shortened(text)}”不是期限。", $"'{Document.Shortened(text)}' is no period.");
        }

        return period;
    }

    private string? Called(XElement element)
    {
        var called = Bpmn.Reference(element, "calledElement");
        if (called is null)
        {
            document.Problems.Add(element, "调用活动没有指明流程（calledElement）。", "The call activity names no process (calledElement).");
        }

        return called;
    }

    private MultiInstance? Multi(XElement element)
    {
        var multi = element.Element(Bpmn.Model + "multiInstanceLoopCharacteristics");
        if (multi is null)
        {
            return null;
        }

        RefuseMulti(element, multi);
        var cardinality = multi.Element(Bpmn.Model + "loopCardinality");
        var collection = Bpmn.Szyd(multi, "collection");
        if (cardinality is null == collection is null)
        {
            document.Problems.Add(
                element, "多实例须有 loopCardinality 或 szyd:collection，且只有其一。", "A multi-instance has either loopCardinality or szyd:collection.");
        }

        var completion = multi.Element(Bpmn.Model + "completionCondition");
        return new(
            cardinality is null ? null : document.Expression(element, cardinality.Value),
            collection is null ? null : document.Expression(element, collection),
            Bpmn.Szyd(multi, "element"),
            completion is null ? null : document.Expression(element, completion.Value));
    }

    private void RefuseMulti(XElement element, XElement multi)
    {
        if (Bpmn.Flag(multi, "isSequential") == true)
        {
            document.Problems.Add(element, "暂不支持串行多实例。", "A sequential multi-instance is not supported.");
        }

        if ((string?)multi.Attribute("behavior") is { } behavior and not "All")
        {
            document.Problems.Add(element, $"不支持“behavior=\"{behavior}\"”。", $"'behavior=\"{behavior}\"' is not supported.");
        }

        foreach (var child in multi.Elements().Where(it => it.Name.Namespace == Bpmn.Model))
        {
            if (child.Name.LocalName is not ("loopCardinality" or "completionCondition" or "documentation" or "extensionElements"))
            {
                document.Refuse(child);
            }
        }
    }
}
