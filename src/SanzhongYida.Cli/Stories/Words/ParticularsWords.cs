using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>What a line of a story says of a matter in particular.</summary>
internal static class ParticularsWords
{
    public static Particulars Read(StoryStep s) => new()
    {
        Source = s.Find("来源") is { } source
            ? StoryWords.Read<ProposalSource?>(s, source, ("领导", ProposalSource.Leader), ("单位", ProposalSource.Unit), ("代表委员", ProposalSource.DeputyOrMember), ("公民", ProposalSource.Citizen))
            : null,
        Fields = [.. s.List("建设领域").Select(word => StoryWords.Read(s, word, ("经济", PolicyField.Economic), ("政治", PolicyField.Political), ("文化", PolicyField.Cultural), ("社会", PolicyField.Social)))],
        Natures = [.. s.List("性质").Select(word => StoryWords.Read(s, word, ("全局性", PolicyNature.Overall), ("政策性", PolicyNature.Policy), ("制度性", PolicyNature.Institutional)))],
        Act = s.Find("行为") is { } act ? Act(s, act) : null,
        Post = s.Find("职务"),
        Project = s.Find("项目类别") is { } project
            ? StoryWords.Read<ProjectField?>(s, project, ("产业", ProjectField.Industry), ("生态建设", ProjectField.Ecology), ("环境保护和治理", ProjectField.Environment))
            : null,
        EnvironmentalReference = s.Find("环评文号"),
        Level = s.Find("级别") is { } level ? StoryWords.Read<ProjectLevel?>(s, level, ("省", ProjectLevel.Province), ("市", ProjectLevel.City)) : null,
        ListNumber = s.Find("清单编号"),
        ProjectType = s.Find("项目类型"),
        CarriesOut = s.Find("落实") is { } higher ? Higher(s, higher.Split('/')) : null,
        CatalogueEntry = s.Find("目录"),
        Organisers = s.List("承办"),
        Leads = s.List("牵头承办"),
        Parties = [.. s.List("须听取").Select(party => party.Split('/')).Select(parts => new RequiredParty(parts[0], parts[1]))],
        AffectedGroups = s.List("特定群体"),
        ConcernsMarket = StoryWords.Yes(s, "市场活动"),
        IsExploratory = StoryWords.Yes(s, "改革探索"),
    };

    private static AppointmentAct? Act(StoryStep s, string word) => StoryWords.Read<AppointmentAct?>(
        s,
        word,
        ("推荐", AppointmentAct.Recommend),
        ("提名", AppointmentAct.Nominate),
        ("录用", AppointmentAct.Recruit),
        ("任免", AppointmentAct.AppointOrRemove),
        ("奖惩", AppointmentAct.RewardOrPunish));

    // 落实=省委/关于…的决定/吉发〔2026〕1号/2026-01-10: body, title, number, date.
    private static HigherDecision Higher(StoryStep s, string[] parts) => new(parts[0], parts[1], parts[2], StoryFile.ReadDay(s.Line, parts[3]));
}
