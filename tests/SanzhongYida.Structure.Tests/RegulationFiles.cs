using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SanzhongYida.Structure.Tests;

/// <summary>The regulation's own files agree with each other, and nothing in the code cites a rule that isn't among them.</summary>
public partial class RegulationFiles
{
    private const string Folder = "workflows/taobei/";

    private static readonly JsonElement[] _clauses = [.. Json("clauses.json").EnumerateArray()];

    private static readonly HashSet<string> _known = _clauses.Select(c => Text(c, "id"))
        .Concat(Json("regulation.json").GetProperty("settings").EnumerateArray().Select(s => Text(s, "id")))
        .ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Every_clause_is_complete_and_numbered_once()
    {
        Offenders.MustBeNone(_clauses.Where(c => new[] { "id", "kind", "place", "sentence" }.Any(p => Text(c, p).Length == 0)).Select(c => c.ToString()));
        Offenders.MustBeNone(_clauses.GroupBy(c => Text(c, "id"), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_quoted_sentence_stands_in_the_Measures() =>
        Offenders.MustBeNone(Misquoted(_clauses, Repository.Find(Folder + "measures.md").Text));

    [Fact]
    public void A_sentence_that_is_not_there_is_reported()
    {
        var altered = JsonDocument.Parse("""[{ "id": "R-4.2.3-d", "sentence": "赞成数超过到会成员半数方为通过。" }, { "id": "W-1", "sentence": "x", "quoted": false }]""");
        Assert.Single(Misquoted(altered.RootElement.EnumerateArray(), Repository.Find(Folder + "measures.md").Text));
    }

    [Fact]
    public void All_settings_are_there_with_a_value()
    {
        var settings = Json("regulation.json").GetProperty("settings").EnumerateArray().ToList();
        var ids = settings.Select(s => Text(s, "id")).Distinct(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 32).Select(n => $"C-{n.ToString("00", CultureInfo.InvariantCulture)}"), ids, StringComparer.Ordinal);
        Offenders.MustBeNone(settings.Where(s => new[] { "key", "value", "chinese", "meaning" }.Any(p => Text(s, p).Length == 0)).Select(s => s.ToString()));
        Offenders.MustBeNone(settings.GroupBy(s => Text(s, "key"), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void The_calendar_of_a_year_has_the_working_days_it_says(int year, int workingDays)
    {
        var calendar = Json("calendar.json");
        Assert.Equal(workingDays, WorkingDays(calendar, year));
        Assert.Equal(workingDays, calendar.EnumerateArray().Single(y => y.GetProperty("year").GetInt32() == year).GetProperty("workingDays").GetInt32());
    }

    [Fact]
    public void A_rule_cited_in_the_code_is_a_rule() =>
        Offenders.MustBeNone(UnknownRules(Repository.Sources.Concat(Repository.Tests.Where(t => !t.Under("tests/SanzhongYida.Structure.Tests")))));

    [Fact]
    public void A_rule_that_does_not_exist_is_reported()
    {
        var bad = new TextFile("src/X/A.cs", """var a = new[] { "R-4.2.3-d", "R-4.2.3-z", "W-713-99", "T-9", "C-33", "T-shirt", "R-0-a" };""");
        Assert.Equal(4, UnknownRules([bad]).Count());
    }

    private static JsonElement Json(string name) => JsonDocument.Parse(Repository.Find(Folder + name).Text).RootElement;

    private static string Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<string> Misquoted(IEnumerable<JsonElement> clauses, string measures)
    {
        var text = Bare(measures);
        return clauses
            .Where(c => !c.TryGetProperty("quoted", out var quoted) || quoted.GetBoolean())
            .Where(c => !text.Contains(Bare(Text(c, "sentence")), StringComparison.Ordinal))
            .Select(c => $"{Text(c, "id")} {Text(c, "sentence")}");
    }

    private static string Bare(string text) => Space().Replace(text, "");

    private static int WorkingDays(JsonElement calendar, int year)
    {
        var off = Days(calendar, "daysOff");
        var madeUp = Days(calendar, "makeUpWorkdays");
        var first = new DateOnly(year, 1, 1);
        return Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays)
            .Count(day => madeUp.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(day)));
    }

    private static HashSet<DateOnly> Days(JsonElement calendar, string list) =>
        calendar.EnumerateArray().SelectMany(y => y.GetProperty(list).EnumerateArray())
            .Select(d => DateOnly.ParseExact(d.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();

    private static IEnumerable<string> UnknownRules(IEnumerable<TextFile> files) =>
        from file in files
        where file.Is(".cs", ".razor", ".bpmn")
        from numbered in file.Lines.Index()
        from Match cited in CitedRule().Matches(numbered.Item)
        let id = cited.Groups["id"].Value
        where !_known.Contains(id)
        select $"{file.Path}:{numbered.Index + 1} {id}";

    [GeneratedRegex(@"[\s\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Space();

    [GeneratedRegex("\"(?<id>(R-\\d[\\d.]*-[a-z]|W-[A-Z0-9][A-Za-z0-9./-]*|T-\\d|C-\\d\\d))\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CitedRule();
}
