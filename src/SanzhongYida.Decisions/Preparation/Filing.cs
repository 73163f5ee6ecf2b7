namespace SanzhongYida.Decisions;

/// <summary>Filing evidence: who may file what, and what a piece must hold to be filed at all.</summary>
internal static class Filing
{
    /// <summary>Longest text of a piece of evidence.</summary>
    public const int LongestText = 50_000;

    /// <summary>How many years before its matter was submitted a piece may date from. An earlier assessment may be linked (W-713-22/23); what is older
    /// than this lies in the state archives (W-ARC: ten years) and prepared another matter, or its year is mistyped.</summary>
    public const int OldestYears = Closing.YearsUntilTransfer;

    public static void File(Proceeding p, Subject subject, Matter matter, PreparationCommand.FileEvidence c)
    {
        var isDated = RequireDay(p, matter, c.Evidence.On);
        p.Require(c.Text is null || c.Text.Length <= LongestText, Rule.Input, $"正文超过{LongestText}字", $"the text is longer than {LongestText} characters");
        if (NeedsText(c.Evidence))
        {
            // R-4.1.3-d 「并附其他部门的意见」: a department that opposes says so in its own words.
            p.RequireText(c.Text, LongestText, c.Evidence is Evidence.DepartmentPosition { Position: Position.Oppose } ? "R-4.1.3-d" : Rule.Input, "正文", "the text");
        }

        RequireFiler(p, matter, c.Evidence);

        // Nothing is reckoned from a day that can't be right.
        var evidence = isDated ? Check(p, matter, c.Evidence) : c.Evidence;
        if (!p.IsRefused)
        {
            p.Record(subject, new PreparationFact.EvidenceFiled(evidence, Wording.IsBlank(c.Text) ? null : p.Keep(c.Text)));
            if (evidence is Evidence.FundsSource source)
            {
                Funding.OnFiled(p, subject, source);
            }

            Course.Advance(p, subject);
        }
    }

    /// <summary>The actor works in the submitting unit, or is its leader in charge or the district head.</summary>
    public static bool RequireUnit(Proceeding p, Matter matter) => p.Require(
        Offices.Actor(p) is { } actor
        && (actor.Unit == matter.Unit || actor.Is(Role.DistrictHead, p.Today) || Candidates.LeadersInCharge(p.Law, matter, p.Today).Contains(actor.Id, StringComparer.Ordinal)),
        Rule.Authority,
        $"须由“{matter.Unit}”或其分管领导办理",
        $"only “{matter.Unit}” or the leader in charge of it may do this");

    // T-1: what happened on paper may be entered later, never in advance.
    private static bool RequireDay(Proceeding p, Matter matter, DateOnly on)
    {
        var oldest = matter.SubmittedOn.AddYears(-OldestYears);
        return p.Require(on <= p.Today, "T-1", "发生日期不得晚于今日", "it can't have happened after today")
            && p.Require(on >= oldest, "T-1", $"发生日期不得早于事项提交前{OldestYears}年(即{oldest:yyyy年M月d日})", $"it can't have happened more than {OldestYears} years before the matter was submitted (before {oldest:yyyy-MM-dd})");
    }

    private static bool NeedsText(Evidence evidence) => evidence is
        Evidence.Research or Evidence.OpinionsHeard or Evidence.DepartmentPosition { Position: not Position.NoReply }
        or Evidence.ImmediateNeed or Evidence.Recommendation or Evidence.LegalityOpinion or Evidence.StabilityAssessment or Evidence.FundsSource
        or Evidence.GroupConsulted or Evidence.LegalRiskStated or Evidence.FairCompetition;

