using System.Xml.Linq;

namespace SanzhongYida.Structure.Tests;

/// <summary>Which project may know which: the table of docs/ARCHITECTURE.md, held to the letter.</summary>
public class References
{
    private static readonly Dictionary<string, string[]> _allowed = new(StringComparer.Ordinal)
    {
        ["SanzhongYida.Processes"] = [],
        ["SanzhongYida.Decisions"] = ["SanzhongYida.Processes"],
        ["SanzhongYida.Contracts"] = [],
        ["SanzhongYida.Storage"] = ["SanzhongYida.Decisions", "SanzhongYida.Processes"],
        ["SanzhongYida.Server"] = ["SanzhongYida.Contracts", "SanzhongYida.Decisions", "SanzhongYida.Designer", "SanzhongYida.Processes", "SanzhongYida.Storage"],
        ["SanzhongYida.Designer"] = [],
        ["SanzhongYida.Cli"] = ["SanzhongYida.Decisions", "SanzhongYida.Processes", "SanzhongYida.Storage"],
    };

    private static readonly string[] _withoutPackages = ["SanzhongYida.Processes", "SanzhongYida.Decisions", "SanzhongYida.Contracts"];

    private static IEnumerable<TextFile> Projects => Repository.Files.Where(f => f.Under("src") && f.Is(".csproj"));

    [Fact]
    public void Projects_reference_exactly_what_the_table_allows() => Offenders.MustBeNone(WrongReferences(Projects));

    [Fact]
    public void Every_project_of_the_table_exists() =>
        Assert.Equal(_allowed.Keys.Order(StringComparer.Ordinal), Projects.Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Pure_projects_reference_no_package() => Offenders.MustBeNone(Packages(Projects));

    [Fact]
    public void Packages_given_to_every_project_are_analyzers() =>
        Offenders.MustBeNone(ShippedToAll(Repository.Find("Directory.Build.props")));

    [Fact]
    public void A_reference_too_many_is_reported()
    {
        var bad = new TextFile("src/SanzhongYida.Decisions/SanzhongYida.Decisions.csproj", """
            <Project><ItemGroup>
              <ProjectReference Include="../SanzhongYida.Processes/SanzhongYida.Processes.csproj" />
              <ProjectReference Include="..\SanzhongYida.Storage\SanzhongYida.Storage.csproj" />
              <PackageReference Include="MassTransit" />
            </ItemGroup></Project>
            """);
        Assert.Contains("SanzhongYida.Storage", Assert.Single(WrongReferences([bad])), StringComparison.Ordinal);
        Assert.Contains("MassTransit", Assert.Single(Packages([bad])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_too_few_and_an_unknown_project_are_reported()
    {
        var bare = new TextFile("src/SanzhongYida.Cli/SanzhongYida.Cli.csproj", "<Project />");
        var unknown = new TextFile("src/SanzhongYida.Common/SanzhongYida.Common.csproj", "<Project />");
        Assert.Equal(2, WrongReferences([bare, unknown]).Count());
    }

    [Fact]
    public void A_package_given_to_every_project_is_reported()
    {
        var bad = new TextFile("Directory.Build.props", """
            <Project><ItemGroup>
              <PackageReference Include="Analyzer" PrivateAssets="all" />
              <PackageReference Include="Serilog" />
            </ItemGroup></Project>
            """);
        Assert.Equal("Directory.Build.props gives Serilog to every project", Assert.Single(ShippedToAll(bad)));
    }

    private static string NameOf(TextFile project) => Path.GetFileNameWithoutExtension(project.Name);

    private static IEnumerable<string> Included(TextFile project, string element) =>
        XDocument.Parse(project.Text).Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    private static IEnumerable<string> WrongReferences(IEnumerable<TextFile> projects)
    {
        foreach (var project in projects)
        {
            if (!_allowed.TryGetValue(NameOf(project), out var allowed))
            {
                yield return $"{project.Path} is not in the table";
                continue;
            }
            var actual = Included(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)).ToList();
            foreach (var extra in actual.Except(allowed, StringComparer.Ordinal))
            {
                yield return $"{project.Path} references {extra}, which the table does not allow";
            }
            var missing = allowed.Except(actual, StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                yield return $"{project.Path} does not reference {string.Join(", ", missing)}, as the table says";
            }
        }
    }

    private static IEnumerable<string> Packages(IEnumerable<TextFile> projects) =>
        from project in projects
        where _withoutPackages.Contains(NameOf(project), StringComparer.Ordinal)
        from package in Included(project, "PackageReference").Concat(Included(project, "FrameworkReference"))
        select $"{project.Path} references {package}";

    /// <summary>Packages of the shared build file without PrivateAssets, except those of test projects only.</summary>
    private static IEnumerable<string> ShippedToAll(TextFile props) =>
        from package in XDocument.Parse(props.Text).Descendants("PackageReference")
        let condition = package.Attribute("Condition")?.Value ?? package.Parent?.Attribute("Condition")?.Value ?? ""
        where !string.Equals(package.Attribute("PrivateAssets")?.Value, "all", StringComparison.Ordinal) && !condition.Contains("IsTestProject", StringComparison.Ordinal)
        select $"{props.Path} gives {package.Attribute("Include")?.Value} to every project";
}
