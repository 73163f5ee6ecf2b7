namespace SanzhongYida.Decisions;

/// <summary>补录: what stands on paper, signed, and why it was not entered as it happened.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Scan">Lower-case hexadecimal SHA-256 of the signed scan.</param>
public sealed record OnPaper(string Reason, string Scan);

/// <summary>A late entry as recorded: everything entered under it happened at <paramref name="On"/>.</summary>
/// <param name="On">When it happened.</param>
/// <param name="Reason">Why it was entered late.</param>
/// <param name="Scan">Digest of the signed scan.</param>
/// <param name="EnteredAt">When it was entered.</param>
/// <param name="By">Who entered it.</param>
public sealed record LateEntry(DateTimeOffset On, TextRef Reason, string Scan, DateTimeOffset EnteredAt, string By);

/// <summary>T-1: what happened on paper is entered afterwards under the same rules, judged by the day it happened, and marked.</summary>
internal static class LateEntries
{
    private const int ScanLength = 64;

    public static void Begin(Proceeding p, MeetingCommand.BeginLateEntry c)
    {
        if (Sitting.Find(p, c) is not { } meeting)
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting);
        p.Require(meeting.ClosedAt is null, Rule.State, "已闭会,只能补正会议记录", "the meeting has closed: its record can only be added to");
        Require(p, c.OccurredAt, c.Paper);
        var last = meeting.LateEntries is [.., var late] ? late.On : meeting.OpenedAt;
        p.Require(last is null || last <= c.OccurredAt, "T-1", "补录时间不得早于已记录的内容", "it can't have happened before what is recorded already");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.LateEntryBegun(c.OccurredAt, p.Keep(c.Paper.Reason), c.Paper.Scan));
        }
    }

    public static void End(Proceeding p, MeetingCommand.EndLateEntry c)
    {
        if (Sitting.Find(p, c) is not { } meeting)
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting);
        p.Require(meeting.IsEnteredLate, Rule.State, "没有正在进行的补录", "nothing is being entered late");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.LateEntryEnded());
        }
    }

    /// <summary>Late entries whose signed scan nobody uploaded: until it lies under the meeting nothing entered late is concluded.</summary>
    public static IEnumerable<Refusal> Unfounded(Meeting meeting) => meeting.LateEntries
        .Select(late => late.Scan)
        .Distinct(StringComparer.Ordinal)
        .Where(scan => meeting.Scans.All(known => known.Digest != scan))
        .Select(scan => new Refusal("T-1", $"补录的签字扫描件{scan[..8]}…尚未上传", $"the signed scan {scan[..8]}… of a late entry is not uploaded"));

    /// <summary>Never in the future, with the reason and the signed scan.</summary>
    public static void Require(Proceeding p, DateTimeOffset occurredAt, OnPaper paper)
    {
        p.Require(occurredAt <= p.At, "T-1", "补录的发生时间不得晚于现在", "it can't have happened in the future");
        p.RequireText(paper.Reason, 1000, "T-1", "补录理由", "the reason for the late entry");
        p.Require(paper.Scan is { Length: ScanLength } scan && scan.All(char.IsAsciiHexDigitLower), "T-1", "补录须附签字扫描件(其SHA-256摘要)", "a late entry needs the signed scan, by its SHA-256 digest");
    }
}
