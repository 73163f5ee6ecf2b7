namespace SanzhongYida.Decisions;

/// <summary>四(二)作出决策: which act is whose.</summary>
internal static class Meetings
{
    /// <summary>What the steps of 四(二) still lack.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements =>
    [
        new("minutes", (_, matter, _, _) => MinutesMissing(matter)),
    ];

    public static void Handle(Proceeding p, MeetingCommand command) => p.Refuse(Rule.Input, "没有这项操作", "there is no such act");

    // R-4.2.6-b 「特别是会议上存在的分歧意见要如实记录,并形成会议纪要。」
    private static IEnumerable<Refusal> MinutesMissing(Matter matter) =>
        matter.Conclusions is [.., var last] && matter.MinutedMeetings.Contains(last.Meeting, StringComparer.Ordinal)
            ? []
            : [new Refusal("R-4.2.6-b", "未形成会议纪要", "the minutes of the meeting are missing")];
}

public sealed partial record Rows
{
    private static Rows OfMeeting(Meeting meeting) => new()
    {
        Meetings = [new MeetingRow(meeting.Id, meeting.Body, meeting.Title, meeting.StartsAt, Standing(meeting), meeting.Version)],
        Access = [.. Visibility.Of(meeting).Select(key => new AccessRow(Subject.Meeting(meeting.Id).ToString(), key))],
    };

    private static string Standing(Meeting meeting) => meeting switch
    {
        { Minutes: not null } => "已形成纪要",
        { ClosedAt: not null } => "已闭会",
        { OpenedAt: not null } => "正在开会",
        _ => "已召集",
    };
}

public static partial class Notices
{
    private static IEnumerable<Notice> OfMeeting(Meeting meeting, Fact fact) => fact is MeetingFact.MeetingConvened f
        ? [new Notice.Convened([.. f.Members.Select(AccessKey.Person), AccessKey.Role(Role.Recorder)], f.Id, f.Body, f.StartsAt)]
        : [];
}
