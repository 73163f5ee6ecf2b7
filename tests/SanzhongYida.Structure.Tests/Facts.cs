using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SanzhongYida.Structure.Tests;

/// <summary>
/// Every fact has a stored name, given by an attribute on its family, and no two facts share one: what is stored must
/// be read again in ten years, whatever the class is called by then.
/// </summary>
public class Facts
{
    private sealed record Family(string Name, string Path, IReadOnlyList<string> Members, IReadOnlyList<(string Type, string StoredName)> Stored);

    [Theory]
    [InlineData("Decisions")]
    [InlineData("Processes")]
    public void Every_fact_has_a_stored_name_of_its_own(string project) => Offenders.MustBeNone(Unnamed(FamiliesOf(project)));

    [Fact]
    public void Facts_exist() => Assert.NotEmpty(FamiliesOf("Processes").Concat(FamiliesOf("Decisions")).SelectMany(f => f.Members));

    [Fact]
    public void A_fact_without_a_stored_name_of_its_own_is_reported()
    {
        var bad = new TextFile("src/X/MatterFact.cs", """
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "f")]
            [JsonDerivedType(typeof(Submitted), "submitted")]
            [JsonDerivedType(typeof(MatterFact.Withdrawn), "submitted")]
            [JsonDerivedType(typeof(Gone), "gone")]
            [JsonDerivedType(typeof(Closed), nameof(Closed))]
            public abstract record MatterFact {
                private MatterFact() { }
                public sealed record Submitted : MatterFact;
                public sealed record Withdrawn(int Number) : MatterFact;
                public sealed record Forgotten : MatterFact;
                public sealed record Closed : MatterFact;
                public sealed record NotAFact;
            }
            """);
        var offenders = Unnamed(Families([bad])).ToList();
        Assert.Equal(4, offenders.Count);
        Assert.Contains(offenders, o => o.Contains("Forgotten", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("\"submitted\"", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("Gone", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("Closed", StringComparison.Ordinal));
    }

    private static List<Family> FamiliesOf(string project) =>
        Families(Repository.Sources.Where(f => f.Under("src/SanzhongYida." + project) && f.Is(".cs")));

    private static List<Family> Families(IEnumerable<TextFile> files)
    {
        var records = files.SelectMany(f => f.Parse().DescendantNodes().OfType<RecordDeclarationSyntax>().Select(r => (File: f, Record: r))).ToList();
        return records
            .Where(r => r.Record.Identifier.Text.EndsWith("Fact", StringComparison.Ordinal)
                && r.Record.Modifiers.Any(m => m.Text is "abstract" or "partial") && r.Record.Parent is not RecordDeclarationSyntax)
            .GroupBy(r => r.Record.Identifier.Text, StringComparer.Ordinal)
            .Select(g => new Family(
                g.Key,
                g.First().File.Path,
                records.Where(r => Derives(r.Record, g.Key)).Select(r => r.Record.Identifier.Text).ToList(),
                g.SelectMany(r => StoredNames(r.Record)).ToList()))
            .ToList();
    }

    private static bool Derives(RecordDeclarationSyntax record, string family) =>
        !record.Modifiers.Any(m => m.Text is "abstract")
        && record.BaseList?.Types.Any(t => string.Equals(t.Type.ToString().Split('.')[^1], family, StringComparison.Ordinal)) == true;

    private static IEnumerable<(string Type, string StoredName)> StoredNames(RecordDeclarationSyntax family) =>
        from list in family.AttributeLists
        from attribute in list.Attributes
        where string.Equals(attribute.Name.ToString(), "JsonDerivedType", StringComparison.Ordinal)
        let arguments = attribute.ArgumentList!.Arguments
        let type = ((TypeOfExpressionSyntax)arguments[0].Expression).Type.ToString().Split('.')[^1]
        let name = arguments.Count > 1 && arguments[1].Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : ""
        select (type, name);

    private static IEnumerable<string> Unnamed(IReadOnlyList<Family> families)
    {
        foreach (var family in families)
        {
            var named = family.Stored.Select(s => s.Type).ToHashSet(StringComparer.Ordinal);
            foreach (var member in family.Members.Where(m => !named.Contains(m)))
            {
                yield return $"{family.Path} {family.Name}.{member} has no stored name";
            }
            foreach (var (type, name) in family.Stored)
            {
                if (name.Length == 0)
                {
                    yield return $"{family.Path} {family.Name}.{type}: the stored name is not written out";
                }
                if (!family.Members.Contains(type, StringComparer.Ordinal))
                {
                    yield return $"{family.Path} {family.Name} names {type}, which is no fact of it";
                }
            }
            foreach (var shared in family.Stored.Where(s => s.StoredName.Length > 0).GroupBy(s => s.StoredName, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                yield return $"{family.Path} {family.Name}: \"{shared.Key}\" is stored for {string.Join(" and ", shared.Select(s => s.Type))}";
            }
        }
    }
}
