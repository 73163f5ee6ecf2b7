namespace SanzhongYida.Decisions;

/// <summary>四(一)2 合理确定事项: 初审 → 分管领导审定 → 区长确定, in this order, once in each round.</summary>
internal static class Acts
{
    public static IEnumerable<Refusal> Missing(Matter matter, ActKind kind) => matter.Did(kind)
        ? []
        : [kind switch
        {
            // R-4.1.2-b 「各单位、各部门提出的决策事项,必须由对口责任部门初审把关并协调各有关方面形成初步意见」
            ActKind.PreliminaryReview => new Refusal("R-4.1.2-b", "未经对口责任部门初审", "no preliminary review by the counterpart department"),

            // R-4.1.2-c 「提请区政府分管领导研究审定后,报区长确定。」
            ActKind.Endorsement => new Refusal("R-4.1.2-c", "未经分管领导审定", "the leader in charge has not endorsed it"),

            // R-4.1.2-a 「…经研究审定后报区长确定。」
            _ => new Refusal("R-4.1.2-a", "未经区长确定", "the district head has not determined it"),
        }];

    public static void Do(Proceeding p, Subject subject, Matter matter, PreparationCommand.DoAct c)
    {
        p.RequireText(c.Opinion, 5000, Rule.Input, "意见", "the opinion");
        p.Require(!matter.Did(c.Kind), Rule.State, "本轮已办理", "done in this round already");
        p.Require(matter.WorkItems.All(item => item.Step != "meeting"), Rule.State, "事项已提请上会", "the matter is before a meeting already");
        p.Require(!matter.IsReturned, "R-4.1.2-b", "退回后提出单位尚未补充材料或修改草案", "returned, and its unit has neither filed anything nor revised the draft");
        Handling.RequireFree(p, matter, StepOf(c.Kind));

        // R-4.1.2-b 「初审把关并协调各有关方面形成初步意见」: with whom is part of what comes of it.
        var parties = c.Parties.OrEmpty();
        p.Require(parties.IsEmpty || c.Kind == ActKind.PreliminaryReview, Rule.Input, "协调的有关方面在初审时写明", "the parties coordinated with belong to the preliminary review");
        Submission.RequireNames(p, parties, "协调的有关方面", "the parties coordinated with");
        switch (c.Kind)
        {
            case ActKind.PreliminaryReview:
                RequirePreliminaryReviewer(p, matter);
                break;
            case ActKind.Endorsement:
                p.Refuse(Missing(matter, ActKind.PreliminaryReview));
                p.Require(IsOf(p, matter, c.Kind), "R-4.1.2-c", "须由当日分管该部门工作的区政府领导审定", "the leader in charge on this day endorses");
                break;
            default:
                p.Refuse(Missing(matter, ActKind.PreliminaryReview));
                p.Refuse(Missing(matter, ActKind.Endorsement));
                p.Refuse(Procedures.Research(matter));
                p.Require(IsOf(p, matter, c.Kind), "R-4.1.2-a", "须由区长确定", "the district head determines");
                break;
        }

        if (!p.IsRefused)
        {
            p.Record(subject, new PreparationFact.ActDone(c.Kind, p.Keep(c.Opinion)));
            if (!parties.IsEmpty)
            {
                p.Record(subject, new PreparationFact.PartiesCoordinated(parties));
            }

            Course.Advance(p, subject);
        }
    }

    /// <summary>Is the act the actor's today?</summary>
    public static bool IsOf(Proceeding p, Matter matter, ActKind kind) => IsOf(p.Law, matter, kind, p.Actor, p.Today);

    /// <summary>Is the act that person's on that day?</summary>
    public static bool IsOf(Law law, Matter matter, ActKind kind, string person, DateOnly day) => law.People.TryGetValue(person, out var known) && kind switch
    {
        ActKind.PreliminaryReview => known.Unit == matter.CounterpartUnit && (known.Is(Role.PreliminaryReviewer, day) || known.Is(Role.UnitHead, day)),
        ActKind.Endorsement => Candidates.LeadersInCharge(law, matter, day).Contains(person, StringComparer.Ordinal),
        _ => Candidates.IsHead(matter, known, day),
    };

    private static string StepOf(ActKind kind) => kind switch
    {
        ActKind.PreliminaryReview => "preliminary-review",
        ActKind.Endorsement => "endorse",
        _ => "determine",
    };

    // R-4.1.2-b: by the 对口责任部门; same person drafting and 初审 → refused.
    private static void RequirePreliminaryReviewer(Proceeding p, Matter matter)
    {
        p.Require(
            IsOf(p, matter, ActKind.PreliminaryReview),
            "R-4.1.2-b",
            $"须由对口责任部门“{matter.CounterpartUnit}”的初审人办理",
            "the counterpart department's reviewer does the preliminary review");
        p.Require(p.Actor != matter.DraftedBy, "R-4.1.2-b", "起草人与初审人不得为同一人", "drafter and reviewer are different persons");
    }
}
