using System.Globalization;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>
/// A text in which every split is a free choice: what conditions stand on the ways out of exclusive and inclusive gateways
/// and of activities is replaced by names that only a search chooses. Abstract and manual tasks wait, so that what happens
/// beside them is seen.
/// </summary>
internal static class FreedText
{
    private const string Prefix = "szydFreeWay";

    /// <summary>A way out of a split, as its name says.</summary>
    public sealed record Way(string Split, int Number, bool IsLast);

    /// <summary>The way a name stands for; null for every other name.</summary>
    public static Way? Split(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.Split('_') is [_, var split, var number, var last]
        ? new(split, int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), last == "last")
        : null;

    /// <summary>The text freed; as it was where it isn't XML.</summary>
    public static string Of(string xml)
    {
        try
        {
            var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
            var elements = document.Descendants().Where(element => element.Name.Namespace == Bpmn.Model).ToList();
            var outgoing = elements.Where(element => element.Name.LocalName == "sequenceFlow").ToLookup(flow => Bpmn.Reference(flow, "sourceRef") ?? "", StringComparer.Ordinal);
            var number = 0;
            foreach (var element in elements)
            {
                Free(element, [.. outgoing[Bpmn.Id(element)]], ref number);
            }

            return document.ToString(SaveOptions.DisableFormatting);
        }
        catch (System.Xml.XmlException)
        {
            return xml;
        }
    }

    private static void Free(XElement element, XElement[] flows, ref int number)
    {
        switch (element.Name.LocalName)
        {
            case "exclusiveGateway":
                element.SetAttributeValue("default", flows.Length > 1 ? Bpmn.Id(flows[^1]) : null);
                Choose(flows.Length > 1 ? flows[..^1] : [], number++, isInclusive: false);
                Array.ForEach(flows.Length > 1 ? flows[^1..] : flows, Bare);
                break;
            case "inclusiveGateway":
                element.SetAttributeValue("default", null);
                Choose(flows.Length > 1 ? flows : [], number++, isInclusive: true);
                Array.ForEach(flows.Length > 1 ? [] : flows, Bare);
                break;
            case "task" or "manualTask":
                element.Name = Bpmn.Model + "userTask";
                goto default;
            default:
                var guarded = Array.FindAll(flows, flow => flow.Element(Bpmn.Model + "conditionExpression") is not null);
                var isSure = guarded.Length < flows.Length;
                Choose(guarded, number++, isInclusive: !isSure);
                break;
        }
    }

    private static void Choose(XElement[] flows, int split, bool isInclusive)
    {
        foreach (var (index, flow) in flows.Index())
        {
            Bare(flow);
            var last = isInclusive && index == flows.Length - 1 ? "last" : "way";
            flow.Add(new XElement(Bpmn.Model + "conditionExpression", string.Create(CultureInfo.InvariantCulture, $"{Prefix}_{split}_{index}_{last}")));
        }
    }

    private static void Bare(XElement flow) => flow.Elements(Bpmn.Model + "conditionExpression").Remove();
}
