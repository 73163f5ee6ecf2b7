using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>会议记录: built from what was recorded live; it can be added to, not rewritten (R-4.2.6-a).</summary>
/// <param name="StartsAt">会议时间.</param>
/// <param name="Cause">会议事由.</param>
/// <param name="Place">地点.</param>
/// <param name="Attended">出席人.</param>
/// <param name="Observers">列席人.</param>
/// <param name="Absent">缺席人, each with the reason, or null where none is recorded.</param>
/// <param name="Presider">主持人.</param>
/// <param name="Recorder">记录人.</param>
/// <param name="LateEntries">补录, each with its reason and signed scan (T-1).</param>
/// <param name="ByVideo">Of those who attended, who was there by video, all the time or for some of it.</param>
/// <param name="Additions">补正, each with who has signed the record with it and who has not.</param>
/// <param name="ToSign">Who has yet to sign the record as it stands; nobody before the closing.</param>
/// <param name="Dissents">Every 不同意 and 缓议 stated, verbatim by reference (R-4.2.6-b).</param>
public sealed record MeetingRecord(
    DateTimeOffset StartsAt,
    string Cause,
    string Place,
    ImmutableArray<string> Attended,
    ImmutableArray<Invitation> Observers,
    ImmutableArray<Absence> Absent,
    string? Presider,
    string? Recorder,
    ImmutableArray<LateEntry> LateEntries,
    ImmutableArray<VideoAttendance> ByVideo,
    ImmutableArray<SignedAddition> Additions,
    ImmutableArray<string> ToSign,
    ImmutableArray<Dissent> Dissents)
{
    /// <summary>How many were present: video counts where C-03 names the body only.</summary>
    public int Present => Attended.Length - ByVideo.Count(it => !it.IsCounted);

    /// <summary>The record of a meeting as it stands.</summary>
    public static MeetingRecord Of(Meeting meeting)
    {
        var attended = meeting.Due.Where(member => meeting.Attendance.Any(presence => presence.Member == member)).ToImmutableArray();
        return new MeetingRecord(
            meeting.OpenedAt ?? meeting.StartsAt,
            meeting.Title,
            meeting.Place,
            attended,
            meeting.Invitations,
            [.. meeting.Due.Except(attended, StringComparer.Ordinal).Select(member => new Absence(member, meeting.Leaves.LastOrDefault(leave => leave.Member == member)?.Reason))],
            meeting.Presider,
            meeting.Recorder,
            meeting.LateEntries,
            [.. attended.Where(member => On(member).Any(presence => presence.IsByVideo)).Select(member => new VideoAttendance(member, meeting.Settings.CountsVideo(meeting.Body) || On(member).Any(presence => !presence.IsByVideo)))],
            [.. meeting.Additions.Select((addition, index) => Signers.Signed(meeting, addition, index + 1))],
            meeting.ClosedAt is null ? [] : [.. Signers.Of(meeting).Where(signer => !Signers.HasSigned(meeting, signer))],
            [.. meeting.Items.SelectMany(item => item.Statements
                .Where(statement => statement.Opinion != Opinion.Approve)
                .Select(statement => new Dissent(item.Number, statement.Member, statement.Opinion, statement.Reason)))]);

        IEnumerable<Presence> On(string member) => meeting.Attendance.Where(presence => presence.Member == member);
    }
}

/// <summary>视频参会, and whether it makes the member present.</summary>
public sealed record VideoAttendance(string Member, bool IsCounted);

/// <summary>补正, and whose signature covers it: a signature is under the record as it stood, with the additions made by then.</summary>
public sealed record SignedAddition(Addition Addition, ImmutableArray<string> SignedBy, ImmutableArray<string> ToSign);

/// <summary>缺席人, with the reason where one is recorded.</summary>
public sealed record Absence(string Member, TextRef? Reason);

/// <summary>A stated 不同意 or 缓议 with its reason.</summary>
public sealed record Dissent(int Item, string Member, Opinion Opinion, TextRef Reason);

