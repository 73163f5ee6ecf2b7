namespace SanzhongYida.Decisions.Tests;

/// <summary>A table of the repository that people read; <c>SZYD_WRITE_ACTS=1</c> writes it anew, to read the difference.</summary>
internal sealed class KeptTable(string path)
{
    /// <summary>What was found is what stands there, line by line.</summary>
    public void Compare(IEnumerable<string> found)
    {
        var lines = found.ToList();
        if (Environment.GetEnvironmentVariable("SZYD_WRITE_ACTS") == "1")
        {
            File.WriteAllLines(path, lines);
        }

        var kept = File.ReadAllLines(path);
        Assert.Empty(kept.Except(lines, StringComparer.Ordinal).Select(line => $"- {line}").Concat(lines.Except(kept, StringComparer.Ordinal).Select(line => $"+ {line}")));
        Assert.Equal(kept.Length, lines.Count);
    }
}
