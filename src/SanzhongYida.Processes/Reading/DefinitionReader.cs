using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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

    /// <summary>
    /// The text to hand to others: all of it as it was read, also what the machine passes over or refuses (foreign
    /// namespaces, documentation, the diagram), with the ids that nodes and flows without one were given, since the
    /// record names them by these. Null if the text is no BPMN 2.0 at all.
    /// </summary>
    public static string? Export(string xml)
    {
        var root = Load(xml, new ProblemList(), LoadOptions.PreserveWhitespace);
        if (root?.Name != Bpmn.Model + "definitions")
        {
            return null;
        }

        _ = new Document(root, new ProblemList());
        using var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { NewLineHandling = NewLineHandling.Entitize }))
        {
            root.Document!.WriteTo(writer);
        }

        return text.ToString();
    }

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
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

    private static XElement? Load(string xml, ProblemList problems, LoadOptions options = LoadOptions.SetLineInfo)
    {
        if (xml.Length > MaximumCharacters)
        {
            problems.Add("", "", 0, $"文件超过{MaximumCharacters}个字符。", $"The text is longer than {MaximumCharacters} characters.");
            return null;
        }

        try
        {
            return IsTooDeep(xml, problems) ? null : Tree(xml, options);
        }
        catch (XmlException exception)
        {
            problems.Add("", "", exception.LineNumber, $"XML 不合格式：{exception.Message}", $"Not well-formed XML: {exception.Message}");
            return null;
        }
    }

    private static XElement? Tree(string xml, LoadOptions options)
    {
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, Settings());
        return XDocument.Load(reader, options).Root;
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
