using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>The values each setting takes. Where the text is categorical, or a value holds only under a version of the regulation
/// that says so, no administrator can choose another.</summary>
internal static class SettingValues
{
    /// <summary>Most rounds of coordination, or deferrals before the supervision centre is told.</summary>
    public const int MostRounds = 10;

    /// <summary>Longest period in working days: a quarter of a year.</summary>
    public const int MostWorkingDays = 60;

    /// <summary>Longest period in days: half a year.</summary>
    public const int MostDays = 180;

    /// <summary>Most months until the first evaluation.</summary>
    public const int MostMonths = 36;

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
        ["C-12"] = Between(1, MostRounds),
        ["C-13"] = Between(1, MostWorkingDays),

        // Shorter only with a reason published with the consultation itself.
        ["C-14"] = Between(30, MostDays),
        ["C-15"] = OneOf("7"),
        ["C-16"] = Between(5, MostWorkingDays),
        ["C-17"] = Between(1, 20),
        ["C-18"] = Between(1, MostWorkingDays),
        ["C-19"] = Between(1, MostWorkingDays),
        ["C-20"] = Between(1, MostDays),
        ["C-21"] = Between(1, MostMonths),
        ["C-22"] = Between(1, MostRounds),
        ["C-23"] = OneOf("10000000.00/10000000.00"),
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

    private static Func<string, bool> Between(int least, int most) => value => Number(value) is { } number && number >= least && number <= most;

    private static bool IsFraction(string value) => value.Split('/') is [var part, var whole] && Number(part) is > 0 and var p && p <= Number(whole);

    private static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
