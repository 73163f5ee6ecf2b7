using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>A machine-checkable line: <c>ARITH name key=value … => OUTCOME</c>.</summary>
/// <param name="Name">What the line calls itself.</param>
/// <param name="Case">The case it describes.</param>
/// <param name="Expected">The outcome it expects, as written.</param>
public sealed record ArithmeticLine(string Name, ItemCase Case, string Expected)
{
    private static readonly ImmutableDictionary<string, BodyKind> Bodies = new Dictionary<string, BodyKind>(StringComparer.Ordinal)
    {
        ["常务"] = BodyKind.Executive,
        ["党组"] = BodyKind.PartyGroup,
        ["专题"] = BodyKind.SpecialTopic,
        ["全体"] = BodyKind.Plenary,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Every such line of a text, evaluated; other lines are passed over.</summary>
    public static ImmutableArray<ArithmeticCheck> Check(string text)
    {
        var checks = ImmutableArray.CreateBuilder<ArithmeticCheck>();
        var lines = text.Split('\n');
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1].Trim();
            if (line.StartsWith("ARITH ", StringComparison.Ordinal))
            {
                checks.Add(Check(number, line));
            }
        }

        return checks.ToImmutable();
    }

    /// <summary>Reads one line. Throws <see cref="FormatException"/> with what is wrong: an unknown key or value, a count
    /// missing, more votes than members present and entitled.</summary>
    public static ArithmeticLine Parse(string line)
    {
        var halves = line.Split("=>", StringSplitOptions.TrimEntries);
        var words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (halves.Length != 2 || words.Length < 2 || words[0] != "ARITH")
        {
            throw new FormatException("“ARITH name key=value … => OUTCOME” is expected");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in words[2..].Select(word => word.Split('=')))
        {
            if (pair.Length != 2 || !values.TryAdd(pair[0], pair[1]))
            {
                throw new FormatException($"“{string.Join('=', pair)}” is no key=value, or comes twice");
            }
        }

        var item = Read(values);
        return values.Count == 0 ? new ArithmeticLine(words[1], item, halves[1]) : throw new FormatException($"unknown key “{values.Keys.First()}”");
    }

    private static ArithmeticCheck Check(int number, string line)
    {
        try
        {
            var parsed = Parse(line);
            return new ArithmeticCheck(number, parsed.Name, parsed.Expected, OutcomeNames.Of(Tally.Of(parsed.Case).Outcome));
        }
        catch (FormatException malformed)
        {
            return new ArithmeticCheck(number, line.Split(' ')[1], line.Split("=>")[^1].Trim(), "MALFORMED: " + malformed.Message);
        }
    }

    private static ItemCase Read(Dictionary<string, string> values)
    {
        var body = Take(values, "body") is { } name && Bodies.TryGetValue(name, out var kind) ? kind : throw new FormatException("body is 常务, 党组, 专题 or 全体");
        var votes = Votes(values);
        var written = Take(values, "written") is { } count ? Count(count, "written") : (int?)null;
        var item = new ItemCase(body, OneOf(values, "kind", "ordinary", "cadre") == "cadre", Needed(values, "N"), Needed(values, "P"), Needed(values, "X"))
        {
            Votes = votes,
            Written = new Ballots(written ?? 0, 0, 0),
            IsFlagged = Says(values, "flag") ?? false,
            IsDivergent = Says(values, "finding"),
            IsUnclear = Says(values, "unclear") ?? false,
            IsUrgent = Says(values, "urgent") ?? false,
            IsStudy = Says(values, "study") ?? false,
            IsMajor = Says(values, "major") ?? false,
            IsAtVote = OneOf(values, "stage", "opening", "vote") == "vote",
            IsDeclined = OneOf(values, "head", "agrees", "declines") == "declines",
            Settings = new Settings(Settings.Strict.Values
                .SetItem("C-05", OneOf(values, "recused", "keep", "exclude"))
                .SetItem("C-08", written is null ? "false" : "true")),
        };
        return item.Recused <= item.Present && item.Present <= item.Due && (votes is null || votes.Total <= item.Entitled)
            ? item
            : throw new FormatException("X ≤ P ≤ N and Y + No + D ≤ P − X are expected");
    }

    private static Ballots? Votes(Dictionary<string, string> values)
    {
        string[] texts = [Take(values, "Y") ?? "-", Take(values, "No") ?? "-", Take(values, "D") ?? "-"];
        return texts.All(text => text == "-") ? null : new Ballots(Count(texts[0], "Y"), Count(texts[1], "No"), Count(texts[2], "D"));
    }

    private static bool? Says(Dictionary<string, string> values, string key) => Take(values, key) switch
    {
        null or "-" => null,
        "yes" => true,
        "no" => false,
        _ => throw new FormatException($"{key} is yes or no"),
    };

    private static string OneOf(Dictionary<string, string> values, string key, string usual, string other) =>
        Take(values, key) is not { } text || text == usual ? usual : text == other ? other : throw new FormatException($"{key} is {usual} or {other}");

    private static int Needed(Dictionary<string, string> values, string key) =>
        Count(Take(values, key) ?? throw new FormatException($"{key} is missing"), key);

    private static int Count(string text, string key) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostMembers ? count : throw new FormatException($"{key} is a number");

    private static string? Take(Dictionary<string, string> values, string key) => values.Remove(key, out var value) ? value : null;

    /// <summary>Most members of a body a line may speak of.</summary>
    public const int MostMembers = 10_000;
}

/// <summary>One line, checked.</summary>
/// <param name="Line">Its number in the text, from 1.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Expected">What it expects.</param>
/// <param name="Actual">What the outcome function says, or that the line is malformed and why.</param>
public sealed record ArithmeticCheck(int Line, string Name, string Expected, string Actual)
{
    /// <summary>Do they agree?</summary>
    public bool IsMatch => Expected == Actual;
}

/// <summary>Outcomes as such lines write them: <c>DEFERRED_NOT_CARRIED</c>.</summary>
public static class OutcomeNames
{
    /// <summary>As people say it.</summary>
    public static string Chinese(Outcome outcome) => outcome switch
    {
        Outcome.Open => "未表决完毕",
        Outcome.NotOpened => "会议未能召开",
        Outcome.NoQuorum => "到会人数不足",
        Outcome.Carried => "通过",
        Outcome.Rejected => "未通过",
        Outcome.DeferredNotCarried => "暂缓决策(未获通过)",
        Outcome.DeferredDivergent => "暂缓决策(意见分歧较大)",
        Outcome.DeferredUnclear => "暂缓决策(重大问题尚不清楚)",
        Outcome.DeferredByHead => "暂缓决策(区长提出)",
        Outcome.Noted => "传达学习",
        _ => outcome.ToString(),
    };

    /// <summary>The name of an outcome.</summary>
    public static string Of(Outcome outcome) =>
        string.Concat(outcome.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
