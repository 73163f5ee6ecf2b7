using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SanzhongYida.Structure.Tests;

/// <summary>Names say what a thing is: none begins or ends in a word that says nothing.</summary>
public partial class Naming
{
    private static readonly HashSet<string> _empty = new(StringComparer.Ordinal)
    {
        "Manager", "Managers", "Helper", "Helpers", "Service", "Services", "Base", "Data", "Info", "Common", "Util", "Utils",
    };

    /// <summary>Words of BPMN 2.0 that begin so by the standard's own choice.</summary>
    private static readonly HashSet<string> _ofTheStandard = new(StringComparer.Ordinal) { "ServiceTask" };

    [Fact]
    public void No_type_and_no_file_has_an_empty_name() =>
        Offenders.MustBeNone(EmptyNames(Repository.Sources.Concat(Repository.Tests)));

    [Fact]
    public void One_flat_namespace_per_project() => Offenders.MustBeNone(OddNamespaces(Repository.Sources.Concat(Repository.Tests)));

    [Fact]
    public void An_empty_name_is_reported()
    {
        var bad = new TextFile("src/X/VoteManager.cs", """
            class VoteManager { record DataRow; enum BaseKind { A } delegate void CommonThing(); }
            class Database { record Manageress; } record ServiceTask;
            """);
        Assert.Equal(5, EmptyNames([bad]).Count());
    }

    [Fact]
    public void A_namespace_by_folder_is_reported()
    {
        var bad = new TextFile("src/SanzhongYida.Decisions/Meetings/Tally.cs", "namespace SanzhongYida.Decisions.Meetings; class C;");
        var good = new TextFile("src/SanzhongYida.Decisions/Meetings/Tally.cs", "namespace SanzhongYida.Decisions; class C;");
        Assert.Single(OddNamespaces([bad, good]));
    }

    private static IEnumerable<string> EmptyNames(IEnumerable<TextFile> files)
    {
        foreach (var file in files.Where(f => f.Is(".cs", ".razor", ".ts")))
        {
            var name = file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)];
            if (IsEmpty(name))
            {
                yield return file.Path;
            }
            foreach (var type in file.Is(".ts") ? [] : file.Parse().DescendantNodes().Select(TypeName).OfType<string>().Where(IsEmpty))
            {
                yield return $"{file.Path} {type}";
            }
        }
    }

    private static string? TypeName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    private static bool IsEmpty(string name)
    {
        var words = Word().Matches(name);
        return !_ofTheStandard.Contains(name) && words.Count > 0 && (_empty.Contains(words[0].Value) || _empty.Contains(words[^1].Value));
    }

    private static IEnumerable<string> OddNamespaces(IEnumerable<TextFile> files) =>
        from file in files
        where file.Is(".cs")
        let project = file.Path.Split('/')[1]
        from declared in file.Parse().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        where !string.Equals(declared.Name.ToString(), project, StringComparison.Ordinal)
        select $"{file.Path} declares {declared.Name}";

    [GeneratedRegex("[A-Z][a-z0-9]*|[a-z0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
