using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SanzhongYida.Structure.Tests;

/// <summary>What must be nowhere: unfinished work, waiting tests, addresses of one machine, markup from text.</summary>
public partial class Hygiene
{
    private static IEnumerable<TextFile> Code => Repository.Files.Where(f => f.Under("src") || f.Under("tests") || f.Under("workflows") || f.Under("deploy"));

    [Fact]
    public void Nothing_is_left_unfinished() => Offenders.MustBeNone(Matches(Code, Unfinished()));

    [Fact]
    public void No_test_waits_by_sleeping() => Offenders.MustBeNone(Calls(Repository.Tests, "Task.Delay", "Thread.Sleep"));

    [Fact]
    public void No_page_makes_markup_from_text() => Offenders.MustBeNone(Matches(Repository.Sources.Where(f => f.Is(".cs", ".razor")), Markup()));

    [Fact]
    public void No_file_names_a_path_of_one_machine() => Offenders.MustBeNone(Matches(Repository.Files, MachinePath()));

    [Fact]
    public void No_file_names_a_package_registry() => Offenders.MustBeNone(Matches(Repository.Files, Registry()));

    [Fact]
    public void No_lock_file_says_where_a_package_came_from() =>
        Offenders.MustBeNone(Matches(Repository.Files.Where(f => string.Equals(f.Name, "package-lock.json", StringComparison.Ordinal)), Resolved()));

    [Fact]
    public void No_file_is_empty_or_ends_without_a_newline() =>
        Offenders.MustBeNone(Repository.Files.Where(IsCutOff).Select(f => f.Path));

    [Fact]
    public void Unfinished_work_is_reported()
    {
        var bad = new TextFile("src/X/A.cs", "class A {\n // TO" + "DO later\n void M() => throw new NotImplemented" + "Exception(); }");
        Assert.Equal(2, Matches([bad], Unfinished()).Count());
        Assert.Empty(Matches([new TextFile("src/X/B.cs", "// a MASTODON and a todo list")], Unfinished()));
    }

    [Fact]
    public void A_sleeping_test_is_reported()
    {
        var bad = new TextFile("tests/X/A.cs", "class A { async void M() { await Task.Delay(5); System.Threading.Thread.Sleep(5); } /* Task.Delay is a sleep */ }");
        Assert.Equal(2, Calls([bad], "Task.Delay", "Thread.Sleep").Count());
    }

    [Fact]
    public void Markup_from_text_is_reported() =>
        Assert.Single(Matches([new TextFile("src/X/A.razor", "@((Markup" + "String)text)")], Markup()));

    [Theory]
    [InlineData("see /" + "work/main/README.md")]
    [InlineData("`/" + "tmp/x`")]
    [InlineData("cp a /" + "root/b")]
    [InlineData("\"/" + "home/someone/x\"")]
    [InlineData(@"C:\" + @"Users\someone")]
    public void A_machine_path_is_reported(string text) => Assert.Single(Matches([new TextFile("docs/a.md", text)], MachinePath()));

    [Theory]
    [InlineData("GET /api/v1/work/items")]
    [InlineData("src/work/x")]
    [InlineData("https://example.org/root/x")]
    public void An_ordinary_path_is_not_reported(string text) => Assert.Empty(Matches([new TextFile("docs/a.md", text)], MachinePath()));

    [Theory]
    [InlineData("https://api." + "nuget.org/v3/index.json")]
    [InlineData("registry=https://registry." + "npmjs.org/")]
    [InlineData("http://10.0." + "0.7/simple")]
    [InlineData("<add key=\"local\" value=\"" + "http://packages.example/v3\" />")]
    public void A_registry_is_reported(string text) => Assert.NotEmpty(Matches([new TextFile("a.config", text)], Registry()));

    [Fact]
    public void A_resolved_address_is_reported() =>
        Assert.Single(Matches([new TextFile("a/package-lock.json", "\"resolved" + "\": \"x\"")], Resolved()));

    [Fact]
    public void A_file_cut_off_is_reported()
    {
        Assert.True(IsCutOff(new TextFile("a.md", "text")));
        Assert.True(IsCutOff(new TextFile("a.md", " \n")));
        Assert.False(IsCutOff(new TextFile("a.md", "text\n")));
    }

    private static bool IsCutOff(TextFile file) => string.IsNullOrWhiteSpace(file.Text) || !file.Text.EndsWith('\n');

    private static IEnumerable<string> Matches(IEnumerable<TextFile> files, Regex forbidden) =>
        from file in files
        from numbered in file.Lines.Index()
        from Match match in forbidden.Matches(numbered.Item)
        select $"{file.Path}:{numbered.Index + 1} {match.Value.Trim()}";

    private static IEnumerable<string> Calls(IEnumerable<TextFile> files, params string[] forbidden) =>
        from file in files
        from node in file.Parse().DescendantNodes()
        where node.IsKind(SyntaxKind.SimpleMemberAccessExpression)
        let text = node.ToString()
        where forbidden.Any(f => string.Equals(text, f, StringComparison.Ordinal) || text.EndsWith("." + f, StringComparison.Ordinal))
        select $"{file.Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {text}";

    [GeneratedRegex("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|NotImplemented" + "Exception)\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex("Markup" + "String", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(^|[\s""'`(=:,])(/(work|tmp|root|home/[\w-]+)/[\w.]|file:///)|[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(api\.nuget|registry\.npm" + @"js|registry\.yarn" + @"pkg)\.\w+|https?://(?!127\.)(\d{1,3}\.){3}\d{1,3}|<add key=""[^""]*"" value=""https?:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Registry();

    [GeneratedRegex("\"resolved" + "\"\\s*:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Resolved();
}
