namespace SanzhongYida.Decisions;

/// <summary>The procedures of 四(一)1 and what each still lacks, one function a clause. Each answers nothing when it lacks nothing.</summary>
internal static class Procedures
{
    // R-4.1.1-a 「决策前要广泛深入的调查研究,充分听取各方面意见和建议。」
    public static IEnumerable<Refusal> Research(Matter matter)
    {
        if (matter.Latest<Evidence.Research>() is null)
        {
            yield return new Refusal("R-4.1.1-a", "缺少调研报告", "no research record");
        }

        if (matter.Latest<Evidence.OpinionsHeard>() is null)
        {
            yield return new Refusal("R-4.1.1-a", "缺少听取意见记录", "no record of opinions heard");
        }

        foreach (var refusal in NewMaterial(matter))
        {
            yield return refusal;
        }
    }

    // R-4.2.3-e 「…应暂缓决策,待进一步调查研究后再作决策」; R-4.2.3-g with C-22: an identical pack is refused.
    private static IEnumerable<Refusal> NewMaterial(Matter matter)
    {
        if (matter.LastDeferral is not { } deferral)
        {
            yield break;
        }

        // R-4-d: opinions collected outside a meeting are no material.
        var fresh = matter.Evidence.Where(filed => filed.Round == matter.Round && filed.Evidence is not Evidence.OpinionsCollected).ToList();
        if (fresh.Count == 0)
        {
            yield return new Refusal("R-4.2.3-g", "暂缓后未补充新材料,不得原样再次提交", "nothing new was filed since the deferral");
        }

        var answered = fresh.Select(filed => filed.Evidence).OfType<Evidence.Research>().SelectMany(research => research.Answers ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var question in deferral.OpenQuestions.Where(question => deferral.Outcome == Outcome.DeferredUnclear && !answered.Contains(question)))
        {
            yield return new Refusal("R-4.2.3-e", $"补充调研未答复尚不清楚的问题“{question}”", $"no new research answers the open question “{question}”");
        }
    }

    // R-4.1.1-e 「对涉及人民群众切身利益或对其权利义务有重大影响的决策事项,应当进行公示和社会听证」: both.
    public static IEnumerable<Refusal> PublicNotice(Matter matter)
    {
        if (matter.Latest<Evidence.NoticeClosed>() is null)
        {
            yield return new Refusal("R-4.1.1-e", "公示未完成", "the public notice is not completed");
            yield break;
        }

        foreach (var refusal in Unanswered(matter))
        {
            yield return refusal;
        }
    }

    // W-713-18: each opinion, or group of them, has an adoption note.
    public static IEnumerable<Refusal> Unanswered(Matter matter) => (matter.Latest<Evidence.NoticeClosed>()?.Groups ?? [])
        .Where(group => Wording.IsBlank(group.AdoptionNote))
        .Select(group => new Refusal("W-713-18", $"意见“{group.Topic}”没有采纳情况说明", $"opinions on “{group.Topic}” have no adoption note"));

    // R-4.1.1-e, second half; W-713-17: the record is confirmed and signed by the participants.
    public static IEnumerable<Refusal> Hearing(Matter matter)
    {
        var held = matter.Latest<Evidence.HearingHeld>();
        if (held is null)
        {
            yield return new Refusal("R-4.1.1-e", "未举行听证", "no hearing was held");
        }
        else if (!held.IsSigned)
        {
            yield return new Refusal("W-713-17", "听证记录未经参加人签字确认", "the hearing record is not signed");
        }
    }

    // R-4.1.1-c 「对专业性、技术性较强的决策事项,要组织专家论证、技术咨询或决策评估」; W-713-19/20: a conflicted expert's opinion does not count.
    public static IEnumerable<Refusal> ExpertArgument(Matter matter)
    {
        var argument = matter.Latest<Evidence.ExpertArgument>();
        if (argument is null)
        {
            yield return new Refusal("R-4.1.1-c", "未组织专家论证、技术咨询或决策评估", "no expert argument, consultation or evaluation");
            yield break;
        }

        if (!argument.Experts.Any(expert => expert.Conflict is null && expert.IsSigned))
        {
            yield return new Refusal("W-713-19/20", "没有无利害关系专家的签字意见", "no signed opinion of an expert without interest");
        }

        if (!argument.AnswersEachPoint)
        {
            yield return new Refusal("R-4.1.1-c", "未逐条回应专家意见", "the experts' points are not answered one by one");
        }
    }

