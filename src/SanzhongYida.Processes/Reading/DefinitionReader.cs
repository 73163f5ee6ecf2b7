using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>
/// Reads BPMN 2.0 with the extension vocabulary <c>urn:sanzhongyida:bpmn</c>. What the machine doesn't run is
/// refused here, with the element's id, name and line; foreign namespaces and the diagram are passed over.
/// </summary>
public static class DefinitionReader
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaximumCharacters = 1_000_000;

    /// <summary>Deepest nesting of elements.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Most nodes and flows in one text.</summary>
    public const int MaximumElements = 10_000;

    // Of the elements beside processes these have no bearing on how a process runs.
    private static readonly string[] Beside =
    [
        "collaboration", "message", "error", "signal", "escalation", "itemDefinition", "dataStore", "category", "resource",
        "interface", "endPoint", "correlationProperty", "extension", "relationship", "documentation", "extensionElements", "import",
    ];

    /// <summary>Reads a text into definitions and problems. Never throws, whatever the text.</summary>
    public static Reading Read(string xml)
    {
        var problems = new ProblemList();
        var root = Load(xml, problems);
        return new(root is null ? [] : Definitions(root, problems), problems.ToImmutable());
    }

    private static ImmutableArray<Definition> Definitions(XElement root, ProblemList problems)
    {
        if (root.Name != Bpmn.Model + "definitions")
        {
            problems.Add(root, "不是 BPMN 2.0 文件：根元素应为 definitions。", "Not a BPMN 2.0 text: its root must be definitions.");
            return [];
        }

        if (root.Descendants().Count(element => element.Name.Namespace == Bpmn.Model) > MaximumElements)
        {
            problems.Add(root, $"元素超过{MaximumElements}个。", $"More than {MaximumElements} elements.");
            return [];
        }

        var document = new Document(root, problems);
        foreach (var element in root.Elements().Where(it => it.Name.Namespace == Bpmn.Model))
        {
            if (element.Name.LocalName is not "process" && !Beside.Contains(element.Name.LocalName, StringComparer.Ordinal))
            {
                document.Refuse(element);
            }
        }

        var definitions = root.Elements(Bpmn.Model + "process").Select(process => new ProcessReader(document, process).Read()).OfType<Definition>();
        ImmutableArray<Definition> read = [.. definitions];
        if (root.Element(Bpmn.Model + "process") is null)
        {
            problems.Add(root, "文件里没有流程（process）。", "The text holds no process.");
        }

        return read;
    }

    private static XElement? Load(string xml, ProblemList problems)
    {
        if (xml.Length > MaximumCharacters)
        {
            problems.Add("", "", 0, $"文件超过{MaximumCharacters}个字符。", $"The text is longer than {MaximumCharacters} characters.");
            return null;
        }

        try
        {
            return IsTooDeep(xml, problems) ? null : Tree(xml);
        }
        catch (XmlException exception)
        {
            problems.Add("", "", exception.LineNumber, $"XML 不合格式：{exception.Message}", $"Not well-formed XML: {exception.Message}");
            return null;
        }
    }

    private static XElement? Tree(string xml)
    {
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, Settings());
        return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
    }

    // A tree is built only of what is shallow: the depth is looked at first, without one.
    private static bool IsTooDeep(string xml, ProblemList problems)
    {
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, Settings());
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                problems.Add("", reader.LocalName, ((IXmlLineInfo)reader).LineNumber, $"元素嵌套超过{MaximumDepth}层。", $"Elements are nested more than {MaximumDepth} deep.");
                return true;
            }
        }

        return false;
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumCharacters,
        MaxCharactersFromEntities = 1024,
    };
}

/// <summary>What all processes of one text share: its messages and errors, its ids, its problems.</summary>
internal sealed class Document
{
    private readonly Dictionary<string, string> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> errors = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public Document(XElement root, ProblemList problems)
    {
        Problems = problems;
        foreach (var message in root.Elements(Bpmn.Model + "message"))
        {
            messages[Bpmn.Id(message)] = Bpmn.Name(message) is { Length: > 0 } name ? name : Bpmn.Id(message);
        }

        foreach (var error in root.Elements(Bpmn.Model + "error"))
        {
            errors[Bpmn.Id(error)] = (string?)error.Attribute("errorCode");
        }
    }

    public ProblemList Problems { get; }

    public string? Message(string? reference) => reference is null ? null : messages.GetValueOrDefault(reference);

    public bool HasError(string reference, out string? code) => errors.TryGetValue(reference, out code);

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
