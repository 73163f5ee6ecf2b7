using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The documents of a matter: 决策公布稿, 任前公示 and 责任档案.</summary>
/// <param name="Desk">The record.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Stop">Gives up.</param>
public sealed record MatterPapers(Desk Desk, Reader Reader, Matter Matter, CancellationToken Stop)
{
    private Law Law => Desk.Law;

    /// <summary>决策公布稿: as published, or a draft made of what was recorded; null when there is no such decision. What names a vote is left out.</summary>
    public async Task<Sheet?> Publication(int number)
    {
        if (Matter.Decisions.ElementAtOrDefault(number - 1) is not { } decision)
        {
            return null;
        }

        var known = Matter.PublishedDecisions.FirstOrDefault(known => known.Publication.Decision == number);
        var steps = AgendaGate.RequiredSteps(Matter).Select(step => step.Chinese);
        var published = known?.Publication ?? new Publication(
            number,
            PublicationMode.Public,
            "",
            await Text(decision.Content),
            string.Join("\n", Matter.Bases),
            $"经{string.Join("、", steps)}等程序，于{Words.Day(decision.On)}提请{Words.Of(decision.Forum)}审议。",
            PaperWords.Decided(decision.Outcome) + "。",
            [],
            "");
        return Sheet.Of(
                ("标题", $"关于{Matter.Title}决策情况的公布"),
                ("引言", $"根据政务公开的有关规定，现将{Words.Day(decision.On)}{Words.Of(decision.Forum)}对该事项的决策情况公布如下。"),
                ("公开方式", published.Mode == PublicationMode.Circulated ? $"通报范围：{published.Range}。" : ""),
                ("日期", known is null ? PaperWords.Undated : Words.Day(known.On)))
            .With("内容", Lines(decision, published.Content))
            .With("依据", Lines(decision, published.Basis))
            .With("过程", Lines(decision, published.Process))
            .With("结果", Lines(decision, published.Result));
    }

    /// <summary>任前公示 (W-CAD): name, present and proposed post and the days, and nothing else of the restricted matter; null when none was opened.</summary>
    public Sheet? AppointmentNotice() => Matter.Latest<Evidence.AppointmentNoticeOpened>() is { } opened
        ? Sheet.Of(
            ("姓名", opened.Name),
            ("现任职务", opened.PresentPost),
            ("拟任职务", opened.ProposedPost),
            ("开始", Words.Day(opened.On)),
            ("截止", opened.LastDay is { } last ? Words.Day(last) : ""),
            ("受理单位", Words.Unit(Law, Matter.Unit)))
        : null;

    /// <summary>责任档案 (R-5.3-a; W-713-38: for life, dissent with it): who drafted, reviewed and advised; who was due, present and recused, what each said and voted.</summary>
    public async Task<Sheet> Responsibility(IReadOnlyDictionary<string, Meeting> meetings)
    {
        var decisions = new List<Sheet>();
        foreach (var conclusion in Matter.Conclusions)
        {
            decisions.Add(await Decision(meetings[conclusion.Meeting], conclusion, decisions.Count + 1));
        }

        var reservations = new List<Sheet>();
        foreach (var reservation in Matter.Reservations)
        {
            reservations.Add(Sheet.Of(
                ("种类", reservation.Kind == ReservationKind.Reserved ? "保留意见" : "向上级反映意见"),
                ("姓名", Words.Person(Law, reservation.By)),
                ("日期", Words.Day(reservation.On)),
                ("内容", await Text(reservation.Text))));
        }

        return Sheet.Of(
                ("编号", Matter.Number),
                ("题目", Matter.Title),
                ("类别", Words.Of(Matter.Kind)),
                ("提交部门", Words.Unit(Law, Matter.Unit)),
                ("拟稿人", Words.Person(Law, Matter.DraftedBy)))
            .With("经手", Hands())
            .With("论证咨询", Advisers())
            .With("决定", decisions)
            .With("保留", reservations);
    }

    private IEnumerable<Sheet> Hands()
    {
        var acts = Matter.Acts.Select(act => (act.On, Step: Words.Of(act.Kind), act.By, Told: act.Parties.IsEmpty ? "" : $"，协调{string.Join("、", act.Parties)}"));
        var evidence = Matter.Evidence.Select(filed => (filed.Evidence.On, Step: "材料", By: filed.FiledBy, Told: "，" + EvidenceTelling.Of(Law, filed.Evidence)));
        return evidence.Concat(acts).OrderBy(hand => hand.On).Select(hand => Sheet.Of(
            ("环节", hand.Step),
            ("人员", Words.Person(Law, hand.By)),
            ("日期", Words.Day(hand.On)),
            ("说明", hand.Told)));
    }

    // R-5.3-a: those outside the office whose word the decision rests on, by name.
    private IEnumerable<Sheet> Advisers()
    {
        var evaluated = Matter.Evaluations.Select(evaluation => (On: evaluation.FiledOn, As: "决策执行评估", Name: evaluation.Organisation, Told: ""));
        return Matter.Evidence.SelectMany(filed => Advisers(filed.Evidence)).Concat(evaluated).OrderBy(adviser => adviser.On).Select(adviser => Sheet.Of(
            ("身份", adviser.As),
            ("姓名", adviser.Name),
            ("日期", Words.Day(adviser.On)),
            ("说明", adviser.Told)));
    }

