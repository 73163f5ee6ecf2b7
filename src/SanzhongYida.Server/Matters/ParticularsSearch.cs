using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>What of its particulars a matter must have to be listed; what is not named does not matter.</summary>
/// <param name="Field">R-3.1-b.</param>
/// <param name="Nature">R-3.1-b.</param>
/// <param name="Project">R-3.3-a.</param>
/// <param name="Source">W-713-10.</param>
/// <param name="CarriesOut">Part of the body, title or number of the higher decision it carries out (R-1-a).</param>
public sealed record ParticularsQuery(PolicyField? Field, PolicyNature? Nature, ProjectField? Project, ProposalSource? Source, string? CarriesOut)
{
    /// <summary>Has the matter all of it?</summary>
    public bool Fits(Particulars said) =>
        (Field is not { } field || said.Fields.Contains(field))
        && (Nature is not { } nature || said.Natures.Contains(nature))
        && (Project is null || said.Project == Project)
        && (Source is null || said.Source == Source)
        && (string.IsNullOrWhiteSpace(CarriesOut) || said.CarriesOut is { } higher && new[] { higher.Body, higher.Title, higher.Document }.Any(text => text.Contains(CarriesOut.Trim(), StringComparison.OrdinalIgnoreCase)));
}

/// <summary>How many matters there are of each sort, of those the reader may see.</summary>
/// <param name="LookedAt">How many were looked at, newest first.</param>
/// <param name="IsWhole">Were these all?</param>
public sealed record ParticularsCount(
    int LookedAt,
    bool IsWhole,
    ImmutableSortedDictionary<string, int> Fields,
    ImmutableSortedDictionary<string, int> Natures,
    ImmutableSortedDictionary<string, int> Projects,
    ImmutableSortedDictionary<string, int> Sources);

/// <summary>Matters by their particulars: listed and counted.</summary>
public static class ParticularsSearch
{
    /// <summary>Most matters that are looked at for one answer; a list goes on from there.</summary>
    public const int MostLookedAt = 2000;

    /// <summary>A page of the matters that fit.</summary>
    public static async Task<Page<MatterRow>> Read(Desk desk, Reader reader, ParticularsQuery query, string? cursor, int size, CancellationToken stop)
    {
        var hits = new List<MatterRow>();
        var looked = 0;
        do
        {
            var page = await desk.Record.MatterStates(reader, cursor, size, stop);
            hits.AddRange(page.Items.Where(item => query.Fits(item.Matter.Particulars)).Select(item => item.Row));
            looked += page.Items.Length;
            cursor = page.Next;
        }
        while (cursor is not null && hits.Count < size && looked < MostLookedAt);

        return new Page<MatterRow>([.. hits], cursor);
    }

    /// <summary>The counts.</summary>
    public static async Task<ParticularsCount> Count(Desk desk, Reader reader, CancellationToken stop)
    {
        var said = new List<Particulars>();
        string? cursor = null;
        do
        {
            var page = await desk.Record.MatterStates(reader, cursor, PageSize.Most, stop);
            said.AddRange(page.Items.Select(item => item.Matter.Particulars));
            cursor = page.Next;
        }
        while (cursor is not null && said.Count < MostLookedAt);

        return new ParticularsCount(
            said.Count,
            cursor is null,
            By(said.SelectMany(one => one.Fields)),
            By(said.SelectMany(one => one.Natures)),
            By(said.Where(one => one.Project is not null).Select(one => one.Project!.Value)),
            By(said.Where(one => one.Source is not null).Select(one => one.Source!.Value)));
    }

    private static ImmutableSortedDictionary<string, int> By<T>(IEnumerable<T> values)
        where T : struct, Enum => values.GroupBy(value => value).ToImmutableSortedDictionary(group => group.Key.ToString(), group => group.Count(), StringComparer.Ordinal);
}