    // R-4.1.1-g 「对易引发矛盾纠纷或可能影响社会稳定的决策事项,须进行社会稳定风险评估。」; W-713-24: not controllable → not before it is.
    public static IEnumerable<Refusal> StabilityAssessment(Matter matter)
    {
        var report = matter.Latest<Evidence.StabilityAssessment>();
        if (report is null)
        {
            yield return new Refusal("R-4.1.1-g", "未进行社会稳定风险评估", "no stability risk assessment");
        }
        else if (!report.IsControllable)
        {
            yield return new Refusal("W-713-24", "风险不可控,须调整方案重新评估为可控", "the risk is not controllable");
        }
        else if (report.Earlier is null && (!report.HasRiskPoints || !report.HasMeasures || !report.HasContingencyPlan))
        {
            yield return new Refusal("R-4.1.1-g", "评估报告缺少风险点、防范措施或处置预案", "the report lacks risk points, measures or a contingency plan");
        }
    }

    // R-4.1.1-d 「对按规定需进行民主协商或听取人大代表、政协委员、民主党派、群团组织等意见建议的,应履行有关程序」
    public static IEnumerable<Refusal> DemocraticConsultation(Matter matter)
    {
        var heard = matter.All<Evidence.DemocraticConsultation>().Select(consultation => consultation.Party).ToHashSet(StringComparer.Ordinal);
        if (matter.Particulars.Parties.IsEmpty && heard.Count == 0)
        {
            yield return new Refusal("R-4.1.1-d", "未履行民主协商程序", "no democratic consultation");
        }

        foreach (var required in matter.Particulars.Parties.Where(required => !heard.Contains(required.Party)))
        {
            yield return new Refusal("R-4.1.1-d", $"未听取“{required.Party}”的意见({required.RequiredBy})", $"“{required.Party}” was not heard ({required.RequiredBy})");
        }
    }

    // R-4.1.1-b 「重大行政决策须经区政府法制机构合法性审查」
    public static IEnumerable<Refusal> LegalityReview(Matter matter)
    {
        // The mark may be cleared while the review waits (R-4.1.1-b): then nothing is lacking.
        if (!matter.Flags.MajorAdministrativeDecision)
        {
            yield break;
        }

        var valid = matter.Evidence.Skip(matter.LegalityFrom).Select(filed => filed.Evidence).ToList();
        var opinion = valid.OfType<Evidence.LegalityOpinion>().LastOrDefault();
        if (opinion is null)
        {
            yield return new Refusal("R-4.1.1-b", "未经合法性审查", "no legality review");
            yield break;
        }

        if (opinion.Result == LegalityResult.Unlawful || !opinion.IsWithinAuthority || !opinion.IsProcedureLawful || !opinion.IsContentLawful && opinion.Result == LegalityResult.Lawful)
        {
            yield return new Refusal("R-4.1.1-b", "合法性审查未通过", "the legality review found against it");
        }

        // W-713-25: exploratory reform without national rules may go forward with the legal risk stated.
        if (opinion.Result == LegalityResult.Exploratory && !valid.OfType<Evidence.LegalRiskStated>().Any())
        {
            yield return new Refusal("W-713-25", "未附改革探索的法律风险说明", "the legal risk of the exploratory reform is not stated");
        }

        if (opinion.Result == LegalityResult.LawfulOnceRevised && valid.FindLastIndex(evidence => evidence is Evidence.RevisionConfirmed) < valid.IndexOf(opinion))
        {
            yield return new Refusal("R-4.1.1-b", "修改后的草案未经审查人确认", "the reviewer has not confirmed the revised draft");
        }
    }

    /// <summary>W-713-26: the day the legality body's opinion is due, counted from the last complete receipt and not from when the step
    /// opened; null before a receipt. With the opinion given it is no longer awaited.</summary>
    public static (DueDay Due, bool IsAwaited)? LegalityDue(Matter matter)
    {
        var filed = matter.Evidence.Skip(matter.LegalityFrom).Select(filed => filed.Evidence).ToList();
        var received = filed.FindLastIndex(evidence => evidence is Evidence.LegalityReceived or Evidence.LegalityReturned);
        return received >= 0 && filed[received] is Evidence.LegalityReceived { Due: { } due }
            ? (due, received > filed.FindLastIndex(evidence => evidence is Evidence.LegalityOpinion))
            : null;
    }

    // W-713-31: 出台前向同级党委请示报告.
    public static IEnumerable<Refusal> PartyCommittee(Matter matter) => matter.HasPartyCommitteeReport
        ? []
        : [new Refusal("W-713-31", "未向区委请示报告", "no report to the Party committee")];

    // W-713-8, W-BUD-69: the People's Congress first.
    public static IEnumerable<Refusal> Congress(Matter matter) => matter.HasCongressApproval
        ? []
        : [new Refusal(matter.Flags.BudgetAdjustment ? "W-BUD-69" : "W-713-8", "未经区人大常委会批准", "the People's Congress standing committee has not approved")];
}
