using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SanzhongYida.Structure.Tests;

/// <summary>docs/clauses.md, made from the code: clause → rule → function → test. It is written anew by
/// <c>SZYD_WRITE_CLAUSES=1</c> and otherwise compared, so the page can't say what the code doesn't.</summary>
public partial class ClausesPage
{
    private const string Page = "docs/clauses.md";
    private const string Folder = "workflows/taobei/";

    /// <summary>A row of the page.</summary>
    public sealed record Rule(string Id, string Kind, string Place, string Sentence);

    /// <summary>A place that names a rule: its file and the member around it.</summary>
    public sealed record Mention(string RuleId, string Path, string Member);

    [Fact]
    public void The_page_of_clauses_says_what_the_code_says()
    {
        var page = Write(Rules(), [.. Repository.Sources.Where(f => f.Is(".cs", ".razor")).SelectMany(Mentions)], [.. Repository.Tests.SelectMany(Tests)], [.. Stories()]);
        if (Environment.GetEnvironmentVariable("SZYD_WRITE_CLAUSES") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), page);
        }

        Assert.Equal(page, Repository.Exists(Page) ? File.ReadAllText(Path.Combine(Repository.Root, Page)) : "", ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_rule_is_found_in_the_member_that_names_it()
    {
        var code = new TextFile("src/X/Hearing.cs", """
            /// <summary>About R-4.1.1-e.</summary>
            class Hearing
            {
                // W-713-16: seven days before
                bool InTime(int days) => days >= 7;
                void Check() => Require("R-4.1.1-e");
                string Other => "R-4.1.1-extra";
            }
            """);
        Assert.Equal(["R-4.1.1-e Hearing", "W-713-16 Hearing.InTime", "R-4.1.1-e Hearing.Check"], Mentions(code).Select(m => $"{m.RuleId} {m.Member}"), StringComparer.Ordinal);
        var tests = new TextFile("tests/X/HearingTests.cs", """class HearingTests { [Fact, Clause("R-4.1.1-e")] void 两者缺一不可() { } [Trait("Clause", "T-1")] void Late() { } }""");
        Assert.Equal(["R-4.1.1-e HearingTests.两者缺一不可", "T-1 HearingTests.Late"], Tests(tests).Select(m => $"{m.RuleId} {m.Member}"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_rule_nobody_applies_or_tests_is_open()
    {
        var rule = new Rule("R-1-a", "E", "一", "句");
        Assert.Contains("1 | 0 | **1**", Write([rule], [], [], []), StringComparison.Ordinal);
        Assert.Contains("1 | 0 | **1**", Write([rule], [new("R-1-a", "src/SanzhongYida.Decisions/A.cs", "A.B")], [], []), StringComparison.Ordinal);
        Assert.Contains("1 | 1 | 0", Write([rule], [new("R-1-a", "src/SanzhongYida.Decisions/A.cs", "A.B")], [new("R-1-a", "tests/X/T.cs", "T.M")], []), StringComparison.Ordinal);
        Assert.Contains("1 | 0 | **1**", Write([rule with { Kind = "R" }], [new("R-1-a", "src/SanzhongYida.Decisions/A.cs", "A.B")], [new("R-1-a", "tests/X/T.cs", "T.M")], []), StringComparison.Ordinal);
        Assert.Contains("1 | 1 | 0", Write([rule with { Kind = "R/E" }], [new("R-1-a", "src/SanzhongYida.Server/A.cs", "A.B")], [new("R-1-a", "tests/X/T.cs", "T.M")], []), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Rule> Rules()
    {
        var clauses = JsonDocument.Parse(Repository.Find(Folder + "clauses.json").Text).RootElement.EnumerateArray()
            .Select(c => new Rule(c.GetProperty("id").GetString()!, c.GetProperty("kind").GetString()!, c.GetProperty("place").GetString()!, c.GetProperty("sentence").GetString()!));
        var settings = JsonDocument.Parse(Repository.Find(Folder + "regulation.json").Text).RootElement.GetProperty("settings").EnumerateArray()
            .GroupBy(s => s.GetProperty("id").GetString()!, StringComparer.Ordinal)
            .Select(g => new Rule(g.Key, "C", "设置", string.Join(';', g.Select(s => s.GetProperty("chinese").GetString()))));
        return [.. clauses, .. settings];
    }

    private static IEnumerable<Mention> Mentions(TextFile file) =>
        file.Is(".razor")
            ? Cited(file.Text).Select(id => new Mention(id, file.Path, file.Name))
            : (from token in file.Parse().DescendantTokens()
               from cited in Cited(token.LeadingTrivia.ToFullString()).Concat(token.IsKind(SyntaxKind.IdentifierToken) ? [] : Cited(token.Text)).Concat(Cited(token.TrailingTrivia.ToFullString()))
               select new Mention(cited, file.Path, MemberOf(token.Parent))).Distinct();

    private static IEnumerable<Mention> Tests(TextFile file) =>
        (from attribute in file.Parse().DescendantNodes().OfType<AttributeSyntax>()
         where attribute.Name.ToString() == "Clause" || (attribute.Name.ToString() == "Trait" && attribute.ToString().Contains("\"Clause\"", StringComparison.Ordinal))
         from cited in Cited(attribute.ToString())
         select new Mention(cited, file.Path, MemberOf(attribute))).Distinct();

    private static IEnumerable<Mention> Stories() =>
        from file in Repository.Files
        where file.Under(Folder.TrimEnd('/')) && file.Path.EndsWith(".scenario.txt", StringComparison.Ordinal)
        from cited in Cited(file.Text).Distinct(StringComparer.Ordinal)
        select new Mention(cited, file.Path, file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)]);

    private static IEnumerable<string> Cited(string text) => RuleId().Matches(text).Select(m => m.Groups["id"].Value);

    // "Type.Member"; a local function counts as its method, a record's parameter as the record.
    private static string MemberOf(SyntaxNode? node)
    {
        var member = node?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault(m => m is not BaseNamespaceDeclarationSyntax and not GlobalStatementSyntax);
        var name = member switch
        {
            MethodDeclarationSyntax m => m.Identifier.Text,
            PropertyDeclarationSyntax p => p.Identifier.Text,
            FieldDeclarationSyntax f => f.Declaration.Variables[0].Identifier.Text,
            EnumMemberDeclarationSyntax e => e.Identifier.Text,
            _ => "",
        };
        var types = node?.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Select(t => t.Identifier.Text).Reverse() ?? [];
        return string.Join('.', types.Append(name).Where(n => n.Length > 0));
    }

    private static string Write(IReadOnlyList<Rule> rules, IReadOnlyList<Mention> mentions, IReadOnlyList<Mention> tests, IReadOnlyList<Mention> stories)
    {
        var applied = mentions.Where(m => !IsReading(m)).ToLookup(m => m.RuleId, StringComparer.Ordinal);
        var read = mentions.Where(IsReading).ToLookup(m => m.RuleId, StringComparer.Ordinal);
        var tested = tests.ToLookup(m => m.RuleId, StringComparer.Ordinal);
        var told = stories.ToLookup(m => m.RuleId, StringComparer.Ordinal);
        bool IsUnread(Rule rule) => rule.Kind.Contains('R', StringComparison.Ordinal) && !read[rule.Id].Any();
        bool IsOpen(Rule rule) => rule.Kind != "P" && (IsUnread(rule) || (!applied[rule.Id].Any() && !read[rule.Id].Any()) || (!tested[rule.Id].Any() && !told[rule.Id].Any()));

        var page = new StringBuilder("""
            # 条款对照 · Clauses

            由代码生成,不手工编辑:条款、适用它的函数、读取它的页面或接口、证明它的测试和故事。缺函数或缺测试的条款、记录类(R)而无处读取的条款列为“未完成”。
            Made from the code by the structure tests (`SZYD_WRITE_CLAUSES=1`), never edited by hand: each clause, the functions that apply it, where it is read, and the tests and stories that prove it. A clause without a function or without a test is listed as open, and so is one to be recorded (R) that is read nowhere.

            类 kind: E 拒绝 enforced · R 记录 recorded · A 提醒 alerted · P 原则 principle · C 设置 setting.

            | 类 kind | 条款 rules | 有函数和测试 applied and tested | 未完成 open |
            |---|---|---|---|

            """);
        foreach (var kind in rules.GroupBy(r => r.Kind, StringComparer.Ordinal))
        {
            var open = kind.Count(IsOpen);
            page.AppendLine(Invariant($"| {kind.Key} | {kind.Count()} | {kind.Count() - open} | {(open > 0 ? $"**{open}**" : "0")} |"));
        }

        page.AppendLine().AppendLine(Invariant($"未完成 open: {string.Join('、', rules.Where(IsOpen).Select(r => r.Id).DefaultIfEmpty("无 none"))}"));
        foreach (var chapter in rules.GroupBy(r => r.Place, StringComparer.Ordinal))
        {
            page.AppendLine().AppendLine(Invariant($"## {chapter.Key}")).AppendLine()
                .AppendLine("| 条款 rule | 类 | 原文 clause | 适用 applied | 读取 read | 测试 tests | 故事 stories |").AppendLine("|---|---|---|---|---|---|---|");
            foreach (var rule in chapter)
            {
                page.AppendLine(Invariant($"| {rule.Id} | {rule.Kind} | {rule.Sentence.Replace("|", "\\|", StringComparison.Ordinal)} | {Links(applied[rule.Id])} | {Links(read[rule.Id])} | {Links(tested[rule.Id])} | {Links(told[rule.Id])} |"));
            }
        }

        return page.ToString();
    }

    private static bool IsReading(Mention mention) => mention.Path.StartsWith("src/SanzhongYida.Server/", StringComparison.Ordinal) || mention.Path.StartsWith("src/SanzhongYida.Cli/", StringComparison.Ordinal);

    private static string Links(IEnumerable<Mention> mentions) =>
        string.Join(" · ", mentions.OrderBy(m => m.Path, StringComparer.Ordinal).ThenBy(m => m.Member, StringComparer.Ordinal).Select(m => $"[{m.Member}](../{m.Path})"));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"(?<![\w-])(?<id>R-\d[\d.]*-[a-z]|W-[A-Z0-9]+(-\d+[a-z]?(/\d+|\.\.\d+)?)?|T-\d|C-\d\d)(?![\w-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleId();
}
