using System.Text;
using System.Text.RegularExpressions;

namespace SanzhongYida.Structure.Tests;

/// <summary>
/// The C# of a razor page as one class, as far as the checks need it: the @code blocks as they stand, and every
/// condition and expression of the markup as a statement of a made-up method.
/// </summary>
public static partial class RazorCode
{
    public static string Of(string razor)
    {
        var members = new StringBuilder();
        var markup = new StringBuilder();
        var at = 0;
        foreach (Match block in CodeBlock().Matches(razor))
        {
            if (block.Index < at)
            {
                continue;
            }
            markup.Append(razor, at, block.Index - at);
            var end = Close(razor, block.Index + block.Length - 1, '{', '}');
            members.Append(razor, block.Index + block.Length, end - block.Index - block.Length).Append('\n');
            at = end + 1;
        }
        markup.Append(razor, Math.Min(at, razor.Length), Math.Max(0, razor.Length - at));
        var page = markup.ToString();
        var statements = new StringBuilder();
        foreach (Match start in Parenthesis().Matches(page))
        {
            var open = start.Index + start.Length - 1;
            var inside = page[(open + 1)..Close(page, open, '(', ')')];
            var isCondition = start.Groups["condition"].Success;
            statements.Append(isCondition ? $"if ({inside}) {{ }}\n" : $"Show({inside});\n");
        }
        foreach (Match path in PropertyPath().Matches(page))
        {
            statements.Append("Show(").Append(path.Groups["path"].Value).Append(");\n");
        }
        return $"class Page {{\n{members}\nvoid Markup() {{\n{statements}}}\n}}\n";
    }

    private static int Close(string text, int open, char opening, char closing)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == opening ? 1 : text[i] == closing ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }
        return text.Length;
    }

    [GeneratedRegex(@"@(code|functions)\s*\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(@|else\s+)(?<condition>if|while|switch)\s*\(|@\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"@(?<path>[A-Za-z_][\w]*(\??\.[A-Za-z_]\w*)+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PropertyPath();
}
