using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>What the presider finds between statements and vote; and urgency, approved before the statements.</summary>
internal static class Findings
{
    /// <summary>Most open questions of one finding.</summary>
    public const int MostQuestions = 30;

    public static void Approve(Proceeding p, MeetingCommand.ApproveUrgency c)
    {
        if (Sitting.Find(p, c) is not { } meeting || Sitting.OnAgenda(p, meeting, c.Item) is not { } item)
        {
            return;
        }

        // R-4.2.3-f 「除紧急特殊情况外」: a reason and the head's approval, recorded before the statements.
        Sitting.RequireHead(p, meeting);
        p.Require(Presiding.Head(p.Law, meeting, p.Today) is not { } head || !item.IsRecused(head), "R-4.2.5-b", "已回避", "the head is recused from this item");
        p.RequireText(c.Reason, 1000, "R-4.2.3-f", "紧急特殊情况的理由", "the reason of the urgency");
        p.Require(item.Statements.IsEmpty, "R-4.2.3-f", "已开始发表意见,不得再批准紧急特殊情况", "urgency is approved before the statements");
        p.Require(item.Urgency is null, Rule.State, "已批准", "approved already");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.UrgencyApproved(c.Item, p.Keep(c.Reason)));
        }
    }

    public static void Find(Proceeding p, MeetingCommand.FindDivergence c)
    {
        if (Presided(p, c, c.Item) is not var (meeting, item))
        {
            return;
        }

        p.Refuse(Statements.Missing(p.Law, meeting, item, p.Today));
        p.RequireText(c.Reason, 1000, "R-4.2.3-f", "认定理由", "the reason of the finding");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.DivergenceFound(c.Item, c.IsDivergent, p.Keep(c.Reason)));
        }
    }

    // R-4.2.3-e 「对讨论中发现重大问题尚不清楚的,应暂缓决策,待进一步调查研究后再作决策」
    public static void FindUnclear(Proceeding p, MeetingCommand.FindUnclear c)
    {
        if (Presided(p, c, c.Item) is not var (_, _))
        {
            return;
        }

        var questions = c.Questions.OrEmpty();
        p.Require(questions.Length is > 0 and <= MostQuestions && questions.All(question => !Wording.IsBlank(question) && question.Length <= 200), "R-4.2.3-e", $"须逐条列明尚不清楚的问题(1至{MostQuestions}条,每条不超过200字)", "the open questions are listed");
        p.RequireText(c.Reason, 1000, "R-4.2.3-e", "认定理由", "the reason of the finding");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.QuestionsFoundUnclear(c.Item, questions, p.Keep(c.Reason)));
        }
    }

    // C-11: whole · (不同意 + 缓议) ≥ part · V over the stated opinions.
    public static bool IsFlagged(Meeting meeting, AgendaItem item)
    {
        var standing = Statements.Standing(meeting, item);
        var other = standing.Count(statement => statement.Opinion != Opinion.Approve);
        return other > 0 && meeting.Settings.DivergenceFraction is var (part, whole) && whole * other >= part * Deliberation.Entitled(meeting, item).Length;
    }

    private static (Meeting Meeting, AgendaItem Item)? Presided(Proceeding p, MeetingCommand command, int number)
    {
        if (Sitting.FindOpen(p, command) is not { } meeting || Sitting.BeforeMeeting(p, meeting, number) is not { } item)
        {
            return null;
        }

        Sitting.RequirePresider(p, meeting, item);
        Discussions.RequireDecision(p, meeting, item);
        p.Require(!item.IsStudy, "R-3.1-a", "传达学习议题不作认定", "a 传达学习 item has no finding");
        p.Require(!item.IsVoting, Rule.State, "表决已经开始", "voting has begun");
        return (meeting, item);
    }
}
