namespace SanzhongYida.Processes.Tests;

/// <summary>
/// Every definition that one edit makes of a shipped one is refused, or stands in <c>lawful-mutants.tsv</c> with the reason why
/// nothing prescribed is left out. The suite tries every kind of edit, those called lawful, and some of the many re-routings and
/// moved markers, of one definition of each shape; with SZYD_LONG=1 all are tried.
/// </summary>
public sealed class MutationTests
{
    private const int OneOf = 200;
    private const int MostStates = 5_000;

    private static readonly bool _isLong = Environment.GetEnvironmentVariable("SZYD_LONG") == "1";

    /// <summary>One definition of each shape; all four in the long run.</summary>
    public static TheoryData<string> Tried => _isLong ? GateTests.Shipped : ["key-appointment", "major-decision"];

    [Theory]
    [MemberData(nameof(Tried))]
    public void Every_edit_is_refused_or_lawful(string name)
    {
        var lawful = Lawful(name);
        var tried = Mutant.All(GateTests.Text(name)).Index()
            .Where(it => _isLong || it.Item.Edit is not ("reroute" or "move") || it.Index % OneOf == 0 || lawful.Contains(it.Item.Id, StringComparer.Ordinal))
            .Select(it => it.Item).ToList();
        var survivors = tried.AsParallel().AsOrdered().Where(mutant => !Checker.Refuses(mutant.Xml.Value, MostStates)).Select(mutant => mutant.Id).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {tried.Count} edits, {tried.Count - survivors.Count} refused, {survivors.Count} lawful");
        Assert.Empty(survivors.Except(lawful, StringComparer.Ordinal));
        Assert.Empty(lawful.Except(survivors, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_called_lawful_has_a_reason() => Assert.All(Lines, line => Assert.True(line.Length == 3 && line[2].Length > 0, string.Join(' ', line)));

    private static IEnumerable<string[]> Lines => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Mutation", "lawful-mutants.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private static List<string> Lawful(string name) => [.. Lines.Where(line => line[0].Split(' ').Contains(name, StringComparer.Ordinal)).Select(line => line[1])];
}
