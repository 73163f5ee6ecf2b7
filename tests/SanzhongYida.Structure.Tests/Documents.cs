using System.Text.RegularExpressions;

namespace SanzhongYida.Structure.Tests;

/// <summary>What the documents point at is there.</summary>
public partial class Documents
{
    private const string Index = "docs/decisions/README.md";

    private static IEnumerable<TextFile> Pages => Repository.Files.Where(f => f.Is(".md"));

    [Fact]
    public void Every_relative_link_leads_somewhere() => Offenders.MustBeNone(DeadLinks(Pages, Repository.Exists));

    [Fact]
    public void Every_path_that_is_named_exists() => Offenders.MustBeNone(MissingPaths(Pages, Repository.Exists));

    [Fact]
    public void Every_command_that_is_named_exists() => Offenders.MustBeNone(MissingCommands(Pages, Repository.Exists));

    [Fact]
    public void Every_decision_record_is_listed_and_numbered_without_a_gap() =>
        Offenders.MustBeNone(UnlistedRecords(Repository.Paths, Repository.Find(Index).Text));

    [Fact]
    public void A_dead_link_is_reported()
    {
        var page = new TextFile("docs/a.md", "[here](b.md) [there](../src/x.cs#L4) [out](https://example.org/x) [self](#part) ![p](c.png \"t\")");
        Assert.Equal(["docs/a.md: b.md", "docs/a.md: ../src/x.cs", "docs/a.md: c.png"], DeadLinks([page], _ => false), StringComparer.Ordinal);
        Assert.Empty(DeadLinks([page], p => p is "docs/b.md" or "src/x.cs" or "docs/c.png"));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_reported()
    {
        var page = new TextFile("README.md", "`src/X/Tally.cs`, `tests/run.sh`, `docs/decisions/NNNN-….md`, `workflows/*.bpmn`, `src/<project>` and `GET /api/src/x`");
        Assert.Equal("README.md: src/X/Tally.cs", Assert.Single(MissingPaths([page], p => p is "tests/run.sh")));
    }

    [Fact]
    public void A_command_that_does_not_exist_is_reported()
    {
        var page = new TextFile("README.md", """
            ```bash
            dotnet run -c Release --project src/X -- --port 1
            dotnet test --solution X.sln
            bash tests/run.sh --long
            ```
            """);
        Assert.Equal(3, MissingCommands([page], _ => false).Count());
        Assert.Empty(MissingCommands([page], p => p is "src/X" or "X.sln" or "tests/run.sh"));
    }

    [Fact]
    public void A_decision_record_not_listed_or_out_of_order_is_reported()
    {
        string[] paths = [Index, "docs/decisions/0001-one.md", "docs/decisions/0003-three.md"];
        Assert.Equal(2, UnlistedRecords(paths, "[1](0001-one.md)").Count());
    }

    private static IEnumerable<string> DeadLinks(IEnumerable<TextFile> pages, Func<string, bool> exists) =>
        from page in pages
        from Match link in Link().Matches(WithoutCode(page.Text))
        let target = Uri.UnescapeDataString(link.Groups["target"].Value.Split('#')[0])
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !exists(Resolve(page.Folder, target))
        select $"{page.Path}: {target}";

    private static IEnumerable<string> MissingPaths(IEnumerable<TextFile> pages, Func<string, bool> exists) =>
        from page in pages
        from Match named in NamedPath().Matches(page.Text)
        let path = named.Groups["path"].Value
        where !exists(path.TrimEnd('/'))
        select $"{page.Path}: {path}";

    private static IEnumerable<string> MissingCommands(IEnumerable<TextFile> pages, Func<string, bool> exists) =>
        from page in pages
        from Match command in Command().Matches(page.Text)
        let path = command.Groups["path"].Value
        where !exists(path)
        select $"{page.Path}: {command.Value}";

    private static IEnumerable<string> UnlistedRecords(IEnumerable<string> paths, string index)
    {
        var next = 1;
        foreach (var name in paths.Select(p => RecordPath().Match(p)).Where(m => m.Success).Select(m => m.Groups["name"].Value))
        {
            if (!index.Contains($"({name})", StringComparison.Ordinal))
            {
                yield return $"{name} is not listed in {Index}";
            }
            if (!name.StartsWith(next.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                yield return $"{name}: the number should be {next}";
            }
            next++;
        }
    }

    private static string WithoutCode(string text) => CodeSpan().Replace(text, "");

    /// <summary>A link's target as a path from the root, dots resolved.</summary>
    private static string Resolve(string folder, string target)
    {
        var parts = target.StartsWith('/') || folder.Length == 0 ? new List<string>() : [.. folder.Split('/')];
        foreach (var part in target.Trim('/').Split('/'))
        {
            if (part is ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ".")
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex CodeSpan();

    /// <summary>A path in backticks that begins in a folder of the repository and holds no wildcard or placeholder.</summary>
    [GeneratedRegex(@"`(?<path>(src|tests|docs|workflows|deploy|\.ci|\.config)/[\w./-]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"(dotnet (run|build|publish|ef)\b[^\n`]*?--project |dotnet (test|build)\b[^\n`]*?--solution |bash )(?<path>[\w./-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^docs/decisions/(?<name>\d{4}-[\w-]+\.md)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RecordPath();
}
