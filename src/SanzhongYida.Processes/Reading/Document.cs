using System.Globalization;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>What all processes of one text share: its messages, signals, errors, escalations and resources, its ids, its problems.</summary>
internal sealed class Document
{
    private static readonly string[] Declared = ["message", "signal", "error", "escalation", "resource"];

    private readonly Dictionary<(string Kind, string Id), XElement> declared = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public Document(XElement root, ProblemList problems)
    {
        Problems = problems;
        foreach (var element in root.Elements().Where(it => it.Name.Namespace == Bpmn.Model && Declared.Contains(it.Name.LocalName, StringComparer.Ordinal)))
        {
            declared[(element.Name.LocalName, Bpmn.Id(element))] = element;
        }

        NameTheNameless(root);
    }

    public ProblemList Problems { get; }

    // BPMN lets nodes and flows go without id. The number counts in the order of the text, so that the same text always
    // gives the same ids.
    private static void NameTheNameless(XElement root)
    {
        var nameless = root.Descendants().Where(it => it.Name.Namespace == Bpmn.Model && Bpmn.Id(it).Length == 0
            && (it.Name.LocalName == "sequenceFlow" || NodeReader.Kinds.ContainsKey(it.Name.LocalName))).ToList();
        if (nameless.Count == 0)
        {
            return;
        }

        var taken = root.Descendants().Attributes("id").Select(it => it.Value).ToHashSet(StringComparer.Ordinal);
        var number = 0;
        foreach (var element in nameless)
        {
            string id;
            do
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{element.Name.LocalName}_{++number}");
            }
            while (!taken.Add(id));
            element.SetAttributeValue("id", id);
        }
    }

    /// <summary>The name of a message, signal or resource that is referred to, or its id where it has none; null if there is none.</summary>
    public string? NameOf(string kind, string? reference) =>
        reference is not null && declared.TryGetValue((kind, reference), out var element)
            ? Bpmn.Name(element) is { Length: > 0 } name ? name : reference
            : null;

    /// <summary>Whether an error or escalation is declared, with its code; null if it has none.</summary>
    public bool HasCode(string kind, string reference, out string? code)
    {
        var isDeclared = declared.TryGetValue((kind, reference), out var element);
        code = (string?)element?.Attribute(kind + "Code") is { Length: > 0 } text ? text : null;
        return isDeclared;
    }

    public void Refuse(XElement element) =>
        Problems.Add(element, $"不支持元素“{element.Name.LocalName}”。", $"The element '{element.Name.LocalName}' is not supported.");

    /// <summary>Whether the element has an id nobody else in the text has.</summary>
    public bool IsNamed(XElement element)
    {
        var id = Bpmn.Id(element);
        if (id.Length == 0)
        {
            Problems.Add(element, $"元素“{element.Name.LocalName}”没有 id。", $"The element '{element.Name.LocalName}' has no id.");
            return false;
        }

        if (!ids.Add(id))
        {
            Problems.Add(element, $"id“{id}”重复。", $"The id '{id}' is used twice.");
            return false;
        }

        return true;
    }

    public Expression? Expression(XElement at, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Problems.Add(at, "表达式为空。", "The expression is empty.");
            return null;
        }

        if (SanzhongYida.Processes.Expression.TryRead(text.Trim(), out var expression, out var fault))
        {
            return expression;
        }

        Problems.Add(
            at,
            $"表达式“{Shortened(text)}”第{fault.Position + 1}个字符：{fault.Chinese}",
            $"Expression '{Shortened(text)}', character {fault.Position + 1}: {fault.English}");
        return null;
    }

    public static string Shortened(string text) => text.Trim() is { Length: > 80 } longText ? longText[..80] + "…" : text.Trim();
}
