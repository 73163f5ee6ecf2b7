namespace SanzhongYida.Decisions;

/// <summary>What else belongs to the pack a meeting gets, where the matter's particulars ask for it (W-713-29).</summary>
internal static class Pack
{
    // W-713-14: groups specially affected must be consulted.
    public static IEnumerable<Refusal> GroupsUnheard(Matter matter) => matter.Particulars.AffectedGroups
        .Where(group => matter.All<Evidence.GroupConsulted>().All(consulted => consulted.Group != group))
        .Select(group => new Refusal("W-713-14", $"未听取特定群体“{group}”的意见", $"the affected group “{group}” was not heard"));

    // W-713-25: exploratory reform goes forward with the legal risk stated, shown on the item.
    public static bool HasLegalRisk(Matter matter) => matter.Particulars.IsExploratory && matter.Latest<Evidence.LegalRiskStated>() is not null;

    // W-713-29: fair-competition review where market activity is concerned.
    public static IEnumerable<Refusal> FairCompetitionMissing(Matter matter) => matter.Particulars.ConcernsMarket && matter.Latest<Evidence.FairCompetition>() is not { IsPassed: true }
        ? [new Refusal("W-713-29", "未经公平竞争审查或审查未通过", "no fair-competition review, or it was not passed")]
        : [];

    // R-4.1.1-f 「必要时可通过政府网站、新闻媒体、移动互联网等信息网络向社会广泛征求意见」: optional; once begun it is brought to its end and answered.
    public static IEnumerable<Refusal> PublicCommentOpen(Matter matter)
    {
        var (opened, closed) = (matter.All<Evidence.NoticeOpened>().Count(), matter.All<Evidence.NoticeClosed>().Count());
        return opened > closed
            ? [new Refusal("R-4.1.1-f", "公开征求意见尚未结束", "the public consultation is not closed")]
            : Procedures.Unanswered(matter);
    }
}
