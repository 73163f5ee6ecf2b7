using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Collects what is wrong while a text is read.</summary>
internal sealed class ProblemList
{
    /// <summary>Most problems listed; nobody reads further.</summary>
    public const int Maximum = 200;

    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    /// <summary>How many there were, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>At an element; where it has no id of its own, the nearest one outside that has.</summary>
    public void Add(XElement element, string chinese, string english)
    {
        var owner = element.AncestorsAndSelf().FirstOrDefault(it => it.Attribute("id") is not null) ?? element;
        Add(Bpmn.Id(owner), Bpmn.Name(owner), Bpmn.Line(element), chinese, english);
    }

    public void Add(Node node, string chinese, string english) => Add(node.Id, node.Name, node.Line, chinese, english);

    public void Add(Flow flow, string chinese, string english) => Add(flow.Id, flow.Name, flow.Line, chinese, english);

    public void Add(string id, string name, int line, string chinese, string english)
    {
        Count++;
        if (problems.Count < Maximum)
        {
            problems.Add(new(id, name, line, chinese, english));
        }
    }

    public ImmutableArray<Problem> ToImmutable() => problems.ToImmutable();
}

/// <summary>Names of BPMN 2.0 and of our vocabulary, and how attributes are read.</summary>
internal static class Bpmn
{
    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Vocabulary = "urn:sanzhongyida:bpmn";

    private static readonly XNamespace[] Others =
        ["http://camunda.org/schema/1.0/bpmn", "http://flowable.org/bpmn", "http://activiti.org/bpmn"];

    private static readonly char[] Separators = [' ', ',', '\t', '\r', '\n'];

    public static string Id(XElement element) => (string?)element.Attribute("id") ?? "";

    public static string Name(XElement element) => (string?)element.Attribute("name") ?? "";

    public static int Line(XElement element) => element is IXmlLineInfo line && line.HasLineInfo() ? line.LineNumber : 0;

    public static string? Szyd(XElement element, string name)
    {
        var text = ((string?)element.Attribute(Vocabulary + name))?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public static ImmutableArray<string> Words(string? text) =>
        text is null ? [] : [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)];

    public static bool? Flag(XElement element, string name) => ((string?)element.Attribute(name))?.Trim() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    public static string? Reference(XElement element, string name) => Local((string?)element.Attribute(name));

    // A reference is a qualified name; within one text the prefix says nothing.
    public static string? Local(string? reference) =>
        reference is { Length: > 0 } text ? text[(text.LastIndexOf(':') + 1)..].Trim() : null;

    /// <summary>An attribute as other engines write it, where it means the same as ours.</summary>
    public static string? OfOthers(XElement element, string name) =>
        Others.Select(other => (string?)element.Attribute(other + name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim();

    public static bool IsKnown(XNamespace name) => name == Vocabulary || Others.Contains(name);

    /// <summary>What stands inside <c>${…}</c>, or the text as it is.</summary>
    public static string? Inside(string? text) => text is ['$', '{', .. var inside, '}'] ? inside : text;
}
