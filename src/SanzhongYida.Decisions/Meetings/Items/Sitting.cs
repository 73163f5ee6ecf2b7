using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>What every act at a meeting begins with: finding the meeting and the item, and whose act it is.</summary>
internal static class Sitting
{
    /// <summary>The meeting, or null with “not found” stated: what the actor may not see is not there.</summary>
    public static Meeting? Find(Proceeding p, MeetingCommand command)
    {
        var reader = Matters.Reader(p);
        if (p.Find(Subject.Meeting(command.Meeting)) is Meeting meeting
            && (reader.Holds(Visibility.Of(meeting)) || reader.Holds(AccessKey.Role(Role.DistrictHead))))
        {
            return meeting;
        }

        p.Refuse(Rule.NotFound, "没有这次会议", "there is no such meeting");
        return null;
    }

    /// <summary>The meeting, sitting now.</summary>
    public static Meeting? FindOpen(Proceeding p, MeetingCommand command) =>
        Find(p, command) is { } meeting && p.Require(meeting.IsOpen, Rule.State, "会议未召开或已闭会", "the meeting is not sitting") ? meeting : null;

    /// <summary>The meeting, convened and not yet opened.</summary>
    public static Meeting? FindConvened(Proceeding p, MeetingCommand command) =>
        Find(p, command) is { } meeting && p.Require(meeting.OpenedAt is null, Rule.State, "会议已经召开", "the meeting has opened") ? meeting : null;

    /// <summary>An item on the agenda, or null with the reason stated.</summary>
    public static AgendaItem? OnAgenda(Proceeding p, Meeting meeting, int number)
    {
        var item = meeting.Item(number);
        p.Require(item is not null && CanSee(p, meeting, item), Rule.NotFound, $"议程上没有第{number}项", $"there is no item {number} on the agenda");
        return p.IsRefused || !p.Require(item!.ClosedAt is null, Rule.State, "本议题已结束", "the item is closed") ? null : item;
    }

    /// <summary>The item before the meeting now: one by one (R-4.2.3-a).</summary>
    public static AgendaItem? BeforeMeeting(Proceeding p, Meeting meeting, int number)
    {
        if (OnAgenda(p, meeting, number) is not { } item)
        {
            return null;
        }

        // R-4.2.3-a 「会议决定多个事项时,应逐项进行表决。」
        var other = meeting.OpenItem();
        p.Require(other is null || other.Number == number, "R-4.2.3-a", $"正在审议第{other?.Number}项,应逐项进行", $"item {other?.Number} is before the meeting; items are taken one by one");
        return p.IsRefused || !p.Require(item.IsOpen, Rule.State, "本议题尚未开始", "the item is not open") ? null : item;
    }

    /// <summary>The command names the matter of its item: what it changes there is one step with the meeting.</summary>
    public static bool RequireMatter(Proceeding p, AgendaItem item, string matter) =>
        p.Require(item.Matter == matter, "R-4.2.3-c", "事项与议题不符", "the item is about another matter");

    /// <summary>Members due: the roster of the day, and once open the roster of the opening.</summary>
    public static IEnumerable<string> Roster(Proceeding p, Meeting meeting) => Roster(p.Law, meeting, p.Today);

    /// <summary>The same, on a day.</summary>
    public static ImmutableArray<string> Roster(Law law, Meeting meeting, DateOnly day) =>
        meeting.OpenedAt is not null || meeting.Forum == BodyKind.SpecialTopic || !law.Bodies.TryGetValue(meeting.Body, out var body)
            ? meeting.Due
            : body.Members(day);

    /// <summary>R-4.2.6-c: is the actor a recorder, and not a voting member, and not recused from the item?</summary>
    public static bool IsRecorder(Proceeding p, Meeting meeting, AgendaItem? item) =>
        Offices.Actor(p) is { } actor
        && actor.Is(Role.Recorder, p.Today)
        && !Roster(p, meeting).Contains(actor.Id, StringComparer.Ordinal)
        && item?.IsRecused(actor.Id) != true;

    public static bool RequireRecorder(Proceeding p, Meeting meeting, AgendaItem? item = null) => p.Require(
        IsRecorder(p, meeting, item), Rule.Authority, "须由会议记录人办理,记录人不得为参会成员或已回避", "only a recorder who is no member and not recused may do this");

    /// <summary>By the member, or entered by the recorder for the member.</summary>
    public static bool RequireMemberOrRecorder(Proceeding p, Meeting meeting, AgendaItem? item, string member) => p.Require(
        p.Actor == member || IsRecorder(p, meeting, item), Rule.Authority, "须由本人办理或由会议记录人代为录入", "only the member, or the recorder for the member, may do this");

    /// <summary>Only the presider's own act; of a meeting on paper the recorder enters it (T-1).</summary>
    public static bool RequirePresider(Proceeding p, Meeting meeting, AgendaItem? item) =>
        RequireOwn(p, meeting, Presiding.Of(p.Law, meeting, item, p.Today), "须由会议主持人办理", "only the presider may do this");

    /// <summary>What concludes an item, which the presider does in person also where the meeting was on paper; in the place of one who
    /// has left office since the successor does.</summary>
    public static bool RequirePresiderInPerson(Proceeding p, Meeting meeting, AgendaItem item) => p.Require(
        Presiding.Of(p.Law, meeting, item, p.Today) is { } presider && p.Actor == meeting.Signs(presider),
        Rule.Authority,
        "议题须由会议主持人本人结束",
        "only the presider in person ends an item");

    /// <summary>Only the head's own act; of a meeting on paper the recorder enters it (T-1).</summary>
    public static bool RequireHead(Proceeding p, Meeting meeting) =>
        RequireOwn(p, meeting, Presiding.Head(p.Law, meeting, p.Today), "须由区长办理", "only the district head may do this");

    private static bool RequireOwn(Proceeding p, Meeting meeting, string? person, string chinese, string english) => p.Require(
        person is not null && (p.Actor == person || meeting.IsEnteredLate && IsRecorder(p, meeting, item: null)), Rule.Authority, chinese, english);

    /// <summary>Preparing a meeting: the office, a recorder, or the head.</summary>
    public static bool RequireOffice(Proceeding p) => Offices.RequireRole(p, Role.GovernmentOffice, Role.Recorder, Role.DistrictHead);

    private static bool CanSee(Proceeding p, Meeting meeting, AgendaItem item) =>
        !item.IsRestricted
        || item.Readers.Contains(p.Actor, StringComparer.Ordinal)
        || meeting.Due.Contains(p.Actor, StringComparer.Ordinal)
        || Matters.Reader(p).Holds(AccessKey.Role(Role.BallotSupervisor));
}
