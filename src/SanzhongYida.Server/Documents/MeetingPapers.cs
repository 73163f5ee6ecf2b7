using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The documents of a meeting, made of what was recorded: 会议通知, 议程, 会议记录, 会议纪要. Every one is made for its reader.</summary>
/// <param name="Desk">The record.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="Recorded">The meeting.</param>
/// <param name="Stop">Gives up.</param>
public sealed partial record MeetingPapers(Desk Desk, Reader Reader, Meeting Recorded, CancellationToken Stop)
{
    /// <summary>Does it leave out the other matters the meeting had, for the dossier of one?</summary>
    public bool IsExtract { get; init; }

    private Meeting Seen { get; } = Visibility.Seen(Recorded, Reader);

    private Law Law => Desk.Law;

    /// <summary>会议通知 with receipt and 请假.</summary>
    public async Task<Sheet> Notice() => (await Planned())
        .With("议题", await Items())
        .With("列席", Observers())
        .With("回执", Seen.Due.Select(member => Sheet.Of(
            ("姓名", Words.Person(Law, member)),
            ("是否参加", Seen.Receipts.LastOrDefault(receipt => receipt.Member == member) is { Attends: true } ? "参加" : Seen.Leaves.Any(leave => leave.Member == member) ? "请假" : ""),
            ("请假理由", ""))));

    /// <summary>会议议程.</summary>
    public async Task<Sheet> Agenda() => (await Planned()).With("议题", await Items()).With("列席", Observers());

