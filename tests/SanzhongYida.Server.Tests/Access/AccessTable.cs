namespace SanzhongYida.Server.Tests;

/// <summary>The table of the repository: a line for each endpoint and scope, a column for each role. It is read by people:
/// what stands there is what each role reaches.</summary>
public sealed class AccessTable
{
    private const string File = "access.tsv";

    private AccessTable(IReadOnlyList<string> columns, IReadOnlyDictionary<string, IReadOnlyList<string>> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The roles.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Answers by endpoint and scope.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Rows { get; }

    /// <summary>Reads it.</summary>
    public static AccessTable Read()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, File)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        return new AccessTable(lines[0][2..], lines.Skip(1).ToDictionary(cells => $"{cells[0]}\t{cells[1]}", IReadOnlyList<string> (cells) => cells[2..], StringComparer.Ordinal));
    }

    /// <summary>Writes what was found over the table in the sources; only when somebody asks for it, to read the difference.</summary>
    public static void Write(IReadOnlyList<string> columns, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> rows)
    {
        string[] head =
        [
            "# Who reaches what: every endpoint, on a matter of one's own, of another department, and a restricted one; every role.",
            "# 401 not signed in; 403 no authority; 404 it is not there for this role; refused: seen, and refused for another reason; done; 302 shown the way to sign in.",
            "# Written anew by SZYD_WRITE_ACCESS=1; read the difference before it is kept.",
            string.Join('\t', ["endpoint", "scope", .. columns]),
        ];
        System.IO.File.WriteAllLines(Path.Combine(SourceFolder(), File), [.. head, .. rows.Select(row => string.Join('\t', [row.Key, .. row.Value]))]);
    }

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "SanzhongYida.Server.Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
