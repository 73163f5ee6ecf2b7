using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>会议记录, item by item as it was recorded: every opinion with its reason, word for word.</summary>
public sealed partial record MeetingPapers
{
    /// <summary>会议记录.</summary>
    public async Task<Sheet> Record()
    {
        var record = MeetingRecord.Of(Recorded);
        var sheet = await Head();
        sheet.Words["无缺席"] = record.Absent.IsEmpty ? "无缺席。" : "";
        sheet.Words["散会时间"] = Recorded.ClosedAt is { } closed ? PaperWords.Moment(closed) : "（未散会）";
        sheet.Words["未签字"] = Recorded.ClosedAt is null ? "（尚未散会，未签字）" : record.ToSign.IsEmpty ? "" : $"（{PaperWords.Names(Law, record.ToSign)}尚未签署{(record.Additions.IsEmpty ? "" : "经补正的")}本记录）";
        sheet.Words["到离会"] = Came(record);
        var items = new List<Sheet>();
        foreach (var item in Seen.Items.Where(item => item.TakenOff is null).OrderBy(item => item.Number))
        {
            items.Add(await Item(item));
        }

        return sheet
            .With("缺席", await All(record.Absent, async absent => Sheet.Of(("姓名", Words.Person(Law, absent.Member)), ("原因", absent.Reason is null ? "（未写明）" : await Text(absent.Reason)))))
            .With("补录", await All(record.LateEntries, async late => Sheet.Of(("说明", $"{PaperWords.Moment(late.On)}的内容于{PaperWords.Moment(late.EnteredAt)}补录，理由：{await Text(late.Reason)}"))))
            .With("补正", await All(record.Additions.Index(), async numbered => Sheet.Of(
                ("序号", PaperWords.Numeral(numbered.Index + 1)),
                ("时间", PaperWords.Moment(numbered.Item.Addition.At)),
                ("补正人", Words.Person(Law, numbered.Item.Addition.By)),
                ("内容", await Text(numbered.Item.Addition.Text)),
                ("签署情况", Signed(numbered.Item)))))
            .With("签字", await All(Recorded.Signatures, async signature => Sheet.Of(
                ("身份", Recorded.Signs(signature.Person) == Recorded.Signs(Recorded.Recorder) ? "记录人" : "主持人"),
                ("姓名", Words.Person(Law, signature.Person)),
                ("时间", PaperWords.Moment(signature.At) + Covers(signature) + await Succession(signature.Person)))))
            .With("议题", items);
    }

    // R-4.2.1-d: arrivals and departures are timed.
    private string Came(MeetingRecord record) => record.Attended.IsEmpty ? "" : $"到会、离会时间：{string.Join("；", record.Attended.Select(Of))}。";

    private string Of(string member) => Words.Person(Law, member) + string.Join("，", Recorded.Attendance.Where(presence => presence.Member == member).OrderBy(presence => presence.From).Index().Select(came =>
        $"{At(came.Item.From)}{(came.Index == 0 ? "到会" : "再次到会")}{(came.Item.IsByVideo ? "（视频）" : "")}{(came.Item.To is { } left ? $"，{At(left)}离会" : "")}"));

    // The day is the meeting's own but for those who came on another.
    private string At(DateTimeOffset at) => DistrictTime.Day(at) == DistrictTime.Day(Recorded.OpenedAt ?? Recorded.StartsAt) ? Words.Time(at) : PaperWords.Moment(at);

    private string Covers(Signature signature) => signature.Additions switch
    {
        0 when Recorded.Additions.IsEmpty => "",
        0 => "，不含补正",
        var last => "，含补正一" + (last > 1 ? $"至补正{PaperWords.Numeral(last)}" : ""),
    };

    private string Signed(SignedAddition addition) => (addition.SignedBy, addition.ToSign) switch
    {
        ([], _) => "（尚未签署）",
        (_, []) => $"（已经{PaperWords.Names(Law, addition.SignedBy)}签署）",
        _ => $"（已经{PaperWords.Names(Law, addition.SignedBy)}签署，{PaperWords.Names(Law, addition.ToSign)}尚未签署）",
    };

