using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>表决: one vote per item, each member once.</summary>
internal static class Voting
{
    public static void Cast(Proceeding p, MeetingCommand.CastVote c)
    {
        if (Begin(p, c, c.Item) is var (meeting, item))
        {
            RequireNamed(p, item);

            // R-4.2.2-b: a show of hands is simultaneous and is entered as one act.
            p.Require(item.Method != VoteMethod.ShowOfHands, "R-4.2.3-b", "举手表决由会议记录人一次录入", "a show of hands is entered by the recorder as one act");
            var hand = new Hand(p.Actor, c.Opinion, c.Option);
            RequireHand(p, meeting, item, hand);
            RequireOralOrder(p, meeting, item, [hand]);
            Record(p, c.Subjects[0], meeting, item, [hand]);
        }
    }

    // R-4.2.3-b 「表决可以根据讨论和决定事项,分别采取口头、举手等方式进行」: hands go up at once and are entered as one act.
    public static void Count(Proceeding p, MeetingCommand.CountHands c)
    {
        if (Begin(p, c, c.Item) is not var (meeting, item))
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting, item);
        RequireNamed(p, item);
        var hands = c.Hands.OrEmpty();
        p.Require(hands.Length > 0, Rule.Input, "没有表决记录", "no hand is entered");
        p.Require(hands.DistinctBy(hand => hand.Member, StringComparer.Ordinal).Count() == hands.Length, "R-4.2.3-d", "同一成员重复计票", "a member is counted twice");

        // R-4.2.3-a 「会议决定多个事项时,应逐项进行表决。」: so are the options of one.
        p.Require(hands.Select(hand => hand.Option).Distinct(StringComparer.Ordinal).Count() <= 1, "R-4.2.3-a", "一次只表决一个方案", "one option at a time");
        p.Require(
            item.Method != VoteMethod.ShowOfHands || item.Votes.All(vote => hands.All(hand => hand.Option != vote.Option)),
            "R-4.2.3-b",
            "举手表决已一次录入,不得分次",
            "the show of hands was entered as one act already");
        foreach (var hand in hands)
        {
            RequireHand(p, meeting, item, hand);
        }

