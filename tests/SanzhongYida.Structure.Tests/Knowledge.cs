using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SanzhongYida.Structure.Tests;

/// <summary>What a project must never know: the arithmetic of the regulation outside Decisions, machinery inside the pure projects.</summary>
public partial class Knowledge
{
    private static IEnumerable<TextFile> In(string project) =>
        Repository.Sources.Where(f => f.Under("src/SanzhongYida." + project) && f.Is(".cs", ".razor"));

    [Theory]
    [InlineData("Storage")]
    [InlineData("Server")]
    [InlineData("Cli")]
    [InlineData("Contracts")]
    public void Outside_Decisions_no_name_speaks_of_quorum_majority_or_threshold(string project) =>
        Offenders.MustBeNone(Names(In(project), Arithmetic()));

    [Theory]
    [InlineData("Storage")]
    [InlineData("Server")]
    [InlineData("Cli")]
    public void Outside_Decisions_no_condition_asks_who_is_due_who_withdrew_or_how_many_approved(string project) =>
        Offenders.MustBeNone(RulesInConditions(In(project)));

    [Fact]
    public void No_condition_of_a_diagram_counts_members_or_votes() =>
        Offenders.MustBeNone(RulesInDiagrams(Repository.Files.Where(f => f.Is(".bpmn") && f.Under("workflows"))));

    [Fact]
    public void Decisions_knows_no_machinery() => Offenders.MustBeNone(Names(In("Decisions"), Machinery()));

    [Fact]
    public void Processes_knows_no_machinery_and_no_votes() =>
        Offenders.MustBeNone(Names(In("Processes"), Machinery()).Concat(Names(In("Processes"), Votes())));

    [Fact]
    public void Storage_knows_neither_the_web_nor_the_bus() => Offenders.MustBeNone(Names(In("Storage"), WebAndBus()));

    [Fact]
    public void The_command_line_does_not_know_the_web_program() => Offenders.MustBeNone(Names(In("Cli"), WebAndBus()));

    [Fact]
    public void A_name_out_of_place_is_reported_and_a_comment_is_not()
    {
        var bad = new TextFile("src/X/Board.cs", "// the quorum is Decisions' business\nclass Board { bool HasQuorum => true; }");
        Assert.Equal("src/X/Board.cs:2 HasQuorum", Assert.Single(Names([bad], Arithmetic())));
        var page = new TextFile("src/X/Board.razor", "<p>Quorum @item.TwoThirdsReached</p>");
        Assert.EndsWith("TwoThirdsReached", Assert.Single(Names([page], Arithmetic())), StringComparison.Ordinal);
        var http = new TextFile("src/X/Casework.cs", "using Microsoft.AspNetCore.Http; class C { HttpContext? H; async void M() { } }");
        Assert.Equal(3, Names([http], Machinery()).Count());
        var vote = new TextFile("src/X/Engine.cs", "class C { void CountVotes() { } }");
        Assert.Single(Names([vote], Votes()));
        var bus = new TextFile("src/X/Desk.cs", "using MassTransit; class C { }");
        Assert.Single(Names([bus], WebAndBus()));
    }

    [Fact]
    public void A_rule_in_a_condition_is_reported()
    {
        var bad = new TextFile("src/X/Page.cs", """
            class Page {
                bool M(Item item) {
                    if (item.MembersDue > 8) { return true; }
                    var may = item.IsRecused ? 1 : 0;
                    return 2 * item.Yes > item.Due || item.IsRecused;
                }
                string Fine(Item item) { Show(item.MembersDue); if (item.Open) { } return item.Recusals.ToString(); }
            }
            """);
        var page = new TextFile("src/X/Page.razor", "@if (item.MembersDue > 8) { <p>8</p> }\n<b>@item.MembersDue</b>");
        Assert.Equal(3, RulesInConditions([bad]).Count());
        Assert.Single(RulesInConditions([page]));
    }

