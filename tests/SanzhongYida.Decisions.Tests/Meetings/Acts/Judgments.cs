namespace SanzhongYida.Decisions.Tests;

/// <summary>A judgment in a line: what an act would record, or every rule that stands against it.</summary>
internal static class Judgments
{
    /// <summary>What an accepted act begins with.</summary>
    public const string Accepted = "✓";

    /// <summary>Of an act that is not carried out.</summary>
    public static string Of(Room room, string actor, Command command) => room.Try(actor, command) switch
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
}
