using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Rewrites what other engines write in their own way into the product's: expressions, scripts (steps that do nothing),
/// a cron expression, a message name that is put together.
/// </summary>
internal static partial class Dialect
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly string[] Expressions = ["conditionExpression", "condition", "loopCardinality", "completionCondition"];

    public static string Translate(string xml)
    {
        var root = XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!;
        Declare(root, "error");
        Declare(root, "escalation");
        foreach (var element in root.DescendantsAndSelf().Where(it => it.Name.Namespace == Bpmn).ToList())
        {
            Translate(element);
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    // A reference to an error or escalation that is not declared is the code itself.
    private static void Declare(XElement root, string kind)
    {
        var declared = root.Elements(Bpmn + kind).Attributes("id").Select(it => it.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var reference in root.Descendants().Attributes(kind + "Ref").Select(it => it.Value).ToList())
        {
            if (declared.Add(reference[(reference.LastIndexOf(':') + 1)..]))
            {
                root.AddFirst(new XElement(Bpmn + kind, new XAttribute("id", reference), new XAttribute(kind + "Code", reference)));
            }
        }
    }

    private static void Translate(XElement element)
    {
        var name = element.Name.LocalName;
        if (Expressions.Contains(name))
        {
            element.Value = Expression(element.Value);
        }
        else if (name == "scriptTask")
        {
            element.Name = Bpmn + "task";
            element.Elements().Remove();
            element.Attribute("scriptFormat")?.Remove();
        }
        else if (name == "timeCycle" && element.Value.StartsWith("0/2 ", StringComparison.Ordinal))
        {
            element.Value = "R/PT2S";
        }
        else if (name == "message" && element.Attribute("name") is { } message)
        {
            message.Value = Literal().Replace(message.Value, "${text}");
        }
    }

    private static string Expression(string text)
    {
        var inside = text.Trim() is ['$', '{', .. var between, '}'] ? between : text.Trim();
        inside = inside.Replace("&&", " and ", StringComparison.Ordinal).Replace("||", " or ", StringComparison.Ordinal)
            .Replace("==", "=", StringComparison.Ordinal).Replace('\'', '"');
        inside = Variable().Replace(inside, "${name}");
        return Same().Replace(inside, "${name} = ${value}");
    }

    [GeneratedRegex(@"\$\{'(?<text>[^']*)'\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("execution\\.getVariable\\(\"(?<name>[A-Za-z0-9_]+)\"\\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex("vars:equals\\((?<name>[A-Za-z0-9_]+), *(?<value>[^)]+)\\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Same();
}
