using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace SanzhongYida.Decisions.Tests;

/// <summary>What a form may hold: every field of an accepted act is left out, emptied, doubled and lengthened until it is refused.</summary>
internal static class Inputs
{
    private const int Longest = 60_000;
    private const int MostElements = 400;

    /// <summary>A line for each field: what was tried, and what came of it.</summary>
    public static IEnumerable<string> Of(string act, Command accepted, Func<Command, string> judge)
    {
        foreach (var property in Fields(accepted))
        {
            var tried = Tried(property, property.GetValue(accepted), value => judge((Command)With(accepted, property, value)));
            yield return $"{act}\t{property.Name}\t{string.Join("; ", tried)}";
        }
    }

    private static IEnumerable<PropertyInfo> Fields(object of) =>
        of.GetType().GetConstructors().Single(it => it.GetParameters().Length > 0).GetParameters().Select(parameter => of.GetType().GetProperty(parameter.Name!)!).Where(it => it.Name != "Meeting");

    private static object With(object of, PropertyInfo property, object? value)
    {
        var copy = of.GetType().GetMethod("<Clone>$")!.Invoke(of, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static IEnumerable<string> Tried(PropertyInfo property, object? value, Func<object?, string> judge) => property.PropertyType switch
    {
        var type when type == typeof(string) => Texts(new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable, judge),
        var type when type == typeof(int) || type == typeof(int?) => Numbers((int?)value, judge),
        var type when type == typeof(bool) => [$"{!(bool)value!}: {judge(!(bool)value!)}"],
        { IsEnum: true } type => Enum.GetValues(type).Cast<object>().Append(Enum.ToObject(type, 99)).Select(it => $"{it}: {judge(it)}"),
        var type when type == typeof(DateTimeOffset) => Moments((DateTimeOffset)value!, judge),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => (IEnumerable<string>)typeof(Inputs)
            .GetMethod(nameof(Lists), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [value, judge])!,
        _ when value is OnPaper paper => Fields(paper).SelectMany(part => Tried(part, part.GetValue(paper), it => judge(With(paper, part, it))).Select(it => $"{part.Name} {it}")),
        _ => [],
    };

    private static IEnumerable<string> Texts(bool isOptional, Func<object?, string> judge)
    {
        if (isOptional)
        {
            yield return $"无: {judge(null)}";
        }

        yield return $"空白: {judge(" ")}";
        yield return $"任意: {judge("任意文字")}";
        if (Takes(judge, "字"))
        {
            yield return $"最长{Greatest(Longest, length => Takes(judge, new string('字', length)))}字: {judge(new string('字', Longest))}";
        }
    }

    private static IEnumerable<string> Numbers(int? value, Func<object?, string> judge)
    {
        foreach (var number in new[] { -1, 0, 1, 2 })
        {
            yield return $"{number}: {judge(number)}";
        }

        if (value is { } given && Takes(judge, given))
        {
            yield return $"最大{(given + Greatest(Longest, more => Takes(judge, given + more))).ToString(CultureInfo.InvariantCulture)}";
        }
    }

    private static IEnumerable<string> Moments(DateTimeOffset value, Func<object?, string> judge) =>
        new[] { -365 * 1440, -1441, -2, -1, 1, 2, 59, 60, 61, 1440 }.Select(minutes => $"{minutes}分: {judge(value.AddMinutes(minutes))}");

    private static IEnumerable<string> Lists<T>(ImmutableArray<T> value, Func<object?, string> judge)
    {
        yield return $"无: {judge(default(ImmutableArray<T>))}";
        yield return $"空: {judge(ImmutableArray<T>.Empty)}";
        yield return $"重复: {judge(value.AddRange(value))}";
        if (value is ImmutableArray<string> texts)
        {
            yield return $"空白: {judge(texts.Add(" "))}";
            yield return $"任意: {judge(texts.Add("任意文字"))}";
            if (Takes(judge, texts.Add("字")))
            {
                yield return $"最长{Greatest(Longest, length => Takes(judge, texts.Add(new string('字', length))))}字";
                yield return $"最多{texts.Length + Greatest(MostElements, count => Takes(judge, texts.AddRange(Enumerable.Range(1, count).Select(it => it.ToString(CultureInfo.InvariantCulture)))))}项";
            }
        }

        foreach (var part in Parts(value, judge))
        {
            yield return part;
        }
    }

    // The parts of a list's first element, each tried like a field of its own.
    private static IEnumerable<string> Parts<T>(ImmutableArray<T> value, Func<object?, string> judge) => value is [{ } first, ..] && first is not string && !typeof(T).IsValueType
        ? Fields(first).SelectMany(part => Tried(part, part.GetValue(first), it => judge(value.SetItem(0, (T)With(first, part, it)))).Select(it => $"{part.Name} {it}"))
        : [];

    private static bool Takes(Func<object?, string> judge, object? value) => judge(value).StartsWith(Judgments.Accepted, StringComparison.Ordinal);

    // The greatest number up to a bound that is taken, or 0: whatever is less than it is taken too.
    private static int Greatest(int bound, Func<int, bool> takes)
    {
        var (taken, refused) = (0, bound + 1);
        while (refused - taken > 1)
        {
            var middle = taken + (refused - taken) / 2;
            (taken, refused) = takes(middle) ? (middle, refused) : (taken, middle);
        }

        return taken;
    }
}
