using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>An interested person asks that somebody withdraw from an item; the body decides (W-CS-76).</summary>
/// <param name="Member">Who is to withdraw.</param>
/// <param name="By">Who asks, with the capacity.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was entered.</param>
public sealed record RequestedRecusal(string Member, string By, TextRef Reason, DateTimeOffset At)
{
    /// <summary>How the others decided on it; empty before.</summary>
    public ImmutableArray<Hand> Hands { get; init; } = [];

    /// <summary>Is the member to withdraw? Null while nobody has decided.</summary>
    public bool? IsGranted { get; init; }
}

/// <summary>W-CS-76: 利害关系人 may ask for a recusal. Until the body has decided, the item is neither opened nor voted on.</summary>
internal static class RecusalRequests
{
    /// <summary>Most requests on one item.</summary>
    public const int MostRequests = 50;

    public static void Ask(Proceeding p, MeetingCommand.RequestRecusal c)
    {
        if (Sitting.Find(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        p.Require(Sitting.IsRecorder(p, meeting, item) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true, Rule.Authority, "回避申请由政府办或会议记录人登记", "the government office or the recorder enters the request");
        Recusals.RequireTakingPart(p, meeting, c.Member);
        Recusals.RequireRecusable(p, meeting, item, c.Member);
        p.Require(item.RecusalRequests.All(request => request.Member != c.Member || request.IsGranted is not null), Rule.State, "已有待决定的回避申请", "a request waits for its decision already");
        p.Require(item.RecusalRequests.Length < MostRequests, Rule.Input, "回避申请过多", "too many requests");
        p.RequireText(c.By, 100, "W-CS-76", "申请人", "who asks");
        p.RequireText(c.Reason, 1000, "W-CS-76", "申请理由", "the reason");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.RecusalRequested(c.Item, c.Member, c.By, p.Keep(c.Reason)));
        }
    }

    public static void Decide(Proceeding p, MeetingCommand.DecideRecusal c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting, item);
        Sitting.RequireMatter(p, item, c.Matter);
        p.Require(item.RecusalRequests.Any(request => request.Member == c.Member && request.IsGranted is null), Rule.State, "没有待决定的回避申请", "no request waits for a decision");
        var hands = c.Hands.OrEmpty();
        p.Refuse(Against(meeting, item, c.Member, hands));
        if (p.IsRefused)
        {
            return;
        }

        var isGranted = IsGranted(meeting, hands);
        p.Record(c.Subjects[0], new MeetingFact.RecusalDecided(c.Item, c.Member, hands, isGranted));
        if (isGranted && !item.IsRecused(c.Member))
        {
            Recusals.Withdraw(p, c.Subjects[0], item, c.Member, "应利害关系人申请,经会议决定回避");
        }
    }

    /// <summary>The body has one way to decide: R-4.2.3-d 「赞成数超过应到会成员半数方为通过。」</summary>
    public static bool IsGranted(Meeting meeting, IEnumerable<Hand> hands) =>
        Arithmetic.Carried(hands.Count(hand => hand.Opinion == Opinion.Approve), meeting.Due.Length);

    /// <summary>What stands against these hands: the others decide, each once, here and not recused themselves.</summary>
    public static IEnumerable<Refusal> Against(Meeting meeting, AgendaItem item, string member, ImmutableArray<Hand> hands)
    {
        if (hands.IsEmpty || hands.DistinctBy(hand => hand.Member, StringComparer.Ordinal).Count() != hands.Length)
        {
            yield return new Refusal("W-CS-76", "没有表决记录或同一成员重复计票", "no hand is entered, or a member is counted twice");
        }

        foreach (var hand in hands.Where(hand => hand.Member == member || item.IsRecused(hand.Member) || !meeting.Due.Contains(hand.Member, StringComparer.Ordinal) || !meeting.IsPresent(hand.Member, item)))
        {
            yield return new Refusal("W-CS-76", $"“{hand.Member}”不参加对该回避申请的决定", $"“{hand.Member}” has no part in deciding on the request");
        }

        foreach (var hand in hands.Where(hand => hand.Opinion is not (Opinion.Approve or Opinion.Oppose)))
        {
            yield return new Refusal("W-CS-76", $"“{hand.Member}”须表明是否同意回避", $"“{hand.Member}” says whether the member withdraws");
        }
    }

    /// <summary>Requests nobody has decided on.</summary>
    public static IEnumerable<Refusal> Undecided(AgendaItem item) => item.RecusalRequests
        .Where(request => request.IsGranted is null)
        .Select(request => new Refusal("W-CS-76", $"对“{request.Member}”的回避申请尚未决定", $"the request that “{request.Member}” withdraw is not decided"));
}
