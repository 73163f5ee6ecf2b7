using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The office's documents in the dossier of one matter (R-4.2.6-d, W-713-33), each made as its reader may read it and of what this matter
/// is told alone: of a meeting that had others it holds an extract. A document that is not due yet is not there.</summary>
/// <param name="Desk">The record.</param>
/// <param name="Documents">Makes them.</param>
/// <param name="Reader">Who takes the dossier.</param>
/// <param name="Today">The day it is taken.</param>
/// <param name="Stop">Gives up.</param>
public sealed record DossierPapers(Desk Desk, Documents Documents, Reader Reader, DateOnly Today, CancellationToken Stop)
{
    /// <summary>The documents of a matter and its meetings.</summary>
    public async Task<IReadOnlyList<DossierDocument>> Of(Matter matter, IReadOnlyList<Meeting> meetings)
    {
        var documents = new List<DossierDocument>();
        var sittings = meetings.Where(meeting => meeting.Items.Any(item => item.Matter == matter.Id && item.TakenOff is null)).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id, StringComparer.Ordinal);
        foreach (var (index, meeting) in sittings.Index())
        {
            documents.AddRange(await OfMeeting(matter, meeting, string.Create(CultureInfo.InvariantCulture, $"会议{index + 1}-")));
        }

        documents.AddRange(await OfMatter(Visibility.Seen(matter, Reader), meetings));
        return documents;
    }

    private async Task<List<DossierDocument>> OfMeeting(Matter matter, Meeting meeting, string prefix)
    {
        var isShared = Visibility.IsShared(meeting, matter.Id);
        var papers = new MeetingPapers(Desk, Reader, Visibility.InDossier(meeting, matter.Id), Stop) { IsExtract = isShared };
        var remark = isShared ? $"卷宗所附，只载{matter.Number}；同次会议的其他议题不在本卷" : $"卷宗所附，{matter.Number}";
        var documents = new List<DossierDocument>
        {
            await Make(prefix, "会议通知", await papers.Notice(), remark),
            await Make(prefix, "会议议程", await papers.Agenda(), remark),
        };
        if (meeting.ClosedAt is not null)
        {
            documents.Add(await Make(prefix, "会议记录", await papers.Record(), remark));
        }

        // R-4.2.6-d 「并按有关规定同会议纪要一并进行存档备查。」
        if (meeting.Minutes is not null)
        {
            documents.Add(await Make(prefix, "会议纪要", await papers.Minutes(), remark));
        }

        return documents;
    }

    private async Task<List<DossierDocument>> OfMatter(Matter matter, IReadOnlyList<Meeting> meetings)
    {
        var documents = new List<DossierDocument>();
        var (papers, remark) = (new MatterPapers(Desk, Reader, matter, Stop), $"卷宗所附，{matter.Number}");
        foreach (var decision in matter.PublishedDecisions.Select(published => published.Publication.Decision))
        {
            if (await papers.Publication(decision) is { } publication)
            {
                documents.Add(await Make(string.Create(CultureInfo.InvariantCulture, $"决定{decision}-"), "决策公布稿", publication, remark));
            }
        }

        if (papers.AppointmentNotice() is { } notice)
        {
            documents.Add(await Make("", "任前公示", notice, remark));
        }

        if (!matter.Conclusions.IsEmpty)
        {
            documents.Add(await Make("", "责任档案", await papers.Responsibility(meetings.ToDictionary(meeting => meeting.Id, StringComparer.Ordinal)), remark));
        }

        // Up to the day it was filed: what is archived is not told otherwise by the day it is taken out.
        var last = matter.ArchivedOn ?? Today;
        if (Visibility.MayReadSupervision(Reader) && await new SupervisionPaper(Desk, Reader, matter.SubmittedOn, last, last, Stop).Report(matter) is { } report)
        {
            documents.Add(await Make("", "督查报告", report, remark));
        }

        return documents;
    }

    private async Task<DossierDocument> Make(string prefix, string template, Sheet sheet, string remark) =>
        new($"{prefix}{template}.docx", await Documents.ForFile(template, sheet, remark, Stop));
}
