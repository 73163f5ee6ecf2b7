namespace SanzhongYida.Benchmarks;

/// <summary>The shipped definition of major decisions, altered where a benchmark needs another.</summary>
internal static class ShippedXml
{
    /// <summary>Its process.</summary>
    public const string Process = "major-decision";

    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "taobei", Process + ".bpmn"));

    /// <summary>The same procedure as another version.</summary>
    public static string Version(int number) => Text + $"<!-- {number} -->\n";

    /// <summary>With a timer on the research task, which rings after 30 days and ends by itself. No shipped definition has a timer.</summary>
    public static string WithTimer => Text.Replace(
        "</bpmn:process>",
        """
        <bpmn:boundaryEvent id="reminder" attachedToRef="research" cancelActivity="false">
          <bpmn:outgoing>reminder--reminded</bpmn:outgoing>
          <bpmn:timerEventDefinition><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:boundaryEvent>
        <bpmn:endEvent id="reminded"><bpmn:incoming>reminder--reminded</bpmn:incoming></bpmn:endEvent>
        <bpmn:sequenceFlow id="reminder--reminded" sourceRef="reminder" targetRef="reminded" />
        </bpmn:process>
        """,
        StringComparison.Ordinal);
}
