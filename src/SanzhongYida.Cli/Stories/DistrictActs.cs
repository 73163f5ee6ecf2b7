using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>Acts on neither a matter nor a meeting, as stories name them.</summary>
internal static class DistrictActs
{
    public static ImmutableDictionary<string, Func<StoryStep, Command>> All { get; } = new Dictionary<string, Func<StoryStep, Command>>(StringComparer.Ordinal)
    {
        ["更改设置"] = s => new RegulationCommand.ChangeSetting(s["设置"], s["值"], s.Day("生效"), s["理由"], s["批准"]),
        ["批准设置"] = s => new RegulationCommand.ApproveSetting(s["设置"], s["值"]),
        ["批准新版"] = s => new RegulationCommand.ApproveEdition(s["文号"]),
        ["印发新版"] = s => new RegulationCommand.IssueEdition(s["文号"], s["标题"], s.Day("成文"), s.Day("发布"), s.Day("施行"), [.. s.List("放开").Select(permit => permit.Split('/')).Select(parts => new PermittedValue(parts[0], parts[1]))], s["理由"], s["批准"]),
        ["列入目录"] = s => new RegulationCommand.ListEntry(Catalogue(s), s["名称"], s["依据"], s.Day("自"), s["理由"]),
        ["移出目录"] = s => new RegulationCommand.StrikeEntry(Catalogue(s), s["名称"], s.Day("至"), s["理由"]),
        ["登记涉密存根"] = s => new RegisterCommand.RegisterSecret(s.At.Year, s["单位"]),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static CatalogueKind Catalogue(StoryStep s) => StoryWords.Read(
        s,
        s["目录"],
        ("依据", CatalogueKind.LegalBases),
        ("党组管理职务", CatalogueKind.ManagedPosts),
        ("项目类型", CatalogueKind.ProjectTypes),
        ("决策事项", CatalogueKind.Decisions));
}
