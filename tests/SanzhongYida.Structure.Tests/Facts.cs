using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SanzhongYida.Structure.Tests;

/// <summary>
/// Every fact has a stored name, given by an attribute on its family, and no two facts share one: what is stored must
/// be read again in ten years, whatever the class is called by then.
/// </summary>
public class Facts
{
    /// <summary>A concrete fact by its full nested name, with the families above it.</summary>
    private sealed record Member(string Name, string Path, IReadOnlyList<string> Families);

    private sealed record Stored(string Family, string Path, string Type, string Name);

    private sealed record Found(IReadOnlyList<Member> Members, IReadOnlyList<Stored> Stored);

    [Theory]
    [InlineData("Decisions")]
    [InlineData("Processes")]
    public void Every_fact_has_a_stored_name_of_its_own(string project) => Offenders.MustBeNone(Unnamed(FactsOf(project)));

    [Theory]
    [InlineData("Decisions")]
    [InlineData("Processes")]
    public void Facts_exist(string project) => Assert.NotEmpty(FactsOf(project).Members);

    [Fact]
    public void A_fact_without_a_stored_name_of_its_own_is_reported()
    {
        var bad = new TextFile("src/X/MatterFact.cs", """
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "f")]
            [JsonDerivedType(typeof(Submitted), "submitted")]
            [JsonDerivedType(typeof(MatterFact.Withdrawn), "submitted")]
            [JsonDerivedType(typeof(Gone), "gone")]
            [JsonDerivedType(typeof(Closed), nameof(Closed))]
            [JsonDerivedType(typeof(ChapterFact.Opened), "opened")]
            public abstract partial record MatterFact : Fact {
                private MatterFact() { }
                public sealed record Submitted : MatterFact;
                public sealed record Withdrawn(int Number) : MatterFact;
                public sealed record Forgotten : MatterFact;
                public sealed record Closed : MatterFact;
                public sealed record NotAFact;
            }
            public abstract record ChapterFact : MatterFact {
                public sealed record Opened : ChapterFact;
                public sealed record Closed : ChapterFact;
            }
            public abstract record LooseFact : Fact {
                public sealed record Alone : LooseFact;
            }
            """);
        var offenders = Unnamed(Find([bad])).ToList();
        Assert.Equal(6, offenders.Count);
        Assert.Contains(offenders, o => o.Contains("MatterFact.Forgotten has no stored name", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("ChapterFact.Closed has no stored name", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("LooseFact.Alone has no stored name", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("\"submitted\"", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("Gone", StringComparison.Ordinal));
        Assert.Contains(offenders, o => o.Contains("MatterFact.Closed: the stored name", StringComparison.Ordinal));
    }

    private static Found FactsOf(string project) =>
        Find(Repository.Sources.Where(f => f.Under("src/SanzhongYida." + project) && f.Is(".cs")));

    private static Found Find(IEnumerable<TextFile> files)
    {
        var records = files.SelectMany(f => f.Parse().DescendantNodes().OfType<RecordDeclarationSyntax>().Select(r => (f.Path, Record: r))).ToList();
        var above = records.Where(r => IsAbstract(r.Record) && r.Record.BaseList is not null)
            .GroupBy(r => r.Record.Identifier.Text, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => BaseOf(g.First().Record), StringComparer.Ordinal);
        var members = records.Where(r => !IsAbstract(r.Record))
            .Select(r => new Member(FullName(r.Record), r.Path, [.. Families(BaseOf(r.Record), above)]))
            .Where(m => m.Families.Count > 0);
        var stored = records.Where(r => IsAbstract(r.Record) && r.Record.Identifier.Text.EndsWith("Fact", StringComparison.Ordinal))
            .SelectMany(r => StoredNames(r.Path, r.Record));
        return new Found([.. members], [.. stored]);
    }

    private static bool IsAbstract(RecordDeclarationSyntax record) => record.Modifiers.Any(m => m.Text is "abstract");

    private static string BaseOf(RecordDeclarationSyntax record) => record.BaseList?.Types[0].Type.ToString().Split('.')[^1] ?? "";

    private static string FullName(RecordDeclarationSyntax record) =>
        record.Parent is RecordDeclarationSyntax parent ? $"{parent.Identifier.Text}.{record.Identifier.Text}" : record.Identifier.Text;

    private static IEnumerable<string> Families(string name, Dictionary<string, string> above)
    {
        for (var depth = 0; depth < 8 && name.EndsWith("Fact", StringComparison.Ordinal); depth++)
        {
            yield return name;
            name = above.GetValueOrDefault(name, "");
        }
    }

    private static IEnumerable<Stored> StoredNames(string path, RecordDeclarationSyntax family) =>
        from list in family.AttributeLists
        from attribute in list.Attributes
        where string.Equals(attribute.Name.ToString(), "JsonDerivedType", StringComparison.Ordinal)
        let arguments = attribute.ArgumentList!.Arguments
        let type = ((TypeOfExpressionSyntax)arguments[0].Expression).Type.ToString()
        let name = arguments.Count > 1 && arguments[1].Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : ""
        select new Stored(family.Identifier.Text, path, type.Contains('.', StringComparison.Ordinal) ? type : $"{family.Identifier.Text}.{type}", name);

    private static IEnumerable<string> Unnamed(Found found)
    {
        var named = found.Stored.Select(s => s.Type).ToHashSet(StringComparer.Ordinal);
        foreach (var member in found.Members.Where(m => !named.Contains(m.Name)))
        {
            yield return $"{member.Path} {member.Name} has no stored name";
        }
        foreach (var stored in found.Stored)
        {
            if (stored.Name.Length == 0)
            {
                yield return $"{stored.Path} {stored.Type}: the stored name is not written out";
            }
            if (!found.Members.Any(m => string.Equals(m.Name, stored.Type, StringComparison.Ordinal) && m.Families.Contains(stored.Family, StringComparer.Ordinal)))
            {
                yield return $"{stored.Path} {stored.Family} names {stored.Type}, which is no fact of it";
            }
        }
        foreach (var shared in found.Stored.Where(s => s.Name.Length > 0).GroupBy(s => (s.Family, s.Name)).Where(g => g.Count() > 1))
        {
            yield return $"{shared.Key.Family}: \"{shared.Key.Name}\" is stored for {string.Join(" and ", shared.Select(s => s.Type))}";
        }
    }
}
