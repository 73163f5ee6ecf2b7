using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SanzhongYida.Decisions;

/// <summary>What people typed, as text: can anything of it be seen, and does it hold only what a text may hold?</summary>
public static class Wording
{
    // Letters by their category, and drawn as nothing.
    private const string Unseen = "\u115F\u1160\u2800\u3164\uFFA0";

    /// <summary>Is there nothing to be seen: no text, white space, marks without a shape?</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) => text is null || text.EnumerateRunes().All(IsUnseen);

    /// <summary>Does it hold no control character but line ends and tabs, no half of a pair, and no mark that turns the direction of
    /// what follows, by which a text can be shown otherwise than it is kept?</summary>
    public static bool IsFit(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var isPair = char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            if (char.IsSurrogate(letter) && !isPair || char.IsControl(letter) && letter is not ('\n' or '\r' or '\t') || IsTurn(letter) || letter is '\uFFFE' or '\uFFFF')
            {
                return false;
            }

            at += isPair ? 1 : 0;
        }

        return true;
    }

    private static bool IsTurn(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static bool IsUnseen(Rune rune) => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        || rune.IsBmp && Unseen.Contains((char)rune.Value, StringComparison.Ordinal);
}
