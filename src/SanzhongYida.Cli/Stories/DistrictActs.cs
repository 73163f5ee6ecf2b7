using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>Acts on neither a matter nor a meeting, as stories name them.</summary>
internal static class DistrictActs
{
    public static ImmutableDictionary<string, Func<StoryStep, Command>> All { get; } = new Dictionary<string, Func<StoryStep, Command>>(StringComparer.Ordinal)
    {
        ["更改设置"] = s => new RegulationCommand.ChangeSetting(s["设置"], s["值"], s.Day("生效"), s["理由"], s["批准"]),
        ["登记涉密存根"] = s => new RegisterCommand.RegisterSecret(s.At.Year, s["单位"]),
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
