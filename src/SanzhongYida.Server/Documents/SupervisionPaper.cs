using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>督查报告 (R-5.1-d 「并及时向区政府报告」), for any period: with the numbers of the centre's board, what is overdue, what was told and what was followed up in a period, of the matters the centre reads.</summary>
/// <param name="Desk">The record.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Today">The day it is made.</param>
/// <param name="Stop">Gives up.</param>
public sealed record SupervisionPaper(Desk Desk, Reader Reader, DateOnly From, DateOnly To, DateOnly Today, CancellationToken Stop)
{
    private Law Law => Desk.Law;

    /// <summary>The report.</summary>
    public async Task<Sheet> Report()
    {
        var matters = (await PageQuery.All((cursor, size) => Desk.Record.Matters(Reader, cursor, size, Stop))).ToDictionary(row => "matter/" + row.Id, StringComparer.Ordinal);
        var overdue = await PageQuery.All((cursor, size) => Desk.Record.Overdue(Reader, Today, cursor, size, Stop));
        var alerts = (await PageQuery.All((cursor, size) => Desk.Record.Alerts(Reader, cursor, size, Stop))).Where(alert => alert.RaisedOn >= From && alert.RaisedOn <= To).ToList();
        var followUps = new List<Sheet>();
        foreach (var row in matters.Values)
        {
            followUps.AddRange(await Desk.Record.Matter(Reader, row.Id, Stop) is { } matter ? await FollowUps(matter) : []);
        }

        return Told(subject => matters.GetValueOrDefault(subject)?.Number ?? PaperWords.Withheld, overdue, alerts, followUps);
    }

    /// <summary>The report on one matter alone; null when there is nothing to report.</summary>
    public async Task<Sheet?> Report(Matter matter)
    {
        var rows = Rows.Of(matter);
        var overdue = rows.Dues.Where(due => DistrictTime.IsOverdue(due.Due, Today)).ToList();
        var alerts = rows.Alerts.Where(alert => alert.RaisedOn >= From && alert.RaisedOn <= To).ToList();
        var followUps = await FollowUps(matter);
        return overdue.Count + alerts.Count + followUps.Count == 0 ? null : Told(_ => matter.Number, overdue, alerts, followUps);
    }

    private Sheet Told(Func<string, string> number, IReadOnlyCollection<DueRow> overdue, List<AlertRow> alerts, List<Sheet> followUps) =>
        Sheet.Of(
                ("开始日期", Words.Day(From)),
                ("截止日期", Words.Day(To)),
                ("制发日期", Words.Day(Today)),
                ("逾期数", PaperWords.Figure(overdue.Count)),
                ("提醒数", PaperWords.Figure(alerts.Count)),
                ("督办数", PaperWords.Figure(followUps.Count)),
                ("办结数", PaperWords.Figure(followUps.Count(line => line.Word("结论")!.Length > 0))),
                ("无逾期", overdue.Count == 0 ? "没有逾期事项。" : ""),
                ("无提醒", alerts.Count == 0 ? "报告期内没有新的提醒。" : ""),
                ("无督办", followUps.Count == 0 ? "报告期内没有督办事项。" : ""))
            .With("逾期", overdue.Select(due => Sheet.Of(
                ("编号", number(due.Subject)),
                ("内容", due.Name),
                ("单位", due.Unit is { } unit ? Words.Unit(Law, unit) : ""),
                ("到期日", Words.Day(due.Due, due.IsProvisional)),
                ("天数", PaperWords.Figure(Today.DayNumber - due.Due.DayNumber)))))
            .With("提醒", alerts.Select(alert => Sheet.Of(
                ("日期", Words.Day(alert.RaisedOn)),
                ("编号", number(alert.Subject)),
                ("内容", alert.Name),
                ("单位", alert.Unit is { } unit ? Words.Unit(Law, unit) : "责任单位未明确"),
                ("到期日", Words.Day(alert.Due)),
                ("状态", alert.IsSettled ? "，已完成" : "，未完成"))))
            .With("督办", followUps);

    // 督办 stand in the matters themselves.
    private async Task<List<Sheet>> FollowUps(Matter matter)
    {
        var lines = new List<Sheet>();
        foreach (var followUp in matter.FollowUps.Where(known => known.OpenedOn <= To && (known.ClosedOn is null || known.ClosedOn >= From)))
        {
            lines.Add(Sheet.Of(
                ("编号", matter.Number),
                ("督办号", followUp.Id),
                ("内容", (await Text(matter.Id, followUp.Content)).TrimEnd('。')),
                ("立项日期", Words.Day(followUp.OpenedOn)),
                ("期限", Words.Day(followUp.Due.On, followUp.Due.IsProvisional)),
                ("状态", followUp.ClosedOn is { } closed ? $"{Words.Day(closed)}办结" : DistrictTime.IsOverdue(followUp.Due.On, Today) ? "逾期未办结" : "正在办理"),
                ("结论", followUp.Conclusion is { } conclusion ? $"，结论：{await Text(matter.Id, conclusion)}" : "")));
        }

        return lines;
    }

    private async Task<string> Text(string matter, TextRef text) => PaperWords.Of(Law, await Desk.Record.Find(Reader, Subject.Matter(matter), text.Digest, Stop));
}
