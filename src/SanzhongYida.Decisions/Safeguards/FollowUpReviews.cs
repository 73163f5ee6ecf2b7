namespace SanzhongYida.Decisions;

/// <summary>复核: the unit under 督办 may have its conclusion looked at again.</summary>
internal static class FollowUpReviews
{
    /// <summary>Days in which it may be asked for, and in which it is answered (W-SUP).</summary>
    public const int Days = 30;

    // W-SUP: the object may ask for a review within 30 days.
    public static void Ask(Proceeding p, SafeguardCommand.AskFollowUpReview c)
    {
        if (Find(p, c.Matter, c.FollowUp) is not ({ } matter, { } followUp))
        {
            return;
        }

        p.Require(Offices.Actor(p)?.Unit == (followUp.Target ?? matter.ExecutingUnit ?? matter.Unit), Rule.Authority, "复核须由督查对象申请", "the unit under supervision asks for a review");
        if (p.Require(followUp.ClosedOn is not null, Rule.State, "督办尚无结论", "the follow-up has no conclusion yet"))
        {
            var last = p.Law.Regulation.Calendar.DaysAfter(followUp.ClosedOn!.Value, Days).On;
            p.Require(p.Today <= last, "W-SUP", $"申请复核的期限于{Undertakings.Day(last)}届满", $"the review could be asked for until {Undertakings.Day(last)}");
            p.Require(followUp.Review is null || followUp.Review.AskedOn < followUp.ClosedOn, Rule.State, "已申请过复核", "a review was asked for already");
        }

        p.RequireText(c.Reason, 10_000, "W-SUP", "申请复核的理由", "the reason");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.FollowUpReviewAsked(c.FollowUp, p.Keep(c.Reason), p.Law.Regulation.Calendar.DaysAfter(p.Today, Days)));
        }
    }

    // W-SUP: answered within 30 days, by people not involved before.
    public static void Answer(Proceeding p, SafeguardCommand.ReviewFollowUp c)
    {
        if (Find(p, c.Matter, c.FollowUp) is not (_, { } followUp))
        {
            return;
        }

        FollowUps.RequireCenter(p);
        p.Require(followUp.Review is { IsOpen: true }, Rule.State, "没有待答复的复核申请", "no review waits for an answer");
        p.Require(p.Actor != followUp.OpenedBy && p.Actor != followUp.ClosedBy, "W-SUP", "参与作出结论的人员应当回避", "whoever took part in the conclusion does not review it");
        p.RequireText(c.Text, 10_000, "W-SUP", "复核意见", "the answer");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.FollowUpReviewed(c.FollowUp, c.IsUpheld, p.Keep(c.Text)));
        }
    }

    private static (Matter?, FollowUp?) Find(Proceeding p, string id, string followUp)
    {
        var matter = Matters.Open(p, id);
        var found = matter?.FollowUps.FirstOrDefault(known => known.Id == followUp);
        p.Require(matter is null || found is not null, Rule.NotFound, $"没有督办“{followUp}”", $"there is no follow-up “{followUp}”");
        return (matter, found);
    }
}