    // R-4-f: 「区长后到的」 and whoever follows somebody who left: stated item by item.
    private string Presiders(AgendaItem item)
    {
        var presided = Presiding.During(Law, Recorded, item);
        return presided.Length < 2
            ? Who(presided is [var only] ? only.Person : item.Presider)
            : Who(presided[0].Person) + string.Concat(presided.Skip(1).Select(next => $"；{Words.Time(next.From)}起{(next.Person is null ? "无人主持" : $"由{Who(next.Person)}主持")}"));

        string Who(string? person) => person is null ? "（未开始）" : Words.Person(Law, person);
    }

    // U-4: who signs in another's place signs in the own name, and the record says why.
    private async Task<string> Succession(string signer) => Recorded.Successions.LastOrDefault(succession => succession.Successor == signer) is { } succession
        ? $"，接任签署：{Words.Person(Law, succession.Person)}{await Text(succession.Reason)}（{succession.Document}），由{Words.Person(Law, succession.By)}确定，"
        : "";

    private async Task<Sheet> Item(AgendaItem item)
    {
        var matters = await Matters();
        var isOpen = Visibility.MayReadDeliberation(Recorded, Recorded.Item(item.Number)!, Reader);
        return Sheet.Of(
                ("序号中文", PaperWords.Numeral(item.Number)),
                ("题目", matters(item)?.Title ?? PaperWords.Withheld),
                ("议题主持人", Presiders(item)),
                ("审议范围", isOpen ? "" : "审议和表决情况不在阅读范围。"))
            .With("委托主持", await All(isOpen ? Recorded.Delegations.Where(delegation => delegation.Item == item.Number) : [], async delegation => Sheet.Of(
                ("受托人", Words.Person(Law, delegation.Delegate)),
                ("时间", At(delegation.At)),
                ("理由", await Text(delegation.Reason)))))
            .With("回避", await All(item.Recusals, async away => Sheet.Of(
                ("姓名", Words.Person(Law, away.Member)),
                ("事由", await Text(away.Reason)),
                ("出场", $"{Words.Time(away.Out)}离场{(away.In is { } back ? $"，{Words.Time(back)}返回" : "")}。"))))

            // R-4.2.4-b: what counsel and experts advised, with their names.
            .With("咨询", await All(item.Advice, async advice => Sheet.Of(("姓名", advice.Name), ("内容", await Text(advice.Text)))))

            // R-4.2.2-c: read out, never counted; whoever withdrew has none to be read.
            .With("书面意见", await All(item.OpinionsRead(), async opinion => Sheet.Of(("姓名", Words.Person(Law, opinion.Member)), ("意见", PaperWords.Of(opinion.Opinion)), ("内容", await Text(opinion.Text)))))
            .With("发言", await All(item.Statements, async statement => Sheet.Of(
                ("姓名", Words.Person(Law, statement.Member)),
                ("意见", PaperWords.Of(statement.Opinion)),
                ("理由", await Text(statement.Reason)),
                ("补录", statement.IsLateEntry ? "（补录）" : ""))))
            .With("认定", await Findings(item))
            .With("表决", isOpen && item.IsVoting ? [Votes(item)] : [])
            .With("逐人表决", item.Votes.GroupBy(vote => (vote.Option, vote.Opinion)).OrderBy(votes => votes.Key.Option, StringComparer.Ordinal).ThenBy(votes => votes.Key.Opinion).Select(votes => Sheet.Of(
                ("意见", (votes.Key.Option is { } option ? $"方案{option}：" : "") + PaperWords.Of(votes.Key.Opinion)),
                ("名单", PaperWords.Names(Law, votes.Select(vote => vote.Member)) + (votes.Any(vote => vote.IsLateEntry) ? "（补录）" : "")))))

            // R-3.1-a: a 传达学习 is noted, or has its implementing opinion voted.
            .With("结果", item.ClosedAt is null ? [] : [Sheet.Of(("结果", (item.IsDiscussion ? "形成讨论意见" : OutcomeNames.Chinese(item.Outcome)) + (item.IsLateEntry ? "（补录）" : "")), ("后续", Follow(item)))]);
    }