    private static IEnumerable<(DateOnly On, string As, string Name, string Told)> Advisers(Evidence evidence) => evidence switch
    {
        Evidence.ExpertArgument e => e.Experts.Select(expert => (e.On, e.Form + "专家", expert.Name, $"，{expert.Organisation}{(expert.Conflict is { } conflict ? $"，有利害关系（{conflict}），意见不计" : "")}{(expert.IsSigned ? "" : "，书面意见未签字")}")),
        Evidence.LegalityOpinion e => [(e.On, "合法性审查律师", e.Lawyer, "")],
        Evidence.StabilityAssessment e => [(e.On, "社会稳定风险评估", e.By, "")],
        Evidence.FairCompetition e => [(e.On, "公平竞争审查", e.By, "")],
        Evidence.Research e => [(e.On, "调研", e.By, "")],
        Evidence.HearingMaterials { Names: { IsDefaultOrEmpty: false } names } e => names.Select(name => (e.On, "听证参加人", name, "")),
        Evidence.DemocraticConsultation e => [(e.On, "民主协商", e.Party, "")],
        Evidence.GroupConsulted e => [(e.On, "所征求的特定群体", e.Group, "")],
        _ => [],
    };

    private async Task<Sheet> Decision(Meeting meeting, Conclusion conclusion, int number)
    {
        var item = meeting.Item(conclusion.Item)!;
        var members = new List<Sheet>();
        foreach (var member in meeting.Due)
        {
            members.Add(await Member(meeting, item, member));
        }

        var advice = new List<Sheet>();
        foreach (var advised in item.Advice)
        {
            advice.Add(Sheet.Of(
                ("姓名", advised.Name + (meeting.Invitations.FirstOrDefault(invited => invited.Name == advised.Name) is { } invited ? $"（{invited.Capacity}）" : "")),
                ("内容", await Text(meeting, advised.Text))));
        }

        return Sheet.Of(
                ("序号中文", PaperWords.Numeral(number)),
                ("日期", Words.Day(conclusion.On)),
                ("会议", Words.Of(meeting.Forum)),
                ("结果", OutcomeNames.Chinese(item.Outcome)),
                ("主持人", Words.Person(Law, item.Presider ?? meeting.Convener)),
                ("记录人", Words.Person(Law, meeting.Recorder ?? "")),
                ("应到", PaperWords.Figure(meeting.Due.Length)),
                ("表决方式", PaperWords.Of(item.Method)),
                ("同意", PaperWords.Figure(item.Totals.Approve)),
                ("不同意", PaperWords.Figure(item.Totals.Oppose)),
                ("缓议", PaperWords.Figure(item.Totals.Defer)),
                ("执行部门", conclusion.ExecutingUnit is { } unit ? Words.Unit(Law, unit) : "未明确"),
                ("协调领导", conclusion.Coordinator is { } leader ? Words.Person(Law, leader) : "未明确"))
            .With("成员", members)
            .With("列席", Observers(meeting, item.Number))
            .With("咨询", advice);
    }

    private static IEnumerable<Sheet> Observers(Meeting meeting, int number)
    {
        var names = string.Join("、", meeting.Invitations.Where(invited => invited.Items.IsEmpty || invited.Items.Contains(number)).Select(invited => $"{invited.Name}（{invited.Capacity}）"));
        return names.Length == 0 ? [] : [Sheet.Of(("名单", names))];
    }

    private async Task<Sheet> Member(Meeting meeting, AgendaItem item, string member)
    {
        var statement = item.Statements.LastOrDefault(statement => statement.Member == member);
        var written = item.WrittenOpinions.FirstOrDefault(opinion => opinion.Member == member);
        var vote = item.Votes.FirstOrDefault(vote => vote.Member == member);
        return Sheet.Of(
            ("姓名", Words.Person(Law, member)),
            ("到会", MeetingRecord.Of(meeting).Attended.Contains(member, StringComparer.Ordinal) ? "到会" : "缺席"),
            ("回避", item.TakesPart(member) ? "否" : "回避"),
            ("意见", statement is not null ? PaperWords.Of(statement.Opinion) : written is not null ? $"{PaperWords.Of(written.Opinion)}（书面）" : "无"),
            ("理由", statement is not null ? await Text(meeting, statement.Reason) : written is not null ? await Text(meeting, written.Text) : "无"),
            ("表决", vote is not null ? PaperWords.Of(vote.Opinion) : item.Method == VoteMethod.SecretBallot ? "无记名" : "未表决"));
    }

    private IEnumerable<Sheet> Lines(Conclusion decision, string text) =>
        PublicText.WithoutVotes(Law, decision, text).Split('\n').Select(line => Sheet.Of(("段落", line)));

    private async Task<string> Text(TextRef text) => PaperWords.Of(Law, await Desk.Record.Find(Reader, Subject.Matter(Matter.Id), text.Digest, Stop));

    private async Task<string> Text(Meeting meeting, TextRef text) => PaperWords.Of(Law, await Desk.Record.Find(Reader, Subject.Meeting(meeting.Id), text.Digest, Stop));
}
