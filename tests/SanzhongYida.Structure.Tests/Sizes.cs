using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SanzhongYida.Structure.Tests;

/// <summary>Small files, short methods, folders one can see at a glance (docs/STYLE.md).</summary>
public class Sizes
{
    private const int LongestFile = 400;
    private const int UsualFile = 250;
    private const int LongestMethod = 70;
    private const int UsualMethod = 25;
    private const int FullestFolder = 12;

    private sealed record Measured(string Where, int Lines);

    private static IEnumerable<TextFile> Written => Repository.Sources.Where(f => f.Is(".cs", ".razor", ".ts", ".js", ".css"));

    [Fact]
    public void No_file_of_src_is_over_400_lines() => Offenders.MustBeNone(Over(Files(Written), LongestFile));

    [Fact]
    public void Nine_of_ten_files_of_src_have_at_most_250_lines() => Offenders.MustBeNone(NinthTenthOver(Files(Written), UsualFile));

    [Fact]
    public void No_method_of_src_is_over_70_lines() => Offenders.MustBeNone(Over(Methods(Written), LongestMethod));

    [Fact]
    public void Nine_of_ten_methods_of_src_have_at_most_25_lines() => Offenders.MustBeNone(NinthTenthOver(Methods(Written), UsualMethod));

    [Fact]
    public void No_folder_of_src_holds_over_12_files() => Offenders.MustBeNone(FullFolders(Written));

    [Fact]
    public void A_file_too_long_is_reported()
    {
        var bad = new TextFile("src/X/Long.cs", string.Join('\n', Enumerable.Repeat("// line", 401)));
        var good = new TextFile("src/X/Short.cs", string.Join('\n', Enumerable.Repeat("// line", 400)) + "\n");
        Assert.Equal("src/X/Long.cs: 401 lines", Assert.Single(Over(Files([bad, good]), LongestFile)));
        Assert.Equal(2, NinthTenthOver(Files([bad, good]), UsualFile).Count());
        Assert.Empty(NinthTenthOver(Files([new TextFile("src/X/A.cs", "// one")]), UsualFile));
    }

    [Fact]
    public void A_method_too_long_is_reported_whatever_kind_it_is()
    {
        var statements = string.Join('\n', Enumerable.Repeat("i++;", 70));
        var bad = new TextFile("src/X/Long.cs", $$"""
            class C {
                C() {
                    {{statements}}
                }
                void M() {
                    void Local() {
                        {{statements}}
                    }
                }
                int P { get {
                        {{statements}}
                    } }
            }
            """);
        var razor = new TextFile("src/X/Page.razor", $"<p>x</p>\n@code {{\n void Click() {{\n{statements}\n }}\n}}\n");
        Assert.Equal(5, Over(Methods([bad, razor]), LongestMethod).Count());
        Assert.NotEmpty(NinthTenthOver(Methods([bad]), UsualMethod));
    }

    [Fact]
    public void A_folder_too_full_is_reported()
    {
        var files = Enumerable.Range(0, 13).Select(n => new TextFile($"src/X/Meetings/F{n}.cs", "")).ToList();
        Assert.Equal("src/X/Meetings: 13 files", Assert.Single(FullFolders(files)));
        Assert.Empty(FullFolders(files.Skip(1)));
    }

    private static IEnumerable<Measured> Files(IEnumerable<TextFile> files) => files.Select(f => new Measured(f.Path, f.Lines.Length));

    private static IEnumerable<Measured> Methods(IEnumerable<TextFile> files) =>
        from file in files
        where file.Is(".cs", ".razor")
        from node in file.Parse().DescendantNodes()
        where IsBody(node)
        let span = node.SyntaxTree.GetLineSpan(node.Span)
        select new Measured($"{file.Path}:{span.StartLinePosition.Line + 1} {NameOf(node)}", span.EndLinePosition.Line - span.StartLinePosition.Line + 1);

    private static bool IsBody(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
            or LocalFunctionStatementSyntax
            or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null }
            or PropertyDeclarationSyntax { ExpressionBody: not null };

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        LocalFunctionStatementSyntax l => l.Identifier.Text,
        AccessorDeclarationSyntax a => a.Keyword.Text,
        PropertyDeclarationSyntax p => p.Identifier.Text,
        _ => node.GetType().Name,
    };

    private static IEnumerable<string> Over(IEnumerable<Measured> measured, int most) =>
        measured.Where(m => m.Lines > most).OrderByDescending(m => m.Lines).Select(m => $"{m.Where}: {m.Lines} lines");

    private static IEnumerable<string> NinthTenthOver(IEnumerable<Measured> measured, int most)
    {
        var sorted = measured.OrderBy(m => m.Lines).ToList();
        var ninthTenth = sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1].Lines;
        return ninthTenth > most ? Over(sorted, most) : [];
    }

    private static IEnumerable<string> FullFolders(IEnumerable<TextFile> files) =>
        files.GroupBy(f => f.Folder, StringComparer.Ordinal)
            .Where(g => g.Count() > FullestFolder)
            .Select(g => $"{g.Key}: {g.Count()} files");
}