    /// <summary>会议纪要 (W-DOC): as filed, or a draft made of what was recorded. It tells what was decided, not who voted how.</summary>
    public async Task<Sheet> Minutes()
    {
        var sheet = await Head();
        var minutes = Recorded.Minutes;
        var text = minutes is null ? await Draft() : IsExtract ? $"{await Draft()}\n{PaperWords.Extract(minutes.Text)}" : await Text(minutes.Text);
        var issued = minutes?.Issued;
        sheet.Words["文号"] = issued?.Number ?? (minutes?.Approved is null ? "（送审稿）" : $"〔{(minutes.On).Year}〕  号");
        sheet.Words["印发日期"] = issued is null ? PaperWords.Undated : Words.Day(issued.On);
        sheet.Words["印发范围"] = issued?.Range ?? "（印发时确定）";
        sheet.Words["请假"] = PaperWords.Names(Law, Recorded.Due.Intersect(Recorded.Leaves.Select(leave => leave.Member), StringComparer.Ordinal).Except(MeetingRecord.Of(Recorded).Attended, StringComparer.Ordinal));
        sheet.Words["列席"] = ObserverNames();
        return sheet
            .With("段落", text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Sheet.Of(("内容", line))))
            .With("签发", minutes?.Approved is { } approved ? [Sheet.Of(("签发人", Words.Person(Law, approved.Person)), ("签发日期", Words.Day(DistrictTime.Day(approved.At))))] : []);
    }

    // What is sent out before a meeting says when it is convened for, and goes on saying so once it has opened earlier or later.
    private async Task<Sheet> Planned()
    {
        var sheet = await Head();
        sheet.Words["会议时间"] = PaperWords.Moment(Recorded.StartsAt);
        return sheet;
    }

    private async Task<Sheet> Head()
    {
        var record = MeetingRecord.Of(Recorded);
        var presider = record.Presider ?? Recorded.Convener;
        var delegation = Recorded.Delegations.FirstOrDefault(delegation => delegation.Item is null && delegation.Delegate == presider);
        return Sheet.Of(
            ("会议组成", Law.Bodies.TryGetValue(Recorded.Body, out var body) ? body.Name : Words.Of(Recorded.Forum)),
            ("会议时间", PaperWords.Moment(record.StartsAt)),
            ("事由", record.Cause),
            ("地点", record.Place),
            ("主持人", Words.Person(Law, presider)),
            ("召集人", Words.Person(Law, Recorded.Convener)),
            ("委托", delegation is null ? "" : $"（受区长委托；委托理由：{await Text(delegation.Reason)}）"),
            ("记录人", record.Recorder is { } recorder ? Words.Person(Law, recorder) : "（未确定）"),
            ("参会人员", PaperWords.Names(Law, Recorded.Due)),
            ("出席", record.Attended.IsEmpty ? "无" : string.Join("、", record.Attended.Select(member => Words.Person(Law, member) + ByVideo(record, member)))),
            ("列席名单", ObserverNames()),
            ("无列席", Recorded.Invitations.IsEmpty ? "无。" : ""),
            ("应到", PaperWords.Figure(Recorded.Due.Length)),
            ("到会", PaperWords.Figure(record.Present)),
            ("制发日期", Recorded.ConvenedAt <= Recorded.StartsAt ? Words.Day(DistrictTime.Day(Recorded.ConvenedAt)) : PaperWords.Undated));
    }

    // R-4.2.6-c 「出席人」: how somebody was there is part of who was there (C-03).
    private static string ByVideo(MeetingRecord record, string member) => record.ByVideo.FirstOrDefault(it => it.Member == member) switch
    {
        null => "",
        { IsCounted: true } => "（视频）",
        _ => "（视频，不计到会）",
    };

    private async Task<IEnumerable<Sheet>> Items()
    {
        var matters = await Matters();
        return Seen.Items.Where(item => item.TakenOff is null).OrderBy(item => item.Number).Select(item => Sheet.Of(
            ("序号", PaperWords.Figure(item.Number)),
            ("序号中文", PaperWords.Numeral(item.Number)),
            ("题目", matters(item)?.Title ?? PaperWords.Withheld),
            ("汇报单位", matters(item) is { } matter ? Words.Unit(Law, matter.Unit) : PaperWords.Withheld),
            ("表决方式", PaperWords.Of(item.Method)),
            ("备注", item.IsStudy ? "；传达学习，不表决" : item.IsDiscussion ? "；会前讨论，不表决" : item.HasLegalRisk ? "；改革探索，已附法律风险说明" : "")));
    }

    // R-4.2.4-a 「可视情况邀请区人大代表、政协委员和新闻媒体、群众代表列席会议」: by name, capacity and item.
    private IEnumerable<Sheet> Observers() => Recorded.Invitations.Select(invitation => Sheet.Of(
        ("姓名", invitation.Name),
        ("身份", invitation.Capacity),
        ("列席议题", invitation.Items.IsEmpty ? "" : $"，列席第{string.Join("、", invitation.Items)}项议题")));

    private string ObserverNames() => Recorded.Invitations.IsEmpty ? "无" : string.Join("、", Recorded.Invitations.Select(invitation => $"{invitation.Name}（{invitation.Capacity}）"));

    private async Task<string> Draft()
    {
        var matters = await Matters();
        var lines = Seen.Items.Where(item => item.ClosedAt is not null).OrderBy(item => item.Number).Select(item =>
            $"{PaperWords.Numeral(item.Number)}、{matters(item)?.Title ?? PaperWords.Withheld}。{PaperWords.Decided(item.Outcome)}{Follow(item)}。");
        return string.Join('\n', lines.Prepend($"{Words.Day(DistrictTime.Day(Recorded.OpenedAt ?? Recorded.StartsAt))}，{Words.Person(Law, Recorded.Presider ?? Recorded.Convener)}主持召开会议，{Recorded.Title}。现纪要如下："));
    }

    private string Follow(AgendaItem item) =>
        (item.ExecutingUnit is { } unit ? $"，由{Words.Unit(Law, unit)}负责实施" : "") + (item.Coordinator is { } leader ? $"，由{Words.Person(Law, leader)}负责协调" : "");

    private async Task<Func<AgendaItem, MatterRow?>> Matters()
    {
        var rows = await Desk.Record.Matters(Reader, [.. Seen.Items.Select(item => item.Matter).Distinct(StringComparer.Ordinal)], Stop);
        return item => rows.GetValueOrDefault(item.Matter);
    }

    private async Task<string> Text(TextRef? text) => text switch
    {
        null => "",
        { } known when IsExtract && Recorded.Additions.Any(addition => addition.Text == known) => PaperWords.OtherItems,
        { } known => PaperWords.Of(Law, await Desk.Record.Find(Reader, Subject.Meeting(Recorded.Id), known.Digest, Stop)),
    };
}
