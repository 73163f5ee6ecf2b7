using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Server;

/// <summary>Variables of a process as JSON says them: texts, numbers, yes or no, and lists of them.</summary>
public static class PlainVariables
{
    /// <summary>Commits what a request's variables are part of; a variable that is none is told.</summary>
    public static async Task<IResult> Commit(Caller caller, IReadOnlyDictionary<string, JsonElement>? variables, Func<ImmutableDictionary<string, Value>, Command> command) =>
        Read(variables) is { } values ? await caller.Commit(command(values)) : Problems.Input("变量须为文本、数字或是否", "a variable is a text, a number or yes or no");

    /// <summary>Variables as they are typed, one <c>name=value</c> a line: a number, true or false, else a text; null where a line is none.</summary>
    public static ImmutableDictionary<string, Value>? OfLines(string text)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var value])
            {
                return null;
            }

            values[name] = value switch
            {
                "true" or "false" => Value.Of(value == "true"),
                _ when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Value.Of(number),
                _ => Value.Of(value),
            };
        }

        return values.ToImmutable();
    }

    /// <summary>The variables as they are told; a value JSON has no kind for is told as nothing.</summary>
    public static IReadOnlyDictionary<string, object?> Told(ImmutableDictionary<string, Value> variables) =>
        variables.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => Told(pair.Value), StringComparer.Ordinal);

    private static object? Told(Value value) => value switch
    {
        Value.Text it => it.Content,
        Value.Number it => it.Amount,
        Value.Bool it => it.Is,
        Value.Date it => it.Day,
        Value.Moment it => it.At,
        Value.List it => it.Items.Select(Told).ToArray(),
        _ => null,
    };

    private static ImmutableDictionary<string, Value>? Read(IReadOnlyDictionary<string, JsonElement>? variables)
    {
        var values = (variables ?? ImmutableDictionary<string, JsonElement>.Empty).ToDictionary(pair => pair.Key, pair => Read(pair.Value), StringComparer.Ordinal);
        return values.Values.Any(value => value is null) ? null : values.ToImmutableDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
    }

    private static Value? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.True or JsonValueKind.False => Value.Of(element.GetBoolean()),
        JsonValueKind.Number when element.TryGetDecimal(out var number) => Value.Of(number),
        _ => null,
    };
}
