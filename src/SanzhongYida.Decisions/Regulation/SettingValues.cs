using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>The values each setting takes. Where the text is categorical, or a value holds only under a version of the regulation
/// that says so, no administrator can choose another.</summary>
internal static class SettingValues
{
    private static readonly ImmutableDictionary<string, Func<string, bool>> Takes = new Dictionary<string, Func<string, bool>>(StringComparer.Ordinal)
    {
        ["C-01"] = OneOf("true", "false"),
        ["C-02"] = OneOf("openingAndEachVote", "openingOnly"),
        ["C-03"] = value => value == "notCounted" || value.StartsWith(Settings.VideoIn, StringComparison.Ordinal) && value[Settings.VideoIn.Length..].Split(',').All(body => body.Length > 0),
        ["C-04"] = OneOf("absentForItem", "presentForItem"),
        ["C-05"] = OneOf("keep"),
        ["C-06"] = OneOf("notOffered", "offered"),
        ["C-07"] = OneOf("defer", "reject"),
        ["C-08"] = OneOf("false", "true"),
        ["C-09"] = OneOf("false"),
        ["C-10"] = OneOf("false"),
        ["C-11"] = value => value == "off" || IsFraction(value),
        ["C-12"] = AtLeast(1),
        ["C-13"] = AtLeast(1),
        ["C-14"] = AtLeast(1),
        ["C-15"] = AtLeast(1),
        ["C-16"] = AtLeast(5),
        ["C-17"] = value => AtLeast(1)(value) && !AtLeast(21)(value),
        ["C-18"] = AtLeast(1),
        ["C-19"] = AtLeast(1),
        ["C-20"] = AtLeast(1),
        ["C-21"] = AtLeast(1),
        ["C-22"] = AtLeast(1),
        ["C-23"] = value => value.Split('/') is [var over, var least] && IsMoney(over) && IsMoney(least),
        ["C-24"] = OneOf("advise", "off", "enforce"),
        ["C-25"] = OneOf("limited"),
        ["C-26"] = OneOf("off", "on"),
        ["C-27"] = OneOf("allItems", "appointmentsOnly"),
        ["C-28"] = OneOf("civilCodeAndCivilServants", "civilCode"),
        ["C-29"] = OneOf("refused"),
        ["C-30"] = OneOf("majorityRequired"),
        ["C-31"] = value => value.Split(',') is { Length: > 0 } methods && methods.Contains("showOfHands", StringComparer.Ordinal) && methods.All(OneOf("showOfHands", "oral", "namedBallot", "secretBallot")),
        ["C-32"] = OneOf("allButAppointmentsAndStudy", "majorDecisionsOnly", "allFour"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Values that hold only under a version of the regulation that says so: C-05 and C-30.</summary>
    public static ImmutableArray<PermittedValue> UnderAnEdition { get; } = [new("C-05", "exclude"), new("C-30", "headDecides")];

    /// <summary>Is there such a setting?</summary>
    public static bool Knows(string setting) => Takes.ContainsKey(setting);

    /// <summary>May an administrator give it that value?</summary>
    public static bool Allows(string setting, string value) => Takes[setting](value);

    private static Func<string, bool> OneOf(params string[] values) => value => values.Contains(value, StringComparer.Ordinal);

    private static Func<string, bool> AtLeast(int least) => value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least;

    private static bool IsFraction(string value) => value.Split('/') is [var part, var whole] && AtLeast(1)(part) && AtLeast(1)(whole);

    private static bool IsMoney(string value) => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && decimal.Round(amount, 2) == amount;
}
