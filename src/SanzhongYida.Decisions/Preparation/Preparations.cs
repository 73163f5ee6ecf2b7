namespace SanzhongYida.Decisions;

/// <summary>四(一)决策准备: filing evidence, the three acts in their order, the draft.</summary>
internal static class Preparations
{
    /// <summary>What each step of 四(一) still lacks.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements { get; } =
    [
        new("research", (_, matter, _, _) => Procedures.Research(matter).Concat(Funding.SourceMissing(matter)).Concat(Describing.EnvironmentalReferenceMissing(matter)).Concat(Pack.GroupsUnheard(matter))),
        new("opinions", (_, matter, _, _) => Procedures.Research(matter)),
        new("department-positions", (_, matter, item, _) => Positions.Missing(matter, item.Element)),
        new("public-comment", (_, matter, _, _) => Pack.PublicCommentOpen(matter)),
        new("public-notice", (_, matter, _, _) => Procedures.PublicNotice(matter)),
        new("hearing", (_, matter, _, _) => Procedures.Hearing(matter)),
        new("expert-argument", (_, matter, _, _) => Procedures.ExpertArgument(matter)),
        new("stability-risk-assessment", (_, matter, _, _) => Procedures.StabilityAssessment(matter)),
        new("democratic-consultation", (_, matter, _, _) => Procedures.DemocraticConsultation(matter)),
        new("legality-review", (_, matter, _, _) => Procedures.LegalityReview(matter).Concat(Pack.FairCompetitionMissing(matter))),
        new("preliminary-review", (_, matter, _, _) => Acts.Missing(matter, ActKind.PreliminaryReview)),
        new("endorse", (_, matter, _, _) => Acts.Missing(matter, ActKind.Endorsement)),
        new("determine", (_, matter, _, _) => Acts.Missing(matter, ActKind.Determination)),
        new("report-party-committee", (_, matter, _, _) => Procedures.PartyCommittee(matter)),
        new("appointment-notice", (_, matter, _, _) => AppointmentNotices.Missing(matter)),
        new("congress-approval", (_, matter, _, _) => Procedures.Congress(matter)),
    ];

    public static void Handle(Proceeding p, PreparationCommand command)
    {
        var subject = command.Subjects[0];
        if ((command is PreparationCommand.Withdraw or PreparationCommand.Terminate ? Matters.Registered(p, subject.Id) : Matters.Open(p, subject.Id)) is not { } matter)
        {
            return;
        }

        switch (command)
        {
            case PreparationCommand.FileEvidence c:
                Filing.File(p, subject, matter, c);
                break;
            case PreparationCommand.DoAct c:
                Acts.Do(p, subject, matter, c);
                break;
            case PreparationCommand.ReviseDraft c:
                Revise(p, subject, matter, c);
                break;
            case PreparationCommand.Return c:
                Exits.Return(p, subject, matter, c);
                break;
            case PreparationCommand.Withdraw c:
                Exits.Withdraw(p, subject, matter, c);
                break;
            case PreparationCommand.Terminate c:
                Exits.Terminate(p, subject, matter, c);
                break;
            case PreparationCommand.RequestUrgency c:
                UrgentMatters.Request(p, subject, matter, c);
                break;
            case PreparationCommand.GrantUrgency c:
                UrgentMatters.Grant(p, subject, matter, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void Revise(Proceeding p, Subject subject, Matter matter, PreparationCommand.ReviseDraft c)
    {
        Filing.RequireUnit(p, matter);
        p.RequireText(c.Draft, 20_000, Rule.Input, "决定草案", "the draft decision");

        // R-4.3.2-a 「区政府领导班子成员不得擅自改变集体决策」: a decided text changes only by a later decision;
        // what is drafted for one, on an evaluation's advice to amend, leaves the decided text as it is.
        p.Require(matter.StandingDecision is null || matter.IsAmendmentPending || matter.Reopened is not null, "R-4.3.2-a", "已作出的决策不得擅自改变,须由新的会议决策修改", "a decided text changes only by a later decision");
        if (!p.IsRefused)
        {
            p.Record(subject, new PreparationFact.DraftRevised(p.Keep(c.Draft), c.IsSubstantive));
        }
    }
}
