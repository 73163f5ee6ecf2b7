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
        ["eventBasedGateway"] = NodeKind.EventGateway,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What may stand inside an activity beside the flow elements of a subprocess.</summary>
    public static readonly ImmutableArray<string> OnActivities =
    [
        "multiInstanceLoopCharacteristics", "ioSpecification", "dataInputAssociation", "dataOutputAssociation",
        "potentialOwner", "humanPerformer", "performer",
    ];

    private static readonly string[] Inside = ["documentation", "extensionElements", "incoming", "outgoing", "property", "auditing", "monitoring", .. OnActivities];
    private static readonly string[] Policies = ["sendBackTo", "signers", "ladder"];

    private readonly ActivityReader activities = new(document);

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
            Deadline = activities.Deadline(element),
            Candidates = activities.Candidates(element),
            Evidence = Bpmn.Words(Bpmn.Szyd(element, "evidence")),
            Result = Bpmn.Szyd(element, "result"),
            Policies = Policies.Where(policy => Bpmn.Szyd(element, policy) is not null)
                .ToImmutableDictionary(policy => policy, policy => Bpmn.Szyd(element, policy)!, StringComparer.Ordinal),
            Trigger = new TriggerReader(document).Read(element, kind),
            AttachedTo = kind == NodeKind.BoundaryEvent ? Bpmn.Reference(element, "attachedToRef") ?? "" : null,
            IsInterrupting = (Bpmn.Flag(element, "cancelActivity") ?? Bpmn.Flag(element, "isInterrupting")) != false,
            IsTriggeredByEvent = kind == NodeKind.SubProcess && Bpmn.Flag(element, "triggeredByEvent") == true,
            Calls = kind == NodeKind.CallActivity ? activities.Called(element) : null,
            Inputs = kind == NodeKind.CallActivity ? activities.Mappings(element, "in") : [],
            Outputs = kind == NodeKind.CallActivity ? activities.Mappings(element, "out") : [],
            Topic = ActivityReader.Topic(element),
            Retry = activities.Retry(element),
            Default = Bpmn.Reference(element, "default"),
            Multi = activities.Multi(element),
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

        RefuseAttribute(element, "eventGatewayType", (string?)element.Attribute("eventGatewayType") is not (null or "Exclusive"));
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
}