    [Fact]
    public void A_counting_diagram_is_reported()
    {
        var bad = new TextFile("workflows/x/x.bpmn", """
            <process><documentation>赞成数超过应到会成员半数方为通过</documentation>
            <conditionExpression>2 * approvals &gt; membersDue</conditionExpression>
            <conditionExpression>outcome = "carried"</conditionExpression></process>
            """);
        Assert.Single(RulesInDiagrams([bad]));
    }

    private static IEnumerable<string> Names(IEnumerable<TextFile> files, Regex forbidden) =>
        from file in files
        from token in file.Parse().DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.AsyncKeyword) || token.IsKind(SyntaxKind.AwaitKeyword)
        where forbidden.IsMatch(token.Text)
        select $"{file.Path}:{LineOf(token)} {token.Text}";

    private static IEnumerable<string> RulesInConditions(IEnumerable<TextFile> files) =>
        (from file in files
         from condition in file.Parse().DescendantNodes().SelectMany(Conditions)
         where condition.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && RuleWords().IsMatch(t.Text)) || Multiplies(condition)
         select $"{file.Path}:{condition.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {condition}").Distinct(StringComparer.Ordinal);

    private static IEnumerable<SyntaxNode> Conditions(SyntaxNode node)
    {
        SyntaxNode? condition = node switch
        {
            IfStatementSyntax s => s.Condition,
            WhileStatementSyntax s => s.Condition,
            ConditionalExpressionSyntax s => s.Condition,
            SwitchStatementSyntax s => s.Expression,
            SwitchExpressionSyntax s => s.GoverningExpression,
            WhenClauseSyntax s => s.Condition,
            BinaryExpressionSyntax s when IsTest(s) => s,
            _ => null,
        };
        return condition is null ? [] : [condition];
    }

    private static bool IsTest(BinaryExpressionSyntax binary) =>
        binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression)
            ? binary.Parent is not BinaryExpressionSyntax
            : IsComparison(binary) && binary.Parent is not BinaryExpressionSyntax;

    private static bool IsComparison(SyntaxNode node) =>
        node.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;

    /// <summary>Twice or three times something compared: the shape of 半数 and 三分之二.</summary>
    private static bool Multiplies(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().Where(IsComparison)
            .SelectMany(c => new[] { c.Left, c.Right })
            .OfType<BinaryExpressionSyntax>()
            .Any(m => m.IsKind(SyntaxKind.MultiplyExpression) && (m.Left.ToString() is "2" or "3" || m.Right.ToString() is "2" or "3"));

    private static IEnumerable<string> RulesInDiagrams(IEnumerable<TextFile> files) =>
        from file in files
        from Match expression in DiagramCondition().Matches(file.Text)
        where RuleWords().IsMatch(expression.Value) || Arithmetic().IsMatch(expression.Value) || DiagramVotes().IsMatch(expression.Value)
        select $"{file.Path} {expression.Value}";

    private static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex("quorum|majority|threshold|HalfOrMore|TwoThirds", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Arithmetic();

    [GeneratedRegex("MembersDue|MembersPresent|Recus|Threshold|Quorum|Majority|Approvals$|VotesFor", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleWords();

    [GeneratedRegex("approv|vote|ballot|应到|半数|三分之二|赞成", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DiagramVotes();

    [GeneratedRegex(@"<[^<>]*(condition|Condition)(Expression)?\b[^<>]*>[^<]*</", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DiagramCondition();

    [GeneratedRegex("^(async|await|AspNetCore|HttpContext|HttpClient|EntityFrameworkCore|DbContext|MassTransit|Hangfire|Sqlite.*|IServiceProvider|ILogger)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Machinery();

    [GeneratedRegex("vote|ballot|department|quorum|regulation", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Votes();

    [GeneratedRegex("^(AspNetCore|HttpContext|MassTransit|IBus|IPublishEndpoint|Hangfire|MudBlazor)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WebAndBus();
}
