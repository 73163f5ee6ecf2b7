using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A matter as its readers see it: where it stands, and everything filed. The tokens themselves are shown by the diagram only.</summary>
/// <param name="Matter">The state; free texts are fetched by their digest.</param>
/// <param name="Missing">What each waiting work item still lacks.</param>
public sealed record MatterView(Matter Matter, ImmutableArray<string> Waiting)
{
    /// <summary>The view of a matter.</summary>
    public static MatterView Of(Matter matter) => new(matter with { Instance = null }, [.. matter.WorkItems.Select(item => item.Name)]);
}

/// <summary>Whether an act may be done now by the caller, and if not, every reason.</summary>
/// <param name="Act">The act.</param>
/// <param name="Part">The part it is about: a work item, an agenda item; or null.</param>
/// <param name="IsAllowed">May it be done?</param>
/// <param name="Reasons">Why not.</param>
public sealed record ActAnswer(string Act, string? Part, bool IsAllowed, ImmutableArray<Reason> Reasons)
{
    /// <summary>Probes and their judgments, side by side.</summary>
    public static ImmutableArray<ActAnswer> Of(ImmutableArray<Probe> probes, ImmutableArray<Judgment> judgments) =>
        [.. probes.Zip(judgments, (probe, judgment) => (probe, reasons: Permitted.Against(judgment)))
            .Select(pair => new ActAnswer(pair.probe.Act, pair.probe.Part, pair.reasons.IsEmpty, [.. pair.reasons.Select(Reason.Of)]))];
}
