namespace SanzhongYida.Storage;

/// <summary>Something in a record that is not as its facts say.</summary>
/// <param name="Where">The subject, table or text.</param>
/// <param name="Chinese">What is wrong with it.</param>
/// <param name="English">The same in English.</param>
public sealed record Finding(string Where, string Chinese, string English)
{
    /// <summary>In both languages.</summary>
    public string What => $"{Chinese} {English}";
}

/// <summary>What a replay has seen.</summary>
/// <param name="Subjects">How many chains.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Findings">What is wrong; empty when every chain, state and row is as it must be.</param>
public sealed record ReplayReport(long Subjects, long Entries, IReadOnlyList<Finding> Findings);

/// <summary>Findings, up to a bound: a record that is wrong throughout says so without filling the memory.</summary>
internal sealed class FindingList
{
    /// <summary>More are not listed.</summary>
    public const int Most = 1000;

    private readonly List<Finding> _findings = [];

    public void Add(string where, string chinese, string english)
    {
        if (_findings.Count < Most)
        {
            _findings.Add(new Finding(where, chinese, english));
        }
    }

    public IReadOnlyList<Finding> ToList() => _findings;
}
