using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>决策公开: every decision is published or circulated with four parts, or exempt on a legal ground.</summary>
internal static class Publishing
{
    /// <summary>Months until what was withheld is reviewed again (W-INF-17/18).</summary>
    public const int ReviewMonths = 12;

    private const int LongestPart = 20_000;

    /// <summary>The decision a publication step stands for: the last taken when it opened. A matter only 传达学习 has none.</summary>
    public static IEnumerable<Refusal> Missing(Matter matter, WorkItem item)
    {
        var number = matter.Decisions.Count(decision => decision.On <= item.OpenedOn);
        return matter.OpenObligations(ObligationKind.Publication).Any(due => due.Id == $"publication/{number}")
            ? [new Refusal("R-5.2-a", "决定的内容、依据、过程和结果尚未公开或通报,也未依法豁免", "the decision is neither published nor exempt")]
            : [];
    }

    // R-5.2-a 「重大事项决策内容、依据、过程和结果,都要……以适当方式在一定范围通报或者向社会公开」
    public static void Publish(Proceeding p, SafeguardCommand.Publish c)
    {
        if (Open(p, c.Matter, c.Decision) is not { } matter)
        {
            return;
        }

        p.RequireText(c.Content, LongestPart, "R-5.2-a", "决策内容", "the content");
        p.RequireText(c.Basis, LongestPart, "R-5.2-a", "决策依据", "the basis");
        p.RequireText(c.Process, LongestPart, "R-5.2-a", "决策过程", "the process");
        p.RequireText(c.Result, LongestPart, "R-5.2-a", "决策结果", "the result");
        RequireMode(p, matter, c);
        RequireReviewer(p, c.Reviewer);
        RequireNoVotes(p, matter.Decisions.ElementAtOrDefault(c.Decision - 1), [c.Content, c.Basis, c.Process, c.Result]);
        if (matter.Decisions.ElementAtOrDefault(c.Decision - 1)?.Outcome == Outcome.Carried)
        {
            Issue.Require(p, matter);
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.DecisionPublished(
                new Publication(c.Decision, c.Mode, c.Range, c.Content, c.Basis, c.Process, c.Result, c.Channels, c.Reviewer)));
            Course.Advance(p, c.Subjects[0]);
        }
    }

    // W-INF-14..16: only on one of the three grounds, and reviewed by another person.
    public static void Exempt(Proceeding p, SafeguardCommand.ExemptFromPublication c)
    {
        if (Open(p, c.Matter, c.Decision) is not { } matter)
        {
            return;
        }

        p.Require(c.Ground is { } ground && Enum.IsDefined(ground), "W-INF-14..16", "未写明不予公开的法定依据", "no legal ground is named");
        p.RequireText(c.Reason, 2000, "R-5.2-a", "不予公开的理由", "the reason");
        p.Require(c.Range.Length <= 500, Rule.Input, "通报范围超过500字", "the range is longer than 500 characters");
        RequireReviewer(p, c.Reviewer);
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.PublicationExempted(c.Decision, c.Ground!.Value, p.Keep(c.Reason), c.Range, c.Reviewer));
            SetReview(p, c.Subjects[0], c.Decision, matter.Decisions[c.Decision - 1].On);
            Course.Advance(p, c.Subjects[0]);
        }
    }

    // W-INF-17/18: periodic re-review of what was withheld, also after the matter was closed.
    public static void Review(Proceeding p, SafeguardCommand.ReviewExemption c)
    {
        if (Matters.Find(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.GovernmentOffice);
        p.Require(matter.Exemptions.Any(known => known.Decision == c.Decision && !known.IsLifted), Rule.State, "该决定未豁免公开", "the decision is not exempt");
        p.RequireText(c.Reason, 2000, "W-INF-17/18", "复审意见", "the review");
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new SafeguardFact.ExemptionReviewed(c.Decision, c.IsStillWithheld, p.Keep(c.Reason)));
        if (c.IsStillWithheld)
        {
            SetReview(p, c.Subjects[0], c.Decision, p.Today);
        }
        else
        {
            var due = p.Law.Regulation.Calendar.WorkingDaysAfter(p.Today, p.Law.Regulation.On(p.Today).PublicationWorkingDays);
            p.Record(c.Subjects[0], new ExecutionFact.ObligationsSet([new Obligation($"publication/{c.Decision}", ObligationKind.Publication, due, p.Today)]));
        }
    }

    // A closed matter is read-only (R-4.3.4-a), but for what a later review found publishable.
    private static Matter? Open(Proceeding p, string id, int decision)
    {
        if (Matters.Find(p, id) is not { } matter)
        {
            return null;
        }

        var isLifted = matter.Exemptions.Any(known => known.Decision == decision && known.IsLifted);
        Offices.RequireRole(p, Role.GovernmentOffice);
        p.Require(!matter.HasEnded || isLifted, "R-4.3.4-a", "事项已办结归档,只读", "the matter is closed and read-only");
        p.Require(decision >= 1 && decision <= matter.Decisions.Length, "R-5.2-a", $"没有第{decision}号决定", $"there is no decision {decision}");
        p.Require(matter.PublishedDecisions.All(known => known.Publication.Decision != decision), Rule.State, "该决定已公开", "the decision is published already");
        p.Require(isLifted || matter.Exemptions.All(known => known.Decision != decision), Rule.State, "该决定已豁免公开", "the decision is exempt already");
        return matter;
    }

    private static void RequireMode(Proceeding p, Matter matter, SafeguardCommand.Publish c)
    {
        p.Require(Enum.IsDefined(c.Mode), "R-5.2-a", "未写明公开方式", "no mode of publication");
        if (c.Mode == PublicationMode.Circulated)
        {
            p.RequireText(c.Range, 500, "R-5.2-a", "通报范围", "the range");
            return;
        }

        // R-5.2-a 「除依法应当保密的事项外」
        p.Require(!matter.IsRestricted && matter.Kind != MatterKind.KeyAppointment, "R-5.2-a", "限制知悉的事项不得向社会公开", "a restricted matter is not published to the public");
        p.Require(c.Channels.Any(channel => !Wording.IsBlank(channel)) && c.Channels.Length <= Submission.MostListed, "W-713-32", "未写明公开渠道", "no channel of publication");
    }

    private static void RequireReviewer(Proceeding p, string reviewer)
    {
        p.Require(p.Law.People.ContainsKey(reviewer), "W-INF-17/18", "公开前未经审查", "nobody reviewed it before");
        p.Require(reviewer != p.Actor, "W-INF-17/18", "审查人不得为拟稿人", "the reviewer is another person than the drafter");
    }

    // R-4.2.5-a 「不得以任何形式泄露会议审议和表决的有关情况」: no individual statement or vote in a published text.
    public static void RequireNoVotes(Proceeding p, Conclusion? decision, ImmutableArray<string> texts)
    {
        if (decision is null)
        {
            return;
        }

        foreach (var member in PublicText.Members(p.Law, decision).Where(member => texts.Any(text => NamedVotes.Stand(text, member))))
        {
            p.Refuse("R-4.2.5-a", $"公开文本写有“{member}”的个人意见或表决", $"the text names the statement or vote of “{member}”");
        }
    }

    private static void SetReview(Proceeding p, Subject subject, int decision, DateOnly from)
    {
        var due = p.Law.Regulation.Calendar.MonthsAfter(from, ReviewMonths);
        p.Record(subject, new ExecutionFact.ObligationsSet([new Obligation($"exemption-review/{decision}/{due.On.Year}", ObligationKind.ExemptionReview, due, p.Today)]));
    }
}
