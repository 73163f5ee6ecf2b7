using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Reads what an event waits for or throws, and the message of a receive or send task.</summary>
internal sealed partial class TriggerReader(Document document)
{
    public Trigger Read(XElement element, NodeKind kind)
    {
        if (kind == NodeKind.ReceiveTask)
        {
            return Message(element, element);
        }

        if (kind == NodeKind.SendTask)
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
        var runs = (name, kind) switch
        {
            ("messageEventDefinition", NodeKind.StartEvent or NodeKind.EndEvent or NodeKind.CatchEvent or NodeKind.ThrowEvent or NodeKind.BoundaryEvent) => true,
            ("timerEventDefinition", NodeKind.StartEvent or NodeKind.CatchEvent or NodeKind.BoundaryEvent) => true,
            ("errorEventDefinition", NodeKind.EndEvent or NodeKind.BoundaryEvent) => true,
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
            "timerEventDefinition" => Timer(element, kind, definition),
            "errorEventDefinition" => Error(element, kind, definition),
            _ => new Trigger.Terminate(),
        };
    }

    private Trigger Message(XElement element, XElement definition)
    {
        if (document.Message(Bpmn.Reference(definition, "messageRef")) is { } name)
        {
            return new Trigger.Message(name);
        }

        document.Problems.Add(element, "没有指明消息（messageRef）。", "No message is named (messageRef).");
        return Trigger.Nothing;
    }

    private Trigger.Error Error(XElement element, NodeKind kind, XElement definition)
    {
        var reference = Bpmn.Reference(definition, "errorRef");
        string? code = null;
        if (reference is not null && !document.HasError(reference, out code))
        {
            document.Problems.Add(element, $"没有错误“{reference}”。", $"There is no error '{reference}'.");
        }

        if (kind == NodeKind.EndEvent && string.IsNullOrEmpty(code))
        {
            document.Problems.Add(element, "错误结束事件须有错误代码。", "An error end event needs an error code.");
        }

        if (Bpmn.Flag(element, "cancelActivity") == false)
        {
            document.Problems.Add(element, "错误边界事件必须中断活动。", "An error boundary event always interrupts.");
        }

        return new Trigger.Error(string.IsNullOrEmpty(code) ? null : code);
    }

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

        return new Trigger.Timer(period, Repeats: null);
    }

    private Trigger Cycle(XElement element, NodeKind kind, string text)
    {
        var match = CycleShape().Match(text);
        var period = match.Success ? Period.TryRead(match.Groups["every"].Value) : null;
        var isWatching = kind == NodeKind.BoundaryEvent && Bpmn.Flag(element, "cancelActivity") == false;
        if (period is not { IsDuration: true } || !isWatching)
        {
            document.Problems.Add(
                element, "循环定时须写作 R/期限 或 Rn/期限，且只用于不中断的边界事件。", "A cycle is written R/period or Rn/period and stands on a boundary event that doesn't interrupt.");
            return Trigger.Nothing;
        }

        var count = match.Groups["count"].ValueSpan;
        return new Trigger.Timer(period, count.IsEmpty ? 0 : int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"\AR(?<count>[1-9][0-9]{0,3})?/(?<every>.{1,40})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex CycleShape();
}
