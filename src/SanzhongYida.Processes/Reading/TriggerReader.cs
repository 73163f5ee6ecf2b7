using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Reads what an event waits for or throws, and the message of a receive or send task.</summary>
internal sealed partial class TriggerReader(Document document)
{
    public Trigger Read(XElement element, NodeKind kind)
    {
        if (kind is NodeKind.ReceiveTask or NodeKind.SendTask)
        {
            return element.Attribute("messageRef") is null ? Trigger.Nothing : Message(element, element);
        }

        var definitions = element.Elements().Where(IsEventDefinition).ToList();
        if (element.Element(Bpmn.Model + "eventDefinitionRef") is { } reference)
        {
            document.Refuse(reference);
        }

        if (definitions.Count > 1)
        {
            document.Problems.Add(element, "一个事件只能有一个触发定义。", "An event has one definition at most.");
        }

        return definitions.Count == 0 ? None(element, kind) : Defined(element, kind, definitions[0]);
    }

    private static bool IsEventDefinition(XElement element) =>
        element.Name.Namespace == Bpmn.Model && element.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal);

    private Trigger None(XElement element, NodeKind kind)
    {
        if (kind is NodeKind.CatchEvent or NodeKind.BoundaryEvent)
        {
            document.Problems.Add(element, "该事件没有说明等待什么。", "The event doesn't say what it waits for.");
        }

        return Trigger.Nothing;
    }

    private Trigger Defined(XElement element, NodeKind kind, XElement definition)
    {
        var name = definition.Name.LocalName;
        var isTriggered = kind == NodeKind.StartEvent && Bpmn.Flag(element.Parent!, "triggeredByEvent") == true;
        var runs = (name, kind) switch
        {
            ("messageEventDefinition" or "signalEventDefinition",
                NodeKind.StartEvent or NodeKind.EndEvent or NodeKind.CatchEvent or NodeKind.ThrowEvent or NodeKind.BoundaryEvent) => true,
            ("timerEventDefinition" or "conditionalEventDefinition", NodeKind.StartEvent or NodeKind.CatchEvent or NodeKind.BoundaryEvent) => true,
            ("errorEventDefinition", NodeKind.EndEvent or NodeKind.BoundaryEvent) => true,
            ("escalationEventDefinition", NodeKind.EndEvent or NodeKind.ThrowEvent or NodeKind.BoundaryEvent) => true,
            ("errorEventDefinition" or "escalationEventDefinition", NodeKind.StartEvent) => isTriggered,
            ("linkEventDefinition", NodeKind.ThrowEvent or NodeKind.CatchEvent) => true,
            ("terminateEventDefinition", NodeKind.EndEvent) => true,
            _ => false,
        };
        if (!runs)
        {
            document.Problems.Add(
                element, $"“{element.Name.LocalName}”不支持“{name}”。", $"'{name}' on '{element.Name.LocalName}' is not supported.");
            return Trigger.Nothing;
        }

        return name switch
        {
            "messageEventDefinition" => Message(element, definition),
            "signalEventDefinition" => Signal(element, definition),
            "timerEventDefinition" => Timer(element, kind, definition),
            "conditionalEventDefinition" => Condition(element, definition),
            "errorEventDefinition" => Error(element, kind, definition),
            "escalationEventDefinition" => Escalation(element, kind, definition),
            "linkEventDefinition" => Link(element, definition),
            _ => new Trigger.Terminate(),
        };
    }

    private Trigger Message(XElement element, XElement definition)
    {
        if (document.NameOf("message", Bpmn.Reference(definition, "messageRef")) is { } name)
        {
            return new Trigger.Message(name) { Key = Bpmn.Szyd(element, "key") is { } key ? document.Expression(element, key) : null };
        }

        document.Problems.Add(element, "没有指明消息（messageRef）。", "No message is named (messageRef).");
        return Trigger.Nothing;
    }

    private Trigger Signal(XElement element, XElement definition)
    {
        if (document.NameOf("signal", Bpmn.Reference(definition, "signalRef")) is { } name)
        {
            return new Trigger.Signal(name);
        }

        document.Problems.Add(element, "没有指明信号（signalRef）。", "No signal is named (signalRef).");
        return Trigger.Nothing;
    }

    private Trigger Link(XElement element, XElement definition)
    {
        if (Bpmn.Name(definition) is { Length: > 0 } name)
        {
            return new Trigger.Link(name);
        }

        document.Problems.Add(element, "链接事件没有名称。", "The link has no name.");
        return Trigger.Nothing;
    }

    private Trigger Condition(XElement element, XElement definition) =>
        document.Expression(element, definition.Element(Bpmn.Model + "condition")?.Value) is { } holds ? new Trigger.Condition(holds) : Trigger.Nothing;

    private Trigger.Error Error(XElement element, NodeKind kind, XElement definition)
    {
        var code = Code(element, definition, "error", isThrown: kind == NodeKind.EndEvent);
        if (Bpmn.Flag(element, "cancelActivity") == false || Bpmn.Flag(element, "isInterrupting") == false)
        {
            document.Problems.Add(element, "捕获错误的事件必须中断。", "An event that catches an error always interrupts.");
        }

        return new Trigger.Error(code) { CodeVariable = CodeVariable(element, definition, "errorCodeVariable") };
    }

    private Trigger.Escalation Escalation(XElement element, NodeKind kind, XElement definition) =>
        new(Code(element, definition, "escalation", isThrown: kind is NodeKind.EndEvent or NodeKind.ThrowEvent))
        {
            CodeVariable = CodeVariable(element, definition, "escalationCodeVariable"),
        };

    private string? Code(XElement element, XElement definition, string kind, bool isThrown)
    {
        var reference = Bpmn.Reference(definition, kind + "Ref");
        string? code = null;
        var isKnown = reference is null || document.HasCode(kind, reference, out code);
        if (!isKnown)
        {
            document.Problems.Add(element, $"没有{(kind == "error" ? "错误" : "升级")}“{reference}”。", $"There is no {kind} '{reference}'.");
        }
        else if (isThrown && code is null)
        {
            document.Problems.Add(element, "抛出错误或升级的事件须有代码。", $"An event that throws an {kind} needs its code.");
        }

        return code;
    }

    private static string? CodeVariable(XElement element, XElement definition, string name) =>
        Bpmn.Szyd(element, "codeVariable") ?? Bpmn.OfOthers(definition, name);

    private Trigger Timer(XElement element, NodeKind kind, XElement definition)
    {
        var times = definition.Elements().Where(it => it.Name.LocalName is "timeDate" or "timeDuration" or "timeCycle").ToList();
        if (times is not [var time])
        {
            document.Problems.Add(element, "定时器须有且只有一个时间。", "A timer has exactly one time.");
            return Trigger.Nothing;
        }

        var text = time.Value.Trim();
        if (time.Name.LocalName is "timeCycle")
        {
            return Cycle(element, kind, text);
        }

        var period = Period.TryRead(text);
        if (period is null || (!period.IsExpression && period.IsMoment != time.Name.LocalName is "timeDate"))
        {
            document.Problems.Add(element, $"“{Document.Shortened(text)}”不是定时器的时间。", $"'{Document.Shortened(text)}' is no time of a timer.");
            return Trigger.Nothing;
        }

        Sensible(document, element, period);
        return new Trigger.Timer(period, Repeats: null);
    }

    // On an event that interrupts only the first firing matters.
    private Trigger Cycle(XElement element, NodeKind kind, string text)
    {
        if (Repeated(text) is not var (period, count) || kind == NodeKind.CatchEvent)
        {
            document.Problems.Add(
                element, "循环定时须写作 R/期限 或 Rn/期限，且只用于开始事件或边界事件。", "A cycle is written R/period or Rn/period and stands on a start or boundary event.");
            return Trigger.Nothing;
        }

        Sensible(document, element, period);
        return new Trigger.Timer(period, count ?? 0);
    }

    /// <summary>Notes a period of nothing, one that runs backwards and one beyond <see cref="Period.MostYears"/>; gives it back as it is.</summary>
    public static Period? Sensible(Document document, XElement element, Period? period)
    {
        if (period is { IsSensible: false })
        {
            document.Problems.Add(
                element,
                $"期限“{Document.Shortened(period.Text)}”须大于零，且不超过{Period.MostYears}年。",
                $"The period '{Document.Shortened(period.Text)}' is not more than nothing and at most {Period.MostYears} years.");
        }

        return period;
    }

    /// <summary>Reads <c>R/period</c> or <c>Rn/period</c>; null if the text is neither.</summary>
    public static (Period Period, int? Count)? Repeated(string text)
    {
        var match = CycleShape().Match(text);
        var period = match.Success ? Period.TryRead(match.Groups["every"].Value) : null;
        var count = match.Groups["count"].ValueSpan;
        return period is not { IsDuration: true } ? null : (period, count.IsEmpty ? null : int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"\AR(?<count>[1-9][0-9]{0,3})?/(?<every>.{1,40})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex CycleShape();
}