        RequireOralOrder(p, meeting, item, hands);
        Record(p, c.Subjects[0], meeting, item, hands);
    }

    // R-4.2.3-b: a secret ballot is held on paper; totals come in once, by the recorder, option by option.
    public static void RecordPaper(Proceeding p, MeetingCommand.RecordPaperBallot c)
    {
        if (Begin(p, c, c.Item) is not var (meeting, item))
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting, item);
        p.Require(item.Method == VoteMethod.SecretBallot, "R-4.2.3-b", "本议题不采用无记名投票", "the item is not voted by secret ballot");
        var paper = new PaperBallot(new Ballots(c.Approve, c.Oppose, c.Defer), p.Actor, Option: c.Option);
        p.Refuse(PaperBallots.Against(meeting, item, paper));
        if (!p.IsRefused)
        {
            Start(p, c.Subjects[0], meeting, item);
            p.Record(c.Subjects[0], new MeetingFact.PaperBallotRecorded(c.Item, paper.Totals, meeting.Present(item).Length, Deliberation.RecusedPresent(meeting, item), c.Option));
        }
    }

    public static void ConfirmPaper(Proceeding p, MeetingCommand.ConfirmPaperBallot c)
    {
        if (FindPaper(p, c, c.Item, c.Option) is not null && !p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.PaperBallotConfirmed(c.Item, c.Option));
        }
    }

    // R-4.2.3-b: totals that are not those of the paper are entered anew; what was entered first stays in the record.
    public static void RejectPaper(Proceeding p, MeetingCommand.RejectPaperBallot c)
    {
        if (FindPaper(p, c, c.Item, c.Option) is null)
        {
            return;
        }

        p.RequireText(c.Reason, 500, "R-4.2.3-b", "票数不符的说明", "what is wrong with the totals");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.PaperBallotRejected(c.Item, c.Option, p.Keep(c.Reason)));
        }
    }

    // 监票人, who did not enter them, checks the totals that wait.
    private static PaperBallot? FindPaper(Proceeding p, MeetingCommand command, int number, string? option)
    {
        if (Sitting.FindOpen(p, command) is not { } meeting || Sitting.BeforeMeeting(p, meeting, number) is not { } item)
        {
            return null;
        }

        var paper = item.Papers.FirstOrDefault(known => known.Option == option);
        p.Refuse(OptionCounts.AgainstNaming(item, option) is { } unnamed ? [unnamed] : []);
        Offices.RequireRole(p, Role.BallotSupervisor);
        p.Require(paper is { ConfirmedBy: null }, Rule.State, "没有待确认的票数", "there are no totals to confirm");
        p.Require(paper?.EnteredBy != p.Actor, "R-4.2.3-b", "票数须由录入人以外的监票人核验", "another person than who entered them checks the totals");
        return paper;
    }

    private static (Meeting Meeting, AgendaItem Item)? Begin(Proceeding p, MeetingCommand command, int number)
    {
        if (Sitting.FindOpen(p, command) is not { } meeting || Sitting.BeforeMeeting(p, meeting, number) is not { } item)
        {
            return null;
        }

        if (!Discussions.RequireDecision(p, meeting, item))
        {
            return null;
        }

        p.Refuse(Deliberation.AgainstVoting(p.Law, meeting, item, p.Today));
        return (meeting, item);
    }

    private static void RequireNamed(Proceeding p, AgendaItem item) =>
        p.Require(item.Method != VoteMethod.SecretBallot, "R-4.2.3-b", "无记名投票在纸面进行,系统不接收个人选票", "a secret ballot is held on paper: no person's ballot comes in");

    private static void RequireHand(Proceeding p, Meeting meeting, AgendaItem item, Hand hand)
    {
        Statements.RequireOpinion(p, hand.Opinion, meeting.Settings.OffersAbstention);
        Statements.RequireEntitled(p, meeting, item, hand.Member);
        p.Refuse(OptionCounts.Against(item, hand));
        p.Require(item.Votes.All(vote => vote.Member != hand.Member || vote.Option != hand.Option), Rule.State, $"“{hand.Member}”已表决,一人一票", $"“{hand.Member}” has voted");
        p.Require(!item.IsVoting || item.Entitled.Contains(hand.Member, StringComparer.Ordinal), "R-4.2.3-d", "表决开始后到会的成员不参加本次表决", "whoever comes after voting has begun does not vote on this item");
    }

    // R-4.2.2-b: for an oral vote the presider is likewise asked last; a show of hands is simultaneous.
    private static void RequireOralOrder(Proceeding p, Meeting meeting, AgendaItem item, ImmutableArray<Hand> hands)
    {
        if (item.Method == VoteMethod.Oral && Presiding.Of(p.Law, meeting, item, p.Today) is { } presider && hands.FirstOrDefault(hand => hand.Member == presider) is { } last)
        {
            var answered = hands.Select(hand => hand.Member).Concat(item.Votes.Where(vote => vote.Option == last.Option).Select(vote => vote.Member));
            var waiting = Deliberation.Entitled(meeting, item).Where(member => meeting.IsPresent(member, item)).Except(answered, StringComparer.Ordinal);
            p.Require(!waiting.Any(), "R-4.2.2-b", "口头表决时会议主持人应当最后表态", "in an oral vote the presider answers last");
        }
    }

    private static void Record(Proceeding p, Subject subject, Meeting meeting, AgendaItem item, ImmutableArray<Hand> hands)
    {
        if (p.IsRefused)
        {
            return;
        }

        Start(p, subject, meeting, item);
        p.Record(subject, new MeetingFact.VotesCast(item.Number, hands, meeting.Present(item).Length, Deliberation.RecusedPresent(meeting, item)));
    }

    private static void Start(Proceeding p, Subject subject, Meeting meeting, AgendaItem item)
    {
        if (!item.IsVoting)
        {
            p.Record(subject, new MeetingFact.VotingBegun(item.Number, Deliberation.Entitled(meeting, item)));
        }
    }
}
