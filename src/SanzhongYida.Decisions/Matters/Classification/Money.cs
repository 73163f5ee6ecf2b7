using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>Money as officials type it: 元, 万元 or 亿元, kept exactly in 元 with two places. Nothing is rounded.</summary>
public static class Money
{
    /// <summary>Largest amount, in 元.</summary>
    public const decimal Most = 1_000_000_000_000m;

    /// <summary>Reads “1000.01万元”. False when it is no amount, negative, above <see cref="Most"/> or finer than 分.</summary>
    public static bool TryParse(string? text, out decimal amount)
    {
        amount = 0;
        var typed = (text ?? "").Trim().Replace(",", "", StringComparison.Ordinal);
        var (number, unit) = typed switch
        {
            [.. var head, '万', '元'] => (head, 10_000m),
            [.. var head, '亿', '元'] => (head, 100_000_000m),
            [.. var head, '元'] => (head, 1m),
            _ => ("", 0m),
        };
        if (number.Length is 0 or > 24 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        amount = value * unit;
        return amount <= Most && decimal.Round(amount, 2) == amount;
    }

    /// <summary>Writes an amount as an official would: 元 below 万, else 万元 or 亿元, exactly.</summary>
    public static string Format(decimal amount)
    {
        var (value, unit) = amount switch
        {
            >= 100_000_000m => (amount / 100_000_000m, "亿元"),
            >= 10_000m => (amount / 10_000m, "万元"),
            _ => (amount, "元"),
        };
        return value.ToString("0.############", CultureInfo.InvariantCulture) + unit;
    }
}
