using System.Globalization;
using System.Text.RegularExpressions;

namespace SanzhongYida.Processes;

/// <summary>Dates, moments and durations as ISO 8601 writes them.</summary>
internal static partial class Iso
{
    /// <summary>District time: a date or a time without offset is meant there.</summary>
    private static readonly TimeSpan District = TimeSpan.FromHours(8);

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A date, a moment or a duration; null if the text is none of them.</summary>
    public static Value? Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new Value.Date(day);
        }

        return (Value?)Moment(text) ?? Duration(text);
    }

    /// <summary>The moment a value stands for, counted from <paramref name="from"/> where it is a duration; null if none.</summary>
    public static DateTimeOffset? After(Value value, DateTimeOffset from) => value switch
    {
        Value.Date date => new DateTimeOffset(date.Day.ToDateTime(TimeOnly.MinValue), District),
        Value.Moment moment => moment.At,
        Value.Duration duration => Add(from, duration),
        _ => null,
    };

    /// <summary>A moment and a duration, months first; null beyond the calendar.</summary>
    public static DateTimeOffset? Add(DateTimeOffset from, Value.Duration duration)
    {
        try
        {
            return from.AddMonths(duration.Months).Add(duration.Span);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static Value.Moment? Moment(string text)
    {
        if (!DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read))
        {
            return null;
        }

        if (read.Kind == DateTimeKind.Unspecified)
        {
            return new(new DateTimeOffset(read, District));
        }

        return DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(at) : null;
    }

    private static Value.Duration? Duration(string text)
    {
        var match = DurationShape().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T'))
        {
            return null;
        }

        try
        {
            checked
            {
                var months = (Part(match, "years") * 12) + Part(match, "months");
                var span = new TimeSpan(
                    (Part(match, "weeks") * 7) + Part(match, "days"), Part(match, "hours"), Part(match, "minutes"), Part(match, "seconds"));
                return match.Groups["minus"].Length > 0 ? new(-months, -span) : new(months, span);
            }
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static int Part(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\A(?<minus>-?)P((?<years>[0-9]{1,6})Y)?((?<months>[0-9]{1,6})M)?((?<weeks>[0-9]{1,6})W)?((?<days>[0-9]{1,6})D)?(T((?<hours>[0-9]{1,6})H)?((?<minutes>[0-9]{1,6})M)?((?<seconds>[0-9]{1,9})S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex DurationShape();
}
