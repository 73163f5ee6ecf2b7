using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The office's documents, each for whoever asks.</summary>
public static class DocumentEndpoints
{
    /// <summary>Days a report on supervision looks back when nobody says otherwise.</summary>
    public const int UsualPeriod = 30;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/meetings/{id}/documents").WithTags("文书 Documents");
        OfMeeting(meetings, "/notice", "会议通知", papers => papers.Notice());
        OfMeeting(meetings, "/agenda", "会议议程", papers => papers.Agenda());
        OfMeeting(meetings, "/record", "会议记录", papers => papers.Record(), Visibility.MayReadRecord);
        OfMeeting(meetings, "/minutes", "会议纪要", papers => papers.Minutes(), Visibility.MayReadMinutes);
        Delegate publication = Publication;
        Delegate appointment = Appointment;
        Delegate responsibility = Responsibility;
        Delegate supervision = Supervision;
        api.MapGet("/matters/{id}/decisions/{number:int}/documents/publication", publication).WithTags("文书 Documents").WithSummary("决策公布稿");
        api.MapGet("/matters/{id}/documents/appointment-notice", appointment).WithTags("文书 Documents").WithSummary("任前公示");
        api.MapGet("/matters/{id}/documents/responsibility", responsibility).WithTags("文书 Documents").WithSummary("责任档案");
        api.MapGet("/supervision/documents/report", supervision).WithTags("文书 Documents").WithSummary("督查报告(默认为最近30日)");
    }

    private static async Task<IResult> Publication(string id, int number, string? format, Caller caller, Desk desk, Documents documents, CancellationToken stop)
    {
        var reader = caller.Reader;
        return await desk.Record.Matter(reader, id, stop) is { } matter && await new MatterPapers(desk, reader, matter, stop).Publication(number) is { } sheet
            ? await documents.Make("决策公布稿", sheet, caller.Person, format, stop, isPublic: true)
            : Problems.NotFound();
    }

    // It is made to be posted: it carries no reader's name.
    private static async Task<IResult> Appointment(string id, string? format, Caller caller, Desk desk, Documents documents, CancellationToken stop)
    {
        var reader = caller.Reader;
        return await desk.Record.Matter(reader, id, stop) is { } matter && new MatterPapers(desk, reader, matter, stop).AppointmentNotice() is { } sheet
            ? await documents.Make("任前公示", sheet, caller.Person, format, stop, isPublic: true)
            : Problems.NotFound();
    }

    private static async Task<IResult> Responsibility(string id, string? format, Caller caller, Desk desk, Documents documents, CancellationToken stop)
    {
        var reader = caller.Reader;
        if (await desk.Record.Matter(reader, id, stop) is not { } matter)
        {
            return Problems.NotFound();
        }

        var meetings = new Dictionary<string, Meeting>(StringComparer.Ordinal);
        foreach (var name in matter.Conclusions.Select(conclusion => conclusion.Meeting).Distinct(StringComparer.Ordinal))
        {
            if (await desk.Record.Meeting(reader, name, stop) is not { } meeting)
            {
                return Problems.NotFound();
            }

            meetings[name] = meeting;
        }

        return Visibility.MayTakeDossier(matter, meetings.Values, reader)
            ? await documents.Make("责任档案", await new MatterPapers(desk, reader, matter, stop).Responsibility(meetings), caller.Person, format, stop)
            : Problems.NotFound();
    }

    private static async Task<IResult> Supervision(DateOnly? from, DateOnly? to, string? format, Caller caller, Desk desk, Clock clock, Documents documents, CancellationToken stop)
    {
        var reader = caller.Reader;
        return Visibility.MayReadSupervision(reader)
            ? await new PeriodQuery(from ?? (to ?? clock.Today).AddDays(-UsualPeriod), to, format).Read(clock.Today, async (first, last) =>
                await documents.Make("督查报告", await new SupervisionPaper(desk, reader, first, last, clock.Today, stop).Report(), caller.Person, format, stop))
            : Problems.NotFound();
    }

    private static void OfMeeting(RouteGroupBuilder group, string path, string name, Func<MeetingPapers, Task<Sheet>> sheet, Func<Meeting, Reader, bool>? may = null)
    {
        Delegate handler = async (string id, string? format, Caller caller, Desk desk, Documents documents, CancellationToken stop) =>
        {
            var reader = caller.Reader;
            return await desk.Record.Meeting(reader, id, stop) is { } meeting && may?.Invoke(meeting, reader) != false
                ? await documents.Make(name, await sheet(new MeetingPapers(desk, reader, meeting, stop)), caller.Person, format, stop)
                : Problems.NotFound();
        };
        group.MapGet(path, handler).WithSummary(name);
    }
}
