using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Whatever is handed to the reader and to the expression parser is answered: no exception, no hang, and no more memory than
/// stands in proportion to it. A few thousand damaged texts in the suite, a hundred times as many with SZYD_LONG=1.
/// </summary>
public sealed class FuzzTests
{
    /// <summary>Most memory taken for one character of a text, and for a text at all.</summary>
    private const int BytesPerCharacter = 1_000;
    private const int BytesAtAll = 4_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly int Times = Environment.GetEnvironmentVariable("SZYD_LONG") == "1" ? 100 : 1;

    private static readonly string[] Pieces =
    [
        "<", ">", "/>", "</", "\"", "'", "&", "&#x0;", "<!--", "]]>", "<![CDATA[", "<?x", "<!DOCTYPE d [", "xmlns=\"\"", "id=\"", "id=\"\"", "sourceRef=\"", "targetRef=\"submitted\"",
        "<bpmn:subProcess>", "</bpmn:subProcess>", "<bpmn:process id=\"submitted\">", "cancelActivity=\"maybe\"", "szyd:due=\"", "P999999999999Y", "R/", "\uD800", "\uFFFF", "\0",
        "=", "if if if", "((((((((((", "999999999999999999999999999999", "bpmn:", "szyd:", "<bpmn:multiInstanceLoopCharacteristics/>", "default=\"x\"", "attachedToRef=\"research\"",
    ];

    public static TheoryData<string> Models =>
        ["key-appointment", "major-decision", .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.bpmn").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_damaged_definition_is_read_or_refused(string model)
    {
        var good = Encoding.UTF8.GetBytes(model.EndsWith(".bpmn", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", model)) : GateTests.Text(model));
        var random = new Random(good.Length);
        for (var round = 0; round < Math.Max(6, 600_000 / good.Length / 4) * Times; round++)
        {
            var damaged = good.ToList();
            for (var wound = random.Next(1, 6); wound > 0; wound--)
            {
                Damage(damaged, random);
            }

            var text = Encoding.UTF8.GetString([.. damaged]);
            var reading = Bounded(text, () => DefinitionReader.Read(text));
            Assert.True(reading.Definitions.Length > 0 || reading.Problems.Length > 0, text);
            if (reading.Problems.IsEmpty)
            {
                _ = Bounded(text, () => DefinitionReader.Export(text));
            }
        }
    }

    [Fact]
    public void Any_characters_are_an_expression_or_have_a_fault() => Prop.ForAll(
        Gen.OneOf(
            Gen.Elements([.. "abc01.+-*/=<>!()[]{}\"'@,; \t\n'\\_é区", .. "and", .. "null"]).ArrayOf().Select(characters => new string(characters)),
            Gen.Elements(Pieces.Concat(["(", ")", "[", "]", "..", "not(", "a", "1", "+", "and", "or", "if ", " then ", " else ", "in", "between", "date(", "-", "\"x\""])).ArrayOf().Select(string.Concat)).ToArbitrary(),
        text =>
        {
            Assert.Equal(
                Bounded(text, () => Expression.TryRead(text, out _, out _)),
                Bounded(text, () => Expression.TryRead(text, out _, out var fault) || fault.Position < 0 || fault.Position > text.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000 * Times));

    [Fact]
    public void A_long_expression_is_refused_quickly()
    {
        foreach (var text in new[] { new string('(', 100_000), new string('-', 100_000), string.Concat(Enumerable.Repeat("not(", 50_000)), string.Join('+', Enumerable.Repeat("1", 50_000)), new string('"', 99_999), new string('9', 100_000) })
        {
            Assert.False(Bounded("", () => Expression.TryRead(text, out _, out _)));
        }
    }

    [Fact]
    public void A_definition_with_100000_nested_elements_is_refused_quickly()
    {
        const string head = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>";
        string[] texts =
        [
            string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)),
            head + string.Concat(Enumerable.Repeat("<subProcess>", 80_000)),
            head + new string('x', 10_000_000),
            "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><d>&b;</d>",
            $"<!DOCTYPE d [<!ENTITY a '{new string('a', 50_000)}'>]><d>{string.Concat(Enumerable.Repeat("&a;", 50_000))}</d>",
            "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:secret.txt'>]><d>&e;</d>",
        ];
        foreach (var text in texts)
        {
            // Nothing of it is kept: the memory doesn't grow with the text.
            var reading = Bounded("", () => DefinitionReader.Read(text));
            Assert.Empty(reading.Definitions);
            Assert.NotEmpty(reading.Problems);
        }
    }

    private static T Bounded<T>(string text, Func<T> read)
    {
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), System.Diagnostics.Stopwatch.GetTimestamp());
        var answer = read();
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread() - before, System.Diagnostics.Stopwatch.GetElapsedTime(started));
        Assert.True(bytes < BytesAtAll + ((long)BytesPerCharacter * text.Length), $"{bytes} bytes for {text.Length} characters");
        Assert.True(time < Longest, $"{time} for {text.Length} characters");
        return answer;
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = random.Next(1, Math.Min(200, bytes.Count - at + 1));
        switch (random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(length, bytes.Count - 1));
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
        }
    }
}
