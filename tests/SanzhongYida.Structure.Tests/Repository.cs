using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SanzhongYida.Structure.Tests;

/// <summary>A text file of the repository: its path from the root, with slashes, and its text.</summary>
public sealed record TextFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public bool Is(params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    public bool Under(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The syntax tree of a C# file. A razor page is read for its code blocks only.</summary>
    public SyntaxNode Parse() => CSharpSyntaxTree.ParseText(Is(".razor") ? RazorCode.Of(Text) : Text).GetRoot();
}

/// <summary>The files of the repository as Git knows them: tracked, or new and not ignored.</summary>
public static class Repository
{
    private static readonly Lazy<string> _root = new(FindRoot);
    private static readonly Lazy<IReadOnlyList<string>> _paths = new(ListPaths);
    private static readonly Lazy<IReadOnlyList<TextFile>> _files = new(ReadFiles);

    public static string Root => _root.Value;

    public static IReadOnlyList<string> Paths => _paths.Value;

    public static IReadOnlyList<TextFile> Files => _files.Value;

    /// <summary>What people wrote for the product: no generated code, no migrations, no built assets.</summary>
    public static IEnumerable<TextFile> Sources => Files.Where(f => f.Under("src") && IsWritten(f.Path));

    public static IEnumerable<TextFile> Tests => Files.Where(f => f.Under("tests") && f.Is(".cs") && IsWritten(f.Path));

    public static bool Exists(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, path));
        return File.Exists(full) || Directory.Exists(full);
    }

    public static TextFile Find(string path) => Files.Single(f => string.Equals(f.Path, path, StringComparison.Ordinal));

    private static bool IsWritten(string path) =>
        !path.Contains("/Migrations/", StringComparison.Ordinal)
        && !path.Contains("/wwwroot/", StringComparison.Ordinal)
        && !path.EndsWith(".g.cs", StringComparison.Ordinal)
        && !path.EndsWith(".Designer.cs", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SanzhongYida.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("SanzhongYida.sln is in no folder above the tests.");
    }

    private static List<string> ListPaths()
    {
        using var git = Process.Start(new ProcessStartInfo("git")
        {
            ArgumentList = { "-c", "safe.directory=*", "-c", "core.quotePath=false", "ls-files", "-z", "--cached", "--others", "--exclude-standard" },
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("git did not start.");
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        var paths = listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => File.Exists(Path.Combine(Root, p)))
            .Order(StringComparer.Ordinal).ToList();
        return git.ExitCode == 0 && paths.Count > 0 ? paths : throw new InvalidOperationException("git lists no files.");
    }

    private static List<TextFile> ReadFiles()
    {
        var files = new List<TextFile>();
        foreach (var path in Paths)
        {
            var text = File.ReadAllText(Path.Combine(Root, path));
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                files.Add(new TextFile(path, text));
            }
        }
        return files;
    }
}

/// <summary>How every check of this project fails: all offenders at once, one a line.</summary>
public static class Offenders
{
    public static void MustBeNone(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, $"{all.Count} offenders:\n  {string.Join("\n  ", all)}");
    }
}
