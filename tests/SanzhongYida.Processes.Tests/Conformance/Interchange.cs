using System.Xml.Linq;

namespace SanzhongYida.Processes.Tests;

/// <summary>Import, export, import: what the text says, element by element, before and after.</summary>
internal static class Interchange
{
    /// <summary>The first thing that is not the same afterwards; null if nothing is lost.</summary>
    public static string? Lost(string text)
    {
        var exported = DefinitionReader.Export(text)!;
        var (before, after) = (DefinitionReader.Read(text), DefinitionReader.Read(exported));
        return Differing(Said(text), Said(exported))
            ?? Differing(before.Problems.Select(it => $"{it.ElementId}: {it.English}"), after.Problems.Select(it => $"{it.ElementId}: {it.English}"))
            ?? Differing(before.Definitions.SelectMany(it => it.Nodes).Select(it => it.Id), after.Definitions.SelectMany(it => it.Nodes).Select(it => it.Id))
            ?? Differing([exported], [DefinitionReader.Export(exported)!]);
    }

    private static string? Differing(IEnumerable<string> before, IEnumerable<string> after) =>
        before.Append("the end").Zip(after.Append("the end")).Where(pair => pair.First != pair.Second).Select(pair => $"'{pair.First}' became '{pair.Second}'").FirstOrDefault();

    /// <summary>Every element with its attributes, own text, comments and all, in the order of the text; ids given at reading left aside.</summary>
    private static IEnumerable<string> Said(string text) => XDocument.Parse(text, LoadOptions.PreserveWhitespace).DescendantNodes().Select(node => node switch
    {
        XElement element => $"{element.Name} {string.Join(' ', element.Attributes().Where(it => !IsGiven(it)).Select(it => $"{it.Name}={it.Value}"))}",
        _ => node.ToString().ReplaceLineEndings("\n"),
    });

    private static bool IsGiven(XAttribute attribute) =>
        attribute.Name == "id" && attribute.Value.StartsWith(attribute.Parent!.Name.LocalName + "_", StringComparison.Ordinal)
        && attribute.Value[(attribute.Value.LastIndexOf('_') + 1)..].All(char.IsAsciiDigit);
}
