using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The office's documents, each for whoever asks.</summary>
public static class DocumentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/meetings/{id}/documents").WithTags("文书 Documents");
        OfMeeting(meetings, "/notice", "会议通知", papers => papers.Notice());
        OfMeeting(meetings, "/agenda", "会议议程", papers => papers.Agenda());
        OfMeeting(meetings, "/record", "会议记录", papers => papers.Record());
        OfMeeting(meetings, "/minutes", "会议纪要", papers => papers.Minutes(), Visibility.MayReadMinutes);
    }

    private static void OfMeeting(RouteGroupBuilder group, string path, string name, Func<MeetingPapers, Task<Sheet>> sheet, Func<Meeting, Reader, bool>? may = null)
    {
        Delegate handler = async (string id, string? format, Caller caller, Desk desk, Clock clock, Documents documents, CancellationToken stop) =>
        {
            var reader = caller.Reader;
            return await desk.Record.Meeting(reader, id, stop) is { } meeting && may?.Invoke(meeting, reader) != false
                ? await documents.Make(name, await sheet(new MeetingPapers(desk, reader, meeting, clock.Today, stop)), caller.Person, format, stop)
                : Problems.NotFound();
        };
        group.MapGet(path, handler).WithSummary(name);
    }
}
