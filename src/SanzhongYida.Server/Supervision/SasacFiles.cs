using System.Globalization;
using System.Text;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>静态资源 0002: the files the packages name, in the standard's folders. Whatever the reader may not read is not there.</summary>
/// <param name="Desk">The record.</param>
/// <param name="Reader">Who asks.</param>
/// <param name="Documents">Makes the papers.</param>
/// <param name="Stop">Gives up.</param>
public sealed record SasacFiles(Desk Desk, Reader Reader, Documents Documents, CancellationToken Stop)
{
    /// <summary>Where the notice of a meeting lies.</summary>
    public static string Notice(Meeting meeting) => $"会议通知/{meeting.Id}.docx";

    /// <summary>Where its minutes lie.</summary>
    public static string Minutes(Meeting meeting) => $"会议纪要/{meeting.Id}.docx";

    /// <summary>Where its record lies.</summary>
    public static string Record(Meeting meeting) => $"会议记录/{meeting.Id}.docx";

    /// <summary>The id of an item among the subjects of all meetings.</summary>
    public static string Subject(Meeting meeting, AgendaItem item) => string.Create(CultureInfo.InvariantCulture, $"{meeting.Id}-{item.Number}");

    /// <summary>The items of a meeting that are subjects: those it was to decide.</summary>
    public static IEnumerable<AgendaItem> Subjects(Meeting meeting, IReadOnlyDictionary<string, Matter> matters) =>
        meeting.Items.Where(item => matters.ContainsKey(item.Matter) && !item.IsDiscussion);

    /// <summary>Why members were absent, as far as it is recorded and open to the reader.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Reasons(Meeting meeting)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var absent in MeetingRecord.Of(meeting).Absent)
        {
            reasons[absent.Member] = absent.Reason is { } reason ? await Desk.Record.Text(Reader, Decisions.Subject.Meeting(meeting.Id), reason.Digest, Stop) ?? "" : "";
        }

        return reasons;
    }

    /// <summary>Every file with its path.</summary>
    public async IAsyncEnumerable<(string Path, ReadOnlyMemory<byte> Content)> Of(IEnumerable<Meeting> meetings, IReadOnlyDictionary<string, Matter> matters)
    {
        foreach (var seen in meetings)
        {
            // As recorded: each paper is cut for its reader when it is made.
            if (await Desk.Record.Meeting(Reader, seen.Id, Stop) is not { } meeting)
            {
                continue;
            }

            var papers = new MeetingPapers(Desk, Reader, meeting, Stop);
            yield return (Notice(meeting), await Documents.Fill("会议通知", await papers.Notice(), Reader.Person, Stop));
            if (meeting.Minutes is not null && Visibility.MayReadMinutes(meeting, Reader))
            {
                yield return (Minutes(meeting), await Documents.Fill("会议纪要", await papers.Minutes(), Reader.Person, Stop));
            }

            if (meeting.ClosedAt is not null && Visibility.MayReadRecord(meeting, Reader))
            {
                yield return (Record(meeting), await Documents.Fill("会议记录", await papers.Record(), Reader.Person, Stop));
            }

            foreach (var item in Subjects(seen, matters))
            {
                await foreach (var (name, text) in Materials(matters[item.Matter]))
                {
                    yield return ($"{Subject(meeting, item)}/{name}.txt", Encoding.UTF8.GetBytes(text));
                }
            }
        }
    }

    private async IAsyncEnumerable<(string Name, string Text)> Materials(Matter matter)
    {
        if (await Text(matter, matter.Draft) is { } draft)
        {
            yield return ("议题材料/草案", draft);
        }

        foreach (var (index, filed) in matter.Evidence.Index())
        {
            if (filed.Text is { } known && await Text(matter, known) is { } text)
            {
                var folder = SelfCheck.IsHearing(filed.Evidence) ? "听取意见" : "议题材料";
                yield return (string.Create(CultureInfo.InvariantCulture, $"{folder}/{index + 1:00}"), $"{Words.Day(filed.Evidence.On)} {EvidenceTelling.Of(Desk.Law, filed.Evidence)}\n{text}\n");
            }
        }
    }

    private Task<string?> Text(Matter matter, TextRef text) => Desk.Record.Text(Reader, Decisions.Subject.Matter(matter.Id), text.Digest, Stop);
}
