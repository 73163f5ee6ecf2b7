using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SanzhongYida.Processes;

internal enum TokenKind
{
    Number,
    Text,
    Word,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Position);

/// <summary>Cuts a text into words, numbers, texts and signs.</summary>
internal static class Tokens
{
    private static readonly string[] LongSymbols = ["<=", ">=", "!=", ".."];
    private const string Symbols = "+-*/=<>()[],.@";

    public static ImmutableArray<Token> Of(string text, out Fault? fault)
    {
        fault = null;
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var position = text.TakeWhile(char.IsWhiteSpace).Count();
        position += position < text.Length && text[position] == '=' ? 1 : 0;
        while (fault is null)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position >= text.Length)
            {
                break;
            }

            var token = Next(text, position, out var length, out fault);
            tokens.Add(token);
            position += length;
        }

        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens.ToImmutable();
    }

    private static Token Next(string text, int start, out int length, out Fault? fault)
    {
        fault = null;
        var first = text[start];
        if (first == '"')
        {
            return Quoted(text, start, out length, out fault);
        }

        if (char.IsAsciiDigit(first))
        {
            length = NumberLength(text, start);
            return new(TokenKind.Number, text.Substring(start, length), start);
        }

        if (char.IsLetter(first) || first == '_')
        {
            length = WordLength(text, start);
            return new(TokenKind.Word, text.Substring(start, length), start);
        }

        var symbol = LongSymbols.FirstOrDefault(it => string.CompareOrdinal(text, start, it, 0, 2) == 0)
            ?? (Symbols.Contains(first, StringComparison.Ordinal) ? first.ToString() : null);
        length = symbol?.Length ?? 1;
        if (symbol is null)
        {
            fault = new(start, $"不认识的字符“{first}”。", $"Unknown character '{first}'.");
        }

        return new(TokenKind.Symbol, symbol ?? "", start);
    }

    private static int WordLength(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end - start;
    }

    // "1..5" is a range from 1, not "1." and ".5".
    private static int NumberLength(string text, int start)
    {
        var end = Digits(text, start);
        return end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])
            ? Digits(text, end + 1) - start
            : end - start;
    }

    private static int Digits(string text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    private static Token Quoted(string text, int start, out int length, out Fault? fault)
    {
        var content = new StringBuilder();
        fault = null;
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                length = at + 1 - start;
                return new(TokenKind.Text, content.ToString(), start);
            }

            if (text[at] == '\\')
            {
                var escaped = Escaped(text, at + 1, out var used);
                if (escaped is null)
                {
                    break;
                }

                content.Append(escaped.Value);
                at += used;
                continue;
            }

            content.Append(text[at]);
        }

        length = text.Length - start;
        fault = new(start, "文本没有正确结束。", "The text is not ended properly.");
        return new(TokenKind.Text, "", start);
    }

    private static char? Escaped(string text, int at, out int used)
    {
        used = 1;
        var sign = at < text.Length ? text[at] : '\0';
        if (sign == 'u' && at + 5 <= text.Length
            && int.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            used = 5;
            return (char)code;
        }

        return sign switch
        {
            '"' or '\\' or '/' => sign,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            _ => null,
        };
    }
}