    private static void RequireFiler(Proceeding p, Matter matter, Evidence evidence)
    {
        switch (evidence)
        {
            case Evidence.DepartmentPosition { Position: Position.NoReply }:
                RequireUnit(p, matter);
                break;
            case Evidence.DepartmentPosition position:
                p.Require(Offices.Actor(p)?.Unit == position.Department, "R-4.1.3-b", $"须由“{position.Department}”自行出具意见", $"“{position.Department}” gives its own position");
                break;
            case Evidence.ImmediateNeed:
                p.Require(Candidates.LeadersInCharge(p.Law, matter, p.Today).Contains(p.Actor, StringComparer.Ordinal), "R-4.1.3-d", "须由分管领导确认", "the leader in charge confirms it");
                break;
            case Evidence.LegalityReceived or Evidence.LegalityReturned or Evidence.LegalityOpinion or Evidence.RevisionConfirmed:
                // R-4.1.1-b: the reviewer is not the drafter.
                Offices.RequireRole(p, Role.LegalityReviewer);
                p.Require(p.Actor != matter.DraftedBy, "R-4.1.1-b", "审查人不得为起草人", "the reviewer is not the drafter");
                break;
            case Evidence.PartyCommitteeReport or Evidence.CongressApproval or Evidence.AppointmentNoticeOpened or Evidence.AppointmentNoticeClosed when Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) ?? false:
                break;
            default:
                RequireUnit(p, matter);
                break;
        }
    }

    private static Evidence Check(Proceeding p, Matter matter, Evidence evidence)
    {
        switch (evidence)
        {
            case Evidence.DepartmentPosition e:
                p.Require(matter.Departments.Contains(e.Department, StringComparer.Ordinal), Rule.Input, $"“{e.Department}”不是涉及部门", $"“{e.Department}” is not concerned");
                return e;
            case Evidence.NoticeOpened e:
                return Periods(p, e);
            case Evidence.NoticeClosed e:
                Close(p, matter, e);
                return e;
            case Evidence.AppointmentNoticeOpened e:
                return AppointmentNotices.Open(p, matter, e);
            case Evidence.AppointmentNoticeClosed e:
                AppointmentNotices.Close(p, matter, e);
                return e;
            case Evidence.HearingMaterials e:
                // W-713-16: materials delivered 7 days before (C-15).
                p.Require(e.On.AddDays(p.Law.Regulation.On(p.Today).HearingMaterialsDays) <= e.HearingOn, "W-713-16", "听证材料须在听证会7日前送达", "hearing materials arrive 7 days before the hearing");
                p.Require(e.Participants > 0, Rule.Input, "没有听证参加人", "nobody takes part in the hearing");

                // W-713-16 「听证参加人名单」: the list names all to whom materials went.
                if (e.Names is { IsDefault: false } names)
                {
                    Submission.RequireNames(p, names, "听证参加人名单", "the list of participants");
                    p.Require(names.Length == e.Participants, "W-713-16", $"听证参加人名单列{names.Length}人,材料送达{e.Participants}人", $"the list names {names.Length}, materials went to {e.Participants}");
                }

                return e;
            case Evidence.HearingHeld e:
                p.Require(matter.All<Evidence.HearingMaterials>().Any(materials => materials.HearingOn == e.On), "W-713-16", "没有为当日听证送达的材料", "no materials were delivered for a hearing on that day");
                return e;
            case Evidence.ExpertArgument e:
                p.Require(!e.Experts.IsDefaultOrEmpty && e.Experts.Length <= Submission.MostListed, "R-4.1.1-c", "没有参加论证的专家", "no expert took part");
                return e;
            case Evidence.LegalityReceived e:
                return Receive(p, e);
            case Evidence.LegalityOpinion e:
                CheckOpinion(p, matter, e);
                return e;
            case Evidence.FundsSource e:
                Funding.Check(p, matter, e);
                return e;
            case Evidence.LegalityReturned e:
                p.RequireText(e.Lacking, 2000, "W-713-26", "退回补正的内容", "what is lacking");
                return e;
            case Evidence.GroupConsulted e:
                p.Require(matter.Particulars.AffectedGroups.Contains(e.Group, StringComparer.Ordinal), "W-713-14", $"“{e.Group}”不是本事项写明的特定群体", $"“{e.Group}” is no group the matter names");
                return e;
            case Evidence.OpinionsCollected e:
                p.Require(Enum.IsDefined(e.Form) && !e.Opinions.IsDefaultOrEmpty && e.Opinions.Length <= Submission.MostListed, Rule.Input, "未写明收集方式和意见,或意见过多", "the form or the opinions are missing, or they are too many");
                p.Require(e.Opinions.IsDefault || e.Opinions.All(opinion => p.Law.People.ContainsKey(opinion.Person) && Enum.IsDefined(opinion.Opinion)), Rule.Input, "意见人不在名册中或意见不明", "somebody is in no register, or an opinion is none");
                return e;
            case Evidence.RevisionConfirmed e:
                CheckRevision(p, matter);
                return e;
            default:
                return evidence;
        }
    }

    // W-713-15: 公开征求意见 generally not less than 30 days, a shorter period explained when published (C-14); 公示 C-16.
    private static Evidence.NoticeOpened Periods(Proceeding p, Evidence.NoticeOpened e)
    {
        var settings = p.Law.Regulation.On(p.Today);
        var calendar = p.Law.Regulation.Calendar;
        var notice = calendar.WorkingDaysAfter(e.On, settings.NoticeWorkingDays).On;
        var full = e.AsksForOpinions && calendar.DaysAfter(e.On, settings.ConsultationDays).On is var comment && comment > notice ? comment : notice;
        if (e.LastDay is null || e.LastDay >= full)
        {
            return e with { LastDay = e.LastDay ?? full };
        }

        p.RequireText(e.ShorterBecause, 1000, "W-713-15", "缩短期限的说明", "the explanation of a shorter period");
        p.Require(e.LastDay >= notice, "R-4.1.1-e", $"公示期不得少于{settings.NoticeWorkingDays}个工作日", $"a notice runs {settings.NoticeWorkingDays} working days at least");
        return e;
    }

    private static void Close(Proceeding p, Matter matter, Evidence.NoticeClosed e)
    {
        if (matter.Latest<Evidence.NoticeOpened>() is not { } opened)
        {
            p.Refuse("R-4.1.1-e", "尚未开始公示", "no notice was opened");
            return;
        }

        p.Require(
            e.On >= opened.LastDay,
            opened.AsksForOpinions ? "W-713-15" : "R-4.1.1-e",
            $"公示(征求意见)期至{opened.LastDay:yyyy年M月d日}止,不得提前结束",
            $"the notice runs until {opened.LastDay:yyyy-MM-dd}");
        p.Require(!e.Groups.IsDefault && e.Groups.Length <= Submission.MostListed, Rule.Input, "意见分组缺失或过多", "the groups of opinions are missing or too many");
    }

    // W-713-26 with C-13: not less than seven working days; a shorter period needs a recorded reason.
    private static Evidence.LegalityReceived Receive(Proceeding p, Evidence.LegalityReceived e)
    {
        var full = p.Law.Regulation.On(p.Today).LegalityWorkingDays;
        p.Require(e.Due is null, Rule.Input, "办结期限由系统计算", "the due date is computed");
        p.Require(e.WorkingDays is null or (> 0 and <= WorkingCalendar.LongestPeriod), Rule.Input, "审查期限须为正数", "the period is a positive number of working days");
        if (e.WorkingDays < full)
        {
            p.RequireText(e.ShorterBecause, 1000, "W-713-26", $"审查期限少于{full}个工作日的理由", $"the reason of a period shorter than {full} working days");
        }

        return p.IsRefused ? e : e with { Due = p.Law.Regulation.Calendar.WorkingDaysAfter(e.On, e.WorkingDays ?? full) };
    }

    private static void CheckOpinion(Proceeding p, Matter matter, Evidence.LegalityOpinion e)
    {
        var received = matter.All<Evidence>().LastOrDefault(evidence => evidence is Evidence.LegalityReceived or Evidence.LegalityReturned);
        p.Require(received is Evidence.LegalityReceived && received.On <= e.On, "W-713-26", "审查机构尚未收齐材料", "the materials have not been received complete");
        p.Require(e.Result != LegalityResult.Exploratory || matter.Particulars.IsExploratory, "W-713-25", "事项未列为国家尚无规定的改革探索", "the matter is no exploratory reform");

        // W-713-27/28: legal advisers or government lawyers give opinions.
        p.RequireText(e.Lawyer, 60, "W-713-27/28", "法律顾问或公职律师意见", "a lawyer's opinion");
    }

    // R-4.1.1-b: 修改后合法 needs the revised draft and the reviewer's confirmation of it.
    private static void CheckRevision(Proceeding p, Matter matter)
    {
        var opinion = matter.Evidence.Select(filed => filed.Evidence).ToList().FindLastIndex(evidence => evidence is Evidence.LegalityOpinion);
        p.Require(opinion >= 0 && matter.RevisedFrom > opinion, "R-4.1.1-b", "尚未按审查意见修改草案,无从确认", "the draft was not revised after the opinion");
    }
}