    // R-4.2.3-b: the method, and the totals; of a secret ballot nothing else.
    private Sheet Votes(AgendaItem item)
    {
        // Once the item is closed the totals stand; before, they are those cast so far.
        var totals = item.ClosedAt is not null ? item.Totals : item.Papers.FirstOrDefault()?.Totals ?? Ballots.Of(item.Votes.Select(vote => vote.Opinion));
        return Sheet.Of(
            ("方式", PaperWords.Of(item.Method)),
            ("到会", PaperWords.Figure(item.PresentAtVote ?? 0)),
            ("回避人数", PaperWords.Figure(item.RecusedAtVote)),
            ("同意", PaperWords.Figure(totals.Approve)),
            ("不同意", PaperWords.Figure(totals.Oppose)),
            ("缓议", PaperWords.Figure(totals.Defer)),
            ("弃权", totals.Abstain is { } abstained ? $"，弃权{abstained}票" : ""),
            ("未表决", item.ClosedAt is not null ? $"未表决{PaperWords.Figure(item.SilentCount)}人" : item.IsOpen ? "表决尚未结束" : "表决未完成，议题退回议程"));
    }

    private async Task<List<Sheet>> Findings(AgendaItem item)
    {
        var findings = new List<Sheet>();
        if (item.Urgency is { } urgency)
        {
            findings.Add(Finding($"{Words.Person(Law, urgency.By)}批准按紧急特殊情况办理。理由：{await Text(urgency.Reason)}"));
        }

        if (item.Divergence is { } divergence)
        {
            findings.Add(Finding($"主持人认定：意见分歧{(divergence.IsDivergent ? "较大" : "不大")}。理由：{await Text(divergence.Reason)}"));
        }

        if (item.Unclear is { } unclear)
        {
            findings.Add(Finding($"主持人认定：重大问题尚不清楚（{string.Join(";", unclear.Questions)}）。理由：{await Text(unclear.Reason)}"));
        }

        if (item.Discussed is { } discussed)
        {
            findings.Add(Finding($"会前讨论意见：{await Text(discussed)}"));
        }

        foreach (var request in item.RecusalRequests)
        {
            findings.Add(Finding($"{request.By}申请{Words.Person(Law, request.Member)}回避。理由：{await Text(request.Reason)}。{Decided(request)}"));
        }

        if (item.Adopted is { } adopted)
        {
            findings.Add(Finding($"区长决定采纳未获通过的事项。理由：{await Text(adopted.Reason)}"));
        }

        foreach (var rejected in item.RejectedPapers)
        {
            var (totals, of) = (rejected.Paper.Totals, rejected.Paper.Option is { } put ? $"方案{put}的" : "");
            findings.Add(Finding($"{of}票数曾录为同意{totals.Approve}票、不同意{totals.Oppose}票、缓议{totals.Defer}票，{Words.Person(Law, rejected.By)}核验与选票不符，退回重新录入：{await Text(rejected.Reason)}"));
        }

        foreach (var count in item.OptionTotals)
        {
            findings.Add(Finding($"方案{count.Option}（{Title(count.Option)}）：同意{count.Totals.Approve}票，不同意{count.Totals.Oppose}票，缓议{count.Totals.Defer}票。"));
        }

        if (item.AdoptedOption is { } option)
        {
            findings.Add(Finding($"逐案表决，采用方案{option}（{Title(option)}）。"));
        }

        if (item.Declined is { } declined)
        {
            findings.Add(Finding($"区长作出不同于多数意见的决定。理由：{await Text(declined.Reason)}"));
        }

        return findings;

        string Title(string option) => item.Options.First(known => known.Id == option).Title;

        static string Decided(RequestedRecusal request) => request.IsGranted switch
        {
            null => "会议尚未决定。",
            true => $"会议决定回避（同意{request.Hands.Count(hand => hand.Opinion == Opinion.Approve)}票）。",
            false => $"会议决定不回避（同意{request.Hands.Count(hand => hand.Opinion == Opinion.Approve)}票）。",
        };

        static Sheet Finding(string text) => Sheet.Of(("内容", text));
    }

    // One after the other: each asks the record for its texts.
    private static async Task<List<Sheet>> All<T>(IEnumerable<T> items, Func<T, Task<Sheet>> sheet)
    {
        var sheets = new List<Sheet>();
        foreach (var item in items)
        {
            sheets.Add(await sheet(item));
        }

        return sheets;
    }
}
