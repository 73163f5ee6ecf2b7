using System.Collections.Immutable;
using System.Globalization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>“核对会议”: what the meeting and one item of it must show.</summary>
internal static class MeetingChecks
{
    public static async Task Check(StoryStep step, StoryMeeting seen)
    {
        var (meeting, number) = (seen.Meeting, MeetingActs.Item(step));
        if (seen.Standing is { } standing)
        {
            Same(step, "应到", standing.Due);
            Same(step, "到会", standing.Present);
            Same(step, "有权", standing.Entitled);
            Same(step, "须赞成", standing.NeededToCarry);
            Same(step, "提示", standing.CannotCarry ? "是" : "否");
        }

        Same(step, "主持", meeting.Presider ?? "");
        Same(step, "记录", meeting.Recorder ?? "");
        Same(step, "列席", meeting.Invitations.Length);
        if (meeting.Item(number) is { } item)
        {
            Same(step, "陈述", item.Statements.Select(statement => $"{statement.Member}/{Word(statement.Opinion)}"));
            Same(step, "表决", item.Votes.Select(vote => $"{vote.Member}/{Word(vote.Opinion)}"));
            Same(step, "计票", $"{item.Totals.Approve}/{item.Totals.Oppose}/{item.Totals.Defer}");
            Same(step, "采用方案", item.AdoptedOption ?? "无");
            Same(step, "书面意见", item.WrittenOpinions.Select(opinion => $"{opinion.Member}/{Word(opinion.Opinion)}"));
        }

        var record = MeetingRecord.Of(meeting);
        Same(step, "缺席", await Told(record.Absent.Where(absent => absent.Reason is not null).Select(absent => (absent.Member, absent.Reason!.Value)), seen));
        Same(step, "异议", await Told(record.Dissents.Where(dissent => dissent.Item == number).Select(dissent => ($"{dissent.Member}/{Word(dissent.Opinion)}", dissent.Reason)), seen));
    }

    private static async Task<IEnumerable<string>> Told(IEnumerable<(string Who, TextRef Reason)> lines, StoryMeeting seen)
    {
        var told = ImmutableArray.CreateBuilder<string>();
        foreach (var (who, reason) in lines)
        {
            told.Add($"{who}/{await seen.Text(reason)}");
        }

        return told;
    }

    private static string Word(Opinion opinion) => opinion switch
    {
        Opinion.Approve => "同意",
        Opinion.Oppose => "不同意",
        _ => "缓议",
    };

    private static void Same(StoryStep step, string what, int actual) => Same(step, what, actual.ToString(CultureInfo.InvariantCulture));

    private static void Same(StoryStep step, string what, string actual)
    {
        if (step.Find(what) is { } expected && expected != actual)
        {
            throw new StoryException(step.Line, $"{what}应为{expected},实为{actual}");
        }
    }

    private static void Same(StoryStep step, string what, IEnumerable<string> actual) => MatterChecks.Same(step, what, actual);
}
