using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>会议纪要, and how it became a paper: 会签, 签发, 印发 (U-3).</summary>
/// <param name="Text">As it stands.</param>
/// <param name="On">The day it was formed.</param>
/// <param name="By">Who formed it.</param>
public sealed record Minutes(TextRef Text, DateOnly On, string By)
{
    /// <summary>Earlier wordings, oldest first; both are shown.</summary>
    public ImmutableArray<TextRef> Earlier { get; init; } = [];

    /// <summary>会签 of this wording.</summary>
    public ImmutableArray<Countersignature> Countersigned { get; init; } = [];

    /// <summary>签发 by the presider, or null.</summary>
    public Countersignature? Approved { get; init; }

    /// <summary>印发, or null.</summary>
    public MinutesIssue? Issued { get; init; }

    /// <summary>May it still be reworded?</summary>
    [JsonIgnore]
    public bool IsDraft => Approved is null;
}

/// <summary>Who put a name under the minutes, and when.</summary>
public sealed record Countersignature(string Person, DateTimeOffset At);

/// <summary>印发: 文号, 印发范围, copies, the day.</summary>
public sealed record MinutesIssue(string Number, string Range, int Copies, DateOnly On, string By);

/// <summary>U-3: 会议纪要 is drafted, countersigned, signed off by the presider and issued under a number (R-4.2.6-b).</summary>
internal static class MinutesPapers
{
    /// <summary>Most copies of one issue.</summary>
    public const int MostCopies = 1000;

    public static void Revise(Proceeding p, MeetingCommand.ReviseMinutes c)
    {
        if (Draft(p, c) is not { } meeting)
        {
            return;
        }

        RequireOffice(p, meeting);
        p.RequireText(c.Text, 50_000, "R-4.2.6-b", "会议纪要", "the minutes");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MinutesRevised(p.Keep(c.Text)));
        }
    }

    public static void Countersign(Proceeding p, MeetingCommand.CountersignMinutes c)
    {
        if (Draft(p, c) is not { } meeting)
        {
            return;
        }

        p.Require(MeetingRecord.Of(meeting).Attended.Contains(p.Actor, StringComparer.Ordinal), "R-4.2.6-b", "会议纪要由出席会议的成员会签", "members who attended countersign the minutes");
        p.Require(meeting.Minutes!.Countersigned.All(known => known.Person != p.Actor), Rule.State, "已会签", "countersigned already");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MinutesCountersigned());
        }
    }

    public static void Approve(Proceeding p, MeetingCommand.ApproveMinutes c)
    {
        if (Draft(p, c) is not { } meeting)
        {
            return;
        }

        p.Require(p.Actor == meeting.Signs(meeting.Presider), Rule.Authority, "会议纪要由会议主持人签发", "the meeting's presider signs the minutes off");
        p.Refuse(Records.Unsigned(meeting));
        p.Require(meeting.Minutes!.Countersigned.Any(known => known.Person != p.Actor), "R-4.2.6-b", "会议纪要未经会签", "nobody else has countersigned the minutes");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MinutesApproved());
        }
    }

    public static void Issue(Proceeding p, MeetingCommand.IssueMinutes c)
    {
        if (Formed(p, c) is not { } meeting)
        {
            return;
        }

        RequireOffice(p, meeting);
        p.Require(!meeting.Minutes!.IsDraft, "R-4.2.6-b", "会议纪要未经主持人签发,不得印发", "the presider has not signed the minutes off");
        p.Refuse(Records.Unsigned(meeting));
        p.Require(meeting.Minutes.Issued is null, Rule.State, "已印发", "issued already");
        p.RequireText(c.Number, 60, "R-4.2.6-b", "文号", "the number");
        p.Require(c.Number is null || c.Number.Contains($"〔{p.Today.Year}〕", StringComparison.Ordinal) && c.Number.EndsWith('号'), "W-DOC", $"文号须含年份“〔{p.Today.Year}〕”并以“号”结尾", "a number holds its year in 〔〕 and ends in 号");
        p.RequireText(c.Range, 500, "R-4.2.6-b", "印发范围", "to whom it is issued");
        p.Require(c.Copies is > 0 and <= MostCopies, Rule.Input, $"印数须为1至{MostCopies}", $"1 to {MostCopies} copies");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MinutesIssued(c.Number!, c.Range, c.Copies));
        }
    }

    private static void RequireOffice(Proceeding p, Meeting meeting) => p.Require(
        Sitting.IsRecorder(p, meeting, item: null) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true,
        Rule.Authority,
        "会议纪要由记录人或政府办办理",
        "the recorder or the government office handles the minutes");

    private static Meeting? Draft(Proceeding p, MeetingCommand command) =>
        Formed(p, command) is { } meeting && p.Require(meeting.Minutes!.IsDraft, "R-4.2.6-b", "会议纪要已签发,不得再改", "the minutes are signed off") ? meeting : null;

    private static Meeting? Formed(Proceeding p, MeetingCommand command) =>
        Sitting.Find(p, command) is { } meeting && p.Require(meeting.Minutes is not null, Rule.State, "会议纪要尚未形成", "the minutes are not formed") ? meeting : null;
}
