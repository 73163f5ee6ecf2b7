namespace SanzhongYida.Decisions.Tests;

/// <summary>A judgment in a line: what an act would record, or every rule that stands against it.</summary>
internal static class Judgments
{
    /// <summary>What an accepted act begins with.</summary>
    public const string Accepted = "✓";

    /// <summary>Of a judgment.</summary>
    public static string Of(Judgment judgment) => judgment switch
    {
        Judgment.Accepted accepted => Accepted + string.Join('+', accepted.Entries.SelectMany(entry => entry.Facts).Select(fact => fact.GetType().Name)),
        Judgment.Refused refused => string.Join('+', refused.Reasons.Select(reason => reason.RuleId)),
        _ => "?",
    };

    /// <summary>What somebody reads of the meeting, and of its first item.</summary>
    public static string Read(Room room, string person, IReadOnlyCollection<string> matters)
    {
        var (meeting, reader) = (room.Meeting, Reader.Of(room.Law, person, room.Today));
        var seen = Visibility.Seen(meeting, reader);
        return string.Join('+', Parts());

        IEnumerable<string> Parts()
        {
            yield return reader.Holds(Visibility.Of(meeting)) ? "会议" : "无会议";
            yield return Visibility.MayReadAll(meeting, reader) ? "全部审议" : "非全部审议";
            yield return Visibility.MayReadMinutes(meeting, reader) ? "纪要" : "无纪要";
            yield return Visibility.MayReadAudit(reader) ? "审计" : "无审计";
            foreach (var item in meeting.Items)
            {
                yield return $"第{item.Number}项{(Visibility.MayReadDeliberation(meeting, item, reader) ? "审议" : "无审议")}";
                yield return seen.Item(item.Number) is { } shown ? string.Join('、', Shown(shown)) : "不见";
            }

            foreach (var matter in matters.Select(room.Matter))
            {
                yield return Visibility.MayTakeDossier(matter, [meeting], reader) ? $"{matter.Id}档案" : $"{matter.Id}无档案";
            }
        }
    }

    // What of an item is shown at all.
    private static IEnumerable<string> Shown(AgendaItem item)
    {
        var empty = new AgendaItem { Number = 0, Matter = "" };
        return typeof(AgendaItem).GetProperties().Where(property => !Equals(property.GetValue(item), property.GetValue(empty))).Select(property => property.Name).Order(StringComparer.Ordinal);
    }

    /// <summary>Where the meeting and its first item stand, in numbers.</summary>
    public static string Stand(Room room)
    {
        var record = MeetingRecord.Of(room.Meeting);
        var head = $"到会{record.Present} 出席{record.Attended.Length} 视频{record.ByVideo.Length} 缺席{record.Absent.Length} 未说明{record.Absent.Count(absent => absent.Reason is null)} 不同意见{record.Dissents.Length} 主持{record.Presider} 记录{record.Recorder}";
        if (room.Meeting.Item(1) is not { } item)
        {
            return head;
        }

        var standing = ItemStanding.Of(room.Law, room.Meeting, item, room.Today);
        return $"{head} | 应到{standing.Due} 实到{standing.Present} 回避{standing.Recused} 有表决权{standing.Entitled} 法定{standing.NeededForQuorum} 通过须{standing.NeededToCarry}"
            + $"{(standing.IsFlagged ? " 分歧" : "")}{(standing.CannotCarry ? " 不能通过" : "")} {standing.NearRelatives} | {string.Join('+', standing.AgainstVoting.Select(reason => reason.RuleId))}";
    }
}
