using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>逐一发表意见, the presider last.</summary>
internal static class Statements
{
    public static void State(Proceeding p, MeetingCommand.StateOpinion c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting || Sitting.BeforeMeeting(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        Sitting.RequireMemberOrRecorder(p, meeting, item, c.Member);
        RequireOpinion(p, c.Opinion);

        // R-4.2.2-a 「参会人员要对决策事项逐一发表意见,明确表示同意、不同意或缓议的意见并说明理由。」
        p.RequireText(c.Reason, 5000, "R-4.2.2-a", "理由", "the reason");
        p.Require(!item.IsStudy, "R-3.1-a", "传达学习议题不发表意见、不表决", "a 传达学习 item has no statements and no vote");
        p.Require(!item.IsVoting, Rule.State, "表决已经开始", "voting has begun");
        RequireEntitled(p, meeting, item, c.Member);
        RequireOrder(p, meeting, item, c.Member);
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.OpinionStated(c.Item, c.Member, c.Opinion, p.Keep(c.Reason)));
        }
    }

    /// <summary>The opinions as they stand: the last of each member of V, in the order stated.</summary>
    public static ImmutableArray<Statement> Standing(Meeting meeting, AgendaItem item)
    {
        var entitled = Deliberation.Entitled(meeting, item);
        return [.. item.Statements.Where((statement, at) =>
            entitled.Contains(statement.Member, StringComparer.Ordinal) && !item.Statements.Skip(at + 1).Any(later => later.Member == statement.Member))];
    }

    /// <summary>What is missing before a vote: each who has not stated, and the presider last.</summary>
    public static IEnumerable<Refusal> Missing(Law law, Meeting meeting, AgendaItem item, DateOnly day)
    {
        var standing = Standing(meeting, item);
        foreach (var member in Deliberation.Entitled(meeting, item).Where(member => standing.All(statement => statement.Member != member)))
        {
            yield return new Refusal("R-4.2.2-a", $"“{member}”尚未发表意见并说明理由", $"“{member}” has not stated an opinion with the reason");
        }

        // R-4.2.2-b 「会议主持人应当最后发表意见。」
        var presider = Presiding.Of(law, meeting, item, day);
        if (standing.Any(statement => statement.Member == presider) && standing[^1].Member != presider)
        {
            yield return new Refusal("R-4.2.2-b", "会议主持人应当最后发表意见", "the presider speaks last");
        }
    }

    /// <summary>C-06: three answers; a fourth, 弃权, is a vote only and only where the settings offer it.</summary>
    public static bool RequireOpinion(Proceeding p, Opinion opinion, bool offersAbstention = false) => p.Require(
        opinion is Opinion.Approve or Opinion.Oppose or Opinion.Defer || opinion == Opinion.Abstain && offersAbstention,
        "C-06",
        "只有同意、不同意、缓议三种意见,不设弃权",
        "approve, oppose or defer; there is no fourth answer");

    /// <summary>Who takes part in an item: a member due, here, asked about recusal and not recused.</summary>
    public static void RequireEntitled(Proceeding p, Meeting meeting, AgendaItem item, string member)
    {
        // R-4.2.4-a: an observer has no statement slot and no vote.
        if (!p.Require(meeting.Invitations.All(invitation => invitation.Name != member), "R-4.2.4-a", "列席人员不发表表决意见、不参加表决", "whoever attends without a vote neither states nor votes"))
        {
            return;
        }

        if (Attendance.RequireMember(p, meeting, member))
        {
            p.Require(!item.IsRecused(member), "R-4.2.5-b", "已回避,不得发表意见、不得表决", "the member is recused from this item");
            p.Require(meeting.IsPresent(member, item), "R-4.2.2-c", "未到会的成员只能书面表达意见", "an absent member can only write");
            if (Recusals.IsUnasked(item, member))
            {
                p.Refuse([Recusals.Unanswered(meeting, member)]);
            }
        }
    }

    private static void RequireOrder(Proceeding p, Meeting meeting, AgendaItem item, string member)
    {
        var standing = Standing(meeting, item);
        var presider = Presiding.Of(p.Law, meeting, item, p.Today);
        if (member != presider)
        {
            // The presider of a moment ago who is now another may have spoken; everybody speaks once.
            p.Require(standing.All(statement => statement.Member != member), Rule.State, "本人已就本议题发表意见", "the member has stated an opinion on this item");
            return;
        }

        var waiting = Deliberation.Entitled(meeting, item).Where(other => other != member && standing.All(statement => statement.Member != other)).ToList();
        p.Require(waiting.Count == 0, "R-4.2.2-b", $"会议主持人应当最后发表意见:{string.Join("、", waiting)}尚未发表", "the presider speaks last: others have not spoken yet");

        // Somebody who came late has spoken after the presider: then, and only then, the presider speaks again.
        p.Require(standing.All(statement => statement.Member != member) || standing[^1].Member != member, Rule.State, "本人已就本议题发表意见", "the member has stated an opinion on this item");
    }
}
