using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>What a matter is in particular, as people say it.</summary>
public static class ParticularsTelling
{
    /// <summary>One line: 来源:代表委员;经济、社会;全局性;落实省委《…》(吉发〔2026〕1号).</summary>
    public static string Of(Law law, Particulars said) => string.Join(";", Parts(law, said).Where(part => part.Length > 0));

    private static IEnumerable<string> Parts(Law law, Particulars said)
    {
        yield return said.Source is { } source ? $"来源:{Of(source)}" : "";
        yield return string.Join("、", said.Fields.Select(Of));
        yield return string.Join("、", said.Natures.Select(Of));
        yield return said.Act is { } act ? $"{Of(act)}:{said.Post}" : "";
        yield return said.Project is { } project ? $"{Of(project)}项目{(said.EnvironmentalReference is { } reference ? $"(环评{reference})" : "")}" : "";
        // R-3.3-c
        yield return said.Level is { } level ? $"{(level == ProjectLevel.Province ? "省" : "市")}重点项目{said.ListNumber}" : "";
        yield return said.ProjectType is { } type ? $"项目类型:{type}" : "";
        yield return said.CarriesOut is { } higher ? $"落实{higher.Body}《{higher.Title}》({higher.Document})" : "";
        yield return said.CatalogueEntry is { } entry ? $"目录:{entry}" : "";
        yield return said.Organisers.IsEmpty ? "" : $"承办:{string.Join("、", said.Organisers.Select(unit => Words.Unit(law, unit) + (said.Leads.Contains(unit, StringComparer.Ordinal) ? "(牵头)" : "")))}";
        yield return said.Parties.IsEmpty ? "" : $"须听取:{string.Join("、", said.Parties.Select(party => party.Party))}";
        yield return said.AffectedGroups.IsEmpty ? "" : $"特定群体:{string.Join("、", said.AffectedGroups)}";
        yield return said.ConcernsMarket ? "涉及市场主体经济活动" : "";
        yield return said.IsExploratory ? "改革探索" : "";
    }

    private static string Of(ProposalSource source) => source switch
    {
        ProposalSource.Leader => "区政府领导",
        ProposalSource.Unit => "单位",
        ProposalSource.DeputyOrMember => "人大代表、政协委员",
        _ => "公民、法人或者其他组织",
    };

    private static string Of(PolicyField field) => field switch
    {
        PolicyField.Economic => "经济建设",
        PolicyField.Political => "政治建设",
        PolicyField.Cultural => "文化建设",
        _ => "社会建设",
    };

    private static string Of(PolicyNature nature) => nature switch
    {
        PolicyNature.Overall => "全局性",
        PolicyNature.Policy => "政策性",
        _ => "制度性",
    };

    private static string Of(AppointmentAct act) => act switch
    {
        AppointmentAct.Recommend => "推荐",
        AppointmentAct.Nominate => "提名",
        AppointmentAct.Recruit => "录用",
        AppointmentAct.AppointOrRemove => "任免",
        _ => "奖惩",
    };

    private static string Of(ProjectField field) => field switch
    {
        ProjectField.Industry => "产业",
        ProjectField.Ecology => "生态建设",
        _ => "环境保护和治理",
    };
}
