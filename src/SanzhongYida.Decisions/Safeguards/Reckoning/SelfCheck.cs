using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>The six anomaly classes that supervisors of state-owned enterprises look for (U-7).</summary>
public enum Anomaly
{
    /// <summary>未经合法合规审查.</summary>
    NoLegalityReview,

    /// <summary>决策会议顺序不当.</summary>
    WrongOrder,

    /// <summary>党委(党组)会未前置.</summary>
    NoPartyGroupFirst,

    /// <summary>不符合会议召开条件.</summary>
    NotQuorate,

    /// <summary>表决结果不一致.</summary>
    DifferentOutcome,

    /// <summary>采集校验异常.</summary>
    Incomplete,
}

/// <summary>Something a self-check found.</summary>
public sealed record AnomalyFound(Anomaly Anomaly, string Matter, string Meeting, int Item)
{
    /// <summary>The class as the standard calls it.</summary>
    public string Name => Anomaly switch
    {
        Anomaly.NoLegalityReview => "未经合法合规审查",
        Anomaly.WrongOrder => "决策会议顺序不当",
        Anomaly.NoPartyGroupFirst => "党委(党组)会未前置",
        Anomaly.NotQuorate => "不符合会议召开条件",
        Anomaly.DifferentOutcome => "表决结果不一致",
        _ => "采集校验异常",
    };
}

/// <summary>Looks through what meetings decided for those six; what the regulation refuses beforehand is never found.</summary>
public static class SelfCheck
{
    /// <summary>Everything found of the items given.</summary>
    public static ImmutableArray<AnomalyFound> Of(Law law, IEnumerable<Meeting> meetings, IReadOnlyDictionary<string, Matter> matters) =>
        [.. meetings.SelectMany(meeting => meeting.Items.Where(item => IsDecision(item) && matters.ContainsKey(item.Matter))
            .SelectMany(item => Of(law, meeting, item, matters[item.Matter]).Select(anomaly => new AnomalyFound(anomaly, item.Matter, meeting.Id, item.Number))))];

    /// <summary>The share of a body that must attend, as the standard writes it; R-4.2.1-c asks for another where an appointment is before it.</summary>
    public static string ShareToOpen(BodyKind body, bool hasAppointment) => Quorum.Of(body, hasAppointment).IsTwoThirds ? "2/3" : "1/2";

    /// <summary>Meetings that had the matter before them ahead of that one, in their order: for discussion first, then those that concluded it.</summary>
    public static ImmutableArray<string> Earlier(Matter matter, Meeting meeting) =>
        [.. matter.Discussions.Select(discussion => discussion.Meeting)
            .Concat(matter.Conclusions.Select(conclusion => conclusion.Meeting).TakeWhile(earlier => earlier != meeting.Id))
            .Where(earlier => earlier != meeting.Id)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>Was anybody heard on the matter, inside or outside: the standard's 听取意见?</summary>
    public static bool IsHearing(Evidence evidence) => evidence is Evidence.OpinionsHeard or Evidence.DepartmentPosition { Position: not Position.NoReply }
        or Evidence.NoticeClosed or Evidence.HearingHeld or Evidence.DemocraticConsultation or Evidence.GroupConsulted or Evidence.OpinionsCollected;

    /// <summary>Of whom the vote's share is counted, as the standard writes it.</summary>
    public const string CountedOf = "应到会人数";

    /// <summary>The share of them that carries (R-4.2.3-d), as the standard writes it.</summary>
    public const string ShareToCarry = "超过1/2";

    /// <summary>通过 1, 缓议 2, 否决 0, as the standard writes it; nothing of an item that was not decided on.</summary>
    public static string PassFlag(Outcome outcome) => outcome switch
    {
        Outcome.Carried => "1",
        Outcome.Rejected => "0",
        Outcome.DeferredByHead or Outcome.DeferredDivergent or Outcome.DeferredNotCarried or Outcome.DeferredUnclear => "2",
        _ => "",
    };

    private static bool IsDecision(AgendaItem item) => item.Outcome is Outcome.Carried or Outcome.Rejected;

    private static IEnumerable<Anomaly> Of(Law law, Meeting meeting, AgendaItem item, Matter matter)
    {
        var on = DistrictTime.Day(item.ClosedAt!.Value);
        var isMajor = matter.Flags.MajorAdministrativeDecision;

        // R-4.1.1-b 「未经合法性审查或经审查不合法的,不得提交区政府会议讨论」
        if (isMajor && !matter.All<Evidence.LegalityOpinion>().Any(opinion => opinion.On <= on))
        {
            yield return Anomaly.NoLegalityReview;
        }

        // R-4-a: what is discussed beforehand is discussed before.
        if (matter.Discussions.Any(discussion => discussion.On > on))
        {
            yield return Anomaly.WrongOrder;
        }

        // W-713-31; the Party group is told, or decides itself, before a major decision leaves the house.
        if (isMajor && meeting.Forum != BodyKind.PartyGroup && item.Outcome == Outcome.Carried && !matter.HasPartyCommitteeReport && matter.PublishedDecisions.Length > 0)
        {
            yield return Anomaly.NoPartyGroupFirst;
        }

        // R-4.2.1-d with C-04: at each vote those present are the quorum, the recused not among them.
        if (item.PresentAtVote is { } counted
            && (meeting.Settings.RecusedArePresent ? counted : counted - item.RecusedAtVote) is var present
            && !Quorum.AtVote(meeting.Forum, item.IsAppointment).IsMet(present, meeting.Due.Length, meeting.Settings))
        {
            yield return Anomaly.NotQuorate;
        }

        // R-4.2.3-d 「赞成数超过应到会成员半数方为通过」; what the head adopted under C-30 went by the head's reasons.
        var due = Deliberation.Governing(law, meeting, item).DueToCarry(meeting.Due.Length, item.RecusedAtVote);
        if ((item.Adopted is not null || Arithmetic.Carried(item.Totals.Approve, due)) != (item.Outcome == Outcome.Carried))
        {
            yield return Anomaly.DifferentOutcome;
        }

        if (matter.Bases.IsEmpty || meeting.Recorder is null || meeting.ClosedAt is not null && meeting.Minutes is null)
        {
            yield return Anomaly.Incomplete;
        }
    }
}
