using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SanzhongYida.Cli;

/// <summary>One line of a story: who does what, when, and what must come of it.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="At">When, in district time.</param>
/// <param name="Actor">The person's id.</param>
/// <param name="Act">The act, by its Chinese name.</param>
/// <param name="Words">Words without a key, in order.</param>
/// <param name="Fields">Words of the form 键=值.</param>
/// <param name="RefusedBy">Rule ids the act must be refused with; empty when it must be accepted.</param>
public sealed record StoryStep(
    int Line,
    DateTimeOffset At,
    string Actor,
    string Act,
    ImmutableArray<string> Words,
    ImmutableDictionary<string, string> Fields,
    ImmutableArray<string> RefusedBy)
{
    /// <summary>The value of a field; a story that lacks it is wrong.</summary>
    public string this[string key] => Fields.GetValueOrDefault(key) ?? throw new StoryException(Line, $"缺少“{key}=…”");

    /// <summary>The value of a field, or null.</summary>
    public string? Find(string key) => Fields.GetValueOrDefault(key);

    /// <summary>A list field, its items parted by 、; empty when it is not there.</summary>
    public ImmutableArray<string> List(string key) =>
        Fields.TryGetValue(key, out var value) ? [.. value.Split('、', StringSplitOptions.RemoveEmptyEntries)] : [];

    /// <summary>A day field, or the day of the step.</summary>
    public DateOnly Day(string key) => Fields.TryGetValue(key, out var value) ? StoryFile.ReadDay(Line, value) : DateOnly.FromDateTime(At.DateTime);

    /// <summary>The n-th word without a key.</summary>
    public string Word(int index) => index < Words.Length ? Words[index] : throw new StoryException(Line, $"“{Act}”之后还缺一个词");
}

/// <summary>A story that can't be read or does not hold.</summary>
public sealed class StoryException(int line, string message) : Exception($"第{line}行:{message}");

/// <summary>A story in text, as the office would write it: a date on a line of its own, then lines “人 做什么 键=值 … [→ 拒绝 条款…]”.
/// Lines that begin with # are remarks; a line that ends in a backslash goes on. “变体 名称 接 2026-04-28” begins another ending:
/// the story as it was told up to that moment, then what follows the line.</summary>
public sealed partial record StoryFile(string Title, ImmutableArray<StoryStep> Steps)
{
    /// <summary>Most lines of a story.</summary>
    public const int MostLines = 5000;

    /// <summary>Its other endings, each a whole story from the first step on.</summary>
    public ImmutableArray<StoryFile> Variants { get; init; } = [];

    /// <summary>The story and its variants.</summary>
    public IEnumerable<StoryFile> All => Variants.Prepend(this);

    private static readonly TimeSpan District = TimeSpan.FromHours(8);

    /// <summary>Reads a story. Throws <see cref="StoryException"/> naming the line.</summary>
    public static StoryFile Read(string text)
    {
        var told = new List<StoryFile> { new("", []) };
        var steps = new List<StoryStep>();
        var at = DateTimeOffset.MinValue;
        foreach (var (number, line) in Lines(text))
        {
            if (line.StartsWith("故事", StringComparison.Ordinal))
            {
                told[0] = told[0] with { Title = line[2..].Trim() };
            }
            else if (Variant().Match(line) is { Success: true } variant)
            {
                told[^1] = told[^1] with { Steps = [.. steps] };
                at = ReadMoment(number, variant.Groups["moment"].Value);
                steps = [.. told[0].Steps.Where(step => step.At < at)];
                told.Add(new StoryFile($"{told[0].Title} · {variant.Groups["name"].Value}", []));
            }
            else if (Date().IsMatch(line))
            {
                at = ReadMoment(number, line);
            }
            else
            {
                steps.Add(ReadStep(number, line, at));
                at = at.AddMinutes(1);
            }
        }

        told[^1] = told[^1] with { Steps = [.. steps] };
        return told[0] with { Variants = [.. told.Skip(1)] };
    }

    internal static DateOnly ReadDay(int line, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new StoryException(line, $"“{text}”不是日期(应为 2026-04-28 的形式)");

    private static IEnumerable<(int Number, string Line)> Lines(string text)
    {
        var number = 0;
        var pending = "";
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (++number > MostLines)
            {
                throw new StoryException(number, $"故事超过{MostLines}行");
            }

            var line = raw.Trim();
            if (line is "" or ['#', ..])
            {
                continue;
            }

            pending = pending.Length == 0 ? line : $"{pending} {line}";
            if (pending.EndsWith('\\'))
            {
                pending = pending[..^1].TrimEnd();
                continue;
            }

            yield return (number, pending);
            pending = "";
        }
    }

    private static StoryStep ReadStep(int number, string line, DateTimeOffset at)
    {
        if (at == DateTimeOffset.MinValue)
        {
            throw new StoryException(number, "第一步之前须有日期");
        }

        var parts = line.Split('→', 2);
        var refused = parts.Length < 2 ? [] : ReadRefusal(number, parts[1].Trim());
        var words = parts[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            throw new StoryException(number, "每行须写明何人、何事");
        }

        var fields = words.Skip(2).Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=', 2));
        return new StoryStep(
            number,
            at,
            words[0],
            words[1],
            [.. words.Skip(2).Where(word => !word.Contains('=', StringComparison.Ordinal))],
            fields.ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
            refused);
    }

    private static ImmutableArray<string> ReadRefusal(int number, string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["拒绝", .. var ids] when ids.Length > 0 => [.. ids],
        _ => throw new StoryException(number, "“→”之后须为“拒绝 条款…”"),
    };

    internal static DateTimeOffset ReadMoment(int number, string line)
    {
        var words = line.Split(' ', 2);
        var time = words.Length == 1
            ? new TimeOnly(9, 0)
            : TimeOnly.TryParseExact(words[1].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
                ? parsed
                : throw new StoryException(number, $"“{words[1]}”不是时刻");
        return new DateTimeOffset(ReadDay(number, words[0]).ToDateTime(time), District);
    }

    [GeneratedRegex(@"^变体 (?<name>.+) 接 (?<moment>\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Variant();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Date();
}