/// <summary>记录 and 纪要.</summary>
internal static class Records
{
    /// <summary>Most additions to one record.</summary>
    public const int MostAdditions = 100;

    // R-4.2.6-a 「应当如实记录会议有关情况」: later corrections are additions; the original stays.
    public static void Add(Proceeding p, MeetingCommand.AddToRecord c)
    {
        if (Closed(p, c) is not { } meeting)
        {
            return;
        }

        Sitting.RequireRecorder(p, meeting);
        p.RequireText(c.Text, 5000, "R-4.2.6-a", "补正内容", "the addition");
        p.Require(meeting.Additions.Length < MostAdditions, Rule.Input, "补正过多", "too many additions");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.RecordAddedTo(p.Keep(c.Text)));
        }
    }

    // R-4.2.6-c 「会议记录要写明会议事件、地点、出席人、列席人、缺席人、主持人、记录人等内容」
    public static void Sign(Proceeding p, MeetingCommand.SignRecord c)
    {
        if (Closed(p, c) is not { } meeting)
        {
            return;
        }

        p.Require(p.Actor == meeting.Signs(meeting.Recorder) || p.Actor == meeting.Signs(meeting.Presider), Rule.Authority, "会议记录由记录人和主持人签字", "the recorder and the presider sign the record");
        p.Require(!Signers.HasSigned(meeting, p.Actor), Rule.State, "已签字", "signed already");
        foreach (var absent in MeetingRecord.Of(meeting).Absent.Where(absent => absent.Reason is null))
        {
            p.Refuse("R-4.2.6-c", $"缺席人“{absent.Member}”未写明缺席原因", $"no reason is recorded for the absence of “{absent.Member}”");
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.RecordSigned(meeting.Additions.Length));
        }
    }

    // R-4.2.6-b 「特别是会议上存在的分歧意见要如实记录,并形成会议纪要。」
    public static void FileMinutes(Proceeding p, MeetingCommand.FileMinutes c)
    {
        if (Closed(p, c) is not { } meeting)
        {
            return;
        }

        p.Require(Sitting.IsRecorder(p, meeting, item: null) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true, Rule.Authority, "会议纪要由记录人或政府办形成", "the recorder or the government office files the minutes");
        p.Require(meeting.Minutes is null, Rule.State, "会议纪要已形成", "the minutes are filed");
        p.RequireText(c.Text, 50_000, "R-4.2.6-b", "会议纪要", "the minutes");
        p.Refuse(Unsigned(meeting));
        var concluded = meeting.Items.Where(item => item.ClosedAt is not null).Select(item => item.Matter).ToHashSet(StringComparer.Ordinal);
        p.Require(concluded.SetEquals(c.Matters.OrEmpty()), "R-4.2.6-b", "纪要须且只能涵盖本次会议议决的全部事项", "the minutes cover every matter the meeting concluded, and no other");
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new MeetingFact.MinutesFiled(p.Keep(c.Text)));
        foreach (var matter in concluded.Order(StringComparer.Ordinal).Select(Subject.Matter))
        {
            p.Record(matter, new DecisionFact.MinutesFiled(meeting.Id, p.Today));
            Course.Advance(p, matter);
        }
    }

    /// <summary>R-4.2.6-d 「并按有关规定同会议纪要一并进行存档备查。」: the minutes are filed with the record, signed as it stands, and never
    /// without it; nor are they signed off or issued while an addition waits for its signatures.</summary>
    public static IEnumerable<Refusal> Unsigned(Meeting meeting) => Signers.Of(meeting)
        .Where(person => !Signers.HasSigned(meeting, person))
        .Select(person => new Refusal("R-4.2.6-d", $"会议记录未经“{person}”签字,会议纪要不得单独存档", $"the record is not signed by “{person}”: the minutes are not filed without it"));

    /// <summary>The meeting, closed, or null with the reason stated.</summary>
    public static Meeting? Closed(Proceeding p, MeetingCommand command) =>
        Sitting.Find(p, command) is { } meeting && p.Require(meeting.ClosedAt is not null, Rule.State, "尚未闭会", "the meeting has not closed") ? meeting : null;
}
