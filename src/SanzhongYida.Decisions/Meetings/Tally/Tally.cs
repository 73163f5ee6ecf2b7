namespace SanzhongYida.Decisions;

/// <summary>The outcome of an agenda item as a pure function: evaluated in the order of the regulation, the first that applies holds.</summary>
public static class Tally
{
    /// <summary>The outcome of a case, with the rules it rests on.</summary>
    public static Verdict Of(ItemCase item) =>
        Opening(item) ?? Admission(item) ?? Sitting(item) ?? Deliberation(item) ?? Vote(item);

    private static Verdict? Opening(ItemCase item)
    {
        var quorum = Quorum.Of(item.Body, item.IsAppointment);
        return item.IsAtVote || quorum.IsMet(item.Present, item.Due, item.Settings) ? null : new Verdict(Outcome.NotOpened, [quorum.RuleId]);
    }

    private static Verdict? Admission(ItemCase item)
    {
        // R-3.2-a: appointments go before the Party group only.
        if (item.IsAppointment && item.Body != BodyKind.PartyGroup)
        {
            return new Verdict(Outcome.RefusedForum, ["R-3.2-a"]);
        }

        // R-4-a with W-713-30a: 重大行政决策 goes before the executive or the plenary meeting.
        if (item is { IsMajor: true, IsAppointment: false, Body: BodyKind.PartyGroup or BodyKind.SpecialTopic })
        {
            return new Verdict(Outcome.RefusedForum, ["R-4-a"]);
        }

        return item.Unprepared.IsEmpty ? null : new Verdict(Outcome.RefusedNotReady, item.Unprepared);
    }

    private static Verdict? Sitting(ItemCase item)
    {
        // R-4.2.1-d with C-04: a recused member is absent for the item, unless a setting says otherwise.
        var quorum = Quorum.AtVote(item.Body, item.IsAppointment);
        var present = item.Settings.RecusedArePresent ? item.Present : item.Entitled;
        if (item.Settings.RechecksQuorum && !quorum.IsMet(present, item.Due, item.Settings))
        {
            return new Verdict(Outcome.NoQuorum, [quorum.RuleId]);
        }

        if (!item.IsPresided)
        {
            return new Verdict(Outcome.RefusedPresider, ["R-4-e", "R-4-f"]);
        }

        return item.IsStudy ? new Verdict(Outcome.Noted, ["R-3.1-a"]) : null;
    }

    private static Verdict? Deliberation(ItemCase item) => item switch
    {
        { IsStated: false } => new Verdict(Outcome.RefusedStatements, ["R-4.2.2-a", "R-4.2.2-b"]),

        // R-4.2.3-e 「对讨论中发现重大问题尚不清楚的,应暂缓决策」: urgency does not reach this case.
        { IsUnclear: true } => new Verdict(Outcome.DeferredUnclear, ["R-4.2.3-e"]),
        { IsFlagged: true, IsDivergent: null } => new Verdict(Outcome.RefusedFinding, ["R-4.2.3-f"]),

        // R-4.2.3-f 「对决策事项意见分歧较大的,除紧急特殊情况外,应暂缓决策」
        { IsDivergent: true, IsUrgent: false } => new Verdict(Outcome.DeferredDivergent, ["R-4.2.3-f"]),
        { Votes: null } => new Verdict(Outcome.Open, []),
        _ => null,
    };

    private static Verdict Vote(ItemCase item)
    {
        var (approvals, oppositions) = Counted(item);
        var due = item.Settings.DueToCarry(item.Due, item.Recused);

        // R-4.2.3-d 「赞成数超过应到会成员半数方为通过。」
        if (Arithmetic.Carried(approvals, due))
        {
            return Carried(item);
        }

        // C-30: under a regulation that says so the head may differ either way, with reasons.
        if (item.IsAdopted && MayBeAdopted(item.Settings, item.Body, item.IsMajor))
        {
            return Carried(item) with { Rules = ["W-713-30b", "C-30"] };
        }

        // C-07: not carried is deferred, unless more than half of those due oppose.
        return Arithmetic.Carried(oppositions, due) || item.Settings.RejectsWhatIsNotCarried
            ? new Verdict(Outcome.Rejected, ["R-4.2.3-d", "C-07"])
            : new Verdict(Outcome.DeferredNotCarried, ["R-4.2.3-d", "C-07"]);
    }

    private static Verdict Carried(ItemCase item)
    {
        // W-713-30b: the head may decline a 重大行政决策 in the executive and the plenary meeting; elsewhere the majority binds.
        if (item.IsDeclined && MayBeDeclined(item.Body, item.IsMajor))
        {
            return new Verdict(Outcome.DeferredByHead, ["W-713-30b"]);
        }

        // R-4.3.1-c 「对涉及两名或者两名以上区政府领导同志分管的事项,由会议主持人明确一名区政府领导同志负责协调」
        return item.Leaders >= 2 && !item.HasCoordinator
            ? new Verdict(Outcome.RefusedCoordinator, ["R-4.3.1-c"])
            : new Verdict(Outcome.Carried, ["R-4.2.3-d"]);
    }

    /// <summary>May the head decline what is carried there?</summary>
    public static bool MayBeDeclined(BodyKind body, bool isMajor) => isMajor && (body is BodyKind.Executive or BodyKind.Plenary);

    /// <summary>May the head adopt there what is not carried? Never by default.</summary>
    public static bool MayBeAdopted(Settings settings, BodyKind body, bool isMajor) => settings.HeadDecides && MayBeDeclined(body, isMajor);

    // R-4.2.2-c: written opinions express, they don't vote; C-08 can open that, but
    // W-PG-27 「未到会党组成员的书面意见不得计入票数」.
    private static (int Approvals, int Oppositions) Counted(ItemCase item)
    {
        var votes = item.Votes ?? Ballots.None;
        return item.Settings.WrittenOpinionsVote && item.Body != BodyKind.PartyGroup
            ? (votes.Approve + item.Written.Approve, votes.Oppose + item.Written.Oppose)
            : (votes.Approve, votes.Oppose);
    }
}
